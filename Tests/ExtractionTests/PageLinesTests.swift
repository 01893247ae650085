import Articles
import Extraction
import Testing

@Suite("The text of a page, copied")
struct PageLinesTests {
  static let text = """
    National
    Business
    Culture
    Sports
    Login

    [INTERVIEW] Ferry returns to the lower harbour

    Posted : 2020-07-02 16:40 Updated : 2020-07-03 09:17
    Ann Keeper
    ann@paper.example
    Print Preview

    The ferry that had been missing from the lower harbour since autumn came back on Monday, its hull newly painted.

    About forty people stood on the pier, some with flowers, others only with umbrellas, and waited for the bell.

    Related Articles
    Fish prices rise for the third time
    2020-07-01 16:40 | Business
    Bridge closed for a whole week
    2020-06-30 10:05 | National

    Top 10 Stories
    1 Tide table printed upside down
    2 [REVIEW] A choir sings against the tide
    3 Rowers win by the width of a hand

    Top 5 Entertainment News
    1
    Film about the pier wins a prize
    2
    Puppet show moves to the market hall
    """

  func page() throws -> ExtractedPage {
    try #require(
      readPageText(Self.text, url: "https://paper.example/view?idx=291555", at: Timestamp(seconds: 1_593_700_000)))
  }

  @Test("headline, times, reporter and mail are told apart")
  func head() throws {
    let article = try #require(try page().article)
    #expect(article.headline == "Ferry returns to the lower harbour")
    #expect(article.labels == ["INTERVIEW"])
    #expect(article.posted?.iso8601 == "2020-07-02T16:40:00Z")
    #expect(article.updated?.iso8601 == "2020-07-03T09:17:00Z")
    #expect(article.bylines == [Byline(name: "Ann Keeper", contact: "ann@paper.example")])
  }

  @Test("paragraphs end where the lists begin")
  func text() throws {
    #expect(try page().article?.body.count == 2)
    #expect(try page().article?.plainText.hasSuffix("waited for the bell.") == true)
  }

  @Test("ranks stand before the headline or on a line of their own, labels in brackets")
  func lists() throws {
    let lists = try page().lists
    #expect(lists.map(\.title) == ["Top 10 Stories", "Top 5 Entertainment News"])
    #expect(lists.first?.entries.map(\.rank) == [1, 2, 3])
    #expect(lists.first?.entries[1].label == "REVIEW")
    #expect(lists.first?.entries[1].headline == "A choir sings against the tide")
    #expect(
      lists.last?.entries.map(\.headline) == [
        "Film about the pier wins a prize", "Puppet show moves to the market hall",
      ])
  }

  @Test("related stories keep the time and the section under them; the menu is the menu")
  func around() throws {
    let related = try page().article?.related ?? []
    #expect(related.map(\.headline) == ["Fish prices rise for the third time", "Bridge closed for a whole week"])
    #expect(related.map(\.section) == ["Business", "National"])
    #expect(related.first?.posted?.iso8601 == "2020-07-01T16:40:00Z")
    #expect(try page().menu.map(\.name) == ["National", "Business", "Culture", "Sports"])
  }

  @Test("text without a headline is refused")
  func nothing() {
    #expect(readPageText("Menu\nLogin\n", url: nil, at: Timestamp(seconds: 0))?.article == nil)
  }
}
