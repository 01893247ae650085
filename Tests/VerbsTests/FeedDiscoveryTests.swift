import ProgramRunner
import Testing

/// From the address of a page to its feed.
@Suite("Finding feeds")
struct FeedDiscoveryTests {
  private static func page(_ head: String = "") -> LoopbackServer.Answer {
    .init(
      headers: ["Content-Type: text/html"],
      text: "<!doctype html><html><head>\(head)</head><body><p>Hello</body></html>")
  }

  @Test(
    "a page that announces nothing has its feed where feeds usually lie",
    arguments: ["/feed", "/rss.xml", "/index.xml"])
  func usualPlace(place: String) throws {
    let server = try LoopbackServer { request in
      request.path == place ? .init(text: FetchVerbTests.feed) : request.path == "/" ? Self.page() : .init(404)
    }
    let program = try Broadsheet()
    let outcome = try program.run("feeds", "add", server.url("/"))
    #expect(outcome.output == "Subscribed to Harbor News, \(server.url(place)): 1 new story.\n")
    #expect(try program.run("feeds", "list").output.hasPrefix(server.url(place) + "\t"))
  }

  @Test("one feed at several of these places is one feed; below the page's own folder comes first")
  func samePlace() throws {
    let server = try LoopbackServer { request in
      request.path == "/blog" ? Self.page() : .init(request.path == "/blog/" ? 404 : 200, text: FetchVerbTests.feed)
    }
    let outcome = try Broadsheet().run("feeds", "add", server.url("/blog"))
    #expect(outcome.output.contains(server.url("/blog/feed")))
  }

  @Test("a page without any feed is told in one line, and nothing is subscribed to")
  func none() throws {
    // What answers everything with a page has no feeds.
    let server = try LoopbackServer { _ in Self.page() }
    let program = try Broadsheet()
    let outcome = try program.run("feeds", "add", server.url("/"))
    #expect(outcome.code == 1 && outcome.output == "")
    #expect(
      outcome.errors
        == "broadsheet: \(server.url("/")): the page announces no feed, and none lies where feeds usually do\n")
    #expect(try program.run("feeds", "list").output == "")
  }

  @Test("what is no address is told as it was typed", arguments: ["not an address", "two words/feed", "http://a b/"])
  func noAddress(text: String) throws {
    let outcome = try Broadsheet().run("feeds", "add", text)
    #expect(outcome.code == 1 && outcome.errors == "broadsheet: “\(text)” is no address of a feed or a page\n")
  }

  @Test("of several feeds a pipe gets the list, exit code 1, and no subscription")
  func several() throws {
    let head = """
      <link rel=alternate type=application/rss+xml title="News\u{1B}[2J" href=/news>
      <link rel=alternate type=application/atom+xml title=Comments href=/comments>
      <link rel=alternate type=application/rss+xml title=Evil href=file:///etc/passwd>
      """
    let server = try LoopbackServer { _ in Self.page(head) }
    let program = try Broadsheet()
    let outcome = try program.run("feeds", "add", server.url("/"))
    #expect(outcome.code == 1)
    #expect(controls(in: outcome.output) == [])
    let lines = outcome.output.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
    #expect(lines.map(\.first) == [server.url("/news"), server.url("/comments")])
    #expect(outcome.errors.contains("the page has 2 feeds"))
    #expect(try program.run("feeds", "list").output == "")
  }

  @Test("import takes addresses: of a feed, of a page, of a list of feeds")
  func importAddresses() throws {
    let paragraph =
      "The ferry that was to leave at nine left at ten, and those on the quay had an hour to look at the sea. "
    let server = try LoopbackServer { request in
      switch request.path {
      case "/feed": .init(text: FetchVerbTests.feed)
      case "/story":
        .init(
          headers: ["Content-Type: text/html"],
          text: """
            <!doctype html><html><head><title>The late ferry</title><meta property="og:type" content="article"></head>
            <body><article><h1>The late ferry</h1><p>\(String(repeating: paragraph, count: 3))</p>
            <p>\(String(repeating: paragraph, count: 4))</p></article></body></html>
            """)
      case "/list":
        .init(text: "<opml version='2.0'><body><outline text='P' xmlUrl='https://p.example/'/></body></opml>")
      default: .init(404)
      }
    }
    let program = try Broadsheet()
    let paths = ["/feed", "/story", "/list", "/none"]
    let outcome = try program.run(["import", "--json"] + paths.map { server.url($0) })
    #expect(outcome.code == 2)
    let report = try JSONOutput(outcome.output)
    #expect(try report.member("feeds") == 1 && report.member("pages") == 1 && report.member("opml") == 1)
    #expect(outcome.errors == "broadsheet: \(server.url("/none")): the server answers 404\n")
    let headlines = try JSONOutput(program.run("list", "--json").output).rows.map {
      try $0.member("headline", as: String.self)
    }
    #expect(Set(headlines) == ["Fog", "The late ferry"])
    #expect(try program.run("feeds", "list").output == "https://p.example/\t\tP\n")
  }
}

