// JSON as web pages embed it: line ends inside strings, commas too many, comments around it. What cannot be read ends
// the reading, and what was read until then counts.

/// A JSON value.
indirect enum JSONValue: Sendable {
  case object([String: JSONValue])
  case array([JSONValue])
  case string(String)
  case number(String)
  case null

  /// Reads the first value in `text`.
  init?(_ text: String) {
    var text = text
    let value = text.withUTF8 { bytes -> JSONValue? in
      var reader = JSONReader(bytes: bytes)
      return reader.value(depth: 0)
    }
    guard let value else { return nil }
    self = value
  }

  /// The member of an object.
  subscript(_ name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members[name]
  }

  /// The text of a string or number.
  var text: String? {
    switch self {
    case .string(let text), .number(let text): text
    default: nil
    }
  }

  /// The values of an array; any other value alone.
  var list: [JSONValue] {
    switch self {
    case .array(let values): values
    case .null: []
    default: [self]
    }
  }
}

private struct JSONReader {
  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0

  private static let depthLimit = 64

  mutating func value(depth: Int) -> JSONValue? {
    skipBlanks()
    guard position < bytes.count, depth < Self.depthLimit else { return nil }
    switch bytes[position] {
    case UInt8(ascii: "{"): return object(depth: depth)
    case UInt8(ascii: "["): return array(depth: depth)
    case UInt8(ascii: "\""): return .string(string())
    default: return word()
    }
  }

  private mutating func skipBlanks() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x09, 0x0A, 0x0D, 0x20, 0xEF, 0xBB, 0xBF, UInt8(ascii: ";"): position += 1
      case UInt8(ascii: "/") where position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "*"):
        position += 2
        while position + 1 < bytes.count,
          bytes[position] != UInt8(ascii: "*") || bytes[position + 1] != UInt8(ascii: "/")
        {
          position += 1
        }
        position = min(position + 2, bytes.count)
      // `//<![CDATA[`, `<!--` and line comments end with their line.
      case UInt8(ascii: "/"), UInt8(ascii: "<"):
        while position < bytes.count, bytes[position] != 0x0A, bytes[position] != UInt8(ascii: "{"),
          bytes[position] != UInt8(ascii: "[") || isSectionStart(position)
        {
          position += 1
        }
      default: return
      }
    }
  }

  /// Whether the bracket belongs to `[CDATA[`.
  private func isSectionStart(_ index: Int) -> Bool {
    (index > 0 && bytes[index - 1] == UInt8(ascii: "!")) || (index > 0 && bytes[index - 1] == UInt8(ascii: "A"))
  }

  private mutating func object(depth: Int) -> JSONValue {
    position += 1
    var members: [String: JSONValue] = [:]
    while true {
      skipBlanks()
      guard position < bytes.count else { break }
      if bytes[position] == UInt8(ascii: "}") {
        position += 1
        break
      }
      if bytes[position] == UInt8(ascii: ",") {
        position += 1
        continue
      }
      guard bytes[position] == UInt8(ascii: "\"") else { break }
      let name = string()
      skipBlanks()
      guard position < bytes.count, bytes[position] == UInt8(ascii: ":") else { break }
      position += 1
      guard let value = value(depth: depth + 1) else { break }
      if members[name] == nil { members[name] = value }
    }
    return .object(members)
  }

  private mutating func array(depth: Int) -> JSONValue {
    position += 1
    var values: [JSONValue] = []
    while true {
      skipBlanks()
      guard position < bytes.count else { break }
      if bytes[position] == UInt8(ascii: "]") {
        position += 1
        break
      }
      if bytes[position] == UInt8(ascii: ",") {
        position += 1
        continue
      }
      guard let value = value(depth: depth + 1) else { break }
      values.append(value)
    }
    return .array(values)
  }

  /// A number, `true`, `false` or `null`.
  private mutating func word() -> JSONValue? {
    let start = position
    while position < bytes.count {
      let byte = bytes[position]
      guard byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39 || "+-.".utf8.contains(byte)
      else { break }
      position += 1
    }
    guard position > start else { return nil }
    let word = String(decoding: bytes[start..<position], as: UTF8.self)
    return word == "null" || word == "undefined" ? .null : .number(word)
  }

  private mutating func string() -> String {
    position += 1
    var text: [UInt8] = []
    while position < bytes.count {
      let start = position
      while position < bytes.count, bytes[position] != UInt8(ascii: "\""), bytes[position] != UInt8(ascii: "\\") {
        position += 1
      }
      let isEnd = position == bytes.count || bytes[position] == UInt8(ascii: "\"")
      // Most have no escapes.
      if isEnd, text.isEmpty {
        defer { position = min(position + 1, bytes.count) }
        return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<position]), as: UTF8.self)
      }
      text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<position]))
      if isEnd {
        position = min(position + 1, bytes.count)
        break
      }
      if position + 1 < bytes.count {
        escape(into: &text)
      } else {
        text.append(bytes[position])
        position += 1
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func escape(into text: inout [UInt8]) {
    let mark = bytes[position + 1]
    position += 2
    switch mark {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "b"), UInt8(ascii: "f"): text.append(0x20)
    case UInt8(ascii: "u"):
      var value = unit()
      if (0xD800...0xDBFF).contains(value), position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
        bytes[position + 1] == UInt8(ascii: "u")
      {
        position += 2
        let low = unit()
        if (0xDC00...0xDFFF).contains(low) { value = 0x1_0000 + (value - 0xD800) << 10 + (low - 0xDC00) }
      }
      text += Array(String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
    default: text.append(mark)
    }
  }

  private mutating func unit() -> UInt32 {
    let digits = String(decoding: bytes[position..<min(position + 4, bytes.count)], as: UTF8.self)
    guard digits.utf8.count == 4, let value = UInt32(digits, radix: 16) else { return 0xFFFD }
    position += 4
    return value
  }
}
