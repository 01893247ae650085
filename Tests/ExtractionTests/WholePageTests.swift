import Articles
import Extraction
import Testing

/// Whole pages of our own, each with all that stands around a story, in three styles of markup.
enum WholePage: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case table, division, list

  var testDescription: String { rawValue }

  var html: String {
    switch self {
    case .table: Self.tables
    case .division: Self.divisions
    case .list: Self.lists
    }
  }

  func extract() throws -> ExtractedPage {
    try extractPage(
      Array(html.utf8), url: "https://paper.example/national/2020/07/ferry-returns-to-the-lower-harbour-291555.html",
      at: Timestamp(seconds: 1_593_700_000))
  }
}

@Suite("All that stands around a story")
struct WholePageTests {
  @Test("the story's own times are not those of the stories beside it", arguments: WholePage.allCases)
  func times(page: WholePage) throws {
    let article = try page.extract().article
    #expect(article?.posted.map { $0.iso8601.prefix(10) } == "2020-07-02")
    #expect(article?.updated.map { $0.iso8601.prefix(10) } == "2020-07-03")
  }

  @Test("related stories come with their time and section", arguments: WholePage.allCases)
  func related(page: WholePage) throws {
    let related = try page.extract().article?.related ?? []
    #expect(related.map(\.headline) == ["Fish prices rise for the third time", "Bridge closed for a whole week"])
    #expect(related.map(\.posted?.iso8601) == ["2020-07-01T16:40:00Z", "2020-06-30T10:05:00Z"])
    #expect(related.map(\.section) == ["Business", "National"])
    #expect(related.allSatisfy { $0.url.hasPrefix("https://paper.example/") })
  }

  @Test("Most Read keeps its ranks and labels", arguments: WholePage.allCases)
  func mostRead(page: WholePage) throws {
    let list = try #require(try page.extract().lists.first { $0.title == "Most Read" })
    #expect(list.entries.map(\.rank) == [1, 2, 3])
    #expect(
      list.entries.map(\.headline) == [
        "Tide table printed upside down", "The bell founder who hears colors", "Rowers win by the width of a hand",
      ])
    #expect(list.entries.map(\.label) == [nil, "INTERVIEW", nil])
    #expect(list.publication == "The Harbour Paper")
  }

  @Test("a Top 5 is a list of its own", arguments: WholePage.allCases)
  func topFive(page: WholePage) throws {
    let page = try page.extract()
    #expect(page.lists.count == 2)
    let list = try #require(page.lists.first { $0.title == "Top 5 Entertainment News" })
    #expect(list.entries.map(\.rank) == [1, 2, 3, 4, 5])
    #expect(list.entries.map(\.label) == [nil, "REVIEW", nil, nil, nil])
    #expect(list.entries.first?.headline == "Film about the pier wins a prize")
    #expect(list.entries.last?.headline == "Late poems found in a ship's log")
  }

  @Test("more by the reporter is kept apart from the related stories", arguments: WholePage.allCases)
  func byReporter(page: WholePage) throws {
    #expect(
      try page.extract().article?.moreByReporter.map(\.headline) == [
        "Lighthouse keeper retires at last", "The old rope works open once more",
      ])
  }

  @Test("a box of linked pictures is a gallery with their headlines as captions", arguments: WholePage.allCases)
  func photos(page: WholePage) throws {
    let gallery = try #require(try page.extract().galleries.first { $0.title == "Darkroom" })
    #expect(
      gallery.photos.map(\.url) == ["nets", "ropes", "gulls"].map { "https://paper.example/p/\($0).jpg" })
    #expect(gallery.photos.first?.caption.plainText == "Nets drying in the morning")
    #expect(gallery.photos.allSatisfy { $0.caption.runs.first?.link != nil })
  }

  @Test("the section menu has its three levels", arguments: WholePage.allCases)
  func menu(page: WholePage) throws {
    #expect(
      try page.extract().menu == [
        SectionPlan(
          "National",
          [
            SectionPlan("Politics", [SectionPlan("Assembly"), SectionPlan("Parties")]), SectionPlan("Defense"),
          ]),
        SectionPlan("Business", [SectionPlan("Markets"), SectionPlan("Companies")]),
        SectionPlan("Culture", [SectionPlan("Books"), SectionPlan("Film")]), SectionPlan("Sports"),
      ])
  }

  @Test("adverts are in no list, and no list is in the text", arguments: WholePage.allCases)
  func adverts(page: WholePage) throws {
    let page = try page.extract()
    let article = try #require(page.article)
    let headlines =
      article.related.map(\.headline) + article.moreByReporter.map(\.headline)
      + page.lists.flatMap(\.entries).map(\.headline)
      + page.galleries.flatMap(\.photos).map(\.caption.plainText)
    #expect(!headlines.contains { $0.contains("umbrellas") || $0.contains("loans") || $0.contains("offer") })
    #expect(page.teasers.isEmpty)
    #expect(article.headline == "Ferry returns to the lower harbour")
    #expect(article.plainText.hasPrefix([StoryPage.first, StoryPage.second, StoryPage.third].joined(separator: "\n")))
    #expect(article.body.count == 5)
    #expect(article.bylines.map(\.name) == ["Ann Keeper"])
  }
}
