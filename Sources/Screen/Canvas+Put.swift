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
    guard point.row >= area.row, point.row < area.maxRow, !area.isEmpty, maxColumns > 0 else { return 0 }
    let end = maxColumns < size.columns ? min(area.maxColumn, point.column + maxColumns) : area.maxColumn
    guard point.column < end else { return 0 }
    let start = point.row * size.columns
    if point.column >= area.column {
      splitWide(at: point.column, row: point.row)
    } else {
      splitWide(at: area.column, row: point.row)
    }
    var column = point.column
    cells.withUnsafeMutableBufferPointer { cells in
      var line = LineWriter(cells: cells, start: start, first: area.column, end: end, style: style)
      walkClusters(of: text) { cluster in
        switch cluster {
        case .scalar(let scalar, let columns): line.write(String(scalar), columns: columns, at: &column)
        case .character(let character): line.write(character, at: &column)
        }
      }
    }
    // What was under the end of the text may have been cut in half.
    if column > point.column, column > 0, column < size.columns, cells[start + column].isContinuation {
      cells[start + column] = Cell(style: cells[start + column].style)
    }
    return column - point.column
  }
}

/// Writes clusters into one row.
private struct LineWriter {
  let cells: UnsafeMutableBufferPointer<Cell>
  /// The row's first cell.
  let start: Int
  /// The first column written to.
  let first: Int
  /// The first column no longer written to.
  let end: Int
  let style: Style

  /// Writes a cluster, moves `column` behind it, and answers whether it had room.
  @inline(__always)
  mutating func write(_ text: String, columns: Int, at column: inout Int) -> Bool {
    guard column + columns <= end else { return false }
    if column >= first {
      cells[start + column] = Cell(text: text, columns: UInt8(truncatingIfNeeded: columns), style: style)
      if columns == 2 { cells[start + column + 1] = .continuation(style) }
    } else if columns == 2, column + 1 >= first {
      cells[start + column + 1] = Cell(style: style)
    }
    column += columns
    return true
  }

  mutating func write(_ character: Character, at column: inout Int) -> Bool {
    let scalars = character.unicodeScalars
    guard let base = scalars.first else { return true }
    if Sanitizer.isBlank(base) { return write(" ", columns: 1, at: &column) }
    if DisplayWidth.isEmojiSequence(scalars) {
      return write(String(String.UnicodeScalarView(scalars.prefix(16))), columns: 2, at: &column)
    }
    let columns = DisplayWidth.columns(of: character)
    guard columns > 0 else { return true }
    guard column + columns <= end else { return false }
    // A terminal gives each spacing scalar a cell of its own, also where several of them are one cluster.
    var piece = String.UnicodeScalarView()
    var pieceColumns = 0
    for scalar in scalars where !Sanitizer.isRemoved(scalar) {
      let width = DisplayWidth.columns(of: scalar)
      if width > 0, pieceColumns > 0 {
        _ = write(String(piece), columns: pieceColumns, at: &column)
        (piece, pieceColumns) = (String.UnicodeScalarView(), 0)
      }
      guard width > 0 || (pieceColumns > 0 && piece.count < Sanitizer.scalarsPerCell) else { continue }
      piece.append(scalar)
      pieceColumns += width
    }
    return pieceColumns == 0 || write(String(piece), columns: pieceColumns, at: &column)
  }
}
