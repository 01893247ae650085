import Articles
import SQLite

/// The columns of a teaser from `articles AS a`, after which a query may select more.
let teaserColumns = """
  a.id, a.headline, a.kicker, a.labels, a.deck, a.lede, a.byline, a.publication, a.section, a.posted, a.posted_zone, \
  a.posted_has_time, a.place, a.url, a.language, a.has_photo, r.is_read, r.saved, \
  r.queued, r.note IS NOT NULL, r.visited_at
  """

/// Where `teaserColumns` come from, with what the reader did.
let teaserTables = "articles AS a LEFT JOIN reading AS r ON r.article_id = a.id"

extension Store {
  /// The teaser in a row of `teaserColumns`.
  func teaser(_ row: Statement) throws(SQLiteError) -> Teaser {
    let sectionPath = try row.optionalInt(8).map { id throws(SQLiteError) in try path(of: id) } ?? []
    let labels = row.text(3)
    var teaser = Teaser(
      id: ArticleID(row.int(0)), headline: row.text(1), kicker: row.optionalText(2) ?? sectionPath.last,
      labels: labels.isEmpty ? [] : labels.split(separator: listSeparator).map(String.init),
      deck: row.optionalText(4), lede: row.text(5), byline: row.text(6),
      publication: try path(of: row.int(7)).last ?? "", sectionPath: sectionPath, posted: moment(row, 9, orAt: 12),
      url: row.optionalText(13), language: row.optionalText(14), isRead: row.bool(16), isSaved: !row.isNull(17),
      hasPhoto: row.bool(15))
    teaser.isQueued = !row.isNull(18)
    teaser.hasNote = row.bool(19)
    teaser.visited = row.optionalInt(20).map { Timestamp(seconds: $0) }
    return teaser
  }

  /// The teaser of one article, unless it was removed.
  func teaser(_ id: ArticleID) throws(SQLiteError) -> Teaser? {
    try connection.first(
      "SELECT \(teaserColumns) FROM \(teaserTables) WHERE a.id = ? AND a.removed = 0", [.integer(id.rawValue)],
      teaser)
  }

  /// The time in the columns seconds, zone and whether it has a time of day; the place where there is none.
  private func moment(_ row: Statement, _ column: Int32, orAt place: Int32) -> Timestamp {
    guard let seconds = row.optionalInt(column) else { return Timestamp(seconds: row.int(place)) }
    return Timestamp(
      seconds: seconds, zoneOffset: row.optionalInt(column + 1).map(Int.init), hasTime: row.bool(column + 2))
  }
}
