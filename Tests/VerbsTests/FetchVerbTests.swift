import Glibc
import ProgramRunner
import Synchronization
import Testing

@Suite("fetch")
struct FetchVerbTests {
  static let feed = """
    <rss version="2.0"><channel><title>Harbor News</title><link>https://harbor.example/</link>
    <item><guid>a</guid><title>Fog</title><link>https://harbor.example/fog</link><description>Fog at sea.</description>
    </item></channel></rss>
    """

  func at(_ time: String) -> [String] { ["--now", "2026-11-23T\(time)Z"] }

  @Test("a feed is added by its page, fetched when it is due, and asked for changes only")
  func addAndFetch() throws {
    let server = try LoopbackServer { request in
      if request.headers["if-none-match"] == "\"1\"" { return .init(304) }
      return request.path == "/feed"
        ? .init(headers: ["ETag: \"1\""], text: Self.feed)
        : .init(
          headers: ["Content-Type: text/html"],
          text: "<!doctype html><link rel=alternate type=application/rss+xml href=/feed><p>Hello")
    }
    let program = try Broadsheet()
    let added = try program.run(["feeds", "add", server.url("/"), "--section", "Sea"] + at("09:00:00"))
    #expect(added.code == 0 && added.output == "Subscribed to Harbor News, \(server.url("/feed")): 1 new story.\n")
    #expect(try program.run("search", "fog").output.contains("Sea\tFog"))
    let early = try program.run(["fetch"] + at("09:30:00"))
    #expect(early.code == 0 && early.output.contains("None of 1 feed is due; the next is at 2026-11-23T10:00:00Z"))
    let later = try program.run(["fetch", "--json"] + at("10:00:00"))
    let row = try #require(try JSONOutput(later.output).rows.first)
    #expect(try row.member("state") == "unchanged" && row.member("url") == server.url("/feed"))
    #expect(server.requests.count == 3)
  }

  @Test("a failure is told with its reason, stays beside the feed, and stops no other")
  func failure() throws {
    let server = try LoopbackServer { $0.path == "/feed" ? .init(text: Self.feed) : .init(404) }
    let program = try Broadsheet()
    let list = """
      <opml version="2.0"><body><outline text="A" xmlUrl="\(server.url("/none"))"/>
      <outline text="B" xmlUrl="\(server.url("/feed"))"/></body></opml>
      """
    _ = try program.run("feeds", "import", try program.folder.write(list, to: "list.opml"))
    let outcome = try program.run(["fetch"] + at("09:00:00"))
    #expect(outcome.code == 2 && outcome.output == "Asked for 2 feeds: 1 new story, 0 changed; 1 failed.\n")
    #expect(outcome.errors == "broadsheet: \(server.url("/none")): the server does not have it (404)\n")
    let lines = try program.run("feeds", "list").output
    #expect(lines.contains("A\tsince 2026-11-23T09:00:00Z: the server does not have it (404)\n"))
  }

  @Test("a feed that is gone is retired, one whose server wants to be left alone is left alone")
  func goneAndBusy() throws {
    let server = try LoopbackServer { $0.path == "/gone" ? .init(410) : .init(429, headers: ["Retry-After: 7200"]) }
    let program = try Broadsheet()
    let list = """
      <opml version="2.0"><body><outline text="A" xmlUrl="\(server.url("/gone"))"/>
      <outline text="B" xmlUrl="\(server.url("/busy"))"/></body></opml>
      """
    _ = try program.run("feeds", "import", try program.folder.write(list, to: "list.opml"))
    let first = try program.run(["fetch"] + at("09:00:00"))
    #expect(first.code == 1 && first.errors.contains("gone for good (410). It will not be asked for any more"))
    #expect(server.requests.count == 2)
    let second = try program.run(["fetch", "--all", "--json"] + at("10:00:00"))
    #expect(try JSONOutput(second.output).rows.map { try $0.member("state") as String? } == ["waiting"])
    #expect(server.requests.count == 2)
    _ = try program.run(["fetch"] + at("11:00:01"))
    #expect(server.requests.count == 3)
  }

  @Test("a command of the configuration is a feed, and no shell reads it; the same in OPML is refused")
  func command() throws {
    let program = try Broadsheet()
    let feed = try program.folder.write(Self.feed, to: "feed; touch x $(touch y).xml")
    let config = "feeds:\n  - name: harbor\n    exec: [cat, \"\(feed)\"]\n    section: Sea\n"
    try program.folder.write(config, to: "config/broadsheet/config.yaml")
    let outcome = try program.run("fetch")
    #expect(outcome.code == 0 && outcome.output.contains("1 new story"), "\(outcome.errors)")
    #expect(try program.run("feeds", "list").output == "exec:harbor\tSea\tHarbor News\n")
    let exported = try program.run("feeds", "export")
    #expect(!exported.output.contains("exec:") && exported.errors.contains("left out"))
    let list = "<opml version=\"2.0\"><body><outline text=\"A\" xmlUrl=\"exec:harbor\"/></body></opml>"
    #expect(try program.run("feeds", "import", try program.folder.write(list, to: "l.opml")).code != 0)
  }

  @Test("a redirect that holds for good is remembered")
  func moved() throws {
    let server = try LoopbackServer { $0.path == "/old" ? .redirect(301, to: "/new") : .init(text: Self.feed) }
    let program = try Broadsheet()
    let list = "<opml version=\"2.0\"><body><outline text=\"A\" xmlUrl=\"\(server.url("/old"))\"/></body></opml>"
    _ = try program.run("feeds", "import", try program.folder.write(list, to: "list.opml"))
    _ = try program.run("fetch")
    _ = try program.run("fetch", "--all")
    #expect(server.requests.map(\.path) == ["/old", "/new", "/new"])
  }

