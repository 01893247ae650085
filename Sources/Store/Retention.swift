// What a store lets go of when it grows old or large. What was saved, put in the queue or noted on is never let go. Names of
// articles stay, so that a feed that still has them does not bring them again.

public import Articles
import SQLite

/// How long articles are kept; a rule that is nil lets nothing go.
public struct Retention: Hashable, Sendable {
  /// Articles that appeared more days ago are let go.
  public var days: Int?
  /// Of each feed so many articles are kept, the latest.
  public var perFeed: Int?
  /// The latest articles are kept of which the store has so many megabytes.
  public var megabytes: Int?
  /// Whether what was not read is kept whatever the rules say.
  public var keepsUnread = false

  /// No rules: everything is kept.
  public init() {}

  /// Whether there is no rule.
  public var isEmpty: Bool { days == nil && perFeed == nil && megabytes == nil }
}

/// What was let go, or would be.
public struct Retired: Hashable, Sendable {
  /// How many articles.
  public var articles = 0
  /// The bytes of their texts.
  public var bytes: Int64 = 0
  /// The latest time of an article among them.
  public var latest: Timestamp?
}

/// So many articles are let go in one transaction, so that others can write in between.
private let batch = 500

extension Store {
  /// Lets go of what `rules` do not keep, or with `isTrial` only says what that would be. Its space in the file is used
  /// again; `compact` gives it back.
  public func trim(_ rules: Retention, at now: Timestamp, isTrial: Bool) throws(StoreError) -> Retired {
    let doomed = try read { () throws(SQLiteError) -> [Doomed] in try self.doomed(rules, at: now) }
    var retired = Retired(articles: doomed.count, bytes: doomed.reduce(0) { $0 + $1.bytes })
    retired.latest = doomed.map(\.place).max().map { Timestamp(seconds: $0) }
    guard !isTrial else { return retired }
    for start in stride(from: 0, to: doomed.count, by: batch) {
      try write { () throws(SQLiteError) in
        for article in doomed[start..<min(start + batch, doomed.count)] { try retire(article.id) }
      }
    }
    return retired
  }

  private struct Doomed {
    var id: ArticleID
    var place: Int64
    var bytes: Int64
  }

  private func doomed(_ rules: Retention, at now: Timestamp) throws(SQLiteError) -> [Doomed] {
    var tests: [String] = []
    var values: [Value] = []
    if let days = rules.days {
      tests.append("a.place < ?")
      values.append(.integer(now.seconds - Int64(days) * 86_400))
    }
    if let most = rules.perFeed {
      // What several feeds bring is kept as long as one of them keeps it.
      tests.append(
        """
        a.id IN (SELECT article_id FROM (
          SELECT n.article_id AS article_id,
            row_number() OVER (PARTITION BY n.source ORDER BY b.place DESC, b.id DESC) AS number
          FROM article_names AS n JOIN articles AS b ON b.id = n.article_id AND b.removed = 0)
          GROUP BY article_id HAVING min(number) > ?)
        """)
      values.append(.integer(most))
    }
    if let megabytes = rules.megabytes {
      tests.append(
        """
        a.id IN (SELECT id FROM (
          SELECT b.id AS id, sum(length(t.content)) OVER (ORDER BY b.place DESC, b.id DESC) AS total
          FROM articles AS b JOIN article_contents AS t ON t.article_id = b.id WHERE b.removed = 0)
          WHERE total > ?)
        """)
      values.append(.integer(try contentLimit(megabytes)))
    }
    guard !tests.isEmpty else { return [] }
    return try connection.rows(
      """
      SELECT a.id, a.place, ifnull(length(c.content), 0) FROM articles AS a
      LEFT JOIN article_contents AS c ON c.article_id = a.id LEFT JOIN reading AS r ON r.article_id = a.id
      WHERE a.removed = 0 AND r.saved IS NULL AND r.queued IS NULL AND r.note IS NULL
        \(rules.keepsUnread ? "AND r.is_read = 1" : "") AND (\(tests.joined(separator: " OR ")))
      ORDER BY a.place, a.id
      """, values
    ) { row throws(SQLiteError) in Doomed(id: ArticleID(row.int(0)), place: row.int(1), bytes: row.int(2)) }
  }

  /// The bytes of text in a store of so many megabytes, the texts having the part of it that they have now.
  private func contentLimit(_ megabytes: Int) throws(SQLiteError) -> Int64 {
    let wanted = Double(megabytes) * 1_048_576
    let pages = try connection.number("PRAGMA page_count") ?? 0
    let free = try connection.number("PRAGMA freelist_count") ?? 0
    let used = Double((pages - free) * (try connection.number("PRAGMA page_size") ?? 0))
    let texts = Double(
      try connection.number(
        "SELECT sum(length(content)) FROM article_contents JOIN articles ON id = article_id WHERE removed = 0") ?? 0)
    guard used > wanted, used > 0 else { return .max }
    return Int64(texts * wanted / used)
  }

  private func retire(_ id: ArticleID) throws(SQLiteError) {
    let reading = try readingRow(id)
    // It may have been saved meanwhile, or removed.
    guard reading.saved == nil, reading.queued == nil, reading.note == nil, try unlist(id, reading) else { return }
    try erase(id)
  }
}
