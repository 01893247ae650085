import Articles
import Feeds
import Testing

@Suite("Articles from entries")
struct EntryArticleTests {
  private func read(_ item: String, sectionPath: [String] = []) throws -> Article {
    var feed = Feed(format: .rss)
    feed.title = "The Paper"
    feed.language = "en_GB"
    return article(
      from: try rssEntry(item, url: "https://p.test/feed"), in: feed, source: "https://p.test/feed",
      sectionPath: sectionPath)
  }

  @Test("labels in brackets leave the headline")
  func labels() throws {
    let article = try read("<title>[INTERVIEW] [Video] Minister: 'I resign'</title>")
    #expect(article.headline == "Minister: 'I resign'")
    #expect(article.labels == ["INTERVIEW", "Video"])
    #expect(try read("<title>Storm hits coast [UPDATE]</title>").labels == ["UPDATE"])
    #expect(try read("<title>[only this]</title>").headline == "[only this]")
    #expect(try read("<title>He said [sic] so</title>").headline == "He said [sic] so")
  }

  @Test("bylines come one by one, without By")
  func bylines() throws {
    let article = try read("<dc:creator>By Ann Lee and Bo Kim</dc:creator><author>c@p.test (Cy Oh)</author>")
    #expect(
      article.bylines == [Byline(name: "Ann Lee"), Byline(name: "Bo Kim"), Byline(name: "Cy Oh", contact: "c@p.test")])
  }

  @Test("the first category is the section where it reads like one, and all are tags")
  func sections() throws {
    #expect(try read("<category>World</category><category>Asia</category>").sectionPath == ["World"])
    #expect(try read("<category>World</category><category>Asia</category>").tags == ["World", "Asia"])
    #expect(try read("<category>a very long line that is no section</category>").sectionPath.isEmpty)
    #expect(try read("<category>http://p.test/tags/1</category>").sectionPath.isEmpty)
    #expect(try read("<category>World</category>", sectionPath: ["Mine"]).sectionPath == ["Mine"])
  }

  @Test("the address is whole, clean and on the web")
  func address() throws {
    #expect(try read("<link>/x?utm_source=rss&amp;id=1</link>").url == "https://p.test/x?id=1")
  }

  @Test("the summary is the deck where the text does not begin with it")
  func deck() throws {
    let full = "<content:encoded>&lt;p>Long ago it rained.&lt;/p></content:encoded>"
    #expect(try read("<description>It rains.</description>\(full)").deck == "It rains.")
    #expect(try read("<description>Long ago it</description>\(full)").deck == nil)
    #expect(try read("<description>It rains.</description>").deck == nil)
    #expect(try read("<description>It rains.</description>").body == [.paragraph("It rains.")])
  }

  @Test("the lead photo is the widest of the media, and none where the text has one")
  func leadPhoto() throws {
    let media = """
      <media:thumbnail url="https://p.test/s.jpg"/><media:content url="https://p.test/l.jpg" medium="image" width="800">
      <media:description>Rain</media:description><media:credit>Ann</media:credit></media:content>
      """
    let photo = try #require(try read(media).leadPhoto)
    #expect(photo.url == "https://p.test/l.jpg")
    #expect(photo.caption == "Rain")
    #expect(photo.credit == "Ann")
    #expect(try read("\(media)<description>&lt;img src='/x.jpg'></description>").leadPhoto == nil)
    #expect(try read("<enclosure url='/x.png' type='image/png'/>").leadPhoto?.url == "https://p.test/x.png")
  }

  @Test("sound and film stand at the end of the text")
  func enclosures() throws {
    let article = try read("<enclosure url='https://c.test/a.mp3' type='audio/mpeg'/>")
    #expect(article.body == [.embed(Embed(kind: .audio, url: "https://c.test/a.mp3", title: "c.test"))])
  }

  @Test("an entry without headline is called by its first words")
  func withoutHeadline() throws {
    #expect(try read("<description>Short note.</description>").headline == "Short note.")
  }

  @Test("publication and language are the feed's")
  func feedFacts() throws {
    let article = try read("<title>T</title>")
    #expect(article.publication == "The Paper")
    #expect(article.language == "en-GB")
  }
}
