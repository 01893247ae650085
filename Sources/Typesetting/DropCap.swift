// A drop cap: in drawn text the first letter of a story is as high as two lines, and they are set round it. Its picture is
// that of the face whose capitals come nearest to the height when each of their pixels is made two or three; corners are
// rounded as they grow (Scale2x: a corner takes the color of the two neighbors that meet there, if they agree).

import Faces
import Screen

/// A letter as high as two lines.
struct DropCap: Hashable, Sendable {
  /// Lines that it stands beside.
  static let lines = 2

  /// Its letter, with the opening mark before it and the space behind it that the text may have.
  var span: Span
  /// Where in the span's text the letter begins.
  var letterOffset: Int
  /// Its pixels from the first line's upper edge, the leftmost in the highest bit.
  var rows: [UInt64]
  /// How many pixels it takes from left to right.
  var width: Int
}

extension Galley {
  /// The large letter that the text can begin with, and where the text goes on behind it. Only capitals and syllables of
  /// Hangul are made large.
  func dropCap(_ lettering: Lettering) -> (cap: DropCap, end: Int)? {
    guard !isRightToLeft, lettering.scale == 0 else { return nil }
    var start = 0
    var mark: Unicode.Scalar?
    if let first = scalar(at: 0), Self.openingMarks.contains(first) { (mark, start) = (first, endOfCluster(at: 0)) }
    guard let letter = scalar(at: start), letter.properties.isUppercase || (0xAC00...0xD7A3).contains(letter.value),
      let (rows, width) = lettering.enlarged(letter, after: mark)
    else { return nil }
    var end = endOfCluster(at: start)
    while end < bytes.count, bytes[end] == 0x20 { end += 1 }
    guard end < bytes.count, !marks[end].mustBreak else { return nil }
    let slice = Slice(
      content: 0..<end, next: end, columns: columns(of: 0..<end), isHyphenated: false, endsText: false)
    let spans = spans(of: slice)
    guard spans.count == 1, let span = spans.first, span.source != nil else { return nil }
    return (DropCap(span: span, letterOffset: start, rows: rows, width: width), end)
  }

  private static let openingMarks: Set<Unicode.Scalar> = ["“", "‘", "\"", "'", "«", "„", "(", "[", "「", "『", "《"]

  private func endOfCluster(at index: Int) -> Int {
    var end = index + 1
    while end < bytes.count, !marks[end].beginsCluster { end += 1 }
    return end
  }

  /// The one scalar that the cluster at `index` is, or is equal to.
  private func scalar(at index: Int) -> Unicode.Scalar? {
    guard index < bytes.count, !marks[index].isInvisible else { return nil }
    let text = String(decoding: bytes[index..<endOfCluster(at: index)], as: UTF8.self)
    guard text.unicodeScalars.count > 1 else { return text.unicodeScalars.first }
    return text.first.flatMap(composed)
  }
}

extension Lettering {
  /// Pixels between a large letter and the text beside it.
  var dropCapGap: Int { letterWidth / 2 + 1 }

