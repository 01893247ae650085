import Articles
import Glibc
import Print
import ProgramRunner
import Testing
import Typesetting

@testable import PDF

/// What poppler reads back from the PDFs that are written.
@Suite(.enabled(if: Poppler.isThere && Poppler.canWrite, "poppler-utils or libpangocairo is not installed"))
struct PDFTests {
  private static let day = CivilDate(year: 2026, month: 11, day: 23)

  private static func story(_ number: Int, paragraphs: Int, language: String = "en") -> Article {
    let body = (0..<paragraphs).flatMap { paragraph -> [Block] in
      let words = (0..<(20 + paragraph * 17 % 60)).map { "s\(number)p\(paragraph)w\($0)" }.joined(separator: " ")
      let link = Run("link", link: "https://paper.example/\(number)/\(paragraph)?a='b'")
      let text = Block.paragraph(Prose([Run(words + " "), link, Run(" <&> 부두의 등불이 켜졌다.", .bold)]))
      return paragraph % 4 == 2 ? [.crosshead(Prose("Crosshead \(paragraph)"), level: 2), text] : [text]
    }
    return Article(
      entryID: "\(number)", source: "test", publication: "Harbor News", headline: "Headline of story \(number)",
      language: language, deck: "What the deck says", bylines: [Byline(name: "Ada Quill")], body: body)
  }

  private static func document(_ articles: [Article]) -> PrintDocument {
    PrintDocument(title: "The harbor", date: day, articles: articles)
  }

  static let papers = [Paper(), Paper(.letter, margin: 5), Paper(.a5, margin: 40)]

  @Test("the sheets have the paper's size, and each says which it is and of how many", arguments: papers)
  func sheets(paper: Paper) throws {
    let pdf = try Self.document([Self.story(1, paragraphs: 30), Self.story(2, paragraphs: 4)]).pdf(on: paper)
    let poppler = try Poppler(pdf.bytes)
    let facts = try poppler.run("pdfinfo")
    #expect(facts.contains("Pages:           \(pdf.pages)\n") && pdf.pages > 1)
    #expect(facts.contains(paper.size == .letter ? "(letter)" : paper.size == .a4 ? "(A4)" : "419."))
    #expect(facts.contains("Title:           The harbor\n") && facts.contains("Author:          Ada Quill\n"))
    for page in 1...pdf.pages {
      #expect(try poppler.run("pdftotext -f \(page) -l \(page)").contains("\(page) of \(pdf.pages)"))
    }
  }

