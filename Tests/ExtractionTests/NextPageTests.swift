import Articles
import Testing

@testable import Extraction

@Suite("The next page of a story")
struct NextPageTests {
  private static let first = "https://harbor.example/news/ferry"

  private func next(_ link: String, at url: String = first, of firstPage: String? = nil) throws -> String? {
    var page = StoryPage()
    page.after = link
    return try extractPage(page.bytes, url: url, firstPage: firstPage).nextPage
  }

  @Test(
    "numbers stand in addresses in many ways",
    arguments: [
      "https://harbor.example/news/ferry?page=2", "https://harbor.example/news/ferry/2",
      "https://harbor.example/news/ferry/2/", "https://harbor.example/news/ferry-2",
      "https://harbor.example/news/ferry/page/2", "https://harbor.example/news/ferry,2",
      "https://harbor.example/news/ferry?p=2",
    ])
  func forms(address: String) throws {
    #expect(PageNumbering(firstPage: Self.first)?.number(of: address) == 2)
    #expect(try next("<a href=\"\(address)\">2</a>") == address)
  }

  @Test(
    "addresses that count something else are no page of the story",
    arguments: [
      "https://other.example/news/ferry?page=2", "https://harbor.example/news/ferry?id=2",
      "https://harbor.example/news/ferry-2026", "https://harbor.example/news/ferries/2",
      "https://harbor.example/news?page=2", "https://harbor.example/news/ferry?page=200", "no address", "",
    ])
  func others(address: String) { #expect(PageNumbering(firstPage: Self.first)?.number(of: address) == nil) }

  @Test("lists of stories have pages that are no story's", arguments: ["", "/", "/topic/cloud/", "/2026/tag/ferry"])
  func lists(path: String) { #expect(PageNumbering(firstPage: "https://harbor.example" + path) == nil) }

  @Test(
    "endings stay where they are", arguments: ["ferry-2.html", "ferry.html/2", "ferry_2.html", "ferry,page-2.html"])
  func endings(name: String) {
    let numbering = PageNumbering(firstPage: "https://harbor.example/ferry.html")
    #expect(numbering?.number(of: "https://harbor.example/\(name)") == 2)
  }

  @Test("a link that says `next` leads to the next story, unless its address is the story's own")
  func nextStory() throws {
    #expect(try next("<a rel=next href=\"https://harbor.example/news/bridge\">Next: the bridge</a>") == nil)
    #expect(try next("<a rel=next href=\"?page=2\">Go on</a>") == Self.first + "?page=2")
    #expect(try next("<a href=\"?page=2\">All that the harbour is</a>") == nil)
  }

  @Test("a page that counts itself has a next one")
  func counted() throws {
    #expect(try next("<p>Page 1 of 3</p><a href=\"?page=2\">Repairs</a>") == Self.first + "?page=2")
    #expect(try next("<p>Page 3 of 3</p><a href=\"?page=2\">Repairs</a>") == nil)
  }

  @Test("pages of comments are none of the story")
  func comments() throws {
    #expect(try next("<div class=comments id=comments><a href=\"?page=2\">2</a></div>") == nil)
  }

  @Test("on the second page the third is next, and on the last none")
  func middle() throws {
    let pager = "<a href=\"/news/ferry\">1</a> 2 <a href=\"/news/ferry?page=3\">3</a>"
    #expect(try next(pager, at: Self.first + "?page=2", of: Self.first) == Self.first + "?page=3")
    #expect(try next(pager, at: Self.first + "?page=3", of: Self.first) == nil)
  }

  @Test("only pages of the same story are joined, and what each repeats stands once")
  func join() throws {
    let url = Self.first
    func page(_ head: String, _ body: String) throws -> ExtractedPage {
      var page = StoryPage()
      page.head = head
      page.body = body
      return try extractPage(page.bytes, url: url)
    }
    let title = "<title>Ferry returns to the lower harbour</title>"
    let more = "<p>The second part tells how the ferry was found again, in a yard that had no use for it at all.</p>"
    let day = { (day: Int) in "<meta property=\"article:published_time\" content=\"2026-11-\(day)T08:00:00Z\">" }
    var story = try page(title + day(20), StoryPage.paragraphs)
    let length = story.article?.body.count ?? 0
    #expect(story.join(try page(title + day(27), StoryPage.paragraphs + more)) == false, "the next of a series")
    #expect(story.join(try page(title + day(20), StoryPage.paragraphs)) == false, "the same page")
    #expect(story.join(try page(title + day(20), StoryPage.paragraphs + more)))
    #expect(story.article?.body.count == length + 1)
  }
}
