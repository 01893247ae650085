extension JSONValue {
  /// Reads JSON. Commas too many, comments and line ends inside strings are forgiven; nil where it is no JSON even so.
  public init?(parsing bytes: some Sequence<UInt8>) {
    var reader = JSONReader(bytes: Array(bytes))
    guard let value = reader.readDocument() else { return nil }
    self = value
  }
}

/// Reads JSON by recursive descent to a bounded depth.
private struct JSONReader {
  private static let deepest = 128

  let bytes: [UInt8]
  private var position = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  mutating func readDocument() -> JSONValue? { readValue(depth: 0) }

  private mutating func readValue(depth: Int) -> JSONValue? {
    skipBlanks()
    guard position < bytes.count, depth < Self.deepest else { return nil }
    switch bytes[position] {
    case UInt8(ascii: "{"): return readObject(depth: depth)
    case UInt8(ascii: "["): return readArray(depth: depth)
    case UInt8(ascii: "\""): return readString().map { .string($0) }
    case UInt8(ascii: "t"): return read("true") ? .boolean(true) : nil
    case UInt8(ascii: "f"): return read("false") ? .boolean(false) : nil
    case UInt8(ascii: "n"): return read("null") ? .null : nil
    default: return readNumber()
    }
  }

  private mutating func readObject(depth: Int) -> JSONValue? {
    position += 1
    var members: [JSONValue.Member] = []
    while true {
      skipBlanksAndCommas()
      guard position < bytes.count else { return nil }
      if bytes[position] == UInt8(ascii: "}") { break }
      guard let name = readString() else { return nil }
      skipBlanks()
      guard position < bytes.count, bytes[position] == UInt8(ascii: ":") else { return nil }
      position += 1
      guard let value = readValue(depth: depth + 1) else { return nil }
      members.append(JSONValue.Member(name, value))
    }
    position += 1
    return .object(members)
  }

  private mutating func readArray(depth: Int) -> JSONValue? {
    position += 1
    var elements: [JSONValue] = []
    while true {
      skipBlanksAndCommas()
      guard position < bytes.count else { return nil }
      if bytes[position] == UInt8(ascii: "]") { break }
      guard let value = readValue(depth: depth + 1) else { return nil }
      elements.append(value)
    }
    position += 1
    return .array(elements)
  }

  private mutating func readString() -> String? {
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { return nil }
    position += 1
    var text: [UInt8] = []
    while position < bytes.count {
      let start = position
      while position < bytes.count, bytes[position] != UInt8(ascii: "\""), bytes[position] != UInt8(ascii: "\\") {
        position += 1
      }
      text += bytes[start..<position]
      guard position < bytes.count else { return nil }
      position += 1
      if bytes[position - 1] == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
      readEscape(into: &text)
    }
    return nil
  }

  private mutating func readEscape(into text: inout [UInt8]) {
    guard position < bytes.count else { return }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "u"):
      var value = readHexadecimal()
      if (0xD800...0xDBFF).contains(value), position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
        bytes[position + 1] == UInt8(ascii: "u")
      {
        position += 2
        let low = readHexadecimal()
        value = (0xDC00...0xDFFF).contains(low) ? 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00) : 0xFFFD
      }
      text += UTF8.encode(Unicode.Scalar(value) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter
    default: text.append(byte)
    }
  }

  private mutating func readHexadecimal() -> UInt32 {
    let digits = String(decoding: bytes[position..<min(position + 4, bytes.count)], as: UTF8.self)
    guard digits.utf8.count == 4, let value = UInt32(digits, radix: 16) else { return 0xFFFD }
    position += 4
    return value
  }

  private mutating func readNumber() -> JSONValue? {
    let start = position
    while position < bytes.count, "+-.0123456789eE".utf8.contains(bytes[position]) { position += 1 }
    return Double(String(decoding: bytes[start..<position], as: UTF8.self)).map { .number($0) }
  }

  private mutating func read(_ word: StaticString) -> Bool {
    guard position + word.utf8CodeUnitCount <= bytes.count else { return false }
    for offset in 0..<word.utf8CodeUnitCount where bytes[position + offset] != word.utf8Start[offset] { return false }
    position += word.utf8CodeUnitCount
    return true
  }

  private mutating func skipBlanksAndCommas() {
    skipBlanks()
    while position < bytes.count, bytes[position] == UInt8(ascii: ",") {
      position += 1
      skipBlanks()
    }
  }

  private mutating func skipBlanks() {
    while position < bytes.count {
      if bytes[position] <= 0x20 {
        position += 1
      } else if bytes[position] == UInt8(ascii: "/"), position + 1 < bytes.count,
        bytes[position + 1] == UInt8(ascii: "/")
      {
        while position < bytes.count, bytes[position] != 0x0A { position += 1 }
      } else {
        return
      }
    }
  }
}
