// Stories that try to steer the terminal: every field of theirs carries what must not reach it.

import Articles

enum HostilePaper {
  /// Texts that have broken terminals or misled their readers.
  static let texts: [String] = [
    "clear\u{1B}[2J\u{1B}[H it", "title\u{1B}]0;owned\u{7}set", "link\u{1B}]8;;https://evil.example\u{1B}\\here",
    "clip\u{1B}]52;c;ZXZpbA==\u{7}", "font\u{1B}]50;#1\u{7}", "note\u{1B}]9;boo\u{1B}\\", "device\u{1B}P$q\u{1B}\\m",
    "app\u{1B}_Gi=1\u{1B}\\", "tmux\u{1B}Ptmux;\u{1B}\u{1B}[31m\u{1B}\\", "ends in escape\u{1B}", "[31mred",
    "C1 \u{9B}31m \u{9D}0;x\u{9C} \u{90}q\u{9C} \u{85}next", "null\u{0}bell\u{7}back\u{8}\u{8}del\u{7F}",
    "line\nfeed\r\nreturn\ttab\u{B}\u{C}", "lines\u{2028}and\u{2029}paragraphs",
    "bidi \u{202E}desrever\u{202C} \u{2066}iso\u{2069} \u{200F}mark\u{61C}", "zero\u{200B}\u{FEFF}\u{2060}width\u{AD}",
    "marks e" + String(repeating: "\u{301}", count: 10_000) + " end", String(repeating: "\u{489}", count: 300),
    "family 👨‍👩‍👧‍👦 flag 🇰🇷 keycap 1️⃣ skin 👍🏽", "half \u{1F3FD} \u{200D}\u{200D} \u{1F1F0}", "Han 漢字かな한글 ＡＢＣ",
    "נסתר \u{202D}abc\u{202C} וגלוי", String(repeating: "wordwithoutend", count: 200), "", " ",
    "\u{E0001}\u{E0041} tags",
  ]

  static func store() -> TestStore {
    var store = TestStore(articles: texts.enumerated().map { article($0, $1) }, gallery: gallery)
    let hostile = texts.filter { $0.utf8.count < 3_000 }.joined(separator: " | ")
    store.sectionPaths = [(1, [texts[0]]), (11, [texts[0], texts[16]]), (2, [texts[15]]), (3, [hostile]), (4, [""])]
    store.moreRails = texts.filter { $0.utf8.count < 3_000 }.map { text in
      let item = RailItem(
        article: nil, headline: text, url: "https://evil.example/\(text)", label: text, section: text, rank: 1,
        movement: .places(.max / 2))
      return RailList(kind: .ranked, title: text, items: [item])
    }
    return store
  }

  private static func article(_ number: Int, _ text: String) -> Article {
    Article(
      entryID: "\(number)", source: "test", publication: text, headline: text, url: "https://evil.example/\(text)",
      sectionPath: [texts[0], texts[16]], kicker: text, labels: [text, text], deck: text,
      bylines: [Byline(name: text, contact: text)], dateline: text, posted: TestPaper.hoursAgo(number),
      body: [
        .paragraph(Prose([Run(text, link: "https://evil.example/\(text)"), Run(text, .bold)])),
        .crosshead(Prose(text), level: 2), .quotation([.paragraph(Prose(text))], attribution: Prose(text)),
        .list([[.paragraph(Prose(text))]], start: .max), .code(text, language: text),
        .table(Table(rows: [[Table.Cell(Prose(text)), Table.Cell(Prose(text), columnSpan: 9)]], caption: Prose(text))),
        .figure(Photo(url: text, caption: Prose(text), credit: text, alternative: text)), .rule,
        .embed(Embed(kind: .video, url: text, title: text)),
      ], tags: [text])
  }

  private static var gallery: Gallery {
    Gallery(
      entryID: "g", publication: texts[0], title: texts[0], bylines: [Byline(name: texts[15])],
      photos: texts.map { Photo(url: $0, caption: Prose($0), credit: $0, alternative: $0, width: 0, height: -1) })
  }
}
