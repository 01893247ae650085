internal import Articles
internal import Configuration
internal import Dispatch
internal import Fetch
internal import Synchronization

/// The threads between the servers and the store.
final class ProductionLine: Sendable {
  /// What came of one feed.
  struct Product: Sendable {
    /// Its place among the feeds that are asked for.
    var place: Int
    var outcome: FeedOutcome
    var begun: ContinuousClock.Instant
    /// Bytes of its document.
    var size: Int
  }

  private struct State {
    var products: [Product] = []
    /// Bytes that have come and are not stored yet.
    var backlog = 0
    /// How many answers have come, and their bytes. A few of a guess stand for them at the beginning.
    var answers = 8
    var bytes = 8 * (128 << 10)
    var left: Int
    var isStopped = false
  }

  private let feeds: [FeedState]
  private let settings: [String: FeedSettings]
  private let policy: FetchPolicy
  private let now: Int64
  private let backlogLimit: Int
  private let state: Mutex<State>
  private let news = DispatchSemaphore(value: 0)
  private let parsers = DispatchQueue(label: "broadsheet.parsing", attributes: .concurrent)

  init(_ feeds: [FeedState], _ settings: Preferences, _ policy: FetchPolicy, now: Int64, backlogLimit: Int) {
    self.feeds = feeds
    self.settings = Dictionary(settings.feeds.map { ($0.url, $0) }) { first, _ in first }
    self.policy = policy
    self.now = now
    self.backlogLimit = backlogLimit
    state = Mutex(State(left: feeds.count))
  }

  /// Begins to ask for the feeds.
  func start(commandsAtOnce: Int) {
    let commands = feeds.indices.filter { feeds[$0].subscription.url.hasPrefix("exec:") }
    let remote = feeds.indices.filter { !feeds[$0].subscription.url.hasPrefix("exec:") }
    if !remote.isEmpty { DispatchQueue(label: "broadsheet.network").async { self.fetch(remote) } }
    if !commands.isEmpty {
      let room = DispatchSemaphore(value: commandsAtOnce)
      DispatchQueue(label: "broadsheet.commands").async {
        for place in commands {
          room.wait()
          self.parsers.async {
            self.run(place)
            room.signal()
          }
        }
      }
    }
  }

  /// Lets what is still to come go.
  func stop() { state.withLock { $0.isStopped = true } }

  /// Waits for the next feeds, and takes what is there up to so many bytes, but one at least; nil after the last.
  func take(upTo limit: Int) -> [Product]? {
    while true {
      let taken: [Product]? = state.withLock { state in
        guard !state.products.isEmpty else { return state.left == 0 ? nil : [] }
        var size = 0
        let count = state.products.firstIndex { product in
          defer { size += product.size }
          return size > 0 && size + product.size > limit
        }
        let taken = Array(state.products[..<(count ?? state.products.count)])
        state.products.removeFirst(taken.count)
        state.left -= taken.count
        state.backlog -= taken.reduce(0) { $0 + $1.size }
        return taken
      }
      guard let taken else { return nil }
      if !taken.isEmpty { return taken }
      news.wait()
    }
  }

  private func fetch(_ places: [Int]) {
    let fetcher: Fetcher
    do { fetcher = try Fetcher(policy) } catch {
      for place in places { put(place, .failed(FeedFault(error)), begun: .now) }
      return
    }
    let requests = places.map { request(for: feeds[$0], settings[feeds[$0].subscription.url]) }
    let mayBegin = { (underway: Int) in
      self.state.withLock { state in
        // What is under way will come, and be as large as what came before.
        state.isStopped || state.backlog + underway * (state.bytes / state.answers) < self.backlogLimit
      }
    }
    fetcher.run(requests, mayBegin: mayBegin) { number, result in
      let place = places[number]
      switch result {
      case .failure(let error): put(place, .failed(FeedFault(error)), begun: .now - .seconds(error.seconds))
      case .success(let response):
        let begun = ContinuousClock.now - .seconds(response.seconds)
        state.withLock { state in
          state.answers += 1
          state.bytes += response.body.count
          state.backlog += response.body.count
        }
        guard !response.body.isEmpty else {
          return put(place, outcome(of: response, for: feeds[place], at: now), begun: begun)
        }
        parsers.async { [self] in
          let size = response.body.count
          let isStopped = state.withLock { $0.isStopped }
          var outcome =
            isStopped ? FeedOutcome.unchanged(response: nil) : outcome(of: response, for: feeds[place], at: now)
          outcome.forgetBody()
          put(place, outcome, begun: begun, size: size)
        }
      }
    }
  }

  private func run(_ place: Int) {
    let begun = ContinuousClock.now
    let feed = feeds[place]
    let url = feed.subscription.url
    guard let command = settings[url]?.command else {
      let reason = "config.yaml has no feed with exec and the name \(url.dropFirst(5))"
      return put(place, .failed(FeedFault(kind: .other, reason: reason)), begun: begun)
    }
    switch output(of: command, timeout: policy.timeout, limit: policy.sizeLimit) {
    case .failure(let failure): put(place, .failed(FeedFault(kind: .other, reason: failure.reason)), begun: begun)
    case .success(let bytes):
      switch read(bytes, contentType: nil, base: url, for: feed) {
      case .success(nil): put(place, .unchanged(response: nil), begun: begun)
      case .success(let read?): put(place, .feed(read, response: nil), begun: begun)
      case .failure(let fault): put(place, .failed(fault), begun: begun)
      }
    }
  }

  /// Hands a feed on; `size` bytes of it are in the backlog already.
  private func put(_ place: Int, _ outcome: FeedOutcome, begun: ContinuousClock.Instant, size: Int = 0) {
    state.withLock { $0.products.append(Product(place: place, outcome: outcome, begun: begun, size: size)) }
    news.signal()
  }
}

extension FeedOutcome {
  /// The bytes are of no use once they are parsed.
  fileprivate mutating func forgetBody() {
    switch self {
    case .feed(let read, var response?):
      response.body = []
      self = .feed(read, response: response)
    case .unchanged(var response?):
      response.body = []
      self = .unchanged(response: response)
    default: break
    }
  }
}
