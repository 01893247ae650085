internal import App
internal import Articles
internal import Ingest
internal import Reader
internal import Screen
internal import Store

/// `broadsheet import`: files and folders into the store.
func importFiles(_ arguments: Arguments, _ folders: Folders) throws -> ExitCode {
  guard !arguments.words.isEmpty else { throw UsageError("import wants files or folders") }
  for path in arguments.words where path.hasPrefix("http://") || path.hasPrefix("https://") {
    throw UsageError("\(path) is an address; save the page to a file and import that, with --url \(path)")
  }
  let store = try openStore(folders.store, mode: .readWrite)
  defer { store.close() }
  let clock = Clock.system()
  try store.fillWithSections(clock: clock)
  let importer = Importer(into: store, at: clock.now)
  var bar = ProgressBar()
  let report = try importer.take(arguments.words, url: arguments.value("--url")) { bar.show($0) }
  bar.clear()
  for failure in report.failures { complain("\(failure.path): \(failure.reason)") }
  if arguments.has("--json") {
    try say(json(report).json)
  } else {
    try say(summary(report))
  }
  // All of it can be read by now; only searching waits for this.
  if !arguments.has("--no-index") {
    try importer.index { bar.show($0) }
    bar.clear()
  }
  let taken = report.feeds + report.pages + report.outlines
  return report.failures.isEmpty ? .done : taken > 0 ? .partly : .failed
}

private func summary(_ report: ImportReport) -> String {
  let files = [
    report.feeds > 0 ? counted(report.feeds, "feed", "feeds") : nil,
    report.pages > 0 ? counted(report.pages, "page", "pages") : nil,
    report.outlines > 0 ? counted(report.outlines, "OPML file", "OPML files") : nil,
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
    "bytes": JSONValue(report.bytes),
    "failures": .array(report.failures.map { ["path": .string($0.path), "reason": .string($0.reason)] }),
  ]
}

/// A bar on a terminal; in a pipe, nothing: the summary is line enough there.
private struct ProgressBar {
  private let isShown = isTerminal(2)
  private var shown = ""

  mutating func show(_ progress: ImportProgress) {
    guard isShown else { return }
    let text: String
    switch progress {
    case .reading(let done, let total):
      let filled = total == 0 ? 30 : done * 30 / total
      let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
      text = "\(bar) \(done) of \(counted(total, "file", "files"))"
    case .indexing(let done): text = "Indexing words for search: \(counted(done, "article", "articles"))"
    }
    guard text != shown else { return }
    shown = text
    write("\r\u{1B}[K" + text, to: 2)
  }

  mutating func clear() {
    guard !shown.isEmpty else { return }
    shown = ""
    write("\r\u{1B}[K", to: 2)
  }
}
