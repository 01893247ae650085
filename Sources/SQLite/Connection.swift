// A connection to one SQLite file, with the statements it has prepared. It is used by one thread at a time.

import CSQLite

/// Done once, before the first connection.
private let isMemoryUncounted = broadsheet_forgo_memory_count() == SQLITE_OK

/// A connection to an SQLite file.
public final class Connection {
  /// What a connection may do with its file.
  public enum Mode: Hashable, Sendable {
    /// Read a file that is there.
    case readOnly
    /// Read and write, making the file if need be.
    case readWrite
  }

  private var handle: OpaquePointer?
  private var prepared: [String: Statement] = [:]

  /// Opens the file at `path`; `:memory:` is a new store that ends with the connection.
  public init(path: String, mode: Mode) throws(SQLiteError) {
    _ = isMemoryUncounted
    let flags =
      switch mode {
      case .readOnly: SQLITE_OPEN_READONLY
      case .readWrite: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      }
    let code = sqlite3_open_v2(path, &handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
    guard code == SQLITE_OK else {
      let error = failure(code, nil)
      close()
      throw error
    }
    // The file may come from anywhere.
    _ = broadsheet_make_defensive(handle)
  }

  deinit { close() }

  /// Ends the connection; every later call throws.
  public func close() {
    prepared.removeAll()
    sqlite3_close_v2(handle)
    handle = nil
  }

  /// How long a statement waits for another connection to finish.
  public func setBusyTimeout(milliseconds: Int32) { sqlite3_busy_timeout(handle, milliseconds) }

  /// The number of the row inserted last.
  public var lastInsertedRow: Int64 { handle.map { sqlite3_last_insert_rowid($0) } ?? 0 }

  /// How many rows the last statement changed.
  public var changedRows: Int { handle.map { Int(sqlite3_changes64($0)) } ?? 0 }

  /// Whether a transaction is open.
  public var isInTransaction: Bool { handle.map { sqlite3_get_autocommit($0) == 0 } ?? false }

  /// Runs statements that give no rows.
  public func execute(_ script: String) throws(SQLiteError) {
    let code = sqlite3_exec(try open(), script, nil, nil, nil)
    guard code == SQLITE_OK else { throw failure(code, script) }
  }

  /// The statement for `sql`, prepared once and kept, reset and without values.
  public func statement(_ sql: String) throws(SQLiteError) -> Statement {
    if let known = prepared[sql] {
      known.reset()
      return known
    }
    let statement = try prepare(sql)
    prepared[sql] = statement
    return statement
  }

  /// Runs one statement that gives no rows, or whose rows do not matter.
  public func run(_ sql: String, _ values: [Value] = []) throws(SQLiteError) {
    let statement = try statement(sql).bind(values)
    defer { statement.reset() }
    while try statement.step() {}
  }

  /// Every row of a statement, read by `read`; for results that are known to be few.
  public func rows<Row>(
    _ sql: String, _ values: [Value] = [], _ read: (Statement) throws(SQLiteError) -> Row
  ) throws(SQLiteError) -> [Row] {
    let statement = try statement(sql).bind(values)
    defer { statement.reset() }
    var rows: [Row] = []
    while try statement.step() { rows.append(try read(statement)) }
    return rows
  }

  /// The first row of a statement, read by `read`.
  public func first<Row>(
    _ sql: String, _ values: [Value] = [], _ read: (Statement) throws(SQLiteError) -> Row
  ) throws(SQLiteError) -> Row? {
    let statement = try statement(sql).bind(values)
    defer { statement.reset() }
    return try statement.step() ? try read(statement) : nil
  }

  /// The number in the first column of the first row.
  public func number(_ sql: String, _ values: [Value] = []) throws(SQLiteError) -> Int64? {
    let statement = try statement(sql).bind(values)
    defer { statement.reset() }
    guard try statement.step(), !statement.isNull(0) else { return nil }
    return statement.int(0)
  }

  /// Makes this file what `source` is, in one transaction: others that have it open see the whole of the new one, or the
  /// old (sqlite.org/backup.html). Both must have pages of one size.
  public func copy(from source: Connection) throws(SQLiteError) {
    guard let backup = sqlite3_backup_init(try open(), "main", try source.open(), "main") else {
      throw failure(sqlite3_errcode(handle), nil)
    }
    prepared.removeAll()
    let code = sqlite3_backup_step(backup, -1)
    let end = sqlite3_backup_finish(backup)
    guard code == SQLITE_DONE else { throw failure(end == SQLITE_OK ? code : end, nil) }
  }

  func open() throws(SQLiteError) -> OpaquePointer {
    guard let handle else { throw SQLiteError(code: SQLITE_MISUSE, message: "the connection is closed") }
    return handle
  }

  private func prepare(_ sql: String) throws(SQLiteError) -> Statement {
    var pointer: OpaquePointer?
    let code = sqlite3_prepare_v3(try open(), sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &pointer, nil)
    guard code == SQLITE_OK, let pointer else { throw failure(code, sql) }
    return Statement(pointer, sql: sql)
  }

  func failure(_ code: Int32, _ sql: String?) -> SQLiteError {
    let message = handle.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) }
    return SQLiteError(code: code, message: message ?? String(cString: sqlite3_errstr(code)), sql: sql)
  }
}
