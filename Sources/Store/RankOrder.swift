import Articles
import SQLite

extension Store {
  /// The articles of the latest ranked lists that stand in a list, then the others, latest first. A cursor of one key
  /// ended among the first, of two among the others.
  func ranked(_ list: Int64, after cursor: Cursor?, limit: Int) throws(SQLiteError) -> Page {
    let first = try rankedArticles()
    var page = Page()
    var rest = cursor
    if cursor?.keys.count != 2 {
      let start = Int(clamping: (cursor?.keys.first ?? -1) + 1)
      for (index, id) in first.enumerated().dropFirst(start) {
        guard try stands(id, in: list), let teaser = try teaser(id) else { continue }
        guard page.teasers.count < limit else { return page }
        page.teasers.append(teaser)
        page.next = Cursor(keys: [Int64(index)])
      }
      rest = nil
      // The others begin in a page of their own, so that no page ends between the two.
      if page.teasers.count == limit {
        page.next = Cursor(keys: [Int64(first.count)])
        return page
      }
    }
    let known = Set(first)
    while page.teasers.count < limit {
      let more = try newest(list, after: rest, limit: limit - page.teasers.count)
      page.teasers += more.teasers.filter { !known.contains($0.id) }
      page.next = more.next
      rest = more.next
      if rest == nil { return page }
    }
    return page
  }

  private func stands(_ id: ArticleID, in list: Int64) throws(SQLiteError) -> Bool {
    if list == FixedList.everything { return true }
    return try memberships(id, readingRow(id))?.contains { $0.list == list } ?? false
  }
}
