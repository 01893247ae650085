// Text that runs from right to left, by UAX #9 through fribidi: levels for a paragraph, then the order of a line's
// clusters. Clusters move whole, so a mark stays behind its letter.

import CFriBidi
import Screen

/// Which way a paragraph runs.
public enum Direction: Int32, Sendable {
  /// As its first letter of a script with a direction does.
  case byFirstLetter
  case leftToRight
  case rightToLeft
}

/// Whether any letter of a right-to-left script is in valid UTF-8.
func hasRightToLeftLetters(_ bytes: [UInt8]) -> Bool {
  bytes.withUnsafeBufferPointer { bytes in
    for index in bytes.indices where bytes[index] >= 0xD6 {
      switch bytes[index] {
      case 0xD6...0xDF: return true
      case 0xE0: if bytes[index + 1] <= 0xA3 { return true }
      case 0xEF: if bytes[index + 1] >= 0xAC && bytes[index + 1] <= 0xBB { return true }
      case 0xF0: if bytes[index + 1] == 0x90 || bytes[index + 1] == 0x9E { return true }
      default: break
      }
    }
    return false
  }
}

/// Whether the paragraph runs from right to left, and the level of each byte's letter.
func bidiLevels(of bytes: [UInt8], _ direction: Direction) -> (isRightToLeft: Bool, levels: [UInt8]) {
  var scalars: [UInt32] = []
  var lengths: [Int] = []
  scalars.reserveCapacity(bytes.count)
  bytes.withUnsafeBufferPointer { bytes in
    var index = 0
    while index < bytes.count {
      let start = index
      scalars.append(decodeScalar(bytes, &index))
      lengths.append(index - start)
    }
  }
  let paragraph = resolve(scalars, direction)
  var ofBytes: [UInt8] = []
  ofBytes.reserveCapacity(bytes.count)
  for (level, length) in zip(paragraph.levels, lengths) {
    for _ in 0..<length { ofBytes.append(level) }
  }
  return (paragraph.isRightToLeft, ofBytes)
}

/// Whether the paragraph runs from right to left, and the level and type of each scalar.
func resolve(_ scalars: [UInt32], _ direction: Direction) -> (
  isRightToLeft: Bool, levels: [UInt8], types: [FriBidiCharType]
) {
  let count = FriBidiStrIndex(scalars.count)
  var types = [FriBidiCharType](repeating: FriBidiCharType(0), count: scalars.count)
  var brackets = [FriBidiBracketType](repeating: 0, count: scalars.count)
  var levels = [FriBidiLevel](repeating: 0, count: scalars.count)
  fribidi_get_bidi_types(scalars, count, &types)
  fribidi_get_bracket_types(scalars, count, types, &brackets)
  var base = broadsheet_paragraph_type(direction.rawValue)
  guard fribidi_get_par_embedding_levels_ex(types, brackets, count, &base, &levels) > 0 else {
    return (false, levels.map { _ in 0 }, types)
  }
  return (broadsheet_is_right_to_left(base) != 0, levels.map { UInt8(clamping: $0) }, types)
}

/// Whether a paragraph runs from right to left, as its first letter with a direction does (UAX #9, P2 and P3).
public func runsFromRightToLeft(_ text: String) -> Bool {
  let bytes = Array(text.utf8)
  return hasRightToLeftLetters(bytes) && bidiLevels(of: bytes, .byFirstLetter).isRightToLeft
}

/// The indices of `levels` in the order of the screen (rule L2).
func visualOrder(_ levels: [UInt8]) -> [Int] {
  var order = Array(levels.indices)
  guard let highest = levels.max(), highest > 0 else { return order }
  let lowestOdd = levels.filter { $0 & 1 == 1 }.min() ?? highest + 1
  var level = highest
  while level >= lowestOdd, level > 0 {
    var index = 0
    while index < order.count {
      guard levels[order[index]] >= level else {
        index += 1
        continue
      }
      let start = index
      while index < order.count, levels[order[index]] >= level { index += 1 }
      order[start..<index].reverse()
    }
    level -= 1
  }
  return order
}

/// The character that stands for `text` where it runs from right to left: brackets turn.
func mirrored(_ text: String) -> String {
  guard let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1 else { return text }
  var mirror: FriBidiChar = 0
  guard fribidi_get_mirror_char(scalar.value, &mirror) != 0, let turned = Unicode.Scalar(mirror),
    UTF8.width(turned) == UTF8.width(scalar)
  else { return text }
  return String(turned)
}
