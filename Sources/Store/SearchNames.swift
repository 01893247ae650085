// Names for the conditions of a search, while one types them: sections, newspapers, reporters, marks and tags of this store.

import Articles
import SQLite

/// The marks of so many of the latest stories are looked through: they stand in no list of their own.
private let storiesWithMarks = 5_000

extension Store {
  /// At most `limit` names that `field:` can be given and that begin with `begun`, or have a word that does, those with the most
  /// stories first; empty where the field takes no name. Letters are compared without case and accents.
  public func searchNames(_ field: String, begun: String, limit: Int = 12) throws(StoreError) -> [String] {
    try attempt { () throws(SQLiteError) in
      let begun = withoutAccents(begun)
      let escaped = escapedForLike(begun)
      let patterns: [Value] = [.text("\(escaped)%"), .text("% \(escaped)%"), .integer(limit)]
      switch field {
      case "section": return try listNames("kind = 'section'", patterns)
      case "source": return try listNames("kind = 'publication'", patterns)
      case "author": return try listNames("kind = 'byline'", patterns)
      case "tag": return try listNames("kind = 'fixed' AND parent = \(FixedList.saved)", patterns)
      case "label": return try labels(begun: begun, limit: limit)
      default: return []
      }
    }
  }

  private func listNames(_ condition: String, _ values: [Value]) throws(SQLiteError) -> [String] {
    try connection.rows(
      """
      SELECT name, max(total) FROM lists WHERE \(condition) AND total > 0
      AND (plain(folded) LIKE ? ESCAPE '\\' OR plain(folded) LIKE ? ESCAPE '\\')
      GROUP BY folded ORDER BY max(total) DESC, folded LIMIT ?
      """, values
    ) { row throws(SQLiteError) in row.text(0) }
  }

  private func labels(begun: String, limit: Int) throws(SQLiteError) -> [String] {
    let rows = try connection.rows(
      """
      SELECT labels, count(*) FROM articles WHERE id > (SELECT max(id) FROM articles) - ? AND labels != '' AND removed = 0
      GROUP BY labels
      """, [.integer(storiesWithMarks)]
    ) { row throws(SQLiteError) in (row.text(0), Int(row.int(1))) }
    var counts: [String: Int] = [:]
    for (labels, count) in rows {
      for label in labels.split(separator: listSeparator) { counts[String(label), default: 0] += count }
    }
    return counts.filter { name in
      let plain = withoutAccents(name.key)
      return plain.hasPrefix(begun) || plain.contains(" " + begun)
    }
    .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit).map(\.key)
  }
}

/// A name in which nothing means anything to LIKE, whose escape is a backslash.
func escapedForLike(_ name: String) -> String {
  String(name.lowercased().flatMap { "\\%_".contains($0) ? ["\\", $0] : [$0] })
}
