// Stories that are to be fetched whole. They are noted in the transaction that stores their teasers, and stay noted until
// their text, or why there is none, is stored: a program that is killed between leaves them due.

public import Articles
import SQLite

/// A story whose whole text is wanted.
public struct WantedText: Hashable, Sendable {
  /// Its number.
  public var id: ArticleID
  /// The address of its page.
  public var url: String
  /// The story as it is stored.
  public var article: Article
  /// The feed that it came from, if that is still subscribed to.
  public var feed: FeedState?
  /// How often it was tried in vain.
  public var failures: Int
  /// Whether its text was fetched before.
  public var isWhole: Bool
}

/// A story whose turn it is.
public struct DueText: Hashable, Sendable {
  /// Its number.
  public var id: ArticleID
  /// The address of its page.
  public var url: String
  /// The address of the feed that it came from.
  public var source: String
}

/// After so many failures in a row a story's page is not asked for any more.
private let mostFailures = 6
/// Seconds after which an entry that was fetched whole may be fetched anew, twice as many each time, and how often at most:
/// some feeds change with every request.
private let shortestInterval: Int64 = 3_600
private let mostFetches = 8

extension Store {
  /// Sets which stories of a feed are fetched whole; whether it is subscribed to. The feed is due and read anew then,
  /// so that the entries that are in it now are judged by the new rule.
  @discardableResult
  public func setFullText(_ rule: FullTextRule, of url: String) throws(StoreError) -> Bool {
    try write { () throws(SQLiteError) in
      let id = try connection.number("SELECT id FROM subscriptions WHERE url = ? AND removed = 0", [.text(url)])
      guard let id else { return false }
      try connection.run(
        "UPDATE subscriptions SET full_text = ? WHERE id = ?", [.text(rule.rawValue), .integer(id)])
      try connection.run(
        """
        UPDATE feed_states SET entity_tag = NULL, last_modified = NULL, fingerprint = NULL, due = NULL
        WHERE subscription = ?
        """,
        [.integer(id)])
      // Entries that were given up are tried again; with `off` none waits.
      try connection.run(
        """
        DELETE FROM full_texts WHERE fetched IS NULL AND source = (SELECT id FROM sources WHERE url = ?)
        """, [.text(url)])
      return true
    }
  }

  /// The stories of subscriptions whose text is due at `now`, the latest first.
  public func dueTexts(at now: Int64, limit: Int) throws(StoreError) -> [DueText] {
    try attempt { () throws(SQLiteError) in
      try connection.rows(
        """
        SELECT f.article_id, a.url, s.url FROM \(Self.due) AND a.url IS NOT NULL
        ORDER BY a.place DESC, a.id DESC LIMIT ?
        """, [.integer(now), .integer(limit)]
      ) { row throws(SQLiteError) in DueText(id: ArticleID(row.int(0)), url: row.text(1), source: row.text(2)) }
    }
  }

  /// How many stories of subscriptions wait for their text at `now`.
  public func dueTextCount(at now: Int64) throws(StoreError) -> Int {
    try attempt { () throws(SQLiteError) in
      Int(try connection.number("SELECT count(*) FROM \(Self.due)", [.integer(now)]) ?? 0)
    }
  }

  private static let due = """
    full_texts AS f JOIN articles AS a ON a.id = f.article_id JOIN sources AS s ON s.id = f.source
      JOIN subscriptions AS feed ON feed.url = s.url
    WHERE f.due <= ? AND a.removed = 0 AND feed.removed = 0
    """

  /// The story `id`, whether its text is due or not; nil where it is not there or has no address.
  public func wantedText(of id: ArticleID) throws(StoreError) -> WantedText? {
    try read { () throws(SQLiteError) in
      guard try ownMemberships(id) != nil, let article = try content(id), let url = article.url else { return nil }
      let known = try connection.first(
        "SELECT failures, fetched IS NOT NULL FROM full_texts WHERE article_id = ?", [.integer(id.rawValue)]
      ) { row throws(SQLiteError) in (Int(row.int(0)), row.bool(1)) }
      return WantedText(
        id: id, url: url, article: article, feed: try feeds(at: article.source), failures: known?.0 ?? 0,
        isWhole: known?.1 ?? false)
    }
  }

