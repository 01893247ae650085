import Articles
import Testing
import Typesetting

@testable import Print

/// Documents on sheets of text.
@Suite struct TextPagesTests {
  private static let day = CivilDate(year: 2026, month: 11, day: 23)

  /// A story of numbered words, with crossheads and links; English and Korean.
  private static func story(_ number: Int, paragraphs: Int) -> Article {
    var body: [Block] = []
    for paragraph in 0..<paragraphs {
      if paragraph % 4 == 3 { body.append(.crosshead(Prose("Crosshead s\(number)p\(paragraph)"), level: 2)) }
      let words = (0..<(20 + paragraph * 7 % 90)).map { "s\(number)p\(paragraph)w\($0)" }.joined(separator: " ")
      let link = Run(
        "link s\(number)p\(paragraph)",
        link: "https://paper.example/\(number)/\(paragraph)/"
          + String(repeating: "long-", count: paragraph * 3))
      body.append(.paragraph(Prose([Run(words + " 부두에 불이 켜졌다 "), link, Run(".")])))
    }
    return Article(
      entryID: "\(number)", source: "test", publication: "Harbor News", headline: "Headline number \(number)",
      url: "https://paper.example/\(number)", deck: "What the deck of story \(number) says",
      bylines: [Byline(name: "Ada Quill", contact: "ada@paper.example")], body: body)
  }

  private static func document(_ counts: [Int]) -> PrintDocument {
    PrintDocument(
      title: "The harbor", date: day,
      articles: counts.enumerated().map { story($0.offset, paragraphs: $0.element) })
  }

  static let documents = [[0], [11], [3, 0, 3, 3]]
  static let papers = [Paper(.a4), Paper(.a5, margin: 40), Paper(.letter, margin: 5)]

  @Test(
    "text for printers has the letters of Europe; for others, and for marks that stand alone, a PDF is needed",
    arguments: [
      ("Ὀδυσσεύς, Žižek — “Łódź” №7 € ½ → ∞", true), ("Москва", true), ("부두", false), ("東京", false), ("שלום", false),
      ("e\u{301}", false), ("☕", false),
    ])
  func letters(headline: String, isText: Bool) {
    let article = Article(entryID: "1", source: "test", publication: "Harbor News", headline: headline)
    let document = PrintDocument(title: headline, date: Self.day, articles: [article])
    #expect(document.textPages(on: Paper(.a4)).haveOnlyPrinterLetters == isText)
  }

