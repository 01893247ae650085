// A QR code on the page: two dots to a cell, or where half blocks take two columns a dot to two cells, dark on light whatever
// the theme, with the empty border of four dots that cameras find it by (ISO/IEC 18004, 6.3.8). A dot is the color of the paper
// wherever it can be: the blocks of many fonts do not fill their cell, and the seams between them would cut the code in strips.

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

  /// The light border at each side, in dots. Where the screen has no room for it most cameras find the code by less, but for
  /// none.
  static let borders = [4, 3, 2, 1]

  /// The cells that it takes with its border.
  func cells(border: Int) -> Size {
    let dots = size + 2 * border
    return TerminalHabits.current.drawsBlocks
      ? Size(columns: dots, rows: (dots + 1) / 2) : Size(columns: 2 * dots, rows: dots)
  }

  /// The widest border with which it fits on a screen; nil where it has no room with any.
  func border(on screen: Size) -> Int? {
    Self.borders.first { border in
      let cells = cells(border: border)
      return cells.columns <= screen.columns && cells.rows <= screen.rows
    }
  }

  /// What is said on a screen that has no room for it.
  func wish(on screen: Size) -> String {
    let least = cells(border: Self.borders.last ?? 0)
    return "The QR code of this address wants a terminal of \(least.columns)x\(least.rows); "
      + "this is \(screen.columns)x\(screen.rows)."
  }

  /// Whether the dot is dark, the border counted.
  private func isDark(_ column: Int, _ row: Int, border: Int) -> Bool {
    let (column, row) = (column - border, row - border)
    guard (0..<size).contains(column), (0..<size).contains(row) else { return false }
    return dots[row * size + column]
  }

  /// Whether the two dots of a cell are dark, the border counted.
  func isDark(cell: Point, border: Int) -> (upper: Bool, lower: Bool) {
    guard TerminalHabits.current.drawsBlocks else {
      let dot = isDark(cell.column / 2, cell.row, border: border)
      return (dot, dot)
    }
    return (isDark(cell.column, cell.row * 2, border: border), isDark(cell.column, cell.row * 2 + 1, border: border))
  }
}

/// A code that is looked at.
struct CodeState: Sendable {
  /// What the code says.
  var text: String
  /// Nil until it is drawn.
  var code: DotCode?
  /// Whether dark and light are changed over: without colors nobody knows which of its two a terminal has for paper.
  var isInverted = false
}

extension ReaderState {
  /// `i` changes dark and light over; any other key takes the code away.
  mutating func take(_ key: Key, in shown: CodeState) -> [Effect] {
    guard key == Key("i") else {
      overlay = nil
      return []
    }
    var shown = shown
    shown.isInverted.toggle()
    overlay = .code(shown)
    return []
  }
}

extension Sheet {
  mutating func paint(_ shown: CodeState, _ state: ReaderState) {
    let screen = state.screen
    guard let code = shown.code else { return }
    guard let border = code.border(on: screen) else { return paintFoot(code.wish(on: screen), state) }
    let cells = code.cells(border: border)
    // Where there is room, its address stands under it.
    let hasCaption = cells.rows + 1 < screen.rows
    let left = (screen.columns - cells.columns) / 2
    let top = (screen.rows - cells.rows - (hasCaption ? 1 : 0)) / 2
    for row in 0..<cells.rows {
      for column in 0..<cells.columns {
        let (upper, lower) = code.isDark(cell: Point(column: column, row: row), border: border)
        canvas.put(
          upper == lower ? " " : "▀", at: Point(column: left + column, row: top + row),
          style: Self.dotStyle(isUpperDark: upper != shown.isInverted, isLowerDark: lower != shown.isInverted, state))
      }
    }
    if hasCaption { paintFoot("\(shown.text)  i inverts  Esc closes", state) }
  }

  /// A line at the foot of the screen.
  mutating func paintFoot(_ text: String, _ state: ReaderState) {
    let foot = Rect(column: 0, row: state.screen.rows - 1, columns: state.screen.columns, rows: 1)
    fill(foot, .overlayInput)
    put(truncate(text, columns: foot.columns - 2), 1, foot.row, .overlayInput, clip: foot)
  }

  /// The style of a cell whose upper half, if it is not like the lower one, is a block: black and white. Without colors only
  /// the terminal's own two are there, of which on a dark one the paper is the dark one.
  private static func dotStyle(isUpperDark: Bool, isLowerDark: Bool, _ state: ReaderState) -> Style {
    guard state.depth == .monochrome else {
      func color(_ isDark: Bool) -> Color { isDark ? .rgb(0, 0, 0) : .rgb(255, 255, 255) }
      return Style(foreground: color(isUpperDark), background: color(isLowerDark)).fitted(to: state.depth)
    }
    return Style(attributes: isLowerDark != state.standsOnLight ? [] : .reverse)
  }
}
