// The store: one SQLite file that holds everything the reader shows, and one beside it to search it by. This file opens and closes it and keeps what a
// connection remembers; what it takes in and gives out is in the extensions beside it.
//
// Opening reads the header and the schema, no more. Writing is by transactions in a write-ahead log, so that one
// program can read while another writes, and a program that is killed loses nothing it was told is stored.

import Articles
import Glibc
import SQLite

/// A connection to a store. It belongs to one thread; another thread or program opens its own.
public final class Store {
  /// What a connection may do.
  public enum Mode: Hashable, Sendable {
    /// Read and write; a store that is not there is made.
    case readWrite
    /// Read a store that is there.
    case readOnly
  }

  /// The store's file.
  public let path: String

  let mode: Mode
  /// Whether the connection knows the tables of the search index.
  var isSearchOpen = false
  /// Whether these are those of the index's file, rather than empty ones.
  var isSearchAttached = false
  /// Why they are not, where that is a fault of the file.
  var searchProblem: StoreError?
  let connection: Connection
  /// Names that were looked up before. Rows of `lists` and `sources` are never deleted, so what is known stays true;
  /// only a transaction that is taken back takes its names with it.
  var names = NameCache()
  /// What the open transaction has added to the counters of lists, by list.
  var counterChanges: [Int64: CounterChange] = [:]

  /// Opens the store at `path`; `:memory:` is an empty one that ends with the connection.
  public init(path: String, mode: Mode) throws(StoreError) {
    self.path = path
    self.mode = mode
    if path != ":memory:" {
      switch mode {
      case .readWrite: try StoreFile.create(path)
      case .readOnly: try StoreFile.check(path)
      }
    }
    do throws(SQLiteError) {
      connection = try Connection(path: path, mode: mode == .readOnly ? .readOnly : .readWrite)
      connection.setBusyTimeout(milliseconds: 10_000)
      try connection.define("plain", withoutAccents)
      try connection.execute("PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON; PRAGMA cache_size = -6000")
    } catch {
      throw StoreError(error, path: path)
    }
    try prepare(mode)
  }

  /// Ends the connection; every later call throws. The log is folded into the file if no one else has it open.
  public func close() { connection.close() }

  /// Folds the log into the file and empties it, as far as other programs let it; worth doing after a large import.
  public func checkpoint() throws(StoreError) {
    try attempt { () throws(SQLiteError) in
      _ = try connection.rows("PRAGMA wal_checkpoint(TRUNCATE)") { _ in () }
    }
  }

  /// A number that changes when another connection has written; equal numbers mean that nothing need be read again.
  public func changeMark() throws(StoreError) -> Int64 {
    try attempt { () throws(SQLiteError) in try connection.number("PRAGMA data_version") ?? 0 }
  }

  func prepare(_ mode: Mode) throws(StoreError) {
    let (version, isOurs, parts) = try read { () throws(SQLiteError) in
      (
        try connection.schemaVersion(), try connection.number("PRAGMA application_id") == applicationID,
        try connection.rows("SELECT type FROM sqlite_schema") { row throws(SQLiteError) in row.text(0) }
      )
    }
    // A store has neither triggers nor views; a file that brings some was made to run them.
    let isPlain = !parts.contains { $0 == "trigger" || $0 == "view" }
    guard isOurs ? isPlain : version == 0 && parts.isEmpty else {
      throw StoreError(
        .foreign, path: path, reason: "this is not a Broadsheet store", advice: "Name another file with --store")
    }
    guard version <= migrations.count else {
      throw StoreError(
        .newer, path: path, reason: "a later version of Broadsheet wrote this store",
        advice: "Use that version, or name another file with --store")
    }
    guard mode == .readWrite else {
      guard version < migrations.count else { return }
      throw StoreError(
        .older, path: path, reason: "an earlier version of Broadsheet wrote this store",
        advice: "Open it once for writing, and it is brought up to date")
    }
    try attempt { () throws(SQLiteError) in
      if version == 0 { try startLog() }
      try connection.execute(
        "PRAGMA wal_autocheckpoint = 4000; PRAGMA synchronous = NORMAL; PRAGMA journal_size_limit = 16777216")
      try connection.migrate(migrations, finally: "PRAGMA application_id = \(applicationID)")
    }
  }

  /// Turns the write-ahead log on, for this and all later connections. SQLite does not wait for others here, and several
  /// programs may be making the store at once.
  func startLog(_ schema: String = "main") throws(SQLiteError) {
    for _ in 0..<500 {
      do throws(SQLiteError) {
        return try connection.execute("PRAGMA \(schema).page_size = 8192; PRAGMA \(schema).journal_mode = WAL")
      } catch {
        guard error.kind == .busy else { throw error }
        usleep(10_000)
      }
    }
    try connection.execute("PRAGMA \(schema).journal_mode = WAL")
  }

  /// Does `work`, telling its errors as the store's.
  func attempt<Result>(_ work: () throws(SQLiteError) -> Result) throws(StoreError) -> Result {
    do throws(SQLiteError) {
      return try work()
    } catch {
      throw StoreError(error, path: path, searchPath: isSearchOpen ? searchPath : nil)
    }
  }

  /// Does `work` on one state of the store, whatever others write meanwhile.
  func read<Result>(_ work: () throws(SQLiteError) -> Result) throws(StoreError) -> Result {
    try attempt { () throws(SQLiteError) in
      try connection.run("BEGIN")
      // Nothing was written, so there is nothing that ending the transaction could lose.
      defer { try? connection.run("COMMIT") }
      return try work()
    }
  }

  /// Does `work` whole or not at all.
  func write<Result>(_ work: () throws(SQLiteError) -> Result) throws(StoreError) -> Result {
    try attempt { () throws(SQLiteError) in
      try transaction(lockStore) { () throws(SQLiteError) in
        let result = try work()
        try storeCounters()
        return result
      }
    }
  }

  /// Does `work` whole or not at all. What is done writes to one file, which `lock` writes to before anything is read.
  func transaction<Result>(
    _ lock: () throws(SQLiteError) -> Void, _ work: () throws(SQLiteError) -> Result
  ) throws(SQLiteError) -> Result {
    try connection.run("BEGIN")
    do throws(SQLiteError) {
      try lock()
      let result = try work()
      try connection.run("COMMIT")
      return result
    } catch {
      counterChanges.removeAll()
      names = NameCache()
      if connection.isInTransaction { try? connection.run("ROLLBACK") }
      throw error
    }
  }

  /// Keeps others from writing to the store until the transaction ends. BEGIN IMMEDIATE would also wait for whoever is
  /// filling the search index.
  private func lockStore() throws(SQLiteError) { try connection.run("DELETE FROM marks WHERE 0") }
}
