import Articles
import Faces
import Screen
import Testing

@testable import Typesetting

@Suite("Drawn text") struct DrawnTextTests {
  static let letterings = [
    Lettering(.ten, .quadrants), Lettering(.twelve, .quadrants), Lettering(.sixteen, .quadrants),
    Lettering(.twelve, .halfBlocks), Lettering(.ten, .sextants), Lettering(.sixteen, .octants),
  ]
  static let texts: [Block] = [
    "The harbour was lit again on Monday, says “the council”; nobody had asked for it — yet all came.",
    "부두에 다시 불이 켜졌다. 상인들은 늦은 시간까지 가게를 연다. 3월 1일, 北의 배도 왔다.",
    "Ångström façade ﬁn €5 Ελλάδα Москва, incomprehensibilities-and-antidisestablishmentarianism 👩‍🍳 ok",
    "הנמל נפתח מחדש אחרי חורף ארוך",
    .list([["one thing"], ["another thing"]], start: 9),
    .quotation(["Words of another, and more of them"], attribution: Prose("Someone")),
    .code("if let x {\n\treturn x\n}", language: nil),
    .table(
      Table(rows: [[.init("Name", isHeader: true), .init("Age", isHeader: true)], [.init("Ada"), .init("36")]])),
    .paragraph(Prose([Run("See "), Run("the minutes", .italic, link: "https://a.example/"), Run(", please.", .bold)])),
  ]

  func lines(_ body: [Block], _ lettering: Lettering, measure: Int, justified: Bool = false) -> [Line] {
    typeset(
      article(body),
      settings: TypeSettings(
        measure: measure, size: TextSize(2), justified: justified, photoRows: 0, lettering: lettering)
    ).lines
  }

  func words(_ lines: [Line]) -> [Substring] {
    lines.flatMap { $0.drawing == nil || $0.kind == .drawn(row: 0, rows: $0.drawing?.rows ?? 0) ? [$0] : [] }
      .map(\.text).joined(separator: " ").split(separator: " ")
  }

  @Test("a headline's words stay whole, but for one longer than a line")
  func headline() {
    let lettering = Lettering(.twelve, .halfBlocks)
    func headline(_ text: String) -> [String] {
      var story = article(["Text."])
      story.headline = text
      story.language = "en-US"
      var settings = TypeSettings(measure: 60, size: TextSize(5), lettering: lettering)
      settings.hyphenator = Hyphenator()
      let lines = typeset(story, settings: settings).lines.prefix { $0.position.block < 0 }
      return lines.compactMap { $0.kind == .drawn(row: 0, rows: lettering.lineRows) ? $0.text : nil }
    }
    #expect(headline("Seconds seconds seconds") == ["Seconds", "seconds", "seconds"])
    #expect(headline("The incomprehensibilities").joined().contains("-") || !OptimumFitTests.hasDictionary)
  }

  @Test("the words of byline and dates stay whole too")
  func furniture() {
    let lettering = Lettering(.twelve, .halfBlocks)
    var story = article(["Text."])
    story.language = "en-US"
    story.bylines = [Byline(name: "Conscientious Correspondents")]
    var settings = TypeSettings(measure: 100, size: TextSize(5), lettering: lettering)
    settings.hyphenator = Hyphenator()
    let dates = Furniture(dates: "Posted 23 Nov 2026 06:40 - updated 23 Nov 08:10")
    let head = typeset(story, settings: settings, furniture: dates).lines.prefix { $0.position.block < 0 }
    let lines = head.compactMap { $0.kind == .drawn(row: 0, rows: lettering.lineRows) ? $0.text : nil }
    #expect(lines.count > 3 && !lines.contains { $0.hasSuffix("-") && $0 != "-" && !$0.hasSuffix(" -") }, "\(lines)")
    #expect(lines.joined(separator: " ").contains("updated") && lines.joined(separator: " ").contains("Correspondents"))
  }

