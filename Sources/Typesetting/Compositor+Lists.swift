import Articles
import Screen

extension Compositor {
  /// The words of another behind a rule, and whose they are.
  mutating func quotation(_ blocks: [Block], _ attribution: Prose?, at place: Place) -> [Line] {
    var inner = place
    inner.depth += 1
    inner.role = .articleQuotation
    inner.isTight = false
    let hasRoom = place.measure - 2 >= Self.leastColumn
    if hasRoom { inner.measure -= 2 }
    var base = place.base
    var parts: [(Block, Int)] = []
    for block in blocks {
      parts.append((block, base))
      if block.sourceLength > 0 { base += block.sourceLength + 1 }
    }
    var lines = set(parts, at: inner)
    if let attribution, !attribution.isEmpty {
      var galley = Galley()
      galley.append("— ", Manner(role: .articleAttribution), source: nil)
      append(attribution, to: &galley, base: base, role: .articleAttribution)
      galley.close(korean: settings.korean)
      lines.appendGroup(self.lines(of: galley, at: inner), gap: settings.leading)
    }
    guard hasRoom else { return lines }
    let isRightToLeft = lines.first { $0.kind == .text }?.isRightToLeft ?? false
    for index in lines.indices {
      if case .photo = lines[index].kind {
        lines[index].indent += 2
      } else {
        lines[index].setBeside(
          Span(signs("│"), columns: 1, role: .rule), width: 2, isRightToLeft, measure: place.measure)
      }
    }
    return lines
  }

  /// A list, its items hanging behind their marks.
  mutating func list(_ items: [[Block]], start: Int?, at place: Place) -> [Line] {
    let marks = items.indices.map { index in
      start.map { truncate("\($0 &+ index).", columns: place.measure) } ?? signs(bullet(depth: place.depth))
    }
    let widest = marks.reduce(0) { max($0, $1.count) }
    let hang = place.lettering.map { markColumns(marks, $0) } ?? (start == nil ? 2 : widest + 1)
    let hasRoom = place.measure - hang >= Self.leastColumn
    var inner = place
    inner.depth += 1
    inner.isTight = !items.contains { item in item.count { !$0.isList } > 1 }
    inner.measure -= hasRoom ? hang : 0
    var lines: [Line] = []
    var base = place.base
    for (item, mark) in zip(items, marks) {
      var parts: [(Block, Int)] = []
      let first = base
      for block in item {
        parts.append((block, base))
        base += block.sourceLength + 1
      }
      var group = set(parts, at: inner)
      var span = Span(mark, columns: mark.count, role: .articleListMark)
      let isPlain = group.first.map { $0.kind == .text || $0.kind == .code || $0.kind == .table } ?? false
      if hasRoom, let rows = group.first?.drawing?.rows, group[0].drawing?.column ?? 0 == 0 {
        // All rows of the line have the whole line.
        for index in group.indices {
          if index < rows { group[index].drawing?.hang(span, columns: hang) } else { group[index].moveRight(by: hang) }
        }
      } else if !isPlain || !hasRoom {
        let position = ReadingPosition(block: place.block, offset: first)
        group.insert(Line(spans: [span], position: position, source: first..<first), at: 0)
        if hasRoom { for index in group.indices.dropFirst() { group[index].moveRight(by: hang) } }
      } else {
        let isRightToLeft = group[0].isRightToLeft
        if isRightToLeft, start != nil, !TerminalHabits.current.ordersText { span.text = "." + mark.dropLast() }
        group[0].setBeside(span, width: hang, isRightToLeft, measure: place.measure)
        if !isRightToLeft { for index in group.indices.dropFirst() { group[index].moveRight(by: hang) } }
      }
      lines.appendGroup(group, gap: inner.isTight ? settings.leading : settings.blockGap)
    }
    return lines
  }

  /// The columns that drawn marks and the room behind them take.
  private func markColumns(_ marks: [String], _ lettering: Lettering) -> Int {
    let widest = marks.map { lettering.pixels(of: Span($0, columns: 0, role: .articleListMark), from: 0).all }.max()
    return lettering.columns(of: (widest ?? 0) + lettering.letterWidth / 2 + 1)
  }

  private func bullet(depth: Int) -> String {
    switch depth {
    case 0: "•"
    case 1: "◦"
    default: "▪"
    }
  }
}

extension Line {
  /// Moves all of it to the right.
  mutating func moveRight(by columns: Int) {
    indent += columns
    drawing?.column += columns
  }

  /// Puts `mark` beside the line in a margin of `width`: right-aligned towards the text, before it or, where it runs
  /// from right to left, behind it.
  mutating func setBeside(_ mark: Span, width: Int, _ isRightToLeft: Bool, measure: Int) {
    drawing?.column += isRightToLeft ? 0 : width
    func blank(_ columns: Int) -> [Span] {
      columns > 0 ? [Span(String(repeating: " ", count: columns), columns: columns, role: .text)] : []
    }
    if isRightToLeft {
      spans += blank(measure - width + 1 - indent - columns) + [mark]
    } else {
      let before = max(0, width - 1 - mark.columns)
      spans = [mark] + blank(1 + indent) + spans
      indent = before
    }
    if spans.last?.source == nil, kind == .blank, spans.count > 1, !isRightToLeft { spans.removeLast() }
    columns = spans.reduce(0) { $0 + $1.columns }
  }
}

extension Block {
  var isList: Bool { if case .list = self { true } else { false } }

  /// The UTF-8 length of `plainText`, without making it.
  var sourceLength: Int {
    switch self {
    case .paragraph(let text), .crosshead(let text, _): text.sourceLength
    case .quotation(let blocks, let attribution):
      (blocks.map(\.sourceLength) + [attribution?.sourceLength ?? 0]).filter { $0 > 0 }.joinedLength
    case .list(let items, _): items.flatMap { $0 }.map(\.sourceLength).joinedLength
    case .table(let table): table.rows.map { $0.map(\.text.sourceLength).joinedLength }.joinedLength
    case .code(let text, _): text.utf8.count
    case .figure(let photo): photo.caption.sourceLength
    case .rule: 0
    case .embed(let embed): embed.title.utf8.count
    }
  }
}

extension Prose {
  /// The UTF-8 length of `plainText`, without making it.
  var sourceLength: Int { runs.reduce(0) { $0 + $1.text.utf8.count } }
}

extension [Int] {
  /// The length of texts of these lengths, joined by one byte.
  var joinedLength: Int { reduce(0, +) + Swift.max(0, count - 1) }
}