  @Test("the same story in two feeds is one story of both, by its address or by its guid, and is read once")
  func duplicates() throws {
    func feed(_ items: [(guid: String, link: String)]) -> String {
      let items = items.map {
        "<item><guid isPermaLink=\"false\">\($0.guid)</guid><title>Fog at sea</title><link>\($0.link)</link></item>"
      }
      return "<rss version=\"2.0\"><channel><title>P</title>\(items.joined())</channel></rss>"
    }
    let guid = "tag:harbor.example,2026:ice"
    let first = feed([("1", "https://harbor.example/fog?utm_source=a"), (guid, "https://a.example/ice")])
    let second = feed([("one", "https://harbor.example/fog"), (guid, "https://b.example/ice")])
    let server = try LoopbackServer { .init(text: $0.path == "/a" ? first : second) }
    let program = try Broadsheet()
    let outlines = ["/a", "/b"].map { "<outline text=\"\($0)\" xmlUrl=\"\(server.url($0))\"/>" }.joined()
    let list = "<opml version=\"2.0\"><body>\(outlines)</body></opml>"
    _ = try program.run("feeds", "import", try program.folder.write(list, to: "list.opml"))
    let outcome = try program.run("fetch", "--no-full-text")
    #expect(outcome.output == "Asked for 2 feeds: 2 new stories, 0 changed.\n", "\(outcome.errors)")
    #expect(try JSONOutput(program.run("list", "--json").output).rows.count == 2)
    let stories = try JSONOutput(program.run("feeds", "list", "--json").output).rows.map {
      try $0.member("stories", as: Int.self)
    }
    #expect(stories == [2, 2])
  }

  @Test("a story of two feeds stands in the sections of both and names both newspapers; what is read in one is read")
  func severalSources() throws {
    let server = try LoopbackServer { request in
      .init(text: Self.feed.replacing("Harbor News", with: request.path == "/a" ? "Harbor News" : "Tide Post"))
    }
    let program = try Broadsheet()
    for (path, section) in [("/a", "Sea"), ("/b", "Coast")] {
      let added = try program.run(["feeds", "add", server.url(path), "--section", section] + at("09:00:00"))
      #expect(added.code == 0, "\(added.errors)")
    }
    for section in ["Sea", "Coast"] {
      #expect(try JSONOutput(program.run("list", "--section", section, "--json").output).rows.count == 1)
    }
    let id = try JSONOutput(program.run("list", "--json").output).rows[0].member("id", as: Int.self)
    let story = try JSONOutput(program.run("read", "\(id)", "--json").output)
    #expect(try story.member("publication") == "Harbor News" && story.member("other_publications") == ["Tide Post"])
    #expect(try program.run("read", "\(id)").output.contains("https://harbor.example/fog · also in Tide Post"))
  }

  @Test("a program that follows is told how long there is nothing to ask for")
  func nothingDue() throws {
    let server = try LoopbackServer { _ in .init(text: Self.feed) }
    let program = try Broadsheet()
    #expect(try program.run("fetch", "--stream").output.hasPrefix(#"{"event":"start","feeds":0,"subscriptions":0}"#))
    _ = try program.run(["feeds", "add", server.url("/feed")] + at("09:00:00"))
    #expect(
      try program.run(["fetch", "--stream"] + at("09:30:00")).output.hasPrefix(
        #"{"event":"start","feeds":0,"subscriptions":1,"wait":1800}"#))
  }

  @Test("while a fetch is under way, a second one asks for nothing and says so; its end sets the way free")
  func locked() throws {
    let server = try LoopbackServer { _ in .init(text: Self.feed) }
    let program = try Broadsheet()
    let list = "<opml version=\"2.0\"><body><outline text=\"A\" xmlUrl=\"\(server.url("/feed"))\"/></body></opml>"
    _ = try program.run("feeds", "import", try program.folder.write(list, to: "list.opml"))
    let lock = open(program.store + ".fetching", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    #expect(lock >= 0 && flock(lock, LOCK_EX | LOCK_NB) == 0)
    let second = try program.run("fetch")
    #expect(second.code == 1 && second.output == "" && server.requests.isEmpty)
    #expect(second.errors.contains("another fetch into") && second.errors.split(separator: "\n").count == 1)
    close(lock)
    #expect(try program.run("fetch").code == 0)
    #expect(server.requests.count == 1)
  }

  @Test("kill -9 in the middle loses nothing, and a second run carries on")
  func killed() throws {
    let server = try LoopbackServer { request in
      .init(
        text: Self.feed.replacing("Fog", with: "Fog \(request.path)").replacing("/fog", with: "/fog\(request.path)"))
    }
    let program = try Broadsheet()
    let outlines = (0..<40).map { "<outline text=\"\($0)\" xmlUrl=\"\(server.url("/\($0)"))\"/>" }.joined()
    let list = "<opml version=\"2.0\"><body>\(outlines)</body></opml>"
    _ = try program.run("feeds", "import", try program.folder.write(list, to: "list.opml"))
    let config = "feeds:\n  - name: killer\n    exec: [sh, -c, \"kill -9 $PPID\"]\n"
    try program.folder.write(config, to: "config/broadsheet/config.yaml")
    #expect(try program.run("fetch").code == 128 + 9)
    #expect(try program.run("store", "check").code == 0)
    try program.folder.write("", to: "config/broadsheet/config.yaml")
    _ = try program.run("fetch", "--all")
    #expect(try JSONOutput(try program.run("list", "--json", "--limit", "99").output).rows.count == 40)
  }
}
