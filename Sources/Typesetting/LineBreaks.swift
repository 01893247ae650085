// Where a line may end, by UAX #14. libunistring knows the rules; here is what it gets wrong (white space at the head of
// a line, a full stop within a word), and that Korean is kept together by words, as its newspapers do: Hangul, and Han
// within a word that has Hangul, then counts as letters. Plain ASCII goes through a small table instead, since most
// paragraphs are nothing else; the tests hold it to what the library says.

import CUnistring

/// The UTF-8 offsets at which a line of `text` may begin, its end included. Hangul words are kept whole unless told not to.
public func breakOpportunities(_ text: String, keepsHangulWords: Bool = true) -> [Int] {
  let bytes = Array(text.utf8)
  var marks = [Mark](repeating: [], count: bytes.count)
  markBreaks(in: bytes, &marks, keepsHangulWords: keepsHangulWords)
  var breaks = marks.indices.filter { marks[$0].contains(.mayBreak) || marks[$0].contains(.mustBreak) }
  if !bytes.isEmpty { breaks.append(bytes.count) }
  return breaks
}

/// Marks the places before which a line may or must end.
func markBreaks(in bytes: [UInt8], _ marks: inout [Mark], keepsHangulWords: Bool = true) {
  bytes.withUnsafeBufferPointer { bytes in
    marks.withUnsafeMutableBufferPointer { marks in
      var start = 0
      while start < bytes.count {
        let end = endOfHardLine(bytes, from: start)
        if isPlainASCII(bytes, start..<end) {
          markASCIIBreaks(in: bytes, start..<end, marks)
        } else {
          markUnicodeBreaks(in: bytes, start..<end, marks, keepsHangulWords: keepsHangulWords)
        }
        if end < bytes.count { marks[end].insert(.mustBreak) }
        start = end
      }
    }
  }
}

/// Whether the line has nothing but ASCII's letters and marks before its end.
private func isPlainASCII(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
  for index in range where bytes[index] >= 0x7F || bytes[index] < 0x20 {
    guard index + 2 >= range.upperBound, (0x0A...0x0D).contains(bytes[index]) else { return false }
  }
  return true
}

/// The offset behind the next line end that the text itself asks for.
private func endOfHardLine(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
  var index = start
  while index < bytes.count {
    let byte = bytes[index]
    index += 1
    switch byte {
    case 0x0A...0x0C: return index
    case 0x0D: if index == bytes.count || bytes[index] != 0x0A { return index }
    case 0xC2 where index < bytes.count && bytes[index] == 0x85: return index + 1
    case 0xE2 where index + 1 < bytes.count && bytes[index] == 0x80 && bytes[index + 1] & 0xFE == 0xA8: return index + 2
    default: break
    }
  }
  return index
}

// MARK: - ASCII

/// The line breaking classes of ASCII.
private enum BreakClass: UInt8 {
  case exclamation, quotation, letter, prefix, opening, closing, separator, hyphen, digit, after, brace, slash, space

  init(_ byte: UInt8) {
    self =
      switch byte {
      case 0x21, 0x3F: .exclamation
      case 0x22, 0x27: .quotation
      case 0x24, 0x25, 0x2B, 0x5C: .prefix
      case 0x28, 0x5B, 0x7B: .opening
      case 0x29, 0x5D: .closing
      case 0x2C, 0x2E, 0x3A, 0x3B: .separator
      case 0x2D: .hyphen
      case 0x2F: .slash
      case 0x30...0x39: .digit
      case 0x7C: .after
      case 0x7D: .brace
      case 0x00...0x20: .space
      default: .letter
      }
  }

  static let ofByte: [BreakClass] = (0..<128).map { BreakClass($0) }

  /// The classes before which a line may begin when they follow at once, a bit each.
  static let direct: [UInt16] = [0x11C, 0, 0, 0x8, 0, 0x10, 0x18, 0x1C, 0, 0x11C, 0x114, 0x1C, 0]
  /// The same when there are spaces between.
  static let spaced: [UInt16] = [0x39E, 0x38E, 0x39E, 0x39E, 0, 0x39E, 0x39E, 0x39E, 0x39E, 0x39E, 0x39E, 0x39E, 0x39E]
}

