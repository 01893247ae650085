// What setting knows of each byte of a text: the columns of the cluster that begins there, and whether a line may end
// before it. A byte a byte, so that filling lines is a walk over an array.

import Screen

/// What is known of one byte of a text.
struct Mark: OptionSet, Sendable {
  var rawValue: UInt8

  /// The columns of the cluster, on its first byte.
  static let columnBits = Mark(rawValue: 0x07)
  /// The word may be taken apart before it, with a hyphen.
  static let mayHyphenate = Mark(rawValue: 0x08)
  /// A grapheme cluster begins here.
  static let begins = Mark(rawValue: 0x10)
  /// A line may end before it.
  static let mayBreak = Mark(rawValue: 0x20)
  /// A line must end before it.
  static let mustBreak = Mark(rawValue: 0x40)
  /// It steers line breaking and is not shown.
  static let isInvisible = Mark(rawValue: 0x80)

  /// A line may end before it in whatever way.
  static let ends: Mark = [.mayHyphenate, .mayBreak, .mustBreak]

  @inline(__always) var columns: Int { Int(rawValue & 0x07) }
  @inline(__always) var mayHyphenate: Bool { rawValue & 0x08 != 0 }
  @inline(__always) var beginsCluster: Bool { rawValue & 0x10 != 0 }
  @inline(__always) var mayBreak: Bool { rawValue & 0x20 != 0 }
  @inline(__always) var mustBreak: Bool { rawValue & 0x40 != 0 }
  @inline(__always) var isInvisible: Bool { rawValue & 0x80 != 0 }
}

/// The marks of `bytes`: where clusters begin and how wide they are.
func clusterMarks(of bytes: [UInt8], isASCII: Bool) -> [Mark] {
  let one = Mark(rawValue: 0x11)
  var marks = [Mark](repeating: one, count: bytes.count)
  guard !isASCII else { return marks }
  let isWide = TerminalHabits.current.ambiguousWidth == .wide
  bytes.withUnsafeBufferPointer { bytes in
    marks.withUnsafeMutableBufferPointer { marks in
      var index = 0
      while index < bytes.count {
        var next = index
        let scalar = decodeScalar(bytes, &next)
        var columns = plainColumns(scalar)
        if isWide, columns == 1, scalar > 0x7F { columns = DisplayWidth.columns(of: Unicode.Scalar(scalar) ?? " ") }
        if columns > 0, next == bytes.count || bytes[next] < 0x80 || isPlain(bytes, at: next) {
          if next > index + 1 || columns != 1 {
            marks[index].rawValue = 0x10 | UInt8(columns)
            for rest in index + 1..<next { marks[rest] = [] }
          }
          index = next
        } else {
          index = markJoined(bytes, from: index, marks)
        }
      }
    }
  }
  return marks
}

@inline(__always)
private func isPlain(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
  var next = index
  return plainColumns(decodeScalar(bytes, &next)) > 0
}

/// Marks the clusters from `start` up to where two plain letters meet again, and returns that place.
private func markJoined(
  _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ marks: UnsafeMutableBufferPointer<Mark>
) -> Int {
  var end = start
  var previous = plainColumns(decodeScalar(bytes, &end))
  while end < bytes.count {
    var next = end
    let this = plainColumns(decodeScalar(bytes, &next))
    if previous > 0, this > 0 { break }
    (previous, end) = (this, next)
  }
  var index = start
  while index < end {
    let next = min(end, endOfCluster(in: bytes, from: index))
    let scalars = String(decoding: UnsafeBufferPointer(rebasing: bytes[index..<next]), as: UTF8.self).unicodeScalars
    let columns = DisplayWidth.columns(ofCluster: scalars)
    if columns > 4 {
      // No more than a pile of letters: each for itself.
      for scalar in scalars {
        mark(index, UTF8.width(scalar), min(2, DisplayWidth.columns(of: scalar)), marks)
        index += UTF8.width(scalar)
      }
      continue
    }
    mark(index, next - index, columns, marks)
    if next - index <= 3, isSteering(bytes, at: index) { marks[index] = [.begins, .isInvisible] }
    index = next
  }
  return end
}

private func mark(_ index: Int, _ count: Int, _ columns: Int, _ marks: UnsafeMutableBufferPointer<Mark>) {
  marks[index] = Mark(rawValue: 0x10 | UInt8(columns))
  for rest in index + 1..<max(index + 1, index + count) { marks[rest] = [] }
}

/// Whether a soft hyphen, zero width space or word joiner begins at `index`.
private func isSteering(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
  switch bytes[index] {
  case 0xC2: bytes[index + 1] == 0xAD
  case 0xE2:
    bytes[index + 1] == 0x80 && bytes[index + 2] == 0x8B || bytes[index + 1] == 0x81 && bytes[index + 2] == 0xA0
  default: false
  }
}

/// The columns of a letter that never joins another of its kind; 0 for those that may.
@inline(__always)
private func plainColumns(_ scalar: UInt32) -> Int {
  switch scalar {
  case 0x20..<0x7F: 1
  case 0xA0..<0x300: scalar == 0xAD ? 0 : 1
  case 0x2010...0x2027, 0x2030...0x205E: 1
  case 0xAC00...0xD7A3, 0x4E00...0x9FFF, 0x3001...0x3029, 0x3041...0x3096, 0x30A0...0x30FF: 2
  case 0x391...0x3A1, 0x3A3...0x482, 0x48A...0x52F, 0x5D0...0x5EA, 0x620...0x64A, 0x1E00...0x1EFF, 0x20A0...0x20C0: 1
  case 0x3400...0x4DBF, 0xFF01...0xFF60: 2
  default: 0
  }
}
