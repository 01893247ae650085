import Articles
import Extraction
import Testing

@Suite("The text of a page")
struct BodyTests {
  let url = "https://paper.example/2024/05/06/ferry-returns-to-the-lower-harbour"
  let plain = [StoryPage.first, StoryPage.second, StoryPage.third].joined(separator: "\n\n")

  func text(_ page: StoryPage) throws -> String { try extractPage(page.bytes, url: url).text }

  @Test("menus, footers and the headline are no text")
  func plainPage() throws {
    #expect(try text(StoryPage()) == plain)
  }

  @Test("share bars, newsletter boxes, comments and lists of links are left out")
  func boxes() throws {
    var page = StoryPage()
    page.body =
      "<div class='share-bar'>Share this with your friends, by mail or in any other way you like.</div>"
      + StoryPage.paragraphs
      + "<div class='newsletter-signup'>Our letter, every morning, free, with all that matters in the harbour.</div>"
      + "<ul><li><a href='/a'>Fish prices rise again</a><li><a href='/b'>Bridge closed for a week</a></ul>"
      + "<p><a href='/c'>Read more: the history of the ferry</a></p>"
    page.after = "<section id='comments'><p>I think, and have always thought, that the ferry is too slow.</p></section>"
    #expect(try text(page) == plain)
  }

  @Test("a link in a sentence is a word of it, whatever its class")
  func linkInSentence() throws {
    var page = StoryPage()
    page.body +=
      "<p>Asked about it, <a class='tag related' href='/m'>the mayor</a> said, laughing, that she would swim.</p>"
    #expect(try text(page).hasSuffix("Asked about it, the mayor said, laughing, that she would swim."))
  }

  @Test("a class that stands on every paragraph says nothing about them")
  func overusedClass() throws {
    var page = StoryPage()
    page.body = StoryPage.paragraphs.split(separator: "<p>").map { "<div class='promo-wrap'><p>\($0)</div>" }.joined()
    #expect(try text(page) == plain)
  }

  @Test("letters that a build tool adds to a class are no words")
  func hashedClass() throws {
    var page = StoryPage()
    page.body +=
      "<p class='story_ad__aDs9x'></p><p class='text__qAd5R'>One more, with a comma and a class by chance.</p>"
    #expect(try text(page).hasSuffix("by chance."))
  }

  @Test("crossheads, lists, quotations and tables belong to the text")
  func blocks() throws {
    var page = StoryPage()
    page.body +=
      "<h2>What was repaired</h2><ul><li>two plates of the hull, cast anew</li><li>the bell</li></ul>"
      + "<blockquote><p>It is, and remains, our ferry.</p></blockquote>"
    let body = try extractPage(page.bytes, url: url).article?.body ?? []
    #expect(body.contains(.crosshead("What was repaired", level: 2)))
    #expect(body.contains(.quotation([.paragraph("It is, and remains, our ferry.")], attribution: nil)))
    #expect(body.contains { if case .list(let items, nil) = $0 { items.count == 2 } else { false } })
  }

  @Test("a page that never ends gives its first story")
  func endlessPage() throws {
    var page = StoryPage()
    let story = { (text: String) in "<article><div class='article-body'>\(text)</div></article>" }
    let other = (1...9).map {
      "<p>Another story, number \($0), of which nobody asked, goes on and on, for long lines.</p>"
    }
    page.body = ""
    page.after =
      story(StoryPage.paragraphs + StoryPage.paragraphs.replacing("the", with: "that")) + story(other.joined())
    #expect(try !text(page).contains("Another story"))
  }

  @Test("text that only a program prints is taken from what search engines are told")
  func toldText() throws {
    var page = StoryPage()
    page.body = ""
    page.head += """
      <script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry returns to the lower harbour",
      "articleBody": "\(StoryPage.first)\\n\(StoryPage.second)\\n\(StoryPage.third)"}</script>
      """
    #expect(try text(page) == plain)
  }

  @Test("pages cut off anywhere are read")
  func cutOff() throws {
    let bytes = StoryPage().bytes
    for length in stride(from: 1, to: bytes.count, by: 7) { _ = try extractPage(Array(bytes.prefix(length)), url: url) }
  }

