// Articles one after the other, one or many, in each of the forms that the program writes.

internal import Articles
internal import Reader
internal import Screen
internal import Typesetting

/// A form in which articles are written.
enum ArticleFormat: String, CaseIterable {
  case text, markdown, html, json, ninjs

  /// The form called `name`; throws what there is.
  init(named name: String) throws(UsageError) {
    guard let format = ArticleFormat(rawValue: name) else {
      throw UsageError("--format knows text, markdown, html, json and ninjs, for export also pdf, not “\(name)”")
    }
    self = format
  }
}

/// Writes articles one after the other, as one document.
struct ArticleWriting {
  private let format: ArticleFormat
  private let width: Int
  private let clock: Clock
  private let put: (String) throws -> Void
  /// What an HTML page with several articles is called, and its pictures.
  private let title: String
  private let picture: (String) -> Raster?
  private var count = 0

  /// Writing in a form; text is set to `width` columns. `put` takes what is written, a line or several without the last
  /// line end; by default it goes to standard output.
  init(
    _ format: ArticleFormat, width: Int, clock: Clock, title: String = "Broadsheet",
    picture: @escaping (String) -> Raster? = { _ in nil }, put: @escaping (String) throws -> Void = { try say($0) }
  ) {
    (self.format, self.width, self.clock, self.title, self.picture, self.put) = (
      format, width, clock, title, picture, put
    )
  }

  /// What stands before all articles.
  func begin() throws {
    switch format {
    case .html: try put(HTML.wholeHead(title: title))
    case .json, .ninjs: try put("[")
    case .text, .markdown: break
    }
  }

  /// The next article.
  mutating func write(_ stored: StoredArticle, rails: [RailList]) throws {
    let isFirst = count == 0
    count += 1
    switch format {
    case .html: try put(HTML.article(stored.article, pictures: .inside(picture)))
    case .json, .ninjs: try put((isFirst ? "" : ",") + text(of: stored, rails: rails))
    case .markdown: try put((isFirst ? "" : "\n---\n\n") + text(of: stored, rails: rails))
    case .text:
      try put(
        (isFirst ? "" : "\n" + signs(String(repeating: "─", count: width)) + "\n\n") + text(of: stored, rails: rails))
    }
  }

  /// What stands after them.
  func end() throws {
    switch format {
    case .html: try put(HTML.foot)
    case .json, .ninjs: try put("]")
    case .text, .markdown: break
    }
  }

  /// One article as a document of its own.
  func text(of stored: StoredArticle, rails: [RailList]) -> String {
    let article = stored.article
    switch format {
    case .text:
      let dates = DateLine(readerZoneOffset: clock.zoneOffset).postedAndUpdated(article)
      var settings = TypeSettings(measure: width, photoRows: 0)
      settings.longCode = .whole
      let set = typeset(
        article, settings: settings,
        furniture: Furniture(dates: dates, sourceLine: stored.sourceLine(address: article.url ?? "")))
      let notes = set.links.map { "\n[\($0.number)] \(withoutUserInfo(Sanitizer.singleLine($0.url)))" }
      return withoutFloods(set.text + (notes.isEmpty ? "" : "\n") + notes.joined())
    case .json: return articleJSON(stored, rails: rails).json
    case .markdown: return withoutFloods(Markdown.page(article))
    case .html: return HTML.page(article)
    case .ninjs: return Ninjs.item(article).json
    }
  }
}
