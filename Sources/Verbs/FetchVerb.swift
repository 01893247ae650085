// `fetch`: subscriptions into the store, for a person, for cron and a timer, and for the reader, which starts it as a
// process of its own and reads what it streams.

internal import App
internal import Articles
internal import Configuration
internal import Glibc
internal import Ingest
internal import Reader
internal import Screen
internal import Store

/// What servers are told.
let userAgent = "Broadsheet/\(version) (newspaper for the terminal)"

/// `broadsheet fetch`.
func fetch(_ arguments: Arguments, _ folders: Folders) throws -> ExitCode {
  if let word = arguments.words.first {
    throw UsageError("fetch takes no address (\(withoutUserInfo(word))); feeds add subscribes to one")
  }
  let store = try openStore(folders.store, mode: .readWrite)
  defer { store.close() }
  if let story = try arguments.number("--story", least: 1) {
    return try fetchStory(ArticleID(Int64(story)), into: store, arguments, folders)
  }
  guard let lock = FetchLock(store: store.path) else {
    throw UsageError("another fetch into \(store.path) is under way; wait until it has ended")
  }
  defer { lock.release() }
  let clock = Clock.system(now: try arguments.value("--now").map(moment))
  try store.fillWithSections(clock: clock)
  let settings = readSettings(folders)
  let fetching = FeedFetching(into: store, settings: settings, userAgent: userAgent, at: clock.now)
  let feeds = try fetching.feeds(all: arguments.has("--all"))
  var output = FetchOutput(arguments, total: feeds.count)
  try output.begin(waiting: feeds.isEmpty ? try store.feeds() : [], at: clock.now)
  let indexing = arguments.has("--no-index") ? nil : Indexing(storeAt: folders.store)
  defer { indexing?.stop() }
  let reports = try fetching.fetch(feeds, indexing: indexing) { try output.tell($0) }
  if feeds.isEmpty, output.isForPeople {
    try say(nothingToFetch(try store.feeds()))
  } else {
    try output.end(reports)
  }
  let rules = Retention(settings.keeping)
  if !rules.isEmpty { _ = try store.trim(rules, at: clock.now, isTrial: false) }
  // All of it can be read by now; only searching waits for this.
  try indexing?.finish { output.index($0) }
  if !arguments.has("--no-full-text") {
    let isOnline = reports.contains { $0.outcome == .updated || $0.outcome == .unchanged }
    let texts = try fetching.fetchFullTexts(isOnline: isOnline) { try output.complete($0, of: $1) }
    try output.tell(texts)
    if texts.fetched > 0 { try indexing?.finish { output.index($0) } }
  }
  try output.finish()
  let failed = reports.count { $0.outcome == .failed || $0.outcome == .retired }
  return failed == 0 ? .done : failed < reports.count ? .partly : .failed
}

/// The whole text of one story, from its page; no other fetch is waited for.
private func fetchStory(
  _ id: ArticleID, into store: Store, _ arguments: Arguments, _ folders: Folders
) throws -> ExitCode {
  let clock = Clock.system(now: try arguments.value("--now").map(moment))
  let fetching = FeedFetching(into: store, settings: readSettings(folders), userAgent: userAgent, at: clock.now)
  if let problem = try fetching.fetchFullText(of: id) {
    complain(problem)
    return .failed
  }
  try say("The store holds the whole text of story \(id.rawValue).")
  if !arguments.has("--no-index") { try Importer(into: store, at: clock.now).index() }
  return .done
}

/// The settings of the configuration; what is wrong with them is told.
func readSettings(_ folders: Folders) -> Preferences {
  let (settings, problems) = Preferences.read(folder: folders.config)
  for problem in problems { complain(problem.description) }
  return settings
}

/// What there is to say where nothing is due.
private func nothingToFetch(_ feeds: [FeedState]) -> String {
  guard !feeds.isEmpty else { return "There are no subscriptions; feeds add ADDRESS makes one." }
  let next = nextDue(feeds).map { Timestamp(seconds: $0).iso8601 }
  let when = next.map { "; the next is at \($0), fetch --all does not wait" } ?? ""
  return "None of \(counted(feeds.count, "feed", "feeds")) is due\(when)."
}

/// When the first of the feeds is to be asked for, in seconds since 1970; nil where none is any more.
private func nextDue(_ feeds: [FeedState]) -> Int64? {
  feeds.filter { $0.retirement == nil }.compactMap { max($0.due ?? .min, $0.notBefore ?? .min) }.min()
}

/// A report as a row of JSON.
func json(_ report: FeedReport) -> JSONValue {
  let feed = report.feed
  return [
    "url": .string(withoutUserInfo(feed.subscription.url)), "title": .string(feed.subscription.title),
    "state": .string(report.outcome.rawValue), "new": JSONValue(report.articles.inserted),
    "changed": JSONValue(report.articles.updated), "error": JSONValue(problem(of: report)),
    "since": JSONValue(feed.failure.map { Timestamp(seconds: $0.since) }),
    "seconds": .number((report.seconds * 1_000).rounded() / 1_000),
  ]
}

