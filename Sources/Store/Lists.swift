// The lists an article stands in, and their counters. A list is found by its kind, parent and folded name, and made
// when it is first needed.

import Articles
import SQLite

/// What kinds of lists grow with the articles.
enum ListKind: String {
  case section, publication, byline
  /// The lists that every store has, and under the saved the tags.
  case fixed
}

/// What a transaction adds to the counters of one list.
struct CounterChange {
  var total = 0
  var unread = 0
}

/// One article's row in one list.
struct Membership: Hashable {
  var list: Int64
  var place: Int64
}

/// A list's name as it is compared.
struct ListName: Hashable {
  var kind: ListKind
  var parent: Int64
  var folded: String
}

/// What a connection has looked up.
struct NameCache {
  /// Reporters are many: beyond so many names it is better to forget than to grow.
  static let most = 20_000

  var lists: [ListName: Int64] = [:]
  var sources: [String: Int64] = [:]
  var paths: [Int64: [String]] = [:]
  /// The section, and all above it, of a path as an article gives it.
  var sections: [[String]: [Int64]] = [:]
  /// Words that so many stories have that they tell none from another.
  var commonWords: Set<String> = []
}

/// Levels of the section tree: the Newsstand, a newspaper in it, and the three levels of that newspaper's own menu.
let deepestSection = 5

extension Store {
  /// The list of a name, if there is one.
  func findList(_ kind: ListKind, parent: Int64 = 0, _ name: String) throws(SQLiteError) -> Int64? {
    if names.lists.count > NameCache.most || names.sections.count > NameCache.most { names = NameCache() }
    let key = ListName(kind: kind, parent: parent, folded: name.lowercased())
    if let known = names.lists[key] { return known }
    let id = try connection.number(
      "SELECT id FROM lists WHERE kind = ? AND ifnull(parent, 0) = ? AND folded = ?",
      [.text(kind.rawValue), .integer(parent), .text(key.folded)])
    if let id { names.lists[key] = id }
    return id
  }

  /// The list of a name, made if need be.
  func makeList(_ kind: ListKind, parent: Int64 = 0, _ name: String) throws(SQLiteError) -> Int64 {
    if let id = try findList(kind, parent: parent, name) { return id }
    let key = ListName(kind: kind, parent: parent, folded: name.lowercased())
    try connection.run(
      "INSERT INTO lists (kind, parent, name, folded) VALUES (?, ?, ?, ?)",
      [.text(kind.rawValue), parent == 0 ? .null : .integer(parent), .text(name), .text(key.folded)])
    names.lists[key] = connection.lastInsertedRow
    return connection.lastInsertedRow
  }

  /// The sections from the top of the tree down to the one that `path` names, made if need be; at most
  /// `deepestSection`.
  func makeSections(_ path: [String]) throws(SQLiteError) -> [Int64] {
    if let known = names.sections[path] { return known }
    var sections: [Int64] = []
    for name in path.lazy.map(trimmed).filter({ !$0.isEmpty }).prefix(deepestSection) {
      sections.append(try makeList(.section, parent: sections.last ?? 0, name))
    }
    names.sections[path] = sections
    return sections
  }

  func source(_ url: String) throws(SQLiteError) -> Int64 {
    if let known = names.sources[url] { return known }
    try connection.run("INSERT OR IGNORE INTO sources (url) VALUES (?)", [.text(url)])
    let id = try connection.number("SELECT id FROM sources WHERE url = ?", [.text(url)]) ?? 0
    names.sources[url] = id
    return id
  }

  /// The names from the top of the tree down to a list.
  func path(of list: Int64) throws(SQLiteError) -> [String] {
    if let known = names.paths[list] { return known }
    let row = try connection.first("SELECT name, parent FROM lists WHERE id = ?", [.integer(list)]) {
      row throws(SQLiteError) in (name: row.text(0), parent: row.optionalInt(1))
    }
    guard let row else { return [] }
    let path = try (row.parent.map { parent throws(SQLiteError) in try self.path(of: parent) } ?? []) + [row.name]
    names.paths[list] = path
    return path
  }

  // MARK: Rows of lists

  func insertListed(_ membership: Membership, _ id: ArticleID, unread: Bool) throws(SQLiteError) {
    let statement = try connection.statement(
      "INSERT INTO listed (list_id, unread, place, article_id) VALUES (?, ?, ?, ?)")
    try bind(statement, membership, id, unread: unread)
    try statement.run()
    counterChanges[membership.list, default: CounterChange()].total += 1
    if unread { counterChanges[membership.list, default: CounterChange()].unread += 1 }
  }

  func deleteListed(_ membership: Membership, _ id: ArticleID, unread: Bool) throws(SQLiteError) {
    let statement = try connection.statement(
      "DELETE FROM listed WHERE list_id = ? AND unread = ? AND place = ? AND article_id = ?")
    try bind(statement, membership, id, unread: unread)
    try statement.run()
    let count = connection.changedRows
    counterChanges[membership.list, default: CounterChange()].total -= count
    if unread { counterChanges[membership.list, default: CounterChange()].unread -= count }
  }

  func flipListed(_ membership: Membership, _ id: ArticleID, unread: Bool) throws(SQLiteError) {
    let statement = try connection.statement(
      "UPDATE listed SET unread = 1 - unread WHERE list_id = ? AND unread = ? AND place = ? AND article_id = ?")
    try bind(statement, membership, id, unread: !unread)
    try statement.run()
    let count = connection.changedRows
    counterChanges[membership.list, default: CounterChange()].unread += unread ? count : -count
  }

  /// Adds to the stored counters what the transaction has changed.
  func storeCounters() throws(SQLiteError) {
    guard !counterChanges.isEmpty else { return }
    let statement = try connection.statement(
      "UPDATE lists SET total = total + ?, unread = unread + ? WHERE id = ?")
    for (list, change) in counterChanges where change.total != 0 || change.unread != 0 {
      try statement.bind(Int64(change.total), 1)
      try statement.bind(Int64(change.unread), 2)
      try statement.bind(list, 3)
      try statement.run()
    }
    counterChanges.removeAll(keepingCapacity: true)
  }

  private func bind(
    _ statement: Statement, _ membership: Membership, _ id: ArticleID, unread: Bool
  ) throws(SQLiteError) {
    try statement.bind(membership.list, 1)
    try statement.bind(unread ? 1 : 0, 2)
    try statement.bind(membership.place, 3)
    try statement.bind(id.rawValue, 4)
  }
}

/// Without white space at both ends.
func trimmed(_ text: String) -> String {
  guard text.first?.isWhitespace == true || text.last?.isWhitespace == true else { return text }
  let start = text.drop { $0.isWhitespace }
  guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
  return String(start[...end])
}
