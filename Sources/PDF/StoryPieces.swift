// A story as pieces that flow down columns: lines of set type, pictures, the room between them.

internal import Articles
internal import Print
internal import Screen
internal import Typesetting

/// What is drawn in one place and cannot be parted.
struct Piece {
  enum Content {
    case space
    /// Lines beside each other, each so far from the left in points; a paragraph has one, a row of a table several.
    case lines([(text: SetText, line: Int, x: Double)])
    case picture(Raster, width: Double, x: Double)
    case rule(width: Double)
  }

  var content: Content
  /// Its height in points.
  var height: Double
  /// Where it leads to when it is clicked.
  var link: String?
}

/// Pieces with what holds them together, and the notes that belong to them.
struct PieceFlow {
  var pieces: [Piece] = []
  var strips: [Strip] = []
  var notes: [Piece] = []

  /// Heights are told to the filler of columns in units of which 1,024 make a point.
  static func units(_ points: Double) -> Int { Int((points * 1_024).rounded(.up)) }

  mutating func append(_ piece: Piece, isGap: Bool = false, holdsNext: Bool = false) {
    pieces.append(piece)
    strips.append(Strip(height: Self.units(piece.height), isGap: isGap, holdsNext: holdsNext))
  }

  /// Room after what is there already.
  mutating func space(_ height: Double, holdsNext: Bool = false) {
    guard !pieces.isEmpty else { return }
    append(Piece(content: .space, height: height), isGap: true, holdsNext: holdsNext)
  }

  /// Whether the end of a column parts what should stand together.
  func parts(after column: Column) -> Bool { column.strips.last.map { strips[$0].holdsNext } ?? false }

  var filler: ColumnFiller {
    ColumnFiller(strips, noteHeights: notes.map { Self.units($0.height) }, noteSpace: Self.units(Self.noteSpace))
  }

  /// The room between a column's text and its notes, in which a short rule stands.
  static let noteSpace = 8.0
}

/// Sets a story in pieces.
struct StoryPieces {
  let surface: PDFSurface
  let family: String
  let language: String
  /// Whether the story runs from right to left; what is moved in is then moved in from the right.
  let isRightToLeft: Bool
  let hyphenator: Hyphenator?
  let picture: (String) -> Raster?
  /// The numbers of the addresses that have a note, and those whose note has its place.
  private var numbers: [String: Int] = [:]
  private var links: [Int: String] = [:]
  private var placed: Set<Int> = []
  private(set) var flow = PieceFlow()
  private var width: Double

  /// A setter of columns `width` points wide; notes are numbered from `firstNote` on.
  init(
    _ article: Article, surface: PDFSurface, family: String?, width: Double, firstNote: Int, hyphenator: Hyphenator?,
    picture: @escaping (String) -> Raster?
  ) {
    self.surface = surface
    self.width = width
    self.hyphenator = hyphenator
    self.picture = picture
    isRightToLeft = article.runsFromRightToLeft
    language = article.languageTag
    self.family = family ?? PrintDocument.usualFaces(for: language)
    var setter = ArticleSetter(article, settings: TypeSettings(), firstLink: firstNote)
    setter.set(lines: 0)
    for link in setter.links {
      numbers[link.url] = link.number
      links[link.number] = link.url
    }
  }

  /// How many links the story has.
  var noteCount: Int { links.count }

  // MARK: Head

