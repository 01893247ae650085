// JSON as a value: read leniently, because feeds and pages get it wrong, and written on one line, because programs read it.
// Control characters are always written as escapes, so that what is printed can do nothing to a terminal.

/// A JSON value.
public enum JSONValue: Hashable, Sendable {
  case null
  case boolean(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  /// Members in order; of two with one name the first is found.
  case object([Member])

  /// A member of an object.
  public struct Member: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// Its value.
    public let value: JSONValue
    /// A member.
    public init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// A string, or null.
  public init(_ text: String?) { self = text.map { .string($0) } ?? .null }
  /// A whole number, or null.
  public init(_ number: Int?) { self = number.map { .number(Double($0)) } ?? .null }
  /// A moment in ISO 8601, or null.
  public init(_ moment: Timestamp?) { self = moment.map { .string($0.iso8601) } ?? .null }

  /// The member of an object; nil where there is none or it is null.
  public subscript(_ name: String) -> JSONValue? {
    guard case .object(let members) = self, let value = members.first(where: { $0.name == name })?.value else {
      return nil
    }
    return value == .null ? nil : value
  }

  /// The string, or the number or truth as one writes it.
  public var text: String? {
    switch self {
    case .string(let text): text
    case .number(let number): Self.written(number)
    case .boolean(let value): value ? "true" : "false"
    case .null, .array, .object: nil
    }
  }

  /// The number, or the one that the string spells.
  public var number: Double? {
    switch self {
    case .number(let number): number
    case .string(let text): Double(text)
    default: nil
    }
  }

  /// The elements of an array; a single value counts as an array of itself, null as an empty one.
  public var elements: [JSONValue] {
    switch self {
    case .array(let elements): elements
    case .null: []
    default: [self]
    }
  }

  static func written(_ number: Double) -> String {
    guard number.isFinite else { return "null" }
    return number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : String(number)
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByArrayLiteral
{
  /// A string.
  public init(stringLiteral text: String) { self = .string(text) }
  /// A truth.
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
  /// An object.
  public init(dictionaryLiteral members: (String, JSONValue)...) {
    self = .object(members.map { Member($0.0, $0.1) })
  }
  /// An array.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}
