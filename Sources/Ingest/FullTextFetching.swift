// Teasers into stories, after the feeds are stored and can be read. A page's text is stored as soon as it has come, and a
// story that still waits stays noted in the store, so that a program that is killed loses nothing. A page led to by a feed is
// asked for on the open internet only, unless the feed itself is nearer.

public import Articles
public import Configuration
internal import Extraction
internal import Fetch
internal import Store

/// What came of fetching full texts.
public struct FullTextReport: Hashable, Sendable {
  /// Stories that are whole now.
  public var fetched = 0
  /// Stories whose page did not give more than the teaser.
  public var failed = 0
  /// Stories that wait for the next time.
  public var waiting = 0
}

extension FeedFetching {
  /// Stories that are fetched whole at a time, unless the configuration says more or less.
  private static let usualLimit = 100
  /// So many pages of one newspaper are asked for at a time: a new subscription is no reason to copy an archive.
  private static let mostOfHost = 20
  /// So many stories are looked through for those whose turn it is.
  private static let searchLimit = 5_000
  /// So many pages are asked for before it is seen how long it has taken.
  private static let roundLength = 32
  /// Seconds after which no further page is asked for.
  private static let longest = 60.0
  /// Bytes of a page.
  private static let pageLimit = 8 << 20

  /// Fetches the texts that are due, as many as one fetch may; `progress` is told how many are done of how many. `isOnline`
  /// is whether a feed has answered just now: where nothing does, it is this machine that is without a network, and no
  /// story is to blame.
  public func fetchFullTexts(
    isOnline: Bool, progress: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
  ) throws -> FullTextReport {
    var report = FullTextReport()
    var waiting = try chosen(settings.fetching.fullTexts ?? Self.usualLimit)[...]
    let total = waiting.count
    guard total > 0, let fetcher = try? Fetcher(pagePolicy) else { return report }
    let begun = ContinuousClock.now
    let mayGoOn = { (ContinuousClock.now - begun) / .seconds(1) < Self.longest }
    var unreached: [(wanted: WantedText, reason: String)] = []
    var isReached = isOnline
    while !waiting.isEmpty, mayGoOn() {
      let silent = Set(unreached.map { host(of: $0.wanted.url) })
      let due = waiting.prefix(Self.roundLength).filter { !silent.contains(host(of: $0.url)) }
      waiting = waiting.dropFirst(Self.roundLength)
      let round = try due.compactMap { try store.wantedText(of: $0.id) }
      var paged: [(wanted: WantedText, story: PagedStory)] = []
      var failure: (any Error)?
      let requests = round.map(request)
      fetcher.run(requests) { place, result in
        guard failure == nil else { return }
        let wanted = round[place]
        if case .failure(let error) = result, error.kind == .unreachable {
          return unreached.append((wanted, error.reason))
        }
        isReached = true
        do {
          switch page(from: result, for: wanted) {
          case .failure(let fault): try note(fault, of: wanted, &report)
          case .success(let (page, response)) where page.nextPage != nil:
            paged.append((wanted, PagedStory(page, requests[place], response)))
          case .success(let (page, _)):
            try file(page, of: wanted, &report)
          }
          try progress(min(total, report.fetched + report.failed), total)
        } catch { failure = error }
      }
      if let failure { throw failure }
      let joined = PageFollowing(fetcher: fetcher, mayGoOn: mayGoOn).join(paged.map(\.story))
      for (wanted, story) in zip(paged.map(\.wanted), joined) {
        try file(story.page, of: wanted, isCutShort: story.isCutShort, &report)
      }
      try progress(min(total, report.fetched + report.failed), total)
    }
    if isReached {
      for (wanted, reason) in unreached { try note(Fault(reason: reason, isPassing: true), of: wanted, &report) }
    }
    report.waiting = try store.dueTextCount(at: now.seconds)
    return report
  }

