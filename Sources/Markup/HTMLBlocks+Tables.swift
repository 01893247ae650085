// Tables. Pages of all ages use tables to place things too; those are read as the blocks in their cells.

import Articles

extension BlockBuilder {
  /// More columns than a cell can sensibly span; pages that say 2,000,000,000 mean harm or nothing.
  static let spanLimit = 100
  /// Rows and columns read of one table, so that spans cannot multiply it.
  static let rowLimit = 5_000
  private static let columnLimit = 200

  mutating func appendTable(_ node: HTMLTree.Node, _ manner: Manner) {
    closeParagraph()
    let rows = tableRows(node)
    guard isData(node, rows: rows) else {
      for caption in tree.children(node) where tree.tag(caption) == .caption { visit(caption, manner) }
      for cell in rows.joined() {
        walk(cell, manner)
        closeParagraph()
      }
      return
    }
    var caption: Prose?
    for child in tree.children(node) where tree.tag(child) == .caption && !isLeftOut(child) {
      let words = flattened(blocks(in: child))
      if !words.isEmpty { caption = words }
    }
    let cells = filledRows(rows).filter { row in row.contains { !$0.text.isEmpty } }
    if !cells.isEmpty { append(.table(Table(rows: cells, caption: caption))) }
  }

  /// The cells of each row, without those of tables inside.
  private func tableRows(_ table: HTMLTree.Node) -> [[HTMLTree.Node]] {
    var rows: [[HTMLTree.Node]] = []
    func add(_ row: HTMLTree.Node) {
      guard rows.count < Self.rowLimit, !isLeftOut(row) else { return }
      let cells = tree.children(row).filter {
        (tree.tag($0) == .td || tree.tag($0) == .th) && !isLeftOut($0)
      }
      if !cells.isEmpty { rows.append(Array(cells.prefix(Self.columnLimit))) }
    }
    for child in tree.children(table) {
      switch tree.tag(child) {
      case .tr: add(child)
      case .thead, .tbody, .tfoot:
        for row in tree.children(child) where tree.tag(row) == .tr { add(row) }
      default: break
      }
    }
    return rows
  }

  /// Whether the table says something by its rows and columns.
  private func isData(_ table: HTMLTree.Node, rows: [[HTMLTree.Node]]) -> Bool {
    let role = tree.attribute("role", of: table)
    if role == "presentation" || role == "none" { return false }
    guard rows.count > 1, rows.contains(where: { $0.count > 1 }) else { return false }
    for cell in rows.joined() {
      var paragraphs = 0
      for inner in tree.descendants(cell) {
        switch tree.tag(inner) {
        case .table, .figure, .h1, .h2, .iframe, .video, .blockquote, .pre: return false
        case .p: paragraphs += 1
        default: break
        }
      }
      if paragraphs > 3 { return false }
    }
    return true
  }

  /// Cells with their text; a cell that reaches down over rows leaves an empty cell in each row below.
  private mutating func filledRows(_ rows: [[HTMLTree.Node]]) -> [[Table.Cell]] {
    var filled: [[Table.Cell]] = []
    // For each column, how many more rows it is taken by a cell from above.
    var taken: [Int] = []
    for (index, row) in rows.enumerated() {
      var cells: [Table.Cell] = []
      var column = 0
      func skipTaken() {
        while column < taken.count, taken[column] > 0 {
          taken[column] -= 1
          column += 1
          cells.append(Table.Cell(Prose()))
        }
      }
      for cell in row {
        skipTaken()
        let span = min(max(number("colspan", of: cell), 1), Self.spanLimit)
        let depth = min(max(number("rowspan", of: cell), 1), rows.count - index)
        cells.append(
          Table.Cell(flattened(blocks(in: cell)), isHeader: tree.tag(cell) == .th, columnSpan: span))
        while taken.count < column + span { taken.append(0) }
        for below in column..<column + span { taken[below] = depth - 1 }
        column += span
      }
      skipTaken()
      filled.append(cells)
    }
    return filled
  }

  /// A whole number in an attribute; 0 where there is none.
  func number(_ name: StaticString, of node: HTMLTree.Node) -> Int {
    guard let text = tree.attribute(name, of: node) else { return 0 }
    let digits = text.drop { $0 == " " }.prefix { $0.isASCII && $0.isNumber }
    return digits.isEmpty ? 0 : Int(digits) ?? Int(Int32.max)
  }
}
