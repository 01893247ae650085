import Typesetting

// A line of drawn letters is some rows of the page. Scrolling goes from line to line, never into one.

extension Collection<Line> where Index == Int {
  subscript(safe index: Int) -> Line? { indices.contains(index) ? self[index] : nil }

  /// Whether a row is part of a line of drawn letters.
  func isDrawn(at row: Int) -> Bool {
    if case .drawn? = self[safe: row]?.kind { true } else { false }
  }

  /// The first row of the line that `row` is part of, or where it lies in a drawn line, of the next one if not `before`.
  func lineStart(at row: Int, before: Bool) -> Int {
    guard case .drawn(let place, let rows)? = self[safe: row]?.kind, place > 0 else { return row }
    return before ? row - place : Swift.min(row - place + rows, endIndex)
  }

  /// The first row of the line `step` lines from the one at `row`.
  func lineStart(from row: Int, step: Int) -> Int {
    var row = row
    for _ in 0..<Swift.min(abs(step), 1_000) {
      if step > 0 {
        guard case .drawn(let place, let rows)? = self[safe: row]?.kind else {
          row += 1
          continue
        }
        row += rows - place
      } else {
        row = lineStart(at: row - 1, before: true)
      }
    }
    return row
  }
}
