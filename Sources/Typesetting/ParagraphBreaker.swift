// Lines by first fit: each takes all words that have room. So are set headlines, lists and whatever else is short or cut;
// paragraphs are set by `breakOptimally`.

/// A line as a stretch of a galley.
struct Slice: Hashable, Sendable {
  /// What is shown: from the first letter to the last, spaces at the end left out.
  var content: Range<Int>
  /// Where the next line begins.
  var next: Int
  /// Columns of the content, an added hyphen counted.
  var columns: Int
  /// Whether a hyphen is added, as the word goes on.
  var isHyphenated: Bool
  /// Whether the text itself ends the line here.
  var endsText: Bool
}

/// The lines of `galley` from `start` on, the first of them `indent` shorter than `measure`; at most `limit` of them.
func breakIntoLines(_ galley: Galley, from start: Int = 0, measure: Int, indent: Int = 0, limit: Int = .max) -> [Slice]
{
  var lines: [Slice] = []
  let count = galley.bytes.count
  lines.reserveCapacity(min(limit, (count - start) / max(1, measure) + 1))
  galley.bytes.withUnsafeBufferPointer { bytes in
    galley.marks.withUnsafeBufferPointer { marks in
      var filler = LineFiller(bytes: bytes, marks: marks)
      var next = start
      while next < count, lines.count < limit {
        let slice = filler.fill(from: next, columns: lines.isEmpty ? measure - indent : measure)
        lines.append(slice)
        next = slice.next
      }
    }
  }
  return lines
}

private struct LineFiller {
  let bytes: UnsafeBufferPointer<UInt8>
  let marks: UnsafeBufferPointer<Mark>

  /// The line that begins at `start` and takes at most `limit` columns.
  @inline(__always)
  mutating func fill(from start: Int, columns limit: Int) -> Slice {
    var best: Slice?
    var column = 0
    var contentEnd = start
    var contentColumns = 0
    var index = start
    while index < bytes.count {
      let mark = marks[index]
      if mark.rawValue & 0x60 != 0, index > start {
        if mark.mustBreak {
          return Slice(
            content: start..<contentEnd, next: index, columns: contentColumns, isHyphenated: false, endsText: true)
        }
        let isHyphenated = index >= 2 && bytes[index - 1] == 0xAD && marks[index - 2].isInvisible
        if !isHyphenated || contentColumns < limit {
          best = Slice(
            content: start..<contentEnd, next: index, columns: contentColumns + (isHyphenated ? 1 : 0),
            isHyphenated: isHyphenated, endsText: false)
        }
      }
      let byte = bytes[index]
      if byte == 0x20 {
        column += 1
      } else if byte != 0x0A {
        if mark.beginsCluster {
          column += mark.columns
          if column > limit, index > start, contentEnd > start {
            if let best { return best }
            // A word longer than the line is cut where it ends.
            return Slice(
              content: start..<contentEnd, next: index, columns: contentColumns, isHyphenated: false, endsText: false)
          }
        }
        contentEnd = index + 1
        contentColumns = column
      }
      index += 1
    }
    return Slice(
      content: start..<contentEnd, next: index, columns: contentColumns, isHyphenated: false, endsText: true)
  }
}
