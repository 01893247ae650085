// From an address that a person typed to a feed: the feed itself, the feeds that the page announces, or those at the places
// where feeds usually lie.

public import Articles
internal import Configuration
internal import Extraction
internal import Feeds
internal import Fetch
internal import Markup
public import Store

/// Why no feed was found.
public struct FindingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// All of it in a line.
  public let description: String
}

/// A feed that a page leads to.
public struct FeedChoice: Hashable, Sendable {
  /// Its address.
  public var url: String
  /// What the page calls it.
  public var title: String
  /// Whether it may be on this machine or in a private network, because the page is.
  var ring: NetworkRing
}

/// What is at an address.
public enum Finding: Sendable {
  /// A feed, read.
  case feed(FetchedFeed)
  /// Several feeds to choose from.
  case choice([FeedChoice])
}

/// Finds feeds.
public struct FeedFinding {
  private let settings: Preferences
  private let policy: FetchPolicy
  private let now: Timestamp

  /// Finding by the same settings as `fetching`.
  public init(_ fetching: FeedFetching) {
    settings = fetching.settings
    policy = fetching.policy
    now = fetching.now
  }

  /// What is at the address that a person typed.
  public func find(_ text: String) throws(FindingError) -> Finding {
    let typed = try Self.address(text)
    // It is a person's choice, so that it may be anywhere.
    let ring = min(NetworkRing(url: typed) ?? .internet, .machine)
    let fetcher = try fetcher()
    let response = try response(typed, ring, fetcher)
    if let feed = try? feed(in: response, at: typed) { return .feed(feed) }
    guard FileKind.of(response.body, name: "page.html") == .page else {
      throw FindingError(description: "\(withoutUserInfo(typed)): it is neither a feed nor a page")
    }
    var choices = announcedFeeds(response.body, url: response.url).compactMap { announced -> FeedChoice? in
      guard refusalReason(forFeedAt: announced.url) == nil else { return nil }
      return FeedChoice(url: announced.url, title: announced.title ?? "", ring: response.ring)
    }
    if choices.isEmpty { choices = usualPlaces(of: response, fetcher) }
    switch choices.count {
    case 0:
      throw FindingError(
        description: "\(withoutUserInfo(typed)): the page announces no feed, and none lies where feeds usually do")
    case 1: return .feed(try load(choices[0], fetcher))
    default: return .choice(choices)
    }
  }

  /// The feed that was chosen.
  public func load(_ choice: FeedChoice) throws(FindingError) -> FetchedFeed { try load(choice, fetcher()) }

  private func load(_ choice: FeedChoice, _ fetcher: Fetcher) throws(FindingError) -> FetchedFeed {
    let response = try response(choice.url, choice.ring, fetcher)
    return try feed(in: response, at: choice.url)
  }

  private func fetcher() throws(FindingError) -> Fetcher {
    do { return try Fetcher(policy) } catch { throw FindingError(description: error.reason) }
  }

  private func response(
    _ url: String, _ ring: NetworkRing, _ fetcher: Fetcher
  ) throws(FindingError) -> FetchResponse {
    var request = FetchRequest(url: url, ring: ring)
    if let set = settings.feeds.first(where: { $0.url == url }) { request.secrets = .init(set) }
    switch fetcher.fetch(request) {
    case .failure(let error): throw FindingError(description: "\(withoutUserInfo(url)): \(error.reason)")
    case .success(let response):
      if (200..<300).contains(response.status) { return response }
      let outcome = outcome(of: response, for: FeedState(Subscription(url: url, title: "")), at: now.seconds)
      var reason = "the server answers \(response.status)"
      if case .failed(let fault) = outcome { reason = fault.reason }
      throw FindingError(description: "\(withoutUserInfo(url)): \(reason)")
    }
  }

  /// The feed that an answer holds, as it is stored.
  private func feed(in response: FetchResponse, at url: String) throws(FindingError) -> FetchedFeed {
    var state = FeedState(Subscription(url: response.permanentURL ?? url, title: ""))
    switch read(response.body, contentType: response["content-type"], base: response.url, for: state) {
    case .success(let read?):
      var response = response
      response.permanentURL = nil
      state.isLocal = response.ring < .internet
      state.subscription.title = read.title
      return FetchedFeed(
        state.succeeded(
          read, response, at: now.seconds, Schedule(interval: Int64(settings.fetching.interval ?? 60) * 60)),
        articles: read.articles)
    case .success(nil): throw FindingError(description: "\(withoutUserInfo(url)): it is empty")
    case .failure(let fault): throw FindingError(description: "\(withoutUserInfo(url)): \(fault.reason)")
    }
  }

