// What an answer means for a feed: its new state, and its stories. Nothing here touches the store or the network.

internal import Articles
internal import Configuration
internal import Feeds
internal import Fetch
internal import Store

/// What came of asking for a feed, before it is stored.
enum FeedOutcome: Sendable {
  /// It was read; `response` is missing for a command.
  case feed(ReadFeed, response: FetchResponse?)
  /// It is as it was.
  case unchanged(response: FetchResponse?)
  case failed(FeedFault)
}

/// A feed that was read.
struct ReadFeed: Sendable {
  var title: String
  var siteURL: String?
  var rhythm: FeedState.Rhythm
  var fingerprint: Int64
  var articles: [Article]
}

/// Why a feed could not be read.
struct FeedFault: Error, Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// No server answered: that may be this machine's own network.
    case unreachable
    /// The server says that there is nothing, or gives something else.
    case refused
    /// The server says that there will never be anything again.
    case gone
    /// The server wants to be left alone for a time.
    case busy
    case other
  }

  var kind: Kind
  var reason: String
  /// Until when the server wants no request.
  var notBefore: Int64?
}

/// The request for a feed.
func request(for feed: FeedState, _ settings: FeedSettings?) -> FetchRequest {
  let url = feed.subscription.url
  // What a person subscribed to by an address of this machine or network may be there, and so may what they said so of.
  let named = NetworkRing(url: url) ?? .internet
  let isChosen = feed.isLocal || settings?.isPrivate ?? false
  var request = FetchRequest(url: feed.address, ring: isChosen ? min(named, .machine) : named)
  request.home = url
  request.entityTag = feed.validators.entityTag
  request.lastModified = feed.validators.lastModified
  if let settings { request.secrets = FetchRequest.Secrets(settings) }
  return request
}

extension FetchRequest.Secrets {
  init(_ settings: FeedSettings) {
    self.init()
    headers = settings.headers.map { ($0.name, $0.value) }
    if let user = settings.user { basic = (user, settings.password ?? "") }
    cookie = settings.cookie
  }
}

/// What an answer to the request for a feed means.
func outcome(of response: FetchResponse, for feed: FeedState, at now: Int64) -> FeedOutcome {
  switch response.status {
  case 304: return .unchanged(response: response)
  case 200..<300:
    switch read(response.body, contentType: response["content-type"], base: response.url, for: feed) {
    case .success(nil): return .unchanged(response: response)
    case .success(let read?): return .feed(read, response: response)
    case .failure(let fault): return .failed(fault)
    }
  default: return .failed(fault(of: response, at: now))
  }
}

/// Reads the bytes of a feed; nil where they are those that were read last.
func read(
  _ bytes: [UInt8], contentType: String?, base: String, for feed: FeedState
) -> Result<ReadFeed?, FeedFault> {
  let mark = fingerprint(bytes)
  if mark == feed.fingerprint, feed.failure == nil { return .success(nil) }
  guard !bytes.isEmpty else { return .failure(FeedFault(kind: .refused, reason: "it is empty")) }
  var bytes = bytes
  if bytes.starts(with: [0x1F, 0x8B]) {
    // Some servers hand out a packed file and do not say so.
    guard let unpacked = try? gunzip(bytes, limit: Importer.sizeLimit) else {
      return .failure(FeedFault(kind: .refused, reason: "what it sends cannot be unpacked"))
    }
    bytes = unpacked
  }
  let parsed: ParsedFeed
  do {
    parsed = try parseFeed(bytes, contentType: contentType, url: base)
  } catch {
    let isPage = FileKind.of(bytes, name: "") == .page
    let reason = isPage ? "it is a page and no feed; feeds add with its address finds its feeds" : error.reason
    return .failure(FeedFault(kind: .refused, reason: reason))
  }
  let subscription = feed.subscription
  let rhythm = FeedState.Rhythm(
    minutes: parsed.feed.updateInterval ?? 0, skippedHours: parsed.feed.skippedHours,
    skippedDays: parsed.feed.skippedDays)
  let articles = parsed.entries.map { entry in
    var article = article(from: entry, in: parsed.feed, source: subscription.url)
    if feed.hasOwnTitle { article.publication = subscription.title }
    return article
  }
  return .success(
    ReadFeed(
      title: parsed.feed.title ?? "", siteURL: parsed.feed.link, rhythm: rhythm, fingerprint: mark, articles: articles))
}

private func fault(of response: FetchResponse, at now: Int64) -> FeedFault {
  let status = response.status
  let wait = response["retry-after"].flatMap { Schedule.retryAfter($0, at: now) }
  switch status {
  case 410: return FeedFault(kind: .gone, reason: "the server says that it is gone for good (410)")
  case 401, 407:
    return FeedFault(
      kind: .other, reason: "the server wants a name and password (\(status)), which config.yaml can hold")
  case 404: return FeedFault(kind: .refused, reason: "the server does not have it (404)")
  case 403: return FeedFault(kind: .refused, reason: "the server does not give it out (403)", notBefore: wait)
  case 429: return FeedFault(kind: .busy, reason: "the server was asked too often (429)", notBefore: wait)
  case 503: return FeedFault(kind: .busy, reason: "the server has no time (503)", notBefore: wait)
  case 400..<500: return FeedFault(kind: .refused, reason: "the server refuses it (\(status))", notBefore: wait)
  case 500...: return FeedFault(kind: .other, reason: "the server has an error of its own (\(status))", notBefore: wait)
  default: return FeedFault(kind: .other, reason: "the server answers \(status)")
  }
}

extension FeedFault {
  init(_ error: FetchError) {
    self.init(kind: error.kind == .unreachable ? .unreachable : .other, reason: error.reason)
  }
}
