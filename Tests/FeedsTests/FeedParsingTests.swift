import Articles
import Feeds
import Testing

/// One item inside a channel of RSS 2.0, read.
func rssEntry(_ item: String, url: String? = nil) throws -> Entry {
  let namespaces = """
    xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" \
    xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
    """
  let text = "<rss version=\"2.0\" \(namespaces)><channel><item>\(item)</item></channel></rss>"
  return try #require(try parseFeed(Array(text.utf8), url: url).entries.first)
}

/// One entry of an Atom feed, read.
func atomEntry(_ entry: String, feed: String = "", url: String? = nil) throws -> Entry {
  let text = "<feed xmlns=\"http://www.w3.org/2005/Atom\">\(feed)<entry>\(entry)</entry></feed>"
  return try #require(try parseFeed(Array(text.utf8), url: url).entries.first)
}

@Suite("Reading feeds")
struct FeedParsingTests {
  @Test("an RSS item brings headline, address, date and text")
  func readsRSS() throws {
    let entry = try rssEntry(
      """
      <title>Rain &amp;amp; wind</title><link>https://paper.test/1</link><guid isPermaLink="false">one</guid>
      <pubDate>Thu, 02 Jul 2020 16:40:00 +0900</pubDate><description>&lt;p&gt;Wet.&lt;/p&gt;</description>
      """)
    #expect(entry.title == "Rain & wind")
    #expect(entry.link == "https://paper.test/1")
    #expect(entry.id == "one")
    #expect(entry.published?.iso8601 == "2020-07-02T07:40:00Z")
    #expect(entry.published?.zoneOffset == 32_400)
    #expect(entry.summary?.html == "<p>Wet.</p>")
  }

  @Test("content:encoded is the text and description the gist")
  func contentAndDescription() throws {
    let entry = try rssEntry(
      "<content:encoded><![CDATA[<p>All of it</p>]]></content:encoded><description>Gist</description>")
    #expect(entry.content?.html == "<p>All of it</p>")
    #expect(entry.summary?.html == "Gist")
  }

  @Test("an RDF feed keeps its items outside the channel")
  func readsRDF() throws {
    let feed = try parseFeed(
      Array(
        """
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
        <channel><title>Old paper</title></channel><item rdf:about="http://p.test/1"><title>One</title></item></rdf:RDF>
        """.utf8))
    #expect(feed.feed.format == .rss)
    #expect(feed.feed.title == "Old paper")
    #expect(feed.entries.map(\.id) == ["http://p.test/1"])
  }

  @Test("Atom's plain text is words: a bracket is a bracket")
  func atomPlainText() throws {
    let entry = try atomEntry("<title>1 &lt; 2 &lt;b></title><summary>AT&amp;T &lt;b></summary>")
    #expect(entry.title == "1 < 2 <b>")
    #expect(entry.summary?.safeHTML == "AT&amp;T &lt;b&gt;")
  }

  @Test("Atom's html and xhtml titles lose their tags and keep the words")
  func atomMarkup() throws {
    #expect(try atomEntry("<title type='html'>A &lt;b>bold&lt;/b> word</title>").title == "A bold word")
    let xhtml = "<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>A <b>bold</b> word</div></title>"
    #expect(try atomEntry(xhtml).title == "A bold word")
  }

  @Test("xhtml content is written out again without its outer div")
  func xhtmlContent() throws {
    let entry = try atomEntry(
      """
      <content type="xhtml"><x:div xmlns:x="http://www.w3.org/1999/xhtml"><x:p class="a">1 &lt; 2<x:br/></x:p></x:div></content>
      """)
    #expect(entry.content?.html == "<p class=\"a\">1 &lt; 2<br></p>")
  }

  @Test("two divs side by side both stay")
  func twoDivs() throws {
    let entry = try atomEntry("<content type='xhtml'><div>a</div><div>b</div></content>")
    #expect(entry.content?.html == "<div>a</div><div>b</div>")
  }

  @Test("an entry without a guid is known by its link")
  func withoutGuid() throws {
    let entry = try rssEntry("<title>T</title><link>https://p.test/x?utm_source=rss</link>")
    let article = article(from: entry, in: Feed(format: .rss), source: "https://p.test/feed")
    #expect(article.entryID == "https://p.test/x")
  }

  @Test("an entry without guid and link is known by a hash that does not change")
  func withoutGuidAndLink() throws {
    let entry = try rssEntry("<title>T</title><pubDate>Thu, 02 Jul 2020 16:40:00 GMT</pubDate>")
    let ids = (0..<2).map { _ in article(from: entry, in: Feed(format: .rss), source: "s").entryID }
    #expect(ids == ["hash:de31567c44ae324b", "hash:de31567c44ae324b"])
  }

  @Test("relative addresses are resolved against xml:base, and that against the document's address")
  func relativeAddresses() throws {
    let entry = try atomEntry("<link href='story'/>", feed: "", url: "https://p.test/a/feed.xml")
    #expect(entry.link == "https://p.test/a/story")
    let based = try parseFeed(
      Array("<feed xml:base='/b/'><entry xml:base='c/'><link href='../d'/></entry></feed>".utf8),
      url: "https://p.test/a/feed.xml")
    #expect(based.entries.first?.link == "https://p.test/b/d")
  }

