import Articles
import Extraction
import Glibc
import Markup
import Testing

/// Pages that somebody made to take long, or that grew by mistake: one thing, over and over.
struct HostilePage: CustomTestStringConvertible, Sendable {
  var name: String
  var opening = "<!doctype html><title>Ferry sails again</title><h1>Ferry sails again</h1>"
  var unit: @Sendable (Int) -> String
  var closing = ""

  var testDescription: String { name }

  /// A page of about so many bytes.
  func page(ofBytes count: Int) -> [UInt8] {
    var html = opening
    var number = 0
    while html.utf8.count < count {
      html += unit(number)
      number += 1
    }
    return Array((html + closing).utf8)
  }

  private static let text =
    "<p>The harbour master said on Monday that the ferry would sail again, once the pier was mended. "

  static let all = links + nested + repeated + scripts + told + long

  private static let links = [
    HostilePage(name: "links") {
      "<a href=\"/news/2020/story-number-\($0)\">Ferry number \($0) sails again today</a> "
    },
    HostilePage(name: "links to one story") {
      "<div><div><a href=\"/news/2020/story-1\">Ferry \($0) sails today</a></div></div>"
    },
    HostilePage(name: "headed links") {
      "<h3>Most read</h3><a href=\"/news/2020/story-\($0)\">Ferry number \($0) sails again</a>"
    },
    HostilePage(name: "related boxes") {
      "<div class=related><h4>Read more</h4><a href=\"/news/2020/story-\($0)\">Ferry \($0) sails</a></div>"
    },
    HostilePage(name: "headings of lists") { _ in "<h2>Related stories</h2>" },
    HostilePage(name: "menus") { "<nav><ul><li><a href=\"/a\($0)\">Alpha \($0)</a></ul></nav>" },
    HostilePage(name: "menus in menus") { "<nav class=menu><a href=\"/a\($0)\">Alpha \($0)</a>" },
    HostilePage(name: "one row of links") { "<td><a href=\"/a\($0)\">Alpha \($0)</a>" },
    HostilePage(name: "numbered pages") { "<a href=\"?page=\($0)\">\($0)</a> " },
    HostilePage(name: "mail addresses") { "<a href=\"mailto:ann\($0)@paper.example\">ann\($0)@paper.example</a>" },
    HostilePage(name: "galleries") {
      "<div class=gallery><img src=\"/i\($0).jpg\"><a href=\"/photos/\($0)\"><img src=\"/g\($0).jpg\"></a></div>"
    },
    HostilePage(name: "breadcrumbs") { "<div class=breadcrumb><a href=\"/\($0)\">Crumb \($0)</a></div>" },
    HostilePage(name: "teasers") {
      "<article><h2><a href=\"/news/2020/story-\($0)\">Ferry number \($0) sails</a></h2>\(text)</article>"
    },
  ]

  private static let nested = [
    HostilePage(name: "boxes in boxes") { _ in "<div>" },
    HostilePage(name: "text in boxes in boxes") { _ in "<div class=article-body>\(text)" },
    HostilePage(name: "lists in lists") { _ in "<ul><li>The ferry sails. " },
    HostilePage(name: "quotations in quotations") { _ in "<blockquote>The ferry sails. " },
    HostilePage(name: "figures in figures") { _ in "<figure><img src=\"/a.jpg\">" },
    HostilePage(name: "tables in tables") { _ in "<table><tr><td>x" },
    HostilePage(name: "terms in terms") { _ in "<dl><dt>Ferry<dd>sails" },
    HostilePage(name: "bold paragraphs never closed") { _ in "<b>x<p>" },
    HostilePage(name: "links around tables") { "<a href=/x\($0)>x<table>" },
    HostilePage(name: "text beside table cells", opening: "<table>") { _ in "x<b>y</b>" },
    HostilePage(name: "JSON in JSON", opening: "<script type=\"application/ld+json\">", unit: { _ in "[" }),
  ]

  private static let repeated = [
    HostilePage(name: "rows") { "<tr><td>\($0)<td>Ferry<td>12.10.2020 10:00" },
    HostilePage(name: "cells that span", opening: "<table>") { "<tr><td rowspan=9999 colspan=1000>\($0)" },
    HostilePage(name: "stories on one page") { _ in "<article><div class=article-body>\(text)</div></article>" },
    HostilePage(name: "equal paragraphs") { _ in text },
    HostilePage(name: "headlines") { "<h1>Ferry sails again \($0)</h1>" },
    HostilePage(name: "figures") {
      "<figure><img src=\"/img/\($0).jpg\"><figcaption>Ferry \($0)</figcaption></figure>"
    },
    HostilePage(name: "line breaks") { _ in "x<br>" },
    HostilePage(name: "dates") { "<p>Posted \($0 % 28 + 1) May 2020 10:\($0 % 50 + 10)</p>" },
    HostilePage(name: "lines called dates") { "<span class=date>no. \($0) of 12 34 567 8</span>" },
    HostilePage(name: "marked dates that are none") { "<span itemprop=datePublished>not \($0) a date</span>" },
    HostilePage(name: "authors that are none") { "<span itemprop=author>12 \($0)</span>" },
    HostilePage(name: "names") { "<p class=\"article-\($0) body-\($0)\">x" },
    HostilePage(name: "notices") { "<div>Subscribe to continue, \($0) to read the full</div>" },
    HostilePage(name: "films") { "<iframe src=\"https://www.youtube.com/embed/\($0)\"></iframe>" },
  ]

