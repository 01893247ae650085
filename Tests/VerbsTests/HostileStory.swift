import Articles
import ProgramRunner
import Store
import Testing

/// The scalars in a text that steer a terminal: controls of both sets except line ends and tabs, and those that turn the
/// direction of text.
func controls(in text: String) -> [String] {
  text.unicodeScalars.filter {
    switch $0.value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x61C: true
    default: false
    }
  }.map { "U+\(String($0.value, radix: 16))" }
}

/// A story that tries everything that stories have tried on terminals and browsers.
enum HostileStory {
  /// Window titles, links, clipboard, fonts, queries, notifications; C1 alone and as bytes; bidi; an escape left open.
  static let steering =
    "\u{1B}[2J\u{1B}]0;title\u{7}\u{1B}]8;;https://evil.example\u{1B}\\\u{1B}]52;c;eA==\u{7}\u{1B}]50;#x\u{7}"
    + "\u{1B}P$q\u{1B}\\\u{1B}_Gx\u{1B}\\\u{9B}31m\u{9D}0;x\u{9C}\u{90}\u{202E}\u{2066}\u{200F}\u{61C}\u{0}\r\n\t\u{85}\u{1B}"
  static let markup =
    "<script>alert(1)</script>\"'><img src=x onerror=alert(1)> [a](javascript:x) `code` *b* _c_ # d | e &lt;"
  static var text: String { "Words \(steering) and \(markup) end" }

  static var article: Article {
    var article = Article(entryID: "hostile", source: "test", publication: text, headline: text)
    article.url = "https://harbor.example/\"><script>alert(1)</script>\u{1B}]0;x\u{7}"
    article.kicker = text
    article.labels = [text]
    article.deck = text
    article.bylines = [Byline(name: text, contact: text)]
    article.dateline = text
    article.posted = Timestamp(year: 2026, month: 11, day: 23, hour: 8)
    article.tags = [text]
    article.sectionPath = [text]
    let photo = Photo(url: "javascript:alert(1)", caption: Prose(text), credit: text, alternative: text)
    article.leadPhoto = photo
    article.body = [
      .paragraph(Prose([Run(text), Run("link " + text, link: "javascript:alert(1)")])),
      .paragraph(Prose([Run("link", link: "https://harbor.example/\" onclick=\"alert(1)")])),
      .crosshead(Prose(text), level: 2), .quotation([.paragraph(Prose(text))], attribution: Prose(text)),
      .list([[.paragraph(Prose(text))]], start: 1), .code(text + "\n```\nend", language: text), .figure(photo), .rule,
      .table(Table(rows: [[Table.Cell(Prose(text))]])),
      .embed(Embed(kind: .video, url: "javascript:alert(1)", title: text)),
    ]
    article.related = [RelatedLink(headline: text, url: "https://harbor.example/two")]
    return article
  }

  /// A program whose store holds this story alone, as number 1.
  static func program() throws -> Broadsheet {
    let program = try Broadsheet()
    let store = try Store(path: program.store, mode: .readWrite)
    defer { store.close() }
    _ = try store.merge([article], at: Timestamp(seconds: 1_795_424_400))
    while try store.indexPending() > 0 {}
    try store.setSetting("sample-edition", "not here")
    return program
  }
}
