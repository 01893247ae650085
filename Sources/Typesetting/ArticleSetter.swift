public import Articles

/// What is set around the article's own words and depends on clock and zone.
public struct Furniture: Hashable, Sendable {
  /// The line that says when it was posted and updated, ready to print.
  public var dates: String
  /// The line at the foot that says where it comes from, ready to print.
  public var sourceLine: String

  /// What the reader wrote on the article: its tags, and on a line of its own a note.
  public var inscription = ""

  /// What is set around the article's own words.
  public init(dates: String = "", sourceLine: String = "") {
    self.dates = dates
    self.sourceLine = sourceLine
  }

  /// The usual furniture of `article`: its dates, and its newspaper with the address it came from.
  public init(_ article: Article, dateLine: DateLine) {
    let parts = [article.publication, article.url ?? ""].filter { !$0.isEmpty }
    self.init(
      dates: dateLine.postedAndUpdated(article),
      sourceLine: parts.isEmpty ? "" : "Source: " + parts.joined(separator: ", "))
  }
}

/// Sets an article as far as it is asked for: a screenful of a long story costs a screenful, its end all cores for a moment.
public struct ArticleSetter: Sendable {
  /// From so many lines on that are asked for at once, paragraphs are set side by side.
  private static let manyLines = 1_000
  /// So many paragraphs at least and at most are set side by side.
  private static let (fewAtOnce, mostAtOnce) = (64, 2_048)

  /// The article.
  public let article: Article
  /// How it is set.
  public let settings: TypeSettings
  /// The lines set so far.
  public private(set) var lines: [Line] = []
  /// The photos placed so far.
  public private(set) var photos: [PlacedPhoto] = []
  /// All links of the article, set yet or not.
  public let links: [ArticleLink]
  /// Whether all is set.
  public private(set) var isFinished = false

  let head: ArticleHead
  private let furniture: Furniture
  private var compositor: Compositor
  /// The body's block to be set next: -1 for the head, the number of blocks for the foot.
  private var next = -1
  /// Where a long paragraph goes on.
  private var resumption: Resumption?
  /// The whole text, in bytes.
  private let length: Int
  /// The text still to be set, in bytes.
  private var remaining: Int
  /// The paragraph that opens the story, with its place or a large letter.
  private let openingBlock: Int?

  /// A setter that has set nothing yet. `firstLink` is the number of the first link, where others come before it.
  public init(_ article: Article, settings: TypeSettings, furniture: Furniture = Furniture(), firstLink: Int = 1) {
    self.article = article
    self.settings = settings
    self.furniture = furniture
    let numbering = LinkNumbering(article, first: firstLink)
    links = numbering.links
    compositor = Compositor(settings: settings, linkNumbers: numbering.numbers, language: article.language)
    head = ArticleHead(article, furniture: furniture)
    length = article.body.reduce(0) { $0 + $1.sourceLength }
    remaining = length
    openingBlock = article.body.firstIndex { if case .paragraph = $0 { true } else { false } }
  }

  /// How many lines there are in all: exact once `isFinished`, before that by the length of what is to come.
  public var estimatedLineCount: Int {
    guard !isFinished else { return lines.count }
    // What is set already tells best how much room the rest will take.
    if length - remaining > 4_000 { return lines.count + lines.count * remaining / (length - remaining) }
    let blocks = article.body.count - max(0, next)
    if let lettering = settings.lettering {
      // A letter of Hangul is three bytes and twice as wide as one of English.
      let text = remaining / lettering.letters(in: settings.measure) + blocks / 2
      return lines.count + text * lettering.lineRows + blocks * settings.blockGap
    }
    let text = remaining * 10 / (settings.setMeasure * 9) + blocks / 2
    return lines.count + text * (1 + settings.leading) + blocks * settings.blockGap
  }

  /// Sets until there are at least `count` lines or no more to set.
  public mutating func set(lines count: Int) {
    while !isFinished, lines.count < count {
      if count - lines.count < Self.manyLines || !setParagraphs(before: article.body.count) { setNext() }
    }
  }

  /// The lines of `range` that there are, set now where they were not.
  public mutating func lines(in range: Range<Int>) -> ArraySlice<Line> {
    set(lines: range.upperBound)
    return lines[range.clamped(to: 0..<lines.count)]
  }

