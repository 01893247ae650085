// Tables: columns as wide as their words, narrowed evenly from the widest where the measure is short, cells wrapped; and
// where not even the words have room, a row as a list of "header: value".

import Articles
import Screen

/// A cell of a table, ready to be set.
private struct SetCell {
  var galley: Galley
  /// Its first column.
  var column: Int
  /// How many columns it takes.
  var span: Int
  var isHeader: Bool
  /// Columns that it takes on one line.
  var natural: Int
  /// Columns of its longest word.
  var least: Int
  /// Where its text begins.
  var base: Int
}

extension Compositor {
  private static let mostColumns = 40
  /// Between two columns: a blank, a rule, a blank.
  private static let gutter = 3
  /// Words longer than this may be cut before a table is set as a list.
  private static let longWord = 12

  /// A table laid out by what is in it.
  func table(_ table: Table, at place: Place) -> [Line] {
    var lines: [Line] = []
    if let caption = table.caption, !caption.isEmpty {
      let galley = Galley(caption.plainText, Manner(role: .articleCaption), source: nil)
      lines = self.lines(of: galley, at: place)
    }
    let rows = cells(of: table, base: place.base)
    let headerRows = rows.prefix { !$0.isEmpty && $0.allSatisfy(\.isHeader) }.count
    if place.lettering == nil, let widths = columnWidths(rows, measure: place.measure) {
      for (index, row) in rows.enumerated() where !row.isEmpty {
        lines += gridLines(row, widths: widths, at: place)
        if index + 1 == headerRows, headerRows < rows.count {
          lines.append(headerRule(widths, offset: rows[index + 1].first?.base ?? place.base, at: place))
        }
      }
    } else {
      lines += stackedLines(rows, headerRows: headerRows < rows.count ? headerRows : 0, at: place)
    }
    return lines
  }

  private func cells(of table: Table, base: Int) -> [[SetCell]] {
    var offset = base
    return table.rows.map { row in
      var column = 0
      var cells: [SetCell] = []
      for cell in row {
        let base = offset
        offset += cell.text.sourceLength + 1
        guard column < Self.mostColumns else { continue }
        let span = min(max(1, cell.columnSpan), Self.mostColumns - column)
        var galley = Galley()
        append(cell.text, to: &galley, base: base, role: .articleTable, emphasis: cell.isHeader ? .bold : [])
        galley.close(korean: settings.korean)
        let natural = breakIntoLines(galley, measure: .max / 2).reduce(0) { max($0, $1.columns) }
        cells.append(
          SetCell(
            galley: galley, column: column, span: span, isHeader: cell.isHeader, natural: natural,
            least: galley.longestWord, base: base))
        column += span
      }
      if row.isEmpty { offset += 1 }
      return cells
    }
  }

  /// The widths of the columns; nil where the measure is too short for them.
  private func columnWidths(_ rows: [[SetCell]], measure: Int) -> [Int]? {
    let count = rows.reduce(0) { max($0, $1.last.map { $0.column + $0.span } ?? 0) }
    let available = measure - Self.gutter * (count - 1)
    guard count > 0, available >= count else { return count == 0 ? [] : nil }
    var natural = [Int](repeating: 1, count: count)
    var widths = [Int](repeating: 1, count: count)
    for cell in rows.joined() where cell.span == 1 {
      natural[cell.column] = max(natural[cell.column], cell.natural)
      widths[cell.column] = max(widths[cell.column], min(cell.least, Self.longWord))
    }
    for cell in rows.joined() where cell.span > 1 {
      let columns = cell.column..<cell.column + cell.span
      let missing = cell.natural - Self.gutter * (cell.span - 1) - natural[columns].reduce(0, +)
      if missing > 0 { natural[columns.upperBound - 1] += missing }
    }
    var rest = available - widths.reduce(0, +)
    guard rest >= 0 else { return nil }
    if natural.reduce(0, +) <= available { return natural }
    while rest > 0 {
      for column in widths.indices where rest > 0 && widths[column] < natural[column] {
        widths[column] += 1
        rest -= 1
      }
    }
    return widths
  }