  /// The pixels of `letter`, as high as two lines and standing on the second one's baseline, with an opening mark of the
  /// usual size before it; nil where there is no picture of it or it would not have room.
  fileprivate func enlarged(
    _ letter: Unicode.Scalar, after mark: Unicode.Scalar?
  ) -> (rows: [UInt64], width: Int)? {
    let pitch = lineRows * packing.rows
    guard let own = face.capitals else { return nil }
    let foot = topRows + own.upperBound + pitch
    let wanted = pitch + own.count
    var best: (face: Face, capitals: Range<Int>, times: Int)?
    for size in Face.Size.allCases {
      guard let capitals = Face.of(size).capitals else { continue }
      for times in 2...3 where capitals.count * times <= foot {
        let isNearer = best.map { abs(capitals.count * times - wanted) < abs($0.capitals.count * $0.times - wanted) }
        if isNearer ?? true { best = (Face.of(size), capitals, times) }
      }
    }
    guard let best, let picture = best.face.letter(letter) else { return nil }
    var rows = [UInt64](repeating: 0, count: pitch * DropCap.lines)
    var left = 0
    if let mark {
      guard let small = face.letter(mark) else { return nil }
      for (row, bits) in small.rows.enumerated() where topRows + row < rows.count {
        rows[topRows + row] |= UInt64(bits) << 48
      }
      left = small.advance
    }
    let ink = picture.rows.reduce(0, |)
    guard ink != 0 else { return nil }
    let inkStart = ink.leadingZeroBitCount
    let width = (16 - ink.trailingZeroBitCount - inkStart) * best.times
    guard left + width <= 64 else { return nil }
    let trimmed = picture.rows.map { (UInt64($0) << 48) << UInt64(inkStart) }
    let top = foot - best.capitals.upperBound * best.times
    for (offset, bits) in grown(trimmed, times: best.times).enumerated() where bits != 0 {
      // What hangs below the second line, such as a cedilla, or rises above the first has no room.
      guard rows.indices.contains(top + offset) else { return nil }
      rows[top + offset] |= bits >> UInt64(left)
    }
    return (rows, left + width)
  }
}

extension Face {
  /// The rows of its capitals.
  fileprivate var capitals: Range<Int>? {
    guard let rows = letter("H")?.rows, let first = rows.firstIndex(where: { $0 != 0 }),
      let last = rows.lastIndex(where: { $0 != 0 })
    else { return nil }
    return first..<last + 1
  }
}

/// Each pixel of `rows` made `times` as wide and high.
private func grown(_ rows: [UInt64], times: Int) -> [UInt64] {
  func isInk(_ row: Int, _ column: Int) -> Bool {
    rows.indices.contains(row) && column >= 0 && (rows[row] << UInt64(column)) >> 63 == 1
  }
  var large = [UInt64](repeating: 0, count: rows.count * times)
  for row in rows.indices {
    for column in 0..<64 / times {
      let here = isInk(row, column)
      let (above, below) = (isInk(row - 1, column), isInk(row + 1, column))
      let (before, after) = (isInk(row, column - 1), isInk(row, column + 1))
      for down in 0..<times {
        for right in 0..<times {
          let (isTop, isLeft) = (down == 0, right == 0)
          let isCorner = (isTop || down == times - 1) && (isLeft || right == times - 1)
          let (vertical, horizontal) = (isTop ? above : below, isLeft ? before : after)
          let (otherVertical, otherHorizontal) = (isTop ? below : above, isLeft ? after : before)
          let agrees = vertical == horizontal && vertical != otherVertical && horizontal != otherHorizontal
          guard isCorner && agrees ? vertical : here else { continue }
          large[row * times + down] |= 1 << UInt64(63 - column * times - right)
        }
      }
    }
  }
  return large
}

extension Compositor {
  /// The lines of the paragraph that opens a story, its first letter beside the first two of them; nil where it cannot
  /// be, or where hardly more than that would stand beside it.
  func linesBesideDropCap(of galley: Galley, at place: Place) -> [Line]? {
    guard let lettering = place.lettering, let (cap, end) = galley.dropCap(lettering) else { return nil }
    let columns = lettering.columns(of: cap.width + lettering.dropCapGap)
    let wide = lettering.packing.columns
    guard (place.measure - columns) * wide >= 16 * lettering.letterWidth else { return nil }
    var galley = galley
    var slices = drawnSlices(
      of: &galley, lettering, from: end, at: place, indent: columns, indentedLines: DropCap.lines)
    guard slices.count > DropCap.lines, !slices.prefix(DropCap.lines).contains(where: \.endsText) else { return nil }
    slices[0].content = 0..<slices[0].content.upperBound
    return drawnLines(of: galley, slices, lettering, at: place, indent: columns, isBody: true, dropCap: (cap, end))
  }
}
