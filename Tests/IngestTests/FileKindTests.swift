import Foundation
import ProgramRunner
import Testing

@testable import Ingest

@Suite struct FileKindTests {
  func kind(_ text: String, _ name: String = "file") -> FileKind? { FileKind.of(Array(text.utf8), name: name) }

  @Test(
    "a feed is known by its root",
    arguments: [
      "<rss version='2.0'>", "<?xml version='1.0'?>\n<rss>", "<feed xmlns='http://www.w3.org/2005/Atom'>",
      "<rdf:RDF xmlns:rdf='x'>", "\u{FEFF}<RSS>", "  \n{\"version\": \"https://jsonfeed.org/version/1.1\"}",
      "<a:feed xmlns:a='http://www.w3.org/2005/Atom'>",
    ])
  func feeds(text: String) { #expect(kind(text) == .feed) }

  @Test("a page called .xml is a page")
  func pageCalledXML() { #expect(kind("<!DOCTYPE html><html><body>rss</body></html>", "page.xml") == .page) }

  @Test("OPML called .xml is OPML")
  func outlineCalledXML() { #expect(kind("<?xml version='1.0'?><opml version='2.0'>", "list.xml") == .opml) }

  @Test("a feed called .html is a feed")
  func feedCalledHTML() { #expect(kind("<?xml version='1.0'?><rss><channel>", "index.html") == .feed) }

  @Test("a page inside of a feed's entry does not make it a page")
  func pageInFeed() { #expect(kind("<rss><channel><description>&lt;html><![CDATA[<html>]]>") == .feed) }

  @Test("what a comment before the root says does not count")
  func comment() {
    #expect(kind("<?xml version='1.0'?><!-- no <html> here, <opml> neither --><rss version='2.0'>") == .feed)
  }

  @Test("UTF-16 is looked through", arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian])
  func wide(encoding: String.Encoding) throws {
    let mark: [UInt8] = encoding == .utf16LittleEndian ? [0xFF, 0xFE] : [0xFE, 0xFF]
    let bytes = mark + Array(try #require("<?xml version='1.0'?><rss version='2.0'>".data(using: encoding)))
    #expect(FileKind.of(bytes, name: "file") == .feed)
  }

  @Test("where the beginning says nothing, the name helps")
  func names() {
    #expect(kind("<!-- only a comment -->", "list.opml") == .opml)
    #expect(kind("text", "page.HTM") == .page)
    #expect(kind("text", "feed.atom") == .feed)
  }

  @Test("text and binary files are none", arguments: ["plain text", "\u{7F}ELF\u{1}\u{2}", "PK\u{3}\u{4}", "%PDF-1.7"])
  func others(text: String) { #expect(kind(text) == nil) }
}
