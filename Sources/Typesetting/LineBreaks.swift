// Where a line may end: a walk through a text by the table of UAX #14's rules. Three things are ours and not the
// standard's: Korean is kept together by words, as its newspapers do (Hangul, and Han within a word that has Hangul, then
// counts as letters; before a bracket and behind a middle dot between words a line may end as the standard has it); Thai and its like, which leave no spaces and of which the standard asks a dictionary, may be broken
// between letters with their marks; and a run of ASCII goes through the table without being decoded.

import Screen

/// How words without spaces between them are broken.
public enum KoreanBreaking: String, Hashable, Sendable, CaseIterable {
  /// A line ends between words.
  case word
  /// A line may end after any syllable.
  case syllable
}

/// The UTF-8 offsets at which a line of `text` may begin, its end included. Hangul words are kept whole unless told not to.
public func breakOpportunities(_ text: String, keepsHangulWords: Bool = true) -> [Int] {
  let bytes = Array(text.utf8)
  var marks = [Mark](repeating: [], count: bytes.count)
  markBreaks(in: bytes, &marks, korean: keepsHangulWords ? .word : .syllable)
  var breaks = marks.indices.filter { marks[$0].contains(.mayBreak) || marks[$0].contains(.mustBreak) }
  if !bytes.isEmpty { breaks.append(bytes.count) }
  return breaks
}

/// Marks the places before which a line may or must end. Where `marks` knows the clusters, Thai is broken between them.
func markBreaks(in bytes: [UInt8], _ marks: inout [Mark], korean: KoreanBreaking = .word) {
  let rules = BreakRules.standard
  bytes.withUnsafeBufferPointer { bytes in
    marks.withUnsafeMutableBufferPointer { marks in
      rules.entries.withUnsafeBufferPointer { entries in
        BreakWalk.asciiClasses.withUnsafeBufferPointer { classes in
          var walk = BreakWalk(
            bytes: bytes, marks: marks, entries: entries, classes: classes, keepsWords: korean == .word,
            letter: rules.letter)
          var start = 0
          while start < bytes.count {
            let end = endOfHardLine(bytes, from: start)
            walk.mark(start..<end, state: rules.start)
            if end < bytes.count { marks[end].insert(.mustBreak) }
            start = end
          }
        }
      }
    }
  }
}

