// Which feeds the reader has asked for. Renaming, moving and removing can be undone; what a removed feed brought stays.

public import Articles
import SQLite

extension Store {
  /// Adds feeds, or renames and moves those that are there; how many are new. Titles that are not empty count as given by
  /// a person, unless `haveOwnTitles` is false: then they stand until the feed tells its own.
  @discardableResult
  public func subscribe(_ subscriptions: [Subscription], haveOwnTitles: Bool = true) throws(StoreError) -> Int {
    try write { () throws(SQLiteError) in
      let before = try subscriptionCount()
      for subscription in subscriptions {
        // One that was removed begins anew, but where its last undo would bring its history back.
        try connection.run(
          """
          INSERT INTO subscriptions (url, title, site_url, section_path, title_is_own, notes) VALUES (?, ?, ?, ?, ?, ?)
          ON CONFLICT (url) DO UPDATE SET title = excluded.title, site_url = ifnull(excluded.site_url, site_url),
            section_path = excluded.section_path, title_is_own = excluded.title_is_own, removed = 0,
            notes = ifnull(excluded.notes, notes)
          """,
          [
            .text(subscription.url), .text(subscription.title), .optional(subscription.siteURL),
            .text(subscription.sectionPath.joined(separator: listSeparator)),
            .integer(haveOwnTitles && !subscription.title.isEmpty ? 1 : 0), subscription.notes.value,
          ])
      }
      return Int(try subscriptionCount() - before)
    }
  }

  /// The feeds, in the order in which they were added.
  public func subscriptions() throws(StoreError) -> [Subscription] {
    try attempt { () throws(SQLiteError) in
      try connection.rows("SELECT url, title, site_url, section_path FROM subscriptions WHERE removed = 0 ORDER BY id")
      {
        row throws(SQLiteError) in subscription(row)
      }
    }
  }

  /// Gives a feed and the stories that came from it another name; nil lets the feed tell its own again.
  public func renameFeed(_ url: String, to title: String?) throws(StoreError) -> UndoToken {
    try changeFeed(url) { id, undo throws(SQLiteError) in
      guard let title else {
        return try connection.run("UPDATE subscriptions SET title_is_own = 0 WHERE id = ?", [.integer(id)])
      }
      try connection.run(
        "UPDATE subscriptions SET title = ?, title_is_own = 1 WHERE id = ?", [.text(title), .integer(id)])
      try refile(url, undo: undo) { $0.publication = title }
    }
  }

  /// Puts a feed and the stories that came from it into a section; of an empty path, only the stories to come go where
  /// they say themselves.
  public func moveFeed(_ url: String, to sectionPath: [String]) throws(StoreError) -> UndoToken {
    try changeFeed(url) { id, undo throws(SQLiteError) in
      try connection.run(
        "UPDATE subscriptions SET section_path = ? WHERE id = ?",
        [.text(sectionPath.joined(separator: listSeparator)), .integer(id)])
      if !sectionPath.isEmpty { try refile(url, undo: undo) { $0.sectionPath = sectionPath } }
    }
  }

  /// Ends the subscription to a feed; its stories stay.
  public func removeFeed(_ url: String) throws(StoreError) -> UndoToken {
    try changeFeed(url) { id, _ throws(SQLiteError) in
      try connection.run("UPDATE subscriptions SET removed = 1 WHERE id = ?", [.integer(id)])
    }
  }

  /// Brings back what renaming, moving or removing feeds changed.
  func undoFeedChanges(_ undo: Int64) throws(SQLiteError) {
    try connection.run(
      """
      UPDATE subscriptions SET title = old.title, title_is_own = old.title_is_own, section_path = old.section_path,
        removed = old.removed
      FROM undo_subscriptions AS old WHERE old.undo_id = ? AND old.subscription = subscriptions.id
      """, [.integer(undo)])
    // A change of subscriptions is one of one feed.
    let url = try connection.first(
      "SELECT url FROM subscriptions JOIN undo_subscriptions ON subscription = id WHERE undo_id = ?", [.integer(undo)]
    ) { row throws(SQLiteError) in row.text(0) }
    guard let url else { return }
    let places = try connection.rows(
      "SELECT article_id, publication, section_path FROM undo_places WHERE undo_id = ?", [.integer(undo)]
    ) { row throws(SQLiteError) in
      (ArticleID(row.int(0)), SourcePlace(publication: row.text(1), sectionPath: path(row.text(2))))
    }
    for (id, place) in places { try move(id, of: url, to: place) }
  }

  /// Deletes the removed feeds that no undo after `last` can bring back.
  func forgetRemovedFeeds(upTo last: Int64) throws(SQLiteError) {
    try connection.run(
      """
      DELETE FROM subscriptions WHERE removed = 1
        AND id IN (SELECT subscription FROM undo_subscriptions WHERE undo_id <= ?)
        AND id NOT IN (SELECT subscription FROM undo_subscriptions WHERE undo_id > ?)
      """, [.integer(last), .integer(last)])
  }

  /// Does `change` to a feed in a way that can be undone; of a feed that is not there nothing is changed.
  private func changeFeed(
    _ url: String, _ change: (_ id: Int64, _ undo: Int64) throws(SQLiteError) -> Void
  ) throws(StoreError) -> UndoToken {
    try write { () throws(SQLiteError) in
      let undo = try startUndo("feeds")
      let id = try connection.number("SELECT id FROM subscriptions WHERE url = ? AND removed = 0", [.text(url)])
      guard let id else { return UndoToken(id: undo, count: 0) }
      try connection.run(
        """
        INSERT INTO undo_subscriptions SELECT ?, id, title, title_is_own, section_path, removed FROM subscriptions
        WHERE id = ?
        """, [.integer(undo), .integer(id)])
      try change(id, undo)
      return UndoToken(id: undo, count: 1)
    }
  }

  /// Changes where a feed puts its stories, noting where it had them.
  private func refile(_ url: String, undo: Int64, _ change: (inout SourcePlace) -> Void) throws(SQLiteError) {
    let ids = try connection.rows(
      "SELECT DISTINCT article_id FROM article_names JOIN sources ON sources.id = source WHERE url = ?", [.text(url)]
    ) { row throws(SQLiteError) in ArticleID(row.int(0)) }
    for id in ids {
      guard var place = try place(of: url, id) else { continue }
      try connection.run(
        "INSERT INTO undo_places VALUES (?, ?, ?, ?)",
        [
          .integer(undo), .integer(id.rawValue), .text(place.publication),
          .text(place.sectionPath.joined(separator: listSeparator)),
        ])
      change(&place)
      try move(id, of: url, to: place)
    }
  }

  func subscriptionCount() throws(SQLiteError) -> Int64 {
    try connection.number("SELECT count(*) FROM subscriptions WHERE removed = 0") ?? 0
  }

  /// A subscription from the first four columns of a row.
  func subscription(_ row: Statement) -> Subscription {
    Subscription(
      url: row.text(0), title: row.text(1), siteURL: row.optionalText(2), sectionPath: path(row.text(3)))
  }

  func path(_ text: String) -> [String] { text.split(separator: listSeparator).map(String.init) }
}
