import Articles
import Feeds
import Testing

@Suite("What agencies send")
struct AgencyTests {
  @Test("ninjs of version 2 spells its names small, and of version 1 has one headline and named associations")
  func versions() throws {
    let second = """
      {"uri": "urn:newsml:agency.example:1", "type": "text", "versioncreated": "2024-05-06T08:00:00Z",
      "headlines": [{"role": "short", "value": "Ferry"}, {"role": "main", "value": "Ferry returns"}],
      "bodies": [{"contenttype": "text/plain", "value": "It is back.\nAll are glad."}], "by": "By Ann Keeper and Bo Fisher",
      "subjects": [{"name": "Harbour"}], "infosources": [{"name": "Agency"}]}
      """
    let article = try #require(parseNinjs(Array(second.utf8))?.first)
    #expect(article.headline == "Ferry returns" && article.publication == "Agency")
    #expect(article.body == [.paragraph("It is back."), .paragraph("All are glad.")])
    #expect(article.bylines.map(\.name) == ["Ann Keeper", "Bo Fisher"])
    #expect(article.sectionPath == ["Harbour"] && article.posted?.iso8601 == "2024-05-06T08:00:00Z")
    let first = """
      {"uri": "https://agency.example/1", "headline": "Ferry returns", "body_xhtml": "<p>It is <b>back</b>.</p>",
      "associations": {"main": {"type": "picture", "uri": "urn:p", "renditions": {"small": {"href":
      "https://agency.example/s.jpg", "width": 100}, "large": {"href": "https://agency.example/l.jpg", "width": 900}}}}}
      """
    let old = try #require(parseNinjs(Array(first.utf8))?.first)
    #expect(old.leadPhoto?.url == "https://agency.example/l.jpg" && old.url == "https://agency.example/1")
    #expect(old.body == [.paragraph(Prose([Run("It is "), Run("back", .bold), Run(".")]))])
  }

  @Test(
    "JSON that is no ninjs is none",
    arguments: ["{}", "[]", "{\"version\": \"https://jsonfeed.org/version/1\", \"items\": []}", "x"])
  func others(json: String) { #expect(parseNinjs(Array(json.utf8)) == nil) }

  static func item(_ guid: String, _ headline: String, _ content: String, kind: String = "text") -> String {
    """
    <newsItem guid="\(guid)" version="1" xmlns="http://iptc.org/std/nar/2006-10-01/"><itemMeta>
    <itemClass qcode="ninat:\(kind)"/><provider><name>Agency</name></provider>
    <versionCreated>2024-05-06T10:00:00+02:00</versionCreated></itemMeta>
    <contentMeta><contentCreated>2024-05-06T08:00:00+02:00</contentCreated><creator><name>Ann Keeper</name></creator>
    <headline>\(headline)</headline><subject qcode="medtop:1"><name>Harbour</name></subject>
    <description role="drol:caption">The ferry.</description></contentMeta>
    <contentSet>\(content)</contentSet></newsItem>
    """
  }

  @Test("NewsML-G2 gives its text from NITF or XHTML, in the order of the package, with its picture")
  func newsML() throws {
    let nitf = """
      <inlineXML contenttype="application/nitf+xml"><nitf><body><body.head><hedline><hl1>x</hl1></hedline></body.head>
      <body.content><p>It is <em>back</em>.</p><hl2>Repairs</hl2><p>All are glad &amp; so is the mayor.</p></body.content>
      </body></nitf></inlineXML>
      """
    let xhtml = """
      <inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>
      <body><p>The bridge is closed.</p></body></html></inlineXML>
      """
    let package = """
      <packageItem guid="p"><groupSet root="r"><group id="r"><itemRef residref="b"/><itemRef residref="a"/></group></groupSet>
      </packageItem>
      """
    let message =
      "<newsMessage><itemSet>\(package)\(Self.item("a", "Ferry returns", nitf))\(Self.item("b", "Bridge closed", xhtml))</itemSet></newsMessage>"
    let articles = try #require(parseNewsML(Array(message.utf8)))
    #expect(articles.map(\.headline) == ["Bridge closed", "Ferry returns"])
    #expect(articles[0].body == [.paragraph("The bridge is closed.")])
    #expect(articles[1].plainText == "It is back.\nRepairs\nAll are glad & so is the mayor.")
    #expect(
      articles[1].posted?.iso8601 == "2024-05-06T06:00:00Z" && articles[1].updated?.iso8601 == "2024-05-06T08:00:00Z")
    #expect(articles[1].bylines.map(\.name) == ["Ann Keeper"] && articles[1].sectionPath == ["Harbour"])
    let picture =
      "<remoteContent href=\"https://agency.example/f.jpg\" contenttype=\"image/jpeg\" width=\"900\" height=\"600\"/>"
    let pair =
      "<newsMessage><itemSet>\(Self.item("a", "Ferry returns", nitf))\(Self.item("c", "Ferry", picture, kind: "picture"))</itemSet></newsMessage>"
    let illustrated = try #require(parseNewsML(Array(pair.utf8)))
    #expect(illustrated.count == 1 && illustrated[0].leadPhoto?.url == "https://agency.example/f.jpg")
    #expect(illustrated[0].leadPhoto?.caption == "The ferry.")
  }

  @Test("NewsML-G2 cut off anywhere is read or refused")
  func cutOff() {
    let bytes = Array(Self.item("a", "Ferry", "<inlineXML><html><body><p>x</p></body></html></inlineXML>").utf8)
    for length in stride(from: 0, to: bytes.count, by: 11) { _ = parseNewsML(Array(bytes.prefix(length))) }
  }
}
