// Rules are drawn cell by cell with the arms that the line has there; a rule over a rule joins it, so that panes may
// draw their borders without knowing their neighbors'.

extension Canvas {
  /// Draws a horizontal rule, joined to the rules that it meets.
  public mutating func horizontalRule(at point: Point, columns: Int, style: Style, clip: Rect? = nil) {
    for column in point.column..<point.column + max(0, columns) {
      var arms: RuleArms = []
      if column > point.column { arms.insert(.left) }
      if column < point.column + columns - 1 { arms.insert(.right) }
      join(columns == 1 ? [.left, .right] : arms, at: Point(column: column, row: point.row), style: style, clip: clip)
    }
  }

  /// Draws a vertical rule, joined to the rules that it meets.
  public mutating func verticalRule(at point: Point, rows: Int, style: Style, clip: Rect? = nil) {
    for row in point.row..<point.row + max(0, rows) {
      var arms: RuleArms = []
      if row > point.row { arms.insert(.up) }
      if row < point.row + rows - 1 { arms.insert(.down) }
      join(rows == 1 ? [.up, .down] : arms, at: Point(column: point.column, row: row), style: style, clip: clip)
    }
  }

  /// Draws a box along the inside of `rect`, joined to the rules that it meets.
  public mutating func box(_ rect: Rect, style: Style, clip: Rect? = nil) {
    guard rect.columns > 1, rect.rows > 1 else { return }
    let origin = Point(column: rect.column, row: rect.row)
    horizontalRule(at: origin, columns: rect.columns, style: style, clip: clip)
    verticalRule(at: origin, rows: rect.rows, style: style, clip: clip)
    horizontalRule(
      at: Point(column: rect.column, row: rect.maxRow - 1), columns: rect.columns, style: style, clip: clip)
    verticalRule(at: Point(column: rect.maxColumn - 1, row: rect.row), rows: rect.rows, style: style, clip: clip)
  }

  private mutating func join(_ arms: RuleArms, at point: Point, style: Style, clip: Rect?) {
    guard (clip.map { $0.intersection(bounds) } ?? bounds).contains(point) else { return }
    let index = point.row * size.columns + point.column
    let present = cells[index].glyph.scalar.flatMap(RuleArms.init) ?? []
    splitWide(at: point.column, row: point.row)
    splitWide(at: point.column + 1, row: point.row)
    cells[index] = PackedCell(Glyph(present.union(arms).scalar, columns: 1), style)
  }
}

/// Which ways the line in a cell goes.
struct RuleArms: OptionSet {
  let rawValue: Int

  static let up = RuleArms(rawValue: 1)
  static let right = RuleArms(rawValue: 2)
  static let down = RuleArms(rawValue: 4)
  static let left = RuleArms(rawValue: 8)

  init(rawValue: Int) { self.rawValue = rawValue }

  /// The arms of a box character; nil for any other.
  init?(_ scalar: Unicode.Scalar) {
    guard scalar.value >= 0x2500, scalar.value < 0x2580 else { return nil }
    guard let place = Self.scalars.firstIndex(of: scalar) else { return nil }
    self.init(rawValue: place)
  }

  /// The box character with these arms.
  var scalar: Unicode.Scalar { Self.scalars[rawValue] }

  /// By raw value. A single arm is kept as a half line, so that what meets it knows where it goes, but is shown whole.
  private static let scalars: [Unicode.Scalar] = [
    " ", "╵", "╶", "└", "╷", "│", "┌", "├", "╴", "┘", "─", "┴", "┐", "┤", "┬", "┼",
  ]
}

extension Canvas {
  /// The scalar that is shown for a glyph: rules end in whole lines, which every font has.
  func shownScalar(of glyph: Glyph) -> Unicode.Scalar? {
    let shown: Unicode.Scalar? =
      switch glyph.scalar {
      case "╴", "╶": "─"
      case "╵", "╷": "│"
      default: glyph.scalar
      }
    // A character that takes two columns was written; one that takes one has been drawn.
    guard hasNarrowRules, glyph.columns == 1, let shown, RuleArms(shown) != nil else { return shown }
    return narrowSign(shown)
  }
}
