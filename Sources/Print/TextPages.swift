// A document in rows of characters, a sheet after the other: a head with the nameplate and the day, the stories, the
// addresses of their links at the foot of the page on which they stand, and the page's number.

internal import Articles
internal import Screen
public import Typesetting

/// One sheet of text.
public struct TextPage: Hashable, Sendable {
  /// Its rows, as many as the paper has.
  public var rows: [Line]

  /// The rows as plain text, blanks at their ends cut.
  public var text: String {
    rows.map { row in
      var text = row.text
      while text.last == " " { text.removeLast() }
      return text
    }.joined(separator: "\n")
  }
}

extension [TextPage] {
  /// All sheets for a line printer, which begins a new one at each form feed. The line before it is not ended: a full sheet
  /// would be followed by an empty one.
  public var printerText: String { map(\.text).joined(separator: "\u{C}") + "\n" }

  /// Whether what sets text for printers has all their letters, each in one column: those of Europe, with the signs beside
  /// them. Hangul comes out of it as boxes, and a mark as a letter of its own.
  public var haveOnlyPrinterLetters: Bool {
    allSatisfy { page in
      page.rows.allSatisfy { $0.spans.allSatisfy { $0.text.unicodeScalars.allSatisfy(isPrinterLetter) } }
    }
  }

  private func isPrinterLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x300...0x36F: false
    case ..<0x530, 0x1E00...0x1FFF, 0x2010...0x2027, 0x2030...0x205E, 0x20A0...0x20BF, 0x2100...0x22FF,
      0x2500...0x259F:
      true
    default: false
    }
  }
}

extension PrintDocument {
  /// Rows of a sheet that its head and foot take.
  private static let furnitureRows = 5

  /// The document on sheets of `paper`; there is at least one.
  public func textPages(on paper: Paper, hyphenator: Hyphenator? = nil) -> [TextPage] {
    var flow = TextFlow(columns: paper.columns, hyphenator: hyphenator)
    for article in articles { flow.append(article, zoneOffset: zoneOffset) }
    var filler = ColumnFiller(
      flow.strips, noteHeights: Array(repeating: 1, count: flow.notes.count), noteSpace: 1)
    let capacity = max(1, paper.rows - Self.furnitureRows)
    var columns: [Column] = []
    while !filler.isFinished { columns.append(filler.next(capacity: capacity)) }
    if columns.isEmpty { columns = [Column(strips: 0..<0, notes: 0..<0)] }
    return columns.enumerated().map { index, column in
      var rows = head(columns: paper.columns) + column.strips.map { flow.lines[$0] }
      if !column.notes.isEmpty {
        let rule = [Line.printed(signs("────────"), .rule)]
        let notes = rule + column.notes.map { flow.notes[$0] }
        // They stand at the foot of the page, however short its text is.
        rows += blanks(max(0, 3 + capacity - rows.count - notes.count)) + notes
      }
      rows += blanks(max(0, 3 + capacity - rows.count))
      rows += [Line(.blank), foot(page: index + 1, of: columns.count, columns: paper.columns)]
      return TextPage(rows: rows)
    }
  }

  private func blanks(_ count: Int) -> [Line] { Array(repeating: Line(.blank), count: count) }

  /// The nameplate and the day, and a rule below.
  private func head(columns: Int) -> [Line] {
    let name = columns >= 56 ? "B R O A D S H E E T" : "BROADSHEET"
    let room = columns - name.count - 2
    let day = [longDate(date, short: false), longDate(date, short: true)].first { $0.count <= room } ?? ""
    var row = Line.printed(name, .articleHeadline, .bold)
    row.append(day, .articleMeta, endingAt: columns)
    return [row, .printed(signs(String(repeating: "═", count: columns)), .rule), Line(.blank)]
  }

  /// What the document is called, and which of its pages this is.
  private func foot(page: Int, of count: Int, columns: Int) -> Line {
    let tally = "\(page) of \(count)"
    var row = Line.printed(truncate(title, columns: max(0, columns - tally.count - 3)), .articleMeta)
    row.append(tally, .articleMeta, endingAt: columns)
    return row
  }
}

extension Line {
  /// A row of one span.
  static func printed(_ text: String, _ role: Role, _ emphasis: Attributes = []) -> Line {
    let text = Sanitizer.singleLine(text)
    return Line(spans: [Span(text, columns: DisplayWidth.columns(of: text), role: role, emphasis: emphasis)])
  }