  /// Fetches the text of one story at once; what went wrong in one line, or nil.
  public func fetchFullText(of id: ArticleID) throws -> String? {
    guard let wanted = try store.wantedText(of: id) else {
      return "the store has no story \(id.rawValue) with an address"
    }
    var report = FullTextReport()
    let fetcher = try Fetcher(pagePolicy)
    let request = request(for: wanted)
    switch page(from: fetcher.fetch(request), for: wanted) {
    case .failure(let fault):
      try note(fault, of: wanted, &report)
      return fault.reason
    case .success(let (page, response)):
      let stories = PageFollowing(fetcher: fetcher).join([PagedStory(page, request, response)])
      for story in stories { try file(story.page, of: wanted, isCutShort: story.isCutShort, &report) }
      return nil
    }
  }

  /// The stories of this fetch: the latest first, a few of each newspaper.
  private func chosen(_ limit: Int) throws(StoreError) -> [DueText] {
    guard limit > 0 else { return [] }
    let closed = Set(settings.feeds.filter { $0.fullText == FullTextRule.off.rawValue }.map(\.url))
    var counts: [Substring: Int] = [:]
    var chosen: [DueText] = []
    for due in try store.dueTexts(at: now.seconds, limit: Self.searchLimit) where chosen.count < limit {
      guard !closed.contains(due.source) else { continue }
      let host = host(of: due.url)
      counts[host, default: 0] += 1
      if counts[host, default: 0] <= Self.mostOfHost { chosen.append(due) }
    }
    return chosen
  }

  /// The rule for a feed: what the configuration says of it, else what the store does.
  func rule(for feed: FeedState) -> FullTextRule { feed.fullTextRule(by: settings) }

  private var pagePolicy: FetchPolicy {
    var policy = policy
    policy.sizeLimit = min(policy.sizeLimit, Self.pageLimit)
    return policy
  }

  private func request(for wanted: WantedText) -> FetchRequest {
    let set = wanted.feed.flatMap { feed in settings.feeds.first { $0.url == feed.subscription.url } }
    var ring = NetworkRing.internet
    if let feed = wanted.feed {
      // A feed of the own network leads about in it, and never to where clouds keep their secrets.
      ring = NetworkRing(url: feed.subscription.url) ?? .internet
      if feed.isLocal || set?.isPrivate ?? false { ring = min(ring, .network) }
      ring = max(ring, .machine)
    }
    var request = FetchRequest(url: wanted.url, ring: ring)
    request.accept = "text/html, application/xhtml+xml, */*;q=0.5"
    // What the feed's server may see, its pages on the same server may too: some are for subscribers.
    if let set, let feed = wanted.feed {
      request.home = feed.subscription.url
      request.secrets = .init(set)
    }
    return request
  }

  /// Why a text did not come.
  private struct Fault: Error {
    var reason: String
    /// Whether it may come at another time.
    var isPassing = false
    var notBefore: Int64?
  }

  /// The page that a server's answer is, if it tells the story.
  private func page(
    from result: Result<FetchResponse, FetchError>, for wanted: WantedText
  ) -> Result<(ExtractedPage, FetchResponse), Fault> {
    let response: FetchResponse
    switch result {
    case .failure(let error):
      return .failure(Fault(reason: error.reason, isPassing: error.kind == .unreachable || error.kind == .broken))
    case .success(let answer): response = answer
    }
    guard (200..<300).contains(response.status) else {
      let state = FeedState(Subscription(url: wanted.url, title: ""))
      guard case .failed(let fault) = outcome(of: response, for: state, at: now.seconds) else {
        return .failure(Fault(reason: "the server sends nothing", isPassing: true))
      }
      let isPassing = fault.kind == .busy || response.status >= 500
      return .failure(Fault(reason: fault.reason, isPassing: isPassing, notBefore: fault.notBefore))
    }
    if let type = response["content-type"]?.lowercased(), !Self.pageTypes.contains(where: { type.contains($0) }) {
      return .failure(Fault(reason: "its address leads to a file that is no page"))
    }
    guard let page = try? extractPage(response.body, url: response.url, at: now) else {
      return .failure(Fault(reason: "its page holds no text"))
    }
    if let reason = wanted.refusal(of: page) { return .failure(Fault(reason: reason)) }
    return .success((page, response))
  }

  private static let pageTypes = ["html", "xml", "text/plain"]

