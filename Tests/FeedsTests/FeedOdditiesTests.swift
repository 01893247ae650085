import Articles
import Feeds
import Testing

@Suite("Feeds as newspapers and film sites write them")
struct FeedOdditiesTests {
  private func read(_ text: String) throws -> ParsedFeed { try parseFeed(Array(text.utf8), url: "https://p.test/feed") }

  private func item(_ body: String) throws -> Entry {
    let feed = try read(
      """
      <rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
      xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:georss="http://www.georss.org/georss"
      xmlns:thr="http://purl.org/syndication/thread/1.0"><channel><title>P</title><item>\(body)</item></channel></rss>
      """)
    return try #require(feed.entries.first)
  }

  @Test("what a media:group says of itself is the gist where there is no other text")
  func groupText() throws {
    let entry = try item(
      "<title>V</title><media:group><media:thumbnail url='https://p.test/t.jpg'/><media:description>Of ships</media:description></media:group>"
    )
    #expect(entry.summary?.text == "Of ships")
  }

  @Test("a picture's credit is its own, though its thumbnail stands between")
  func credit() throws {
    let entry = try item(
      """
      <media:content url='https://p.test/a.jpg'><media:thumbnail url='https://p.test/t.jpg'/><media:credit>Ann</media:credit>
      </media:content>
      """)
    #expect(entry.media.map(\.credit) == ["Ann", nil])
  }

  @Test(
    "an episode is named by the podcast's own title where it has no other; transcripts and persons are not its text")
  func podcast() throws {
    let entry = try item(
      """
      <itunes:title>One</itunes:title><podcast:soundbite startTime='1'>A bite</podcast:soundbite>
      <podcast:person role='host'>Zed</podcast:person><georss:point>1 2</georss:point><thr:total>4</thr:total>
      <guid>ab-1</guid><enclosure url='https://p.test/1.mp3' type='audio/mpeg' length='1'/>
      """)
    #expect(entry.title == "One" && entry.authors.isEmpty && entry.summary == nil)
    // A guid that is no address is not the story's page.
    #expect(entry.id == "ab-1" && entry.link == nil)
  }

  @Test("bytes in base64 of a type that is not HTML are words")
  func base64() throws {
    let feed = try read(
      """
      <feed xmlns="http://www.w3.org/2005/Atom"><title type="application/octet-stream">QSA8Yj5iPC9iPg==</title></feed>
      """)
    #expect(feed.feed.title == "A <b>b</b>")
  }

  @Test("a server's warnings above a feed are passed over; a page that tells of feeds is none")
  func warningsAbove() throws {
    let feed = try read(
      "<br />\n<b>Warning</b>: x in <b>y</b><br />\n<?xml version='1.0'?><rss version='2.0'><channel><title>P</title></channel></rss>"
    )
    #expect(feed.feed.title == "P")
    #expect(throws: FeedError.self) { try read("<div><html><p>x</p><rss><channel/></rss></html></div>") }
  }

  @Test("RSS 0.90 is told from 1.0 by its names")
  func rss090() throws {
    let feed = try read(
      """
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/">
      <channel><title>M</title></channel><item><title>a</title></item></rdf:RDF>
      """)
    #expect(feed.feed.version == "0.90" && feed.entries.map(\.title) == ["a"])
  }

  @Test("an alternate that is no page is where the story is, before an id that only looks like a link")
  func alternates() throws {
    let feed = try read(
      """
      <feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><entry><id>tag:p.test,1</id><title>x</title>
      <link rel="alternate" type="application/pdf" href="https://p.test/a.pdf"/></entry></feed>
      """)
    #expect(article(from: feed.entries[0], in: feed.feed, source: "https://p.test/feed").url == "https://p.test/a.pdf")
  }

  @Test("a JSON Feed in UTF-16 is read, and what stands between its items is no story")
  func json() throws {
    let text =
      #"{"version":"https://jsonfeed.org/version/1.1","title":"한","items":[null,3,{"id":1,"content_text":"x"}]}"#
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { bytes += [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)] }
    let feed = try parseFeed(bytes)
    #expect(feed.feed.title == "한" && feed.entries.map(\.id) == ["1"])
  }

  @Test(
    "dates of Korea, Japan and Central Europe",
    arguments: [
      ("2006. 1. 2. 오후 3:04", "2006-01-02T06:04:00Z"), ("2. 1. 2006", "2006-01-02"), ("平成18年1月2日", "2006-01-02"),
      ("令和8年11月24日", "2026-11-24"),
    ])
  func dates(_ written: String, _ meant: String) { #expect(parseDate(written)?.iso8601 == meant) }

  @Test("a feed cut off or torn anywhere is read or refused, and never more than that", arguments: 0..<64)
  func torn(_ seed: Int) {
    let whole = Array(
      """
      <?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel>
      <title>P &amp; Q</title><item><title><![CDATA[한 <b>b</b>]]></title><link>/a?b=1&amp;c</link><media:group>
      <media:content url="x.jpg" width="99999999999999999999"/><media:credit>Ann</media:credit></media:group>
      <pubDate>Mon, 02 Jan 2006 15:04:05 -9999</pubDate><guid isPermaLink="false">1</guid><enclosure url="a" length="-1"/>
      <description>&lt;p&gt;x&lt;table&gt;&lt;td colspan="99999999"&gt;</description></item></channel></rss>
      """.utf8)
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func number(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % max(limit, 1)
    }
    for _ in 0..<40 {
      var bytes = whole
      for _ in 0...number(below: 6) {
        switch number(below: 3) {
        case 0: bytes.removeLast(number(below: bytes.count))
        case 1: if !bytes.isEmpty { bytes[number(below: bytes.count)] = UInt8(number(below: 256)) }
        default: bytes.insert(contentsOf: whole.suffix(number(below: 200)), at: number(below: bytes.count))
        }
      }
      guard let feed = try? parseFeed(bytes, url: "https://p.test/feed") else { continue }
      for entry in feed.entries {
        let article = article(from: entry, in: feed.feed, source: "https://p.test/feed")
        #expect(article.url.map { $0.hasPrefix("http") } ?? true)
        #expect(!article.headline.unicodeScalars.contains { $0.value < 0x20 })
      }
    }
  }
}
