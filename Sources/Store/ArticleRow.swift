// What a line of a list shows of an article, and the lists that it stands in.

import Articles
import SQLite

struct ArticleRow {
  let article: Article
  let place: Int64
  let publication: Int64
  let section: Int64?
  let memberships: [Membership]

  /// The row of an article that stands at `place` in its lists, and also where other sources put it.
  init(
    _ article: Article, place: Int64, alsoAt places: [SourcePlace] = [], in store: Store
  ) throws(SQLiteError) {
    self.article = article
    self.place = place
    publication = try store.makeList(.publication, article.publication)
    let sections = try store.makeSections(article.sectionPath)
    section = sections.last
    var lists = [FixedList.everything, publication] + sections
    for other in places {
      let sections = try store.makeSections(other.sectionPath)
      for list in [try store.makeList(.publication, other.publication)] + sections where !lists.contains(list) {
        lists.append(list)
      }
    }
    for byline in article.bylines where !byline.name.isEmpty {
      let list = try store.makeList(.byline, byline.name)
      if !lists.contains(list) { lists.append(list) }
    }
    memberships = lists.map { Membership(list: $0, place: place) }
  }

  /// Gives a statement all columns of `articles` but its number, in their order.
  func bind(to statement: Statement) throws(SQLiteError) -> Statement {
    var lists = ByteWriter()
    lists.put(memberships) { $0.put($1.list) }
    try statement.bind(place, 1)
    try statement.bind(publication, 2)
    try statement.bind(section, 3)
    try statement.bind(lists.bytes, 4)
    try statement.bind(article.url, 5)
    try statement.bind(article.posted?.seconds, 6)
    try statement.bind(article.posted?.zoneOffset.map(Int64.init), 7)
    try statement.bind(article.posted?.hasTime == false ? 0 : 1, 8)
    try statement.bind(article.headline, 9)
    try statement.bind(article.kicker, 10)
    try statement.bind(article.labels.joined(separator: listSeparator), 11)
    try statement.bind(article.deck, 12)
    try statement.bind(lede(of: article.body), 13)
    try statement.bind(article.bylines.map(\.name).joined(separator: ", "), 14)
    try statement.bind(article.language, 15)
    try statement.bind(article.leadPhoto != nil || article.body.contains(where: \.isFigure) ? 1 : 0, 16)
    return statement
  }
}

/// Parts names that are kept in one column; no text from outside holds it after parsing.
let listSeparator = "\u{1F}"

/// The beginning of a text: its first paragraphs up to about 300 characters, ended after a whole word.
func lede(of body: [Block]) -> String {
  var lede = ""
  for case .paragraph(let prose) in body {
    if !lede.isEmpty { lede += " " }
    lede += prefix(of: prose.plainText, scalars: 300)
    if lede.utf8.count >= 200 { break }
  }
  return prefix(of: lede, scalars: 300)
}

/// At most so many scalars of a text, ended after a whole word where it has spaces.
private func prefix(of text: String, scalars limit: Int) -> String {
  guard text.utf8.count > limit else { return text }
  var count = 0
  // A scalar begins with each byte that does not go on with one.
  let end = text.utf8.firstIndex { byte in
    if byte & 0xC0 != 0x80 { count += 1 }
    return count > limit
  }
  guard let end else { return text }
  let start = text[..<end]
  if let space = start.utf8.lastIndex(of: 0x20), space > start.startIndex { return String(start[..<space]) + "…" }
  return String(start.dropLast()) + "…"
}

extension Block {
  fileprivate var isFigure: Bool {
    if case .figure = self { return true }
    return false
  }
}
