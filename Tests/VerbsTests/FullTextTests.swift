import ProgramRunner
import Synchronization
import Testing

/// Teasers of a feed, completed from their pages on a server of this machine.
@Suite("Full texts")
struct FullTextTests {
  @Test("a teaser is completed from its page after the feed, and keeps what the feed said of it")
  func teaser() throws {
    let server = try LoopbackServer { request in
      request.path == "/feed"
        ? .init(text: HarborPaper.feed("The ferry is back.", link: "/ferry"))
        : .init(text: HarborPaper.page(headline: "Another: \(HarborPaper.headline)"))
    }
    let program = try Broadsheet()
    try program.subscribe(server.url("/feed"))
    let outcome = try program.run(["fetch"] + Broadsheet.at("09:00:00"))
    #expect(
      outcome.output == "Asked for 1 feed: 1 new story, 0 changed.\nCompleted 1 story from its page.\n"
        && outcome.code == 0)
    #expect(server.requests.map(\.path) == ["/feed", "/ferry"])
    #expect(try program.storyText().contains("pier number 6"))
    let story = try program.story()
    #expect(try story.member("headline") == HarborPaper.headline && story.member("posted") == "2026-11-23T07:00:00Z")
    #expect(try program.run("search", "flowers").output.contains(HarborPaper.headline))
  }

  @Test("a story that is whole is asked for once, and again only when its entry changes")
  func once() throws {
    let words = Mutex("The ferry is back.")
    let server = try LoopbackServer { request in
      request.path == "/feed"
        ? .init(text: HarborPaper.feed(words.withLock { $0 }, link: "/ferry")) : .init(text: HarborPaper.page())
    }
    let program = try Broadsheet()
    try program.subscribe(server.url("/feed"))
    for time in ["09:00:00", "11:00:00"] { _ = try program.run(["fetch"] + Broadsheet.at(time)) }
    #expect(server.requests.count { $0.path == "/ferry" } == 1)
    words.withLock { $0 = "The ferry is back, and free on Sunday." }
    _ = try program.run(["fetch"] + Broadsheet.at("13:00:00"))
    #expect(server.requests.count { $0.path == "/ferry" } == 2)
    #expect(try program.storyText().contains("pier number 6"))
  }

  @Test("reading state and the place in the text outlive the completion")
  func readingState() throws {
    let isOpen = Mutex(false)
    let server = try LoopbackServer { request in
      guard request.path != "/feed" else { return .init(text: HarborPaper.feed("The ferry is back.", link: "/ferry")) }
      return isOpen.withLock { $0 } ? .init(text: HarborPaper.page()) : .init(503)
    }
    let program = try Broadsheet()
    try program.subscribe(server.url("/feed"))
    _ = try program.run(["fetch"] + Broadsheet.at("09:00:00"))
    // Opened and saved in the reader.
    _ = try program.screen("100x30", keys: ": f r o n t - p a g e ENTER ENTER s")
    #expect(try program.story().member("read") == true && program.story().member("saved") == true)
    isOpen.withLock { $0 = true }
    _ = try program.run(["fetch"] + Broadsheet.at("12:00:00"))
    #expect(try program.storyText().contains("pier number 6"))
    #expect(try program.story().member("read") == true && program.story().member("saved") == true)
  }

  @Test("a failure leaves the teaser, and is tried again later and later", arguments: [503, 500])
  func failure(status: Int) throws {
    let server = try LoopbackServer { request in
      request.path == "/feed" ? .init(text: HarborPaper.feed("The ferry is back.", link: "/ferry")) : .init(status)
    }
    let program = try Broadsheet()
    try program.subscribe(server.url("/feed"))
    #expect(try program.run(["fetch"] + Broadsheet.at("09:00:00")).code == 0)
    #expect(try program.storyText() == "The ferry is back.")
    _ = try program.run(["fetch", "--all"] + Broadsheet.at("09:10:00"))
    #expect(server.requests.count { $0.path == "/ferry" } == 1)
    _ = try program.run(["fetch", "--all"] + Broadsheet.at("10:10:00"))
    _ = try program.run(["fetch", "--all"] + Broadsheet.at("11:20:00"))
    #expect(server.requests.count { $0.path == "/ferry" } == 2)
    _ = try program.run(["fetch", "--all"] + Broadsheet.at("12:20:00"))
    #expect(server.requests.count { $0.path == "/ferry" } == 3)
  }

  @Test("a wall, a list, a page without more, and one that is gone are no story, and are not asked for again")
  func noStory() throws {
    let links = (1...12).map {
      "<article><h2><a href=\"/2026/story-of-the-day-\($0)\">Story number \($0) of this day</a></h2></article>"
    }
    let pages = [
      "/wall": HarborPaper.page(headline: "Before you go on: your privacy").replacing(
        HarborPaper.first,
        with: "We and our 812 partners keep cookies on your device, and ask for your consent to that."),
      "/list": "<!doctype html><title>News</title><main>\(links.joined())</main>",
      "/same": "<!doctype html><title>Same</title><h1>\(HarborPaper.headline)</h1><p>The ferry is back.</p>",
    ]
    let server = try LoopbackServer { request in
      if request.path.hasPrefix("/feed") {
        let items = ["/wall", "/list", "/same", "/gone"].map { path in
          HarborPaper.feed("The ferry is back.", link: path, title: "\(HarborPaper.headline) \(path)", guid: path)
        }.compactMap { $0.split(separator: "<item>").last?.split(separator: "</channel>").first }
        return .init(
          text:
            "<rss version=\"2.0\"><channel><title>H</title><item>\(items.joined(separator: "<item>"))</channel></rss>")
      }
      return pages[request.path].map { .init(text: $0) } ?? .init(404)
    }
    let program = try Broadsheet()
    try program.subscribe(server.url("/feed"))
    let outcome = try program.run(["fetch"] + Broadsheet.at("09:00:00"))
    #expect(outcome.output == "Asked for 1 feed: 4 new stories, 0 changed.\n", "\(outcome.errors)")
    _ = try program.run(["fetch", "--all"] + Broadsheet.at("12:00:00"))
    #expect(server.requests.filter { $0.path != "/feed" }.map(\.path).sorted() == ["/gone", "/list", "/same", "/wall"])
    for number in 1...4 { #expect(try program.storyText(number) == "The ferry is back.") }
  }

  @Test("the rule of a feed is set with a verb or in the configuration")
  func rules() throws {
    let whole = String(repeating: "The ferry came back to the lower harbour and the bell rang. ", count: 20)
    let server = try LoopbackServer { request in
      request.path == "/feed"
        ? .init(text: HarborPaper.feed(whole, link: "/ferry"))
        : .init(text: HarborPaper.page(more: "<p>\(whole) \(whole)</p>"))
    }
    let program = try Broadsheet()
    let url = server.url("/feed")
    func isAsked() -> Bool { server.requests.contains { $0.path == "/ferry" } }
    try program.subscribe(url)
    _ = try program.run(["fetch"] + Broadsheet.at("09:00:00"))
    #expect(!isAsked(), "a story that is whole is no teaser")
    #expect(try program.run("feeds", "full-text", url, "always").code == 0)
    #expect(try program.run("feeds", "list", "--json").output.contains("\"full_text\":\"always\""))
    try program.folder.write(
      "feeds:\n  - url: \(url)\n    full-text: off\n", to: "config/broadsheet/config.yaml")
    _ = try program.run(["fetch", "--all"] + Broadsheet.at("10:00:00"))
    #expect(!isAsked(), "the configuration comes first")
    try program.folder.write("", to: "config/broadsheet/config.yaml")
    _ = try program.run("feeds", "full-text", url, "always")
    _ = try program.run(["fetch", "--all"] + Broadsheet.at("11:00:00"))
    #expect(isAsked())
    #expect(try program.run("feeds", "full-text", url, "sometimes").errors.contains("off, always, short, auto"))
  }

  @Test("one story is completed at once by its number, whatever its feed's rule")
  func one() throws {
    let server = try LoopbackServer { request in
      request.path == "/feed"
        ? .init(text: HarborPaper.feed("The ferry is back.", link: "/ferry")) : .init(text: HarborPaper.page())
    }
    let program = try Broadsheet()
    try program.subscribe(server.url("/feed"))
    _ = try program.run("feeds", "full-text", server.url("/feed"), "off")
    _ = try program.run(["fetch"] + Broadsheet.at("09:00:00"))
    #expect(try program.storyText() == "The ferry is back.")
    let outcome = try program.run(["fetch", "--story", "1"] + Broadsheet.at("09:00:00"))
    #expect(outcome.code == 0 && outcome.errors == "")
    #expect(try program.storyText().contains("pier number 6"))
    #expect(try program.run("fetch", "--story", "77").code == 1)
  }

  @Test("SSRF (GHSA-496x-437q-h35q, GHSA-xwh2-742g-w3wp): a feed from elsewhere leads to no page of this machine")
  func policy() throws {
    let server = try LoopbackServer { _ in .init(text: HarborPaper.page()) }
    let program = try Broadsheet()
    let feed = HarborPaper.feed("The ferry is back.", link: server.url("/ferry"))
    _ = try program.run("import", try program.folder.write(feed, to: "feed.xml"))
    let outcome = try program.run("fetch", "--story", "1")
    #expect(outcome.code == 1 && server.requests.isEmpty)
  }

  @Test("kill -9 while a page is on its way loses nothing, and the next fetch completes the story")
  func killed() throws {
    let isOpen = Mutex(false)
    let program = try Broadsheet()
    let process = program.process
    let server = try LoopbackServer { request in
      guard request.path != "/feed" else { return .init(text: HarborPaper.feed("The ferry is back.", link: "/ferry")) }
      if isOpen.withLock({ $0 }) { return .init(text: HarborPaper.page()) }
      process.kill()
      return .never
    }
    try program.subscribe(server.url("/feed"))
    #expect(try program.run(["fetch"] + Broadsheet.at("09:00:00")).code == 128 + 9)
    #expect(try program.run("store", "check").code == 0)
    #expect(try program.storyText() == "The ferry is back.")
    isOpen.withLock { $0 = true }
    #expect(try program.run(["fetch"] + Broadsheet.at("09:01:00")).output.contains("Completed 1 story from its page."))
    #expect(try program.storyText().contains("pier number 6"))
  }

  @Test("a story over several pages is joined, and what each page repeats stands once")
  func pages() throws {
    @Sendable func part(_ number: Int) -> String {
      let links = (1...3).map { "<a href=\"/ferry\($0 == 1 ? "" : "?page=\($0)")\">\($0)</a>" }.joined(separator: " ")
      let text = (1...5).map {
        "<p>Part \(number), paragraph \($0). \(HarborPaper.first) And so it went on for some time.</p>"
      }
      return """
        <!doctype html><title>\(HarborPaper.headline)</title><article><h1>\(HarborPaper.headline)</h1>
        <div class="article-body"><p>\(HarborPaper.first) This stands on each page of it.</p>\(text.joined())</div>
        <div class="pager">\(links)</div></article>
        """
    }
    let server = try LoopbackServer { request in
      switch request.path {
      case "/feed": .init(text: HarborPaper.feed("The ferry is back.", link: "/ferry"))
      case "/ferry": .init(text: part(1))
      case "/ferry?page=2": .init(text: part(2))
      case "/ferry?page=3": .init(text: part(3))
      default: .init(404)
      }
    }
    let program = try Broadsheet()
    try program.subscribe(server.url("/feed"))
    _ = try program.run(["fetch"] + Broadsheet.at("09:00:00"))
    let whole = try program.storyText()
    #expect(whole.contains("Part 1, paragraph 5") && whole.contains("Part 3, paragraph 5"))
    #expect(whole.split(separator: "This stands on each page").count == 2)
    #expect(server.requests.map(\.path) == ["/feed", "/ferry", "/ferry?page=2", "/ferry?page=3"])
    let saved = try program.folder.write(part(1), to: "page.html")
    let told = try program.run("import", saved, "--url", "https://harbor.example/ferry").errors
    #expect(told.contains("the story goes on at https://harbor.example/ferry?page=2"))
  }

  @Test("where the publisher keeps the rest for subscribers, the story says so at its end")
  func subscribers() throws {
    let marks = """
      <script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
      "headline": "\(HarborPaper.headline)", "isAccessibleForFree": false, "wordCount": 2400}</script>
      """
    let program = try Broadsheet()
    _ = try program.run(
      "import", try program.folder.write(HarborPaper.page(marks), to: "page.html"), "--url",
      "https://harbor.example/ferry")
    #expect(try program.story().member("truncated") == true)
    #expect(try program.run("read", "1").output.contains("The rest is for subscribers of harbor.example."))
  }
}
