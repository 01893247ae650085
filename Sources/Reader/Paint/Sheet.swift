// The paper that is painted on: a canvas, and the theme that says how each role looks.

import Screen
import Themes

/// A canvas with a theme.
struct Sheet {
  var canvas: Canvas
  let theme: Theme
  private let paper: Style

  init(size: Size, theme: Theme) {
    self.theme = theme
    paper = theme.style(.text)
    canvas = Canvas(size: size, style: paper)
  }

  /// How `role` looks, on a row of the role `row` if it stands on one; a role without a background of its own stands on
  /// the paper's.
  func style(_ role: Role, on row: Role? = nil, adding attributes: Attributes = []) -> Style {
    var style = row.map { theme.style(role, on: $0) } ?? theme.style(role)
    if style.background == .standard { style.background = paper.background }
    style.attributes.formUnion(attributes)
    return style
  }

  /// How roles look with attributes added, for what paints on the canvas itself.
  var styling: (Role, Attributes) -> Style {
    let (theme, paper) = (theme, paper)
    return { role, attributes in
      var style = theme.style(role)
      if style.background == .standard { style.background = paper.background }
      style.attributes.formUnion(attributes)
      return style
    }
  }

  /// Writes `text` in one line, cut at `columns` and at the edge of `clip`; gives the columns it took.
  @discardableResult
  mutating func put(
    _ text: String, _ column: Int, _ row: Int, _ role: Role, on base: Role? = nil, adding attributes: Attributes = [],
    columns: Int = .max, clip: Rect? = nil
  ) -> Int {
    canvas.put(
      text, at: Point(column: column, row: row), style: style(role, on: base, adding: attributes), clip: clip,
      maxColumns: columns
    )
  }

  /// Writes `text` so that it ends before column `end`; gives the column it begins at.
  @discardableResult
  mutating func put(_ text: String, endingAt end: Int, _ row: Int, _ role: Role) -> Int {
    let start = end - DisplayWidth.columns(of: text)
    put(text, max(0, start), row, role)
    return start
  }

  /// Blanks a rectangle in a role's style.
  mutating func fill(_ rect: Rect, _ role: Role) { canvas.fill(rect, style: style(role)) }

  /// A column rule.
  mutating func columnRule(_ column: Int, rows: Range<Int>, _ role: Role = .rule) {
    for row in rows { put(signs("│"), column, row, role) }
  }

  /// A rule across.
  mutating func crossRule(_ columns: Range<Int>, _ row: Int, _ role: Role = .rule, _ sign: Character = "─") {
    guard !columns.isEmpty else { return }
    put(signs(String(repeating: sign, count: columns.count)), columns.lowerBound, row, role)
  }

  /// A box of single lines around the inside of `rect`.
  mutating func box(_ rect: Rect, _ role: Role) {
    guard rect.columns >= 2, rect.rows >= 2 else { return }
    let line = String(repeating: "─", count: rect.columns - 2)
    put(signs("┌" + line + "┐"), rect.column, rect.row, role)
    for row in rect.row + 1..<rect.maxRow - 1 {
      put(signs("│"), rect.column, row, role)
      put(signs("│"), rect.maxColumn - 1, row, role)
    }
    put(signs("└" + line + "┘"), rect.column, rect.maxRow - 1, role)
  }
}
