// Ranked lists: each title of a newspaper at each moment it was drawn up. The latest is shown with the movement against
// the one before.

public import Articles
import SQLite

/// A ranked list as the store numbers it.
struct Ranking {
  var id: Int64
  var publication: Int64
  var title: String
  var folded: String

  var isMostRead: Bool { ["most read", "most viewed", "most popular"].contains { folded.hasPrefix($0) } }

  /// A newspaper's own order of its front page comes first; Top 10 leads the front page before Top 5, and any Top before what was merely read.
  var weight: Int {
    if folded == RankedList.frontPageTitle.lowercased() { return -1_000 }
    guard folded.hasPrefix("top ") else { return isMostRead ? 2 : 1 }
    return -(Int(folded.dropFirst(4).prefix { $0.isNumber }) ?? 0)
  }
}

private let mostRankings = 24

extension Store {
  /// Takes in a ranked list; the list of the same title and moment gives way to it.
  public func merge(_ list: RankedList) throws(StoreError) {
    try write { () throws(SQLiteError) in
      let publication = try makeList(.publication, list.publication)
      let key: [Value] = [.integer(publication), .text(list.title.lowercased())]
      try connection.run(
        "INSERT OR IGNORE INTO rankings (publication, folded, title) VALUES (?, ?, ?)", key + [.text(list.title)])
      guard
        let id = try connection.number("SELECT id FROM rankings WHERE publication = ? AND folded = ?", key)
      else { return }
      let moment: [Value] = [.integer(id), .integer(list.moment.seconds)]
      try connection.run("DELETE FROM ranking_entries WHERE ranking = ? AND moment = ?", moment)
      for entry in list.entries {
        try connection.run(
          """
          INSERT OR IGNORE INTO ranking_entries (ranking, moment, rank, headline, url, label)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
          moment + [.integer(entry.rank), .text(entry.headline), .text(entry.url), .optional(entry.label)])
      }
    }
  }

  /// The latest list of each title with its movement, the most read first. Where no newspaper says what is most read,
  /// this reader's own history does.
  public func rankedLists() throws(StoreError) -> [RailList] {
    try read { () throws(SQLiteError) in try rankedRails(publication: nil) }
  }

  /// Ranked lists of one newspaper, or of all.
  func rankedRails(publication: Int64?) throws(SQLiteError) -> [RailList] {
    let rankings = try rankings(publication: publication)
    let mostRead = rankings.filter(\.isMostRead)
    var rails: [RailList] = []
    for ranking in mostRead + rankings.filter({ !$0.isMostRead }) {
      if let rail = try rail(ranking) { rails.append(rail) }
    }
    if mostRead.isEmpty {
      let own = try readersMostRead()
      if !own.isEmpty { rails.insert(RailList(kind: .ranked, title: "Most read by you", items: own), at: 0) }
    }
    return rails
  }

  /// The articles of the latest ranked lists, the foremost first, none twice; some may have been removed.
  func rankedArticles() throws(SQLiteError) -> [ArticleID] {
    var seen: Set<ArticleID> = []
    var ids: [ArticleID] = []
    for ranking in try rankings(publication: nil).sorted(by: { $0.weight < $1.weight }) {
      guard let moment = try latestMoment(ranking, before: .max) else { continue }
      for entry in try entries(ranking, at: moment) {
        guard let id = try find(url: entry.url), seen.insert(id).inserted else { continue }
        ids.append(id)
      }
    }
    return ids
  }

  /// The teaser of the article at an address, if the store has it.
  func stored(_ url: String) throws(SQLiteError) -> Teaser? {
    guard let id = try find(url: url) else { return nil }
    return try teaser(id)
  }

  // MARK: One list

  private func rankings(publication: Int64?) throws(SQLiteError) -> [Ranking] {
    let sql = "SELECT id, publication, title, folded FROM rankings"
    let filter = publication == nil ? "" : " WHERE publication = ?"
    let values: [Value] = publication.map { [.integer($0)] } ?? []
    return try connection.rows("\(sql)\(filter) ORDER BY id LIMIT \(mostRankings)", values) {
      row throws(SQLiteError) in
      Ranking(id: row.int(0), publication: row.int(1), title: row.text(2), folded: row.text(3))
    }
  }

  private func rail(_ ranking: Ranking) throws(SQLiteError) -> RailList? {
    guard let moment = try latestMoment(ranking, before: .max) else { return nil }
    let earlier = try latestMoment(ranking, before: moment)
    let before = try earlier.map { moment throws(SQLiteError) in try entries(ranking, at: moment) }
    let items = try entries(ranking, at: moment).mapped { entry throws(SQLiteError) in
      let article = try stored(entry.url)
      return RailItem(
        article: article?.id, headline: entry.headline, url: entry.url, label: entry.label,
        posted: article?.posted, section: article?.sectionPath.last, rank: entry.rank,
        movement: before.map { movement(of: entry, since: $0) }, isRead: article?.isRead ?? false)
    }
    return items.isEmpty ? nil : RailList(kind: .ranked, title: ranking.title, items: items)
  }

  private func movement(of entry: RankedList.Entry, since before: [RankedList.Entry]) -> RailItem.Movement {
    let address = addressKey(entry.url)
    let earlier =
      before.first { address != nil && addressKey($0.url) == address } ?? before.first { $0.headline == entry.headline }
    return earlier.map { .places($0.rank - entry.rank) } ?? .new
  }

  private func latestMoment(_ ranking: Ranking, before: Int64) throws(SQLiteError) -> Int64? {
    try connection.number(
      "SELECT max(moment) FROM ranking_entries WHERE ranking = ? AND moment < ?",
      [.integer(ranking.id), .integer(before)])
  }

  private func entries(_ ranking: Ranking, at moment: Int64) throws(SQLiteError) -> [RankedList.Entry] {
    try connection.rows(
      """
      SELECT rank, headline, url, label FROM ranking_entries WHERE ranking = ? AND moment = ? ORDER BY rank LIMIT 100
      """, [.integer(ranking.id), .integer(moment)]
    ) { row throws(SQLiteError) in
      RankedList.Entry(rank: Int(row.int(0)), headline: row.text(1), url: row.text(2), label: row.optionalText(3))
    }
  }

  private func readersMostRead() throws(SQLiteError) -> [RailItem] {
    let teasers = try connection.rows(
      """
      SELECT \(teaserColumns) FROM (
        SELECT article_id AS id, visits, visited FROM reading INDEXED BY reading_by_visits WHERE visits > 0
        ORDER BY visits DESC, visited DESC LIMIT 40) AS top
      JOIN \(teaserTables) WHERE a.id = top.id AND a.removed = 0
      ORDER BY top.visits DESC, top.visited DESC LIMIT 20
      """, [], teaser)
    return teasers.enumerated().map { index, teaser in
      var item = RailItem(teaser)
      item.rank = index + 1
      return item
    }
  }
}

extension RailItem {
  /// A stored article as a line beside another.
  init(_ teaser: Teaser) {
    self.init(
      article: teaser.id, headline: teaser.headline, url: teaser.url, label: teaser.labels.first,
      posted: teaser.posted, section: teaser.sectionPath.last, isRead: teaser.isRead)
  }
}

extension Array {
  /// `map` that lets the store's errors through as they are.
  func mapped<Result>(_ work: (Element) throws(SQLiteError) -> Result) throws(SQLiteError) -> [Result] {
    var results: [Result] = []
    results.reserveCapacity(count)
    for element in self { results.append(try work(element)) }
    return results
  }
}
