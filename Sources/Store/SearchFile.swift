// The file of the search index, beside the store's. It is made of the articles and can be made again, so a copy of the
// store need not carry it, and filling it keeps nobody from writing to the store. It is opened when it is first needed.
//
// The index says which store it is of and how far it came there: the last article that it took in its turn, and the last
// change of an article. Both are numbers that a store never uses twice. An index that is of another store, or that is
// ahead of this one because an earlier copy was put in its place, is emptied and filled again. It is looked at before a
// connection stores its first article, since after that it might not be noticed.

import SQLite

/// Marks a file as a search index in its header: "Brsi".
private let searchApplicationID: Int64 = 0x4272_7369
/// The form of the index. One of another form is made anew.
private let searchForm: Int64 = 1

/// The index holds no text of its own. With a `hashsize` (bytes of words that wait in memory to be written) of more, the
/// processor's caches miss most words; with less, merging takes longer. Parts are merged eight at a time: with four, the
/// merging of many batches takes longer than all the rest.
private func searchTables(in schema: String) -> String {
  """
  CREATE VIRTUAL TABLE \(schema).search USING fts5 (
    headline, words, content = '', columnsize = 0, tokenize = 'ascii'
  );
  INSERT INTO \(schema).search (search, rank) VALUES ('hashsize', 16777216), ('automerge', 8);
  CREATE TABLE \(schema).search_state (store INTEGER NOT NULL, article INTEGER NOT NULL, change INTEGER NOT NULL) STRICT;
  INSERT INTO \(schema).search_state VALUES (0, 0, 0);
  """
}

/// How far the index came.
struct SearchState: Hashable {
  /// The store that it is of.
  var store: Int64
  /// The number of the last article that was brought into it in its turn.
  var article: Int64
  /// The number of the last change of an article that it knows of.
  var change: Int64
}

extension Store {
  /// The index's file.
  var searchPath: String { path == ":memory:" ? path : path + ".search" }

  /// Makes the tables of the index known to this connection; empty ones where its file cannot be used, or may only be read
  /// and is not of this store: a damaged index keeps nobody from reading. Called outside of transactions, by all that looks
  /// for words and all that stores articles.
  func openSearch() throws(StoreError) {
    guard !isSearchOpen else { return }
    do throws(StoreError) {
      isSearchAttached = try joinSearch()
    } catch {
      searchProblem = error
    }
    if !isSearchAttached { try attempt { () throws(SQLiteError) in try connection.execute(searchTables(in: "temp")) } }
    isSearchOpen = true
  }

  /// Whether the index could be joined. A damaged one is set aside, and a new one begun, by who may write.
  private func joinSearch() throws(StoreError) -> Bool {
    guard mode == .readWrite else { return StoreFile.exists(searchPath) ? try attachSearch() : false }
    guard path != ":memory:" else { return try attachSearch() }
    try StoreFile.create(searchPath)
    do throws(StoreError) {
      return try attachSearch()
    } catch {
      guard error.kind == .corrupt else { throw error }
      try StoreFile.setAside(searchPath)
      try StoreFile.create(searchPath)
      return try attachSearch()
    }
  }

  /// Opens the index for what is nothing without it.
  func requireSearch() throws(StoreError) {
    try openSearch()
    if let searchProblem { throw searchProblem }
  }

  /// Empties the index if it cannot be this store's as it is now.
  func settleSearch() throws(SQLiteError) {
    guard try !isOurs(searchState()) else { return }
    try transaction(lockSearch) { () throws(SQLiteError) in if try !isOurs(searchState()) { try emptySearch() } }
  }

  /// Begins the index anew. Within a transaction that has it locked.
  func emptySearch() throws(SQLiteError) {
    try connection.run("INSERT INTO search (search) VALUES ('delete-all')")
    try setSearchState(
      SearchState(store: try identity(), article: 0, change: try lastNumber(in: "search_changes")))
  }

  func searchState() throws(SQLiteError) -> SearchState {
    let state = try connection.first("SELECT store, article, change FROM search_state") { row throws(SQLiteError) in
      SearchState(store: row.int(0), article: row.int(1), change: row.int(2))
    }
    return state ?? SearchState(store: 0, article: 0, change: 0)
  }

