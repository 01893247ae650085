import Articles
import Screen
import Testing
import Typesetting

@Suite("Places and finds") struct PositionTests {
  private var story: Article {
    Article(
      entryID: "1", source: "", publication: "", headline: "Budget passed",
      body: [
        .paragraph(Prose([Run("The par"), Run("liament passed", .bold, link: "u"), Run(" the budget.")])),
        .list([["a budget"], ["Budgets, budgets"]], start: nil),
      ])
  }

  private static let patterns: [(String, [String])] = [
    ("[a-c]+", ["abc", "ABca"]), ("AB", ["AB"]), ("ab|한국", ["ab", "AB", "한국"]), ("^ab", ["ab"]), ("x*", ["x"]),
    ("z*", []),
    ("국$", ["국"]), ("é", []), ("a{2}", []), ("한|É", ["É", "한"]),
  ]

  @Test("patterns are found as grep -E finds them, in any case where they have no capitals", arguments: patterns)
  func byPattern(pattern: String, found: [String]) throws {
    var article = Article(entryID: "1", source: "s", publication: "p", headline: "")
    article.body = [.paragraph("abc xABcaÉ 한국")]
    let setter = ArticleSetter(article, settings: TypeSettings(measure: 40), furniture: Furniture())
    let bytes = Array("abc xABcaÉ 한국".utf8)
    let words = try setter.matches(ofPattern: pattern).map { String(decoding: bytes[$0.bytes], as: UTF8.self) }
    #expect(words == found)
  }

  @Test("what is no pattern is told", arguments: ["(", "a{3,1}", "[b-a]", "((a{90}){90}){90}"])
  func wrongPatterns(pattern: String) {
    let article = Article(entryID: "1", source: "s", publication: "p", headline: "h")
    let setter = ArticleSetter(article, settings: TypeSettings(measure: 40), furniture: Furniture())
    #expect(throws: PatternError.self) { try setter.matches(ofPattern: pattern) }
  }

  @Test("a line knows the words it shows") func lineSource() {
    let lines = typeset(article(["one two three four"]), settings: TypeSettings(measure: 10)).lines
    #expect(lines.map(\.position.offset) == [0, 8])
    #expect(lines.map(\.source) == [0..<7, 8..<18])
  }

  @Test("a place is found again at another measure") func otherMeasure() {
    let wide = typeset(story, settings: TypeSettings(measure: 40))
    let narrow = typeset(story, settings: TypeSettings(measure: 10))
    #expect(
      narrow.lines.map(\.text) == [
        "Budget", "passed", "", "The", "parliament", "passed[1]", "the", "budget.", "", "• a budget", "• Budgets,",
        "  budgets",
      ])
    #expect(narrow.line(at: wide.lines[2].position) == 3)
    #expect(wide.line(at: narrow.lines[7].position) == 2)
    #expect(wide.line(at: narrow.lines[11].position) == 5)
    #expect(narrow.line(at: ReadingPosition()) == 0)
  }

  @Test("an empty row stands for the words after it") func blankRows() {
    let set = typeset(story, settings: TypeSettings(measure: 40))
    #expect(set.lines[1].kind == .blank)
    #expect(set.line(at: set.lines[1].position) == 2)
  }

  @Test("a needle in small letters is found in any case, across links and emphasis") func smallNeedle() {
    let setter = ArticleSetter(story, settings: TypeSettings())
    #expect(setter.matches(of: "budget").map(\.block) == [-1, 0, 1, 1, 1])
    #expect(setter.matches(of: "parliament p") == [Match(block: 0, bytes: 4..<16)])
    #expect(setter.matches(of: "") == [])
  }

  @Test("a needle with a capital is found as it is written") func capitalNeedle() {
    let setter = ArticleSetter(story, settings: TypeSettings())
    #expect(setter.matches(of: "Budget").map(\.block) == [-1, 1])
  }

  @Test("capitals beyond ASCII are found too") func otherCapitals() {
    let setter = ArticleSetter(article(["Überall ÉTÉ"]), settings: TypeSettings())
    #expect(setter.matches(of: "überall été").count == 1)
  }

  @Test("matches are marked across spans, the current one apart") func highlighted() {
    var setter = ArticleSetter(story, settings: TypeSettings())
    let line = setter.finish().lines[2]
    let matches = setter.matches(of: "parliament")
    #expect(
      highlight(line, matches: matches).map(\.text) == ["The ", "par", "liament", " passed", "[1]", " the budget."])
    let marked = highlight(line, matches: matches, current: matches.first)
    #expect(
      marked.map(\.role) == [
        .articleBody, .articleMatchCurrent, .articleMatchCurrent, .articleLink, .articleLink, .articleBody,
      ])
    #expect(marked.map(\.columns).reduce(0, +) == line.columns)
    #expect(highlight(line, matches: []) == line.spans)
  }

  @Test("a match in Hebrew is marked where it stands on the screen") func hebrewMatch() {
    var setter = ArticleSetter(article(["שלום עולם"]), settings: TypeSettings(measure: 20))
    let line = setter.finish().lines[0]
    let spans = highlight(line, matches: setter.matches(of: "שלום"))
    #expect(spans.map(\.text) == ["םלוע ", "םולש"])
    #expect(spans.map(\.role) == [.articleBody, .articleMatch])
  }

  @Test("a long story is set no further than asked") func lazy() {
    let body = (0..<500).map { Block.paragraph(Prose("Paragraph \($0) of a story that goes on for very long.")) }
    var setter = ArticleSetter(article(body), settings: TypeSettings())
    #expect(setter.lines(in: 0..<40).count == 40)
    #expect(setter.lines.count < 50)
    #expect(!setter.isFinished)
    #expect(setter.estimatedLineCount > 700 && setter.estimatedLineCount < 1_300)
    #expect(setter.line(at: ReadingPosition(block: 100, offset: 3)) == 200)
    #expect(setter.finish().lines.count == 999)
    #expect(setter.estimatedLineCount == 999)
    #expect(setter.lines(in: 990..<2_000).count == 9)
  }

  @Test("a paragraph as long as a book is set in parts, none of its words lost") func bookParagraph() {
    let words = (0..<20_000).map { "word\($0)" }
    var setter = ArticleSetter(article([.paragraph(Prose(words.joined(separator: " ")))]), settings: TypeSettings())
    setter.set(lines: 10)
    #expect(setter.lines.count < 500)
    let set = setter.finish()
    #expect(set.lines.flatMap { $0.text.split(separator: " ").map(String.init) } == words)
    #expect(set.lines.dropLast().allSatisfy { $0.columns > 50 })
  }
}
