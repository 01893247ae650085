extension Canvas {
  /// The text of a row, blanks at its end cut.
  public func text(row: Int) -> String {
    guard row >= 0, row < size.rows else { return "" }
    var line = ""
    for cell in cells[row * size.columns..<(row + 1) * size.columns] { line += text(of: cell.glyph) }
    while line.utf8.last == 0x20 { line.removeLast() }
    return line
  }

  /// The rows' text, each with its blanks at the end cut, joined by line breaks.
  public var text: String { (0..<size.rows).map { text(row: $0) }.joined(separator: "\n") }
}
