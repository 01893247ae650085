// What the reader asks for, done with the store and the themes. Every answer comes back as an event; a failure is one too.

public import Articles
internal import Catalogue
public import Reader
internal import SampleEdition
public import Screen
public import Store
internal import Synchronization
public import Themes

/// Carries out what the reader asks of the store.
public final class EffectRunner {
  /// How many rows a page of a list has.
  static let pageLength = 64
  /// How many rows a page of a search has: an excerpt is made for each.
  static let findsLength = 24
  /// How much is counted of what a kept search finds.
  static let mostCounted = 1_000
  /// How many rows are asked for anew at most after something changed.
  static let longestReload = 2_000
  /// How many stories the front page shows.
  static let frontLength = 36

  private let store: Store
  private let themes: ThemeLibrary
  private let depth: ColorDepth
  private let desk: BackgroundDesk?
  private let messenger: Messenger?
  private let fullTextRules: [String: FullTextRule]
  private let undoable = UndoStack()

  /// A runner over an open store, for a terminal with so many colors. What may take seconds goes to the desk, if there is one.
  /// `fullTextRules` are those that the configuration sets for feeds, by address.
  public init(
    store: Store, themes: ThemeLibrary, depth: ColorDepth, desk: BackgroundDesk? = nil, messenger: Messenger? = nil,
    fullTextRules: [String: FullTextRule] = [:]
  ) {
    self.store = store
    self.themes = themes
    self.depth = depth
    self.desk = desk
    self.messenger = messenger
    self.fullTextRules = fullTextRules
  }

  /// Does what `effect` says, and gives what came of it.
  public func run(_ effect: Effect, at now: Timestamp) -> [Event] {
    do {
      return try answer(effect, at: now)
    } catch {
      return [.failure(String(describing: error))]
    }
  }

  private func answer(_ effect: Effect, at now: Timestamp) throws -> [Event] {
    switch effect {
    case .loadSections:
      var counts = MenuCounts()
      counts.unread = try store.count(.everything)?.unread ?? 0
      counts.saved = try store.count(.saved)?.total ?? 0
      counts.queued = try store.count(.queue)?.total ?? 0
      counts.tags = try store.tags()
      return [.sections(try store.sections(), galleries: try store.galleries(), counts)]
    case .loadFrontPage:
      let page = try store.frontPage(limit: Self.frontLength)
      return [.frontPage(page, lead: try page.leader.flatMap { try store.article($0.id) })]
    case .loadPage(let listing, let order, let cursor):
      let limit = if case .search = listing { Self.findsLength } else { Self.pageLength }
      let page = try store.page(listing, order: order, after: cursor, limit: limit)
      return [.page(listing, order, after: cursor, page)]
    case .reloadPage(let listing, let order, let count):
      let limit = min(max(count, Self.pageLength), Self.longestReload)
      return [.page(listing, order, after: nil, try store.page(listing, order: order, after: nil, limit: limit))]
    case .loadArticle(let id):
      guard let stored = try store.article(id) else { return [.failure("The store no longer has this story.")] }
      return [.article(stored, rails: try store.rail(for: id))]
    case .rereadArticle(let id): return try store.article(id).map { [.reread($0)] } ?? []
    case .loadRail(let id): return [.rails(id, try store.rail(for: id))]
    case .loadPreview(let id): return try store.article(id).map { [.preview($0)] } ?? []
    case .loadGallery(let id): return try store.gallery(id).map { [.gallery(id, $0)] } ?? []
    case .loadPicture(let url): return [.picture(url: url, try store.picture(url) ?? drawn(url))]
    case .loadThemes:
      let (found, errors) = themes.all()
      return [.themes(found.map { $0.fitted(to: depth) }, problems: errors.map(\.description))]
    case .loadTheme(let name): return [.theme(try themes.theme(named: name).fitted(to: depth))]
    case .visit(let id):
      try store.recordVisit(id, at: now)
      try store.setRead(id, true)
      return []
    case .setRead(let id, let isRead):
      try store.setRead(id, isRead)
      return []
    case .setSaved(let id, let isSaved):
      try store.setSaved(id, isSaved)
      return []
    case .setQueued(let id, let isQueued):
      try store.setQueued(id, isQueued)
      return []
    case .setTags(let id, let tags):
      try store.setTags(id, tags)
      return []
    case .setNote(let id, let note):
      try store.setNote(id, note)
      return []
    case .loadInscription(let id, let inscription):
      return try store.article(id).map { [.inscription($0, inscription)] } ?? []
    case .playQueue(let done):
      if let done { try store.setQueued(done, false) }
      let queue = try store.page(.queue, limit: Self.pageLength)
      return [.queue(queue, after: done)] + (done == nil ? [] : try answer(.loadSections, at: now))
    case .savePosition(let id, let position):
      try store.savePosition(id, position)
      return []
    case .markAllRead(let listing):
      return try long { [undoable] store in
        undoable.push(.token(try store.markAllRead(listing)))
        return [.storeChanged, .notice("All marked as read. U undoes it.")]
      }
    case .remove(let id):
      undoable.push(.token(try store.remove(id)))
      return [.storeChanged, .notice("Removed. U brings it back.")]
    case .undo:
      for url in messenger?.takeSubscribed() ?? [] { undoable.push(.subscribed(url)) }
      guard let done = undoable.pop() else { return [.notice("There is nothing to undo.")] }
      return try long { store in
        switch done {
        case .token(let token): _ = try store.undo(token)
        case .subscribed(let url): _ = try store.removeFeed(url)
        }
        return [.storeChanged, .notice("Undone.")]
      }
    case .countSearches(let searches):
      return try long { store in
        [.searchCounts(try store.unreadCounts(ofSearches: searches, upTo: Self.mostCounted))]
      }
    case .findNames(let field, let begun):
      return [.searchNames(field: field, begun: begun, try store.searchNames(field, begun: begun))]
    case .loadFeeds: return [.feeds(try feeds(store))]
    case .loadCatalogue: return [.catalogue(catalogue())]
    case .refresh:
      guard let messenger else { return [.notice("broadsheet fetch, in a shell, asks for what is new.")] }
      messenger.refresh()
      return []
    case .fetchFullText(let id):
      guard let messenger else {
        return [.notice("broadsheet fetch --story \(id.rawValue), in a shell, fetches the whole text.")]
      }
      messenger.fetchFullText(of: id)
      return []
    case .addFeed(let address):
      guard let messenger else { return [.notice("broadsheet feeds add, in a shell, adds a feed.")] }
      messenger.add(address, known: Set(try store.subscriptions().map(\.url)))
      return []
    case .subscribe(let subscription):
      // The stories of the feed find the sections of a daily paper there.
      try store.fillWithSections(clock: Clock(now: now))
      guard try store.subscribe([subscription]) > 0 else { return [] }
      undoable.push(.subscribed(subscription.url))
      return [.feeds(try feeds(store))]
    case .removeFeed(let url):
      undoable.push(.token(try store.removeFeed(url)))
      return [.feeds(try feeds(store)), .notice("The subscription has ended. U brings it back.")]
    case .renameFeed(let url, let title):
      return try long { [undoable, fullTextRules] store in
        undoable.push(.token(try store.renameFeed(url, to: title)))
        let words = title.map { "Renamed to “\($0)”." } ?? "The feed names itself at the next fetch."
        return [.storeChanged, .feeds(try store.feeds(ruledBy: fullTextRules)), .notice(words + " U undoes it.")]
      }
    case .moveFeed(let url, let path):
      return try long { [undoable, fullTextRules] store in
        undoable.push(.token(try store.moveFeed(url, to: path)))
        let words = path.isEmpty ? "Its stories go where they say." : "Moved to \(path.joined(separator: " › "))."
        return [.storeChanged, .feeds(try store.feeds(ruledBy: fullTextRules)), .notice(words + " U undoes it.")]
      }
    case .reviveFeed(let url):
      try store.reviveFeed(url)
      return [.feeds(try feeds(store))]
    case .setFullText(let url, let rule):
      try store.setFullText(rule, of: url)
      return [.feeds(try feeds(store))]
    case .saveSetting(let setting, let value):
      try store.setSetting(setting.rawValue, value)
      return []
    case .loadPrintable(let subject): return [.printable(subject, try printable(subject))]
    case .print(let job):
      guard let messenger else { return [.notice("broadsheet export, in a shell, prints and writes files.")] }
      messenger.print(job)
      return []
    case .fetchStory(let url):
      guard let messenger else { return [.notice("broadsheet import, in a shell, fetches a story.")] }
      messenger.follow(url)
      return []
    case .findStory(let addresses):
      return [.found(try addresses.lazy.compactMap { try store.article(at: $0) }.first)]
    case .drawCode(let text): return [.code(try DotCode(encoding: text), of: text)]
    case .loadForCommand(let id, let command):
      guard let stored = try store.article(id) else { return [.failure("The store no longer has this story.")] }
      return [.forCommand(stored, command)]
    case .keepSettings, .copy, .browse, .mail, .run, .redraw, .suspend, .scaleFont, .quit: return []
    }
  }

