import Typesetting

// A line of drawn letters is some rows of the page. Scrolling goes from line to line, never into one.

extension RandomAccessCollection<Line> where Index == Int {
  /// Whether a row is part of a line of drawn letters.
  func isDrawn(at row: Int) -> Bool {
    if case .drawn? = self[safe: row]?.kind { true } else { false }
  }

  /// The first row of the line that `row` is part of, or where it lies in a drawn line, of the next one if not `before`.
  func lineStart(at row: Int, before: Bool) -> Int {
    guard case .drawn(let place, let rows)? = self[safe: row]?.kind, place > 0 else { return row }
    return before ? row - place : Swift.min(row - place + rows, endIndex)
  }

  /// The first row of the line that lies a line further than `row`, or as many rows as `step` says where that is more.
  func lineStart(from row: Int, step: Int) -> Int {
    let target = row + step
    guard step > 0 else { return lineStart(at: Swift.max(0, target), before: true) }
    return lineStart(at: target, before: false)
  }
}

extension RandomAccessCollection {
  /// The element at `index`; nil where there is none.
  subscript(safe index: Index) -> Element? { indices.contains(index) ? self[index] : nil }
}