/// What is wrong with a feed, in one line; nil where nothing is.
private func problem(of report: FeedReport) -> String? {
  let feed = report.feed
  switch report.outcome {
  case .updated, .unchanged: return nil
  case .failed: return feed.failure?.reason
  case .retired: return feed.retirement?.reason
  case .waiting: return "its server asked to be left alone until \(Timestamp(seconds: feed.notBefore ?? 0).iso8601)"
  }
}

/// What is written while feeds come in: for people, as JSON, or as JSON lines for a program that follows.
private struct FetchOutput {
  private enum Form { case people, json, stream }

  private let form: Form
  private let total: Int
  private var done = 0
  private var bar = ProgressBar()

  init(_ arguments: Arguments, total: Int) {
    form = arguments.has("--stream") ? .stream : arguments.has("--json") ? .json : .people
    self.total = total
  }

  var isForPeople: Bool { form == .people }

  /// Where none is due, `waiting` are all feeds.
  mutating func begin(waiting: [FeedState], at now: Timestamp) throws {
    switch form {
    case .people: if total > 0 { bar.show(0, of: total, counted(total, "feed", "feeds")) }
    case .json: if total == 0 { try say("[") }
    case .stream:
      var members: [JSONValue.Member] = [.init("feeds", JSONValue(total))]
      if total == 0 {
        members.append(.init("subscriptions", JSONValue(waiting.count)))
        if let next = nextDue(waiting) { members.append(.init("wait", .number(Double(next) - Double(now.seconds)))) }
      }
      try event("start", .object(members))
    }
  }

  mutating func tell(_ report: FeedReport) throws {
    defer { done += 1 }
    switch form {
    case .people:
      if let problem = problem(of: report) {
        bar.clear()
        let until = report.outcome == .retired ? " It will not be asked for any more; feeds add brings it back." : ""
        complain("\(withoutUserInfo(report.feed.subscription.url)): \(problem)\(until.isEmpty ? "" : ".")\(until)")
      }
      bar.show(done + 1, of: total, counted(total, "feed", "feeds"))
    // A row a line, and all lines together one array.
    case .json: try say((done == 0 ? "[" : ",") + json(report).json)
    case .stream: try event("feed", json(report))
    }
  }

  /// All is stored and can be read.
  mutating func end(_ reports: [FeedReport]) throws {
    let new = reports.reduce(0) { $0 + $1.articles.inserted }
    let changed = reports.reduce(0) { $0 + $1.articles.updated }
    let failed = reports.count { $0.outcome == .failed || $0.outcome == .retired }
    switch form {
    case .people:
      bar.clear()
      var line = "Asked for \(counted(reports.count, "feed", "feeds")): \(counted(new, "new story", "new stories"))"
      line += ", \(changed) changed"
      if failed > 0 { line += "; \(failed) failed" }
      try say(line + ".")
    case .json: try say("]")
    case .stream:
      try event("readable", ["new": JSONValue(new), "changed": JSONValue(changed), "failed": JSONValue(failed)])
    }
  }

  /// So many stories were indexed.
  mutating func index(_ count: Int) {
    if form == .people { bar.show("Indexing words for search: \(counted(count, "story", "stories"))") }
  }

  /// So many stories were asked for whole.
  mutating func complete(_ done: Int, of total: Int) throws {
    switch form {
    case .people: bar.show(done, of: total, counted(total, "whole text", "whole texts"))
    case .json: break
    case .stream: try event("texts", ["done": JSONValue(done), "total": JSONValue(total)])
    }
  }

  /// What came of asking for whole stories.
  mutating func tell(_ texts: FullTextReport) throws {
    switch form {
    case .people:
      bar.clear()
      if texts.fetched > 0 {
        let rest = texts.waiting > 0 ? "; \(texts.waiting) more at the next fetch" : ""
        let pages = texts.fetched == 1 ? "its page" : "their pages"
        try say("Completed \(counted(texts.fetched, "story", "stories")) from \(pages)\(rest).")
      }
    case .json: break
    case .stream:
      try event(
        "whole",
        [
          "stories": JSONValue(texts.fetched), "failed": JSONValue(texts.failed), "waiting": JSONValue(texts.waiting),
        ])
    }
  }

  mutating func finish() throws {
    bar.clear()
    if form == .stream { try event("end", []) }
  }

  private func event(_ name: String, _ value: JSONValue) throws {
    guard case .object(let members) = value else {
      return try say(JSONValue.object([.init("event", .string(name))]).json)
    }
    try say(JSONValue.object([.init("event", .string(name))] + members).json)
  }
}

/// Held while feeds are fetched into a store, so that two programs do not ask the same servers.
private struct FetchLock {
  private let descriptor: Int32

  /// Nil where another program holds it. It ends with the program, however that ends.
  init?(store: String) {
    descriptor = open(store + ".fetching", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      return nil
    }
  }

  func release() { close(descriptor) }
}
