// Taking articles in. An article is known by its name at its source, then by its address, then by an identifier that is the
// same the world over: the same story from a second source is the same article, with a second name. One source may have two stories at one address, told apart by what
// they say. A source that sends again what it sent before is recognised by a
// fingerprint and costs one look-up. What the reader did is in another table, which is never written here.

public import Articles
import SQLite

/// What a merge did.
public struct MergeReport: Hashable, Sendable {
  /// New articles.
  public var inserted = 0
  /// Articles that changed.
  public var updated = 0
  /// Articles that were there as they are.
  public var unchanged = 0

  /// A report of nothing.
  public init() {}

  /// Two merges taken together.
  public static func + (left: MergeReport, right: MergeReport) -> MergeReport {
    var sum = left
    sum.inserted += right.inserted
    sum.updated += right.updated
    sum.unchanged += right.unchanged
    return sum
  }
}

/// So many stories of one address are looked through for one that comes again under another name.
private let mostAtAddress = 16

extension Store {
  /// Takes articles in, all or none. `now` is the time of those that do not say when they appeared, and the latest time
  /// that one is believed to have appeared. They can be read at once, and searched after `indexPending`.
  @discardableResult
  public func merge(_ articles: [Article], at now: Timestamp) throws(StoreError) -> MergeReport {
    try openSearch()
    return try write { () throws(SQLiteError) in try merge([articles], at: now).first ?? MergeReport() }
  }

  /// Takes the articles of several feeds in; a report of each.
  func merge(_ feeds: [[Article]], at now: Timestamp) throws(SQLiteError) -> [MergeReport] {
    var reports = feeds.map { _ in MergeReport() }
    var writer = ByteWriter()
    // Earlier ones first, and a feed's first line last: the later an article, the higher its number, so that the
    // tables grow at their ends.
    var order: [(seconds: Int64, feed: Int, index: Int)] = []
    for (feed, articles) in feeds.enumerated() {
      order += articles.indices.map { (articles[$0].posted?.seconds ?? now.seconds, feed, $0) }
    }
    order.sort { ($0.seconds, $0.feed, -$0.index) < ($1.seconds, $1.feed, -$1.index) }
    for (_, feed, index) in order { try merge(feeds[feed][index], at: now, &writer, &reports[feed]) }
    return reports
  }

  private func merge(
    _ article: Article, at now: Timestamp, _ writer: inout ByteWriter, _ report: inout MergeReport
  ) throws(SQLiteError) {
    writer.removeAll()
    writer.put(article)
    let fingerprint = fingerprint(writer.bytes)
    let source = try source(article.source)
    if let known = try find(source: source, article.entryID) {
      guard known.fingerprint != fingerprint else { return report.unchanged += 1 }
      try setFingerprint(source: source, article.entryID, fingerprint)
      let keepsBody = try hasFullText(known.id)
      return try update(known.id, by: article, at: now, &report) { stored in
        stored.source == article.source && stored.entryID == article.entryID || article.isFuller(than: stored)
          ? stored.updated(by: article, keepingFullText: keepsBody) : stored
      }
    }
    let address = article.url.flatMap(identifyingAddress)
    let identity = identifyingID(article.entryID)
    let keys = [address, identity == address ? nil : identity].compactMap { $0 }
    for key in keys {
      guard let id = try find(article, at: key) else { continue }
      try addName(id, source: source, article.entryID, fingerprint)
      return try update(id, by: article, at: now, &report) { stored in
        stored.source == article.source || article.isFuller(than: stored) ? stored.updated(by: article) : stored
      }
    }
    let id = try insert(article, writer.bytes, at: now)
    try addName(id, source: source, article.entryID, fingerprint)
    for key in keys { try addAddress(id, key) }
    report.inserted += 1
  }

  // MARK: Known articles

  func find(source: Int64, _ entryID: String) throws(SQLiteError) -> (id: ArticleID, fingerprint: Int64)? {
    let statement = try connection.statement(
      "SELECT article_id, fingerprint FROM article_names WHERE source = ? AND entry_id = ?")
    defer { statement.reset() }
    try statement.bind(source, 1)
    try statement.bind(entryID, 2)
    return try statement.step() ? (ArticleID(statement.int(0)), statement.int(1)) : nil
  }

  /// The articles at an address, as `addressKey` gives it, the oldest first.
  func find(address: String, limit: Int = 1) throws(SQLiteError) -> [ArticleID] {
    let statement = try connection.statement(
      "SELECT article_id FROM article_addresses WHERE address = ? ORDER BY article_id LIMIT ?")
    defer { statement.reset() }
    try statement.bind(address, 1)
    try statement.bind(Int64(limit), 2)
    var ids: [ArticleID] = []
    while try statement.step() { ids.append(ArticleID(statement.int(0))) }
    return ids
  }

  private func find(_ article: Article, at address: String) throws(SQLiteError) -> ArticleID? {
    for id in try find(address: address, limit: mostAtAddress) {
      if let stored = try content(id), article.isStory(of: stored) { return id }
    }
    return nil
  }