  @Test("names of persons come apart from their mail addresses")
  func persons() throws {
    for (text, name, email) in [
      ("me@x.test (Me Too)", "Me Too", "me@x.test"), ("Me &lt;me@x.test&gt;", "Me", "me@x.test"),
      ("Me (me@x.test)", "Me", "me@x.test"),
    ] {
      let person = try #require(try rssEntry("<author>\(text)</author>").authors.first)
      #expect(person.name == name)
      #expect(person.email == email)
    }
    #expect(try rssEntry("<dc:creator>Ann Lee</dc:creator>").authors.first?.name == "Ann Lee")
  }

  @Test("HTML's named characters are known without a declaration, in text and in attributes")
  func htmlEntities() throws {
    let entry = try rssEntry("<title>caf&eacute;&nbsp;&hearts;</title><category domain='&eacute;'>c</category>")
    #expect(entry.title == "café ♥")
    #expect(entry.categories.first?.scheme == "é")
  }

  @Test("an element of an unknown module is not the entry's, nor is what is inside it")
  func foreignElements() throws {
    let entry = try rssEntry(
      "<title>Mine</title><s:variant xmlns:s='http://shop.test/'><title>Not mine</title></s:variant>")
    #expect(entry.title == "Mine")
  }

  @Test("a JSON feed brings its items, numbers standing for strings")
  func readsJSONFeed() throws {
    let feed = try parseFeed(
      Array(
        """
        {"version": "https://jsonfeed.org/version/1.1", "title": "J", "home_page_url": "https://j.test/",
         "items": [{"id": 7, "url": "/x", "content_text": "a < b", "tags": ["one"],
         "date_published": "2020-07-02T16:40:00+09:00", "authors": [{"name": "Ann"}]}],}
        """.utf8))
    let entry = try #require(feed.entries.first)
    #expect(feed.feed.format == .json)
    #expect(entry.id == "7")
    #expect(entry.link == "https://j.test/x")
    #expect(entry.content?.safeHTML == "a &lt; b")
    #expect(entry.categories.map(\.term) == ["one"])
    #expect(entry.authors.map(\.name) == ["Ann"])
    #expect(entry.published?.iso8601 == "2020-07-02T07:40:00Z")
  }
}

@Suite("Reading broken feeds")
struct BrokenFeedTests {
  @Test("a bare ampersand stays where it stands")
  func bareAmpersand() throws {
    let entry = try rssEntry("<title>Salt & pepper &copy;</title><link>http://p.test/?a=1&b=2</link>")
    #expect(entry.title == "Salt & pepper ©")
    #expect(entry.link == "http://p.test/?a=1&b=2")
  }

  @Test("a feed cut off in the middle gives what came before")
  func cutOff() throws {
    let feed = try parseFeed(Array("<rss><channel><item><title>One</title></item><item><title>Tw".utf8))
    #expect(feed.entries.map(\.title) == ["One", "Tw"])
    #expect(feed.warnings.count == 1)
  }

  @Test("elements closed in the wrong order do not take the rest of the feed with them")
  func wrongOrder() throws {
    let feed = try parseFeed(
      Array("<rss><channel><item><title>A<b>B</title></b></item><item><title>C</title></item></channel></rss>".utf8))
    #expect(feed.entries.map(\.title) == ["AB", "C"])
  }

  @Test("markup that nobody escaped is the text's own")
  func unescapedMarkup() throws {
    let entry = try rssEntry("<description><p>One<br>two</p><p>Three</description>")
    #expect(entry.summary?.plainText == "One two Three")
  }

  @Test("attributes without quotes are read")
  func attributesWithoutQuotes() throws {
    let entry = try rssEntry("<enclosure url=http://p.test/a.mp3 type=audio/mpeg>")
    #expect(entry.enclosures.first?.url == "http://p.test/a.mp3")
  }

  @Test("a prefix without a declaration is taken as people use it")
  func undeclaredPrefix() throws {
    let feed = try parseFeed(Array("<rss><channel><item><dc:creator>Ann</dc:creator></item></channel></rss>".utf8))
    #expect(feed.entries.first?.authors.first?.name == "Ann")
  }

  @Test("what is not a feed is refused with what it is, where and in which line")
  func refusals() {
    #expect(throws: FeedError.self) { try parseFeed([]) }
    #expect(throws: FeedError.self) { try parseFeed(Array("{\"a\": 1}".utf8)) }
    #expect(throws: FeedError.self) { try parseFeed(Array("just words".utf8)) }
    do {
      _ = try parseFeed(Array("<!DOCTYPE html>\n<html><body>Not found</body></html>".utf8), url: "https://p.test/feed")
      Issue.record("a page is no feed")
    } catch {
      #expect(error.description == "https://p.test/feed: not a feed: the root element is html")
    }
  }
}
