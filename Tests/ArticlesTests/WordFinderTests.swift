import Articles
import Testing

@Suite("Finding a search's words in text")
struct WordFinderTests {
  /// What is found, as it is written in the text.
  private func found(_ search: String, in text: String) throws -> [String] {
    let bytes = Array(text.utf8)
    return WordFinder(try SearchQuery(search)).places(in: text).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  private static let finds: [(String, String, [String])] = [
    ("rope", "Rope, ropes and a tightrope: ROPE", ["Rope", "ROPE"]),
    ("rop*", "Rope, ropes and a tightrope", ["Rope", "ropes"].map { String($0.prefix(3)) }),
    ("cafe", "Le Café", ["Café"]), ("é", "e E É", ["e", "E", "É"]),
    ("\"north korea\"", "North—Korea, north of Korea", ["North—Korea"]),
    ("한국", "한국은 대한국, 한 국", ["한국", "한국"]), ("東京", "在東京都", ["東京"]),
    ("Straße", "straße", ["straße"]), ("москва", "МОСКВА", ["МОСКВА"]),
    ("-rope harbor", "rope harbor", ["harbor"]), ("section:news rope", "news rope", ["rope"]),
    ("elephant", "elephants", ["elephant"]), ("ele", "elephants", []), ("!!", "!!", []),
    ("a b", "b a a", ["b", "a", "a"]),
  ]

  @Test("goes by words, without regard to case and accents", arguments: finds)
  func words(search: String, text: String, expected: [String]) throws {
    #expect(try found(search, in: text) == expected)
  }

  @Test("a letter and its mark are one, whether they are written as one or as two")
  func marks() throws { #expect(try found("cafe noir", in: "Cafe\u{301} noir") == ["Cafe\u{301}", "noir"]) }

  @Test("words asked for in headlines alone are not found elsewhere")
  func headlines() throws {
    let finder = WordFinder(try SearchQuery("headline:rope"))
    #expect(finder.places(in: "a rope").count == 1 && finder.places(in: "a rope", isHeadline: false).isEmpty)
  }
}

@Suite("Excerpts")
struct ExcerptTests {
  private func excerpt(_ search: String, of paragraphs: [String]) throws -> Excerpt {
    var article = Article(entryID: "1", source: "s", publication: "p", headline: "h")
    article.body = paragraphs.map { .paragraph(Prose($0)) }
    return Excerpt(of: article, finder: WordFinder(try SearchQuery(search)))
  }

  @Test("show the paragraph that has most of the words, from a little before the first of them")
  func best() throws {
    let long = String(repeating: "Much was said of this and that. ", count: 20)
    let excerpt = try excerpt("rope harbor", of: ["The rope.", long + "In the harbor lay a rope, and " + long])
    #expect(excerpt.text.hasPrefix("… said of this and that. In the harbor lay a rope") && excerpt.text.hasSuffix("…"))
    let bytes = Array(excerpt.text.utf8)
    #expect(excerpt.marks.map { String(decoding: bytes[$0], as: UTF8.self) } == ["harbor", "rope"])
  }

  @Test("show the beginning where the words stand elsewhere, such as in the headline")
  func opening() throws { #expect(try excerpt("rope", of: ["", "A tale."]) == Excerpt(text: "A tale.")) }

  @Test("of nothing are nothing")
  func empty() throws { #expect(try excerpt("rope", of: []) == Excerpt(text: "")) }

  @Test(
    "keep to whole characters, and their marks to the text", arguments: ["한국 ", "👩‍👩‍👧‍👦 x ", "e\u{301} ", "東京", "a\nb "])
  func wholeCharacters(piece: String) throws {
    let text = String(repeating: piece, count: 200) + " rope " + String(repeating: piece, count: 200)
    let excerpt = try excerpt("rope 한국", of: [text])
    let bytes = Array(excerpt.text.utf8)
    #expect(excerpt.text.count < 260 && !excerpt.text.contains("\n"))
    for mark in excerpt.marks {
      #expect(["rope", "한국"].contains(String(decoding: bytes[mark], as: UTF8.self)))
    }
    #expect(!excerpt.marks.isEmpty)
  }
}