  private func note(_ fault: Fault, of wanted: WantedText, _ report: inout FullTextReport) throws(StoreError) {
    report.failed += 1
    let due = fault.isPassing ? max(later(wanted), fault.notBefore ?? .min) : nil
    try store.fullTextFailed(wanted.id, reason: fault.reason, retryAt: due)
  }

  /// When a story is tried again after one more failure.
  private func later(_ wanted: WantedText) -> Int64 {
    Schedule().retry(after: now.seconds, failures: wanted.failures + 1)
  }

  private func file(
    _ page: ExtractedPage, of wanted: WantedText, isCutShort: Bool = false, _ report: inout FullTextReport
  ) throws(StoreError) {
    guard let article = page.article else { return }
    let cleaned = try RepeatedBlocks(in: store).without(article)
    try store.fileFullText(
      wanted.merged(with: cleaned), of: wanted.id, at: now, retryAt: isCutShort ? later(wanted) : nil)
    if wanted.isOnItsOwnSite { try file(page.lists, of: wanted.article.publication) }
    report.fetched += 1
  }
}

extension FeedFetching {
  /// Keeps what a page tells of its whole newspaper: most read, top ten. All pages of one fetch tell the same.
  private func file(_ lists: [RankedList], of publication: String) throws(StoreError) {
    for list in lists {
      try store.merge(
        RankedList(publication: publication, title: list.title, moment: now, entries: list.entries))
    }
  }
}

extension WantedText {
  /// Whether the page is one of the feed's own newspaper: the lists on it are that paper's, where those on the pages that a
  /// collection of links leads to are of many.
  fileprivate var isOnItsOwnSite: Bool {
    guard let feed, !article.publication.isEmpty else { return false }
    let page = siteName(of: url)
    return page == siteName(of: feed.subscription.siteURL ?? "") || page == siteName(of: feed.subscription.url)
  }

  /// The last two names of a host, or three where the second is a short one such as `co.uk` has.
  private func siteName(of url: String) -> [Substring] {
    let names = host(of: url).split(separator: ".")
    return names.suffix(names.count > 2 && names[names.count - 2].utf8.count <= 3 ? 3 : 2)
  }
}

extension FeedState {
  /// The rule that holds for this feed: what the configuration says of it, else what was set with it.
  public func fullTextRule(by settings: Preferences) -> FullTextRule {
    FullTextRule(fixedFor: subscription.url, by: settings) ?? fullText
  }
}

extension FullTextRule {
  /// The rule that the configuration sets for the feed at `url`; nil where it sets none.
  public init?(fixedFor url: String, by settings: Preferences) {
    guard let word = settings.feeds.first(where: { $0.url == url })?.fullText else { return nil }
    self.init(rawValue: word)
  }
}

extension WantedText {
  /// Why a page may not stand in the place of what is stored; nil where it may.
  fileprivate func refusal(of page: ExtractedPage) -> String? {
    guard let text = page.article, !text.body.isEmpty else { return "its page holds no text" }
    guard page.teasers.isEmpty else { return "its address leads to a list of stories" }
    guard tells(text, of: article) else { return "its page tells something else" }
    if isWhole {
      // The text that is stored came from this page; it may have been cut a little, but not down to a notice.
      return text.textLength * 2 > article.textLength ? nil : "its page has less of it now"
    }
    return text.isTruncated || text.textLength > article.textLength + 20 ? nil : "its page has no more of it"
  }

  /// The page's text, with the words of the teaser where it does not say them itself: feeds sum up in a sentence of their
  /// own, which is the line under the headline. A page that breaks off takes no word of the teaser away.
  fileprivate func merged(with page: Article) -> Article {
    var merged = page
    let teaser = article.body
    guard !isWhole, !page.says(article.body) else { return merged }
    if article.deck == nil, page.deck == nil, let summary = article.summary {
      merged.deck = summary
      // With nothing else on the page, the summary is the text.
      if page.isTruncated, page.textLength <= article.textLength { (merged.deck, merged.body) = (nil, teaser) }
    } else if page.isTruncated {
      merged.body = page.textLength <= article.textLength ? teaser : teaser + page.body
    }
    return merged
  }
}
