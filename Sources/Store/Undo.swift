// What would be hard to get back by hand can be undone: the store notes which articles and feeds a change touched. The latest
// twenty can be undone, also after the program was left. A removed article is kept out of every list; only when it can
// no longer come back is its text erased. Its names stay, so that the next fetch does not bring it again.

public import Articles
import SQLite

/// Takes one change back; see `Store.undo(_:)`.
public struct UndoToken: Hashable, Sendable {
  /// The store's number.
  public let id: Int64
  /// How many articles, or feeds, the change touched.
  public let count: Int
}

private let undosKept: Int64 = 20

extension Store {
  /// Marks all articles of a list read. Of a search nothing is marked.
  public func markAllRead(_ listing: Listing) throws(StoreError) -> UndoToken {
    try write { () throws(SQLiteError) in
      let undo = try startUndo("read")
      let count: Int
      if case .feed(let url) = listing {
        count = try noteUnread(of: url, undo: undo)
      } else {
        guard let list = try list(of: listing) else { return UndoToken(id: undo, count: 0) }
        try connection.run(
          "INSERT INTO undo_articles (undo_id, article_id) SELECT ?, article_id FROM listed WHERE list_id = ? AND unread = 1",
          [.integer(undo), .integer(list)])
        count = connection.changedRows
      }
      try forEachArticle(of: undo) { id throws(SQLiteError) in _ = try mark(id, read: true) }
      return UndoToken(id: undo, count: count)
    }
  }

  /// Takes an article out of the store's lists, for good once twenty later changes have been made.
  public func remove(_ id: ArticleID) throws(StoreError) -> UndoToken {
    try write { () throws(SQLiteError) in
      let undo = try startUndo("remove")
      let reading = try readingRow(id)
      guard try unlist(id, reading) else { return UndoToken(id: undo, count: 0) }
      try connection.run(
        "INSERT INTO undo_articles (undo_id, article_id) VALUES (?, ?)", [.integer(undo), .integer(id.rawValue)])
      return UndoToken(id: undo, count: 1)
    }
  }

  /// Takes a change back: what it marked read is unread, what it removed or moved is where it was. Whether there was still
  /// something to take back.
  @discardableResult
  public func undo(_ token: UndoToken) throws(StoreError) -> Bool {
    try write { () throws(SQLiteError) in
      let kind = try connection.first("SELECT kind FROM undos WHERE id = ?", [.integer(token.id)]) {
        row throws(SQLiteError) in row.text(0)
      }
      guard let kind else { return false }
      if kind == "feeds" { try undoFeedChanges(token.id) }
      try forEachArticle(of: token.id) { id throws(SQLiteError) in
        if kind == "remove" { try restore(id) } else { _ = try mark(id, read: false) }
      }
      try connection.run("DELETE FROM undos WHERE id = ?", [.integer(token.id)])
      return true
    }
  }

  private func restore(_ id: ArticleID) throws(SQLiteError) {
    try connection.run("UPDATE articles SET removed = 0 WHERE id = ?", [.integer(id.rawValue)])
    let reading = try readingRow(id)
    for membership in try memberships(id, reading) ?? [] {
      try insertListed(membership, id, unread: !reading.isRead)
    }
  }

  func startUndo(_ kind: String) throws(SQLiteError) -> Int64 {
    try connection.run("INSERT INTO undos (kind) VALUES (?)", [.text(kind)])
    let undo = connection.lastInsertedRow
    let old: [Value] = [.integer(undo - undosKept)]
    let removed = try connection.rows(
      "SELECT article_id FROM undo_articles JOIN undos ON id = undo_id WHERE undo_id <= ? AND kind = 'remove'", old
    ) { row throws(SQLiteError) in ArticleID(row.int(0)) }
    for id in removed { try erase(id) }
    try forgetRemovedFeeds(upTo: undo - undosKept)
    try connection.run("DELETE FROM undos WHERE id <= ?", old)
    return undo
  }

  /// Takes away an article's text; the search index forgets it when it is next filled.
  func erase(_ id: ArticleID) throws(SQLiteError) {
    guard let stored = try content(id) else { return }
    try noteChange(of: id, stored)
    try connection.run("DELETE FROM article_contents WHERE article_id = ?", [.integer(id.rawValue)])
    try connection.run("DELETE FROM source_places WHERE article_id = ?", [.integer(id.rawValue)])
    try connection.run(
      "UPDATE articles SET headline = '', kicker = NULL, labels = '', deck = NULL, lede = '', byline = '' WHERE id = ?",
      [.integer(id.rawValue)])
  }

  /// Goes through the articles of a change, a thousand at a time.
  private func forEachArticle(
    of undo: Int64, _ work: (ArticleID) throws(SQLiteError) -> Void
  ) throws(SQLiteError) {
    var last: Int64 = 0
    while true {
      let ids = try connection.rows(
        "SELECT article_id FROM undo_articles WHERE undo_id = ? AND article_id > ? ORDER BY article_id LIMIT 1000",
        [.integer(undo), .integer(last)]
      ) { row throws(SQLiteError) in row.int(0) }
      guard let end = ids.last else { return }
      for id in ids { try work(ArticleID(id)) }
      last = end
    }
  }
}
