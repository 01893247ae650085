// `themes` and `store`: what the program keeps and how it looks.

internal import App
internal import Articles
internal import Configuration
internal import Reader
internal import Screen
internal import Store
internal import Themes

/// `broadsheet themes`: the themes, or what is wrong with one.
func themes(_ arguments: Arguments, _ folders: Folders) throws -> ExitCode {
  let library = ThemeLibrary(folder: folders.themes)
  if let path = arguments.value("--check") {
    let theme = try ThemeLibrary.theme(at: path)
    try say("\(Sanitizer.singleLine(theme.title)): a \(theme.appearance.rawValue) theme, nothing wrong with it.")
    return .done
  }
  let (all, problems) = library.all()
  for theme in all { try say(fields: [theme.name, theme.appearance.rawValue, theme.title]) }
  for problem in problems { complain(problem.description) }
  return problems.isEmpty ? .done : .partly
}

/// `broadsheet store`: looking after the store's file.
func store(_ arguments: Arguments, _ folders: Folders) throws -> ExitCode {
  var arguments = arguments
  let verb = arguments.takeVerb()
  let store = try openStore(folders.store, mode: .readWrite)
  defer { store.close() }
  switch verb {
  case "check":
    let problems = try store.check()
    for problem in problems { complain("\(store.path): \(problem)") }
    if problems.isEmpty { try say("Nothing is wrong with \(store.path).") }
    return problems.isEmpty ? .done : .failed
  case "backup":
    guard let path = arguments.words.first else { throw UsageError("store backup wants a file to write") }
    try store.backUp(to: path)
    try say("Written to \(path).")
  case "compact":
    try store.compact()
    try say("Compacted \(store.path).")
  case "restore":
    guard let path = arguments.words.first else { throw UsageError("store restore wants the copy to go back to") }
    let safety = store.path + ".before-restore"
    try store.restore(from: path, keeping: safety)
    try store.indexAll()
    try say("The store is as \(path) has it; as it was it lies in \(safety).")
  case "trim": return try trim(store, arguments, folders)
  default: throw UsageError("store knows check, backup FILE, restore FILE, trim and compact")
  }
  return .done
}

/// `broadsheet store trim`: lets go of what the rules in the configuration, or those given, do not keep.
private func trim(_ store: Store, _ arguments: Arguments, _ folders: Folders) throws -> ExitCode {
  var rules = Retention(readSettings(folders).keeping)
  rules.days = try arguments.number("--days", least: 1) ?? rules.days
  rules.perFeed = try arguments.number("--per-feed", least: 1) ?? rules.perFeed
  rules.megabytes = try arguments.number("--megabytes", least: 1) ?? rules.megabytes
  if arguments.has("--keep-unread") { rules.keepsUnread = true }
  guard !rules.isEmpty else {
    throw UsageError("there are no rules: keep in config.yaml has them, or --days, --per-feed, --megabytes")
  }
  let isTrial = arguments.has("--dry-run")
  let retired = try store.trim(
    rules, at: Clock.system(now: try arguments.value("--now").map(moment)).now, isTrial: isTrial)
  if !isTrial { try store.indexAll() }
  let latest = retired.latest.map { ", the latest of \($0.iso8601.prefix(10))" } ?? ""
  let megabytes = Double(retired.bytes) / 1_048_576
  let size = "\(Int(megabytes * 10) / 10).\(Int(megabytes * 10) % 10) MB of text"
  try say(
    retired.articles == 0
      ? "Nothing is older or more than the rules keep."
      : "\(isTrial ? "Would let go of" : "Let go of") \(retired.articles) articles, \(size)\(latest)."
        + (isTrial ? "" : " store compact gives the space back."))
  return .done
}

extension Retention {
  /// The rules of a configuration.
  init(_ settings: KeepSettings) {
    self.init()
    days = settings.days
    perFeed = settings.perFeed
    megabytes = settings.megabytes
    keepsUnread = settings.keepsUnread
  }
}
