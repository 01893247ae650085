import Foundation
import Testing

/// JSON that the program has printed.
struct JSONOutput {
  let value: Any

  init(_ text: String) throws {
    value = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
  }

  init(value: Any) { self.value = value }

  /// The value as rows.
  var rows: [JSONOutput] {
    get throws { try #require(value as? [Any]).map(JSONOutput.init(value:)) }
  }

  /// The names of the members.
  var names: Set<String> {
    get throws { Set(try #require(value as? [String: Any]).keys) }
  }

  /// A member; fails where there is none.
  func member<Value>(_ name: String, as type: Value.Type = Value.self) throws -> Value {
    try #require((value as? [String: Any])?[name] as? Value, "\(name)")
  }

  /// A member that is text; nil where it is something else, or missing.
  func text(_ name: String) -> String? { (value as? [String: Any])?[name] as? String }

  func has(_ name: String) -> Bool { (value as? [String: Any])?[name] != nil }
}
