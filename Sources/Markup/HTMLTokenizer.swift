// HTML text to tags, text and comments, by the rules of the HTML standard (13.2.5), with its states folded into loops
// over bytes. All text, names and values are copied once, decoded, into one buffer that the tree keeps.

/// One piece of HTML.
struct HTMLToken {
  enum Kind { case text, startTag, endTag, comment, doctype, end }

  var kind = Kind.end
  var tag = HTMLTag.other
  /// The name of a tag that `HTMLTag` does not list, by its number in `HTMLTokenizer.otherNames`.
  var otherName: Int32 = 0
  /// Where the characters of a text, comment or doctype stand in the buffer.
  var text: Range<Int> = 0..<0
  var isSelfClosing = false
  var attributes: Range<Int> = 0..<0
  /// Whether a doctype asks for the rules of old browsers.
  var isQuirky = false
}

struct HTMLTokenizer {
  /// How the text after a tag is to be read.
  enum Content { case markup, escapable, raw, script, plain }

  /// More attributes than this on one element are passed over, so that looking for doubles stays cheap.
  static let attributeLimit = 256

  let source: UnsafeBufferPointer<UInt8>
  var position = 0
  var content = Content.markup
  /// The start tag whose end tag ends escapable, raw and script text.
  var contentTag = HTMLTag.other
  /// Whether the element around the next token is SVG or MathML, where CDATA sections are read.
  var isInForeign = false

  var bytes: [UInt8] = []
  var attributes: [HTMLTree.Attribute] = []
  var otherNames: [String] = [""]
  private var otherNumbers: [String: Int32] = [:]

  init(_ source: UnsafeBufferPointer<UInt8>) {
    self.source = source
    bytes.reserveCapacity(source.count)
  }

  /// The next piece.
  mutating func next() -> HTMLToken {
    let start = bytes.count
    switch content {
    case .markup: break
    case .plain:
      copyText(upTo: source.count, decodes: false, keepsNull: true)
      if bytes.count > start { return textToken(from: start) }
    case .escapable, .raw, .script:
      let end = content == .script ? scriptEnd() : rawEnd(from: position) ?? source.count
      copyText(upTo: end, decodes: content == .escapable, keepsNull: true)
      content = .markup
      if bytes.count > start { return textToken(from: start) }
    }
    while position < source.count {
      if source[position] == UInt8(ascii: "<") {
        if let token = markup(textStart: start) { return token }
        // A `<` that begins nothing is itself.
        if position < source.count, source[position] == UInt8(ascii: "<") {
          bytes.append(UInt8(ascii: "<"))
          position += 1
        }
        continue
      }
      copyMarkupText()
    }
    return bytes.count > start ? textToken(from: start) : HTMLToken()
  }

  private func textToken(from start: Int) -> HTMLToken {
    HTMLToken(kind: .text, text: start..<bytes.count)
  }

  // MARK: Text

  /// Copies text up to the next `<`.
  private mutating func copyMarkupText() {
    let start = position
    var end = start
    while end < source.count, source[end] != UInt8(ascii: "<") { end += 1 }
    copyText(upTo: end, decodes: true, keepsNull: isInForeign)
  }

  /// Copies text with line ends made one, references decoded, and null characters replaced or left out.
  private mutating func copyText(upTo end: Int, decodes: Bool, keepsNull: Bool) {
    while position < end {
      let start = position
      while position < end, !Self.isSpecialInText(source[position]) { position += 1 }
      bytes.append(contentsOf: source[start..<position])
      guard position < end else { return }
      switch source[position] {
      case UInt8(ascii: "&") where decodes:
        decodeReference(isInAttribute: false, end: end)
      case 0x0D:
        bytes.append(0x0A)
        position += position + 1 < source.count && source[position + 1] == 0x0A ? 2 : 1
      case 0:
        if keepsNull { bytes += [0xEF, 0xBF, 0xBD] }
        position += 1
      default:
        bytes.append(source[position])
        position += 1
      }
    }
  }

  private static func isSpecialInText(_ byte: UInt8) -> Bool {
    byte <= UInt8(ascii: "&") && (byte == UInt8(ascii: "&") || byte == 0x0D || byte == 0)
  }

  /// Where the end tag of `contentTag` begins.
  private func rawEnd(from start: Int) -> Int? {
    var index = start
    while index + 1 < source.count {
      if source[index] == UInt8(ascii: "<"), source[index + 1] == UInt8(ascii: "/"), isTag(contentTag, at: index + 2) {
        return index
      }
      index += 1
    }
    return nil
  }

  /// Where the script ends: comments in it may hold `<script>` and its end tag.
  private func scriptEnd() -> Int {
    var (isComment, isNested) = (false, false)
    var index = position
    while index < source.count {
      switch source[index] {
      case UInt8(ascii: "<"):
        if !isComment, has("<!--", at: index) {
          isComment = true
          // Its dashes may be those that end it.
          index += 1
        } else if has("</", at: index), isTag(.script, at: index + 2) {
          if !isNested { return index }
          isNested = false
        } else if isComment, isTag(.script, at: index + 1) {
          isNested = true
        }
      case UInt8(ascii: "-") where isComment && has("-->", at: index): (isComment, isNested) = (false, false)
      default: break
      }
      index += 1
    }
    return source.count
  }