  @Test("no word is lost, none stands twice, and none stands outside of the margins", arguments: papers)
  func complete(paper: Paper) throws {
    let document = Self.document((1...4).map { Self.story($0, paragraphs: $0 * 5) })
    let poppler = try Poppler(try document.pdf(on: paper).bytes)
    let boxes = try poppler.run("pdftotext -bbox").split(separator: "\n").filter { $0.contains("<word ") }
    func isCounted(_ word: Substring) -> Bool { word.hasPrefix("s") && word.contains("w") }
    var words: [String] = []
    for box in boxes {
      let parts = box.split(separator: "\"", omittingEmptySubsequences: false)
      let numbers = [1, 3, 5, 7].compactMap { Double(parts[$0]) }
      let (width, height) = paper.points
      let margin = paper.marginPoints - 1
      #expect(
        numbers[0] >= margin && numbers[2] <= width - margin && numbers[1] >= margin && numbers[3] <= height - margin,
        "\(box)")
      if let word = box.split(separator: ">").dropFirst().first?.split(separator: "<").first, isCounted(word) {
        words.append(String(word))
      }
    }
    let wanted = document.articles.flatMap { $0.plainText.split { $0 == " " || $0 == "\n" }.filter(isCounted) }
    #expect(words.sorted() == wanted.map(String.init).sorted())
  }

  @Test("every face is embedded, in English and in Korean", arguments: ["en", "ko"])
  func faces(language: String) throws {
    let poppler = try Poppler(
      try Self.document([Self.story(1, paragraphs: 3, language: language)]).pdf(on: Paper()).bytes)
    let faces = try poppler.run("pdffonts").split(separator: "\n").dropFirst(2)
    #expect(!faces.isEmpty)
    for face in faces { #expect(face.split(separator: " ").suffix(5).first == "yes", "\(face)") }
  }

  @Test("Hangul can be read back, in headline and text")
  func hangul() throws {
    let article = Article(
      entryID: "1", source: "test", publication: "항구신문", headline: "부두에 다시 불이 켜지다", language: "ko",
      body: [.paragraph("밤배가 돌아오자 부두의 등불이 다시 켜졌다. 상인들은 늦은 시간까지 가게를 연다. 漢字")])
    let text = try Poppler(try Self.document([article]).pdf(on: Paper()).bytes).run("pdftotext")
    #expect(text.contains("부두에 다시 불이 켜지다"))
    #expect(text.filter { !$0.isWhitespace }.contains("밤배가돌아오자부두의등불이다시켜졌다."))
    #expect(text.contains("漢字"))
  }

  static let longWords =
    "The municipal administration's extraordinarily complicated arrangements for transportation were questioned by "
    + "representatives of neighbouring constituencies, who considered the infrastructural consequences unsatisfactory. "

  @Test(
    "words are taken apart at the ends of lines, at most twice in a row, by soft hyphens that leave them whole in a copy",
    .enabled(if: !Hyphenator().places(in: longWords, language: "en").isEmpty, "no dictionary of hyphens is installed"))
  func hyphens() throws {
    let words = String(repeating: Self.longWords, count: 6)
    let prose = Prose([
      Run(words), Run("administrations", .code), Run(" and representatives", link: "https://a.example/"),
    ])
    let article = Article(
      entryID: "1", source: "test", publication: "Harbor News", headline: "Extraordinary administrations",
      language: "en", body: [.paragraph(prose), .list([[.paragraph(Prose(words))]], start: nil)])
    let document = Self.document([article])
    let parted = try Poppler(try document.pdf(on: Paper(), hyphenator: Hyphenator()).bytes).run("pdftotext -raw")
    let whole = try Poppler(try document.pdf(on: Paper()).bytes).run("pdftotext -raw")
    let lines = parted.split(separator: "\n")
    #expect(lines.contains { $0.hasSuffix("\u{AD}") } && !whole.contains("\u{AD}"))
    #expect(lines.allSatisfy { !$0.dropLast().contains("\u{AD}") })
    for index in lines.indices.dropLast(2) {
      #expect(!lines[index...(index + 2)].allSatisfy { $0.hasSuffix("\u{AD}") }, "\(lines[index])")
    }
    func text(_ copy: String) -> [Substring] {
      copy.replacing("\u{AD}\n", with: "").split { $0.isWhitespace }
    }
    #expect(text(parted) == text(whole))
  }

  @Test("the columns of a story in Hebrew or Arabic run from right to left, and head and foot are mirrored")
  func rightToLeft() throws {
    for (word, language) in [("מעבורת", "he"), ("ميناء", "ar")] {
      let paragraphs = (0..<80).map { paragraph in
        Block.paragraph(Prose((0..<30).map { "\(word) \(paragraph * 30 + $0 + 10_000)" }.joined(separator: " ")))
      }
      let article = Article(
        entryID: "1", source: "test", publication: "Harbor News", headline: "\(word) \(word)", language: language,
        body: paragraphs + [.list([[.paragraph(Prose(word + " 99999"))]], start: 7)])
      let pdf = try PrintDocument(title: "\(word) 88888", date: Self.day, articles: [article]).pdf(on: Paper())
      let poppler = try Poppler(pdf.bytes)
      #expect(pdf.pages > 1)
      let (width, _) = Paper().points
      let first = try poppler.places("-f 1 -l 1")
      let numbers = first.filter { $0.word.count == 5 && $0.word.hasPrefix("1") && Int($0.word) != nil }
      #expect((numbers.min { $0.word < $1.word }?.left ?? 0) > width / 2)
      #expect((numbers.max { $0.word < $1.word }?.left ?? width) < width / 2)
      // The page's number stands at the left, what the document is called at the right.
      #expect((first.last { $0.word == "of" }?.left ?? width) < width / 2)
      #expect((first.last { $0.word == "88888" }?.left ?? 0) > width / 2)
      #expect(!first.contains { $0.word == String(word.reversed()) })
      let second = try poppler.places("-f 2 -l 2")
      #expect((second.first { $0.word == "BROADSHEET" }?.left ?? 0) > width / 2)
      let last = try poppler.places("-f \(pdf.pages) -l \(pdf.pages)")
      let mark = try #require(last.first { $0.word.contains("7") && $0.word.contains(".") })
      let item = try #require(last.first { $0.word == "99999" })
      #expect(mark.left > item.left)
    }
  }

  @Test("what a document is called is cut where its foot has no room for it")
  func title() throws {
    let article = Article(entryID: "1", source: "test", publication: "Harbor News", headline: "Alone")
    let title = String(repeating: "The ferry comes back. ", count: 20)
    let pdf = try PrintDocument(title: title, date: Self.day, articles: [article]).pdf(on: Paper())
    let places = try Poppler(pdf.bytes).places("")
    let number = try #require(places.last { $0.word == "of" })
    let words = places.filter { $0.word == "ferry" }
    #expect((2..<10).contains(words.count) && words.allSatisfy { $0.left < number.left - 20 })
  }

  @Test("a photo that is at hand is in the file, one that is not leaves its words")
  func photos() throws {
    let article = Article(
      entryID: "1", source: "test", publication: "Harbor News", headline: "Lamps",
      body: [
        .paragraph("Text."), .figure(Photo(url: "https://paper.example/here.jpg", caption: "A quay")),
        .figure(Photo(url: "https://paper.example/none.jpg", alternative: "A lamp in fog")),
      ])
    let pdf = try Self.document([article]).pdf(on: Paper()) {
      $0.hasSuffix("here.jpg") ? Raster(width: 40, height: 30, bytes: Array(repeating: 200, count: 3_600)) : nil
    }
    let poppler = try Poppler(pdf.bytes)
    #expect(try poppler.run("pdfimages -list").split(separator: "\n").count == 3)
    let text = try poppler.run("pdftotext")
    #expect(text.contains("A quay") && text.contains("[A lamp in fog]"))
  }

  @Test("notes lead to addresses of the web, and an address cannot leave its quotes or be a program")
  func links() throws {
    let article = Article(
      entryID: "1", source: "test", publication: "Harbor News", headline: "Links",
      body: [
        .paragraph(
          Prose([
            Run("one", link: "https://paper.example/a' dest='x'\\"), Run(" "), Run("two", link: "javascript:alert(1)"),
          ]))
      ])
    let pdf = try Self.document([article]).pdf(on: Paper())
    let file = String(decoding: pdf.bytes, as: UTF8.self)
    #expect(file.contains("/URI (https://paper.example/a%27%20dest=%27x%27%5C)"))
    #expect(!file.contains("URI (javascript"))
  }

  @Test("what is nasty in a story neither ends the file nor becomes markup")
  func hostile() throws {
    let nasty =
      "a<b>&amp;</span>\u{1B}[2J\u{0}\u{9B}31m \u{202E}turned " + String(repeating: "e\u{301}\u{301}", count: 40)
      + "e" + String(repeating: "\u{301}", count: 5_000)
    let blocks: [Block] = [
      .paragraph(Prose(nasty)), .code(nasty, language: nasty),
      .quotation([.paragraph(Prose(nasty))], attribution: Prose(nasty)),
      .list([[.paragraph(Prose(nasty))], []], start: .max), .embed(Embed(kind: .video, url: nasty, title: nasty)),
      .table(Table(rows: [[Table.Cell(Prose(nasty), columnSpan: .max), Table.Cell("")], []], caption: Prose(nasty))),
      .table(Table(rows: [])), .figure(Photo(url: nasty, caption: Prose(nasty), credit: nasty)), .rule,
      (0..<200).reduce(Block.paragraph("deep")) { inner, _ in .quotation([inner], attribution: nil) },
    ]
    let article = Article(
      entryID: nasty, source: nasty, publication: nasty, headline: nasty, url: nasty, language: nasty, kicker: nasty,
      labels: [nasty], deck: nasty, bylines: [Byline(name: nasty, contact: nasty)], dateline: nasty, body: blocks)
    let pdf = try PrintDocument(title: nasty, date: Self.day, articles: [article]).pdf(on: Paper())
    let text = try Poppler(pdf.bytes).run("pdftotext")
    #expect(text.contains("a<b>&amp;</span>") && text.contains("deep"))
    #expect(
      text.unicodeScalars.allSatisfy {
        "\n\u{C}".unicodeScalars.contains($0) || $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)
      })
  }

  @Test("a story of nothing but a headline is a page")
  func empty() throws {
    let article = Article(entryID: "1", source: "test", publication: "", headline: "Alone")
    #expect(try Self.document([article]).pdf(on: Paper()).pages == 1)
  }
}