  /// The head across the whole page.
  mutating func setHead(_ article: Article, zoneOffset: Int, width: Double, pictureHeight: Double) -> PieceFlow {
    let column = self.width
    self.width = width
    flow = PieceFlow()
    let labels = article.labels.map { "[\($0)]" }
    let kicker = (labels + [(article.kicker ?? article.sectionPath.last ?? "").uppercased()]).filter { !$0.isEmpty }
    add(escaped(kicker.joined(separator: " ")), manner(8.5, leading: 12, bold: true, gray: 0.3), holds: true)
    add(escaped(article.headline), manner(24, leading: 28, bold: true), holds: true)
    if let deck = article.deck, !deck.isEmpty {
      flow.space(3, holdsNext: true)
      add(escaped(deck), manner(13, leading: 17, italic: true), holds: true)
    }
    let names = article.bylines.map(\.name).filter { !$0.isEmpty }
    let byline = names.isEmpty ? "" : "By " + names.joined(separator: ", ")
    let dates = DateLine(readerZoneOffset: zoneOffset).postedAndUpdated(article)
    let facts = [byline, dates].filter { !$0.isEmpty }.joined(separator: " · ")
    if !facts.isEmpty {
      flow.space(5, holdsNext: true)
      add(escaped(facts), manner(8.5, leading: 12, gray: 0.3), holds: true)
    }
    if let photo = article.leadPhoto {
      flow.space(7, holdsNext: true)
      add(photo, most: pictureHeight, holds: true)
    }
    self.width = column
    defer { flow = PieceFlow() }
    return flow
  }

  // MARK: Body

  /// The text in columns, and how to reach those who wrote it.
  mutating func setBody(_ article: Article, pictureHeight: Double) -> PieceFlow {
    var previous: Block?
    var dateline = article.dateline.flatMap { $0.isEmpty ? nil : $0 }
    for block in article.body {
      gap(after: previous, before: block)
      if case .paragraph(let prose) = block, let place = dateline {
        dateline = nil
        let begins = prose.plainText.lowercased().hasPrefix(place.lowercased())
        let opening = begins ? "" : "<b>\(escaped(place))</b> — "
        add(opening + markup(prose, notes: numbers), body(indent: 0), prose: prose, mayPartWords: true)
      } else {
        set(block, x: 0, after: previous, depth: 0, pictureHeight: pictureHeight)
      }
      previous = block
    }
    let contacts = article.bylines.compactMap(\.contactLine)
    let source = [article.publication, withoutUserInfo(article.url ?? "")].filter { !$0.isEmpty }
    let foot = contacts + (source.isEmpty ? [] : ["Source: " + source.joined(separator: ", ")])
    for (index, line) in foot.enumerated() {
      if index == 0 {
        // It should not stand alone in a column.
        if !flow.strips.isEmpty { flow.strips[flow.strips.count - 1].holdsNext = true }
        flow.space(6, holdsNext: true)
      }
      add(escaped(line), manner(7.5, leading: 10, gray: 0.3), holds: index + 1 < foot.count)
    }
    // Links of what is not printed, such as the place of a film, are told where the story ends.
    addNotes(links.keys.sorted(), to: flow.strips.count - 1)
    defer { flow = PieceFlow() }
    return flow
  }

  private mutating func gap(after previous: Block?, before block: Block) {
    guard let previous else { return }
    switch (previous, block) {
    // Paragraphs are told apart by the indent.
    case (.paragraph, .paragraph): break
    case (.crosshead, _): flow.space(2, holdsNext: true)
    case (_, .crosshead): flow.space(9)
    default: flow.space(6)
    }
  }

