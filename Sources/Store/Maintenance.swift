// What a person asks for by hand; none of it is ever done on the way to the first screen.

import SQLite

extension Store {
  /// Goes through the whole file and tells what is wrong with it; nothing for a sound store.
  public func check() throws(StoreError) -> [String] {
    try read { () throws(SQLiteError) in
      var faults = try connection.rows("PRAGMA integrity_check(20)") { row throws(SQLiteError) in row.text(0) }
        .filter { $0 != "ok" }
      faults += try connection.rows("PRAGMA foreign_key_check") { row throws(SQLiteError) in
        "a row of \(row.text(0)) belongs to none of \(row.text(2))"
      }
      faults += try connection.rows(
        """
        SELECT name FROM lists WHERE total <> (SELECT count(*) FROM listed WHERE list_id = lists.id)
          OR unread <> (SELECT count(*) FROM listed WHERE list_id = lists.id AND listed.unread = 1)
        """
      ) { row throws(SQLiteError) in "the counters of \(row.text(0)) are wrong" }
      return faults
    }
  }

  /// Writes a copy of the store as it is now to a new file, while others may go on writing.
  public func backUp(to path: String) throws(StoreError) {
    try StoreFile.create(path)
    do throws(SQLiteError) {
      try connection.run("VACUUM INTO ?", [.text(path)])
    } catch {
      // The statement refuses a file that holds anything.
      throw StoreError(
        .notAllowed, path: path, reason: "the copy cannot be written there (\(error.message))",
        advice: "Name a file that does not exist yet")
    }
  }

  /// Rewrites the file without the space that erased things left in it.
  public func compact() throws(StoreError) {
    try attempt { () throws(SQLiteError) in
      try connection.run("INSERT INTO search (search) VALUES ('optimize')")
      try connection.run("VACUUM")
    }
    try checkpoint()
  }
}
