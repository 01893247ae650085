// The print preview: what is on the page, set on sheets, and from there to the printer or into a file.

import Articles
import Print
import Screen
import Typesetting

extension ReaderState {
  /// Shows what is on the page as it would be printed.
  mutating func openPreview() -> [Effect] {
    let subject: PrintSubject
    switch place {
    case .article(let here): subject = .article(here.id)
    case .list(let list): subject = .list(list.listing, list.order, title: list.title)
    case .front: subject = .frontPage
    case .gallery, .feeds:
      tell("Stories and lists of stories are printed.")
      return []
    }
    overlay = .preview(PreviewState(subject))
    return [.loadPrintable(subject)]
  }

  /// The stories that were asked for.
  mutating func receive(_ articles: [StoredArticle], of subject: PrintSubject) {
    guard case .preview(var preview) = overlay, preview.subject == subject, preview.document == nil else { return }
    guard let first = articles.first else {
      overlay = nil
      tell("There is nothing to print here.")
      return
    }
    let title =
      switch subject {
      case .article: first.article.headline
      case .list(_, _, let title): title
      case .frontPage: "Front page"
      }
    preview.articles = articles.map(\.id)
    preview.document = PrintDocument(
      title: title, date: clock.date, zoneOffset: clock.zoneOffset,
      articles: articles.map(\.article))
    setPages(of: &preview)
    overlay = .preview(preview)
  }

  private func setPages(of preview: inout PreviewState) {
    guard let document = preview.document else { return }
    preview.pages = document.textPages(on: paper, hyphenator: settings.hyphenates ? hyphenator : nil)
    preview.isPrintedAsPDF = !preview.pages.haveOnlyPrinterLetters
  }

  /// Keeps the sheets in sight after the screen or the paper changed.
  mutating func keepPreviewVisible() {
    guard case .preview(var preview) = overlay else { return }
    keepVisible(&preview)
    overlay = .preview(preview)
  }

  private func keepVisible(_ preview: inout PreviewState) {
    let layout = PreviewLayout(screen: screen, paper: paper)
    preview.top = min(max(0, preview.top), max(0, layout.rows(pages: preview.pages.count) - layout.window.rows))
    preview.left = min(max(0, preview.left), max(0, layout.sheet.columns - layout.window.columns))
  }

  mutating func take(_ key: Key, in preview: PreviewState) -> [Effect] {
    var preview = preview
    switch preview.asking {
    case .printer:
      guard key == Key("y") || key == Key("Y") else {
        preview.asking = .nothing
        overlay = .preview(preview)
        tell("Nothing was printed.")
        return []
      }
      return finish(preview, .printer)
    case .file(let input): return take(key, in: preview, input)
    case .nothing: break
    }
    if key.code == .escape || [Key("q"), Key("P"), Key(.backspace)].contains(key) {
      overlay = nil
      return []
    }
    guard let document = preview.document else { return [] }
    let layout = PreviewLayout(screen: screen, paper: paper)
    let isCut = layout.sheet.columns > layout.window.columns
    switch (key.code, keymap.command(for: key, in: .list)) {
    case (.enter, _): preview.asking = .printer
    case (.character("w"), _):
      preview.asking = .file(TextInput(text: fileName(for: document.title) + ".pdf"))
      preview.problem = nil
    case (.right, _), (.character("l"), _): if isCut { preview.left += 8 } else { turnSheet(&preview, by: 1, layout) }
    case (.left, _), (.character("h"), _): if isCut { preview.left -= 8 } else { turnSheet(&preview, by: -1, layout) }
    case (.character("]"), _), (.character("n"), _): turnSheet(&preview, by: 1, layout)
    case (.character("["), _), (.character("N"), _): turnSheet(&preview, by: -1, layout)
    case (_, .changeOrder):
      let sizes = Paper.Size.allCases
      change(&preview) { $0.size = sizes[((sizes.firstIndex(of: $0.size) ?? 0) + 1) % sizes.count] }
    case (_, .measureWider): change(&preview) { $0.margin -= 5 }
    case (_, .measureNarrower): change(&preview) { $0.margin += 5 }
    case (_, .help):
      tell(
        "Space and b turn pages, ] and [ sheets; Enter prints, w writes a file, O changes the paper, < > the margin.")
    default:
      guard let motion = motion(for: key) else { break }
      let rows = layout.rows(pages: preview.pages.count)
      // A line of a list is a line here; the end is the last row at the foot of the screen.
      preview.top = motion.apply(to: preview.top, count: rows, page: layout.window.rows)
    }
    keepVisible(&preview)
    overlay = .preview(preview)
    return []
  }

  /// To the head of another sheet.
  private func turnSheet(_ preview: inout PreviewState, by step: Int, _ layout: PreviewLayout) {
    let height = layout.sheet.rows
    let sheet = step > 0 ? preview.top / height : (preview.top + height - 1) / height
    preview.top = (sheet + step) * height
  }

  /// Sets the sheets anew on other paper; the page that is seen stays in sight.
  private mutating func change(_ preview: inout PreviewState, _ change: (inout Paper) -> Void) {
    let before = PreviewLayout(screen: screen, paper: paper)
    let share = Double(preview.top) / Double(max(1, before.rows(pages: preview.pages.count)))
    change(&paper)
    setPages(of: &preview)
    let after = PreviewLayout(screen: screen, paper: paper)
    preview.top = Int(share * Double(after.rows(pages: preview.pages.count)))
  }

  private mutating func take(_ key: Key, in preview: PreviewState, _ input: TextInput) -> [Effect] {
    var (preview, input) = (preview, input)
    preview.problem = nil
    switch key.code {
    case .escape: preview.asking = .nothing
    case .tab:
      input.text = withNextEnding(input.text)
      preview.asking = .file(input)
    case .enter:
      guard let ending = ending(of: input.text), PreviewState.endings.contains(ending) else {
        preview.problem = "The end of the name says in which form: .pdf, .html, .md or .txt"
        break
      }
      return finish(preview, .file(input.text))
    default:
      guard input.take(key) else { break }
      preview.asking = .file(input)
    }
    overlay = .preview(preview)
    return []
  }

  /// A file is written over only by one who says so.
  mutating func askToReplace(_ job: PrintJob) {
    guard case .file(let path) = job.target else { return }
    // Where something else has been begun meanwhile, it is not covered.
    guard overlay == nil else {
      notice = Notice(text: "\(path) is there already; it was not written over.", isError: true)
      return
    }
    notice = nil
    var job = job
    job.replaces = true
    overlay = .question(Question(text: "\(path) is there already. Write over it?", effects: [.print(job)]))
  }

  private func ending(of name: String) -> String? {
    name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() }
  }

  private func withNextEnding(_ name: String) -> String {
    let endings = PreviewState.endings
    guard let ending = ending(of: name), let index = endings.firstIndex(of: ending) else {
      return name + "." + (endings.first ?? "txt")
    }
    return name.dropLast(ending.count) + endings[(index + 1) % endings.count]
  }

  private mutating func finish(_ preview: PreviewState, _ target: PrintJob.Target) -> [Effect] {
    overlay = nil
    tell(target == .printer ? "Printing…" : "Writing the file…")
    return [
      .print(
        PrintJob(articles: preview.articles, title: preview.document?.title ?? "", paper: paper, target: target))
    ]
  }
}
