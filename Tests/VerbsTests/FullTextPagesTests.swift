import ProgramRunner
import Synchronization
import Testing

/// What the pages behind teasers may be: several, closed, repeating themselves, not to be had.
@Suite("Pages behind teasers")
struct FullTextPagesTests {
  private static let summary = "A ship that many had given up is back at its pier, with fewer rust stains than before."

  /// A server with the feed at `/feed` and pages by path; `/ferry` is where the feed leads.
  private func server(
    _ text: String = summary, _ pages: @escaping @Sendable (String) -> LoopbackServer.Answer
  ) throws -> LoopbackServer {
    try LoopbackServer { request in
      request.path == "/feed" ? .init(text: HarborPaper.feed(text, link: "/ferry")) : pages(request.path)
    }
  }

  private static func part(_ number: Int, of count: Int = 99) -> String {
    let text = (1...5).map { "<p>Part \(number), paragraph \($0). \(HarborPaper.first) And so it went on.</p>" }
    return """
      <!doctype html><title>\(HarborPaper.headline)</title><article><h1>\(HarborPaper.headline)</h1>
      <div class="article-body">\(text.joined())</div>
      \(number < count ? "<a rel=next href=\"/ferry?page=\(number + 1)\">Next page</a>" : "")</article>
      """
  }

  @Test("a feed's summary that the page does not print becomes the line under the headline")
  func deck() throws {
    let server = try server { _ in .init(text: HarborPaper.page()) }
    let program = try Broadsheet()
    try program.subscribe(server.url("/feed"))
    _ = try program.run(["fetch"] + Broadsheet.at("09:00:00"))
    #expect(try program.story().member("deck") == Self.summary)
    #expect(try program.storyText().contains("pier number 6"))
  }

  @Test("what a page of the feed's own newspaper lists stands beside the story, and no other newspaper's lists do")
  func lists() throws {
    let items = (1...5).map { "<li><a href=\"/2026/11/2\($0)/a-story-of-the-day\">A story of the day \($0)</a></li>" }
    let list = "<aside class=most-read><h3>Most read</h3><ol>\(items.joined())</ol></aside>"
    let page = HarborPaper.page().replacing("</body>", with: list + "</body>")
    let server = try server { _ in .init(text: page) }
    // The same machine under another name.
    let name = server.url("/ferry").replacing("127.0.0.1", with: "localhost")
    let collection = try LoopbackServer { _ in .init(text: HarborPaper.feed(Self.summary, link: name)) }
    for (feed, count) in [(server.url("/feed"), 1), (collection.url("/feed"), 0)] {
      let program = try Broadsheet()
      try program.subscribe(feed)
      _ = try program.run(["fetch"] + Broadsheet.at("09:00:00"))
      #expect(try program.storyText().contains("pier number 6"))
      #expect(try program.story().member("ranked_lists", as: [Any].self).count == count)
    }
  }

  @Test("a page that breaks off for subscribers takes no word of the teaser, and the story says so beside its byline")
  func closed() throws {
    let page = """
      <!doctype html><html><head><title>\(HarborPaper.headline)</title><meta name=author content="Ada Harbor">
      <meta property="og:type" content="article"></head><body><article><h1>\(HarborPaper.headline)</h1>
      <div class="article-body"><p>It came round the mole at six.</p></div>
      <div class="gate"><p>This article is for subscribers. Already a subscriber? Log in.</p></div></article></body></html>
      """
    let server = try server { _ in .init(text: page) }
    let program = try Broadsheet()
    try program.subscribe(server.url("/feed"))
    _ = try program.run(["fetch"] + Broadsheet.at("09:00:00"))
    let story = try program.story()
    #expect(try story.member("truncated") == true)
    #expect(try program.storyText().contains(Self.summary))
    let printed = try program.run("read", "1").output
    #expect(printed.contains("By Ada Harbor · [FOR SUBSCRIBERS]"), "\(printed)")
    #expect(printed.contains("The rest is for subscribers of Harbor."))
    _ = try program.run(["fetch", "--all"] + Broadsheet.at("12:00:00"))
    #expect(server.requests.count { $0.path == "/ferry" } == 1)
  }

  @Test("pages that go on for ever end after ten, and those that go round in a circle at once")
  func endless() throws {
    let server = try server { path in
      .init(text: Self.part(path == "/ferry" ? 1 : path.split(separator: "=").last.flatMap { Int($0) } ?? 1))
    }
    let program = try Broadsheet()
    try program.subscribe(server.url("/feed"))
    _ = try program.run(["fetch"] + Broadsheet.at("09:00:00"))
    #expect(server.requests.count == 11)
    #expect(try program.storyText().contains("Part 10, paragraph 5"))
    let circle = try self.server { path in
      .init(text: path == "/ferry" ? Self.part(1) : Self.part(2).replacing("page=3", with: "page=2"))
    }
    let other = try Broadsheet()
    try other.subscribe(circle.url("/feed"))
    _ = try other.run(["fetch"] + Broadsheet.at("09:00:00"))
    #expect(circle.requests.count == 3)
    #expect(try other.storyText().contains("Part 2, paragraph 5"))
  }

