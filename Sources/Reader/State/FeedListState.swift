public import Articles

/// The list of feeds.
public struct FeedListState: Sendable {
  /// The subscriptions with their history.
  public var feeds: [FeedState] = []
  /// Index of the selected feed.
  public var selected = 0
  /// Index of the first visible feed.
  public var top = 0
  /// Whether the store has answered.
  var isLoaded = false

  /// A list with nothing loaded yet.
  public init() {}

  /// The selected feed.
  public var selection: FeedState? { feeds.indices.contains(selected) ? feeds[selected] : nil }

  /// Takes in the feeds anew; the feed that was selected stays selected, and where it is on the screen.
  mutating func take(_ feeds: [FeedState]) {
    let url = selection?.subscription.url
    self.feeds = feeds
    isLoaded = true
    guard let index = feeds.firstIndex(where: { $0.subscription.url == url }) else { return }
    top = max(0, top + index - selected)
    selected = index
  }
}

/// How far a refresh has come.
public struct Refresh: Hashable, Sendable {
  /// Feeds that have answered, or failed to.
  public var done: Int
  /// Feeds that are asked in all; 0 where that is not known yet.
  public var total: Int
  /// Stories that are new.
  public var stories: Int
  /// Feeds that failed.
  public var failed: Int
  /// Stories that were asked for whole, after the feeds.
  public var texts = 0
  /// How many stories are asked for whole in all; 0 before that has begun.
  public var textTotal = 0
  /// Where nothing was due, how many feeds are subscribed to; nil where that is not known.
  public var subscriptions: Int?
  /// Where nothing was due, the seconds until something is.
  public var wait: Int?
  /// Whether it has ended.
  public var isOver: Bool

  /// A refresh that has come so far.
  public init(done: Int = 0, total: Int = 0, stories: Int = 0, failed: Int = 0, isOver: Bool = false) {
    self.done = done
    self.total = total
    self.stories = stories
    self.failed = failed
    self.isOver = isOver
  }

  /// In a few words, for the status line.
  var words: String {
    var words = total > 0 ? "Fetching \(done) of \(total)" : "Fetching"
    if textTotal > 0 { words = "Whole texts: \(texts) of \(textTotal)" }
    if stories > 0 { words += " · \(stories) new" }
    if failed > 0 { words += " · \(failed) failed" }
    return words
  }

  /// What came of it, in one line.
  var summary: String {
    guard done > 0 else {
      if subscriptions == 0 { return "There are no feeds yet: C picks newspapers, E is the list of feeds." }
      guard let wait, wait > 0 else { return "No feed is due; nothing was asked for." }
      return "No feed is due yet; the next is in \(FeedsPane.span(Int64(wait)))."
    }
    if failed >= done {
      return done == 1
        ? "The feed could not be fetched; E tells why." : "None of \(done) feeds could be fetched; E tells why."
    }
    let feeds = done == 1 ? "1 feed" : "\(done) feeds"
    let found = stories == 0 ? "nothing new" : stories == 1 ? "1 new story" : "\(stories) new stories"
    return failed == 0 ? "\(feeds) fetched: \(found)." : "\(feeds) fetched: \(found); \(failed) failed, E tells why."
  }
}

extension FeedState {
  /// Whether it could not be read last, or is no longer fetched.
  var isWrong: Bool { failure != nil || retirement != nil }

  /// What to call the feed: its title, else where it is.
  public var shownTitle: String {
    if !subscription.title.isEmpty { return subscription.title }
    let address = withoutUserInfo(subscription.url)
    let parts = address.split(separator: "/", omittingEmptySubsequences: true)
    return parts.count > 1 ? parts.dropFirst().joined(separator: "/") : address
  }
}