  @Test("what is no page is refused with a sentence")
  func refusals() {
    #expect(throws: ExtractionError(reason: .empty, url: nil)) { try extractPage([], url: nil) }
    #expect(throws: ExtractionError(reason: .notText, url: nil)) {
      try extractPage([0x89, 0x50, 0x4E, 0x47], url: nil)
    }
  }

  @Test("a short story in main is not lost beside a long footer")
  func shortStory() throws {
    var page = StoryPage()
    page.body = "<p>\(StoryPage.first)</p><p>\(StoryPage.second)</p>"
    page.after =
      "</main><div class='company'>"
      + String(repeating: "<p>What we sell, to whom, and why, told at length for all of our customers.</p>", count: 9)
      + "</div><main>"
    let text = try text(page)
    #expect(text == [StoryPage.first, StoryPage.second].joined(separator: "\n\n"))
  }

  @Test("a heading whose id says `tools` is still a heading")
  func anchors() throws {
    var page = StoryPage()
    page.body += "<h2 id='install-the-core-tools'>Install the core tools</h2><p>Then, with care, start them.</p>"
    #expect(try text(page).hasSuffix("Install the core tools\n\nThen, with care, start them."))
  }

  @Test("folded parts of an accordion are text")
  func accordion() throws {
    var page = StoryPage()
    page.body += "<div role='region' aria-hidden='true' style='display: none'><p>Folded, yet part of it.</p></div>"
    #expect(try text(page).hasSuffix("Folded, yet part of it."))
  }

  @Test("a page drawn by a program is read from what it shows without programs")
  func withoutScripts() throws {
    let words = String(repeating: "<p>\(StoryPage.first)</p><p>\(StoryPage.second)</p>", count: 3)
    let page = "<html><body><div id=app></div><noscript><div class=post>\(words)</div></noscript></body></html>"
    #expect(try extractPage(Array(page.utf8), url: url).text.contains(StoryPage.second))
  }

  @Test("a page that carries its text in a script is read from there")
  func scripted() throws {
    let page = #"""
      <html><head><title>Ferry</title></head><body><div id=app></div>
      <script>self.push([1,"{\"id\":7,\"body\":\"\\u003cp class=\\\"x\\\"\\u003eThe ferry that had been missing from the \#
      lower harbour since autumn came back on Monday, newly painted.\\u003c/p\\u003e\\u003cp\\u003eAbout forty people \#
      stood on the pier, some with flowers, and waited for the bell.\\u003c/p\\u003e\"}"])</script></body></html>
      """#
    let body = try extractPage(Array(page.utf8), url: url).article?.body
    #expect(
      body?.map(\.plainText) == [
        "The ferry that had been missing from the lower harbour since autumn came back on Monday, newly painted.",
        "About forty people stood on the pier, some with flowers, and waited for the bell.",
      ])
  }

  @Test("a paragraph that the author repeats stays")
  func refrain() throws {
    var page = StoryPage()
    page.body += "<p>\(StoryPage.first)</p>"
    #expect(try text(page) == plain + "\n\n" + StoryPage.first)
  }

  @Test("a paragraph set once more for another screen goes")
  func copyForPhones() throws {
    var page = StoryPage()
    page.body += "<div class='on-phones'><p>\(StoryPage.first)</p></div>"
    #expect(try text(page) == plain)
  }

  @Test func placesInATemplateThatNobodyFilledAreNoText() throws {
    let places = [
      "$$ARTICLEAD$$", "{{ ad.box }}", "%%MIDDLE_AD%%", "&lt;!-- ad 3 --&gt;", "${story.advert}",
      "{% include ad %} {{ad}}",
    ]
    let paragraph =
      "The ferry sails again on Monday, the harbour master said, once the pier is mended and the tide is right."
    let formula = "$$ a + b = c $$"
    let body = places.map { "<p>\($0)</p><p>\(paragraph) It was \($0.count) days.</p>" }.joined()
    let html =
      "<title>Ferry</title><article><h1>Ferry sails again</h1><div class=article-body>\(body)<p>\(formula)</p></div></article>"
    let text = try extractPage(Array(html.utf8), url: "https://paper.example/news/1").text
    for place in ["ARTICLEAD", "ad.box", "MIDDLE", "<!--", "advert", "include"] { #expect(!text.contains(place)) }
    #expect(text.contains(formula) && text.contains("13 days"))
  }
}
