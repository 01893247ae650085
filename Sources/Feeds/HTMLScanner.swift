// Cuts an HTML fragment into tags and text without building a tree: enough for a headline's words and for a fragment
// that must be made safe, at the speed of one pass over the bytes.

import Markup

/// A start or end tag as written.
struct HTMLScanTag {
  /// The name in small letters.
  var name: String
  /// The attributes in order, names in small letters, references resolved; nil where there is only a name.
  var attributes: [(name: String, value: String?)] = []
  var isEnd = false
  var isClosed = false
}

/// One piece of a fragment.
enum HTMLScanToken {
  case text(Range<Int>)
  case tag(HTMLScanTag)
  /// A comment, declaration or instruction.
  case other
}

/// Gives the pieces of an HTML fragment in order.
struct HTMLScanner {
  let bytes: [UInt8]
  private var position = 0
  /// False once the rest is known to end no comment, so that it is not searched again and again.
  private var commentsEnd = true
  /// The last closing bracket.
  private let lastBracket: Int

  init(_ html: String) {
    bytes = Array(html.utf8)
    lastBracket = bytes.lastIndex(of: UInt8(ascii: ">")) ?? -1
  }

  mutating func next() -> HTMLScanToken? {
    guard position < bytes.count else { return nil }
    let start = position
    while let open = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
      guard beginsMarkup(open) else {
        position = open + 1
        continue
      }
      if open > start {
        position = open
        return .text(start..<open)
      }
      return readMarkup(open)
    }
    position = bytes.count
    return .text(start..<bytes.count)
  }

  /// Passes over everything up to the end tag of `name`, and over the tag.
  mutating func skipContent(of name: String) {
    while let token = next() {
      if case .tag(let tag) = token, tag.isEnd, tag.name == name { return }
    }
  }

  /// Appends the text in UTF-8 with its references resolved.
  func appendResolved(_ range: Range<Int>, to text: inout [UInt8]) {
    var index = range.lowerBound
    while index < range.upperBound {
      let rest = bytes[index..<range.upperBound]
      guard let mark = rest.firstIndex(of: UInt8(ascii: "&")) else {
        text += rest
        return
      }
      text += bytes[index..<mark]
      if let (resolved, end) = reference(at: mark, limit: range.upperBound) {
        text += resolved
        index = end
      } else {
        text.append(UInt8(ascii: "&"))
        index = mark + 1
      }
    }
  }

  /// What the reference at `start` stands for and where it ends; the semicolon may be missing after a number.
  private func reference(at start: Int, limit: Int) -> (text: [UInt8], end: Int)? {
    var index = start + 1
    guard index < limit else { return nil }
    guard bytes[index] == UInt8(ascii: "#") else {
      while index < limit, isAlphanumeric(bytes[index]), index - start < 34 { index += 1 }
      guard index < limit, bytes[index] == UInt8(ascii: ";"), index > start + 1 else { return nil }
      let known = bytes.withUnsafeBufferPointer {
        characterReference(named: UnsafeBufferPointer(rebasing: $0[(start + 1)..<index]))
      }
      return known.map { ($0, index + 1) }
    }
    index += 1
    let isHexadecimal = index < limit && bytes[index] | 0x20 == UInt8(ascii: "x")
    if isHexadecimal { index += 1 }
    let digits = index
    var number: UInt32 = 0
    while index < limit, let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue, isHexadecimal || digit < 10
    {
      number = min(number * (isHexadecimal ? 16 : 10) + UInt32(digit), 0x11_0000)
      index += 1
    }
    guard index > digits else { return nil }
    let end = index < limit && bytes[index] == UInt8(ascii: ";") ? index + 1 : index
    return (characterReference(numbered: number) ?? [], end)
  }

  private func beginsMarkup(_ open: Int) -> Bool {
    guard open + 1 < bytes.count else { return false }
    let byte = bytes[open + 1]
    if byte == UInt8(ascii: "/") { return open + 2 < bytes.count && isLetter(bytes[open + 2]) }
    return isLetter(byte) || byte == UInt8(ascii: "!") && isDeclaration(open) || byte == UInt8(ascii: "?")
  }

  private func isDeclaration(_ open: Int) -> Bool {
    guard open + 2 < bytes.count else { return false }
    let byte = bytes[open + 2]
    return byte == UInt8(ascii: "-") || byte == UInt8(ascii: "[")
      || isLetter(byte) && lastBracket > open
  }

  private mutating func readMarkup(_ open: Int) -> HTMLScanToken {
    let byte = bytes[open + 1]
    if byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") {
      if commentsEnd, bytes[open...].starts(with: "<!--".utf8) {
        if let end = end(of: "-->", from: open + 4) {
          position = end
          return .other
        }
        commentsEnd = false
      }
      position = end(of: ">", from: open + 2) ?? bytes.count
      return .other
    }
    var tag = HTMLScanTag(name: "")
    position = open + 1
    if byte == UInt8(ascii: "/") {
      tag.isEnd = true
      position += 1
    }
    tag.name = readName { isSpace($0) || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "/") }
    readAttributes(of: &tag)
    return .tag(tag)
  }

  private mutating func readAttributes(of tag: inout HTMLScanTag) {
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: ">") {
        position += 1
        return
      }
      tag.isClosed = byte == UInt8(ascii: "/")
      if isSpace(byte) || byte == UInt8(ascii: "/") {
        position += 1
        continue
      }
      // A tag that was never finished ends where the next begins.
      if byte == UInt8(ascii: "<") { return }
      let name = readName {
        isSpace($0) || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "=")
      }
      if name.isEmpty { position += 1 }
      skipSpaces()
      guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else {
        if !name.isEmpty { tag.attributes.append((name, nil)) }
        continue
      }
      position += 1
      skipSpaces()
      tag.attributes.append((name, readValue()))
    }
  }

  private mutating func readValue() -> String {
    guard position < bytes.count else { return "" }
    let quote = bytes[position]
    let range: Range<Int>
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let start = position + 1
      let end =
        bytes[start...].firstIndex(of: quote) ?? bytes[start...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count
      range = start..<end
      position = end < bytes.count && bytes[end] == quote ? end + 1 : end
    } else {
      let end = bytes[position...].firstIndex { isSpace($0) || $0 == UInt8(ascii: ">") } ?? bytes.count
      range = position..<end
      position = end
    }
    var value: [UInt8] = []
    appendResolved(range, to: &value)
    return String(decoding: value, as: UTF8.self)
  }

  private mutating func readName(until isEnd: (UInt8) -> Bool) -> String {
    let start = position
    while position < bytes.count, !isEnd(bytes[position]) { position += 1 }
    return String(decoding: bytes[start..<position].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  private mutating func skipSpaces() {
    while position < bytes.count, isSpace(bytes[position]) { position += 1 }
  }

  private func end(of text: String, from start: Int) -> Int? {
    let wanted = Array(text.utf8)
    guard start < bytes.count else { return nil }
    var index = start
    while let found = bytes[index...].firstIndex(of: wanted[0]) {
      if bytes[found...].starts(with: wanted) { return found + wanted.count }
      index = found + 1
    }
    return nil
  }
}

func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

private func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || (0x30...0x39).contains(byte) }
