// A store in memory that answers what the reader asks for, as the real one does: pages by cursor, counts, rails, undo.

import Articles
import Reader
import Screen
import Themes

struct TestStore {
  struct Record {
    var article: Article
    var isRead = false
    var isSaved = false
    var position = ReadingPosition()
    var visit = 0
    var visited: Timestamp?
    var tags: [String] = []
    var note: String?
    var otherPublications: [String] = []
  }

  /// By number, from 1.
  var records: [Int64: Record] = [:]
  var gallery: Gallery?
  var pageLength = 120
  var sectionPaths = TestPaper.sectionPaths
  /// When stories are opened.
  var now = TestPaper.now
  /// More lists beside every article and the front page.
  var moreRails: [RailList] = []
  var rasters: [String: Raster] = [:]
  var themes = ["Newsprint", "Midnight", "Sepia"].map {
    Theme(name: $0.lowercased(), title: $0, appearance: $0 == "Midnight" ? .dark : .light, styles: [:])
  }
  /// What conditions of a search can be given.
  var names = ["author": ["Kim Ji-young", "Kang So-ra", "José Alvarez"], "section": ["Sea", "Sport"]]
  /// What config.yaml says of the page, and why it cannot be changed.
  var configFile: [Setting: String] = [:]
  var configProblem: String?
  var feeds = TestPaper.feeds
  private var feedUndo: [[FeedState]] = []
  private var undoable: [[Int64: Record]] = []
  private var visits = 0
  private var queue: [Int64] = []

  init(articles: [Article] = TestPaper.articles, gallery: Gallery? = TestPaper.gallery) {
    for (index, article) in articles.enumerated() { records[Int64(index + 1)] = Record(article: article) }
    self.gallery = gallery
  }

  /// A store that holds nothing.
  static var empty: TestStore {
    var store = TestStore(articles: [], gallery: nil)
    store.sectionPaths = []
    store.feeds = []
    return store
  }

  /// A store of `count` numbered stories in one section, the first of them the newest.
  static func numbered(_ count: Int) -> TestStore {
    TestStore(
      articles: (1...count).map {
        TestPaper.story("s\($0)", "Story \($0)", in: ["National"], by: "Ada Quill", hours: $0)
      })
  }

  // MARK: - Answers

