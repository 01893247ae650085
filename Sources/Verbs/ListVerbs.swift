// Articles as lists: `list` and `search`.

internal import App
internal import Articles
internal import Screen
internal import Store

/// `broadsheet list`: articles, newest first.
func list(_ arguments: Arguments, _ folders: Folders) throws -> ExitCode {
  let store = try openStore(folders.store, mode: .readOnly)
  defer { store.close() }
  var listing = Listing.everything
  if let name = arguments.value("--section") {
    listing = .section(try sectionID(called: name, in: store))
  }
  return try print(listing, of: store, arguments)
}

/// `broadsheet search`: what the words find.
func search(_ arguments: Arguments, _ folders: Folders) throws -> ExitCode {
  guard !arguments.words.isEmpty else { throw UsageError("search wants words to look for") }
  let store = try openSearchableStore(folders.store)
  defer { store.close() }
  let text = arguments.words.joined(separator: " ")
  _ = try SearchQuery(text)
  return try print(.search(text), of: store, arguments)
}

/// Opens the store to look for words in it. Where words wait for the index, which a copy of a store comes without, or it is
/// damaged, they are brought in first; where they cannot be, that is told.
func openSearchableStore(_ path: String) throws -> Store {
  let store = try openStore(path, mode: .readOnly)
  if let waiting = try? store.pendingCount(), waiting == 0 { return store }
  store.close()
  if let writer = try? openStore(path, mode: .readWrite) {
    try? writer.indexAll()
    writer.close()
  }
  let again = try openStore(path, mode: .readOnly)
  let waiting = try again.pendingCount()
  if waiting > 0 {
    complain(
      "\(counted(waiting, "article", "articles")) cannot be found: \(path).search, which finds them, cannot be written")
  }
  return again
}

private func print(_ listing: Listing, of store: Store, _ arguments: Arguments) throws -> ExitCode {
  var left = try arguments.number("--limit", least: 1) ?? 50
  var rows: [JSONValue] = []
  var cursor: Cursor?
  repeat {
    let page = try store.page(listing, order: .newest, after: cursor, limit: min(left, 500))
    for teaser in page.teasers {
      if arguments.has("--json") {
        rows.append(json(teaser))
      } else {
        let date = teaser.posted.iso8601.prefix(10)
        let section = teaser.sectionPath.joined(separator: "/")
        try say(fields: [String(teaser.id.rawValue), String(date), section, teaser.headline])
      }
    }
    left -= page.teasers.count
    cursor = page.next
  } while left > 0 && cursor != nil
  if arguments.has("--json") { try say(JSONValue.array(rows).json) }
  return .done
}

private func json(_ teaser: Teaser) -> JSONValue {
  var members: [JSONValue.Member] = [
    .init("id", JSONValue(Int(teaser.id.rawValue))), .init("headline", .string(teaser.headline)),
    .init("section", JSONValue(teaser.sectionPath.isEmpty ? nil : teaser.sectionPath.joined(separator: "/"))),
    .init("published", JSONValue(teaser.posted)), .init("feed", .string(teaser.publication)),
    .init("url", JSONValue(teaser.url)), .init("read", .boolean(teaser.isRead)),
  ]
  if let excerpt = teaser.excerpt {
    let bytes = Array(excerpt.text.utf8)
    members.append(.init("excerpt", .string(excerpt.text)))
    members.append(
      .init("found", .array(excerpt.marks.map { .string(String(decoding: bytes[$0], as: UTF8.self)) })))
  }
  return .object(members)
}

/// The section whose name, or whose path with slashes, is `name` in any case.
func sectionID(called name: String, in store: Store) throws -> SectionID {
  let wanted = name.lowercased()
  var waiting = try store.sections()[...]
  while let next = waiting.popFirst() {
    if next.name.lowercased() == wanted || next.path.joined(separator: "/").lowercased() == wanted { return next.id }
    waiting += next.children
  }
  throw UsageError("there is no section “\(name)”; write it as in the menu, such as National or National/Politics")
}
