import Articles
import Screen
import Testing

@testable import Typesetting

@Suite("Setting many paragraphs at once")
struct ConcurrentSettingTests {
  /// A long story: words of both scripts, links, and now and then something that is no paragraph.
  private static let story: Article = {
    var body: [Block] = []
    for number in 0..<1_200 {
      let words = (0..<(number % 90)).map { "harborside\($0 * number % 17) 부두의 internationally" }
      let link = Run("link \(number)", link: "https://paper.example/\(number % 40)")
      body.append(.paragraph(Prose([Run(words.joined(separator: " ") + " "), link])))
      if number % 211 == 9 { body.append(.crosshead(Prose("Crosshead \(number)"), level: 2)) }
      if number % 307 == 30 { body.append(.figure(Photo(url: "https://paper.example/\(number).jpg", caption: "Quay"))) }
    }
    var story = article(body)
    story.language = "en"
    return story
  }()

  @Test(
    "gives the lines, photos and length that setting one after the other gives", arguments: [-2, 0, 2], [false, true])
  func same(size: Int, isJustified: Bool) {
    var settings = TypeSettings(measure: 44, size: TextSize(size), justified: isJustified, photoRows: 4)
    settings.hyphenator = Hyphenator()
    let new = ArticleSetter(Self.story, settings: settings)
    var (one, many, place) = (new, new, new)
    while !one.isFinished { one.set(lines: one.lines.count + 1) }
    many.set(lines: .max)
    #expect(one.lines.count > 3_000 && one.lines == many.lines && one.photos == many.photos)
    #expect(many.isFinished && many.estimatedLineCount == one.estimatedLineCount)
    let position = ReadingPosition(block: 900, offset: 3)
    #expect(place.line(at: position) == one.line(at: position) && !place.isFinished)
    #expect(place.lines[...] == one.lines[..<place.lines.count])
  }

  @Test("goes by the habits of the terminal on every core")
  func habits() {
    let body: [Block] = (0..<400).map { .paragraph(Prose("«\($0)» — “naïve” Привет שלום עולם")) }
    for habits in [TerminalHabits(ambiguousWidth: .wide), TerminalHabits(ordersText: true)] {
      habits.applied {
        var (one, many) = (
          ArticleSetter(article(body), settings: TypeSettings(measure: 20)),
          ArticleSetter(article(body), settings: TypeSettings(measure: 20))
        )
        while !one.isFinished { one.set(lines: one.lines.count + 1) }
        many.set(lines: .max)
        #expect(one.lines == many.lines && one.lines.count > 800)
      }
    }
  }

  @Test("takes words apart as one alone does")
  func hyphens() throws {
    let (alone, shared) = (Hyphenator(), Hyphenator())
    let words = (0..<4_000).map {
      "internationalization harborside\(["s", "ly", "ing"][$0 % 3]) communication\($0 % 7)"
    }
    try #require(!alone.places(in: words[0], language: "en").isEmpty, "no patterns are installed")
    let places = concurrentMap(words.indices, share: 50) { shared.places(in: words[$0], language: "en") }
    #expect(places == words.map { alone.places(in: $0, language: "en") })
  }

  @Test("gives results in order, and of nothing nothing")
  func order() {
    #expect(concurrentMap(7..<1_000, share: 3) { $0 } == Array(7..<1_000))
    #expect(concurrentMap(5..<5, share: 3) { $0 }.isEmpty)
  }
}
