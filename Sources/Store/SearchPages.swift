// Pages of a search. What is rare is ordered as a reader would order it; what is common is given as the index holds it,
// latest stored first, so that the commonest word costs no more than the rarest.

import Articles
import SQLite

/// So many finds are ordered; more are given in the order of the index.
private let mostOrdered = 2_000

extension Store {
  func searchPage(
    _ words: String, _ order: ListOrder, after cursor: Cursor?, limit: Int
  ) throws(SQLiteError) -> Page {
    // What cannot be understood finds nothing; whoever asked was told before.
    guard let query = try? SearchQuery(words), let matching = SearchMatching(query) else { return Page(total: 0) }
    let search = try search(matching)
    let finder = WordFinder(query)
    // A cursor says by its length which of the two orders it belongs to.
    var page: Page
    if let cursor, cursor.keys.count == 1 {
      page = try common(search, below: cursor.keys[0], limit: limit)
    } else {
      let finds = try found(search, below: .max, limit: mostOrdered + 1)
      page =
        finds.count > mostOrdered && cursor == nil
        ? try common(search, below: .max, limit: limit)
        : try ordered(finds, search, order, after: cursor?.keys ?? [], limit: limit)
    }
    guard !finder.isEmpty else { return page }
    for index in page.teasers.indices {
      page.teasers[index].excerpt = try content(page.teasers[index].id).map { Excerpt(of: $0, finder: finder) }
    }
    return page
  }

  /// How many unread articles a search finds; what is above `most` is not counted.
  func countUnread(_ words: String, upTo most: Int) throws(SQLiteError) -> Int {
    guard let query = try? SearchQuery(words + " is:unread"), let matching = SearchMatching(query) else { return 0 }
    return try found(try search(matching), below: .max, limit: most).count
  }

  /// What is looked for, its last word decided upon.
  struct Search {
    var words: String?
    var matching: SearchMatching
  }

  /// The words as they stand; where no article has them so, the last as the beginning of a word. Beginnings are dear
  /// where many words share them, and then someone has usually written the short word too.
  private func search(_ matching: SearchMatching) throws(SQLiteError) -> Search {
    let whole = Search(words: matching.words, matching: matching)
    guard matching.words != matching.openWords, try found(whole, below: .max, limit: 1).isEmpty else { return whole }
    return Search(words: matching.openWords, matching: matching)
  }

  /// The latest stored articles that match, by number from the highest down.
  private func found(_ search: Search, below: Int64, limit: Int) throws(SQLiteError) -> [Int64] {
    let matching = search.matching
    guard let words = search.words else {
      return try numbers(
        "SELECT a.id FROM articles AS a WHERE a.removed = 0 AND a.id < ?\(matching.conditions) ORDER BY a.id DESC LIMIT ?",
        [.integer(below)] + matching.values + [.integer(limit)])
    }
    if matching.conditions.isEmpty { return try found(words, below: below, limit: limit) }
    return try numbers(
      """
      SELECT search.rowid FROM search CROSS JOIN articles AS a ON a.id = search.rowid
      WHERE search MATCH ? AND search.rowid < ?\(matching.conditions) ORDER BY search.rowid DESC LIMIT ?
      """, [.text(words), .integer(below)] + matching.values + [.integer(limit)])
  }

  private func numbers(_ sql: String, _ values: [Value]) throws(SQLiteError) -> [Int64] {
    try connection.rows(sql, values) { row throws(SQLiteError) in row.int(0) }
  }

  /// The latest stored articles that have these words, by number from the highest down.
  func found(_ words: String, below: Int64, limit: Int) throws(SQLiteError) -> [Int64] {
    let statement = try connection.statement(
      "SELECT rowid FROM search WHERE search MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?")
    defer { statement.reset() }
    try statement.bind(words, 1)
    try statement.bind(below, 2)
    try statement.bind(Int64(limit), 3)
    var ids: [Int64] = []
    while try statement.step() { ids.append(statement.int(0)) }
    return ids
  }

  private func common(_ search: Search, below: Int64, limit: Int) throws(SQLiteError) -> Page {
    var page = Page()
    var end = below
    while page.teasers.count < limit {
      let wanted = limit - page.teasers.count
      let ids = try found(search, below: end, limit: wanted)
      for id in ids {
        if let teaser = try teaser(ArticleID(id)) { page.teasers.append(teaser) }
      }
      guard ids.count == wanted, let last = ids.last else { return page }
      end = last
    }
    page.next = Cursor(keys: [end])
    return page
  }

  private func ordered(
    _ finds: [Int64], _ search: Search, _ order: ListOrder, after keys: [Int64], limit: Int
  ) throws(SQLiteError) -> Page {
    let preferred: Set<Int64> =
      if order == .rank, let words = search.words {
        Set(try found("{headline} : (\(words))", below: .max, limit: mostOrdered))
      } else {
        []
      }
    let statement = try connection.statement(
      """
      SELECT place, ifnull(is_read, 0) FROM articles LEFT JOIN reading ON article_id = id
      WHERE id = ? AND removed = 0
      """)
    var rows: [[Int64]] = []
    for id in finds {
      try statement.bind(id, 1)
      if try statement.step() {
        let first: Int64 =
          switch order {
          case .newest: 0
          case .unreadFirst: 1 - statement.int(1)
          case .rank: preferred.contains(id) ? 1 : 0
          }
        rows.append([first, statement.int(0), id])
      }
      statement.reset()
    }
    rows.sort { $1.lexicographicallyPrecedes($0) }
    let total = rows.count
    let rest = keys.isEmpty ? rows[...] : rows.drop { !$0.lexicographicallyPrecedes(keys) }
    var page = Page(total: total)
    for row in rest.prefix(limit) {
      if let teaser = try teaser(ArticleID(row[2])) { page.teasers.append(teaser) }
    }
    if rest.count > limit { page.next = rest.prefix(limit).last.map { Cursor(keys: $0) } }
    return page
  }
}