  /// The feeds at the paths where programs that make websites put them: WordPress, Ghost, Hugo, Jekyll, Blogger, Movable Type.
  private static let usualPaths = [
    "feed", "rss", "feed.xml", "rss.xml", "atom.xml", "index.xml", "feed.json", "feeds/posts/default", "index.rdf",
  ]

  private func usualPlaces(of page: FetchResponse, _ fetcher: Fetcher) -> [FeedChoice] {
    var places: [String] = []
    let folder = page.url.prefix { $0 != "?" && $0 != "#" }
    for base in [folder.hasSuffix("/") ? String(folder) : folder + "/", "/"] {
      for path in Self.usualPaths {
        guard let place = resolveAddress(base == "/" ? "/" + path : base + path, base: page.url) else { continue }
        if !places.contains(place) { places.append(place) }
      }
    }
    var found: [Int: FeedChoice] = [:]
    var marks: Set<Int64> = []
    fetcher.run(places.map { FetchRequest(url: $0, ring: page.ring) }) { place, result in
      guard case .success(let response) = result, (200..<300).contains(response.status),
        let feed = try? feed(in: response, at: places[place])
      else { return }
      // One feed often lies at several places.
      guard marks.insert(feed.state.fingerprint ?? 0).inserted else { return }
      found[place] = FeedChoice(
        url: feed.state.subscription.url, title: feed.state.subscription.title, ring: page.ring)
    }
    return places.indices.compactMap { found[$0] }
  }

  /// The address that was meant: `feed:` addresses are web addresses, one without scheme is on the web.
  static func address(_ text: String) throws(FindingError) -> String {
    var address = text.filter { !$0.isNewline }
    while address.first?.isWhitespace ?? false { address.removeFirst() }
    while address.last?.isWhitespace ?? false { address.removeLast() }
    if address.lowercased().hasPrefix("feed:") {
      address = String(address.dropFirst(5))
      if address.hasPrefix("//") { address = "https:" + address }
    }
    let scheme = address.prefix { $0 != ":" && $0 != "/" && $0 != "." && $0 != "|" }
    let hasScheme = address.dropFirst(scheme.count).hasPrefix("://")
    if !hasScheme,
      refusalReason(forFeedAt: address) == "its address is not absolute"
        || address.dropFirst(scheme.count + 1).first?.isNumber ?? false
    {
      let host = address.prefix { $0 != "/" && $0 != ":" }
      let isNear = (NetworkRing(host: String(host)) ?? .internet) < .internet
      address = (isNear ? "http://" : "https://") + address
    }
    let host = address.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first ?? ""
    guard !host.contains(where: \.isWhitespace) else {
      throw FindingError(description: "“\(text)” is no address of a feed or a page")
    }
    if let reason = refusalReason(forFeedAt: address) {
      throw FindingError(description: "\(withoutUserInfo(text)) cannot be subscribed to: \(reason)")
    }
    guard withoutUserInfo(address) == address else {
      throw FindingError(
        description:
          "\(withoutUserInfo(address)): leave name and password out of the address; config.yaml holds them, under feeds"
      )
    }
    return address
  }
}

extension FeedFetching {
  /// Subscribes to a feed that was found and stores what it brought. A title that is given stands for the feed's own;
  /// `fullText` says which of its stories are fetched whole, where it is not to stay as it is.
  public func subscribe(
    to found: FetchedFeed, title: String? = nil, sectionPath: [String] = [], fullText: FullTextRule? = nil
  ) throws(StoreError) -> FeedReport {
    var found = found
    found.state.subscription.sectionPath = sectionPath
    if let title { found.state.subscription.title = title }
    found.state.hasOwnTitle = title != nil
    try store.subscribe([found.state.subscription], haveOwnTitles: title != nil)
    if let fullText { try store.setFullText(fullText, of: found.state.subscription.url) }
    found.state.fullText = try store.feed(at: found.state.subscription.url)?.fullText ?? .automatic
    let shelves = try Shelves(of: store)
    found.articles = found.articles.map { article in
      var article = article
      if let title { article.publication = title }
      return shelves.placed(article)
    }
    found.teasers = teasers(among: found.articles, by: rule(for: found.state))
    let merged = try store.record([found], at: now).first ?? MergeReport()
    let hasNews = merged.inserted + merged.updated > 0
    return FeedReport(feed: found.state, outcome: hasNews ? .updated : .unchanged, articles: merged)
  }
}