  @Test("no sheet has more or fewer rows than its paper, and no row is wider", arguments: documents, papers)
  func fits(counts: [Int], paper: Paper) {
    for page in Self.document(counts).textPages(on: paper) {
      #expect(page.rows.count == paper.rows)
      for row in page.rows { #expect(row.indent + row.columns <= paper.columns, "\(row.text)") }
    }
  }

  @Test("no word is lost and none stands twice", arguments: documents, papers)
  func complete(counts: [Int], paper: Paper) {
    let document = Self.document(counts)
    let printed = document.textPages(on: paper).map(\.text).joined(separator: "\n")
    let words = printed.split { $0 == " " || $0 == "\n" }.filter { $0.hasPrefix("s") && $0.contains("w") }
    let wanted = document.articles.flatMap { $0.plainText.split { $0 == " " || $0 == "\n" } }
      .filter { $0.hasPrefix("s") && $0.contains("w") }
    #expect(words == wanted)
  }

  @Test("each sheet says which it is and of how many", arguments: documents)
  func numbers(counts: [Int]) {
    let pages = Self.document(counts).textPages(on: Paper())
    for (index, page) in pages.enumerated() {
      #expect(page.rows.last?.text.hasSuffix(" \(index + 1) of \(pages.count)") == true)
      #expect(page.rows.first?.text.hasPrefix("B R O A D S H E E T") == true)
      #expect(page.rows.first?.text.hasSuffix("Monday 23 November 2026") == true)
    }
  }

  @Test("a headline or a crosshead is never the last of its page", arguments: documents, papers)
  func headlines(counts: [Int], paper: Paper) {
    for page in Self.document(counts).textPages(on: paper) {
      let text = page.rows.dropFirst(3).dropLast(2).prefix { !$0.text.hasPrefix("────────") }
      let last = text.last { !$0.text.isEmpty }?.text ?? ""
      #expect(!last.hasPrefix("Headline number") && !last.hasPrefix("Crosshead") && !last.hasPrefix("What the deck"))
    }
  }

  @Test(
    "where a paragraph goes on overleaf, two lines of it or more stand on either side",
    // Stories whose links leave room for more than a few lines on a sheet.
    arguments: documents + [[20], [7, 16]], papers + [Paper(.a5)])
  func widowsAndOrphans(counts: [Int], paper: Paper) {
    let pages = Self.document(counts).textPages(on: paper).map { page in
      Array(page.rows.dropFirst(3).dropLast(2).prefix { !$0.text.hasPrefix("────────") }.filter { $0.kind == .text })
    }
    var parted = 0
    for (page, next) in zip(pages, pages.dropFirst()) {
      guard let last = page.last, let first = next.first, last.position.block >= 0,
        first.position.block == last.position.block, first.source.lowerBound > 0
      else { continue }
      parted += 1
      #expect(page.reversed().prefix { $0.position.block == last.position.block }.count > 1, "\(last.text)")
      #expect(next.prefix { $0.position.block == first.position.block }.count > 1, "\(first.text)")
    }
    #expect(parted > 0 || counts.reduce(0, +) < 20)
  }

  @Test("the address of a link stands at the foot of its page, under a number of its own", arguments: documents)
  func footnotes(counts: [Int]) {
    let document = Self.document(counts)
    let pages = document.textPages(on: Paper()).map(\.text)
    let links = counts.reduce(0, +)
    for number in 1...max(1, links) where links > 0 {
      let marks = pages.filter { $0.contains("[\(number)]") }
      #expect(marks.count == 1, "\(number)")
      let mentions = pages.joined().split(separator: "[\(number)]", omittingEmptySubsequences: false).count - 1
      #expect(mentions == 2, "\(number)")
    }
  }

  @Test("the printer's text has a form feed between sheets and no line end before it")
  func formFeeds() {
    let pages = Self.document([12]).textPages(on: Paper())
    let text = pages.printerText
    #expect(pages.count > 1)
    #expect(text.split(separator: "\u{C}").count == pages.count)
    #expect(!text.contains("\n\u{C}") && text.hasSuffix(" \(pages.count) of \(pages.count)\n"))
  }

  @Test("a long line of code goes on below: what is printed cannot be moved aside")
  func code() {
    let words = (0..<40).map { "word\($0)" }
    let article = Article(
      entryID: "1", source: "test", publication: "Harbor News", headline: "Code",
      body: [.code(words.joined(separator: " "), language: nil)])
    let pages = PrintDocument(title: "Code", date: Self.day, articles: [article]).textPages(on: Paper())
    let text = pages.map(\.text).joined(separator: " ").split { $0 == " " || $0 == "\n" }
    #expect(text.filter { $0.hasPrefix("word") }.map(String.init) == words)
  }

  @Test("nothing that steers a printer or a terminal comes through, and no password of an address")
  func hostile() {
    let nasty = "clear\u{1B}[2J \u{9B}31m \u{C}page \u{202E}turned\u{0}"
    let article = Article(
      entryID: nasty, source: "test", publication: nasty, headline: nasty,
      url: "https://ada:secret@x.example/\u{1B}[2J",
      kicker: nasty, deck: nasty, bylines: [Byline(name: nasty, contact: nasty)],
      body: [
        .paragraph(Prose([Run(nasty, link: "https://ada:secret@x.example/\u{1B}]0;x\u{7}")])),
        .code(nasty, language: nasty), .quotation([.paragraph(Prose(nasty))], attribution: Prose(nasty)),
      ])
    let document = PrintDocument(title: nasty, date: Self.day, articles: [article])
    let text = document.textPages(on: Paper()).map(\.text).joined()
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
    #expect(!text.unicodeScalars.contains("\u{202E}") && !text.contains("secret"))
  }

  @Test("A4 and Letter with 20 mm of margin have the columns and rows of 10 and 6 to the inch")
  func sizes() {
    #expect(Paper(.a4).columns == 66 && Paper(.a4).rows == 60)
    #expect(Paper(.letter).columns == 69 && Paper(.letter).rows == 56)
    #expect(Paper(.a4, margin: 1_000).margin == 40)
  }
}

/// Names of files from headlines.
@Suite struct FileNameTests {
  @Test(
    "a headline becomes a name that is one file's",
    arguments: [
      ("The cable under the sea", "the-cable-under-the-sea"), ("A day’s walk", "a-days-walk"),
      ("../../etc/passwd", "etc-passwd"), ("-rf /", "rf"), (".bashrc", "bashrc"), ("", "broadsheet"),
      ("\u{1B}]0;x\u{7}", "0-x"), ("서울의 밤", "서울의-밤"), ("a\0b\nc", "a-b-c"), ("???", "broadsheet"),
      ("C:\\windows", "c-windows"),
    ])
  func names(headline: String, name: String) { #expect(fileName(for: headline) == name) }

  @Test(
    "a name is at most 80 bytes long",
    arguments: [
      String(repeating: "a", count: 500), String(repeating: "서울 ", count: 100),
      "e" + String(repeating: "\u{301}", count: 9_000),
    ])
  func length(headline: String) {
    let name = fileName(for: headline)
    #expect((1...80).contains(name.utf8.count) && name.first != "-" && name.last != "-")
  }
}