  @Test("where a later page does not come, what has come is kept, and the rest is asked for later")
  func laterPage() throws {
    let isOpen = Mutex(false)
    let server = try server { path in
      if path == "/ferry" { return .init(text: Self.part(1)) }
      return isOpen.withLock { $0 } ? .init(text: Self.part(2, of: 2)) : .init(503)
    }
    let program = try Broadsheet()
    try program.subscribe(server.url("/feed"))
    _ = try program.run(["fetch"] + Broadsheet.at("09:00:00"))
    #expect(try program.storyText().contains("Part 1, paragraph 5"))
    isOpen.withLock { $0 = true }
    _ = try program.run(["fetch", "--all"] + Broadsheet.at("10:30:00"))
    #expect(try program.storyText().contains("Part 2, paragraph 5"))
    _ = try program.run(["fetch", "--all"] + Broadsheet.at("15:00:00"))
    #expect(server.requests.count { $0.path == "/ferry" } == 2)
  }

  @Test(
    "what is no page takes nothing from the teaser, and is not asked for again",
    arguments: ["pdf", "huge", "inward", "loop"])
  func noPage(kind: String) throws {
    let server = try server { path in
      switch kind {
      case "pdf": .init(headers: ["Content-Type: application/pdf"], text: HarborPaper.page())
      case "huge": .init(text: HarborPaper.page(more: "<p>" + String(repeating: "Ferry. ", count: 1_300_000)))
      case "inward": .redirect(302, to: "http://169.254.169.254/latest/meta-data")
      default: .redirect(302, to: "/ferry")
      }
    }
    let program = try Broadsheet()
    try program.subscribe(server.url("/feed"))
    #expect(try program.run(["fetch"] + Broadsheet.at("09:00:00")).code == 0)
    #expect(try program.storyText() == Self.summary)
    let asked = server.requests.count { $0.path == "/ferry" }
    _ = try program.run(["fetch", "--all"] + Broadsheet.at("12:00:00"))
    #expect(server.requests.count { $0.path == "/ferry" } == asked)
  }

  @Test("an entry that changes with every request is fetched anew less and less often")
  func restless() throws {
    let count = Mutex(0)
    let server = try LoopbackServer { request in
      guard request.path == "/feed" else { return .init(text: HarborPaper.page()) }
      let number = count.withLock { value in
        value += 1
        return value
      }
      return .init(text: HarborPaper.feed("\(Self.summary) Seen \(number) times.", link: "/ferry"))
    }
    let program = try Broadsheet()
    try program.subscribe(server.url("/feed"))
    for hour in 0..<12 {
      _ = try program.run(["fetch", "--all"] + Broadsheet.at("\(hour < 10 ? "0" : "")\(hour):00:00"))
    }
    // At the hours 0, 1, 3 and 7.
    #expect(server.requests.count { $0.path == "/ferry" } == 4)
  }

  @Test("stories of a feed that ended are not fetched, and of one newspaper only some at a time")
  func restraint() throws {
    let items = (1...30).map { number in
      "<item><guid isPermaLink=\"false\">\(number)</guid><title>\(HarborPaper.headline) \(number)</title>"
        + "<link>/ferry/\(number)</link><description>Short.</description></item>"
    }
    let server = try LoopbackServer { request in
      request.path == "/feed"
        ? .init(text: "<rss version=\"2.0\"><channel><title>H</title>\(items.joined())</channel></rss>")
        : .init(text: HarborPaper.page())
    }
    let program = try Broadsheet()
    try program.subscribe(server.url("/feed"))
    let outcome = try program.run(["fetch"] + Broadsheet.at("09:00:00"))
    #expect(outcome.output.contains("Completed 20 stories from their pages; 10 more at the next fetch."))
    _ = try program.run("feeds", "remove", server.url("/feed"))
    _ = try program.run(["fetch"] + Broadsheet.at("10:00:00"))
    #expect(server.requests.count == 21)
  }

  @Test("without a network no story is to blame")
  func offline() throws {
    let closed = try LoopbackServer { _ in .init(404) }
    let gone = closed.url("/ferry").replacing("\(closed.port)", with: "1")
    let server = try LoopbackServer { _ in .init(text: HarborPaper.feed("Short.", link: gone)) }
    let program = try Broadsheet()
    try program.subscribe(server.url("/feed"))
    _ = try program.run(["fetch", "--no-full-text"] + Broadsheet.at("09:00:00"))
    // Nothing but the story is asked for, and nothing answers: it stays due.
    let early = try program.run(["fetch", "--stream"] + Broadsheet.at("09:01:00"))
    #expect(early.output.contains("\"failed\":0,\"waiting\":1"), "\(early.output)")
    let late = try program.run(["fetch", "--stream"] + Broadsheet.at("10:30:00"))
    #expect(late.output.contains("\"failed\":1,\"waiting\":0"), "\(late.output)")
  }
}