/// The programs that read PDFs.
struct Poppler {
  private let folder: TemporaryFolder

  /// Whether they are installed.
  static let isThere = ["pdftotext", "pdffonts", "pdfinfo", "pdfimages"].allSatisfy { name in
    ["/usr/bin/", "/bin/", "/usr/local/bin/"].contains { access($0 + name, X_OK) == 0 }
  }
  /// Whether what writes PDFs is installed.
  static let canWrite = dlopen("libpangocairo-1.0.so.0", RTLD_LAZY) != nil

  init(_ bytes: [UInt8]) throws {
    folder = try TemporaryFolder()
    try folder.write(bytes, to: "document.pdf")
  }

  /// The words of a page and how far each begins from the left, in points.
  func places(_ pages: String) throws -> [(word: String, left: Double)] {
    try run("pdftotext -bbox \(pages)").split(separator: "\n").filter { $0.contains("<word ") }.compactMap { box in
      let parts = box.split(separator: "\"", omittingEmptySubsequences: false)
      let words = box.split(separator: ">").dropFirst().first?.split(separator: "<").first
      // Poppler sets marks of direction around what runs from right to left.
      return words.map { ($0.filter { !"\u{202A}\u{202B}\u{202C}".contains($0) }, Double(parts[1]) ?? 0) }
    }
  }

  /// What a program says of the document.
  func run(_ command: String) throws -> String {
    let output = command.hasPrefix("pdftotext") ? " -" : ""
    guard let pipe = popen("\(command) \(folder.file("document.pdf"))\(output)", "r") else { return "" }
    defer { pclose(pipe) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, pipe)
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
    }
  }
}