  func setSearchState(_ state: SearchState) throws(SQLiteError) {
    try connection.run(
      "UPDATE search_state SET store = ?, article = ?, change = ?",
      [.integer(state.store), .integer(state.article), .integer(state.change)])
  }

  private func isOurs(_ state: SearchState) throws(SQLiteError) -> Bool {
    guard state.store == (try identity()), state.article <= (try lastNumber(in: "articles")) else { return false }
    return state.change <= (try lastNumber(in: "search_changes"))
  }

  private func identity() throws(SQLiteError) -> Int64 {
    try connection.number("SELECT value FROM marks WHERE name = 'store'") ?? 0
  }

  /// The highest number that a row of the table ever had.
  private func lastNumber(in table: String) throws(SQLiteError) -> Int64 {
    try connection.number("SELECT seq FROM sqlite_sequence WHERE name = ?", [.text(table)]) ?? 0
  }

  /// Keeps others from writing to the index until the transaction ends, before it reads the store; nobody else waits.
  func lockSearch() throws(SQLiteError) { try connection.run("UPDATE search_state SET store = store WHERE 0") }

  // MARK: Opening

  private enum Fitness {
    case usable
    /// Another program's file.
    case foreign
    /// To be made anew, by someone who may write.
    case outdated
  }

  /// Joins the file to the connection; false, and not joined, where it cannot be used and may not be changed.
  private func attachSearch() throws(StoreError) -> Bool {
    var fitness = Fitness.outdated
    do throws(SQLiteError) {
      try connection.run("ATTACH ? AS searching", [.text(searchPath)])
      fitness = try searchFitness()
      if fitness == .outdated, mode == .readWrite {
        try makeSearch()
        fitness = .usable
      }
      // What is merged needs no zeros over what it was before: that would write most of the index twice.
      try connection.execute(
        """
        PRAGMA searching.synchronous = NORMAL; PRAGMA searching.journal_size_limit = 16777216;
        PRAGMA searching.secure_delete = FAST
        """)
    } catch {
      // It may not even have been joined.
      try? connection.execute("DETACH searching")
      throw StoreError(search: error, path: searchPath)
    }
    if fitness == .usable { return true }
    try attempt { () throws(SQLiteError) in try connection.execute("DETACH searching") }
    guard fitness == .outdated else {
      throw StoreError(
        .foreign, path: searchPath, reason: "this is not a search index of Broadsheet",
        advice: "Move it away, and the index is made again")
    }
    return false
  }

  private func searchFitness() throws(SQLiteError) -> Fitness {
    let parts = try connection.rows("SELECT type FROM searching.sqlite_schema") { row throws(SQLiteError) in row.text(0)
    }
    let form = try connection.number("PRAGMA searching.user_version")
    if form == 0, parts.isEmpty { return .outdated }
    let isMarked = try connection.number("PRAGMA searching.application_id") == searchApplicationID
    // It has neither triggers nor views; a file that brings some was made to run them.
    guard isMarked, !parts.contains(where: { $0 == "trigger" || $0 == "view" }) else { return .foreign }
    guard form == searchForm else { return .outdated }
    return try isOurs(searchState()) ? .usable : .outdated
  }

  /// Makes the tables where they are not there, or are of another form, and empties them where they are of another store.
  private func makeSearch() throws(SQLiteError) {
    try startLog("searching")
    let mark = "PRAGMA searching.application_id = \(searchApplicationID)"
    try transaction({ () throws(SQLiteError) in try connection.execute(mark) }) { () throws(SQLiteError) in
      // Another program may have been faster while this one waited for the lock.
      guard try connection.number("PRAGMA searching.user_version") != searchForm else { return }
      try connection.execute(
        """
        DROP TABLE IF EXISTS searching.search; DROP TABLE IF EXISTS searching.search_state;
        \(searchTables(in: "searching"))
        PRAGMA searching.user_version = \(searchForm)
        """)
    }
    try settleSearch()
  }
}
