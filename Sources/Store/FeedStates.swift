// What fetching learns. Everything that came of asking for a feed once, its stories among it, is stored by one
// transaction; those of several feeds may share one.

public import Articles
import SQLite

/// What asking for a feed brought.
public struct FetchedFeed: Sendable {
  /// The feed's state afterwards. Its title is stored where no person gave one.
  public var state: FeedState
  /// Its stories; none where it is unchanged.
  public var articles: [Article]
  /// Which of the stories are teasers, whose whole text is to be fetched from their pages.
  public var teasers: [Int]

  /// A feed that was asked for.
  public init(_ state: FeedState, articles: [Article] = [], teasers: [Int] = []) {
    self.state = state
    self.articles = articles
    self.teasers = teasers
  }
}

extension Store {
  /// The subscriptions with their history, in the order in which they were added.
  public func feeds() throws(StoreError) -> [FeedState] {
    try attempt { () throws(SQLiteError) in try feeds(where: "removed = 0", []) }
  }

  /// The subscription to the feed at `url`; nil where there is none.
  public func feed(at url: String) throws(StoreError) -> FeedState? {
    try attempt { () throws(SQLiteError) in try feeds(where: "removed = 0 AND s.url = ?", [.text(url)]).first }
  }

  /// Stores what was fetched, all or nothing; what each feed's stories did, in the order of `fetched`. A feed that is no
  /// longer subscribed to, and what it brought, is passed over.
  @discardableResult
  public func record(_ fetched: [FetchedFeed], at now: Timestamp) throws(StoreError) -> [MergeReport] {
    try openSearch()
    return try write { () throws(SQLiteError) in
      var known: [Int: Int64] = [:]
      for (index, feed) in fetched.enumerated() {
        known[index] = try connection.number(
          "SELECT id FROM subscriptions WHERE url = ? AND removed = 0", [.text(feed.state.subscription.url)])
      }
      let reports = try merge(fetched.enumerated().map { known[$0] == nil ? [] : $1.articles }, at: now)
      for (index, feed) in fetched.enumerated() {
        guard let id = known[index] else { continue }
        for teaser in feed.teasers where feed.articles.indices.contains(teaser) {
          try wantFullText(of: feed.articles[teaser], at: now)
        }
        var state = feed.state
        if reports[index].inserted + reports[index].updated > 0 { state.changed = now.seconds }
        try put(state, id)
      }
      return reports
    }
  }

  /// Lets a retired feed be asked for again at once, as if it had never failed.
  public func reviveFeed(_ url: String) throws(StoreError) {
    try write { () throws(SQLiteError) in
      try connection.run(
        """
        UPDATE feed_states SET retired = NULL, retired_since = NULL, due = NULL, error = NULL, failing_since = NULL,
          failures = 0 WHERE subscription = (SELECT id FROM subscriptions WHERE url = ?)
        """, [.text(url)])
    }
  }

  /// The subscription to the feed at `url`, within a transaction.
  func feeds(at url: String) throws(SQLiteError) -> FeedState? {
    try feeds(where: "removed = 0 AND s.url = ?", [.text(url)]).first
  }

  private func feeds(where condition: String, _ values: [Value]) throws(SQLiteError) -> [FeedState] {
    try connection.rows(
      """
      SELECT s.url, title, site_url, section_path, title_is_own, is_local, moved_to, entity_tag, last_modified,
        fingerprint, checked, succeeded, changed, due, not_before, error, failing_since, failures, retired,
        retired_since, minutes, skipped_hours, skipped_days,
        (SELECT count(*) FROM article_names WHERE source = sources.id), full_text
      FROM subscriptions AS s LEFT JOIN feed_states ON subscription = s.id LEFT JOIN sources ON sources.url = s.url
      WHERE \(condition) ORDER BY s.id
      """, values
    ) { row throws(SQLiteError) in
      var state = FeedState(subscription(row))
      state.hasOwnTitle = row.bool(4)
      state.isLocal = row.bool(5)
      state.movedTo = row.optionalText(6)
      state.validators = .init(entityTag: row.optionalText(7), lastModified: row.optionalText(8))
      state.fingerprint = row.optionalInt(9)
      state.checked = row.optionalInt(10)
      state.succeeded = row.optionalInt(11)
      state.changed = row.optionalInt(12)
      state.due = row.optionalInt(13)
      state.notBefore = row.optionalInt(14)
      if let reason = row.optionalText(15) {
        state.failure = .init(reason: reason, since: row.int(16), count: Int(row.int(17)))
      }
      if let reason = row.optionalText(18) { state.retirement = .init(reason: reason, since: row.int(19)) }
      state.rhythm = .init(
        minutes: Int(row.int(20)), skippedHours: Self.numbers(row.int(21)), skippedDays: Self.numbers(row.int(22)))
      state.stories = Int(row.int(23))
      state.fullText = FullTextRule(rawValue: row.text(24)) ?? .automatic
      return state
    }
  }

  private func put(_ state: FeedState, _ id: Int64) throws(SQLiteError) {
    let subscription = state.subscription
    try connection.run(
      """
      UPDATE subscriptions SET title = CASE WHEN title_is_own OR ? = '' THEN title ELSE ? END,
        site_url = ifnull(?, site_url), is_local = ? WHERE id = ?
      """,
      [
        .text(subscription.title), .text(subscription.title), .optional(subscription.siteURL),
        .integer(state.isLocal ? 1 : 0), .integer(id),
      ])
    try connection.run(
      """
      INSERT OR REPLACE INTO feed_states (subscription, moved_to, entity_tag, last_modified, fingerprint, checked,
        succeeded, changed, due, not_before, error, failing_since, failures, retired, retired_since, minutes,
        skipped_hours, skipped_days)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .integer(id), .optional(state.movedTo), .optional(state.validators.entityTag),
        .optional(state.validators.lastModified), .optional(state.fingerprint), .optional(state.checked),
        .optional(state.succeeded), .optional(state.changed), .optional(state.due), .optional(state.notBefore),
        .optional(state.failure?.reason), .optional(state.failure?.since), .integer(state.failure?.count ?? 0),
        .optional(state.retirement?.reason), .optional(state.retirement?.since), .integer(state.rhythm.minutes),
        .integer(Self.bits(state.rhythm.skippedHours)), .integer(Self.bits(state.rhythm.skippedDays)),
      ])
  }

  private static func bits(_ numbers: Set<Int>) -> Int64 {
    numbers.reduce(0) { (0..<63).contains($1) ? $0 | 1 << Int64($1) : $0 }
  }

  private static func numbers(_ bits: Int64) -> Set<Int> { Set((0..<63).filter { bits >> Int64($0) & 1 == 1 }) }
}