  mutating func answer(_ effect: Effect) -> [Event] {
    switch effect {
    case .loadSections:
      return [
        .sections(sections, galleries: galleries, counts)
      ]
    case .loadFrontPage: return [.frontPage(frontPage, lead: frontPage.leader.flatMap { stored($0.id) })]
    case .loadPage(let listing, let order, let cursor):
      return [.page(listing, order, after: cursor, page(listing, order, cursor))]
    case .loadArticle(let id):
      return stored(id).map { [.article($0, rails: rails(for: id))] } ?? [
        .failure("The store no longer has this story.")
      ]
    case .reloadPage(let listing, let order, let rows):
      return [.page(listing, order, after: nil, page(listing, order, nil, atLeast: rows))]
    case .rereadArticle(let id): return stored(id).map { [.reread($0)] } ?? []
    case .loadForCommand(let id, let command): return stored(id).map { [.forCommand($0, command)] } ?? []
    case .loadRail(let id): return [.rails(id, rails(for: id))]
    case .loadPreview(let id): return stored(id).map { [.preview($0)] } ?? []
    case .loadGallery(let id): return gallery.map { [.gallery(id, $0)] } ?? []
    case .loadPicture(let url): return [.picture(url: url, rasters[url])]
    case .loadThemes: return [.themes(themes, problems: [])]
    case .keepSettings(let values, let known):
      if configProblem == nil { configFile = known.merging(values) { $1 } }
      return [.kept(Set(values.keys), KeptSettings(file: configFile, problem: configProblem))]
    case .findNames(let field, let begun):
      let found = (names[field] ?? []).filter { withoutAccents($0).hasPrefix(withoutAccents(begun)) }
      return [.searchNames(field: field, begun: begun, found)]
    case .loadTheme(let name): return themes.filter { $0.name == name }.map { .theme($0) }
    case .visit(let id):
      visits += 1
      records[id.rawValue]?.isRead = true
      records[id.rawValue]?.visit = visits
      records[id.rawValue]?.visited = now
    case .setRead(let id, let isRead): records[id.rawValue]?.isRead = isRead
    case .setQueued(let id, let isQueued):
      queue.removeAll { $0 == id.rawValue }
      if isQueued { queue.append(id.rawValue) }
    case .setTags(let id, let tags):
      records[id.rawValue]?.tags = tags
      if !tags.isEmpty { records[id.rawValue]?.isSaved = true }
    case .setNote(let id, let note):
      records[id.rawValue]?.note = note.isEmpty ? nil : note
      if !note.isEmpty { records[id.rawValue]?.isSaved = true }
    case .loadInscription(let id, let inscription): return stored(id).map { [.inscription($0, inscription)] } ?? []
    case .playQueue(let done):
      queue.removeAll { $0 == done?.rawValue }
      return [.queue(page(.queue, .newest, nil), after: done)]
    case .setSaved(let id, let isSaved): records[id.rawValue]?.isSaved = isSaved
    case .savePosition(let id, let position): records[id.rawValue]?.position = position
    case .markAllRead(let listing):
      undoable.append(records)
      for id in ids(listing) { records[id]?.isRead = true }
      return [.notice("All marked as read. U undoes it."), .storeChanged]
    case .remove(let id):
      undoable.append(records)
      records[id.rawValue] = nil
      return [.notice("Removed. U brings it back."), .storeChanged]
    case .undo where !feedUndo.isEmpty:
      feeds = feedUndo.removeLast()
      return [.notice("Undone."), .feeds(feeds)]
    case .undo:
      guard let before = undoable.popLast() else { return [.notice("There is nothing to undo.")] }
      records = before
      return [.notice("Undone."), .storeChanged]
    case .countSearches(let searches):
      return [
        .searchCounts(
          Dictionary(
            uniqueKeysWithValues: searches.map { text in
              (text, ids(.search(text)).count { records[$0]?.isRead == false })
            }))
      ]
    case .loadFeeds: return [.feeds(feeds)]
    case .loadCatalogue: return [.catalogue(TestPaper.catalogue)]
    case .subscribe(let subscription):
      feedUndo.append(feeds)
      feeds.append(FeedState(subscription))
    case .removeFeed(let url):
      feedUndo.append(feeds)
      feeds.removeAll { $0.subscription.url == url }
      return [.feeds(feeds), .notice("The subscription has ended. U brings it back.")]
    case .renameFeed(let url, let title):
      change(url) { $0.subscription.title = title ?? "" }
      return [.feeds(feeds)]
    case .moveFeed(let url, let path):
      change(url) { $0.subscription.sectionPath = path }
      return [.feeds(feeds)]
    case .reviveFeed(let url):
      change(url) { $0.retirement = nil }
      return [.feeds(feeds)]
    case .setFullText(let url, let rule):
      change(url) { $0.fullText = rule }
      return [.feeds(feeds)]
    case .loadPrintable(let subject):
      let found: [Int64]
      switch subject {
      case .article(let id): found = [id.rawValue]
      case .list(let listing, _, _): found = ids(listing)
      case .frontPage: found = records.keys.sorted()
      }
      return [.printable(subject, found.compactMap { stored(ArticleID($0)) })]
    case .refresh, .addFeed, .print: break
    case .saveSetting, .copy, .browse, .fetchStory, .findStory, .fetchFullText, .drawCode, .mail, .run, .redraw,
      .suspend, .scaleFont, .quit:
      break
    }
    return []
  }

  private mutating func change(_ url: String, _ change: (inout FeedState) -> Void) {
    feedUndo.append(feeds)
    for index in feeds.indices where feeds[index].subscription.url == url { change(&feeds[index]) }
  }

  // MARK: - What it holds

  private var galleries: [GalleryTeaser] {
    gallery.map { [GalleryTeaser(id: 1, title: $0.title, count: $0.photos.count, posted: nil)] } ?? []
  }

  private func stored(_ id: ArticleID) -> StoredArticle? {
    records[id.rawValue].map {
      var state = ReadingState(isRead: $0.isRead, isSaved: $0.isSaved, position: $0.position)
      state.isQueued = queue.contains(id.rawValue)
      state.tags = $0.tags
      state.note = $0.note
      var stored = StoredArticle(id: id, article: $0.article, state: state)
      stored.otherPublications = $0.otherPublications
      return stored
    }
  }

  private func ids(_ listing: Listing) -> [Int64] {
    let byAge = records.keys.sorted()
    switch listing {
    case .everything, .feed: return byAge
    case .section(let section):
      let path = sectionPaths.first { $0.0 == section.rawValue }?.1 ?? []
      return byAge.filter { records[$0]?.article.sectionPath.starts(with: path) ?? false }
    case .saved: return byAge.filter { records[$0]?.isSaved ?? false }
    case .queue: return queue
    case .tag(let name): return byAge.filter { records[$0]?.tags.contains(name) ?? false }
    case .history: return byAge.filter { visit($0) > 0 }.sorted { visit($0) > visit($1) }
    case .byline(let name): return byAge.filter { records[$0]?.article.bylines.contains { $0.name == name } ?? false }
    case .search(let words):
      let terms = (try? SearchQuery(words))?.terms.map { $0.text.lowercased() } ?? []
      return byAge.filter { id in
        let headline = records[id]?.article.headline.lowercased() ?? ""
        return terms.allSatisfy { headline.contains($0) }
      }
    }
  }

