// `read ID`: one article outside of the reader, set in lines or in a form for other programs.

internal import App
internal import Articles
internal import Configuration
internal import Reader
internal import Screen
internal import Store

/// `broadsheet read ID`.
func readArticle(_ arguments: Arguments, _ folders: Folders) throws -> ExitCode {
  guard let word = arguments.words.first, let number = Int64(word) else {
    throw UsageError("read wants an article's number; broadsheet list shows them")
  }
  let store = try openStore(folders.store, mode: .readOnly)
  defer { store.close() }
  let id = ArticleID(number)
  guard let stored = try store.article(id) else {
    throw UsageError("the store has no article \(number); broadsheet list shows what it has")
  }
  let format = try ArticleFormat(named: arguments.value("--format") ?? (arguments.has("--json") ? "json" : "text"))
  let width = try arguments.number("--width", least: 20) ?? 66
  let writing = ArticleWriting(format, width: width, clock: Clock.system())
  let rails = format == .json ? try store.rail(for: id) : []
  let habits = TerminalHabits(Preferences.read(folder: folders.config).settings, isShown: isTerminal(1))
  try say(habits.applied { writing.text(of: stored, rails: rails) })
  return .done
}
