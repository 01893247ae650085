// Lists of subscriptions as they are read from other programs and written for them.

public import Articles
import SQLite

extension Store {
  /// Adds the feeds of a list as `subscribe(_:haveOwnTitles:)` does, and keeps its folders; how many feeds are new.
  @discardableResult
  public func subscribe(_ list: SubscriptionList) throws(StoreError) -> Int {
    let last = try attempt { () throws(SQLiteError) in
      try connection.number("SELECT max(id) FROM subscriptions") ?? 0
    }
    let added = try subscribe(list.subscriptions)
    guard !list.folders.isEmpty else { return added }
    try write { () throws(SQLiteError) in
      for folder in list.folders {
        var after = last
        if folder.place > 0, list.subscriptions.indices.contains(folder.place - 1) {
          let url = list.subscriptions[folder.place - 1].url
          after = try connection.number("SELECT id FROM subscriptions WHERE url = ?", [.text(url)]) ?? last
        }
        try connection.run(
          """
          INSERT INTO feed_folders (section_path, after, is_empty, notes) VALUES (?, ?, ?, ?)
          ON CONFLICT (section_path) DO UPDATE SET notes = ifnull(excluded.notes, notes), is_empty = excluded.is_empty
          """,
          [
            .text(folder.path.joined(separator: listSeparator)), .integer(after), .integer(folder.isEmpty ? 1 : 0),
            folder.notes.value,
          ])
      }
    }
    return added
  }

  /// All feeds in their order, with the folders that a list told of. A folder that has lost its feeds since is gone.
  public func subscriptionList() throws(StoreError) -> SubscriptionList {
    try attempt { () throws(SQLiteError) in
      let subscriptions = try connection.rows(
        "SELECT id, url, title, site_url, section_path, notes FROM subscriptions WHERE removed = 0 ORDER BY id"
      ) { row throws(SQLiteError) in
        var subscription = Subscription(
          url: row.text(1), title: row.text(2), siteURL: row.optionalText(3), sectionPath: path(row.text(4)))
        subscription.notes = try OutlineNotes(row, 5)
        return (row.int(0), subscription)
      }
      var paths: Set<[String]> = []
      for (_, subscription) in subscriptions {
        for depth in subscription.sectionPath.indices { paths.insert(Array(subscription.sectionPath[...depth])) }
      }
      let folders = try connection.rows(
        "SELECT section_path, after, is_empty, notes FROM feed_folders ORDER BY after, id"
      ) { row throws(SQLiteError) in
        let after = row.int(1)
        let place = subscriptions.firstIndex { $0.0 > after } ?? subscriptions.count
        return FeedFolder(
          path: path(row.text(0)), notes: try OutlineNotes(row, 3), place: place, isEmpty: row.bool(2))
      }
      return SubscriptionList(
        subscriptions.map(\.1), folders: folders.filter { $0.isEmpty || paths.contains($0.path) })
    }
  }
}

extension OutlineNotes {
  /// As the store keeps them.
  var value: Value {
    guard !isEmpty else { return .null }
    var writer = ByteWriter()
    writer.put(names) { writer, names in
      writer.put(names.title)
      writer.put(names.text)
    }
    writer.put(attributes) { writer, attribute in
      writer.put(attribute.name)
      writer.put(attribute.namespace)
      writer.put(attribute.value)
    }
    return .blob(writer.bytes)
  }

  init(_ row: Statement, _ column: Int32) throws(SQLiteError) {
    self.init()
    guard !row.isNull(column) else { return }
    try row.withBytes(column) { bytes throws(SQLiteError) in
      var reader = ByteReader(bytes)
      names = try reader.optional { reader throws(SQLiteError) in
        Names(title: try reader.text(), text: try reader.text())
      }
      attributes = try reader.list { reader throws(SQLiteError) in
        let name = try reader.text()
        let namespace = try reader.text()
        return Attribute(name, try reader.text(), namespace: namespace)
      }
    }
  }
}
