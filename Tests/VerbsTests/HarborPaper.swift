import ProgramRunner
import Testing

/// A newspaper of our own, whose feed has one teaser.
enum HarborPaper {
  static let headline = "The ferry comes back to the lower harbour"
  static let first = "The ferry that had been missing since autumn came back on Monday, its hull newly painted and dry."

  /// A page that tells the story of the feed's entry.
  static func page(_ marks: String = "", headline: String = headline, more: String = "") -> String {
    let paragraphs = (1...6).map {
      "<p>\(first) Some forty people stood on pier number \($0), some with flowers, and waited for the bell.</p>"
    }
    return """
      <!doctype html><html lang=en><head><title>\(headline) - Harbor News</title>
      <meta property="og:type" content="article"><meta property="og:title" content="\(headline)">\(marks)</head>
      <body><nav><a href="/">Home</a></nav><article><h1>\(headline)</h1>
      <div class="article-body">\(paragraphs.joined())\(more)</div></article></body></html>
      """
  }

  /// A feed with one entry.
  static func feed(_ text: String, link: String, title: String = headline, guid: String = "a") -> String {
    """
    <rss version="2.0"><channel><title>Harbor News</title><link>https://harbor.example/</link>
    <item><guid isPermaLink="false">\(guid)</guid><title>\(title)</title><link>\(link)</link>
    <pubDate>Mon, 23 Nov 2026 07:00:00 GMT</pubDate><description>\(text)</description></item></channel></rss>
    """
  }
}

extension Broadsheet {
  static func at(_ time: String) -> [String] { ["--now", "2026-11-23T\(time)Z"] }

  func subscribe(_ url: String) throws {
    let list = "<opml version=\"2.0\"><body><outline text=\"Harbor\" xmlUrl=\"\(url)\"/></body></opml>"
    _ = try run("feeds", "import", try folder.write(list, to: "list.opml"))
  }

  func story(_ number: Int = 1) throws -> JSONOutput {
    try JSONOutput(try run("read", "\(number)", "--json").output)
  }

  func storyText(_ number: Int = 1) throws -> String {
    try story(number).member("blocks", as: [Any].self).map { block in
      let block = JSONOutput(value: block)
      return (try? block.member("text", as: String.self)) ?? ""
    }.joined(separator: "\n")
  }
}
