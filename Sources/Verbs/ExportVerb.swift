// `export`: articles in a form for other programs, for paper or for a file: those that are named, a section, the saved, what
// words find, or the front page.

internal import App
internal import Articles
internal import Configuration
internal import Glibc
internal import PDF
internal import Print
internal import Reader
internal import Screen
internal import Store
internal import Typesetting

/// The most articles of a list that are written where nobody says how many.
private let usualLimit = 50

/// `broadsheet export`.
func export(_ arguments: Arguments, _ folders: Folders) throws -> ExitCode {
  let preferences = Preferences.read(folder: folders.config).settings
  let target = ExportTarget(arguments, preferences.printing)
  let habits = TerminalHabits(preferences, isShown: target == .standardOutput && isTerminal(1))
  return try habits.applied { try export(arguments, folders, to: target, preferences.printing) }
}

private func export(
  _ arguments: Arguments, _ folders: Folders, to target: ExportTarget, _ settings: PrintSettings
) throws -> ExitCode {
  let paper = try Paper(arguments, settings)
  var form = try ExportForm(arguments, target)
  let clock = Clock.system(now: try arguments.value("--now").map(moment))
  let store =
    try arguments.value("--search") != nil
    ? openSearchableStore(folders.store) : openStore(folders.store, mode: .readOnly)
  defer { store.close() }
  let choice = try ExportChoice(arguments, store)
  var missing = 0
  /// Gives each article that there is, and tells of the others.
  func forEach(_ take: (StoredArticle) throws -> Void) throws {
    for id in choice.articles {
      guard let stored = try store.article(id) else {
        complain("the store has no article \(id.rawValue); broadsheet list shows what it has")
        missing += 1
        continue
      }
      try take(stored)
    }
  }
  var output = Output(target)
  switch form {
  case .pages, .pdf:
    var articles: [Article] = []
    try forEach { articles.append($0.article) }
    guard !articles.isEmpty else { return .failed }
    let document = PrintDocument(
      title: arguments.value("--title") ?? choice.title ?? articles[0].headline,
      date: clock.date, zoneOffset: clock.zoneOffset, articles: articles)
    output.title = document.title
    func makePDF() throws(PDFError) -> PDF {
      try document.pdf(on: paper, face: settings.font, hyphenator: Hyphenator()) { store.pictureAtHand($0) }
    }
    let pages = form == .pages ? document.textPages(on: paper, hyphenator: Hyphenator()) : []
    let text = withoutFloods(pages.printerText)
    if form == .pages, arguments.value("--format") == nil, !pages.haveOnlyPrinterLetters, let pdf = try? makePDF() {
      form = .pdf
      try output.put(pdf)
    } else if form == .pages {
      try output.put(Array(text.utf8))
      output.content = counted(pages.count, "page", "pages")
    } else {
      try output.put(makePDF())
    }
  case .articles(let format):
    var writing = ArticleWriting(
      format, width: try arguments.number("--width", least: 20) ?? 66, clock: clock,
      title: arguments.value("--title") ?? choice.title ?? "Broadsheet", picture: { store.pictureAtHand($0) },
      put: { try output.put($0) })
    try writing.begin()
    var count = 0
    try forEach { stored in
      if count == 0 { output.title = arguments.value("--title") ?? choice.title ?? stored.article.headline }
      count += 1
      try writing.write(stored, rails: format == .json ? try store.rail(for: stored.id) : [])
    }
    try writing.end()
    output.content = counted(count, "article", "articles")
    guard count > 0 || choice.articles.isEmpty else { return .failed }
  }
  try output.finish(form, paper, force: arguments.has("--force"))
  return missing == 0 ? .done : missing == choice.articles.count ? .failed : .partly
}

/// Where an export goes.
enum ExportTarget: Equatable {
  case standardOutput
  case file(String)
  /// To `lp`; nil is the printer that it uses where none is named.
  case printer(String?)

  init(_ arguments: Arguments, _ settings: PrintSettings) {
    if let path = arguments.value("--out"), path != "-" {
      self = .file(path)
    } else if arguments.has("--print") || arguments.value("--printer") != nil {
      self = .printer(arguments.value("--printer") ?? settings.printer)
    } else {
      self = .standardOutput
    }
  }
}

/// In which form an export is written.
enum ExportForm: Equatable {
  /// Text on sheets of paper.
  case pages
  /// Real type on sheets of paper.
  case pdf
  /// One article after the other.
  case articles(ArticleFormat)

