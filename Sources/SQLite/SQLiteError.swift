import CSQLite

/// What SQLite said when it refused, and of which statement.
public struct SQLiteError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong, as far as a caller can act on it.
  public enum Kind: Hashable, Sendable {
    case busy, full, corrupt, notADatabase, readOnly, cannotOpen, constraint, inputOutput, other
  }

  /// The extended result code.
  public let code: Int32
  /// SQLite's own words.
  public let message: String
  /// The statement, where one was being prepared or run.
  public let sql: String?

  /// An error with SQLite's extended result code.
  public init(code: Int32, message: String, sql: String? = nil) {
    self.code = code
    self.message = message
    self.sql = sql
  }

  /// The error of a row whose bytes are not what this program writes.
  public static func malformed(_ what: String) -> SQLiteError {
    SQLiteError(code: SQLITE_CORRUPT, message: "\(what) cannot be read")
  }

  /// What went wrong.
  public var kind: Kind {
    switch code & 0xff {
    case SQLITE_BUSY, SQLITE_LOCKED: .busy
    case SQLITE_FULL: .full
    case SQLITE_CORRUPT: .corrupt
    case SQLITE_NOTADB: .notADatabase
    case SQLITE_READONLY, SQLITE_PERM: .readOnly
    case SQLITE_CANTOPEN: .cannotOpen
    case SQLITE_CONSTRAINT: .constraint
    case SQLITE_IOERR: .inputOutput
    default: .other
    }
  }

  /// The message with its code and statement.
  public var description: String {
    let what = "SQLite: \(message) (\(code))"
    guard let sql else { return what }
    return "\(what) in: \(sql)"
  }
}
