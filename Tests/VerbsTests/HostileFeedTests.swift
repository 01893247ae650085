import ProgramRunner
import Testing

/// Feeds, lists of feeds and servers that try what others have tried on readers of feeds, as a shell sees them.
@Suite("Hostile feeds")
struct HostileFeedTests {
  /// What steers terminals, written as references that XML allows; the words around it must come through.
  private static let steering =
    "Words &#x9b;2J&#x9d;0;x&#x9c;&#x202e;&#x2066;&#x200f;&#x61c;&#x85;&#10;&#9;&amp;#27;]0;x&amp;#7; \u{9B}31m\u{7F} end"
  private static let flood = "e" + String(repeating: "&#x301;", count: 10_000)

  private static func feed(_ title: String) -> String {
    """
    <rss version="2.0"><channel><title>\(title)</title><link>https://harbor.example/\u{9B}2J</link>
    <item><guid>1</guid><title>\(title)</title><link>https://harbor.example/fog&#x9b;</link><category>\(title)</category>
    <author>\(title)</author><description>\(title)</description></item></channel></rss>
    """
  }

  private func subscribe(_ program: Broadsheet, _ outlines: String) throws -> Outcome {
    let list = "<opml version=\"2.0\"><head><title>\(Self.steering)</title></head><body>\(outlines)</body></opml>"
    return try program.run("feeds", "import", try program.folder.write(list, to: "list.opml"))
  }

  @Test(
    "control characters printed by list commands (CVE-2023-30844, CVE-2024-58251): feeds, fetch, list, search, their JSON and their errors print none"
  )
  func listCommands() throws {
    let server = try LoopbackServer { request in
      switch request.path {
      case "/feed": .init(text: Self.feed(Self.steering))
      case "/flood": .init(text: Self.feed(Self.flood))
      case "/lost": .init(302, headers: ["Location: http://\u{1B}]0;x\u{7}\u{9B}2J.example/"])
      case "/packed": .init(headers: ["Content-Encoding: \u{1B}[2J"], text: "x")
      case "/page":
        .init(
          headers: ["Content-Type: text/html"],
          text:
            "<!doctype html><link rel=alternate type=application/rss+xml title='\(Self.steering)' href='/a\u{9B}2J'>"
            + "<link rel=alternate type=application/rss+xml title='\u{1B}[2J' href='/b&#27;[2J'><p>x")
      default: .init(404, text: "\u{1B}[2J")
      }
    }
    let program = try Broadsheet()
    let paths = ["/feed", "/flood", "/lost", "/packed", "/none&#x9b;2J"]
    let outlines = paths.map {
      "<outline text=\"\(Self.steering)\" xmlUrl=\"\(server.url($0))\" htmlUrl=\"https://x/&#x9b;\"/>"
    }
    let refused = "<outline text=\"\(Self.steering)\" xmlUrl=\"exec:\(Self.steering)\"/>"
    let folder =
      "<outline text=\"\(Self.steering)\"><outline text=\"\(Self.flood)\" xmlUrl=\"\(server.url("/feed?2"))\"/></outline>"
    let imported = try subscribe(program, outlines.joined() + refused + folder)
    #expect(imported.code == 2 && controls(in: imported.output + imported.errors) == [])
    let calls = [
      ["fetch", "--all"], ["feeds", "list"], ["feeds"], ["list"], ["search", "words"],
      ["feeds", "add", server.url("/page")], ["feeds", "add", server.url("/lost")],
      ["feeds", "add", server.url("/none\u{9B}2J")], ["feeds", "add", "\u{1B}]0;x\u{7}"],
      ["feeds", "remove", "\u{1B}[2J"], ["feeds", "catalogue", "\u{1B}[2J"], ["feeds", "\u{9B}"],
      ["import", server.url("/none\u{1B}[2J")], ["fetch", "\u{1B}[2J"], ["feeds", "export"],
    ]
    for call in calls {
      let outcome = try program.run(call)
      #expect(controls(in: outcome.output + outcome.errors) == [], "\(call)")
      let heaps = (outcome.output + outcome.errors).contains { $0.unicodeScalars.count > 64 }
      #expect(!heaps || call == ["feeds", "export"], "\(call)")
    }
    // JSON may hold what turns the direction of text, which only a terminal that is shown it would act on.
    let ignored = ["U+200e", "U+200f", "U+61c", "U+202e", "U+2066"]
    for call in [["fetch", "--all", "--json"], ["fetch", "--all", "--stream"], ["feeds", "list", "--json"]] {
      let outcome = try program.run(call)
      #expect(controls(in: outcome.output + outcome.errors).allSatisfy { ignored.contains($0) }, "\(call)")
    }
    #expect(try program.run("feeds", "list").output.split(separator: "\n").count == 6)
  }