  /// What `--format` says, else what the ending of the file's name says.
  init(_ arguments: Arguments, _ target: ExportTarget) throws(UsageError) {
    var name = arguments.value("--format")
    if name == nil, case .file(let path) = target, let dot = path.lastIndex(of: "."), !path[dot...].contains("/") {
      switch path[path.index(after: dot)...].lowercased() {
      case "txt", "text": name = "text"
      case "md", "markdown": name = "markdown"
      case "htm", "html": name = "html"
      case "json": name = "json"
      case "pdf": name = "pdf"
      default: break
      }
    }
    let isPrinted = if case .printer = target { true } else { false }
    if name == "pdf" {
      guard target != .standardOutput || !isTerminal(1) else {
        throw UsageError("a PDF is not for a terminal; --out FILE writes it into one")
      }
      self = .pdf
      return
    }
    let format = try ArticleFormat(named: name ?? (isPrinted ? "text" : "html"))
    guard format == .text, isPrinted || arguments.value("--paper") != nil else {
      if isPrinted { throw UsageError("only text and pdf go to a printer, not \(format.rawValue)") }
      self = .articles(format)
      return
    }
    self = .pages
  }

  /// The ending of its files.
  var ending: String {
    switch self {
    case .pages, .articles(.text): "txt"
    case .pdf: "pdf"
    case .articles(.markdown): "md"
    case .articles(.html): "html"
    case .articles(.json), .articles(.ninjs): "json"
    }
  }
}

/// Which articles are exported.
private struct ExportChoice {
  var articles: [ArticleID]
  /// What they are called together; nil for those that were named one by one.
  var title: String?

  /// What the words say to export.
  init(_ arguments: Arguments, _ store: Store) throws {
    let limit = try arguments.number("--limit", least: 1) ?? usualLimit
    if let name = arguments.value("--section") {
      articles = try Self.page(.section(try sectionID(called: name, in: store)), of: store, limit)
      title = name
    } else if let query = arguments.value("--search") {
      _ = try SearchQuery(query)
      articles = try Self.page(.search(query), of: store, limit)
      title = query
    } else if arguments.has("--saved") {
      articles = try Self.page(.saved, of: store, limit)
      title = "Saved"
    } else if arguments.words.isEmpty || arguments.has("--front") {
      let front = try store.frontPage(limit: min(limit, 500))
      articles = (front.lead + front.stories).map(\.id)
      title = "Front page"
    } else {
      articles = try arguments.words.map { word in
        guard let number = Int64(word) else {
          throw UsageError(
            "export wants articles' numbers, --section NAME, --search WORDS, --saved or --front; alone it writes the front page"
          )
        }
        return ArticleID(number)
      }
    }
  }

  private static func page(_ listing: Listing, of store: Store, _ limit: Int) throws -> [ArticleID] {
    var ids: [ArticleID] = []
    var cursor: Cursor?
    repeat {
      let page = try store.page(listing, order: .newest, after: cursor, limit: min(limit - ids.count, 500))
      ids += page.teasers.map(\.id)
      cursor = page.next
    } while ids.count < limit && cursor != nil
    return ids
  }
}

/// What is exported on its way: at once to standard output, else kept until it is whole.
private struct Output {
  private let target: ExportTarget
  private var bytes: [UInt8] = []
  /// What it is called, for the name of a file and the printer's list.
  var title = "broadsheet"
  /// How much it is, in words.
  var content = ""

  init(_ target: ExportTarget) { self.target = target }

  /// Takes text and ends its line.
  mutating func put(_ text: String) throws {
    guard target != .standardOutput else { return try say(text) }
    bytes += text.utf8
    bytes.append(0x0A)
  }

  /// Takes a PDF.
  mutating func put(_ pdf: PDF) throws {
    try put(pdf.bytes)
    content = counted(pdf.pages, "page", "pages")
  }

  /// Takes a whole document.
  mutating func put(_ document: [UInt8]) throws {
    guard target == .standardOutput else { return bytes += document }
    guard let code = document.withUnsafeBytes({ write($0, to: 1) }) else { return }
    throw OutputError(description: "the output cannot be written: \(String(cString: strerror(code)))")
  }

  /// Writes the file or prints, and says so in a line.
  mutating func finish(_ form: ExportForm, _ paper: Paper, force: Bool) throws {
    switch target {
    case .standardOutput: return
    case .printer(let printer):
      try printOut(bytes, form: form == .pdf ? .pdf : .text, title: title, paper: paper, printer: printer)
      try say("Sent to the printer\(printer.map { " \($0)" } ?? ""): \(content).")
    case .file(var path):
      if isFolder(path) { path += (path.hasSuffix("/") ? "" : "/") + fileName(for: title) + "." + form.ending }
      try writeFile(bytes, to: path, replacing: force)
      try say("Wrote \(path): \(content).")
    }
  }
}
