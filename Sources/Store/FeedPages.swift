// The stories of one feed. A feed has no list of its own, for what it brought may have come from another one too; its stories
// are looked up by their names and ordered here, which costs a page what the whole feed costs: some thousands at most.

import Articles
import SQLite

extension Store {
  /// A story's place in an order of a feed; the greater is the earlier.
  private struct Standing {
    /// What goes before time: being unread, or the place in a ranked list.
    var first: Int64
    var place: Int64
    var id: Int64
    var isRead: Bool

    var keys: [Int64] { [first, place, id] }
  }

  func feedPage(_ url: String, _ order: ListOrder, after cursor: Cursor?, limit: Int) throws(SQLiteError) -> Page {
    var standings = try standings(url)
    switch order {
    case .newest: break
    case .unreadFirst: for index in standings.indices where !standings[index].isRead { standings[index].first = 1 }
    case .rank:
      let ranked = try rankedArticles()
      let places = Dictionary(ranked.enumerated().map { ($1.rawValue, Int64(ranked.count - $0)) }) { first, _ in first }
      for index in standings.indices { standings[index].first = places[standings[index].id] ?? 0 }
    }
    standings.sort { $1.keys.lexicographicallyPrecedes($0.keys) }
    let rest = standings.drop { standing in
      guard let keys = cursor?.keys else { return false }
      return !standing.keys.lexicographicallyPrecedes(keys)
    }
    var page = Page(total: standings.count)
    for standing in rest.prefix(limit) {
      if let teaser = try teaser(ArticleID(standing.id)) { page.teasers.append(teaser) }
    }
    if rest.count > limit { page.next = rest.prefix(limit).last.map { Cursor(keys: $0.keys) } }
    return page
  }

  func feedCount(_ url: String) throws(SQLiteError) -> ListCount {
    let standings = try standings(url)
    return ListCount(total: standings.count, unread: standings.count { !$0.isRead })
  }

  /// Notes the unread stories of a feed as touched by a change.
  func noteUnread(of url: String, undo: Int64) throws(SQLiteError) -> Int {
    let unread = try standings(url).filter { !$0.isRead }
    for standing in unread {
      try connection.run(
        "INSERT INTO undo_articles (undo_id, article_id) VALUES (?, ?)", [.integer(undo), .integer(standing.id)])
    }
    return unread.count
  }

  private func standings(_ url: String) throws(SQLiteError) -> [Standing] {
    try connection.rows(
      """
      SELECT DISTINCT a.id, a.place, ifnull(r.is_read, 0)
      FROM article_names AS n JOIN \(teaserTables)
      WHERE n.source = (SELECT id FROM sources WHERE url = ?) AND a.id = n.article_id AND a.removed = 0
      """, [.text(url)]
    ) { row throws(SQLiteError) in
      Standing(first: 0, place: row.int(1), id: row.int(0), isRead: row.bool(2))
    }
  }
}
