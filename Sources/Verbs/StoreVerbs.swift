// `themes` and `store`: what the program keeps and how it looks.

internal import App
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
  default: throw UsageError("store knows check, backup FILE and compact")
  }
  return .done
}
