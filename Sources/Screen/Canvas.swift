// The screen as a value: panes paint into it, the terminal is brought up to it, tests read it. A cluster that is two
// columns wide holds two cells, the second one empty; whatever writes over one half blanks the other.

/// A picture made of cells.
public struct Canvas: Equatable, Sendable {
  /// Its size in cells.
  public let size: Size
  /// The cells, row by row.
  var cells: [Cell]

  /// A blank canvas.
  public init(size: Size, style: Style = Style()) {
    self.size = size
    cells = Array(repeating: Cell(style: style), count: size.columns * size.rows)
  }

  /// The whole of it.
  public var bounds: Rect { Rect(size) }

  /// The cell at a place; a blank one outside.
  public subscript(column: Int, row: Int) -> Cell {
    guard bounds.contains(Point(column: column, row: row)) else { return Cell() }
    return cells[row * size.columns + column]
  }

  /// Blanks a rectangle.
  public mutating func fill(_ rect: Rect, style: Style) {
    let rect = rect.intersection(bounds)
    guard !rect.isEmpty else { return }
    let blank = Cell(style: style)
    for row in rect.row..<rect.maxRow {
      splitWide(at: rect.column, row: row)
      splitWide(at: rect.maxColumn, row: row)
      let start = row * size.columns
      for index in start + rect.column..<start + rect.maxColumn { cells[index] = blank }
    }
  }

  /// Gives a rectangle another style and leaves its text.
  public mutating func restyle(_ rect: Rect, style: Style) {
    restyle(rect) { $0 = style }
  }

  /// Changes the style of each cell in a rectangle; a wide cluster's halves are changed together.
  public mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
    let rect = rect.intersection(bounds)
    guard !rect.isEmpty else { return }
    for row in rect.row..<rect.maxRow {
      let start = row * size.columns
      for index in start + rect.column..<start + rect.maxColumn { change(&cells[index].style) }
      // A half at either edge follows the half that lies left.
      for column in [rect.column, rect.maxColumn] where column > 0 && column < size.columns {
        if cells[start + column].isContinuation { cells[start + column].style = cells[start + column - 1].style }
      }
    }
  }

  /// Blanks the wide cluster, if any, that a cut left of `column` would split.
  mutating func splitWide(at column: Int, row: Int) {
    guard column > 0, column < size.columns else { return }
    let index = row * size.columns + column
    guard cells[index].isContinuation else { return }
    cells[index - 1] = Cell(style: cells[index - 1].style)
    cells[index] = Cell(style: cells[index].style)
  }
}
