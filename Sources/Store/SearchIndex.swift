// The full-text index. It is the dearest part of taking articles in, so it is filled after them, many at a time, and
// each time in one transaction with the mark of how far it came: a program that is killed leaves articles that are not
// yet found, never one that is lost or found twice.

import Articles
import SQLite

/// So much text goes into the index in one transaction, which keeps others from writing while it lasts.
private let largestBatch = 48 << 20

extension Store {
  /// Brings at most `limit` articles that wait for it into the search index; how many it were, 0 when none is left.
  /// Small limits let other programs write sooner and take less memory: some 6 kB an article of 2 kB.
  @discardableResult
  public func indexPending(limit: Int = 5_000) throws(StoreError) -> Int {
    try write { () throws(SQLiteError) in
      let changed = try indexChanges(limit)
      return changed < limit ? changed + (try indexNew(limit - changed)) : changed
    }
  }

  /// About how many articles wait for the search index.
  public func pendingCount() throws(StoreError) -> Int {
    try read { () throws(SQLiteError) in
      let latest = try connection.number("SELECT max(id) FROM articles") ?? 0
      let changes = try connection.number("SELECT count(*) FROM search_changes") ?? 0
      return Int(latest - (try indexedMark()) + changes)
    }
  }

  /// The number of the last article that was brought into the index in its turn.
  func indexedMark() throws(SQLiteError) -> Int64 {
    try connection.number("SELECT value FROM marks WHERE name = 'indexed'") ?? 0
  }

  /// To be told before an article's content changes: the index can only forget words that it is told.
  func noteChange(of id: ArticleID, _ stored: Article) throws(SQLiteError) {
    guard try id.rawValue <= indexedMark() else { return }
    let text = SearchText(stored)
    let statement = try connection.statement(
      "INSERT OR IGNORE INTO search_changes (article_id, old_headline, old_words) VALUES (?, ?, ?)")
    try statement.bind(id.rawValue, 1)
    try statement.bind(utf8: text.headline, 2)
    try statement.bind(utf8: text.words, 3)
    try statement.run()
  }

  private func indexChanges(_ limit: Int) throws(SQLiteError) -> Int {
    let ids = try connection.rows(
      "SELECT article_id FROM search_changes ORDER BY article_id LIMIT ?", [.integer(limit)]
    ) { row throws(SQLiteError) in ArticleID(row.int(0)) }
    for id in ids {
      let number: [Value] = [.integer(id.rawValue)]
      try connection.run(
        """
        INSERT INTO search (search, rowid, headline, words)
        SELECT 'delete', article_id, old_headline, old_words FROM search_changes
        WHERE article_id = ? AND old_words IS NOT NULL
        """, number)
      if let article = try content(id) { try index(id, SearchText(article)) }
      try connection.run("DELETE FROM search_changes WHERE article_id = ?", number)
    }
    return ids.count
  }

  private func indexNew(_ limit: Int) throws(SQLiteError) -> Int {
    let articles = try connection.statement(
      """
      SELECT article_id, content FROM article_contents WHERE article_id > ? ORDER BY article_id LIMIT ?
      """)
    defer { articles.reset() }
    try articles.bind(indexedMark(), 1)
    try articles.bind(Int64(limit), 2)
    var count = 0
    var bytes = 0
    var last: Int64?
    while bytes < largestBatch, try articles.step() {
      let id = articles.int(0)
      let article = try articles.withBytes(1) { content throws(SQLiteError) in
        var reader = ByteReader(content)
        return try reader.article()
      }
      let text = SearchText(article)
      try index(ArticleID(id), text)
      bytes += text.headline.count + text.words.count
      count += 1
      last = id
    }
    if let last {
      try connection.run("UPDATE marks SET value = ? WHERE name = 'indexed'", [.integer(last)])
    }
    return count
  }

  private func index(_ id: ArticleID, _ text: SearchText) throws(SQLiteError) {
    let statement = try connection.statement("INSERT INTO search (rowid, headline, words) VALUES (?, ?, ?)")
    try statement.bind(id.rawValue, 1)
    try statement.bind(utf8: text.headline, 2)
    try statement.bind(utf8: text.words, 3)
    try statement.run()
  }
}
