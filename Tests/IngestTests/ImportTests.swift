import Articles
import Foundation
import ProgramRunner
import Store
import Testing

@testable import Ingest

@Suite struct ImportTests {
  @Test("feeds, pages and OPML are taken in together and counted")
  func kinds() throws {
    let room = try Newsroom()
    try room.folder.write(feed([("One", nil), ("Two", nil)]), to: "feed.xml")
    try room.folder.write(page("A ferry is late"), to: "page.html")
    try room.folder.write(
      "<opml version='2.0'><body><outline text='Harbor' xmlUrl='https://harbor.example/feed'/></body></opml>",
      to: "list.opml")
    let report = try room.take()
    #expect(report.failures == [])
    #expect((report.feeds, report.pages, report.outlines, report.subscriptions) == (1, 1, 1, 1))
    #expect(try room.headlines() == ["A ferry is late", "One", "Two"])
  }

  @Test("a JSON Feed is a feed")
  func jsonFeed() throws {
    let room = try Newsroom()
    try room.folder.write(
      """
      {"version": "https://jsonfeed.org/version/1.1", "title": "Harbor", "items": [
        {"id": "1", "title": "A ferry is late", "content_text": "By an hour."}]}
      """, to: "feed.json")
    #expect(try room.take().failures == [])
    #expect(try room.headlines() == ["A ferry is late"])
  }

  @Test("a feed in UTF-16 is read")
  func wide() throws {
    let room = try Newsroom()
    let text = feed([("Fähre — 한국", nil)]).replacing("<?xml version=\"1.0\"?>", with: "")
    try room.folder.write([0xFF, 0xFE] + Array(try #require(text.data(using: .utf16LittleEndian))), to: "feed.xml")
    #expect(try room.take().failures == [])
    #expect(try room.headlines() == ["Fähre — 한국"])
  }

  @Test("bad files are refused each with a reason, and stop nothing else")
  func badFiles() throws {
    let room = try Newsroom()
    try room.folder.write("", to: "1-empty.xml")
    try room.folder.write([0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 0xFF], to: "2-binary.xml.bin")
    try room.folder.write(Array(try gzipped(feed([("One", nil)])).dropLast(20)), to: "3-cut.xml.gz")
    try room.folder.write("just words", to: "4-words.txt")
    try room.folder.write("{\"no\": \"feed\"}", to: "5-other.json")
    try room.folder.write("<html><body></body></html>", to: "6-blank.html")
    try room.folder.write(feed([("Good", nil)]), to: "7-good.xml")
    let report = try room.take()
    #expect(report.failures.map { $0.path.split(separator: "/").last?.first } == ["1", "2", "3", "4", "5", "6"])
    #expect(report.failures.allSatisfy { !$0.reason.isEmpty && !$0.reason.contains("\n") })
    #expect(report.failures.first?.reason == "the file is empty")
    #expect(try room.headlines() == ["Good"])
  }

  @Test("taking the same thing in twice changes nothing and keeps what was read")
  func twice() throws {
    let room = try Newsroom()
    try room.folder.write(feed([("One", nil), ("Two", nil), ("Three", nil)]), to: "feed.xml")
    try room.folder.write(page("A ferry is late"), to: "page.html")
    #expect(try room.take().articles == merged(4, 0, 0))
    let read = try #require(try room.teasers().first).id
    try room.store.setRead(read, true)
    try room.store.setSaved(read, true)
    try room.store.savePosition(read, ReadingPosition(block: 0, offset: 3))
    let before = try room.teasers()
    #expect(try room.take().articles == merged(0, 0, 4))
    #expect(try room.teasers() == before)
    #expect(
      try room.store.article(read)?.state
        == ReadingState(isRead: true, isSaved: true, position: ReadingPosition(block: 0, offset: 3)))
  }

  @Test("a story that was changed is changed here, and stays read")
  func changed() throws {
    let room = try Newsroom()
    try room.folder.write(feed([("One", nil)]), to: "feed.xml")
    try room.take()
    let id = try #require(try room.teasers().first).id
    try room.store.setRead(id, true)
    try room.folder.write(feed([("One", nil)]).replacing("told in full", with: "told anew"), to: "feed.xml")
    #expect(try room.take().articles == merged(0, 1, 0))
    let stored = try #require(try room.store.article(id))
    #expect(stored.article.plainText.contains("told anew") && stored.state.isRead)
  }

  @Test("many files get the same numbers every time, however many cores read them")
  func order() throws {
    let folder = try TemporaryFolder()
    for number in 1...60 {
      try folder.write(
        feed(
          [("A\(number)", nil), ("B\(number)", nil)], called: "Paper \(number)", at: "https://p\(number).example/feed"),
        to: "\(number).xml")
    }
    let numbers = try (1...3).map { _ in
      let store = try Store(path: ":memory:", mode: .readWrite)
      _ = try Importer(into: store, at: Newsroom.now).take([folder.path])
      let teasers = try store.page(.everything, order: .newest, after: nil, limit: 200).teasers
      return Dictionary(uniqueKeysWithValues: teasers.map { ($0.headline, $0.id) })
    }
    #expect(numbers[0].count == 120)
    #expect(numbers[0] == numbers[1] && numbers[1] == numbers[2])
  }

  @Test("the address of a page is the one that was given with it")
  func address() throws {
    let room = try Newsroom()
    try room.folder.write(page("A ferry is late"), to: "page.html")
    try room.take(url: "https://harbor.example/late")
    #expect(try room.teasers().map(\.url) == ["https://harbor.example/late"])
  }

  @Test("how far it has come is told, up to the end")
  func progress() throws {
    let room = try Newsroom()
    for number in 1...5 { try room.folder.write(feed([("\(number)", nil)]), to: "\(number).xml") }
    let importer = Importer(into: room.store, at: Newsroom.now)
    var told: [String] = []
    _ = try importer.take([room.folder.path]) { told.append("\($0)") }
    try importer.index { told.append("\($0)") }
    #expect(told == ["reading(5, of: 5)", "indexing(5)"])
  }

  @Test("words are found once they are indexed")
  func index() throws {
    let room = try Newsroom()
    try room.folder.write(feed([("A ferry is late", nil), ("Fog", nil)]), to: "feed.xml")
    let importer = Importer(into: room.store, at: Newsroom.now)
    _ = try importer.take([room.folder.path])
    try importer.index()
    let found = try room.store.page(.search("ferry"), order: .newest, after: nil, limit: 10).teasers
    #expect(found.map(\.headline) == ["A ferry is late"])
  }

  @Test("lines of OPML that would run commands or read files are refused, and http is kept")
  func outlines() throws {
    let room = try Newsroom()
    let bad = [
      "exec:date", "filter:tidy:https://harbor.example/feed", "file:///etc/passwd", "|date >file", "ftp://x/y",
    ]
    let lines = (bad + ["http://harbor.example/feed", "https://harbor.example/second"]).enumerated().map {
      "<outline text='Line \($0.offset)' type='rss' xmlUrl='\($0.element.replacing(">", with: "&gt;"))'/>"
    }
    try room.folder.write("<opml version='2.0'><body>\(lines.joined())</body></opml>", to: "list.opml")
    let report = try room.take()
    #expect(
      report.failures.map(\.reason) == [
        "Line 0: it would run a command", "Line 1: it would run a command",
        "Line 2: it would read a file of this machine",
        "Line 3: it would run a command", "Line 4: ftp: addresses are not fetched",
      ])
    #expect(
      try room.store.subscriptions().map(\.url).sorted() == [
        "http://harbor.example/feed", "https://harbor.example/second",
      ])
  }
}
