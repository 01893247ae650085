// What a person asks for by hand; none of it is ever done on the way to the first screen.

import SQLite

extension Store {
  /// Goes through the whole store and its search index and tells what is wrong; nothing where they are sound.
  public func check() throws(StoreError) -> [String] {
    try openSearch()
    if let searchProblem { return [searchProblem.description] }
    return try read { () throws(SQLiteError) in
      // Of both files.
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

  /// Makes the store what the copy at `copy` is, after the store as it was has been written to `safety`. All in one
  /// transaction: a program that is killed leaves the one or the other. What it holds is searched after `indexPending`.
  public func restore(from copy: String, keeping safety: String) throws(StoreError) {
    try StoreFile.check(copy)
    do {
      let source = try Connection(path: copy, mode: .readOnly)
      defer { source.close() }
      let isOurs = try source.number("PRAGMA application_id") == applicationID
      guard isOurs, try source.schemaVersion() <= migrations.count else {
        throw StoreError(
          .foreign, path: copy, reason: isOurs ? "a later version of Broadsheet wrote this" : "this is not a store",
          advice: "Name a file that store backup wrote")
      }
      let faults = try source.rows("PRAGMA quick_check(1)") { row throws(SQLiteError) in row.text(0) }
      guard faults == ["ok"] else {
        throw StoreError(
          .corrupt, path: copy, reason: "the file is damaged (\(faults.first ?? ""))", advice: "Name another copy")
      }
      try backUp(to: safety)
      try connection.copy(from: source)
    } catch let error as StoreError {
      throw error
    } catch let error as SQLiteError {
      throw StoreError(error, path: copy)
    } catch {
      throw StoreError(.other, path: copy, reason: String(describing: error), advice: "Try another copy")
    }
    names = NameCache()
    try prepare(.readWrite)
    // What the index holds is of the articles that were there before.
    try requireSearch()
    try attempt { () throws(SQLiteError) in try transaction(lockSearch, emptySearch) }
  }

  /// Rewrites the files without the space that erased things left in them.
  public func compact() throws(StoreError) {
    try requireSearch()
    try attempt { () throws(SQLiteError) in
      try connection.run("INSERT INTO search (search) VALUES ('optimize')")
      try connection.execute("VACUUM; VACUUM searching")
    }
    try checkpoint()
  }
}
