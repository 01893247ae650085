// What a reader keeps of a story beside having saved it: a place in the queue, a note, tags. A story with a note or tags is
// saved; when it is no longer saved they are kept for the day it is saved again.

public import Articles
import SQLite

/// A tag is at most so many characters; a story has at most so many of them.
private let longestTag = 60
private let mostTags = 20
/// A note is at most so many characters.
private let longestNote = 10_000

extension Store {
  /// Puts an article at the end of the queue, or takes it out.
  public func setQueued(_ id: ArticleID, _ isQueued: Bool) throws(StoreError) {
    try write { () throws(SQLiteError) in
      let reading = try readingRow(id)
      guard (reading.queued != nil) != isQueued, try ownMemberships(id) != nil else { return }
      // Lists begin with the highest place, the queue with what was put there first.
      let place = isQueued ? -(try nextPlace()) : nil
      try connection.run(
        """
        INSERT INTO reading (article_id, queued) VALUES (?, ?)
        ON CONFLICT (article_id) DO UPDATE SET queued = excluded.queued
        """, [.integer(id.rawValue), place.map { .integer($0) } ?? .null])
      if let place {
        try insertListed(Membership(list: FixedList.queue, place: place), id, unread: !reading.isRead)
      } else if let place = reading.queued {
        try deleteListed(Membership(list: FixedList.queue, place: place), id, unread: !reading.isRead)
      }
    }
  }

  /// Gives an article its tags, in the stead of those it had; with any, it is saved.
  public func setTags(_ id: ArticleID, _ tags: [String]) throws(StoreError) {
    try write { () throws(SQLiteError) in
      guard try ownMemberships(id) != nil else { return }
      var lists: [Int64] = []
      for tag in tags.prefix(mostTags) {
        let name = String(trimmed(tag).prefix(longestTag))
        guard !name.isEmpty else { continue }
        let list = try makeList(.fixed, parent: FixedList.saved, name)
        if !lists.contains(list) { lists.append(list) }
      }
      if !lists.isEmpty { try save(id, true) }
      let reading = try readingRow(id)
      let before = try tagLists(id)
      for list in before where !lists.contains(list) {
        try connection.run(
          "DELETE FROM article_tags WHERE article_id = ? AND list_id = ?", [.integer(id.rawValue), .integer(list)])
        if let place = reading.saved {
          try deleteListed(Membership(list: list, place: place), id, unread: !reading.isRead)
        }
      }
      for list in lists where !before.contains(list) {
        try connection.run(
          "INSERT INTO article_tags (article_id, list_id) VALUES (?, ?)", [.integer(id.rawValue), .integer(list)])
        if let place = reading.saved {
          try insertListed(Membership(list: list, place: place), id, unread: !reading.isRead)
        }
      }
    }
  }

  /// Gives an article a note, which also saves it; nil or nothing but white space takes the note away.
  public func setNote(_ id: ArticleID, _ note: String?) throws(StoreError) {
    try write { () throws(SQLiteError) in
      guard try ownMemberships(id) != nil else { return }
      let text = String(trimmed(note ?? "").prefix(longestNote))
      if !text.isEmpty { try save(id, true) }
      try connection.run(
        """
        INSERT INTO reading (article_id, note) VALUES (?, ?)
        ON CONFLICT (article_id) DO UPDATE SET note = excluded.note
        """, [.integer(id.rawValue), text.isEmpty ? .null : .text(text)])
    }
  }

  /// The tags that stories bear, by name.
  public func tags() throws(StoreError) -> [TagCount] {
    try attempt { () throws(SQLiteError) in
      try connection.rows(
        "SELECT name, total, unread FROM lists WHERE kind = 'fixed' AND parent = ? AND total > 0 ORDER BY folded",
        [.integer(FixedList.saved)]
      ) { row throws(SQLiteError) in
        TagCount(name: row.text(0), total: Int(row.int(1)), unread: Int(row.int(2)))
      }
    }
  }

  /// The names of an article's tags.
  func tagNames(_ id: ArticleID) throws(SQLiteError) -> [String] {
    try connection.rows(
      "SELECT name FROM article_tags JOIN lists ON id = list_id WHERE article_id = ? ORDER BY folded",
      [.integer(id.rawValue)]
    ) { row throws(SQLiteError) in row.text(0) }
  }

  /// The lists of an article's tags.
  func tagLists(_ id: ArticleID) throws(SQLiteError) -> [Int64] {
    try connection.rows("SELECT list_id FROM article_tags WHERE article_id = ?", [.integer(id.rawValue)]) {
      row throws(SQLiteError) in row.int(0)
    }
  }
}
