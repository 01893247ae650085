import Articles
import Feeds
import Testing

@Suite("Feeds that mean harm")
struct FeedSecurityTests {
  private func read(_ text: String) throws -> ParsedFeed { try parseFeed(Array(text.utf8)) }

  @Test(
    "an entity that names a file or an address is nothing (XXE: ViennaRSS#736, XML::Feed, openEQUELLA#260)",
    arguments: [
      #"<!ENTITY x SYSTEM "file:///etc/passwd">"#, #"<!ENTITY x PUBLIC "p" "http://127.0.0.1:9/x">"#,
      #"<!ENTITY % p SYSTEM "file:///etc/passwd"> %p; <!ENTITY x "%p;">"#,
    ])
  func externalEntities(_ declaration: String) throws {
    let feed = try read("<!DOCTYPE rss [\(declaration)]><rss><channel><title>a&x;b</title></channel></rss>")
    let title = try #require(feed.feed.title)
    #expect(!title.contains("root:"))
    #expect(title.hasPrefix("a") && title.hasSuffix("b"))
  }

  @Test("the same holds in a feed so broken that it is read leniently")
  func externalEntitiesInBrokenFeed() throws {
    let feed = try read(
      #"<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>a&x;b & c</title></channel>"#)
    #expect(feed.feed.title == "ab & c")
  }

  @Test("an external document type is not fetched")
  func externalDoctype() throws {
    let feed = try read(
      #"<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/rss.dtd"><rss><channel><title>T</title></channel></rss>"#)
    #expect(feed.feed.title == "T")
  }

  @Test("XInclude includes nothing")
  func xinclude() throws {
    let feed = try read(
      """
      <rss xmlns:xi="http://www.w3.org/2001/XInclude"><channel><title>T<xi:include parse="text" href="file:///etc/passwd"/>\
      </title></channel></rss>
      """)
    #expect(feed.feed.title == "T")
  }

  @Test("entities made of entities do not multiply (billion laughs)", .timeLimit(.minutes(1)))
  func billionLaughs() throws {
    var declarations = "<!ENTITY l0 \"lol\">"
    for level in 1...12 {
      declarations += "<!ENTITY l\(level) \"\(String(repeating: "&l\(level - 1);", count: 10))\">"
    }
    for end in ["</channel></rss>", "& </channel>"] {
      let feed = try read("<!DOCTYPE rss [\(declarations)]><rss><channel><title>a&l12;b</title>\(end)")
      #expect((feed.feed.title ?? "").utf8.count < 1_000)
    }
  }

  @Test("one long entity used often does not multiply either (quadratic blow-up)", .timeLimit(.minutes(1)))
  func quadraticBlowUp() throws {
    let long = String(repeating: "x", count: 1_000)
    let uses = String(repeating: "&x;", count: 50_000)
    for end in ["</channel></rss>", "& </channel>"] {
      let feed = try read(
        "<!DOCTYPE rss [<!ENTITY x \"\(long)\">]><rss><channel><title>\(uses)</title>\(end)")
      #expect((feed.feed.title ?? "").utf8.count < 100_000)
    }
  }

  @Test("elements nested a hundred thousand deep are read in bounded time", .timeLimit(.minutes(1)))
  func deepNesting() throws {
    let deep = String(repeating: "<a>", count: 100_000)
    let feed = try read("<rss><channel><title>T</title>\(deep)<item><title>lost</title></item>")
    #expect(feed.feed.title == "T")
    let entry = try rssEntry("<description>\(deep)words</description>")
    #expect(entry.summary?.plainText == "words")
    let escaped = try rssEntry("<description><![CDATA[\(deep)words]]></description>")
    _ = article(from: escaped, in: Feed(format: .rss), source: "s")
  }

  @Test(
    "a feed made to be slow is read in bounded time", .timeLimit(.minutes(1)),
    arguments: ["attributes", "namespaces", "end tags", "comments", "instructions", "categories", "HTML comments"])
  func slowFeeds(_ kind: String) throws {
    let count = 20_000
    let item =
      switch kind {
      case "attributes": "<a " + (0..<count * 4).map { "a\($0)='1'" }.joined(separator: " ") + "/>"
      case "namespaces": "<a " + (0..<count * 2).map { "xmlns:a\($0)='1'" }.joined(separator: " ") + "/>"
      case "end tags": String(repeating: "<p:a>", count: 600) + String(repeating: "</p:z>", count: count)
      case "comments": String(repeating: "<!-->", count: count)
      case "instructions": String(repeating: "<?a>", count: count)
      case "categories": (0..<count).map { "<category>c\($0)</category>" }.joined()
      default: "<description><![CDATA[\(String(repeating: "<!-->", count: count))]]></description>"
      }
    #expect(try rssEntry(item).categories.count <= 256)
  }

  @Test("escape codes in feed text (claudenews#10): headlines bring no control characters, however they are spelt")
  func controlCharacters() throws {
    for spelling in ["&#27;[2J", "&#x1b;[2J", "\u{1B}[2J", "&amp;#27;[2J", "&#x9b;2J", "\u{9B}2J", "&amp;#x7f;"] {
      let title = try rssEntry("<title>a\(spelling)b & c</title>").title ?? ""
      #expect(title.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
    }
  }

  @Test("a feed as JSON holds no control character that a terminal could act on")
  func controlCharactersInJSON() throws {
    let json = try read("<rss><channel><item><description>a\u{9B}31mb</description></item></channel></rss>").json.json
    #expect(json.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
  }

  @Test(
    "an entry's address that is no web address is not the article's",
    arguments: [
      "javascript:alert(1)", "file:///etc/passwd", "|date >file", "data:text/html,x", "-foo", "--help",
      "exec:touch x",
    ])
  func harmfulLinks(_ link: String) throws {
    let entry = try rssEntry("<title>T</title><link>\(link.replacing(">", with: "&gt;"))</link>")
    let address = article(from: entry, in: Feed(format: .rss), source: "https://p.test/feed").url
    #expect(address.map { $0.hasPrefix("https://p.test/") } ?? true)
  }

  @Test("an encoded line end in an address (newsboat#3427) does not part it in two")
  func lineEndsInAddresses() throws {
    let entry = try rssEntry("<enclosure url='http://p.test/a&#10;b&#13;&#9;.mp3'/><link>http://p.test/&#10;x</link>")
    #expect(entry.enclosures.first?.url == "http://p.test/ab.mp3")
    #expect(entry.link == "http://p.test/x")
  }

  @Test(
    "feed HTML run as script (CVE-2023-27592, CVE-2025-31483, NetNewsWire#2753): a fragment made safe runs nothing and fetches nothing but its pictures",
    arguments: [
      "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<a href='javascript:alert(1)'>x</a>",
      "<a href='java&#10;script:alert(1)'>x</a>", "<a href=' &#1;javascript:alert(1)'>x</a>",
      "<iframe srcdoc='<script>alert(1)</script>'></iframe>", "<a style='background:url(javascript:1)'>x</a>",
      "<object data=x></object><embed src=x><base href=//evil.test>", "<scr<script>ipt>alert(1)</script>",
      "<svg/onload=alert(1)>", "<meta http-equiv=refresh content='0;url=x'>", "<a href='data:text/html,x'>x</a>",
      "<script>a", "<img src=\"x\" title=\"<script>alert(1)</script>\">",
    ])
  func harmfulMarkup(_ html: String) throws {
    let safe = HTMLConstruct(kind: .html, text: html, base: "https://p.test/").safeHTML.lowercased()
    for sign in [
      "<script", "onerror", "onload", "javascript:", "<iframe", "<object", "<embed", "<base", "<meta", "style=",
    ] {
      #expect(!safe.contains(sign), "\(safe)")
    }
    #expect(!safe.contains("data:text/html"))
  }
}
