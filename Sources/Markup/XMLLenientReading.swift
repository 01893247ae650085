// Reads what only looks like XML: bare ampersands and angle brackets, elements never closed or closed in the wrong
// order, attributes without quotes, a document cut off in the middle. Every byte is looked at a bounded number of times.

import CLibXML2

/// Reads any bytes into a handler as elements and text; it never fails.
struct LenientReader<Handler: XMLHandler> {
  /// Elements nested deeper than this are passed over, their text staying.
  private static var deepest: Int { 400 }
  /// An element has no more attributes than this; the rest are passed over.
  private static var mostAttributes: Int { 256 }
  /// No more prefixes than this stand for something at a time.
  private static var mostPrefixes: Int { 128 }

  private struct Open {
    let name: XMLName
    let written: String
    let prefixes: Int
  }

  private let handler: Handler
  private let bytes: [UInt8]
  private var position = 0
  private var open: [Open] = []
  /// How many elements of each name are open, so that an end tag of none is known at once.
  private var openCounts: [String: Int] = [:]
  private var tooDeep = 0
  private var prefixes: [(prefix: String, namespace: String)] = [("xml", xmlNamespace)]
  private var names: [String: XMLName] = [:]
  private var entities = EntityTable()
  /// False once the rest is known to end no comment or no instruction, so that it is not searched again and again.
  private var commentsEnd = true
  private var instructionsEnd = true

  init(_ handler: Handler, _ bytes: [UInt8]) {
    self.handler = handler
    self.bytes = bytes
  }

