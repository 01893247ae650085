extension Canvas {
  /// Writes one line of text and returns the columns it took, those left of the clip included.
  ///
  /// Text right of `clip`, or beyond `maxColumns`, is left out; a wide cluster that does not fit wholly is left out with
  /// all after it. Controls are left out, tabs and line breaks become spaces, surplus combining marks are dropped.
  @discardableResult
  public mutating func put(
    _ text: String, at point: Point, style: Style, clip: Rect? = nil, maxColumns: Int = .max
  ) -> Int {
    put(text[...], at: point, style: style, clip: clip, maxColumns: maxColumns)
  }

  /// Writes one line of text and returns the columns it took.
  @discardableResult
  public mutating func put(
    _ text: Substring, at point: Point, style: Style, clip: Rect? = nil, maxColumns: Int = .max
  ) -> Int {
    let area = clip.map { $0.intersection(bounds) } ?? bounds
    guard !text.isEmpty, point.row >= area.row, point.row < area.maxRow, maxColumns > 0 else { return 0 }
    let end = maxColumns < area.maxColumn - point.column ? point.column + maxColumns : area.maxColumn
    guard point.column < end, area.column < end else { return 0 }
    splitWide(at: max(point.column, area.column), row: point.row)
    let start = point.row * size.columns
    var column = point.column
    cells.withUnsafeMutableBufferPointer { cells in
      let line = Line(cells: cells, start: start, first: area.column, end: end, style: style)
      walkClusters(of: text) { cluster in
        switch cluster {
        case .scalar(let scalar, let columns):
          line.write(Glyph(scalar, columns: columns), columns: columns, at: &column)
        case .several(let scalars): line.write(scalars, at: &column, &clusters)
        }
      }
    }
    // What was under the end of the text may have been cut in half.
    if column > area.column, column < size.columns, cells[start + column].glyph.isContinuation {
      cells[start + column].glyph = .blank
    }
    return column - point.column
  }
}

/// One row, written to from left to right.
private struct Line {
  let cells: UnsafeMutableBufferPointer<PackedCell>
  /// The place of the row's first cell.
  let start: Int
  /// The first column written to.
  let first: Int
  /// The first column no longer written to.
  let end: Int
  let style: Style

  /// Writes a glyph, moves `column` behind it, and answers whether it had room.
  @inline(__always)
  func write(_ glyph: Glyph, columns: Int, at column: inout Int) -> Bool {
    guard column + columns <= end else { return false }
    if column >= first {
      cells[start + column] = PackedCell(glyph, style)
      if columns == 2 { cells[start + column + 1] = PackedCell(.continuation, style) }
    } else if columns == 2, column + 1 >= first {
      cells[start + column + 1] = PackedCell(.blank, style)
    }
    column += columns
    return true
  }

  /// Writes a cluster of several scalars, or none if it is a control.
  func write(_ scalars: String.UnicodeScalarView, at column: inout Int, _ clusters: inout ClusterList) -> Bool {
    guard let base = scalars.first else { return true }
    if Sanitizer.isBlank(base) { return write(.blank, columns: 1, at: &column) }
    let columns = DisplayWidth.columns(ofCluster: scalars)
    guard columns > 0 else { return true }
    guard column + columns <= end else { return false }
    if DisplayWidth.isEmojiSequence(scalars) {
      let emoji = String(String.UnicodeScalarView(scalars.prefix(Sanitizer.scalarsPerEmoji)))
      return write(Glyph(listed: clusters.place(of: emoji), columns: 2), columns: 2, at: &column)
    }
    // A terminal gives each spacing scalar a cell of its own, also where several of them are one cluster.
    var rest = scalars[...]
    while let base = rest.popFirst() {
      let columns = DisplayWidth.columns(of: base)
      guard columns > 0 else { continue }
      let marks = rest.prefix { DisplayWidth.columns(of: $0) == 0 }
      rest = rest[marks.endIndex...]
      let kept = marks.lazy.filter { !Sanitizer.isRemoved($0) }.prefix(Sanitizer.scalarsPerCell - 1)
      var glyph = Glyph(base, columns: columns)
      if !kept.isEmpty {
        glyph = Glyph(listed: clusters.place(of: String(String.UnicodeScalarView([base] + kept))), columns: columns)
      }
      _ = write(glyph, columns: columns, at: &column)
    }
    return true
  }
}
