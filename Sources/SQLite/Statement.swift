import CSQLite

/// A value given to a statement.
public enum Value: Hashable, Sendable {
  case null
  case integer(Int64)
  case text(String)
  case blob([UInt8])

  /// A number.
  public static func integer(_ number: Int) -> Value { .integer(Int64(number)) }
  /// A number or nothing.
  public static func optional(_ number: Int64?) -> Value { number.map(Value.integer) ?? .null }
  /// Text or nothing.
  public static func optional(_ text: String?) -> Value { text.map(Value.text) ?? .null }
}

/// A prepared statement. Parameters are counted from 1, columns from 0, as SQLite does.
public final class Statement {
  private let pointer: OpaquePointer
  private let sql: String

  init(_ pointer: OpaquePointer, sql: String) {
    self.pointer = pointer
    self.sql = sql
  }

  deinit { sqlite3_finalize(pointer) }

  /// Gives values to the parameters in order.
  @discardableResult public func bind(_ values: [Value]) throws(SQLiteError) -> Statement {
    for (offset, value) in values.enumerated() {
      let index = Int32(offset + 1)
      switch value {
      case .null: try bindNull(index)
      case .integer(let number): try bind(number, index)
      case .text(let text): try bind(text, index)
      case .blob(let bytes): try bind(bytes, index)
      }
    }
    return self
  }

  /// Gives a number to a parameter.
  public func bind(_ number: Int64, _ index: Int32) throws(SQLiteError) {
    try check(sqlite3_bind_int64(pointer, index, number))
  }

  /// Gives a number or nothing to a parameter.
  public func bind(_ number: Int64?, _ index: Int32) throws(SQLiteError) {
    guard let number else { return try bindNull(index) }
    try bind(number, index)
  }

  /// Gives text to a parameter.
  public func bind(_ text: String, _ index: Int32) throws(SQLiteError) {
    var text = text
    let code = text.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) { bytes in
        guard let start = bytes.baseAddress else { return broadsheet_bind_text(pointer, index, "", 0) }
        return broadsheet_bind_text(pointer, index, start, Int32(clamping: bytes.count))
      }
    }
    try check(code)
  }

  /// Gives text or nothing to a parameter.
  public func bind(_ text: String?, _ index: Int32) throws(SQLiteError) {
    guard let text else { return try bindNull(index) }
    try bind(text, index)
  }

  /// Gives UTF-8 text to a parameter.
  public func bind(utf8: [UInt8], _ index: Int32) throws(SQLiteError) {
    let code = utf8.withUnsafeBytes { bytes in
      guard let start = bytes.bindMemory(to: CChar.self).baseAddress else {
        return broadsheet_bind_text(pointer, index, "", 0)
      }
      return broadsheet_bind_text(pointer, index, start, Int32(clamping: bytes.count))
    }
    try check(code)
  }

  /// Gives bytes to a parameter.
  public func bind(_ bytes: [UInt8], _ index: Int32) throws(SQLiteError) {
    let code = bytes.withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress else { return sqlite3_bind_zeroblob(pointer, index, 0) }
      return broadsheet_bind_blob(pointer, index, start, Int32(clamping: buffer.count))
    }
    try check(code)
  }

  /// Gives nothing to a parameter.
  public func bindNull(_ index: Int32) throws(SQLiteError) { try check(sqlite3_bind_null(pointer, index)) }

  /// Goes to the next row; false when there is none.
  public func step() throws(SQLiteError) -> Bool {
    switch sqlite3_step(pointer) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw failure(code)
    }
  }

  /// Runs the statement to its end and makes it ready for the next values.
  public func run() throws(SQLiteError) {
    defer { reset() }
    while try step() {}
  }

  /// Makes the statement ready to run again; it lets go of its locks and its values.
  public func reset() {
    sqlite3_reset(pointer)
    sqlite3_clear_bindings(pointer)
  }

  /// Whether a column holds nothing.
  public func isNull(_ column: Int32) -> Bool { sqlite3_column_type(pointer, column) == SQLITE_NULL }

  /// A column as a number.
  public func int(_ column: Int32) -> Int64 { sqlite3_column_int64(pointer, column) }

  /// A column as a number, or nil.
  public func optionalInt(_ column: Int32) -> Int64? { isNull(column) ? nil : int(column) }

  /// A column as a claim.
  public func bool(_ column: Int32) -> Bool { int(column) != 0 }

  /// A column as text.
  public func text(_ column: Int32) -> String {
    guard let start = sqlite3_column_text(pointer, column) else { return "" }
    let count = Int(sqlite3_column_bytes(pointer, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// A column as text, or nil.
  public func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

  /// A column's bytes, which are gone with the next step.
  public func withBytes<Result>(
    _ column: Int32, _ body: (UnsafeRawBufferPointer) throws(SQLiteError) -> Result
  ) throws(SQLiteError) -> Result {
    let start = sqlite3_column_blob(pointer, column)
    return try body(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(pointer, column))))
  }

  /// A column's bytes.
  public func bytes(_ column: Int32) -> [UInt8] {
    let start = sqlite3_column_blob(pointer, column)
    return [UInt8](UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(pointer, column))))
  }

  private func check(_ code: Int32) throws(SQLiteError) {
    guard code == SQLITE_OK else { throw failure(code) }
  }

  private func failure(_ code: Int32) -> SQLiteError {
    let message = sqlite3_db_handle(pointer).flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) }
    return SQLiteError(code: code, message: message ?? String(cString: sqlite3_errstr(code)), sql: sql)
  }
}