  private mutating func set(_ block: Block, x: Double, after previous: Block?, depth: Int, pictureHeight: Double) {
    guard depth < 12 else { return add(escaped(block.plainText), body(indent: 0), x: x) }
    switch block {
    case .paragraph(let prose):
      let isNext = if case .paragraph = previous { true } else { false }
      add(
        markup(prose, notes: numbers), body(indent: isNext ? 10 : 0, x: x), x: x, prose: prose, mayPartWords: true)
    case .crosshead(let prose, _):
      add(markup(prose, notes: numbers), manner(10.5, leading: 13, bold: true), x: x, prose: prose, holds: true)
    case .quotation(let blocks, let attribution):
      set(blocks, x: x + 12, depth: depth, pictureHeight: pictureHeight)
      if let attribution {
        add("— " + markup(attribution, notes: numbers), body(indent: 0), x: x + 12, prose: attribution)
      }
    case .list(let items, let start):
      for (index, item) in items.enumerated() {
        let mark = start.map { "\($0 &+ index)." } ?? "•"
        setItem(item, mark: mark, x: x, depth: depth, pictureHeight: pictureHeight)
      }
    case .table(let table): set(table, x: x)
    case .code(let text, _):
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        add("<tt>\(escaped(line.isEmpty ? " " : String(line)))</tt>", manner(7.5, leading: 10), x: x)
      }
    case .figure(let photo): add(photo, most: pictureHeight, x: x)
    case .rule: add("* * *", manner(9.5, leading: 12.5, centered: true), x: x)
    case .embed(let embed):
      add(
        escaped(embed.title) + (numbers[embed.url].map { "\u{2060}<sup>\($0)</sup>" } ?? ""),
        manner(9.5, leading: 12.5, italic: true), x: x, prose: Prose([Run(embed.title, link: embed.url)]))
    }
  }

  private mutating func set(_ blocks: [Block], x: Double, depth: Int, pictureHeight: Double) {
    var previous: Block?
    for block in blocks {
      gap(after: previous, before: block)
      set(block, x: x, after: previous, depth: depth + 1, pictureHeight: pictureHeight)
      previous = block
    }
  }

  /// An item of a list, its mark beside the first line.
  private mutating func setItem(_ item: [Block], mark: String, x: Double, depth: Int, pictureHeight: Double) {
    let first = flow.pieces.count
    set(item, x: x + 14, depth: depth, pictureHeight: pictureHeight)
    guard flow.pieces.indices.contains(first), case .lines(let lines) = flow.pieces[first].content,
      let text = SetText(escaped(mark), body(indent: 0), language: language, width: nil, on: surface),
      !text.lines.isEmpty
    else { return }
    flow.pieces[first].content = .lines([(text, 0, isRightToLeft ? width - x - text.width : x)] + lines)
  }

  private mutating func set(_ table: Table, x: Double) {
    if let caption = table.caption {
      add(markup(caption, notes: numbers), manner(8.5, leading: 11, bold: true), x: x, prose: caption, holds: true)
    }
    let columns = min(64, table.rows.map { $0.reduce(0) { $0 &+ max(1, min($1.columnSpan, 64)) } }.max() ?? 0)
    guard columns > 0 else { return }
    let cellWidth = (width - x) / Double(columns)
    for row in table.rows {
      var cells: [(text: SetText, x: Double)] = []
      var column = 0
      for cell in row where column < columns {
        let span = min(max(1, cell.columnSpan), columns - column)
        let manner = manner(8, leading: 10.5, bold: cell.isHeader)
        let room = cellWidth * Double(span) - 4
        if let text = SetText(
          markup(cell.text, notes: numbers), manner, language: language, width: room, on: surface)
        {
          let place = cellWidth * Double(isRightToLeft ? columns - column - span : column)
          cells.append((text, isRightToLeft ? place + 4 : x + place))
        }
        column += span
      }
      for line in 0..<(cells.map(\.text.lines.count).max() ?? 0) {
        let shown = cells.filter { line < $0.text.lines.count }.map { (text: $0.text, line: line, x: $0.x) }
        flow.append(Piece(content: .lines(shown), height: 10.5))
        if line == 0 { addNotes(row.flatMap { numbersOfLinks(in: $0.text) }, to: flow.strips.count - 1) }
      }
      flow.space(2)
    }
  }

  private mutating func add(_ photo: Photo, most: Double, x: Double = 0, holds: Bool = false) {
    var hasPicture = false
    if let raster = picture(photo.url), raster.width > 0, raster.height > 0 {
      // A small picture is not blown up beyond the grain of a newspaper's photo, 72 pixels to the inch.
      let shape = Double(raster.height) / Double(raster.width)
      let wide = min(width - x, most / shape, max(Double(raster.width), 160))
      let height = wide * shape
      flow.append(
        Piece(content: .picture(raster, width: wide, x: edge(x) + (width - x - wide) / 2), height: height),
        holdsNext: true)
      flow.space(3, holdsNext: true)
      hasPicture = true
    }
    var words = markup(photo.caption, notes: numbers)
    if words.isEmpty, !hasPicture, let alternative = photo.alternative, !alternative.isEmpty {
      words = "[\(escaped(alternative))]"
    }
    if let credit = photo.credit, !credit.isEmpty { words += (words.isEmpty ? "" : " ") + "<i>\(escaped(credit))</i>" }
    add(words, manner(8, leading: 10.5, gray: 0.2), x: x, prose: photo.caption, holds: holds)
    if words.isEmpty, hasPicture, !holds {
      flow.strips[flow.strips.count - 1].holdsNext = false
      flow.strips[flow.strips.count - 2].holdsNext = false
    }
  }

  // MARK: Lines and notes

  private func manner(
    _ size: Double, leading: Double, bold: Bool = false, italic: Bool = false, centered: Bool = false, gray: Double = 0
  ) -> SetText.Manner {
    SetText.Manner(
      family: family, size: size, isBold: bold, isItalic: italic, isCentered: centered, isRightToLeft: isRightToLeft,
      leading: leading, gray: gray)
  }

  private func body(indent: Double, x: Double = 0) -> SetText.Manner {
    // What is moved in has too few words on a line to be justified.
    SetText.Manner(
      family: family, size: 9.5, isJustified: x == 0, isRightToLeft: isRightToLeft, indent: indent, leading: 12.5)
  }

  /// The left edge of what is moved in by so much.
  private func edge(_ x: Double) -> Double { isRightToLeft ? 0 : x }

  /// Adds the lines of a text. Neither the first nor the last of a paragraph's lines stands alone in a column.
  private mutating func add(
    _ markup: String, _ manner: SetText.Manner, x: Double = 0, prose: Prose? = nil, holds: Bool = false,
    mayPartWords: Bool = false
  ) {
    guard !markup.isEmpty,
      let text = SetText.set(
        markup, manner, language: language, width: width - x, on: surface,
        hyphenator: mayPartWords ? hyphenator : nil)
    else { return }
    let count = text.lines.count
    let first = flow.strips.count
    for line in 0..<count {
      let isHeld = holds || count > 1 && (line == 0 || line == count - 2)
      flow.append(Piece(content: .lines([(text, line, edge(x))]), height: manner.leading), holdsNext: isHeld)
    }
    guard let prose, count > 0 else { return }
    // Where in a paragraph a link stands is the type's secret; its notes belong to the column of the first line.
    addNotes(numbersOfLinks(in: prose), to: first)
  }

  private func numbersOfLinks(in prose: Prose) -> [Int] { prose.runs.compactMap { $0.link.flatMap { numbers[$0] } } }

  private mutating func addNotes(_ wanted: [Int], to strip: Int) {
    guard flow.strips.indices.contains(strip) else { return }
    for number in wanted where placed.insert(number).inserted {
      guard let url = links[number] else { continue }
      // An address runs from left to right wherever it stands (U+2066, U+2069).
      let address = isRightToLeft ? "\u{2066}\(escaped(withoutUserInfo(url)))\u{2069}" : escaped(withoutUserInfo(url))
      guard
        let text = SetText(
          "\(number)  " + address, manner(7, leading: 8.5), language: "en", width: width, on: surface)
      else { continue }
      for line in text.lines.indices {
        flow.notes.append(Piece(content: .lines([(text, line, 0)]), height: 8.5, link: url))
        flow.strips[strip].notes += 1
      }
    }
  }
}

extension Article {
  /// Whether most of its words are in a script that runs from right to left.
  var runsFromRightToLeft: Bool {
    var balance = 0
    for scalar in (headline + (body.first?.plainText ?? "")).unicodeScalars.prefix(2_000) {
      switch WritingSystem(of: scalar) {
      case .hebrew, .arabic, .thaana: balance += 1
      case nil: break
      default: balance -= 1
      }
    }
    return balance > 0
  }

  /// The tag of its language, by what it says or by its letters: it decides how Han is drawn and where lines end.
  var languageTag: String {
    if let tag = language?.prefix(35), !tag.isEmpty,
      tag.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF) })
    {
      return String(tag)
    }
    let hasHangul = headline.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) }
    return hasHangul ? "ko" : "en"
  }
}