  mutating func read() {
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "<"), readMarkup() { continue }
      readText()
    }
    while let last = open.popLast() { handler.endElement(last.name) }
  }

  /// Reads a tag, comment, section or instruction; false where the bracket is only a character.
  private mutating func readMarkup() -> Bool {
    guard position + 1 < bytes.count else {
      position += 1
      return true
    }
    switch bytes[position + 1] {
    case UInt8(ascii: "!"): return readDeclaration()
    case UInt8(ascii: "?"):
      position = end(\.instructionsEnd, "?>", from: position + 2)
      return true
    case UInt8(ascii: "/") where position + 2 < bytes.count && isNameStart(bytes[position + 2]):
      readEndTag()
      return true
    case let byte where isNameStart(byte):
      readStartTag()
      return true
    default: return false
    }
  }

  private mutating func readDeclaration() -> Bool {
    if starts(with: "<!--") {
      position = end(\.commentsEnd, "-->", from: position + 4)
    } else if starts(with: "<![CDATA[") {
      let start = position + 9
      let end = after("]]>", from: start)
      pass(start..<(end.map { $0 - 3 } ?? bytes.count))
      position = end ?? bytes.count
    } else if starts(with: "<!DOCTYPE") || starts(with: "<!doctype") {
      readDoctype()
    } else if starts(with: "<![") {
      position = after(">", from: position) ?? bytes.count
    } else {
      return false
    }
    return true
  }

  /// Passes over a document type, keeping the short entities that it declares.
  private mutating func readDoctype() {
    var depth = 0
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let quote = bytes[position]
        position = bytes[(position + 1)...].firstIndex(of: quote) ?? bytes.count
      case UInt8(ascii: ">") where depth <= 0:
        position += 1
        return
      case UInt8(ascii: "<") where starts(with: "<!ENTITY"): readEntityDeclaration()
      default: break
      }
      position += 1
    }
  }

  /// Leaves the position before the declaration's closing bracket.
  private mutating func readEntityDeclaration() {
    position += 8
    skipSpaces()
    let name = readName()
    skipSpaces()
    guard position < bytes.count, !name.isEmpty else { return }
    let quote = bytes[position]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      entities.declare(Array(name.utf8), value: [])
      return
    }
    let end = bytes[(position + 1)...].firstIndex(of: quote) ?? bytes.count
    entities.declare(Array(name.utf8), value: resolve((position + 1)..<end))
    position = end
  }

  private mutating func readEndTag() {
    position += 2
    let written = readName()
    position = after(">", from: position) ?? bytes.count
    guard openCounts[written, default: 0] > 0, let index = open.lastIndex(where: { $0.written == written }) else {
      if tooDeep > 0 { tooDeep -= 1 }
      return
    }
    while open.count > index, let last = open.popLast() {
      handler.endElement(last.name)
      openCounts[last.written, default: 1] -= 1
      prefixes.removeLast(prefixes.count - last.prefixes)
    }
  }

  private mutating func readStartTag() {
    position += 1
    let written = readName()
    var pairs: [(name: String, value: String)] = []
    var isClosed = false
    while position < bytes.count {
      skipSpaces()
      guard position < bytes.count else { break }
      let byte = bytes[position]
      if byte == UInt8(ascii: ">") {
        position += 1
        break
      }
      // A tag that was never finished ends where the next begins.
      if byte == UInt8(ascii: "<") { break }
      if byte == UInt8(ascii: "/") {
        isClosed = position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: ">")
        position += 1
        continue
      }
      guard isNameStart(byte) else {
        position += 1
        continue
      }
      let attribute = readAttribute()
      if pairs.count < Self.mostAttributes { pairs.append(attribute) }
    }
    begin(written, pairs, isClosed)
  }

  private mutating func readAttribute() -> (name: String, value: String) {
    let name = readName()
    skipSpaces()
    guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else { return (name, "") }
    position += 1
    skipSpaces()
    guard position < bytes.count else { return (name, "") }
    let start: Int
    let end: Int
    let quote = bytes[position]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      start = position + 1
      end = bytes[start...].firstIndex(of: quote) ?? bytes[start...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count
      position = end < bytes.count && bytes[end] == quote ? end + 1 : end
    } else {
      start = position
      end = bytes[start...].firstIndex { isSpace($0) || $0 == UInt8(ascii: ">") } ?? bytes.count
      position = end
    }
    return (name, String(decoding: resolve(start..<end), as: UTF8.self))
  }

  private mutating func begin(_ written: String, _ pairs: [(name: String, value: String)], _ isClosed: Bool) {
    let before = prefixes.count
    for pair in pairs where pair.name.hasPrefix("xmlns") && prefixes.count < Self.mostPrefixes {
      guard pair.name == "xmlns" || pair.name.hasPrefix("xmlns:") else { continue }
      prefixes.append((pair.name == "xmlns" ? "" : String(pair.name.dropFirst(6)), pair.value))
    }
    let element = name(written, isAttribute: false)
    guard isClosed || open.count < Self.deepest else {
      tooDeep += 1
      prefixes.removeLast(prefixes.count - before)
      return
    }
    let attributes: [XMLAttribute] = pairs.compactMap { pair in
      guard pair.name != "xmlns", !pair.name.hasPrefix("xmlns:") else { return nil }
      return XMLAttribute(name: name(pair.name, isAttribute: true), value: pair.value)
    }
    handler.startElement(element, attributes: attributes)
    guard isClosed else {
      openCounts[written, default: 0] += 1
      open.append(Open(name: element, written: written, prefixes: before))
      return
    }
    handler.endElement(element)
    prefixes.removeLast(prefixes.count - before)
  }

  private mutating func name(_ written: String, isAttribute: Bool) -> XMLName {
    let parts = written.split(separator: ":", maxSplits: 1)
    let prefix = parts.count == 2 ? String(parts[0]) : ""
    let local = parts.count == 2 ? String(parts[1]) : written
    let isPlain = isAttribute && prefix.isEmpty
    let namespace = isPlain ? "" : prefixes.last { $0.prefix == prefix }?.namespace ?? ""
    let key = "\(prefix) \(local) \(namespace)"
    if let known = names[key] { return known }
    let name = XMLName(namespace: namespace, prefix: prefix, local: local, number: names.count)
    names[key] = name
    return name
  }

  /// Passes text on up to the next bracket that may begin markup.
  private mutating func readText() {
    let start = position
    position += 1
    while position < bytes.count, bytes[position] != UInt8(ascii: "<") { position += 1 }
    guard !open.isEmpty else { return }
    let text = resolve(start..<position)
    text.withUnsafeBytes { handler.characters($0) }
  }

  private func pass(_ range: Range<Int>) {
    guard !open.isEmpty, !range.isEmpty else { return }
    bytes.withUnsafeBytes { handler.characters(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  /// The bytes with references resolved; an ampersand that begins none stays.
  private mutating func resolve(_ range: Range<Int>) -> [UInt8] {
    guard bytes[range].contains(UInt8(ascii: "&")) else { return Array(bytes[range]) }
    var text: [UInt8] = []
    text.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      if byte == UInt8(ascii: "&"), let end = reference(from: index, limit: range.upperBound) {
        text += referenced((index + 1)..<end)
        index = end + 1
      } else {
        text.append(byte)
        index += 1
      }
    }
    return text
  }

  /// The place of the semicolon that ends the reference beginning here.
  private func reference(from start: Int, limit: Int) -> Int? {
    var index = start + 1
    let end = min(limit, start + 34)
    while index < end {
      let byte = bytes[index]
      if byte == UInt8(ascii: ";") { return index > start + 1 ? index : nil }
      guard isNameByte(byte) || (byte == UInt8(ascii: "#") && index == start + 1) else { return nil }
      index += 1
    }
    return nil
  }

  private mutating func referenced(_ range: Range<Int>) -> [UInt8] {
    guard bytes[range.lowerBound] == UInt8(ascii: "#") else {
      return bytes.withUnsafeBufferPointer { entities.text(for: UnsafeBufferPointer(rebasing: $0[range])) }
    }
    let digits = String(decoding: bytes[(range.lowerBound + 1)..<range.upperBound], as: UTF8.self)
    let isHexadecimal = digits.hasPrefix("x") || digits.hasPrefix("X")
    let number = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return number.flatMap { characterReference(numbered: $0) } ?? []
  }

  private mutating func readName() -> String {
    let start = position
    while position < bytes.count, isNameByte(bytes[position]) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func skipSpaces() {
    while position < bytes.count, isSpace(bytes[position]) { position += 1 }
  }

  private func starts(with text: StaticString) -> Bool {
    guard position + text.utf8CodeUnitCount <= bytes.count else { return false }
    return (0..<text.utf8CodeUnitCount).allSatisfy { bytes[position + $0] == text.utf8Start[$0] }
  }

  /// The offset after the next `text`, or after the next bracket where there is none.
  private mutating func end(_ mayEnd: WritableKeyPath<Self, Bool>, _ text: StaticString, from start: Int) -> Int {
    if self[keyPath: mayEnd], let end = after(text, from: start) { return end }
    self[keyPath: mayEnd] = false
    return after(">", from: start) ?? bytes.count
  }

  /// The offset after the next `text`.
  private func after(_ text: StaticString, from start: Int) -> Int? {
    let count = text.utf8CodeUnitCount
    guard start <= bytes.count - count else { return nil }
    return bytes.withUnsafeBytes { buffer in
      markup_find(buffer.baseAddress.map { $0 + start }, buffer.count - start, text.utf8Start, count)
        .flatMap { found in buffer.baseAddress.map { found - $0 + count } }
    }
  }
}

/// What the prefix `xml` always stands for.
public let xmlNamespace = "http://www.w3.org/XML/1998/namespace"

func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

private func isNameStart(_ byte: UInt8) -> Bool {
  (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_") || byte >= 0x80
}

private func isNameByte(_ byte: UInt8) -> Bool {
  isNameStart(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-")
    || byte == UInt8(ascii: ".")
}
