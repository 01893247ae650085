import Articles
import Extraction
import Testing

@Suite("Lists on a page")
struct StoryListsTests {
  let url = "https://paper.example/news/1"

  func page(_ html: String) throws -> ExtractedPage {
    var page = StoryPage()
    page.after = html
    return try extractPage(page.bytes, url: url, at: Timestamp(seconds: 1_700_000_000))
  }

  static let headlines = [
    "Fish prices rise for the third time", "Bridge closed for a whole week", "Lighthouse keeper retires at last",
  ]

  @Test("a list under a heading that ranks has places, with its labels taken out")
  func ranked() throws {
    let items = Self.headlines.map { "<li><a href='/\($0.count)'>[VIDEO] \($0)</a></li>" }.joined()
    let list = try #require(try page("<aside><h3>Most Read</h3><ol>\(items)</ol></aside>").lists.first)
    #expect(list.title == "Most Read")
    #expect(list.entries.map(\.rank) == [1, 2, 3])
    #expect(list.entries.map(\.headline) == Self.headlines)
    #expect(list.entries.allSatisfy { $0.label == "VIDEO" && $0.url.hasPrefix("https://paper.example/") })
    #expect(list.moment == Timestamp(seconds: 1_700_000_000))
  }

  @Test("places are read where they are printed, in terms or inside the link")
  func printedPlaces() throws {
    let terms = Self.headlines.enumerated().map { "<dt>\($0 + 1)</dt><dd><a href='/\($0)'>\($1)</a></dd>" }.joined()
    #expect(try page("<h3>Top 3 Stories</h3><dl>\(terms)</dl>").lists.first?.entries.map(\.headline) == Self.headlines)
    let glued = Self.headlines.enumerated().map { "<li><a href='/\($0)'><i>\($0 + 1)</i>\($1)</a></li>" }.joined()
    #expect(try page("<h3>가장 많이 본 뉴스</h3><ul>\(glued)</ul>").lists.first?.entries.map(\.headline) == Self.headlines)
  }

  @Test("what the sentences of the text lead to is not more by the reporter, even under a line that reads like it")
  func reporterAboveText() throws {
    var story = StoryPage()
    story.before = "<div class='byline'>By Ann Keeper</div><p>More stories by Ann Keeper</p>"
    story.body =
      "<p>On <a href='/pier-opens-again'>the pier opening again</a>, she was brief.</p>"
      + "<p>Then <a href='/bell-rings-at-noon'>the bell that rings at noon</a> came up.</p>" + StoryPage.paragraphs
    let bare = try extractPage(story.bytes, url: url).article
    #expect(bare?.bylines.map(\.name) == ["Ann Keeper"] && bare?.moreByReporter == [])
    let items = Self.headlines.map { "<li><a href='/\($0.count)'>\($0)</a></li>" }.joined()
    story.after = "<section><h3>More by Ann Keeper</h3><ul>\(items)</ul></section>"
    #expect(try extractPage(story.bytes, url: url).article?.moreByReporter.map(\.headline) == Self.headlines)
  }

  @Test("related stories are kept beside the article in their order, each once")
  func related() throws {
    let links = (Self.headlines + Self.headlines).map { "<a href='/\($0.count)'>\($0)</a>" }.joined()
    let article = try page(
      "<div class='related-stories'><h3>Related</h3>\(links)<a href='javascript:x'>A link that does nothing good</a></div>"
    ).article
    #expect(article?.related.map(\.headline) == Self.headlines)
    #expect(article?.plainText.contains("Fish prices") == false)
  }

  @Test("a front is its teasers in page order, with what it tells of each")
  func front() throws {
    let teasers = (1...9).map { number in
      """
      <div class="item"><span class="category">Harbour</span><h3><a href="/harbour/story-number-\(number)-of-the-day">\
      Story number \(number) of the day</a></h3><p>What happened on pier \(number) while the others were asleep.</p></div>
      """
    }
    let html = """
      <html><head><title>The Harbour Paper</title><meta property="og:site_name" content="The Harbour Paper"></head><body>
      <nav><a href="/harbour">Harbour</a></nav>\(teasers.joined())
      <aside><h3>Most Read</h3><ol><li><a href="/a/tide-table-printed-upside-down">Tide table printed upside down</a>
      <li><a href="/a/bridge-closed-for-a-whole-week">Bridge closed for a whole week</a>
      <li><a href="/a/rowers-win-by-a-hand">Rowers win by the width of a hand</a></ol></aside></body></html>
      """
    let page = try extractPage(Array(html.utf8), url: "https://paper.example/")
    #expect(page.teasers.map(\.headline) == (1...9).map { "Story number \($0) of the day" })
    #expect(page.teasers.first?.plainText == "What happened on pier 1 while the others were asleep.")
    #expect(page.teasers.allSatisfy { $0.sectionPath == ["Harbour"] && $0.source == "https://paper.example" })
    #expect(page.lists.map(\.title) == ["Most Read"])
  }

  @Test("announced feeds are found, oEmbed and programming interfaces are none")
  func feeds() throws {
    var page = StoryPage()
    page.head += """
      <base href="https://cdn.paper.example/x/">
      <link rel="alternate" type="application/rss+xml" title="All" href="feed.xml">
      <link rel="alternate" type="application/rss+xml" href="feed.xml">
      <link rel="alternate" type="application/json+oembed" href="/oembed">
      <link rel="alternate" type="application/json" href="https://paper.example/wp-json/wp/v2/posts/1">
      """
    let feeds = announcedFeeds(page.bytes, url: url)
    #expect(
      feeds == [AnnouncedFeed(url: "https://cdn.paper.example/x/feed.xml", title: "All", type: "application/rss+xml")])
  }

  @Test("the front page of a paper is no article")
  func frontPage() throws {
    let teasers = (1...20).map { "<article><h3><a href='/s/\($0)'>Story number \($0) of the day</a></h3></article>" }
      .joined()
    let html =
      "<html><head><title>The Harbour Paper</title><meta property='og:type' content='website'></head><body>\(teasers)</body></html>"
    #expect(try !extractPage(Array(html.utf8), url: "https://paper.example/").isArticle)
  }

  @Test("a section that is printed with the word for it is the name alone")
  func labelledSection() throws {
    let items = Self.headlines.map {
      "<li><a href='/news/\($0.count)/story'>\($0)</a><span class=category>Channel: World</span></li>"
    }
    let related = try #require(
      try page("<section><h3>Related stories</h3><ul>\(items.joined())</ul></section>").article?.related)
    #expect(related.map(\.headline) == Self.headlines)
    #expect(related.allSatisfy { $0.section == "World" })
  }
}
