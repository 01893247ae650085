import Articles
import Screen
import Typesetting

/// The article pane.
enum ArticlePane {
  /// The first column of the text: the measure stands in the middle of the pane.
  static func left(_ setter: ArticleSetter, in rect: Rect) -> Int {
    rect.column + max(0, (rect.columns - setter.settings.measure) / 2)
  }

  /// The link at `point`.
  static func link(at point: Point, in rect: Rect, _ here: ArticleState) -> ArticleLink? {
    guard let setter = here.setting?.setter else { return nil }
    let index = here.top + point.row - rect.row
    guard setter.lines.indices.contains(index) else { return nil }
    var column = left(setter, in: rect) + setter.lines[index].indent
    if let drawing = setter.lines[index].drawing {
      let number = drawing.run(at: point.column - left(setter, in: rect))?.span.link
      return setter.links.first { $0.number == number }
    }
    for span in setter.lines[index].spans {
      if (column..<column + span.columns).contains(point.column), let number = span.link {
        return setter.links.first { $0.number == number }
      }
      column += span.columns
    }
    return nil
  }
}

extension Sheet {
  mutating func paintArticle(_ here: ArticleState, _ state: ReaderState, in rect: Rect) {
    guard let setter = here.setting?.setter else { return }
    var marked = here.find
    if case .selection(let selection) = state.overlay {
      marked = FindState(needle: "", matches: here.stretches(of: selection), current: -1)
    }
    paintLines(setter, from: here.top, in: rect, state: state, find: marked)
  }

  /// The lines of a set article from `top` on, with the pictures that stand among them.
  mutating func paintLines(
    _ setter: ArticleSetter, from top: Int, in rect: Rect, state: ReaderState, find: FindState?
  ) {
    let left = ArticlePane.left(setter, in: rect)
    let window = top..<min(setter.lines.count, top + rect.rows)
    guard !window.isEmpty else { return }
    let current = find.flatMap { $0.matches.indices.contains($0.current) ? $0.matches[$0.current] : nil }
    for index in window {
      let line = setter.lines[index]
      let spans = find.map { highlight(line, matches: $0.matches, current: current) } ?? line.spans
      var column = left + line.indent
      for span in spans {
        column += put(
          span.text, column, rect.row + index - top, span.role, adding: span.emphasis, clip: rect)
      }
      guard let drawing = line.drawing, case .drawn(let row, _) = line.kind, row == 0 || index == top else { continue }
      // A line that the pane's end would cut is left for the next page, but for one higher than the pane.
      guard index + drawing.rows - row <= top + rect.rows || index == top else { continue }
      let style = styling
      drawing.paint(
        on: &canvas, at: Point(column: left, row: rect.row + index - top - row), rows: row..<drawing.rows, clip: rect,
        block: line.position.block, matches: find?.matches ?? [], current: current, asWords: state.showsWords,
        style: style)
    }
    for photo in setter.photos where photo.line < window.upperBound && photo.line + photo.rows > window.lowerBound {
      let place = Rect(
        column: left + photo.indent, row: rect.row + photo.line - top, columns: photo.columns, rows: photo.rows)
      paintPhoto(photo.photo, in: place, clip: rect, state: state)
    }
  }
}
