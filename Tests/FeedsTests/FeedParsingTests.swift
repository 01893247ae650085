import Articles
import Feeds
import Testing

@Suite("Reading feeds")
struct FeedParsingTests {
  @Test("an RSS item brings headline, address, date and text")
  func readsRSS() throws {
    let feed = try parseFeed(
      Array(
        """
        <?xml version="1.0"?><rss version="2.0"><channel><title>The Paper</title><link>https://paper.test/</link>
        <item><title>Rain &amp;amp; wind</title><link>https://paper.test/1</link><guid>one</guid>
        <pubDate>Thu, 02 Jul 2020 16:40:00 +0900</pubDate><description>&lt;p&gt;Wet.&lt;/p&gt;</description></item>
        </channel></rss>
        """.utf8))
    #expect(feed.feed.title == "The Paper")
    let entry = try #require(feed.entries.first)
    #expect(entry.title == "Rain & wind")
    #expect(entry.link == "https://paper.test/1")
    #expect(entry.id == "one")
    #expect(entry.published?.iso8601 == "2020-07-02T07:40:00Z")
    #expect(entry.published?.zoneOffset == 32_400)
    #expect(entry.summary?.html == "<p>Wet.</p>")
  }
}