  private func gridLines(_ row: [SetCell], widths: [Int], at place: Place) -> [Line] {
    let set = row.map { cell in
      let width = self.width(of: cell, widths)
      return (cell: cell, width: width, slices: breakIntoLines(cell.galley, measure: width))
    }
    let height = set.reduce(1) { max($0, $1.slices.count) }
    return (0..<height).map { index in
      var spans: [Span] = []
      var from: Int?
      var to: Int?
      for (number, (cell, width, slices)) in set.enumerated() {
        if number > 0 { spans.append(Span(signs(" │ "), columns: 3, role: .rule)) }
        guard index < slices.count else {
          if number + 1 < set.count { spans.appendBlank(width) }
          continue
        }
        let slice = slices[index]
        let isRight = cell.galley.isRightToLeft || cell.galley.isNumber && !cell.isHeader
        if isRight { spans.appendBlank(width - slice.columns) }
        spans += cell.galley.spans(of: slice)
        if !isRight, number + 1 < set.count { spans.appendBlank(width - slice.columns) }
        let start = cell.galley.source(at: slice.content.lowerBound) ?? cell.base
        from = from ?? start
        to = max(cell.galley.source(at: slice.content.upperBound) ?? start, start)
      }
      let offset = from ?? row.first?.base ?? place.base
      return Line(
        .table, spans: spans, position: ReadingPosition(block: place.block, offset: offset),
        source: offset..<max(offset, to ?? offset))
    }
  }

  private func width(of cell: SetCell, _ widths: [Int]) -> Int {
    widths[cell.column..<cell.column + cell.span].reduce(0, +) + Self.gutter * (cell.span - 1)
  }

  private func headerRule(_ widths: [Int], offset: Int, at place: Place) -> Line {
    let text = signs(widths.map { String(repeating: "─", count: $0) }.joined(separator: "─┼─"))
    let columns = widths.reduce(0, +) + Self.gutter * (widths.count - 1)
    return Line(
      .table, spans: [Span(text, columns: columns, role: .rule)],
      position: ReadingPosition(block: place.block, offset: offset), source: offset..<offset)
  }

  /// Each row as "header: value" lines, rows apart by an empty one.
  private func stackedLines(_ rows: [[SetCell]], headerRows: Int, at place: Place) -> [Line] {
    let headers = headerRows > 0 ? rows[headerRows - 1] : []
    var lines: [Line] = []
    for row in rows.dropFirst(headerRows) {
      var group: [Line] = []
      for cell in row where !cell.galley.isEmpty {
        var galley = cell.galley
        if !cell.isHeader, let header = headers.first(where: { $0.column == cell.column }), !header.galley.isEmpty {
          galley = header.galley.asLabel
          galley.append(": ", Manner(role: .articleTable, emphasis: .bold), source: nil)
          galley.append(cell.galley)
          galley.close(korean: settings.korean)
        }
        var inner = place
        inner.base = cell.base
        group += self.lines(of: galley, at: inner).map { line in
          var line = line
          if line.kind == .text { line.kind = .table }
          return line
        }
      }
      lines.appendGroup(group, gap: max(1, settings.blockGap))
    }
    return lines
  }
}

extension [Span] {
  fileprivate mutating func appendBlank(_ columns: Int) {
    if columns > 0 { append(Span(String(repeating: " ", count: columns), columns: columns, role: .articleTable)) }
  }
}

extension Galley {
  /// Whether it is a number, as tables align them: digits with signs, points, units of money, per cent.
  fileprivate var isNumber: Bool {
    bytes.contains { $0 >= 0x30 && $0 <= 0x39 } && bytes.count <= 24
      && bytes.allSatisfy { byte in
        byte >= 0x30 && byte <= 0x39 || byte == 0x20 || byte >= 0x80
          || [0x2B, 0x2C, 0x2D, 0x2E, 0x24, 0x25, 0x28, 0x29].contains(byte)
      } && !hasWideOrLetters
  }

  private var hasWideOrLetters: Bool {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.contains { $0.value >= 0x80 && $0.properties.isAlphabetic }
  }

  /// Columns of the longest stretch that is not broken but in need.
  fileprivate var longestWord: Int {
    var longest = 0
    var column = 0
    for (index, mark) in marks.enumerated() {
      if mark.mayBreak || mark.mustBreak { column = 0 }
      column += mark.columns
      if bytes[index] != 0x20 { longest = max(longest, column) }
    }
    return longest
  }
}
