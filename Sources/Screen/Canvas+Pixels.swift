// Pictures in cells. With enough colors each cell shows two pixels, one above the other, by a half block; with few, the
// picture becomes a gray one of shade characters (or plain ASCII in monochrome), its steps hidden by ordered dithering.

extension Canvas {
  /// Draws a picture into the middle of `rect`, at its own proportions. `style` is that of the page around it; where
  /// colors are few, `isOnLight` says that ink is darker than the page.
  public mutating func draw(
    _ pixels: Pixels, in rect: Rect, clip: Rect? = nil, depth: ColorDepth, style: Style = Style(),
    isOnLight: Bool = false
  ) {
    let room = pixels.cells(within: Size(columns: rect.columns, rows: rect.rows))
    let area = Rect(
      column: rect.column + (rect.columns - room.columns) / 2, row: rect.row + (rect.rows - room.rows) / 2,
      columns: room.columns, rows: room.rows)
    let visible = area.intersection(clip.map { $0.intersection(bounds) } ?? bounds)
    guard !visible.isEmpty else { return }
    fill(visible, style: style)
    // Half blocks and shades are ambiguous: where they take two columns, a cell shows a single pixel.
    let hasBlocks = TerminalHabits.current.drawsBlocks
    if depth == .trueColor || depth == .palette256 {
      drawBlocks(pixels, area: area, visible: visible, depth: depth, perCell: hasBlocks ? 2 : 1)
    } else {
      drawShades(
        pixels, area: area, visible: visible, ramp: depth == .monochrome || !hasBlocks ? Self.letters : Self.shades,
        style: style, isOnLight: isOnLight)
    }
  }

  /// Draws `perCell` pixels in a cell, one above the other.
  private mutating func drawBlocks(_ pixels: Pixels, area: Rect, visible: Rect, depth: ColorDepth, perCell: Int) {
    let colors = pixels.scaled(columns: area.columns, rows: area.rows * perCell)
    for row in visible.row..<visible.maxRow {
      for column in visible.column..<visible.maxColumn {
        let upper = (row - area.row) * perCell * area.columns + column - area.column
        func color(_ place: Int, _ line: Int) -> Color {
          guard depth == .palette256 else { return Self.color(colors[place]) }
          return Self.paletteColor(colors[place] + (Self.threshold(column: column, row: line) - 0.5) * 36)
        }
        guard perCell > 1 else {
          cells[row * size.columns + column] = PackedCell(.blank, Style(background: color(upper, row)))
          continue
        }
        let style = Style(
          foreground: color(upper, row * 2), background: color(upper + area.columns, row * 2 + 1))
        cells[row * size.columns + column] = PackedCell(Glyph("▀", columns: 1), style)
      }
    }
  }

  private mutating func drawShades(
    _ pixels: Pixels, area: Rect, visible: Rect, ramp: [Unicode.Scalar], style: Style, isOnLight: Bool
  ) {
    let colors = pixels.scaled(columns: area.columns, rows: area.rows)
    for row in visible.row..<visible.maxRow {
      for column in visible.column..<visible.maxColumn {
        let color = colors[(row - area.row) * area.columns + column - area.column]
        let gray = (color * SIMD3(0.299, 0.587, 0.114)).sum() / 255
        let ink = isOnLight ? 1 - gray : gray
        let step = Int(ink * Float(ramp.count - 1) + Self.threshold(column: column, row: row))
        cells[row * size.columns + column] = PackedCell(Glyph(ramp[min(step, ramp.count - 1)], columns: 1), style)
      }
    }
  }

  private static func color(_ mean: SIMD3<Float>) -> Color {
    let rounded = mean.rounded(.toNearestOrAwayFromZero)
    return .rgb(UInt8(rounded.x), UInt8(rounded.y), UInt8(rounded.z))
  }

  /// The nearer of the cube's and the grays' nearest, which is quick.
  private static func paletteColor(_ wanted: SIMD3<Float>) -> Color {
    let rounded = wanted.clamped(lowerBound: SIMD3(), upperBound: SIMD3(repeating: 255))
    func step(_ value: Float) -> Float { value < 48 ? 0 : value < 115 ? 1 : min(5, ((value - 35) / 40).rounded(.down)) }
    let steps = SIMD3(step(rounded.x), step(rounded.y), step(rounded.z))
    let cube = SIMD3<Float>(steps.x == 0 ? 0 : 55, steps.y == 0 ? 0 : 55, steps.z == 0 ? 0 : 55) + steps * 40
    let level = min(max(((rounded.sum() / 3 - 3) / 10).rounded(.down), 0), 23)
    let gray = SIMD3(repeating: 8 + 10 * level)
    func distance(_ other: SIMD3<Float>) -> Float {
      let difference = other - rounded
      return (difference * difference * SIMD3(2, 4, 3)).sum()
    }
    return distance(gray) < distance(cube)
      ? .indexed(232 + UInt8(level)) : .indexed(16 + UInt8(36 * steps.x + 6 * steps.y + steps.z))
  }

  /// From paper to ink.
  private static let shades: [Unicode.Scalar] = [" ", "░", "▒", "▓", "█"]
  private static let letters: [Unicode.Scalar] = [" ", ".", ":", "-", "=", "+", "*", "#", "%", "@"]

  /// Where between two steps a pixel goes over to the next, from 0 to 1.
  private static func threshold(column: Int, row: Int) -> Float { (bayer[(row & 3) * 4 + column & 3] + 0.5) / 16 }

  /// The order in which a 4x4 field is filled.
  private static let bayer: [Float] = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5]
}
