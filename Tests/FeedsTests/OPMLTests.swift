import Articles
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

  @Test("an entity that names a file is nothing (XXE: NewsBlur#1808)")
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

  @Test("all that a list says of feeds and folders is read and written again")
  func richRoundTrip() throws {
    let list = try parseOPML(Array(Self.rich.utf8))
    #expect(list.outlines.map(\.title) == ["Paper", "Ferries", "Top"])
    #expect(list.outlines[0].notes.names == .init(title: "Paper", text: "The paper of the harbour"))
    #expect(
      list.outlines[0].notes.attributes.map(\.name) == [
        "description", "category", "language", "version", "type", "fr:priority", "data-mark",
      ])
    #expect(list.outlines[0].notes.attributes.last?.value == "a\nb  c")
    #expect(
      list.folders.map(\.path) == [["Empty"], ["World"], ["World", "Asia", "Nothing yet"], ["A page"], ["End"]])
    #expect(list.folders.map(\.isEmpty) == [true, false, true, true, true])
    let written = writeOPML(list)
    #expect(try parseOPML(Array(written.utf8)) == list)
    #expect(writeOPML(try parseOPML(Array(written.utf8))) == written)
  }

  /// A list that says more than a reader needs.
  static let rich = """
    <opml version="1.1" xmlns:f="https://other.example/" xmlns:fr="https://reader.example/opml"><head><title>Mine</title></head><body>
    <outline text="Empty" isOpen="false"/>
    <outline title="World" text="The world" category="/all"><outline text="Asia">
    <outline title="Paper" text="The paper of the harbour" description="News &amp; &quot;fog&quot;" category="/sea,/fog"
    language="en" version="RSS2" type="atom" fr:priority="high" data-mark="a&#10;b  c" xmlUrl="https://p.test/feed"
    htmlUrl="https://p.test/"/><outline text="Nothing yet"/></outline>
    <outline text="Ferries" f:priority="low" xmlUrl="https://f.test/feed"/></outline>
    <outline text="A page" type="link" url="https://page.test/"/>
    <outline text="Top" type="rss" xmlUrl="https://t.test/"/><outline text="End"/></body></opml>
    """

  @Test("prefixes that nothing explains and names that XML does not know are not written")
  func brokenNames() throws {
    let list = try read(
      "<outline text=A xmlUrl='https://p.test/' x:y='1' 1='2' a$b='3' xml:lang='ko' c='4\u{1B}\u{9B}'/>")
    let written = writeOPML(list)
    #expect(written.contains(#" xml:lang="ko" c="4 &#155;"/>"#) && !written.contains("x:y") && !written.contains("$"))
    #expect(try parseOPML(Array(written.utf8)).outlines.map(\.xmlURL) == ["https://p.test/"])
  }

  @Test("a feed that was renamed goes by its new name alone")
  func renamed() throws {
    var list = try parseOPML(Array(Self.rich.utf8))
    list.outlines[0].title = "New"
    #expect(writeOPML(list).contains(#" text="New" title="New" "#))
  }

  @Test(
    "what a list names outside itself is not read (XXE, external DTD, XInclude), and entities do not multiply",
    arguments: [
      "<!DOCTYPE opml SYSTEM \"file:///etc/passwd\">", "<!DOCTYPE opml PUBLIC \"x\" \"http://127.0.0.1:9/x.dtd\">",
      "<!DOCTYPE opml [<!ENTITY % x SYSTEM \"file:///etc/passwd\"> %x;]>",
      "<!DOCTYPE opml [<!ENTITY a0 \"aaaaaaaaaa\">"
        + (1...9).map { "<!ENTITY a\($0) \"" + String(repeating: "&a\($0 - 1);", count: 10) + "\">" }.joined() + "]>",
    ])
  func outside(prologue: String) throws {
    let list = try parseOPML(
      Array(
        """
        \(prologue)<opml><head><title>a&a9;</title></head><body><outline text="a&a9;" xmlUrl="https://p.test/feed"/>
        <xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/></body></opml>
        """.utf8))
    #expect(list.outlines.map(\.xmlURL) == ["https://p.test/feed"])
    #expect(list.outlines.allSatisfy { $0.title.hasPrefix("a") && $0.title.utf8.count < 1_000 })
    #expect(!(list.title ?? "").contains("root:"))
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
