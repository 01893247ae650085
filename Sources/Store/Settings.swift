import SQLite

extension Store {
  /// What was stored under `key`.
  public func setting(_ key: String) throws(StoreError) -> String? {
    try attempt { () throws(SQLiteError) in
      try connection.first("SELECT value FROM settings WHERE key = ?", [.text(key)]) {
        row throws(SQLiteError) in row.text(0)
      }
    }
  }

  /// Stores `value` under `key`; nil takes it away.
  public func setSetting(_ key: String, _ value: String?) throws(StoreError) {
    try write { () throws(SQLiteError) in
      guard let value else { return try connection.run("DELETE FROM settings WHERE key = ?", [.text(key)]) }
      try connection.run(
        "INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        [.text(key), .text(value)])
    }
  }
}
