// Read and saved marks that another program kept, by the names that it has for stories.

import Articles
import SQLite

/// What another reader noted of a story.
public struct ReadingMark: Hashable, Sendable {
  /// The feed's address.
  public var source: String
  /// The story's name in that feed.
  public var entryID: String
  /// Whether it was read.
  public var isRead: Bool
  /// Whether it was kept.
  public var isSaved: Bool

  /// A mark.
  public init(source: String, entryID: String, isRead: Bool, isSaved: Bool) {
    self.source = source
    self.entryID = entryID
    self.isRead = isRead
    self.isSaved = isSaved
  }
}

extension Store {
  /// Marks stories as read and saved where `marks` say so; no mark that is here is taken away.
  public func apply(_ marks: [ReadingMark]) throws(StoreError) {
    for mark in marks where mark.isRead || mark.isSaved {
      let id = try attempt { () throws(SQLiteError) in
        try connection.number(
          """
          SELECT article_id FROM article_names JOIN sources ON sources.id = source WHERE url = ? AND entry_id = ?
          """, [.text(mark.source), .text(mark.entryID)])
      }
      guard let id else { continue }
      if mark.isRead { try setRead(ArticleID(id), true) }
      if mark.isSaved { try setSaved(ArticleID(id), true) }
    }
  }
}