/// What `config.yaml` says, as servers see it.
@Suite("The configuration of feeds")
struct FeedConfigurationTests {
  @Test("headers, name and password, and cookie of the configuration reach the feed's server, and no other")
  func secrets() throws {
    let other = try LoopbackServer { _ in .init(text: FetchVerbTests.feed) }
    let server = try LoopbackServer { request in
      request.path == "/moved" ? .redirect(302, to: other.url("/feed")) : .init(text: FetchVerbTests.feed)
    }
    let program = try Broadsheet()
    let feeds = ["/feed", "/moved"].map { path in
      """
        - url: \(server.url(path))
          user: reader
          password: "s3cret: #1"
          cookie: session=1; theme=dark
          headers:
            X-Token: abc
      """
    }
    try program.folder.write(
      "feeds:\n" + feeds.joined(separator: "\n") + "\n", to: "config/broadsheet/config.yaml")
    let list = """
      <opml version="2.0"><body><outline text="A" xmlUrl="\(server.url("/feed"))"/>
      <outline text="B" xmlUrl="\(server.url("/moved"))"/><outline text="C" xmlUrl="\(server.url("/open"))"/></body></opml>
      """
    _ = try program.run("feeds", "import", try program.folder.write(list, to: "list.opml"))
    let outcome = try program.run("fetch")
    #expect(outcome.code == 0 && outcome.errors == "")
    for asked in server.requests {
      let isSecret = asked.path != "/open"
      #expect(asked.headers["authorization"] == (isSecret ? "Basic cmVhZGVyOnMzY3JldDogIzE=" : nil))
      #expect(asked.headers["cookie"] == (isSecret ? "session=1; theme=dark" : nil))
      #expect(asked.headers["x-token"] == (isSecret ? "abc" : nil))
    }
    #expect(server.requests.count == 3 && other.requests.count == 1)
    let secrets = ["authorization", "cookie", "x-token"]
    #expect(other.requests.allSatisfy { asked in secrets.allSatisfy { asked.headers[$0] == nil } })
  }

  @Test("ttl, skipHours and Cache-Control decide when a feed is due")
  func due() throws {
    let feed = FetchVerbTests.feed.replacing("<title>Harbor News</title>", with: "<title>H</title><ttl>180</ttl>")
    let hours = FetchVerbTests.feed.replacing(
      "<title>Harbor News</title>", with: "<title>H</title><skipHours><hour>10</hour></skipHours>")
    let server = try LoopbackServer { request in
      switch request.path {
      case "/ttl": .init(text: feed)
      case "/hours": .init(text: hours)
      case "/fresh": .init(headers: ["Cache-Control: max-age=14400"], text: FetchVerbTests.feed)
      default: .init(text: FetchVerbTests.feed)
      }
    }
    let program = try Broadsheet()
    let outlines = ["/plain", "/hours", "/ttl", "/fresh"].map {
      "<outline text=\"\($0)\" xmlUrl=\"\(server.url($0))\"/>"
    }
    let list = "<opml version=\"2.0\"><body>\(outlines.joined())</body></opml>"
    _ = try program.run("feeds", "import", try program.folder.write(list, to: "list.opml"))
    _ = try program.run(["fetch"] + FetchVerbTests().at("09:00:00"))
    let due = try JSONOutput(program.run("feeds", "list", "--json").output).rows.map {
      try $0.member("due", as: String.self)
    }
    #expect(due == ["10", "11", "12", "13"].map { "2026-11-23T\($0):00:00Z" })
  }

  @Test("a feed that is refused again and again is retired with a notice, and a success before that forgets it")
  func retired() throws {
    let server = try LoopbackServer { _ in .init(404) }
    let program = try Broadsheet()
    let list = "<opml version=\"2.0\"><body><outline text=\"A\" xmlUrl=\"\(server.url("/feed"))\"/></body></opml>"
    _ = try program.run("feeds", "import", try program.folder.write(list, to: "list.opml"))
    for day in 1..<10 {
      _ = try program.run("fetch", "--all", "--no-index", "--now", "2026-11-\(10 + day)T09:00:00Z")
    }
    let last = try program.run("fetch", "--all", "--now", "2026-11-23T09:00:00Z")
    #expect(
      last.errors == """
        broadsheet: \(server.url("/feed")): it failed 10 times in a row: the server does not have it (404). \
        It will not be asked for any more; feeds add brings it back.

        """)
    #expect(try program.run("fetch", "--all", "--now", "2026-11-24T09:00:00Z").output.contains("None of 1 feed is due"))
    #expect(server.requests.count == 10)
    let row = try #require(try JSONOutput(program.run("feeds", "list", "--json").output).rows.first)
    #expect(try row.member("state") == "retired" && row.member("since") == "2026-11-11T09:00:00Z")
  }
}
