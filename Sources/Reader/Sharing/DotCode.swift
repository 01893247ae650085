// A QR code on the page: two dots to a cell, dark on light whatever the theme, with the empty border of four dots that cameras
// find it by (ISO/IEC 18004, 6.3.8).

import Screen
import Themes
import Typesetting

/// A code of dark and light dots.
public struct DotCode: Hashable, Sendable {
  /// Dots in a row, and rows.
  public let size: Int
  /// Whether each dot is dark, row by row.
  public let dots: [Bool]

  /// A code of `size` rows; what is missing of its dots is light.
  public init(size: Int, dots: [Bool]) {
    self.size = max(0, size)
    let count = self.size * self.size
    self.dots = Array(dots.prefix(count)) + [Bool](repeating: false, count: max(0, count - dots.count))
  }

  /// The light border at each side, in dots.
  static let border = 4

  /// The cells that it takes with its border.
  var cells: Size { Size(columns: size + 2 * Self.border, rows: (size + 2 * Self.border + 1) / 2) }

  /// Whether the dot is dark, the border counted.
  private func isDark(_ column: Int, _ row: Int) -> Bool {
    let (column, row) = (column - Self.border, row - Self.border)
    guard (0..<size).contains(column), (0..<size).contains(row) else { return false }
    return dots[row * size + column]
  }

  /// The row of cells as characters: the dark dots are the letters' color.
  func text(row: Int) -> String {
    String(
      (0..<cells.columns).map { column -> Character in
        switch (isDark(column, row * 2), isDark(column, row * 2 + 1)) {
        case (true, true): "█"
        case (true, false): "▀"
        case (false, true): "▄"
        case (false, false): " "
        }
      })
  }
}

/// A code that is looked at.
struct CodeState: Sendable {
  /// What the code says.
  var text: String
  /// Nil until it is drawn.
  var code: DotCode?
}

extension Sheet {
  mutating func paint(_ shown: CodeState, _ state: ReaderState) {
    let screen = state.screen
    guard let code = shown.code else { return }
    let cells = code.cells
    guard cells.columns <= screen.columns, cells.rows <= screen.rows else {
      paintFoot(
        "The QR code wants a terminal of \(cells.columns)x\(cells.rows); this is \(screen.columns)x\(screen.rows).",
        state)
      return
    }
    // Where there is room, its address stands under it.
    let hasCaption = cells.rows + 1 < screen.rows
    let left = (screen.columns - cells.columns) / 2
    let top = (screen.rows - cells.rows - (hasCaption ? 1 : 0)) / 2
    for row in 0..<cells.rows {
      canvas.put(
        code.text(row: row), at: Point(column: left, row: top + row), style: Self.codeStyle(state), clip: nil,
        maxColumns: cells.columns)
    }
    if hasCaption { paintFoot("\(shown.text)  Esc closes", state) }
  }

  /// A line at the foot of the screen.
  mutating func paintFoot(_ text: String, _ state: ReaderState) {
    let foot = Rect(column: 0, row: state.screen.rows - 1, columns: state.screen.columns, rows: 1)
    fill(foot, .overlayInput)
    put(truncate(text, columns: foot.columns - 2), 1, foot.row, .overlayInput, clip: foot)
  }

  /// Black on white. Without colors only the terminal's own two are there: on a dark one they are changed over.
  private static func codeStyle(_ state: ReaderState) -> Style {
    guard state.depth == .monochrome else {
      return Style(foreground: .rgb(0, 0, 0), background: .rgb(255, 255, 255)).fitted(to: state.depth)
    }
    return Style(attributes: state.theme.appearance == .dark ? .reverse : [])
  }
}