  /// The index of the line in which the place `position` is to be seen; sets up to there.
  public mutating func line(at position: ReadingPosition) -> Int {
    while !isFinished, lines.last.map({ !position.precedes($0.position) }) ?? true {
      if !setParagraphs(before: position.block) { setNext() }
    }
    return lines.index(showing: position)
  }

  /// Sets what is left and gives it all.
  public mutating func finish() -> TypesetArticle {
    set(lines: .max)
    return TypesetArticle(lines: lines, links: links, photos: photos)
  }

  // MARK: - Block by block

  private mutating func setNext() {
    if next < 0 {
      append(compositor.head(head, leadPhoto: article.leadPhoto), gap: 0)
      next = 0
    } else if next < article.body.count {
      setBlock(article.body[next])
    } else {
      append(compositor.foot(article, furniture: furniture), gap: max(1, settings.blockGap))
      isFinished = true
    }
  }

  private mutating func setBlock(_ block: Block) {
    var place = Compositor.Place(block: next, base: 0, measure: settings.setMeasure, lettering: settings.lettering)
    place.opensStory = settings.dropsCaps && next == openingBlock && dateline(for: block) == nil
    let previous = next > 0 ? article.body[next - 1] : nil
    if case .paragraph(let prose) = block, prose.sourceLength > Compositor.longParagraph {
      let part = compositor.part(
        of: prose, at: place, from: resumption, after: previous,
        dateline: resumption == nil ? dateline(for: block) : nil)
      append(part.lines, gap: resumption == nil ? gap(before: block, after: previous) : settings.leading)
      remaining -= max(0, (part.next?.offset ?? prose.sourceLength) - (resumption?.offset ?? 0))
      resumption = part.next
      if resumption == nil { next += 1 }
      return
    }
    let group = compositor.set(block, at: place, after: previous, dateline: dateline(for: block))
    append(group, gap: gap(before: block, after: previous))
    remaining -= block.sourceLength
    next += 1
  }

  /// Sets the paragraphs from the next block on, on all cores, where there are many before `end`; answers whether there were.
  /// Nothing of them depends on how those before them were set.
  private mutating func setParagraphs(before end: Int) -> Bool {
    guard next > (openingBlock ?? .max), resumption == nil else { return false }
    let body = article.body
    let run = body[next..<max(next, min(end, body.count, next + Self.mostAtOnce))].prefix { block in
      if case .paragraph(let prose) = block { prose.sourceLength <= Compositor.longParagraph } else { false }
    }
    guard run.count >= Self.fewAtOnce else { return false }
    let (compositor, settings) = (compositor, settings)
    let groups = concurrentMap(run.indices, share: Self.fewAtOnce / 2) { index in
      var compositor = compositor
      let place = Compositor.Place(
        block: index, base: 0, measure: settings.setMeasure, lettering: settings.lettering)
      return compositor.set(body[index], at: place, after: index > 0 ? body[index - 1] : nil)
    }
    for (index, group) in zip(run.indices, groups) {
      append(group, gap: gap(before: body[index], after: index > 0 ? body[index - 1] : nil))
      remaining -= body[index].sourceLength
    }
    next = run.endIndex
    return true
  }

  private func gap(before block: Block, after previous: Block?) -> Int {
    if let previous { return compositor.gap(after: previous, before: block) }
    return settings.size.level <= -2 ? 0 : 1
  }

  private mutating func append(_ group: [Line], gap: Int) {
    let count = lines.count
    lines.appendGroup(group, gap: gap)
    for index in count..<lines.count {
      guard case .photo(let number, 0, let rows) = lines[index].kind, number < compositor.photos.count else { continue }
      let (photo, block) = compositor.photos[number]
      photos.append(
        PlacedPhoto(
          photo: photo, block: block, line: index, indent: lines[index].indent, columns: lines[index].columns,
          rows: rows))
    }
  }

  /// The place of the story, where its first paragraph does not give it itself.
  private func dateline(for block: Block) -> String? {
    guard next == openingBlock, let dateline = article.dateline, !dateline.isEmpty else { return nil }
    let opening = block.plainText.prefix(dateline.count + 1).lowercased()
    return opening.hasPrefix(dateline.lowercased()) ? nil : dateline
  }
}

/// Sets a whole article.
public func typeset(_ article: Article, settings: TypeSettings, furniture: Furniture = Furniture()) -> TypesetArticle {
  var setter = ArticleSetter(article, settings: settings, furniture: furniture)
  return setter.finish()
}