  @Test("no line is wider than the measure, and none of its rows is missing", arguments: letterings, [31, 48, 77])
  func measure(lettering: Lettering, measure: Int) {
    for isJustified in [false, true] {
      let lines = lines(Self.texts, lettering, measure: measure, justified: isJustified)
      for (index, line) in lines.enumerated() {
        guard let drawing = line.drawing, case .drawn(let row, let rows) = line.kind else { continue }
        #expect(drawing.column + drawing.columns <= measure, "\(drawing.text)")
        #expect(rows == lettering.lineRows)
        if row + 1 < rows { #expect(lines[index + 1].kind == .drawn(row: row + 1, rows: rows)) }
      }
    }
  }

  @Test(
    "words are taken apart where whole ones leave too much room, and all of their letters stay",
    .enabled(if: OptimumFitTests.hasDictionary), arguments: letterings)
  func hyphens(lettering: Lettering) {
    var story = article([
      "The municipal administration considered extraordinary representations concerning international navigation."
    ])
    story.language = "en-US"
    var settings = TypeSettings(
      measure: 60 / lettering.packing.columns * lettering.letterWidth / 5, size: TextSize(2), photoRows: 0,
      lettering: lettering)
    let whole = words(typeset(story, settings: settings).lines)
    settings.hyphenator = Hyphenator()
    let lines = typeset(story, settings: settings).lines
    let apart = words(lines)
    #expect(apart.contains { $0.hasSuffix("-") })
    let joined = apart.map { $0.hasSuffix("-") ? String($0.dropLast()) : String($0) }.joined()
    #expect(joined == whole.joined())
    #expect(lines.allSatisfy { ($0.drawing?.columns ?? 0) <= settings.measure })
  }

  @Test("no word is lost, however the letters are made", arguments: letterings)
  func words(lettering: Lettering) {
    let drawn = words(lines(Self.texts, lettering, measure: 60)).joined()
    let cells = words(lines(Array(Self.texts), lettering, measure: 500)).joined()
    #expect(drawn == cells)
    for word in ["harbour", "켜졌다", "Москва", "return", "Ada", "minutes[1]", "Someone", "10."] {
      #expect(drawn.contains(word), "\(word)")
    }
  }

  @Test("justified lines end at the measure, all but the last")
  func justified() {
    let lettering = Lettering(.ten, .quadrants)
    let text: Block =
      "We set these words to be read from afar, and none of them is so long that a line would be torn apart."
    let drawings = lines([text], lettering, measure: 50, justified: true).compactMap(\.drawing)
    let widths = stride(from: 0, to: drawings.count, by: lettering.lineRows).map { drawings[$0].width }
    #expect(widths.count > 3)
    #expect(widths.dropLast().allSatisfy { (98...100).contains($0) }, "\(widths)")
  }

  @Test("the ends of lines are chosen for the whole paragraph")
  func optimum() {
    let lettering = Lettering(.ten, .quadrants)
    let text: Block = "aa aaa aa bbbbbbbbb cc ccc ccccccccccccc dd"
    let widths = stride(from: 0, to: lines([text], lettering, measure: 31).count, by: lettering.lineRows).map {
      lines([text], lettering, measure: 31)[$0].drawing?.width ?? 0
    }
    let squares = widths.dropLast().reduce(0) { $0 + (62 - $1) * (62 - $1) }
    #expect(widths.allSatisfy { $0 <= 62 })
    #expect(squares < 2_500, "\(widths)")
  }

  @Test("letters are drawn as their face has them")
  func picture() throws {
    let drawing = Drawing([Span("Ti", columns: 2, role: .articleBody)], Lettering(.twelve, .halfBlocks))
    var canvas = Canvas(size: Size(columns: 10, rows: 7))
    drawing.paint(on: &canvas, at: Point(column: 0, row: 0), rows: 0..<7) { _, _ in Style() }
    #expect(
      (0..<7).map { canvas.text(row: $0) } == [
        "", "▄▄▄▄▄  █", "  █   ▄▄", "  █    █", "  █    █", "  ▀   ▀▀▀", "",
      ])
  }

  @Test("a letter without a picture stands in cells on the middle row")
  func fallback() throws {
    let drawing = Drawing([Span("a🙂b", columns: 4, role: .articleBody)], Lettering(.ten, .quadrants))
    var canvas = Canvas(size: Size(columns: 12, rows: 5))
    drawing.paint(on: &canvas, at: Point(column: 0, row: 0), rows: 0..<5) { _, _ in Style() }
    #expect(canvas.text(row: 2).contains("🙂"))
    #expect(!drawing.isWhole)
  }

  @Test(
    "letters and their marks are drawn as the letter they make", arguments: ["e\u{301}", "\u{1112}\u{1161}\u{11AB}"])
  func composition(text: String) {
    let lettering = Lettering(.sixteen, .quadrants)
    let composed = text == "e\u{301}" ? "é" : "한"
    for character in text {
      #expect(lettering.shape(of: character, isBold: false) == lettering.shape(of: Character(composed), isBold: false))
    }
  }

  @Test("a stretch of another color begins on a whole cell")
  func wholeCells() {
    let spans = ["a", "bcd", "efg"].enumerated().map {
      Span($1, columns: $1.count, role: $0 == 1 ? .articleLink : .articleBody)
    }
    for run in Drawing(spans, Lettering(.ten, .quadrants)).runs { #expect(run.start % 2 == 0) }
  }

  @Test("what is found is marked in the cells of its letters")
  func matches() {
    let span = Span("one two six", columns: 11, role: .articleBody, source: 10..<21)
    let drawing = Drawing([span], Lettering(.ten, .quadrants))
    var canvas = Canvas(size: Size(columns: 40, rows: 5))
    let match = Match(block: 3, bytes: 14..<17)
    drawing.paint(
      on: &canvas, at: Point(column: 0, row: 0), rows: 0..<5, block: 3, matches: [match], current: match
    ) { role, _ in Style(foreground: role == .articleMatchCurrent ? .indexed(1) : .standard) }
    let marked = (0..<40).filter { canvas[$0, 0].style.foreground == .indexed(1) }
    let (one, two) = (drawing.lettering.pixels(of: Span("one ", columns: 4, role: .text), from: 0).all, 20)
    #expect(marked.first == one / 2)
    #expect(marked.count >= 7 && marked.count <= two)
    #expect(drawing.run(at: marked[0])?.span == drawing.runs[0].span)
  }

  @Test("bold strokes do not run together")
  func bold() {
    let drawing = Drawing(
      [Span("m", columns: 1, role: .articleBody, emphasis: .bold)], Lettering(.twelve, .halfBlocks))
    var canvas = Canvas(size: Size(columns: 10, rows: 7))
    drawing.paint(on: &canvas, at: Point(column: 0, row: 0), rows: 0..<7) { _, _ in Style() }
    #expect(canvas.text(row: 4).trimmed == "█ █ ██")
  }
}

extension String {
  fileprivate var trimmed: String { String(drop { $0 == " " }) }
}
