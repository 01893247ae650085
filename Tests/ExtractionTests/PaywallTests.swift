import Articles
import Testing

@testable import Extraction

@Suite("Where a page breaks off for subscribers")
struct PaywallTests {
  private func isTruncated(_ page: StoryPage) throws -> Bool? {
    try extractPage(page.bytes, url: "https://harbor.example/ferry").article?.isTruncated
  }

  private static func marks(_ more: String) -> String {
    """
    <title>Ferry returns</title><script type="application/ld+json">{"@context": "https://schema.org",
    "@type": "NewsArticle", "headline": "Ferry returns to the lower harbour", "isAccessibleForFree": "False"\(more)}</script>
    """
  }

  private static let long = (1...40).map { "<p>\($0). \(StoryPage.first)</p>" }.joined()

  @Test("what the publisher tells search engines counts where the text is missing")
  func told() throws {
    #expect(try isTruncated(StoryPage()) == false)
    #expect(try isTruncated(StoryPage(head: Self.marks(""))) == false, "a short report, told to its end")
    #expect(try isTruncated(StoryPage(head: Self.marks(""), body: StoryPage.paragraphs + "<p>And then…</p>")) == true)
    #expect(try isTruncated(StoryPage(head: Self.marks(""), body: "<p>\(StoryPage.first)</p>")) == true)
    #expect(try isTruncated(StoryPage(head: Self.marks(", \"wordCount\": 900"))) == true)
    #expect(try isTruncated(StoryPage(head: Self.marks(", \"wordCount\": 60"))) == false)
  }

  @Test("a text that is there, behind a curtain or in a saved page, is whole")
  func whole() throws {
    #expect(try isTruncated(StoryPage(head: Self.marks(""), body: Self.long)) == false)
    let part = ", \"hasPart\": {\"isAccessibleForFree\": false, \"cssSelector\": \".closed\"}"
    let body = "<div class=closed>\(StoryPage.paragraphs)</div>"
    #expect(try isTruncated(StoryPage(head: Self.marks(part), body: body)) == false)
    #expect(try isTruncated(StoryPage(head: Self.marks(part))) == true)
  }

  @Test(
    "a line where a short text ends says so",
    arguments: [
      "Subscribe to continue reading.", "Dieser Artikel ist für Abonnenten.", "Cet article est réservé aux abonnés.",
      "이 기사는 유료 구독자 전용입니다.",
    ])
  func notice(line: String) throws {
    let gate = "<div class=gate><p>\(line)</p></div>"
    #expect(try isTruncated(StoryPage(after: gate)) == true)
    #expect(try isTruncated(StoryPage(body: Self.long, after: gate)) == false, "the text is there")
    #expect(try isTruncated(StoryPage(after: "<div hidden>\(gate)</div>")) == false, "a template")
    #expect(try isTruncated(StoryPage(after: "<nav>\(gate)</nav>")) == false, "a menu")
  }
}
