import Articles
import SQLite

/// What the store knows of the reading of one article.
struct ReadingRow {
  var isRead = false
  var saved: Int64?
  var visited: Int64?
  var queued: Int64?
  var note: String?
  var position = ReadingPosition()
}

extension Store {
  func readingRow(_ id: ArticleID) throws(SQLiteError) -> ReadingRow {
    try connection.first(
      "SELECT is_read, saved, visited, block, offset, queued, note FROM reading WHERE article_id = ?",
      [.integer(id.rawValue)]
    ) { row throws(SQLiteError) in
      ReadingRow(
        isRead: row.bool(0), saved: row.optionalInt(1), visited: row.optionalInt(2), queued: row.optionalInt(5),
        note: row.optionalText(6),
        position: ReadingPosition(block: Int(row.int(3)), offset: Int(row.int(4))))
    } ?? ReadingRow()
  }

  /// The lists that an article stands in by what it is.
  func ownMemberships(_ id: ArticleID) throws(SQLiteError) -> [Membership]? {
    try connection.first(
      "SELECT place, memberships FROM articles WHERE id = ? AND removed = 0", [.integer(id.rawValue)]
    ) { row throws(SQLiteError) in
      let place = row.int(0)
      return try row.withBytes(1) { bytes throws(SQLiteError) in
        var reader = ByteReader(bytes)
        return try reader.list { reader throws(SQLiteError) in
          Membership(list: try reader.int64(), place: place)
        }
      }
    }
  }

  /// Every list that an article stands in: its own, the saved with its tags, the history, the queue. Nil where there is no such article.
  func memberships(_ id: ArticleID, _ reading: ReadingRow) throws(SQLiteError) -> [Membership]? {
    guard var all = try ownMemberships(id) else { return nil }
    if let place = reading.saved { all += try savedMemberships(id, place) }
    if let place = reading.queued { all.append(Membership(list: FixedList.queue, place: place)) }
    if let place = reading.visited { all.append(Membership(list: FixedList.history, place: place)) }
    return all
  }

  /// Takes an article out of every list that it stands in, and marks it as removed; false where there is no such article.
  func unlist(_ id: ArticleID, _ reading: ReadingRow) throws(SQLiteError) -> Bool {
    guard let memberships = try memberships(id, reading) else { return false }
    for membership in memberships { try deleteListed(membership, id, unread: !reading.isRead) }
    try connection.run("UPDATE articles SET removed = 1 WHERE id = ?", [.integer(id.rawValue)])
    return true
  }

  /// The lists that an article stands in while it is saved.
  func savedMemberships(_ id: ArticleID, _ place: Int64) throws(SQLiteError) -> [Membership] {
    try ([FixedList.saved] + tagLists(id)).map { Membership(list: $0, place: place) }
  }

  /// The next place in the saved or the history.
  func nextPlace() throws(SQLiteError) -> Int64 {
    try connection.number(
      """
      INSERT INTO marks (name, value) VALUES ('place', 1)
      ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value
      """) ?? 0
  }
}
