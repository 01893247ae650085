// HTML text to tags, text and comments, by the rules of the HTML standard (13.2.5), with its states folded into loops
// over bytes. All text, names and values are copied once, decoded, into one buffer that the tree keeps.

import Glibc

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
  var otherNumbers: [String: Int32] = [:]

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

  func textToken(from start: Int) -> HTMLToken {
    HTMLToken(kind: .text, text: start..<bytes.count)
  }

  // MARK: Text

  /// Copies text up to the next `<`.
  mutating func copyMarkupText() {
    copyText(upTo: firstIndex(of: UInt8(ascii: "<"), from: position), decodes: true, keepsNull: isInForeign)
  }

  /// Where a byte stands next; the end of the source where it does not.
  func firstIndex(of byte: UInt8, from start: Int) -> Int {
    guard start < source.count, let base = source.baseAddress,
      let found = memchr(base + start, Int32(byte), source.count - start)
    else { return source.count }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// Takes over a stretch of the source as it is.
  mutating func copy(_ range: Range<Int>) {
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[range]))
  }

  /// Copies text with line ends made one, references decoded, and null characters replaced or left out.
  mutating func copyText(upTo end: Int, decodes: Bool, keepsNull: Bool, isInAttribute: Bool = false) {
    while position < end {
      let start = position
      position = plainEnd(from: start, end: end, decodes: decodes)
      copy(start..<position)
      guard position < end else { return }
      switch source[position] {
      case UInt8(ascii: "&") where decodes:
        decodeReference(isInAttribute: isInAttribute, end: end)
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

  /// Where the first special character of a text stands, looking at eight bytes at a time. An ampersand is one only where it
  /// `decodes` references: scripts are full of others.
  private func plainEnd(from start: Int, end: Int, decodes: Bool) -> Int {
    let raw = UnsafeRawBufferPointer(source)
    var index = start
    while index + 8 <= end {
      let eight = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      if Self.holdsZero(eight) || Self.holdsZero(eight ^ Self.returns) { break }
      if decodes, Self.holdsZero(eight ^ Self.ampersands) { break }
      index += 8
    }
    while index < end, !Self.isSpecialInText(source[index]) || !decodes && source[index] == UInt8(ascii: "&") {
      index += 1
    }
    return index
  }

  private static let ampersands: UInt64 = 0x2626_2626_2626_2626
  private static let returns: UInt64 = 0x0D0D_0D0D_0D0D_0D0D

  /// Whether one of eight bytes is zero.
  @inline(__always)
  private static func holdsZero(_ eight: UInt64) -> Bool {
    (eight &- 0x0101_0101_0101_0101) & ~eight & 0x8080_8080_8080_8080 != 0
  }

  static func isSpecialInText(_ byte: UInt8) -> Bool {
    byte <= UInt8(ascii: "&") && (byte == UInt8(ascii: "&") || byte == 0x0D || byte == 0)
  }

  /// Where the end tag of `contentTag` begins.
  func rawEnd(from start: Int) -> Int? {
    var index = firstIndex(of: UInt8(ascii: "<"), from: start)
    while index + 1 < source.count {
      if source[index + 1] == UInt8(ascii: "/"), isTag(contentTag, at: index + 2) { return index }
      index = firstIndex(of: UInt8(ascii: "<"), from: index + 1)
    }
    return nil
  }

  /// Where the script ends: comments in it may hold `<script>` and its end tag.
  func scriptEnd() -> Int {
    var (isComment, isNested) = (false, false)
    var index = position
    while index < source.count {
      if !isComment { index = firstIndex(of: UInt8(ascii: "<"), from: index) }
      guard index < source.count else { break }
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
  func isTag(_ tag: HTMLTag, at index: Int) -> Bool {
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
    byte <= 0x20 && (byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C)
  }
  static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z") }
}
