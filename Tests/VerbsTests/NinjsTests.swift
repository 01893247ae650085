import Articles
import Feeds
import Testing

@testable import Verbs

@Suite("Articles as ninjs")
struct NinjsTests {
  static let article = Article(
    entryID: "https://paper.example/ferry", source: "https://paper.example", publication: "The Harbour Paper",
    headline: "Ferry & bell return to the <lower> harbour", url: "https://paper.example/ferry", language: "en",
    sectionPath: ["National", "Harbour"], kicker: "Harbour", labels: ["INTERVIEW"], deck: "After seven months.",
    bylines: [Byline(name: "Ann Keeper", contact: "ann@paper.example"), Byline(name: "Bo Fisher")],
    dateline: "Lower Harbour",
    posted: Timestamp(year: 2020, month: 7, day: 2, hour: 16, minute: 40, zoneOffset: 32_400),
    updated: Timestamp(year: 2020, month: 7, day: 3, hour: 9, minute: 17, zoneOffset: 32_400),
    body: [
      .paragraph(
        Prose([Run("It "), Run("came", .italic), Run(" back "), Run("here", link: "https://paper.example/x"), Run(".")])
      ),
      .crosshead("What was repaired", level: 2),
      .list([[.paragraph("two plates")], [.paragraph("the bell")]], start: nil),
      .quotation([.paragraph("It is our ferry.")], attribution: nil),
      .figure(Photo(url: "https://paper.example/b.jpg", caption: "The bell.", alternative: "A bell")),
      .rule,
    ],
    leadPhoto: Photo(
      url: "https://paper.example/a.jpg", caption: "The ferry.", credit: "Cy Lens", alternative: "A ferry", width: 800,
      height: 600),
    related: [
      RelatedLink(
        headline: "Bridge closed", url: "https://paper.example/bridge",
        posted: Timestamp(year: 2020, month: 6, day: 30, hour: 10, minute: 5), section: "National")
    ],
    moreByReporter: [RelatedLink(headline: "Lighthouse keeper retires", url: "https://paper.example/lighthouse")],
    tags: ["ferry", "harbour"])

  @Test("an article that is written and read again is the same")
  func roundTrip() throws {
    let read = try #require(parseNinjs(Array(Ninjs.item(Self.article).json.utf8))?.first)
    #expect(read.body == Self.article.body)
    #expect(read.posted == Self.article.posted && read.updated == Self.article.updated)
    #expect(read.related == Self.article.related)
    #expect(read.leadPhoto == Self.article.leadPhoto)
    #expect(read == Self.article)
  }

  @Test("what ninjs asks of an item is there")
  func members() {
    let item = Ninjs.item(Self.article)
    #expect(item["standard"]?["name"]?.text == "ninjs" && item["uri"]?.text == Self.article.entryID)
    #expect(item["headlines"]?.elements.first?["role"]?.text == "main")
    // Said to be plain text, and so it is.
    #expect(item["headlines"]?.elements.first?["value"]?.text == Self.article.headline)
    #expect(item["bodies"]?.elements.first?["contentType"]?.text == "application/xhtml+xml")
    #expect(item["associations"]?.elements.map { $0["type"]?.text } == ["picture", "text", "text"])
  }
}