  private static let scripts = [
    HostilePage(
      name: "line ends of old in a script", opening: "<script>", unit: { _ in "a=1;\r\n" }, closing: "</script>"),
    HostilePage(name: "nulls in a script", opening: "<script>", unit: { _ in "a\0" }, closing: "</script>"),
    HostilePage(name: "ampersands in a comment", opening: "<!--", unit: { _ in "&&\r" }, closing: "-->"),
  ]

  private static let told = [
    HostilePage(name: "stories in JSON-LD") {
      "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"Ferry \($0)\",\"author\":\"Ann Keeper\"}</script>"
    },
    HostilePage(
      name: "keywords in JSON-LD",
      opening: "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"keywords\":\"",
      unit: { "word\($0)," }, closing: "\"}</script>"),
    HostilePage(name: "metas", opening: "<head>") { "<meta name=\"n\($0)\" content=\"c\($0)\">" },
    HostilePage(name: "authors told", opening: "<head>") { "<meta name=author content=\"Ann Keeper\($0)\">" },
    HostilePage(name: "feeds", opening: "<head>") {
      "<link rel=alternate type=\"application/rss+xml\" href=\"/f\($0)\">"
    },
    HostilePage(name: "a title", opening: "<title>", unit: { _ in "The ferry - sails again | he said. " }),
    HostilePage(
      name: "a shared title", opening: "<meta property=\"og:title\" content=\"", unit: { _ in "Ferry - sails | " },
      closing: "\">"),
    HostilePage(
      name: "a set of pictures", opening: "<img srcset=\"", unit: { "/img/\($0).jpg \($0)w, " }, closing: "\">\(text)"),
  ]

  private static let long = [
    HostilePage(name: "one paragraph") { _ in "The ferry sails again, he said. " },
    HostilePage(name: "one word") { _ in "ferry" },
    HostilePage(name: "one letter with its accents") { _ in "\u{301}" },
    HostilePage(name: "one emoji") { _ in "\u{1F468}\u{200D}" },
    HostilePage(name: "one tag", opening: "<p", unit: { " a\($0)=\"v\($0)\"" }, closing: ">\(text)"),
    HostilePage(name: "one class", opening: "<p class=\"", unit: { "c\($0) " }, closing: "\">\(text)"),
    HostilePage(name: "ampersands") { _ in "&" },
    HostilePage(name: "comments never closed") { _ in "<!--" },
    HostilePage(
      name: "strings in a script", opening: "<script>var a=[",
      unit: {
        "\"<p>The ferry sails again, said the harbour master on Monday, when asked about the pier \($0).</p>\","
      },
      closing: "]</script>"),
  ]
}

struct HostilePageTests {
  /// What a thread has worked, in seconds: what others do at the same time does not count.
  private func work(_ body: () -> Void) -> Double {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = now()
    body()
    return now() - start
  }

  @Test("Four times the page takes about four times the work, whatever it is full of", arguments: HostilePage.all)
  func growsWithThePage(hostile: HostilePage) throws {
    let (small, large) = (hostile.page(ofBytes: 40_000), hostile.page(ofBytes: 160_000))
    let url = "https://paper.example/news/2020/ferry-sails-again"
    let short = work { _ = try? extractPage(small, url: url) }
    let long = work { _ = try? extractPage(large, url: url) }
    // By the square it would be sixteen times; what is little work anyway is not measured well.
    #expect(long < 8 * short + 0.25)
  }

  @Test func aPageOfMoreNodesThanAnyPaperHasEndsThere() {
    let tree = HTMLTree(
      String(repeating: "<b>", count: 10) + String(repeating: "<br>", count: HTMLTree.nodeLimit + 1_000))
    #expect(tree.count <= HTMLTree.nodeLimit + 8)
  }

  @Test func wordsAreReadNoFurtherThanAsked() {
    let tree = HTMLTree("<p>" + String(repeating: "ferry ", count: 10_000) + "</p>")
    #expect(tree.words(0, limit: 100).utf8.count > 100)
    #expect(tree.words(0, limit: 100).utf8.count < 10_000)
    #expect(tree.words(0).utf8.count == 59_999)
  }
}
