import CNcurses
public import Screen

extension CursesTerminal {
  /// Shows a canvas: only cells that have changed are sent. The cursor is seen where it is asked for, else hidden.
  public func present(_ canvas: Canvas, cursor: Point? = nil) {
    if pens.count > Self.penLimit { forgetPens() }
    let before = shown.flatMap { $0.size == canvas.size ? $0 : nil }
    let rows = min(canvas.size.rows, size.rows)
    var hasChanged = false
    let runs = SizedRun.runs(of: canvas.sizedText)
    // A row sent whole would write over the larger letters in it.
    let mayRedraw = runs.isEmpty && shownRuns.isEmpty
    let mayErase = mayRedraw && habits.ambiguousWidth == .wide && kind.isXtermLike
    // What is blanked apart must not be erased by curses behind it.
    if mayErase, before == nil {
      send("\u{1B}[?2026h")
      wrefresh(curses_window())
    }
    var erasures: [String] = []
    for row in 0..<rows {
      let columns = before.map { canvas.changedColumns(row: row, from: $0) } ?? Array(0..<size.columns)
      var isSentWhole = false
      for column in columns where column < min(canvas.size.columns, size.columns) {
        put(canvas, column: column, row: row)
        hasChanged = true
        if mayErase, canvas.isAmbiguous(column, row) {
          let style = canvas[column, row].style.escapeSequence(depth: colorDepth)
          erasures.append("\(style)\u{1B}[\(row + 1);\(column + 1)H  ")
          isSentWhole = true
        } else if mayRedraw, !isSentWhole, let before {
          isSentWhole = Self.leavesSpecks(before, column, row)
        }
      }
      if isSentWhole { wredrawln(curses_window(), Int32(row), 1) }
    }
    shown = canvas
    guard hasChanged || cursor != shownCursor || runs != shownRuns else { return }
    flush(cursor: cursor, runs: runs, erasures: erasures)
    if !hasAsked { ask() }
  }

  /// Whether what a cell showed may be seen in the cells next to it after it has gone: smoothed edges of rules and blocks that
  /// come from a font reach a pixel beyond their cell, and xterm clears only cells that are written.
  private static func leavesSpecks(_ before: Canvas, _ column: Int, _ row: Int) -> Bool {
    guard let scalar = before.singleScalar(column, row)?.scalar.value else { return false }
    return switch scalar {
    case 0x2500...0x259F, 0x1FB00...0x1FBAF, 0x1CD00...0x1CDE5: true
    default: false
    }
  }

  private func put(_ canvas: Canvas, column: Int, row: Int) {
    if let (scalar, columns, style) = canvas.singleScalar(column, row), columns + column <= size.columns,
      scalar.isASCII || curses_width(scalar.value) == Int32(columns)
    {
      let pen = pen(for: style)
      curses_put_one(curses_window(), Int32(row), Int32(column), scalar.value, pen.attributes, pen.pair)
      return
    }
    let cell = canvas[column, row]
    guard !cell.isContinuation, column + cell.columns <= size.columns else { return }
    let pen = pen(for: cell.style)
    for glyph in cursesGlyphs(cell, width: { Int(curses_width($0)) }) {
      curses_put(
        curses_window(), Int32(row), Int32(column + glyph.offset), glyph.scalars, Int32(glyph.scalars.count),
        pen.attributes, pen.pair)
    }
  }

  /// Sends what has changed, as one frame where the terminal knows of such. What `erasures` blank is painted anew.
  private func flush(cursor: Point?, runs: [SizedRun], erasures: [String]) {
    let point = cursor.flatMap { Rect(size).contains($0) ? $0 : nil }
    if kind.isXtermLike { send("\u{1B}[?2026h") }
    let kept = Set(runs)
    sendApart(shownRuns.filter { !kept.contains($0) }.map { $0.erasing(depth: colorDepth) } + erasures)
    if point == nil { curs_set(0) }
    wmove(curses_window(), Int32(point?.row ?? 0), Int32(point?.column ?? 0))
    wrefresh(curses_window())
    sendApart(runs.map { $0.writing(depth: colorDepth) })
    shownRuns = runs
    if point != nil { curs_set(1) }
    if kind.isXtermLike { send("\u{1B}[?2026l") }
    shownCursor = cursor
  }

  /// Sends what curses must not notice: cursor and colors are afterwards as they were.
  private func sendApart(_ texts: [String]) {
    if !texts.isEmpty { send("\u{1B}7" + texts.joined() + "\u{1B}8") }
  }

  private func pen(for style: Style) -> Pen {
    if let latestPen, latestPen.style == style { return latestPen.pen }
    if let pen = pens[style] {
      latestPen = (style, pen)
      return pen
    }
    var attributes: UInt32 = 0
    if style.attributes.contains(.bold) { attributes |= curses_bold() }
    if style.attributes.contains(.dim) { attributes |= curses_dim() }
    if style.attributes.contains(.italic) { attributes |= curses_italic() }
    if style.attributes.contains(.underline) { attributes |= curses_underline() }
    if style.attributes.contains(.reverse) { attributes |= curses_reverse() }
    if style.attributes.contains(.strikethrough), strikes { attributes |= curses_struck() }
    var pair: Int32 = 0
    if colorDepth != .monochrome {
      let fitted = style.fitted(to: colorDepth)
      pair = max(0, alloc_pair(number(fitted.foreground), number(fitted.background)))
    }
    let pen = Pen(attributes: attributes, pair: pair)
    pens[style] = pen
    return pen
  }

  /// Curses' number of a color. With true color, the first 256 are the palette; the few deep blues whose numbers those
  /// would be are taken a shade redder.
  private func number(_ color: Color) -> Int32 {
    switch color {
    case .standard: return -1
    case .indexed(let index): return Int32(index)
    case .rgb(let red, let green, let blue):
      let value = Int32(red) << 16 | Int32(green) << 8 | Int32(blue)
      return value < 256 ? value | 0x10000 : value
    }
  }

  /// Fewer than curses has pairs: it must never give one away that is still on the screen.
  private static let penLimit = 16_000

  private func forgetPens() {
    pens = [:]
    latestPen = nil
    reset_color_pairs()
    redraw()
  }
}

extension Canvas {
  /// Whether a cell holds a character that the terminal was told to give two columns, where its font may have half as much to
  /// paint: xterm leaves the other half as it was.
  fileprivate func isAmbiguous(_ column: Int, _ row: Int) -> Bool {
    let cell = self[column, row]
    guard cell.columns == 2, let scalar = cell.text.unicodeScalars.first else { return false }
    return DisplayWidth.isAmbiguous(scalar)
  }
}
