// `feeds`: the subscriptions.

internal import App
internal import Articles
internal import Catalogue
internal import Configuration
internal import Feeds
internal import Fetch
internal import Glibc
internal import Ingest
internal import Reader
internal import Screen
internal import Store

/// `broadsheet feeds`.
func feeds(_ arguments: Arguments, _ folders: Folders) throws -> ExitCode {
  var arguments = arguments
  let verb = arguments.takeVerb()
  if verb == "catalogue" { return try listCatalogue(arguments) }
  if verb == "import" { return try importFiles(arguments, folders) }
  let store = try openStore(folders.store, mode: .readWrite)
  defer { store.close() }
  switch verb {
  case "list", nil: return try listFeeds(of: store, arguments, folders)
  case "add": return try addFeed(to: store, arguments, folders)
  case "export": return try exportFeeds(of: store, withPasswords: arguments.has("--with-passwords"))
  case "full-text": return try setFullText(in: store, arguments, folders)
  case "remove":
    guard let word = arguments.words.first else { throw UsageError("feeds remove wants the feed's address") }
    let feed = try feed(at: word, in: store)
    _ = try store.removeFeed(feed.subscription.url)
    try say("Removed \(Sanitizer.singleLine(withoutUserInfo(feed.subscription.url))). Its stories stay.")
    return .done
  case .some(let other):
    throw UsageError("feeds knows list, add, remove, full-text, import, export and catalogue, not “\(other)”")
  }
}

/// Newspapers to subscribe to: those that all words find, by name, country or subject, address and language.
private func listCatalogue(_ arguments: Arguments) throws -> ExitCode {
  let words = arguments.words.flatMap { $0.lowercased().split(separator: " ") }
  let found = catalogue().filter { $0.has(words) }
  if arguments.has("--json") {
    let rows = found.map { feed -> JSONValue in
      [
        "url": .string(feed.url), "title": .string(feed.name),
        "country": JSONValue(feed.isByCountry ? feed.group : nil),
        "subject": JSONValue(feed.isByCountry ? nil : feed.group), "language": .string(feed.language),
      ]
    }
    try say(JSONValue.array(rows).json)
  } else {
    for feed in found { try say(fields: [feed.url, feed.group, feed.name]) }
  }
  if found.isEmpty { complain("nothing in the catalogue fits; feeds add ADDRESS subscribes to any feed or page") }
  return found.isEmpty ? .failed : .done
}

/// The subscription that a person names.
private func feed(at word: String, in store: Store) throws -> FeedState {
  // Lists show addresses without the name and password that may stand in them.
  let feeds = try store.feeds()
  let feed =
    feeds.first { $0.subscription.url == word || $0.movedTo == word }
    ?? feeds.first { withoutUserInfo($0.subscription.url) == word }
  guard let feed else {
    throw UsageError("there is no subscription to \(withoutUserInfo(word)); broadsheet feeds list shows them")
  }
  return feed
}

private func listFeeds(of store: Store, _ arguments: Arguments, _ folders: Folders) throws -> ExitCode {
  let feeds = try store.feeds()
  if arguments.has("--json") {
    let settings = readSettings(folders)
    try say(JSONValue.array(feeds.map { json($0, settings) }).json)
    return .done
  }
  for feed in feeds {
    let subscription = feed.subscription
    let problem =
      (feed.retirement?.reason).map { "retired: " + $0 }
      ?? feed.failure.map {
        "since \(Timestamp(seconds: $0.since).iso8601): \($0.reason)"
      }
    let fields = [
      withoutUserInfo(subscription.url), subscription.sectionPath.joined(separator: "/"), subscription.title,
    ]
    try say(fields: fields + (problem.map { [$0] } ?? []))
  }
  return .done
}

private func json(_ feed: FeedState, _ settings: Preferences) -> JSONValue {
  func moment(_ seconds: Int64?) -> JSONValue { JSONValue(seconds.map { Timestamp(seconds: $0) }) }
  let subscription = feed.subscription
  let state = feed.retirement != nil ? "retired" : feed.failure != nil ? "failing" : feed.checked == nil ? "new" : "ok"
  return [
    "url": .string(withoutUserInfo(subscription.url)), "title": .string(subscription.title),
    "site": JSONValue(subscription.siteURL.map(withoutUserInfo)),
    "section": .array(subscription.sectionPath.map(JSONValue.string)), "state": .string(state),
    "moved_to": JSONValue(feed.movedTo.map(withoutUserInfo)), "checked": moment(feed.checked),
    "succeeded": moment(feed.succeeded),
    "changed": moment(feed.changed), "due": moment(feed.due),
    "error": JSONValue(feed.retirement?.reason ?? feed.failure?.reason), "since": moment(feed.failure?.since),
    "failures": JSONValue(feed.failure?.count ?? 0), "stories": JSONValue(feed.stories),
    "full_text": .string(feed.fullTextRule(by: settings).rawValue),
  ]
}