private func markASCIIBreaks(
  in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ marks: UnsafeMutableBufferPointer<Mark>
) {
  BreakClass.ofByte.withUnsafeBufferPointer { classes in
    BreakClass.direct.withUnsafeBufferPointer { direct in
      BreakClass.spaced.withUnsafeBufferPointer { spaced in
        var previous = BreakClass.space
        var isSpaced = false
        for index in range {
          let this = classes[Int(bytes[index])]
          if this == .space {
            isSpaced = true
            continue
          }
          if isSpaced {
            if index > range.lowerBound, spaced[Int(previous.rawValue)] >> UInt16(this.rawValue) & 1 == 1 {
              marks[index].insert(.mayBreak)
            }
            isSpaced = false
          } else if this != .letter || previous != .letter, index > range.lowerBound,
            direct[Int(previous.rawValue)] >> UInt16(this.rawValue) & 1 == 1
          {
            marks[index].insert(.mayBreak)
          }
          previous = this
        }
      }
    }
  }
}

// MARK: - Unicode

private func markUnicodeBreaks(
  in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ marks: UnsafeMutableBufferPointer<Mark>,
  keepsHangulWords: Bool
) {
  // The library takes spaces at the head of a line for glue; with a letter before them it does not.
  var text: [UInt8] = [0x61]
  text.append(contentsOf: bytes[range])
  if keepsHangulWords { replaceHangul(in: &text) }
  let skipped = bytes[range.lowerBound] == 0x20 ? 0 : 1
  var codes = [CChar](repeating: 0, count: text.count)
  text.withUnsafeBufferPointer { text in
    guard let start = text.baseAddress else { return }
    codes.withUnsafeMutableBufferPointer { codes in
      guard let first = codes.baseAddress else { return }
      broadsheet_possible_breaks(start + skipped, text.count - skipped, first + skipped)
    }
    let shift = range.lowerBound - 1
    for index in 2..<max(2, text.count) where broadsheet_is_possible(codes[index]) {
      // LB29: no break between a full stop or comma and a letter.
      if isSeparator(text[index - 1]), isLetter(text, at: index) { continue }
      marks[index + shift].insert(.mayBreak)
    }
  }
}

private func isSeparator(_ byte: UInt8) -> Bool { byte == 0x2C || byte == 0x2E || byte == 0x3A || byte == 0x3B }

/// Whether an alphabetic letter begins at `index`: ASCII, or one below the scripts that break anywhere.
private func isLetter(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
  let byte = text[index]
  if byte < 0x80 { return BreakClass(byte) == .letter }
  return byte >= 0xC3 && byte <= 0xE0 || byte == 0xE1 && index + 1 < text.count && text[index + 1] == 0xB8
}

/// Puts a Latin letter of as many bytes for each Hangul letter, and for Han in words that have Hangul.
private func replaceHangul(in text: inout [UInt8]) {
  text.withUnsafeMutableBufferPointer { text in
    var index = 0
    while index < text.count {
      guard text[index] >= 0xE1 else {
        index += 1
        continue
      }
      let start = index
      var hasHangul = false
      while index < text.count, text[index] != 0x20 {
        if isHangul(text, at: index) { hasHangul = true }
        index += 1
      }
      guard hasHangul else { continue }
      for place in start..<index where isHangul(text, at: place) || isHan(text, at: place) {
        (text[place], text[place + 1], text[place + 2]) = (0xE1, 0xB8, 0x80)
      }
    }
  }
}

private func isHangul(_ text: UnsafeMutableBufferPointer<UInt8>, at index: Int) -> Bool {
  guard index + 2 < text.count else { return false }
  let second = text[index + 1]
  switch text[index] {
  case 0xE1: return second >= 0x84 && second <= 0x87
  case 0xE3:
    return second == 0x84 && text[index + 2] >= 0xB0 || second == 0x85 || second == 0x86 && text[index + 2] <= 0x8E
  case 0xEA: return second >= 0xB0
  case 0xEB, 0xEC: return true
  case 0xED: return second < 0x9E || second == 0x9E && text[index + 2] <= 0xA3
  default: return false
  }
}

private func isHan(_ text: UnsafeMutableBufferPointer<UInt8>, at index: Int) -> Bool {
  guard index + 2 < text.count else { return false }
  switch text[index] {
  case 0xE3: return text[index + 1] >= 0x90
  case 0xE4...0xE9: return true
  default: return false
  }
}
