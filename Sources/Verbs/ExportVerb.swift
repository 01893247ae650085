// `export`: articles in a form for other programs: those that are named, a section, the saved, what words find, or the
// front page.

internal import App
internal import Articles
internal import Reader
internal import Store

/// The most articles of a list that are written where nobody says how many.
private let usualLimit = 50

/// `broadsheet export`.
func export(_ arguments: Arguments, _ folders: Folders) throws -> ExitCode {
  let format = try ArticleFormat(named: arguments.value("--format") ?? "html")
  let store = try openStore(folders.store, mode: .readOnly)
  defer { store.close() }
  let ids = try articles(arguments, of: store)
  var missing = 0
  var writing = ArticleWriting(format, width: try arguments.number("--width", least: 20) ?? 66, clock: Clock.system())
  try writing.begin()
  for id in ids {
    guard let stored = try store.article(id) else {
      complain("the store has no article \(id.rawValue); broadsheet list shows what it has")
      missing += 1
      continue
    }
    try writing.write(stored, rails: format == .json ? try store.rail(for: id) : [])
  }
  try writing.end()
  return missing == 0 ? .done : missing == ids.count ? .failed : .partly
}

/// What the words say to export.
private func articles(_ arguments: Arguments, of store: Store) throws -> [ArticleID] {
  let limit = try arguments.number("--limit", least: 1) ?? usualLimit
  if let name = arguments.value("--section") {
    return try page(.section(try sectionID(called: name, in: store)), of: store, limit)
  }
  if let query = arguments.value("--search") {
    _ = try SearchQuery(query)
    return try page(.search(query), of: store, limit)
  }
  if arguments.has("--saved") { return try page(.saved, of: store, limit) }
  guard !arguments.words.isEmpty else {
    let front = try store.frontPage(limit: min(limit, 500))
    return (front.lead + front.stories).map(\.id)
  }
  return try arguments.words.map { word in
    guard let number = Int64(word) else {
      throw UsageError(
        "export wants articles' numbers, --section NAME, --search WORDS or --saved; alone it writes the front page")
    }
    return ArticleID(number)
  }
}

private func page(_ listing: Listing, of store: Store, _ limit: Int) throws -> [ArticleID] {
  var ids: [ArticleID] = []
  var cursor: Cursor?
  repeat {
    let page = try store.page(listing, order: .newest, after: cursor, limit: min(limit - ids.count, 500))
    ids += page.teasers.map(\.id)
    cursor = page.next
  } while ids.count < limit && cursor != nil
  return ids
}