  /// Adds text at the end of a row that is `end` columns long.
  fileprivate mutating func append(_ text: String, _ role: Role, endingAt end: Int) {
    let width = DisplayWidth.columns(of: text)
    let gap = end - indent - columns - width
    guard width > 0, gap >= 0 else { return }
    spans += [
      Span(String(repeating: " ", count: gap), columns: gap, role: role), Span(text, columns: width, role: role),
    ]
    columns += gap + width
  }
}

/// The stories of a document as rows, each with what holds it to the next.
private struct TextFlow {
  let columns: Int
  let hyphenator: Hyphenator?
  var lines: [Line] = []
  var strips: [Strip] = []
  /// The addresses of the links, a row each; a long address takes several.
  var notes: [Line] = []
  private var nextLink = 1

  init(columns: Int, hyphenator: Hyphenator?) {
    self.columns = columns
    self.hyphenator = hyphenator
  }

  mutating func append(_ article: Article, zoneOffset: Int) {
    var settings = TypeSettings(measure: columns, photoRows: 0)
    settings.hyphenator = hyphenator
    settings.longCode = .folded
    var furniture = Furniture(article, dateLine: DateLine(readerZoneOffset: zoneOffset))
    furniture.sourceLine = withoutUserInfo(furniture.sourceLine)
    var setter = ArticleSetter(article, settings: settings, furniture: furniture, firstLink: nextLink)
    let set = setter.finish()
    nextLink += set.links.count
    if !lines.isEmpty {
      // Stories are parted by a rule, which a page's head has anyway.
      for line in [Line(.blank), .printed(signs(String(repeating: "─", count: columns)), .rule), Line(.blank)] {
        lines.append(line)
        strips.append(Strip(height: 1, isGap: true))
      }
    }
    let holds = holdsNext(set.lines, footBlock: article.body.count)
    var waiting = Dictionary(set.links.map { ($0.number, $0) }) { first, _ in first }
    for (index, line) in set.lines.enumerated() {
      var strip = Strip(height: 1, isGap: line.kind == .blank, holdsNext: holds[index])
      for number in line.spans.compactMap(\.link) {
        if let link = waiting.removeValue(forKey: number) { strip.notes += append(link) }
      }
      // Links of what is not printed are told where the story ends.
      if index + 1 == set.lines.count {
        for link in set.links where waiting[link.number] != nil { strip.notes += append(link) }
      }
      lines.append(line)
      strips.append(strip)
    }
  }

  /// Adds the rows of a link's address, and gives how many they are.
  private mutating func append(_ link: ArticleLink) -> Int {
    let mark = "[\(link.number)] "
    let rows = cut(withoutUserInfo(Sanitizer.singleLine(link.url)), columns: max(1, columns - mark.count))
    for (index, row) in rows.enumerated() {
      notes.append(.printed((index == 0 ? mark : String(repeating: " ", count: mark.count)) + row, .articleLink))
    }
    return rows.count
  }

  /// An address in pieces of at most so many columns: it may be parted anywhere.
  private func cut(_ address: String, columns: Int) -> [String] {
    var rows = [""]
    var used = 0
    for character in address {
      let width = DisplayWidth.columns(of: String(character))
      if used + width > columns, used > 0 {
        rows.append("")
        used = 0
      }
      rows[rows.count - 1].append(character)
      used += width
    }
    return rows
  }
}

/// Which rows should not be the last of their page: those of a head and of crossheads, the first line of a paragraph and
/// the last but one, and what comes before a foot that would stand alone.
private func holdsNext(_ lines: [Line], footBlock: Int) -> [Bool] {
  var holds = lines.map { line in
    line.position.block < 0 || line.spans.first?.role == .articleCrosshead
  }
  var start = 0
  while start < lines.count {
    var end = start + 1
    while lines[start].kind == .text, end < lines.count, lines[end].kind == .text,
      lines[end].position.block == lines[start].position.block
    {
      end += 1
    }
    if end - start > 1 {
      holds[start] = true
      holds[end - 2] = true
      // Of three lines neither one may stand alone.
      if end - start == 3 { holds[start + 1] = true }
    }
    start = end
  }
  if let foot = lines.firstIndex(where: { $0.position.block == footBlock && $0.kind != .blank }), foot > 0 {
    var index = foot - 1
    while index > 0, lines[index].kind == .blank {
      holds[index] = true
      index -= 1
    }
    holds[index] = true
  }
  return holds
}
