// White space and characters that no reader should see. Text of a page comes in as UTF-8 bytes; what comes out is what a
// paragraph is set from: blanks collapsed, control characters (also those spelled as references), bidirectional
// overrides, byte order marks and soft hyphens gone.

/// Collects the text of one line or paragraph.
struct LineBuilder {
  private(set) var bytes: [UInt8] = []
  /// Whether a blank waits to be set before the next character.
  private var isBlankPending = false
  /// Marks set on one letter, and joiners that make one sign of several, since the last letter that began anew.
  private var marks = 0

  /// More marks than this on a letter are no text of any language (the Stream-Safe Text Format, UAX 15, section 13).
  private static let mostMarks = 30

  /// Whether nothing was set yet.
  var isEmpty: Bool { bytes.isEmpty }
  /// Whether the next character begins a line.
  private var isAtLineStart: Bool { bytes.isEmpty || bytes.last == UInt8(ascii: "\n") }

  /// A blank between words; several make one.
  mutating func space() { isBlankPending = true }

  /// A line break that the author asked for.
  mutating func lineBreak() {
    isBlankPending = false
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Whether a blank is due before the next word; taken by a caller that sets it elsewhere.
  mutating func takePendingBlank() -> Bool {
    defer { isBlankPending = false }
    return isBlankPending
  }

  /// Adds the text from `start` to `end` of `all`.
  mutating func add(_ all: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, startsLine: Bool = true) {
    var index = start
    var isStart = startsLine
    while index < end {
      let plainStart = index
      index = Self.endOfPlain(all, index, end)
      var hasBlank = false
      // One blank between plain words is as plain as they are.
      while index > plainStart, index + 1 < end, all[index] == 0x20, !Self.isSpecial(all[index + 1]) {
        hasBlank = true
        index = Self.endOfPlain(all, index + 1, end)
      }
      if index > plainStart {
        if isBlankPending {
          if !(isStart && isAtLineStart) { bytes.append(0x20) }
          isBlankPending = false
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: all[plainStart..<index]))
        isStart = false
        // An emoji that is joined to the next takes four bytes.
        if hasBlank || all[plainStart] < 0x80 || index - plainStart > 4 { marks = 0 }
      }
      guard index < end else { return }
      let (length, sort) = Self.sort(all, index, end)
      switch sort {
      case .blank:
        isBlankPending = true
        marks = 0
      case .mark:
        marks += 1
        if marks <= Self.mostMarks {
          bytes.append(contentsOf: UnsafeBufferPointer(rebasing: all[index..<index + length]))
        }
      case .firmBlank:
        // A single non-breaking space holds two words together; several are an author's indentation.
        let isDoubled = index + length < end && Self.isBlankByte(all, index + length, end)
        if isBlankPending || isDoubled || (isStart && isAtLineStart) {
          isBlankPending = true
        } else {
          bytes.append(contentsOf: all[index..<index + length])
        }
      case .letter:
        if isBlankPending {
          if !(isStart && isAtLineStart) { bytes.append(0x20) }
          isBlankPending = false
        }
        bytes.append(contentsOf: all[index..<index + length])
        isStart = false
      case .junk: break
      }
      index += length
    }
  }

  /// Gives what was set, trimmed, and begins anew.
  mutating func take() -> String {
    defer {
      bytes.removeAll(keepingCapacity: true)
      isBlankPending = false
    }
    return String(decoding: bytes[0..<trimmedCount], as: UTF8.self)
  }

  /// Gives what was set with its blanks, and begins anew; a blank that waits is lost.
  mutating func takeAsIs() -> String {
    defer {
      bytes.removeAll(keepingCapacity: true)
      isBlankPending = false
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// How many bytes are left when blanks at the end are cut off.
  private var trimmedCount: Int {
    var count = bytes.count
    while count > 0 {
      if bytes[count - 1] == 0x20 || bytes[count - 1] == 0x0A {
        count -= 1
      } else if count > 1, bytes[count - 1] == 0xA0, bytes[count - 2] == 0xC2 {
        count -= 2
      } else {
        break
      }
    }
    return count
  }

  /// Cuts blanks off the end of what was set, as at the end of a paragraph.
  mutating func trimEnd() {
    bytes.removeLast(bytes.count - trimmedCount)
    isBlankPending = false
  }

  private enum Sort { case letter, mark, blank, firmBlank, junk }

  /// Where the bytes end that are simply copied.
  private static func endOfPlain(_ all: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end, !isSpecial(all[index]) { index += 1 }
    return index
  }

  /// Bytes that are not simply copied: controls, blanks, and the lead bytes of characters that `sort` knows.
  private static func isSpecial(_ byte: UInt8) -> Bool {
    // Most are ASCII between the blank and DEL.
    if byte &- 0x21 < 0x5E { return false }
    return byte < 0x80 || byte == 0xC2 || byte == 0xE2 || byte == 0xEF || byte == 0xE3 || byte == 0xCC || byte == 0xCD
  }

  private static func isBlankByte(_ all: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Bool {
    guard isSpecial(all[index]) else { return false }
    let sort = sort(all, index, end).sort
    return sort == .blank || sort == .firmBlank
  }

  /// What the special character at `index` is, and its length in bytes.
  private static func sort(
    _ all: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int
  ) -> (length: Int, sort: Sort) {
    let second = index + 1 < end ? all[index + 1] : 0
    let third = index + 2 < end ? all[index + 2] : 0
    switch (all[index], second, third) {
    case (0x20, _, _), (0x09...0x0D, _, _): return (1, .blank)
    case (0...0x20, _, _), (0x7F, _, _): return (1, .junk)
    case (0xC2, 0xA0, _): return (2, .firmBlank)
    case (0xC2, 0xAD, _), (0xC2, 0x80...0x9F, _): return (2, .junk)
    case (0xC2, _, _): return (min(2, end - index), .letter)
    // Spaces of fixed width are blanks to a terminal; the narrow non-breaking one holds like the wide one.
    case (0xE2, 0x80, 0x80...0x8B), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
      return (3, .blank)
    // Combining accents, and the joiner of emoji.
    case (0xCC, _, _), (0xCD, 0x80...0xAF, _): return (min(2, end - index), .mark)
    case (0xCD, _, _): return (min(2, end - index), .letter)
    case (0xE2, 0x80, 0x8D): return (3, .mark)
    case (0xE2, 0x80, 0xAA...0xAE), (0xE2, 0x81, 0xA6...0xA9), (0xEF, 0xBB, 0xBF): return (3, .junk)
    // U+FFF9 to U+FFFB mark annotations, U+FFFC an object that is not there.
    case (0xEF, 0xBF, 0xB9...0xBC): return (3, .junk)
    default: return (min(3, end - index), .letter)
    }
  }
}

/// `text` on one line: white space collapsed, control characters gone. For text that is not HTML.
public func collapseBlanks(_ text: String) -> String {
  var text = text
  var line = LineBuilder()
  text.withUTF8 { line.add($0, 0, $0.count) }
  return line.take()
}
