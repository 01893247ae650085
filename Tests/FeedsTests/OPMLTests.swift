import Feeds
import Testing

@Suite("Subscription lists")
struct OPMLTests {
  private func read(_ body: String) throws -> OPMLDocument {
    try parseOPML(Array("<opml version=\"2.0\"><head><title>Mine</title></head><body>\(body)</body></opml>".utf8))
  }

  @Test("feeds keep the names of the folders they are in")
  func folders() throws {
    let list = try read(
      """
      <outline text="World"><outline title="Asia"><outline text="Paper" xmlUrl="https://p.test/feed" htmlUrl="https://p.test/"/>
      </outline></outline><outline text="Top" XMLURL="http://t.test/?a=1&b=2"/>
      """)
    #expect(list.title == "Mine")
    #expect(
      list.outlines == [
        .init(title: "Paper", xmlURL: "https://p.test/feed", htmlURL: "https://p.test/", path: ["World", "Asia"]),
        .init(title: "Top", xmlURL: "http://t.test/?a=1&b=2"),
      ])
  }

  @Test(
    "a feed that would run a command or read a file is refused with a reason, and the others are kept",
    arguments: [
      #"xmlUrl="exec:touch /tmp/x""#, #"xmlUrl="filter:grep:http://p.test/""#, #"xmlUrl="|cmd""#,
      #"xmlUrl="  |cmd""#, #"xmlUrl="file:///etc/passwd""#, #"xmlUrl="EXEC:x""#, #"xmlUrl="&#10;exec:x""#,
      #"xmlUrl="http://p.test/" filtercmd="cmd""#, #"xmlUrl="gopher://p.test/""#, #"xmlUrl="relative""#,
      #"xmlUrl="http://""#, #"xmlUrl="javascript:1""#, #"xmlUrl="query:x:y""#,
    ])
  func refusals(_ attributes: String) throws {
    let list = try read("<outline text=\"Bad\" \(attributes)/><outline text=\"Good\" xmlUrl=\"https://p.test/feed\"/>")
    #expect(list.outlines.map(\.title) == ["Good"])
    #expect(list.refusals.map(\.title) == ["Bad"])
    #expect(list.refusals.allSatisfy { !$0.reason.isEmpty })
  }

  @Test("feed: before an address says nothing")
  func feedScheme() throws {
    let list = try read(
      "<outline xmlUrl='feed://p.test/a'/><outline xmlUrl='feed:https://p.test/b'/><outline xmlUrl='feed:exec:x'/>")
    #expect(list.outlines.map(\.xmlURL) == ["http://p.test/a", "https://p.test/b"])
    #expect(list.refusals.count == 1)
  }

  @Test("an entity that names a file is nothing (XXE)")
  func externalEntities() throws {
    let list = try parseOPML(
      Array(
        """
        <!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml><head><title>a&x;b</title></head><body>
        <outline text="a&x;b" xmlUrl="https://p.test/feed"/></body></opml>
        """.utf8))
    #expect(list.title == "ab")
    #expect(list.outlines.map(\.title) == ["ab"])
  }

  @Test("what is no list is refused")
  func noList() {
    #expect(throws: FeedError.self) { try parseOPML(Array("<rss><channel/></rss>".utf8)) }
    #expect(throws: FeedError.self) { try parseOPML([]) }
  }

  @Test("a list that is written is read back as it was, line ends and marks in names included")
  func roundTrip() throws {
    let list = OPMLDocument(
      title: "A & B",
      outlines: [
        .init(
          title: "One <1>", xmlURL: "https://p.test/?a=1&b=\"2\"", htmlURL: "https://p.test/", path: ["World", "Asia"]),
        .init(title: "Two", xmlURL: "https://q.test/", path: ["World"]),
        .init(title: "Three", xmlURL: "https://r.test/"),
      ])
    #expect(try parseOPML(Array(writeOPML(list).utf8)) == list)
    let hostile = OPMLDocument(outlines: [
      .init(title: "a\n\r\t\"/><outline xmlUrl=\"exec:x", xmlURL: "https://p.test/\nexec:x")
    ])
    #expect(try parseOPML(Array(writeOPML(hostile).utf8)).outlines.count == 1)
    #expect(try parseOPML(Array(writeOPML(hostile).utf8)).refusals.isEmpty)
  }
}