  /// Whether the name of `tag`, ended, stands at `index`.
  private func isTag(_ tag: HTMLTag, at index: Int) -> Bool {
    let name = tag.name.utf8
    guard index + name.count < source.count else { return false }
    for (offset, letter) in name.enumerated() where source[index + offset] | 0x20 != letter { return false }
    let next = source[index + name.count]
    return Self.isBlank(next) || next == UInt8(ascii: "/") || next == UInt8(ascii: ">")
  }

  func has(_ text: StaticString, at index: Int) -> Bool {
    guard index + text.utf8CodeUnitCount <= source.count else { return false }
    for offset in 0..<text.utf8CodeUnitCount where source[index + offset] != text.utf8Start[offset] { return false }
    return true
  }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
  }
  static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z") }

  // MARK: Tags and comments

  /// What begins with the `<` at the position; nil where it is text, or where there is text before it to give first,
  /// or where it says nothing.
  private mutating func markup(textStart: Int) -> HTMLToken? {
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

  private mutating func commentToken(_ start: Int, _ end: Int) -> HTMLToken {
    let from = bytes.count
    let after = position
    position = start
    copyText(upTo: end, decodes: false, keepsNull: true)
    position = after
    return HTMLToken(kind: .comment, text: from..<bytes.count)
  }

  private mutating func bogusComment(from start: Int) -> HTMLToken {
    var end = start
    while end < source.count, source[end] != UInt8(ascii: ">") { end += 1 }
    position = min(end + 1, source.count)
    return commentToken(start, end)
  }

  private mutating func comment() -> HTMLToken {
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

  private mutating func tagToken(_ kind: HTMLToken.Kind, nameStart: Int) -> HTMLToken? {
    var token = HTMLToken(kind: kind)
    position = nameStart
    let bufferStart = bytes.count
    while position < source.count, !Self.endsName(source[position]) {
      appendLowercased(source[position])
      position += 1
    }
    token.tag = bytes[bufferStart...].withUnsafeBufferPointer { HTMLTagTable.shared.tag($0) }
    if token.tag == .other {
      let name = String(decoding: bytes[bufferStart...], as: UTF8.self)
      if let number = otherNumbers[name] {
        token.otherName = number
      } else {
        token.otherName = Int32(otherNames.count)
        otherNumbers[name] = token.otherName
        otherNames.append(name)
      }
    }
    bytes.removeLast(bytes.count - bufferStart)
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

  private static func endsName(_ byte: UInt8) -> Bool {
    isBlank(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
  }

  private mutating func appendLowercased(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
    case 0: bytes += [0xEF, 0xBF, 0xBD]
    default: bytes.append(byte)
    }
  }

  /// Reads up to and with the `>`; false where the page ends before.
  private mutating func readAttributes(into token: inout HTMLToken) -> Bool {
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

  private mutating func attribute() -> HTMLTree.Attribute? {
    let nameStart = Int32(bytes.count)
    repeat {
      appendLowercased(source[position])
      position += 1
    } while position < source.count && source[position] != UInt8(ascii: "=") && !Self.endsName(source[position])
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
      copyValue { $0 == quote }
      guard position < source.count else { return nil }
      position += 1
    } else if quote != UInt8(ascii: ">") {
      copyValue { Self.isBlank($0) || $0 == UInt8(ascii: ">") }
    }
    return HTMLTree.Attribute(name: nameStart..<nameEnd, value: nameEnd..<Int32(bytes.count))
  }

  @inline(__always)
  private mutating func copyValue(until isEnd: (UInt8) -> Bool) {
    while position < source.count {
      let start = position
      while position < source.count, !isEnd(source[position]), !Self.isSpecialInText(source[position]) { position += 1 }
      bytes.append(contentsOf: source[start..<position])
      guard position < source.count, !isEnd(source[position]) else { return }
      switch source[position] {
      case UInt8(ascii: "&"): decodeReference(isInAttribute: true, end: source.count)
      case 0x0D:
        bytes.append(0x0A)
        position += position + 1 < source.count && source[position + 1] == 0x0A ? 2 : 1
      default:
        bytes += [0xEF, 0xBF, 0xBD]
        position += 1
      }
    }
  }

  /// Whether the element has an attribute of this name already: the first one counts.
  private func isDouble(_ attribute: HTMLTree.Attribute, from first: Int) -> Bool {
    let count = attribute.name.count
    return attributes[first...].contains { other in
      guard other.name.count == count else { return false }
      let (one, two) = (Int(attribute.name.lowerBound), Int(other.name.lowerBound))
      return (0..<count).allSatisfy { bytes[one + $0] == bytes[two + $0] }
    }
  }
}
