internal import App
internal import Articles
internal import Ingest
internal import Reader
internal import Screen
internal import Store

/// `broadsheet import`: files, folders and addresses into the store.
func importFiles(_ arguments: Arguments, _ folders: Folders) throws -> ExitCode {
  guard !arguments.words.isEmpty else { throw UsageError("import wants files, folders or addresses") }
  let newsboat = try newsboatFiles(arguments)
  let words = newsboat == nil ? arguments.words : []
  let addresses = words.filter(isWebAddress)
  let paths = words.filter { !isWebAddress($0) }
  let store = try openStore(folders.store, mode: .readWrite)
  defer { store.close() }
  let clock = Clock.system()
  try store.fillWithSections(clock: clock)
  let importer = Importer(into: store, at: clock.now)
  let indexing = arguments.has("--no-index") ? nil : Indexing(storeAt: folders.store)
  defer { indexing?.stop() }
  var bar = ProgressBar()
  var report = try importer.take(
    paths, url: arguments.value("--url"), isText: arguments.has("--text"), indexing: indexing
  ) { show($0, on: &bar) }
  if let newsboat { report = try importer.takeNewsboat(urls: newsboat.urls, cache: newsboat.cache) }
  if !addresses.isEmpty {
    bar.show("Fetching \(counted(addresses.count, "address", "addresses"))")
    let fetching = FeedFetching(into: store, settings: readSettings(folders), userAgent: userAgent, at: clock.now)
    try importer.take(
      addresses: addresses, with: fetching, isFollowed: arguments.has("--followed"), into: &report)
  }
  bar.clear()
  for failure in report.failures { complain("\(failure.path): \(failure.reason)") }
  for story in report.continued {
    complain(
      "\(story.path): the story goes on at \(story.next), which was not read; import with the address of its first page joins them"
    )
  }
  if arguments.has("--json") {
    try say(json(report).json)
  } else {
    try say(summary(report))
  }
  // All of it can be read by now; only searching waits for this.
  try indexing?.finish { show(.indexing($0), on: &bar) }
  bar.clear()
  let taken = report.feeds + report.pages + report.outlines
  return report.failures.isEmpty ? .done : taken > 0 ? .partly : .failed
}

private func summary(_ report: ImportReport) -> String {
  let files = [
    report.feeds > 0 ? counted(report.feeds, "feed", "feeds") : nil,
    report.pages > 0 ? counted(report.pages, "page", "pages") : nil,
    report.outlines > 0 ? counted(report.outlines, "list of feeds", "lists of feeds") : nil,
  ].compactMap { $0 }
  var line = files.isEmpty ? "Nothing taken in" : "Took in " + files.joined(separator: ", ")
  let articles = report.articles
  if report.feeds + report.pages > 0 {
    line += ": \(counted(articles.inserted, "new article", "new articles")), \(articles.updated) changed, "
    line += "\(articles.unchanged) known already"
  }
  if report.subscriptions > 0 { line += "; \(counted(report.subscriptions, "new subscription", "new subscriptions"))" }
  if !report.failures.isEmpty { line += "; \(report.failures.count) refused" }
  return line + "."
}

private func json(_ report: ImportReport) -> JSONValue {
  [
    "feeds": JSONValue(report.feeds), "pages": JSONValue(report.pages), "opml": JSONValue(report.outlines),
    "new": JSONValue(report.articles.inserted), "changed": JSONValue(report.articles.updated),
    "known": JSONValue(report.articles.unchanged), "subscriptions": JSONValue(report.subscriptions),
    "bytes": JSONValue(report.bytes), "addresses": .array(report.addresses.map { .string($0) }),
    "continued": .array(report.continued.map { ["path": .string($0.path), "next": .string($0.next)] }),
    "failures": .array(report.failures.map { ["path": .string($0.path), "reason": .string($0.reason)] }),
  ]
}

private func show(_ progress: ImportProgress, on bar: inout ProgressBar) {
  switch progress {
  case .reading(let done, let total): bar.show(done, of: total, counted(total, "file", "files"))
  case .indexing(let done): bar.show("Indexing words for search: \(counted(done, "article", "articles"))")
  }
}