private func fullTextRule(_ word: String) throws -> FullTextRule {
  if let rule = FullTextRule(rawValue: word) { return rule }
  let rules = FullTextRule.allCases.map(\.rawValue).joined(separator: ", ")
  throw UsageError("a feed's stories are fetched whole by one of \(rules), not “\(word)”")
}

/// Sets which stories of a feed are fetched whole.
private func setFullText(in store: Store, _ arguments: Arguments, _ folders: Folders) throws -> ExitCode {
  guard arguments.words.count == 2 else {
    throw UsageError("feeds full-text wants a feed's address and off, always, short or auto")
  }
  let rule = try fullTextRule(arguments.words[1])
  let feed = try feed(at: arguments.words[0], in: store)
  let url = Sanitizer.singleLine(withoutUserInfo(feed.subscription.url))
  try store.setFullText(rule, of: feed.subscription.url)
  try say("\(url): \(rule.words), from the next fetch on.")
  if let fixed = FullTextRule(fixedFor: feed.subscription.url, by: readSettings(folders)), fixed != rule {
    complain("config.yaml says full-text: \(fixed.rawValue) of \(url), which comes first")
  }
  return .done
}

private func addFeed(to store: Store, _ arguments: Arguments, _ folders: Folders) throws -> ExitCode {
  guard let word = arguments.words.first, arguments.words.count == 1 else {
    throw UsageError("feeds add wants one address, of a feed or of a page")
  }
  let clock = Clock.system(now: try arguments.value("--now").map(moment))
  try store.fillWithSections(clock: clock)
  let fetching = FeedFetching(into: store, settings: readSettings(folders), userAgent: userAgent, at: clock.now)
  let finding = FeedFinding(fetching)
  let found: FetchedFeed
  switch try finding.find(word) {
  case .feed(let feed): found = feed
  case .choice(let choices):
    guard let choice = try choose(choices, arguments) else { return .failed }
    found = try finding.load(choice)
  }
  let rule = try arguments.value("--full-text").map(fullTextRule)
  let section = (arguments.value("--section") ?? "").split(separator: "/").prefix(3).map(String.init)
  let url = found.state.subscription.url
  let isKnown = try store.feed(at: url) != nil
  let report = try fetching.subscribe(
    to: found, title: arguments.value("--title"), sectionPath: section, fullText: rule)
  if arguments.has("--json") {
    try say(json(report).json)
  } else {
    let title = Sanitizer.singleLine(report.feed.subscription.title)
    let shown = Sanitizer.singleLine(withoutUserInfo(url))
    let stories = counted(report.articles.inserted, "new story", "new stories")
    try say(
      "\(isKnown ? "Already subscribed" : "Subscribed") to \(withoutFloods(title.isEmpty ? shown : title)), \(shown): \(stories)."
    )
  }
  if !arguments.has("--no-index") { try Importer(into: store, at: clock.now).index() }
  return .done
}

/// Asks on a terminal which of several feeds is meant; in a pipe they are listed, and nothing is chosen.
private func choose(_ choices: [FeedChoice], _ arguments: Arguments) throws -> FeedChoice? {
  let isAsked = isTerminal(0) && isTerminal(1)
  for (index, choice) in choices.enumerated() {
    let fields = [withoutUserInfo(choice.url), choice.title]
    try say(fields: (isAsked ? ["\(index + 1)"] : []) + fields)
  }
  guard isAsked else {
    complain("the page has \(choices.count) feeds; feeds add with the address of one subscribes to it")
    return nil
  }
  write("Which one? 1 to \(choices.count), Enter for the first, q for none: ", to: 1)
  guard let line = readLine() else { return nil }
  if line.isEmpty { return choices[0] }
  guard let number = Int(line), choices.indices.contains(number - 1) else { return nil }
  return choices[number - 1]
}

/// All subscriptions as OPML. A file of feeds is passed on: names and passwords in addresses only where that is asked for.
private func exportFeeds(of store: Store, withPasswords: Bool) throws -> ExitCode {
  let all = try store.subscriptionList()
  // What runs a command on this machine is of no use, and no business, elsewhere.
  let list = all.filter { !$0.url.hasPrefix("exec:") }
  func shown(_ address: String) -> String { withPasswords ? address : withoutUserInfo(address) }
  let outlines = list.subscriptions.map {
    var notes = $0.notes
    notes.names = notes.names.map { .init(title: $0.title, text: shown($0.text)) }
    return OPMLDocument.Outline(
      title: $0.title, xmlURL: shown($0.url), htmlURL: $0.siteURL.map(shown), path: $0.sectionPath, notes: notes)
  }
  let document = OPMLDocument(title: "Broadsheet", outlines: outlines, folders: list.folders)
  try say(String(writeOPML(document).dropLast()))
  for command in all.subscriptions where command.url.hasPrefix("exec:") {
    complain("\(command.url) is left out: it runs a command of this machine")
  }
  let hidden = list.subscriptions.filter { shown($0.url) != $0.url }
  if !hidden.isEmpty {
    let names =
      hidden.count == 1
      ? "the name and password in 1 address are" : "names and passwords in \(hidden.count) addresses are"
    complain("\(names) left out; feeds export --with-passwords keeps them")
  }
  return .done
}