/// The offset behind the next line end that the text itself asks for.
private func endOfHardLine(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
  var index = start
  while index < bytes.count {
    let byte = bytes[index]
    index += 1
    if byte >= 0x0E, byte != 0xC2, byte != 0xE2 { continue }
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

private struct BreakWalk {
  let bytes: UnsafeBufferPointer<UInt8>
  let marks: UnsafeMutableBufferPointer<Mark>
  let entries: UnsafeBufferPointer<UInt8>
  let classes: UnsafeBufferPointer<UInt8>
  let keepsWords: Bool
  /// The state behind a letter.
  let letter: Int
  /// The end of the word that was looked at for Hangul, and whether it has any.
  private var wordEnd = 0
  private var isKoreanWord = false

  static let asciiClasses: [UInt8] = (0..<128).map { BreakClass($0).rawValue }

  init(
    bytes: UnsafeBufferPointer<UInt8>, marks: UnsafeMutableBufferPointer<Mark>, entries: UnsafeBufferPointer<UInt8>,
    classes: UnsafeBufferPointer<UInt8>, keepsWords: Bool, letter: Int
  ) {
    self.bytes = bytes
    self.marks = marks
    self.entries = entries
    self.classes = classes
    self.keepsWords = keepsWords
    self.letter = letter
  }

  /// Marks the breaks of one hard line.
  mutating func mark(_ line: Range<Int>, state start: Int) {
    var state = start
    var isJoined = false
    var index = line.lowerBound
    var before: UInt32 = 0
    while index < line.upperBound {
      let byte = bytes[index]
      let here = index
      let kind: UInt8
      if byte < 0x80 {
        kind = classes[Int(byte)]
        index += 1
        if kind == BreakClass.letter.rawValue, state == letter, !isJoined { continue }
      } else if keepsWords, byte >= 0xEB, byte <= 0xEC, state == letter, !isJoined {
        // A Hangul syllable behind a letter: no break, and the same state.
        index += 3
        continue
      } else {
        let scalar = decodeScalar(bytes, &index)
        kind = self.kind(of: scalar, at: here, after: before, in: line).rawValue
        before = scalar
        if scalar == 0xB7, partsKoreanWords(at: here, to: index, in: line) { marks[index].insert(.mayBreak) }
      }
      if byte == 0x28, opensBehindKoreanWord(at: here, in: line) { marks[here].insert(.mayBreak) }
      let entry = entries[state << 6 | Int(kind)]
      if entry & BreakRules.mayBreak != 0, !isJoined {
        if entry & BreakRules.asksForNumber == 0 || !isDigit(at: index, in: line) { marks[here].insert(.mayBreak) }
      }
      isJoined = kind == BreakClass.zeroWidthJoiner.rawValue  // LB8a
      state = Int(entry & BreakRules.stateBits)
    }
  }

  /// The class of a scalar beyond ASCII, as the settings want it.
  private mutating func kind(of scalar: UInt32, at index: Int, after before: UInt32, in line: Range<Int>) -> BreakClass
  {
    let kind = BreakClass(scalar)
    switch kind {
    case .leadingJamo, .vowelJamo, .trailingJamo, .syllable, .closedSyllable, .hangul:
      return keepsWords ? .letter : kind
    case .han: return keepsWords && isInKoreanWord(index, line) ? .letter : .han
    case .southEastAsian:
      if index > line.lowerBound, bytes[index - 1] >= 0x80, marks[index].beginsCluster, isDivided(before, scalar) {
        marks[index].insert(.mayBreak)
      }
      return kind
    default: return kind
    }
  }

  /// Whether a letter of Thai, Lao, Khmer or Myanmar may begin a line: not a vowel or sign that belongs to the letter
  /// before it, nor a letter whose vowel is written before it.
  private func isDivided(_ before: UInt32, _ scalar: UInt32) -> Bool {
    guard before >= 0xE01, BreakClass(before) == .southEastAsian || BreakClass(before) == .mark else { return false }
    switch before {
    case 0xE40...0xE44, 0xEC0...0xEC4: return false
    default: break
    }
    switch scalar {
    case 0xE2F, 0xE30, 0xE32, 0xE33, 0xE45, 0xE46, 0xEAF, 0xEB0, 0xEB2, 0xEB3, 0xEBD, 0xEC6: return false
    default: return true
    }
  }

  /// Whether a bracket at `index` stands behind a Korean word and holds more than the one syllable of `기자(들)`.
  private func opensBehindKoreanWord(at index: Int, in line: Range<Int>) -> Bool {
    guard keepsWords, isHangul(at: index - 3, in: line) else { return false }
    var end = index + 1
    guard end < line.upperBound, bytes[end] > 0x20 else { return false }
    _ = decodeScalar(bytes, &end)
    return end < line.upperBound && bytes[end] != 0x29
  }

  /// Whether a middle dot stands between Korean words, such as `정치·경제`, and not between syllables for words: `한·중·일`.
  private func partsKoreanWords(at start: Int, to end: Int, in line: Range<Int>) -> Bool {
    keepsWords && [start - 6, start - 3, end, end + 3].allSatisfy { isHangul(at: $0, in: line) }
  }

  private func isHangul(at index: Int, in line: Range<Int>) -> Bool {
    guard index >= line.lowerBound, index + 3 <= line.upperBound, bytes[index] & 0xF0 == 0xE0 else { return false }
    var next = index
    return (0xAC00...0xD7A3).contains(decodeScalar(bytes, &next))
  }

  private func isDigit(at start: Int, in line: Range<Int>) -> Bool {
    var index = start
    while index < line.upperBound {
      switch BreakClass(decodeScalar(bytes, &index)) {
      case .mark, .zeroWidthJoiner: continue
      case .digit: return true
      default: return false
      }
    }
    return false
  }

  /// Whether the word around `index` has Hangul and no kana.
  private mutating func isInKoreanWord(_ index: Int, _ line: Range<Int>) -> Bool {
    if index < wordEnd { return isKoreanWord }
    var start = index
    while start > line.lowerBound, bytes[start - 1] > 0x20 { start -= 1 }
    var (hasHangul, hasKana) = (false, false)
    while start < line.upperBound, bytes[start] > 0x20 {
      switch decodeScalar(bytes, &start) {
      case 0x3041...0x30FF: hasKana = true
      case 0x1100...0x11FF, 0x3131...0x318E, 0xA960...0xA97C, 0xAC00...0xD7FB: hasHangul = true
      default: break
      }
    }
    (wordEnd, isKoreanWord) = (start, hasHangul && !hasKana)
    return isKoreanWord
  }
}
