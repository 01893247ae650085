// A schema grows by numbered migrations: `PRAGMA user_version` says how many have run, and each runs once, whole.

/// One step of a schema.
public struct Migration: Sendable {
  /// What it brings, for a reader of the list.
  public let name: String
  /// The statements.
  public let script: String

  /// A step of a schema.
  public init(_ name: String, _ script: String) {
    self.name = name
    self.script = script
  }
}

extension Connection {
  /// How many migrations the file has seen.
  public func schemaVersion() throws(SQLiteError) -> Int { Int(try number("PRAGMA user_version") ?? 0) }

  /// Runs those of `migrations` that the file has not seen, all in one transaction. Two programs may try it at once.
  public func migrate(_ migrations: [Migration], finally: String = "") throws(SQLiteError) {
    guard try schemaVersion() < migrations.count else { return }
    try execute("BEGIN IMMEDIATE")
    do throws(SQLiteError) {
      // Another program may have been faster while this one waited for the lock.
      for migration in migrations.dropFirst(try schemaVersion()) { try execute(migration.script) }
      try execute("PRAGMA user_version = \(migrations.count); \(finally)")
      try execute("COMMIT")
    } catch {
      if isInTransaction { try? execute("ROLLBACK") }
      throw error
    }
  }
}
