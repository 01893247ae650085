import Articles

// A ranked list as its desk sends it: lines `rank|slug|rank before`, the last of them `new` for a story that was not in
// the list before. Two lists come of it, so that a store can tell how each story moved.

/// A ranked list before it is drawn up.
struct Ranking {
  /// One line of it.
  private struct Row {
    var line: Int
    var slug: String
    var before: Int?
  }

  /// How old the list before is.
  private static let interval: Int64 = 86_400

  private let piece: Piece
  private let rows: [Row]

  /// The ranking in a piece of the lists' file.
  init(_ piece: Piece) throws(ManuscriptError) {
    self.piece = piece
    var rows: [Row] = []
    for (line, parts) in try Piece.rows(of: piece.lines, in: piece.file, parts: 3) {
      guard Int(parts[0]) == rows.count + 1 else {
        throw ManuscriptError(file: piece.file, line: line, reason: "rank \(parts[0]) follows rank \(rows.count)")
      }
      let before = Int(parts[2])
      guard before != nil || parts[2] == "new" else {
        throw ManuscriptError(file: piece.file, line: line, reason: "“\(parts[2])” is neither a rank nor “new”")
      }
      if rows.contains(where: { $0.slug == parts[1] || (before != nil && $0.before == before) }) {
        throw ManuscriptError(file: piece.file, line: line, reason: "a second \(parts[1]) or a second rank before")
      }
      rows.append(Row(line: line, slug: parts[1], before: before))
    }
    self.rows = rows
  }

  /// The list before and the list of `moment`. Ranks of the list before that none of today's stories held go to other
  /// articles of the same top sections that had been posted by then.
  func lists(at moment: Timestamp, of articles: [Article]) throws(ManuscriptError) -> [RankedList] {
    var ranked: [Article] = []
    for row in rows {
      guard let article = articles.first(where: { $0.entryID == row.slug }) else {
        throw ManuscriptError(file: piece.file, line: row.line, reason: "no manuscript \(row.slug)")
      }
      ranked.append(article)
    }
    let earlier = Timestamp(seconds: moment.seconds - Self.interval, zoneOffset: SampleEdition.zoneOffset)
    let tops = Set(ranked.compactMap(\.sectionPath.first))
    var others = articles.filter { article in
      !ranked.contains(where: { $0.entryID == article.entryID }) && tops.contains(article.sectionPath.first ?? "")
        && (article.posted ?? moment) < earlier
    }
    others.sort { ($0.posted ?? moment) > ($1.posted ?? moment) }
    var before: [(rank: Int, article: Article)] = []
    for rank in rows.indices.map({ $0 + 1 }) {
      if let place = rows.firstIndex(where: { $0.before == rank }) {
        before.append((rank, ranked[place]))
      } else if !others.isEmpty {
        before.append((rank, others.removeFirst()))
      }
    }
    let now = Timestamp(seconds: moment.seconds, zoneOffset: SampleEdition.zoneOffset)
    return [list(of: before, at: earlier), list(of: ranked.enumerated().map { ($0 + 1, $1) }, at: now)]
  }

  private func list(of articles: [(rank: Int, article: Article)], at moment: Timestamp) -> RankedList {
    let entries = articles.map { rank, article in
      RankedList.Entry(
        rank: rank, headline: article.headline, url: SampleEdition.url(of: article.entryID),
        label: article.labels.first)
    }
    return RankedList(publication: SampleEdition.publication, title: piece.name, moment: moment, entries: entries)
  }
}