  private func visit(_ id: Int64) -> Int { records[id]?.visit ?? 0 }

  private func page(_ listing: Listing, _ order: ListOrder, _ cursor: Cursor?, atLeast rows: Int = 0) -> Page {
    var ids = ids(listing)
    if order == .unreadFirst {
      ids = ids.filter { records[$0]?.isRead == false } + ids.filter { records[$0]?.isRead == true }
    }
    let start = Int(cursor?.keys.first ?? 0)
    let end = min(ids.count, start + max(rows, pageLength))
    guard start < end else { return Page(total: ids.count) }
    return Page(
      teasers: ids[start..<end].compactMap { teaser($0, in: listing) },
      next: end < ids.count ? Cursor(keys: [Int64(end)]) : nil,
      total: ids.count)
  }

  private func teaser(_ id: Int64, in listing: Listing? = nil) -> Teaser? {
    guard let record = records[id] else { return nil }
    let article = record.article
    var teaser = Teaser(
      id: ArticleID(id), headline: article.headline, kicker: article.kicker, labels: article.labels, deck: article.deck,
      lede: String(article.plainText.prefix(300)), byline: article.bylines.map(\.name).joined(separator: ", "),
      publication: article.publication, sectionPath: article.sectionPath, posted: article.posted ?? TestPaper.now,
      url: article.url, isRead: record.isRead, isSaved: record.isSaved, hasPhoto: article.leadPhoto != nil)
    teaser.isQueued = queue.contains(id)
    teaser.hasNote = record.note != nil
    teaser.visited = record.visited
    if case .search(let words)? = listing, let query = try? SearchQuery(words) {
      teaser.excerpt = Excerpt(of: article, finder: WordFinder(query))
    }
    return teaser
  }

  private var counts: MenuCounts {
    var counts = MenuCounts()
    counts.unread = records.values.count { !$0.isRead }
    counts.saved = records.values.count { $0.isSaved }
    counts.queued = queue.count
    counts.tags = Set(records.values.flatMap(\.tags)).sorted().map { tag in
      TagCount(name: tag, total: records.values.count { $0.tags.contains(tag) }, unread: 0)
    }
    return counts
  }

  private var sections: [Section] {
    func children(of path: [String]) -> [Section] {
      sectionPaths.filter { $0.1.count == path.count + 1 && $0.1.starts(with: path) }.map { number, path in
        let ids = ids(.section(SectionID(number)))
        return Section(
          id: SectionID(number), name: path.last ?? "", path: path,
          unread: ids.count { records[$0]?.isRead == false }, total: ids.count, children: children(of: path))
      }
    }
    return children(of: [])
  }

  private var frontPage: FrontPage {
    let teasers = records.keys.sorted().prefix(48).compactMap { teaser($0) }
    return FrontPage(
      lead: Array(teasers.prefix(1)), stories: Array(teasers.dropFirst()),
      rails: records.isEmpty ? moreRails : [mostRead] + moreRails, galleries: galleries)
  }

  private func item(_ id: Int64, rank: Int? = nil, movement: RailItem.Movement? = nil) -> RailItem? {
    teaser(id).map {
      RailItem(
        article: $0.id, headline: $0.headline, url: $0.url, label: $0.labels.first, posted: $0.posted,
        section: $0.sectionPath.last, rank: rank, movement: movement, isRead: $0.isRead)
    }
  }

  private var mostRead: RailList {
    let movements: [RailItem.Movement] = [.places(2), .places(0), .new, .places(-3)]
    let items = records.keys.sorted().prefix(6).enumerated().compactMap { index, id in
      item(id, rank: index + 1, movement: movements[index % 4])
    }
    return RailList(kind: .ranked, title: "Most read", items: items)
  }

  private func rails(for id: ArticleID) -> [RailList] {
    let others = records.keys.sorted().filter { $0 != id.rawValue }.prefix(3)
    let article = records[id.rawValue]?.article
    let links = article?.body.flatMap { block -> [RailItem] in
      guard case .paragraph(let prose) = block else { return [] }
      return prose.runs.compactMap { run in run.link.map { RailItem(article: nil, headline: run.text, url: $0) } }
    }
    return [
      RailList(kind: .related, title: "Related stories", items: others.compactMap { item($0) }), mostRead,
    ] + moreRails + [RailList(kind: .links, title: "Links", items: links ?? [])]
  }
}
