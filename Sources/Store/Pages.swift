// Lists a page at a time. A page begins after the sort keys of the row before it, so each costs the same; nothing is
// skipped over and nothing but the page is read. Rows keep their place while a list is read unless they are changed
// themselves: an article marked read moves down in the unread-first order.

public import Articles
import SQLite

/// What a list holds.
public struct ListCount: Hashable, Sendable {
  /// Its articles.
  public var total: Int
  /// Those not read.
  public var unread: Int
}

extension Store {
  /// Part of a list. Saved and history go by the time of saving and opening, the others by the time of the article.
  ///
  /// A search finds what its `SearchQuery` says, whatever the case and the accents, and each line brings an excerpt. Where
  /// no article has the last word, it counts as the beginning of one, from four letters on. Up to 2,000 finds are ordered
  /// as asked, by rank meaning those with the words in the headline first; of more, the latest stored come first and the
  /// total is nil.
  public func page(
    _ listing: Listing, order: ListOrder = .newest, after cursor: Cursor? = nil, limit: Int
  ) throws(StoreError) -> Page {
    if case .search = listing { try requireSearch() }
    return try read { () throws(SQLiteError) in
      guard limit > 0 else { return Page(next: cursor) }
      if case .search(let words) = listing { return try searchPage(words, order, after: cursor, limit: limit) }
      if case .feed(let url) = listing { return try feedPage(url, order, after: cursor, limit: limit) }
      guard let list = try list(of: listing) else { return Page(total: 0) }
      var page =
        switch order {
        case .newest: try newest(list, after: cursor, limit: limit)
        case .unreadFirst: try unreadFirst(list, after: cursor, limit: limit)
        case .rank: try ranked(list, after: cursor, limit: limit)
        }
      page.total = try count(list)?.total
      return page
    }
  }

  /// How many articles a list holds, kept with every change and counted for a feed only; nil for a search.
  public func count(_ listing: Listing) throws(StoreError) -> ListCount? {
    try attempt { () throws(SQLiteError) in
      if case .search = listing { return nil }
      if case .feed(let url) = listing { return try feedCount(url) }
      guard let list = try list(of: listing) else { return ListCount(total: 0, unread: 0) }
      return try count(list)
    }
  }

  /// How many unread articles each of the searches finds, each counted up to `most`.
  public func unreadCounts(ofSearches searches: [String], upTo most: Int) throws(StoreError) -> [String: Int] {
    try openSearch()
    return try read { () throws(SQLiteError) in
      var counts: [String: Int] = [:]
      for search in searches { counts[search] = try countUnread(search, upTo: most) }
      return counts
    }
  }

  /// The list behind a listing; nil where there is none, as of a feed or a search.
  func list(of listing: Listing) throws(SQLiteError) -> Int64? {
    switch listing {
    case .everything: FixedList.everything
    case .saved: FixedList.saved
    case .history: FixedList.history
    case .queue: FixedList.queue
    case .tag(let name): try findList(.fixed, parent: FixedList.saved, name)
    case .section(let id): id.rawValue
    case .byline(let name): try findList(.byline, name)
    case .feed, .search: nil
    }
  }

  private func count(_ list: Int64) throws(SQLiteError) -> ListCount? {
    try connection.first("SELECT total, unread FROM lists WHERE id = ?", [.integer(list)]) {
      row throws(SQLiteError) in ListCount(total: Int(row.int(0)), unread: Int(row.int(1)))
    }
  }

  // MARK: Orders

  /// Latest first: the read and the unread are each in order in the key, and are merged.
  func newest(_ list: Int64, after cursor: Cursor?, limit: Int) throws(SQLiteError) -> Page {
    let keys = cursor?.keys.count == 2 ? cursor?.keys ?? [] : [.max, .max]
    let rows = try rows(
      """
      WITH l AS MATERIALIZED (\(side(unread: 0)) UNION ALL \(side(unread: 1)) ORDER BY place DESC, article_id DESC LIMIT ?4)
      SELECT \(teaserColumns), l.place FROM l CROSS JOIN \(teaserTables) WHERE a.id = l.article_id
      ORDER BY l.place DESC, l.article_id DESC
      """, [.integer(list), .integer(keys[0]), .integer(keys[1]), .integer(limit + 1)])
    return page(rows, limit: limit) { [$0.place, $0.teaser.id.rawValue] }
  }

  private func side(unread: Int) -> String {
    """
    SELECT * FROM (SELECT place, article_id FROM listed
      WHERE list_id = ?1 AND unread = \(unread) AND (place, article_id) < (?2, ?3)
      ORDER BY place DESC, article_id DESC LIMIT ?4)
    """
  }

  /// Unread before read, each latest first: the key read backwards.
  private func unreadFirst(_ list: Int64, after cursor: Cursor?, limit: Int) throws(SQLiteError) -> Page {
    let keys = cursor?.keys.count == 3 ? cursor?.keys ?? [] : [1, .max, .max]
    let rows = try rows(
      """
      SELECT \(teaserColumns), l.place FROM listed AS l CROSS JOIN \(teaserTables)
      WHERE l.list_id = ?1 AND (l.unread, l.place, l.article_id) < (?2, ?3, ?4) AND a.id = l.article_id
      ORDER BY l.unread DESC, l.place DESC, l.article_id DESC LIMIT ?5
      """, [.integer(list), .integer(keys[0]), .integer(keys[1]), .integer(keys[2]), .integer(limit + 1)])
    return page(rows, limit: limit) { [$0.teaser.isRead ? 0 : 1, $0.place, $0.teaser.id.rawValue] }
  }

  struct Row {
    var teaser: Teaser
    var place: Int64
  }

  private func rows(_ sql: String, _ values: [Value]) throws(SQLiteError) -> [Row] {
    try connection.rows(sql, values) { row throws(SQLiteError) in
      Row(teaser: try teaser(row), place: row.int(21))
    }
  }

  /// The first `limit` of `rows`, of which one more was asked for to know whether there is a next page.
  private func page(_ rows: [Row], limit: Int, _ keys: (Row) -> [Int64]) -> Page {
    let shown = rows.prefix(limit)
    let next = rows.count > limit ? shown.last.map { Cursor(keys: keys($0)) } : nil
    return Page(teasers: shown.map(\.teaser), next: next)
  }
}