  /// The stories that are to be printed.
  private func printable(_ subject: PrintSubject) throws -> [StoredArticle] {
    let ids: [ArticleID]
    switch subject {
    case .article(let id): ids = [id]
    case .list(let listing, let order, _):
      ids = try store.page(listing, order: order, after: nil, limit: PrintSubject.mostStories).teasers.map(\.id)
    case .frontPage:
      let page = try store.frontPage(limit: Self.frontLength)
      ids = (page.lead + page.stories).map(\.id)
    }
    return try ids.compactMap { try store.article($0) }
  }

  /// A picture of the sample edition, which is drawn when it is first asked for and kept: drawing them all would take most of
  /// the very first start.
  private func drawn(_ url: String) throws -> Raster? {
    guard url.hasPrefix(SampleEdition.pictureScheme), let raster = SampleEdition.picture(named: url) else { return nil }
    try store.putPicture(url: url, raster: raster)
    return raster
  }

  /// The feeds with the rules that the configuration sets.
  private func feeds(_ store: Store) throws -> [FeedState] { try store.feeds(ruledBy: fullTextRules) }

  /// Does work that may take seconds: at the desk, or at once where there is none.
  private func long(_ work: @escaping @Sendable (Store) throws -> [Event]) throws -> [Event] {
    guard let desk else { return try work(store) }
    desk.submit(work)
    return []
  }
}

extension Store {
  /// The feeds, with the rules for full texts that stand in the configuration.
  fileprivate func feeds(ruledBy rules: [String: FullTextRule]) throws(StoreError) -> [FeedState] {
    try feeds().map { feed in
      guard let rule = rules[feed.subscription.url] else { return feed }
      var feed = feed
      (feed.fullText, feed.isFullTextFixed) = (rule, true)
      return feed
    }
  }
}

/// Something done that can be undone.
private enum Undoable: Sendable {
  case token(UndoToken)
  /// A subscription to the feed at this address.
  case subscribed(String)
}

/// What can be undone, the latest last.
private final class UndoStack: Sendable {
  private let done = Mutex<[Undoable]>([])

  func push(_ token: Undoable) { done.withLock { $0.append(token) } }
  func pop() -> Undoable? { done.withLock { $0.popLast() } }
}
