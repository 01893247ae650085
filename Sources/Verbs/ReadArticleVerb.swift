// `read ID`: one article outside of the reader, set in lines or in a form for other programs.

internal import App
internal import Articles
internal import Reader
internal import Screen
internal import Store
internal import Typesetting

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
  let clock = Clock.system()
  switch arguments.value("--format") ?? (arguments.has("--json") ? "json" : "text") {
  case "text":
    let width = try arguments.number("--width", least: 20) ?? 66
    let dates = DateLine(readerZoneOffset: clock.zoneOffset).postedAndUpdated(stored.article)
    let source = [stored.article.publication, stored.article.url ?? ""].filter { !$0.isEmpty }.joined(separator: " · ")
    let set = typeset(
      stored.article, settings: TypeSettings(measure: width, photoRows: 0),
      furniture: Furniture(dates: dates, sourceLine: source))
    try say(withoutFloods(set.text))
  case "json": try say(articleJSON(stored, rails: try store.rail(for: id)).json)
  case "markdown": try say(withoutFloods(Markdown.page(stored.article)))
  case "html": try say(HTML.page(stored.article))
  case "ninjs": try say(Ninjs.item(stored.article).json)
  case let other: throw UsageError("--format knows text, markdown, html, json and ninjs, not “\(other)”")
  }
  return .done
}
