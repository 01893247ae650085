public import Articles
import SQLite

extension Store {
  /// The whole of an article with what the reader did with it; nil where there is none, or it was removed.
  public func article(_ id: ArticleID) throws(StoreError) -> StoredArticle? {
    try read { () throws(SQLiteError) in
      guard try ownMemberships(id) != nil, let article = try content(id) else { return nil }
      let reading = try readingRow(id)
      var state = ReadingState(isRead: reading.isRead, isSaved: reading.saved != nil, position: reading.position)
      state.isQueued = reading.queued != nil
      state.note = reading.note
      state.tags = try tagNames(id)
      var stored = StoredArticle(id: id, article: article, state: state)
      stored.otherPublications = try otherPublications(id, beside: article.publication)
      return stored
    }
  }

  /// The article that stands at an address, however the address is written.
  public func article(at url: String) throws(StoreError) -> ArticleID? {
    try attempt { () throws(SQLiteError) in
      guard let id = try find(url: url) else { return nil }
      return try ownMemberships(id) == nil ? nil : id
    }
  }

  /// The article that a link leads to, which may have been removed.
  func find(url: String) throws(SQLiteError) -> ArticleID? {
    for key in addressKeys(url) {
      if let id = try find(address: key).first { return id }
    }
    return nil
  }

  func content(_ id: ArticleID) throws(SQLiteError) -> Article? {
    try connection.first(
      "SELECT content FROM article_contents WHERE article_id = ?", [.integer(id.rawValue)]
    ) { row throws(SQLiteError) in
      try row.withBytes(0) { bytes throws(SQLiteError) in
        var reader = ByteReader(bytes)
        return try reader.article()
      }
    }
  }
}