  @Test(
    "links that become file: or commands (NetNewsWire#3878, CVE-2023-1350, netbox#22675): a path in a feed is one of its host, and no other scheme is an address"
  )
  func localLinks() throws {
    let links = [
      "/Applications/x", "file:///etc/passwd", "//evil.example/x", "javascript:alert(1)", "data:text/html,x",
      "|date >x", "FILE:/etc/passwd", "fi\tle:///etc/passwd", "../../../../etc/passwd", "C:\\x", "vbscript:x",
    ]
    let items = links.enumerated().map { index, link in
      "<item><guid isPermaLink=\"false\">\(index)</guid><title>Story \(index)</title><link>\(link)</link></item>"
    }
    let feed = "<rss version=\"2.0\"><channel><title>P</title><link>|touch x</link>\(items.joined())</channel></rss>"
    let server = try LoopbackServer { _ in .init(text: feed) }
    let program = try Broadsheet()
    #expect(try program.run("feeds", "add", server.url("/news/feed")).code == 0)
    // The same from a file, which has an address of this machine, if any.
    #expect(try program.run("import", try program.folder.write(feed, to: "local.xml")).code == 0)
    let rows = try JSONOutput(program.run("list", "--json", "--limit", "99").output).rows
    // What both have at the same address is one story.
    #expect(rows.count > links.count)
    let urls = rows.compactMap { $0.text("url") }
    #expect(urls.allSatisfy { $0.hasPrefix("http://") || $0.hasPrefix("https://") }, "\(urls)")
    #expect(urls.contains(server.url("/Applications/x")) && urls.contains(server.url("/etc/passwd")))
    let sites = try JSONOutput(program.run("feeds", "list", "--json").output).rows.compactMap { $0.text("site") }
    #expect(sites.allSatisfy { $0.hasPrefix("http") })
    #expect(program.folder.bytes(of: "x") == nil)
  }

  @Test(
    "lines that grow (newsboat#3427): whatever the fields of feeds hold, an exported list has as many feeds as were taken"
  )
  func lines() throws {
    let evil = "a&#10;&#13;&#9;b\" xmlUrl=\"exec:x\"/>".replacing("\"", with: "&quot;").replacing(">", with: "&gt;")
    let outlines = (0..<5).map {
      "<outline text=\"\(evil)\" title=\"\(evil)\" description=\"\(evil)\" xmlUrl=\"https://p.example/\($0)?\(evil)\" "
        + "htmlUrl=\"https://p.example/\(evil)\" category=\"\(evil)\"/>"
    }
    let program = try Broadsheet()
    #expect(try subscribe(program, "<outline text=\"\(evil)\">" + outlines.joined() + "</outline>").code == 0)
    let other = try Broadsheet()
    let exported = try program.run("feeds", "export").output
    let taken = try other.run("feeds", "import", try other.folder.write(exported, to: "list.opml"))
    #expect(taken.code == 0 && taken.errors == "")
    #expect(try other.run("feeds", "list").output == program.run("feeds", "list").output)
    #expect(try program.run("feeds", "list").output.split(separator: "\n").count == 5)
    #expect(try other.run("feeds", "export").output == exported)
  }

  @Test(
    "commands in lists of feeds (newsboat#3400, CVE-2023-1350): each is refused with a line, and the others are kept")
  func commands() throws {
    let addresses = ["exec:touch x", "filter:touch x:https://p.example/", "|touch x", "file:///etc/passwd"]
    let outlines = addresses.map { "<outline text=\"Bad\" xmlUrl=\"\($0)\"/>" }.joined()
    let program = try Broadsheet()
    let filtered = "<outline text=\"Bad\" xmlUrl=\"https://q.example/\" filtercmd=\"touch x\"/>"
    let outcome = try subscribe(program, outlines + filtered + "<outline text=\"Good\" xmlUrl=\"https://p.example/\"/>")
    #expect(outcome.code == 2 && outcome.errors.split(separator: "\n").count == 5)
    #expect(try program.run("feeds", "list").output == "https://p.example/\t\tGood\n")
    #expect(try !program.run("feeds", "export").output.contains("touch"))
  }

  @Test(
    "entity expansion (billion laughs, quadratic blow-up): a small file of entities costs neither time nor memory, and what it would become is not kept",
    arguments: ["feed", "list"], ["billion laughs", "quadratic blow-up"])
  func entityExpansion(kind: String, attack: String) throws {
    var declarations = "<!ENTITY l0 \"lol\">"
    var use = "&l12;"
    if attack == "billion laughs" {
      for level in 1...12 {
        let uses = String(repeating: "&l\(level - 1);", count: 10)
        declarations += "<!ENTITY l\(level) \"\(uses)\">"
      }
    } else {
      declarations = "<!ENTITY l \"\(String(repeating: "lol", count: 20_000))\">"
      use = String(repeating: "&l;", count: 20_000)
    }
    func document(_ declarations: String, _ use: String) -> String {
      kind == "feed"
        ? "<!DOCTYPE rss [\(declarations)]><rss version=\"2.0\"><channel><title>P</title><item><guid>1</guid>"
          + "<title>One \(use)</title><description>\(use)</description></item></channel></rss>"
        : "<!DOCTYPE opml [\(declarations)]><opml version=\"2.0\"><body><outline text=\"One \(use)\" "
          + "xmlUrl=\"https://p.example/feed\"/></body></opml>"
    }
    let program = try Broadsheet()
    let verb = kind == "feed" ? ["import"] : ["feeds", "import"]
    let honest = try program.run(verb + [try program.folder.write(document("", "and no more"), to: "honest.xml")])
    #expect(honest.code == 0)
    let other = try Broadsheet()
    let outcome = try other.run(verb + [try other.folder.write(document(declarations, use), to: "attack.xml")])
    // Taken without what the entities stand for, or refused in a line: never an end by a signal.
    #expect(outcome.code <= 2 && outcome.errors.split(separator: "\n").count <= 1)
    #expect(outcome.peakMemory < honest.peakMemory + 64 << 10)
    #expect(outcome.processorTime < honest.processorTime + 5)
    let kept = try other.run(kind == "feed" ? ["list", "--json"] : ["feeds", "list"])
    #expect(kept.output.utf8.count < 200_000 && kept.output.utf8.count + outcome.errors.utf8.count > 0)
  }
}
