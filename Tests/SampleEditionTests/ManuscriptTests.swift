import Articles
import Testing

@testable import SampleEdition

/// A day in November, at nine in the morning in Seoul.
let pressTime = Timestamp(year: 2026, month: 11, day: 23)

/// The edition made of one desk's file.
func edition(_ text: String) throws(ManuscriptError) -> SampleEdition {
  try SampleEdition(files: [(name: "desk.txt", text: text)], at: pressTime)
}

/// A manuscript that says what it must, and `lines` besides.
func manuscript(_ slug: String, _ lines: String = "", body: String = "<p>Text.</p>") -> String {
  """
  === \(slug)
  Section: National / Seoul
  Headline: All about \(slug)
  Byline: Han Seo-yeon <seoyeon.han@broadsheet.example>
  Language: en
  Posted: 3h10m ago
  \(lines.isEmpty ? "" : lines + "\n")
  \(body)

  """
}

@Suite("A manuscript")
struct ManuscriptTests {
  @Test("becomes an article with all that its head says")
  func head() throws {
    let lines = """
      Kicker: The old city
      Label: ESSAY, PHOTOS
      Deck: A line under it
      Byline: Kim Da-eun
      Dateline: SEOUL
      Updated: 25m ago
      Tags: seoul, maps
      """
    let article = try #require(try edition(manuscript("one", lines)).articles.first)
    #expect(article.entryID == "one")
    #expect(article.url == "broadsheet:sample/one")
    #expect(article.source == "broadsheet:sample")
    #expect(article.publication == "Broadsheet")
    #expect(article.sectionPath == ["National", "Seoul"])
    #expect(article.kicker == "The old city")
    #expect(article.labels == ["ESSAY", "PHOTOS"])
    #expect(article.headline == "All about one")
    #expect(article.deck == "A line under it")
    #expect(
      article.bylines == [
        Byline(name: "Han Seo-yeon", contact: "seoyeon.han@broadsheet.example"), Byline(name: "Kim Da-eun"),
      ])
    #expect(article.dateline == "SEOUL")
    #expect(article.language == "en")
    #expect(article.tags == ["seoul", "maps"])
    #expect(article.body == [.paragraph("Text.")])
  }

  @Test("was posted so long before the edition, by the clock of Seoul")
  func times() throws {
    let article = try #require(try edition(manuscript("one", "Updated: 25m ago")).articles.first)
    #expect(article.posted == Timestamp(seconds: pressTime.seconds - 11_400, zoneOffset: 32_400))
    #expect(article.updated == Timestamp(seconds: pressTime.seconds - 1_500, zoneOffset: 32_400))
  }

  @Test("links to its relations by their headline, section and time")
  func related() throws {
    let articles = try edition(manuscript("one", "Related: two") + manuscript("two")).articles
    let posted = Timestamp(seconds: pressTime.seconds - 11_400, zoneOffset: 32_400)
    #expect(
      articles.first?.related == [
        RelatedLink(headline: "All about two", url: "broadsheet:sample/two", posted: posted, section: "Seoul")
      ])
  }

  @Test("shows the photo of its head above the text")
  func leadPhoto() throws {
    let article = try #require(try edition(manuscript("one", "Photo: city-wall")).articles.first)
    #expect(article.leadPhoto == Photo(url: "picture:city-wall", width: 160, height: 100))
  }

  @Test("shows the photo of its head only once where it stands in the text")
  func leadPhotoInText() throws {
    let figure = #"<figure><img src="picture:city-wall" alt="A wall"><figcaption>The wall.</figcaption></figure>"#
    let article = try #require(try edition(manuscript("one", "Photo: city-wall", body: figure)).articles.first)
    #expect(article.leadPhoto == nil)
    #expect(
      article.body == [
        .figure(Photo(url: "picture:city-wall", caption: "The wall.", alternative: "A wall", width: 160, height: 100))
      ])
  }

  @Test(
    "tells an age in days, hours and minutes",
    arguments: [("25m ago", 1_500), ("3h10m ago", 11_400), ("1d4h ago", 100_800), ("6d ago", 518_400)])
  func ages(text: String, seconds: Int64) {
    #expect(Age(text)?.seconds == seconds)
  }

  @Test("tells no age in other words", arguments: ["", "ago", "3h", "3 hours ago", "10m3h ago", "3 ago", "h ago"])
  func noAges(text: String) {
    #expect(Age(text) == nil)
  }

  @Test(
    "that cannot be set is refused with its file, line and reason",
    arguments: [
      ("Words\n", 1, "words before the first “=== name”"),
      ("=== A slug\n", 1, "“A slug” is not a slug of a-z, 0-9 and hyphens"),
      ("=== one\nSection\n", 2, "a line of the head without a colon"),
      ("=== one\nSection: Seoul\n\n", 2, "one: no section Seoul"),
      ("=== one\nSection: Sports\n\n", 1, "one: no Posted"),
      (manuscript("one", "Mood: good"), 7, "one: Mood is not a line of a head"),
      (manuscript("one", "Posted: 1h ago"), 7, "one: a second Posted"),
      (manuscript("one", "Updated: now"), 7, "one: “now” is not an age such as “1d4h ago”"),
      (manuscript("one", "Photo: a-dream"), 7, "one: no picture a-dream"),
      (manuscript("one", "Related: three"), 7, "one: no manuscript three"),
      (manuscript("one") + manuscript("one"), 9, "one: a second manuscript of this slug"),
    ])
  func refusals(text: String, line: Int, reason: String) {
    #expect(throws: ManuscriptError(file: "desk.txt", line: line, reason: reason)) { try edition(text) }
  }

  @Test("error reads as compilers print theirs")
  func description() {
    #expect(ManuscriptError(file: "desk.txt", line: 7, reason: "no Headline").description == "desk.txt:7: no Headline")
  }
}
