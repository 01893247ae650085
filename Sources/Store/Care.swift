// Looking after the file: is it sound, a copy of it, no more room than it needs.

import SQLite

extension Store {
  /// What is wrong with the file, a line each; empty where it is sound. Reads the whole file.
  public func check() throws(StoreError) -> [String] {
    try attempt { () throws(SQLiteError) in
      let lines = try connection.rows("PRAGMA integrity_check(20)") { row throws(SQLiteError) in row.text(0) }
      let keys = try connection.rows("PRAGMA foreign_key_check") { row throws(SQLiteError) in
        "a row of \(row.text(0)) belongs to nothing"
      }
      return lines.filter { $0 != "ok" } + keys
    }
  }

  /// Writes a whole copy of the store to `path`, while others may go on reading and writing; a file that is there is not touched.
  public func backUp(to path: String) throws(StoreError) {
    guard !StoreFile.exists(path) else {
      throw StoreError(.notAllowed, path: path, reason: "there is a file already", advice: "Name another file")
    }
    try attempt { () throws(SQLiteError) in try connection.run("VACUUM INTO ?", [.text(path)]) }
  }

  /// Writes the file anew without the room that removed articles left.
  public func compact() throws(StoreError) {
    try attempt { () throws(SQLiteError) in try connection.execute("VACUUM") }
    try checkpoint()
  }
}
