import ProgramRunner
import Testing

@Suite struct FeedsVerbTests {
  static let list = """
    <opml version="2.0"><body>
    <outline text="Sea"><outline text="Ferries &amp; fog" type="rss" xmlUrl="https://harbor.example/feed?a=1&amp;b=2"
    htmlUrl="https://harbor.example/"/></outline>
    <outline text="신문" type="rss" xmlUrl="https://paper.example/한국"/>
    </body></opml>
    """

  /// A program with the subscriptions of the list.
  func subscribed() throws -> Broadsheet {
    let program = try Broadsheet()
    let outcome = try program.run("feeds", "import", try program.folder.write(Self.list, to: "list.opml"))
    #expect(outcome.code == 0 && outcome.output.contains("2 new subscriptions"))
    return program
  }

  @Test("subscriptions are listed with address, section and title")
  func list() throws {
    let lines = try subscribed().run("feeds", "list").output.split(separator: "\n")
    #expect(lines.first == "https://harbor.example/feed?a=1&b=2\tSea\tFerries & fog")
    #expect(lines.count == 2)
  }

  @Test("feeds alone lists them too")
  func alone() throws {
    let program = try subscribed()
    #expect(try program.run("feeds").output == program.run("feeds", "list").output)
  }

  @Test("JSON has all of a subscription")
  func json() throws {
    let rows = try JSONOutput(try subscribed().run("feeds", "list", "--json").output).rows
    let first = try #require(rows.first)
    #expect(try first.member("url") == "https://harbor.example/feed?a=1&b=2")
    #expect(try first.member("section") == ["Sea"])
    #expect(try first.member("site") == "https://harbor.example/")
  }

  @Test("what is exported can be imported elsewhere and is the same")
  func roundTrip() throws {
    let program = try subscribed()
    let exported = try program.run("feeds", "export").output
    let other = try Broadsheet()
    #expect(try other.run("import", try other.folder.write(exported, to: "exported.opml")).code == 0)
    #expect(try other.run("feeds", "list", "--json").output == program.run("feeds", "list", "--json").output)
    #expect(try other.run("feeds", "export").output == exported)
  }

  @Test("nothing that a list says is lost between import and export: order, folders, empty ones, attributes")
  func richRoundTrip() throws {
    let list = """
      <?xml version="1.0" encoding="UTF-8"?>
      <opml version="2.0" xmlns:fr="https://reader.example/opml">
        <head>
          <title>Broadsheet</title>
        </head>
        <body>
          <outline text="Nothing yet" title="Nothing yet"/>
          <outline text="The world" title="World" isOpen="true">
            <outline type="rss" text="First" title="First" xmlUrl="https://a.example/"/>
            <outline text="Asia" title="Asia">
              <outline text="The paper" title="Paper" xmlUrl="https://p.example/feed" htmlUrl="https://p.example/" \
      description="All &quot;news&quot;" category="/sea,/fog" language="en" version="RSS2" type="atom" fr:priority="high"/>
              <outline text="Empty too" title="Empty too"/>
            </outline>
            <outline type="rss" text="Last" title="Last" xmlUrl="https://b.example/"/>
          </outline>
          <outline text="A page" title="A page" type="link" url="https://page.example/"/>
          <outline type="rss" text="Top" title="Top" xmlUrl="https://c.example/" nextUpdate="1&#10;2"/>
        </body>
      </opml>

      """
    let program = try Broadsheet()
    #expect(try program.run("feeds", "import", try program.folder.write(list, to: "list.opml")).code == 0)
    #expect(try program.run("feeds", "export").output == list)
    // Twice is once.
    #expect(try program.run("feeds", "import", program.folder.file("list.opml")).code == 0)
    #expect(try program.run("feeds", "export").output == list)
    // What is no longer there takes its folder along; a folder that never held a feed stays.
    _ = try program.run("feeds", "remove", "https://p.example/feed")
    let fewer = try program.run("feeds", "export").output
    #expect(fewer.contains("The world") && fewer.contains("Empty too") && !fewer.contains("p.example"))
  }

  @Test("a feed that would run a command is refused, and the others are kept")
  func refused() throws {
    let program = try Broadsheet()
    let list = Self.list.replacing("https://paper.example/한국", with: "exec:touch x")
    let outcome = try program.run("import", try program.folder.write(list, to: "list.opml"))
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains("it would run a command") && outcome.errors.split(separator: "\n").count == 1)
    #expect(try program.run("feeds", "list").output.split(separator: "\n").count == 1)
  }

  @Test("a subscription that is ended is gone")
  func remove() throws {
    let program = try subscribed()
    let outcome = try program.run("feeds", "remove", "https://harbor.example/feed?a=1&b=2")
    #expect(outcome.code == 0 && outcome.output.hasPrefix("Removed https://harbor.example/feed"))
    #expect(try program.run("feeds", "list").output.split(separator: "\n").count == 1)
  }
}