  /// Puts the text of `page` in the place of a story's teaser. The headline, the times, the identity and the place of the
  /// story, and what the reader did with it, stay as they are; what the entry did not tell comes from the page. A text that
  /// is not all of it is fetched again at `due`.
  public func fileFullText(
    _ page: Article, of id: ArticleID, at now: Timestamp, retryAt due: Int64? = nil
  ) throws(StoreError) {
    try write { () throws(SQLiteError) in
      guard try ownMemberships(id) != nil, let stored = try content(id) else { return }
      try rewrite(id) { $0 = $0.completed(by: page, at: now) }
      try connection.run(
        """
        INSERT INTO full_texts (article_id, source, entry, fetched, due, fetches) VALUES (?1, ?2, ?3, ?4, ?5, 1)
        ON CONFLICT (article_id) DO UPDATE SET fetched = excluded.fetched, reason = NULL, fetches = fetches + 1,
          failures = CASE WHEN ?5 IS NULL THEN 0 ELSE failures + 1 END,
          due = CASE WHEN failures + 1 < ?6 THEN ?5 END
        """,
        [
          .integer(id.rawValue), .integer(try source(stored.source)), .integer(stored.entryMark),
          .integer(now.seconds), .optional(due), .integer(mostFailures),
        ])
    }
  }

  /// Notes why a story's text did not come; it is tried again at `due`, or never where that is nil or it failed too often.
  public func fullTextFailed(_ id: ArticleID, reason: String, retryAt due: Int64?) throws(StoreError) {
    try write { () throws(SQLiteError) in
      try connection.run(
        """
        UPDATE full_texts SET failures = failures + 1, reason = ?, due = CASE WHEN failures + 1 < ? THEN ? END
        WHERE article_id = ?
        """, [.text(reason), .integer(mostFailures), .optional(due), .integer(id.rawValue)])
    }
  }

  /// Why a story's text did not come when it was last tried; nil where nothing is wrong.
  public func fullTextProblem(of id: ArticleID) throws(StoreError) -> String? {
    try attempt { () throws(SQLiteError) in
      try connection.first("SELECT reason FROM full_texts WHERE article_id = ?", [.integer(id.rawValue)]) {
        row throws(SQLiteError) in row.optionalText(0)
      } ?? nil
    }
  }

  /// Notes that a story that was just merged is a teaser. One that is known already waits anew only where its entry changed;
  /// one whose text came from elsewhere does not wait.
  func wantFullText(of article: Article, at now: Timestamp) throws(SQLiteError) {
    let source = try source(article.source)
    guard article.url != nil, let id = try find(source: source, article.entryID)?.id else { return }
    let mark = article.entryMark
    let known = try connection.number("SELECT entry FROM full_texts WHERE article_id = ?", [.integer(id.rawValue)])
    guard known != mark else { return }
    if known == nil, let stored = try content(id), stored.isFuller(than: article) { return }
    try connection.run(
      """
      INSERT INTO full_texts (article_id, source, entry, due) VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT (article_id) DO UPDATE SET entry = excluded.entry, failures = 0, reason = NULL,
        due = CASE WHEN fetches < ?6 THEN max(excluded.due, ifnull(fetched + (?5 << max(0, fetches - 1)), 0)) END
      WHERE source = excluded.source
      """,
      [
        .integer(id.rawValue), .integer(source), .integer(mark), .integer(now.seconds), .integer(shortestInterval),
        .integer(mostFetches),
      ])
  }

  /// Whether a story's text was fetched over its teaser.
  func hasFullText(_ id: ArticleID) throws(SQLiteError) -> Bool {
    let statement = try connection.statement("SELECT 1 FROM full_texts WHERE article_id = ? AND fetched IS NOT NULL")
    defer { statement.reset() }
    try statement.bind(id.rawValue, 1)
    return try statement.step()
  }
}

extension Article {
  /// What an entry says, as a number: where it changes, the story may have.
  fileprivate var entryMark: Int64 {
    fingerprint(Array("\(headline)\u{1F}\(url ?? "")\u{1F}\(updated?.seconds ?? 0)\u{1F}\(plainText)".utf8))
  }

  /// This story with the text of its page, and with what it did not tell itself.
  fileprivate func completed(by page: Article, at now: Timestamp) -> Article {
    var result = self
    result.body = page.body
    result.isTruncated = page.isTruncated
    // A photo that the page sets in its text would stand there twice.
    result.leadPhoto = page.leadPhoto ?? (page.hasFigures ? nil : leadPhoto)
    if result.deck == nil { result.deck = page.deck }
    if result.bylines.isEmpty { result.bylines = page.bylines }
    if result.dateline == nil { result.dateline = page.dateline }
    if result.language == nil { result.language = page.language }
    if result.posted == nil, let posted = page.posted, posted.seconds <= now.seconds { result.posted = posted }
    if result.updated == nil { result.updated = page.updated }
    if result.tags.isEmpty { result.tags = page.tags }
    if result.labels.isEmpty { result.labels = page.labels }
    if !page.related.isEmpty { result.related = page.related }
    if !page.moreByReporter.isEmpty { result.moreByReporter = page.moreByReporter }
    return result
  }

  private var hasFigures: Bool {
    body.contains { block in
      if case .figure = block { return true }
      return false
    }
  }
}
