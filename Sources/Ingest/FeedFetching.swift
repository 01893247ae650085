// Subscriptions into the store. One thread asks the servers, others parse what has come, and the one that called stores it,
// as many feeds in one transaction as have been parsed while the last was written. Whoever is behind holds back those
// before him, so that memory stays bounded however fast the servers are. A program that is killed has stored whole feeds
// or nothing of them, and the rest is due at the next run.

public import Articles
public import Configuration
internal import Dispatch
internal import Fetch
public import Store
internal import Synchronization

/// What came of asking for one feed.
public struct FeedReport: Hashable, Sendable {
  /// How it ended.
  public enum Outcome: String, Hashable, Sendable {
    /// It brought new or changed stories.
    case updated
    /// It was read, and brought nothing.
    case unchanged
    /// It could not be read.
    case failed
    /// It could not be read, and will not be asked for any more.
    case retired
    /// Its server asked to be left alone until later.
    case waiting
  }

  /// The feed as it is known now.
  public var feed: FeedState
  /// How it ended.
  public var outcome: Outcome
  /// What its stories did.
  public var articles = MergeReport()
  /// Seconds from the request until it was stored; 0 where there was none.
  public var seconds = 0.0
}

/// Fetches subscriptions into a store.
public struct FeedFetching {
  /// Bytes of feeds that may wait to be parsed or stored.
  private static let backlogLimit = 4 << 20
  /// Bytes of feeds whose stories are stored in one transaction, if so many wait.
  private static let batchSize = 4 << 20
  /// Commands that run at a time.
  private static let commandsAtOnce = 4

  let store: Store
  let settings: Preferences
  private let userAgent: String
  let now: Timestamp
  private let schedule: Schedule

  /// Fetching into `store` by these settings, at `now`; `userAgent` is what servers are told.
  public init(into store: Store, settings: Preferences, userAgent: String, at now: Timestamp) {
    self.store = store
    self.settings = settings
    self.userAgent = userAgent
    self.now = now
    schedule = Schedule(interval: Int64(settings.fetching.interval ?? 60) * 60)
  }

  /// The subscriptions that are to be asked for: those that are due, or all that are not retired. The commands of the
  /// configuration are subscribed to first.
  public func feeds(all: Bool) throws(StoreError) -> [FeedState] {
    try subscribeToCommands()
    return try store.feeds().filter { all ? $0.retirement == nil : $0.isDue(at: now.seconds) }
  }

  /// Asks for feeds; `progress` is told of each when it is stored. The reports come in the same order. With `indexing`, words
  /// go into the search index meanwhile.
  @discardableResult
  public func fetch(
    _ feeds: [FeedState], indexing: Indexing? = nil, progress: (FeedReport) throws -> Void = { _ in }
  ) throws -> [FeedReport] {
    var reports: [FeedReport] = []
    func tell(_ report: FeedReport) throws {
      reports.append(report)
      indexing?.note(report.articles.inserted + report.articles.updated)
      try progress(report)
    }
    for feed in feeds where feed.isHeldBack(at: now.seconds) { try tell(FeedReport(feed: feed, outcome: .waiting)) }
    let asked = feeds.filter { !$0.isHeldBack(at: now.seconds) }
    guard !asked.isEmpty else { return reports }
    let line = ProductionLine(asked, settings, policy, now: now.seconds, backlogLimit: Self.backlogLimit)
    line.start(commandsAtOnce: Self.commandsAtOnce)
    defer { line.stop() }
    var shelves = try Shelves(of: store)
    var mark = try store.changeMark()
    var unreached: [ProductionLine.Product] = []
    var isReached = false
    while let products = line.take(upTo: Self.batchSize) {
      let latest = try store.changeMark()
      if latest != mark {
        // A person moves feeds while they are fetched.
        shelves = try Shelves(of: store)
        mark = latest
      }
      var ready: [ProductionLine.Product] = []
      for product in products {
        if case .failed(let fault) = product.outcome, fault.kind == .unreachable {
          unreached.append(product)
        } else {
          isReached = true
          ready.append(product)
        }
      }
      if isReached {
        ready += unreached
        unreached = []
      }
      for report in try put(ready, from: asked, shelves, isOffline: false) { try tell(report) }
    }
    for report in try put(unreached, from: asked, shelves, isOffline: true) { try tell(report) }
    return reports
  }

  /// How requests are made.
  var policy: FetchPolicy {
    var policy = FetchPolicy()
    let set = settings.fetching
    policy.connections = set.connections ?? policy.connections
    policy.connectionsPerHost = set.connectionsPerHost
    policy.timeout = set.timeout ?? policy.timeout
    policy.connectTimeout = min(set.connectTimeout ?? policy.connectTimeout, policy.timeout)
    policy.sizeLimit = set.sizeLimit.map { $0 << 20 } ?? policy.sizeLimit
    policy.redirectLimit = set.redirects ?? policy.redirectLimit
    policy.proxy = set.proxy
    policy.userAgent = userAgent
    return policy
  }

  private func subscribeToCommands() throws(StoreError) {
    let known = Set(try store.subscriptions().map(\.url))
    let commands = settings.feeds.filter { !$0.command.isEmpty && !known.contains($0.url) }
    guard !commands.isEmpty else { return }
    try store.subscribe(
      commands.map { Subscription(url: $0.url, title: $0.title ?? "", sectionPath: $0.sectionPath) })
  }

  /// Stores what came of some feeds by one transaction.
  private func put(
    _ products: [ProductionLine.Product], from feeds: [FeedState], _ shelves: Shelves, isOffline: Bool
  ) throws(StoreError) -> [FeedReport] {
    guard !products.isEmpty else { return [] }
    var fetched: [FetchedFeed] = []
    for product in products {
      let feed = feeds[product.place]
      switch product.outcome {
      case .feed(let read, let response):
        fetched.append(
          FetchedFeed(
            feed.succeeded(read, response, at: now.seconds, schedule), articles: read.articles.map(shelves.placed),
            teasers: teasers(among: read.articles, by: rule(for: feed))))
      case .unchanged(let response):
        fetched.append(FetchedFeed(feed.succeeded(nil, response, at: now.seconds, schedule)))
      case .failed(let fault):
        fetched.append(FetchedFeed(feed.failed(fault, at: now.seconds, schedule, isOffline: isOffline)))
      }
    }
    let merged = try store.record(fetched, at: now)
    return zip(zip(products, fetched), merged).map { pair, articles in
      let (product, fetched) = pair
      let state = fetched.state
      let hasNews = articles.inserted + articles.updated > 0
      let outcome: FeedReport.Outcome =
        state.retirement != nil ? .retired : state.failure != nil ? .failed : hasNews ? .updated : .unchanged
      return FeedReport(
        feed: state, outcome: outcome, articles: articles, seconds: (ContinuousClock.now - product.begun) / .seconds(1))
    }
  }
}
