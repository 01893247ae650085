// Tags with their attributes, and comments.

extension HTMLTokenizer {
  /// What begins with the `<` at the position; nil where it is text, or where there is text before it to give first,
  /// or where it says nothing.
  mutating func markup(textStart: Int) -> HTMLToken? {
    guard position + 1 < source.count else { return nil }
    let next = source[position + 1]
    let isMarkup: Bool
    switch next {
    case UInt8(ascii: "!"), UInt8(ascii: "?"): isMarkup = true
    case UInt8(ascii: "/"): isMarkup = position + 2 < source.count
    default: isMarkup = Self.isLetter(next)
    }
    guard isMarkup else { return nil }
    if isInForeign, has("<![CDATA[", at: position) {
      position += 9
      var end = position
      while end < source.count, !has("]]>", at: end) { end += 1 }
      copyText(upTo: end, decodes: false, keepsNull: true)
      position = min(end + 3, source.count)
      return bytes.count > textStart ? textToken(from: textStart) : nil
    }
    if bytes.count > textStart { return textToken(from: textStart) }
    switch next {
    case UInt8(ascii: "!"):
      if has("<!--", at: position) { return comment() }
      return isDoctype() ? doctype() : bogusComment(from: position + 2)
    case UInt8(ascii: "?"): return bogusComment(from: position + 1)
    case UInt8(ascii: "/"):
      let third = source[position + 2]
      if Self.isLetter(third) { return tagToken(.endTag, nameStart: position + 2) }
      guard third == UInt8(ascii: ">") else { return bogusComment(from: position + 2) }
      position += 3
      return nil
    default: return tagToken(.startTag, nameStart: position + 1)
    }
  }

  mutating func commentToken(_ start: Int, _ end: Int) -> HTMLToken {
    let from = bytes.count
    let after = position
    position = start
    copyText(upTo: end, decodes: false, keepsNull: true)
    position = after
    return HTMLToken(kind: .comment, text: from..<bytes.count)
  }

  mutating func bogusComment(from start: Int) -> HTMLToken {
    var end = start
    while end < source.count, source[end] != UInt8(ascii: ">") { end += 1 }
    position = min(end + 1, source.count)
    return commentToken(start, end)
  }

  mutating func comment() -> HTMLToken {
    let start = position + 4
    for (text, length) in [(">", 1), ("->", 2)] as [(StaticString, Int)] where has(text, at: start) {
      position = start + length
      return commentToken(start, start)
    }
    var end = start
    while end < source.count {
      if source[end] == UInt8(ascii: "-") {
        if has("-->", at: end) {
          position = end + 3
          return commentToken(start, end)
        }
        if has("--!>", at: end) {
          position = end + 4
          return commentToken(start, end)
        }
      }
      end += 1
    }
    for (text, length) in [("--!", 3), ("--", 2), ("-", 1)] as [(StaticString, Int)]
    where end - length >= start && has(text, at: end - length) {
      end -= length
      break
    }
    position = source.count
    return commentToken(start, end)
  }

  mutating func tagToken(_ kind: HTMLToken.Kind, nameStart: Int) -> HTMLToken? {
    var token = HTMLToken(kind: kind)
    let bufferStart = bytes.count
    position = nameStart
    while position < source.count, !Self.endsName(source[position]) { position += 1 }
    let name = UnsafeBufferPointer(rebasing: source[nameStart..<position])
    token.tag = HTMLTagTable.shared.tag(name)
    if token.tag == .other {
      copyName(nameStart..<position)
      let name = String(decoding: bytes[bufferStart...], as: UTF8.self)
      bytes.removeLast(bytes.count - bufferStart)
      if let number = otherNumbers[name] {
        token.otherName = number
      } else {
        token.otherName = Int32(otherNames.count)
        otherNumbers[name] = token.otherName
        otherNames.append(name)
      }
    }
    let attributeStart = attributes.count
    guard readAttributes(into: &token) else {
      // The page ended within the tag: the tag is lost, as in browsers.
      attributes.removeLast(attributes.count - attributeStart)
      bytes.removeLast(bytes.count - bufferStart)
      position = source.count
      return nil
    }
    token.attributes = attributeStart..<attributes.count
    return token
  }

  static func endsName(_ byte: UInt8) -> Bool {
    // Letters are above all of these.
    byte <= UInt8(ascii: ">") && (byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || isBlank(byte))
  }

  /// Takes over a name in small letters, null characters replaced.
  mutating func copyName(_ range: Range<Int>) {
    let isPlain = !range.contains {
      source[$0] == 0 || (source[$0] >= UInt8(ascii: "A") && source[$0] <= UInt8(ascii: "Z"))
    }
    if isPlain { return copy(range) }
    for index in range {
      if source[index] == 0 { bytes += [0xEF, 0xBF, 0xBD] } else { bytes.append(smallLetter(source[index])) }
    }
  }

  /// Reads up to and with the `>`; false where the page ends before.
  mutating func readAttributes(into token: inout HTMLToken) -> Bool {
    let first = attributes.count
    while position < source.count {
      switch source[position] {
      case UInt8(ascii: ">"):
        position += 1
        return true
      case UInt8(ascii: "/"):
        position += 1
        if position < source.count, source[position] == UInt8(ascii: ">") { token.isSelfClosing = true }
      case let byte where Self.isBlank(byte): position += 1
      default:
        guard let attribute = attribute() else { return false }
        let isKept = token.kind == .startTag && attributes.count - first < Self.attributeLimit
        if isKept, !isDouble(attribute, from: first) { attributes.append(attribute) }
      }
    }
    return false
  }

  mutating func attribute() -> HTMLTree.Attribute? {
    let nameStart = Int32(bytes.count)
    let start = position
    repeat {
      position += 1
    } while position < source.count && !Self.endsName(source[position]) && source[position] != UInt8(ascii: "=")
    copyName(start..<position)
    let nameEnd = Int32(bytes.count)
    while position < source.count, Self.isBlank(source[position]) { position += 1 }
    guard position < source.count else { return nil }
    guard source[position] == UInt8(ascii: "=") else {
      return HTMLTree.Attribute(name: nameStart..<nameEnd, value: nameEnd..<nameEnd)
    }
    position += 1
    while position < source.count, Self.isBlank(source[position]) { position += 1 }
    guard position < source.count else { return nil }
    let quote = source[position]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      position += 1
      let end = firstIndex(of: quote, from: position)
      guard end < source.count else { return nil }
      copyText(upTo: end, decodes: true, keepsNull: true, isInAttribute: true)
      position = end + 1
    } else if quote != UInt8(ascii: ">") {
      var end = position
      while end < source.count, source[end] != UInt8(ascii: ">"), !Self.isBlank(source[end]) { end += 1 }
      copyText(upTo: end, decodes: true, keepsNull: true, isInAttribute: true)
    }
    return HTMLTree.Attribute(name: nameStart..<nameEnd, value: nameEnd..<Int32(bytes.count))
  }

  /// Whether the element has an attribute of this name already: the first one counts.
  func isDouble(_ attribute: HTMLTree.Attribute, from first: Int) -> Bool {
    let count = attribute.name.count
    return attributes[first...].contains { other in
      guard other.name.count == count else { return false }
      let (one, two) = (Int(attribute.name.lowerBound), Int(other.name.lowerBound))
      return (0..<count).allSatisfy { bytes[one + $0] == bytes[two + $0] }
    }
  }
}
