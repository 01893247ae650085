// The screen as a value: panes paint into it, the terminal is brought up to it, tests read it. A cluster that is two
// columns wide holds two cells, the second one empty; whatever writes over one half blanks the other.

/// A picture made of cells.
public struct Canvas: Sendable {
  /// Its size in cells.
  public let size: Size
  /// The cells, row by row.
  var cells: [PackedCell]
  /// The clusters of more than one scalar.
  var clusters = ClusterList()
  /// The letters that the terminal makes larger, in the order in which they were written.
  var sized: [SizedText] = []
  /// Whether rules are drawn with signs that take one column everywhere.
  let hasNarrowRules: Bool

  /// A blank canvas.
  public init(size: Size, style: Style = Style()) {
    self.size = size
    hasNarrowRules = TerminalHabits.current.isWide
    cells = Array(repeating: PackedCell(.blank, style), count: size.columns * size.rows)
  }

  /// The whole of it.
  public var bounds: Rect { Rect(size) }

  /// The cell at a place; a blank one outside.
  public subscript(column: Int, row: Int) -> Cell {
    guard bounds.contains(Point(column: column, row: row)) else { return Cell(text: " ", columns: 1, style: Style()) }
    let cell = cells[row * size.columns + column]
    return Cell(text: text(of: cell.glyph), columns: cell.glyph.columns, style: cell.style)
  }

  /// The scalar that stands alone in a cell inside the canvas; nil where there are several, or a right half. It is quicker
  /// than the cell's text.
  public func singleScalar(_ column: Int, _ row: Int) -> (scalar: Unicode.Scalar, columns: Int, style: Style)? {
    let cell = cells[row * size.columns + column]
    return shownScalar(of: cell.glyph).map { ($0, cell.glyph.columns, cell.style) }
  }

  /// Blanks a rectangle.
  public mutating func fill(_ rect: Rect, style: Style) {
    let rect = rect.intersection(bounds)
    guard !rect.isEmpty else { return }
    let blank = PackedCell(.blank, style)
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
        if cells[start + column].glyph.isContinuation { cells[start + column].style = cells[start + column - 1].style }
      }
    }
  }

  /// Blanks the wide cluster, if any, that a cut left of `column` would split.
  mutating func splitWide(at column: Int, row: Int) {
    guard column > 0, column < size.columns else { return }
    let index = row * size.columns + column
    guard cells[index].glyph.isContinuation else { return }
    cells[index - 1].glyph = .blank
    cells[index].glyph = .blank
  }

  /// The text that a glyph of this canvas stands for.
  func text(of glyph: Glyph) -> String {
    if let scalar = shownScalar(of: glyph) { return String(scalar) }
    return glyph.listedPlace.map { clusters[$0] } ?? ""
  }
}

extension Canvas: Equatable {
  /// Whether both show the same.
  public static func == (one: Canvas, other: Canvas) -> Bool {
    guard one.size == other.size else { return false }
    return one.cells.indices.allSatisfy { one.shows(other, at: $0) } && one.sizedText == other.sizedText
  }

  /// Whether the cell at `index` looks the same in both.
  @inline(__always)
  func shows(_ other: Canvas, at index: Int) -> Bool {
    let (mine, theirs) = (cells[index], other.cells[index])
    guard mine.style == theirs.style else { return false }
    guard mine.glyph.listedPlace != nil, theirs.glyph.listedPlace != nil else { return mine.glyph == theirs.glyph }
    return text(of: mine.glyph) == other.text(of: theirs.glyph)
  }

  /// The columns of a row that look different in `other`, an earlier canvas of the same size.
  public func changedColumns(row: Int, from other: Canvas) -> [Int] {
    guard size == other.size, row >= 0, row < size.rows else { return Array(0..<size.columns) }
    let start = row * size.columns
    return (0..<size.columns).filter { !shows(other, at: start + $0) }
  }
}

/// The clusters of more than one scalar that a canvas shows, each kept once.
struct ClusterList: Sendable {
  private var clusters: [String] = []
  private var places: [String: Int] = [:]

  subscript(place: Int) -> String { clusters[place] }

  /// The place of `cluster`, which is added when it is new.
  mutating func place(of cluster: String) -> Int {
    if let place = places[cluster] { return place }
    places[cluster] = clusters.count
    clusters.append(cluster)
    return clusters.count - 1
  }
}
