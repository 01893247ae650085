import Feeds
import Testing

@Suite("newsboat's list of subscriptions") struct NewsboatURLsTests {
  @Test("the first tag is the section, ~ the title, ! and comments say nothing")
  func tags() {
    let list = parseNewsboatURLs(
      """
      # mine
      https://p.test/feed news "~Quay \\"Post\\"" sea # daily

      https://q.test/ !hidden "two words"
      https://r.test/a#b
      """)
    #expect(
      list.outlines == [
        .init(title: "Quay \"Post\"", xmlURL: "https://p.test/feed", path: ["news"]),
        .init(title: "", xmlURL: "https://q.test/", path: ["two words"]),
        .init(title: "", xmlURL: "https://r.test/a#b"),
      ])
    #expect(list.refusals.isEmpty)
  }

  @Test(
    "queries, commands, filters and files are told with their line, and the rest is kept",
    arguments: [
      #""query:Unread:unread = \"yes\"""#, #""exec:touch /tmp/x""#, #""filter:cat:http://p.test/""#,
      "file:///etc/passwd",
      "|cmd", "http://", "\"unended exec:x",
    ])
  func refusals(_ line: String) {
    let list = parseNewsboatURLs("https://p.test/\n\(line) tag\nhttps://q.test/")
    #expect(list.outlines.map(\.xmlURL) == ["https://p.test/", "https://q.test/"])
    #expect(list.refusals.map(\.title) == ["line 2"])
  }
}
