// What the reader does: reads, saves, goes through the text. A change of it moves the article's rows in its lists.

public import Articles
import SQLite

extension Store {
  /// Marks an article read or unread.
  public func setRead(_ id: ArticleID, _ isRead: Bool) throws(StoreError) {
    try write { () throws(SQLiteError) in _ = try mark(id, read: isRead) }
  }

  /// Saves an article for later, at the top of the saved, or takes it from there.
  public func setSaved(_ id: ArticleID, _ isSaved: Bool) throws(StoreError) {
    try write { () throws(SQLiteError) in try save(id, isSaved) }
  }

  func save(_ id: ArticleID, _ isSaved: Bool) throws(SQLiteError) {
    let reading = try readingRow(id)
    guard (reading.saved != nil) != isSaved, try ownMemberships(id) != nil else { return }
    if let place = reading.saved {
      for membership in try savedMemberships(id, place) {
        try deleteListed(membership, id, unread: !reading.isRead)
      }
      return try connection.run("UPDATE reading SET saved = NULL WHERE article_id = ?", [.integer(id.rawValue)])
    }
    let place = try nextPlace()
    try connection.run(
      """
      INSERT INTO reading (article_id, saved) VALUES (?, ?)
      ON CONFLICT (article_id) DO UPDATE SET saved = excluded.saved
      """, [.integer(id.rawValue), .integer(place)])
    for membership in try savedMemberships(id, place) {
      try insertListed(membership, id, unread: !reading.isRead)
    }
  }

  /// Remembers the place reached in an article's text.
  public func savePosition(_ id: ArticleID, _ position: ReadingPosition) throws(StoreError) {
    try write { () throws(SQLiteError) in
      guard try ownMemberships(id) != nil else { return }
      try connection.run(
        """
        INSERT INTO reading (article_id, block, offset) VALUES (?, ?, ?)
        ON CONFLICT (article_id) DO UPDATE SET block = excluded.block, offset = excluded.offset
        """, [.integer(id.rawValue), .integer(position.block), .integer(position.offset)])
    }
  }

  /// Puts an article at the top of the history, once however often it was opened.
  public func recordVisit(_ id: ArticleID, at moment: Timestamp) throws(StoreError) {
    try write { () throws(SQLiteError) in
      guard try ownMemberships(id) != nil else { return }
      let reading = try readingRow(id)
      if let place = reading.visited {
        try deleteListed(Membership(list: FixedList.history, place: place), id, unread: !reading.isRead)
      }
      let place = try nextPlace()
      try connection.run(
        """
        INSERT INTO reading (article_id, visited, visited_at, visits) VALUES (?, ?, ?, 1)
        ON CONFLICT (article_id) DO UPDATE SET
          visited = excluded.visited, visited_at = excluded.visited_at, visits = visits + 1
        """, [.integer(id.rawValue), .integer(place), .integer(moment.seconds)])
      try insertListed(Membership(list: FixedList.history, place: place), id, unread: !reading.isRead)
    }
  }

  /// Marks an article; whether that changed it.
  func mark(_ id: ArticleID, read isRead: Bool) throws(SQLiteError) -> Bool {
    let reading = try readingRow(id)
    guard reading.isRead != isRead, let memberships = try memberships(id, reading) else { return false }
    let statement = try connection.statement(
      """
      INSERT INTO reading (article_id, is_read) VALUES (?, ?)
      ON CONFLICT (article_id) DO UPDATE SET is_read = excluded.is_read
      """)
    try statement.bind(id.rawValue, 1)
    try statement.bind(isRead ? 1 : 0, 2)
    try statement.run()
    for membership in memberships { try flipListed(membership, id, unread: !isRead) }
    return true
  }
}
