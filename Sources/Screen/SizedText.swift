// Letters that the terminal itself makes larger than a cell. On the canvas their cells hold a mark that is seen as a blank;
// whatever is painted over one of them takes the letter away, as it does on the terminal.

/// A letter that the terminal makes several times as large as its cells.
public struct SizedText: Hashable, Sendable {
  /// One cluster, without controls.
  public var text: String
  /// Its top left cell.
  public var point: Point
  /// How many times as large it is, 2 to 7.
  public var scale: Int
  /// The columns that it would take at its usual size.
  public var columns: Int
  /// How it looks.
  public var style: Style

  /// The cells that it takes.
  public var rect: Rect {
    Rect(column: point.column, row: point.row, columns: columns * scale, rows: scale)
  }
}

extension Canvas {
  /// Stands in the cells of sized letters: a blank that nothing else is blanked with.
  private static let sizedMark = Glyph("\u{A0}", columns: 1)
  /// The scales there are.
  private static let scales = 2...7

  /// Writes text in letters `scale` times as large, its top left cell at `point`, and returns the columns that it took. Letters
  /// that do not lie wholly within `clip` are left out.
  @discardableResult
  public mutating func putSized(_ text: String, at point: Point, scale: Int, style: Style, clip: Rect? = nil) -> Int {
    let area = clip.map { $0.intersection(bounds) } ?? bounds
    guard Self.scales.contains(scale) else { return 0 }
    var place = point
    // A line belongs to the letters; under the blanks that hold their place it would be seen in every row.
    var cellStyle = style
    cellStyle.attributes.formIntersection([.reverse, .dim])
    for character in Sanitizer.singleLine(text) {
      let columns = DisplayWidth.columns(of: character)
      guard (1...7).contains(columns) else { continue }
      let cluster = String(String.UnicodeScalarView(character.unicodeScalars.prefix(Sanitizer.scalarsPerEmoji)))
      let letter = SizedText(text: cluster, point: place, scale: scale, columns: columns, style: style)
      place.column += letter.rect.columns
      guard letter.rect == letter.rect.intersection(area) else { continue }
      fill(letter.rect, style: cellStyle)
      guard character != " " || !style.attributes.isDisjoint(with: [.underline, .strikethrough]) else { continue }
      for row in letter.rect.row..<letter.rect.maxRow {
        for column in letter.rect.column..<letter.rect.maxColumn {
          cells[row * size.columns + column].glyph = Self.sizedMark
        }
      }
      sized.append(letter)
    }
    return place.column - point.column
  }

  /// The sized letters over which nothing has been painted, row by row; in the colors that their cells have now.
  public var sizedText: [SizedText] {
    guard !sized.isEmpty else { return [] }
    var seen: Set<Point> = []
    var shown: [SizedText] = []
    for letter in sized.reversed() {
      let rect = letter.rect
      let first = cells[rect.row * size.columns + rect.column]
      let isWhole = (rect.row..<rect.maxRow).allSatisfy { row in
        (rect.column..<rect.maxColumn).allSatisfy { cells[row * size.columns + $0] == first }
      }
      guard isWhole, first.glyph == Self.sizedMark, seen.insert(letter.point).inserted else { continue }
      var letter = letter
      letter.style.foreground = first.style.foreground
      letter.style.background = first.style.background
      letter.style.attributes.formUnion(first.style.attributes)
      shown.append(letter)
    }
    return shown.sorted { ($0.point.row, $0.point.column) < ($1.point.row, $1.point.column) }
  }
}