  private func addName(
    _ id: ArticleID, source: Int64, _ entryID: String, _ fingerprint: Int64
  ) throws(SQLiteError) {
    let statement = try connection.statement(
      "INSERT INTO article_names (source, entry_id, article_id, fingerprint) VALUES (?, ?, ?, ?)")
    try statement.bind(source, 1)
    try statement.bind(entryID, 2)
    try statement.bind(id.rawValue, 3)
    try statement.bind(fingerprint, 4)
    try statement.run()
  }

  private func setFingerprint(source: Int64, _ entryID: String, _ fingerprint: Int64) throws(SQLiteError) {
    try connection.run(
      "UPDATE article_names SET fingerprint = ? WHERE source = ? AND entry_id = ?",
      [.integer(fingerprint), .integer(source), .text(entryID)])
  }

  private func addAddress(_ id: ArticleID, _ address: String) throws(SQLiteError) {
    let statement = try connection.statement(
      "INSERT OR IGNORE INTO article_addresses (address, article_id) VALUES (?, ?)")
    try statement.bind(address, 1)
    try statement.bind(id.rawValue, 2)
    try statement.run()
  }

  // MARK: Writing

  private func insert(_ article: Article, _ content: [UInt8], at now: Timestamp) throws(SQLiteError) -> ArticleID {
    let row = try ArticleRow(article, place: place(of: article, at: now), in: self)
    try row.bind(
      to: connection.statement(
        """
        INSERT INTO articles (place, publication, section, memberships, url, posted, posted_zone, posted_has_time,
          headline, kicker, labels, deck, lede, byline, language, has_photo)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    ).run()
    let id = ArticleID(connection.lastInsertedRow)
    let statement = try connection.statement("INSERT INTO article_contents (article_id, content) VALUES (?, ?)")
    try statement.bind(id.rawValue, 1)
    try statement.bind(content, 2)
    try statement.run()
    for membership in row.memberships { try insertListed(membership, id, unread: true) }
    return id
  }

  /// Puts what `change` makes of a stored article, of which a source has sent `sent`, in its place, if that is another.
  private func update(
    _ id: ArticleID, by sent: Article, at now: Timestamp, _ report: inout MergeReport, _ change: (Article) -> Article
  ) throws(SQLiteError) {
    // A removed article stays removed, whatever is sent.
    guard let before = try ownMemberships(id), let stored = try content(id) else { return report.unchanged += 1 }
    let isMoved = try notePlace(of: sent, beside: stored, id)
    let article = change(stored)
    if article == stored { report.unchanged += 1 } else { report.updated += 1 }
    if isMoved || article != stored { try replace(id, stored, by: article, standingIn: before, at: now) }
  }

  /// Puts `article` in the place of the one that is stored, and into the lists where it belongs now.
  private func replace(
    _ id: ArticleID, _ stored: Article, by article: Article, standingIn before: [Membership], at now: Timestamp
  ) throws(SQLiteError) {
    if article != stored { try noteChange(of: id, stored) }
    let place =
      article.posted == stored.posted ? before.first?.place ?? now.seconds : self.place(of: article, at: now)
    let row = try ArticleRow(article, place: place, alsoAt: sourcePlaces(id).map(\.place), in: self)
    let statement = try row.bind(
      to: connection.statement(
        """
        UPDATE articles SET place = ?, publication = ?, section = ?, memberships = ?, url = ?, posted = ?,
          posted_zone = ?, posted_has_time = ?, headline = ?, kicker = ?, labels = ?, deck = ?, lede = ?, byline = ?,
          language = ?, has_photo = ? WHERE id = ?
        """))
    try statement.bind(id.rawValue, 17)
    try statement.run()
    var writer = ByteWriter()
    writer.put(article)
    try connection.run(
      "UPDATE article_contents SET content = ? WHERE article_id = ?", [.blob(writer.bytes), .integer(id.rawValue)])
    if let address = article.url.flatMap(identifyingAddress) { try addAddress(id, address) }
    if before != row.memberships {
      let unread = try !readingRow(id).isRead
      for membership in before { try deleteListed(membership, id, unread: unread) }
      for membership in row.memberships { try insertListed(membership, id, unread: unread) }
    }
  }

  /// Changes a stored article, unless it was removed, and puts it where its sources have it now.
  func rewrite(_ id: ArticleID, _ change: (inout Article) -> Void) throws(SQLiteError) {
    guard let before = try ownMemberships(id), let stored = try content(id) else { return }
    var article = stored
    change(&article)
    // Its time stays what it is, so that the present one plays no part.
    try replace(id, stored, by: article, standingIn: before, at: Timestamp(seconds: .max))
  }

  /// The seconds by which an article is ordered. A time that is still to come would hold the top of every list.
  private func place(of article: Article, at now: Timestamp) -> Int64 {
    min(article.posted?.seconds ?? now.seconds, now.seconds)
  }
}
