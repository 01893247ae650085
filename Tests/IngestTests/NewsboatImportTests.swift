import Articles
import ProgramRunner
import SQLite
import Store
import Testing

@testable import Ingest

@Suite("Moving in from newsboat") struct NewsboatImportTests {
  private static let schema = """
    CREATE TABLE rss_feed (rssurl VARCHAR(1024) PRIMARY KEY NOT NULL, url VARCHAR(1024), title VARCHAR(1024));
    CREATE TABLE rss_item (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, guid VARCHAR(64), title VARCHAR(1024),
      author VARCHAR(1024), url VARCHAR(1024), feedurl VARCHAR(1024), pubDate INTEGER, content VARCHAR(65535),
      unread INTEGER(1), flags VARCHAR(52), deleted INTEGER(1) NOT NULL DEFAULT 0);
    INSERT INTO rss_feed VALUES ('https://quay.test/feed', 'https://quay.test/', 'The Quay');
    """

  private func item(
    _ guid: String, _ title: String, feed: String = "https://quay.test/feed", content: String = "<p>Told.</p>",
    date: String = "1136214245", unread: Int = 1, flags: String = "NULL", deleted: Int = 0
  ) -> String {
    """
    INSERT INTO rss_item (guid, title, author, url, feedurl, pubDate, content, unread, flags, deleted) VALUES
      ('\(guid)', '\(title)', 'Ann', 'https://quay.test/\(guid)', '\(feed)', \(date), '\(content)', \(unread), \(flags), \(deleted));
    """
  }

  /// What is taken in from a cache that a script made.
  private func take(_ script: String, urls: String? = nil) throws -> (Newsroom, ImportReport) {
    let room = try Newsroom()
    let path = room.folder.file("cache.db")
    let connection = try Connection(path: path, mode: .readWrite)
    try connection.execute(script)
    connection.close()
    let list = try urls.map { try room.folder.write($0, to: "urls") }
    let report = try Importer(into: room.store, at: Newsroom.now).takeNewsboat(urls: list, cache: path)
    return (room, report)
  }

  @Test("what was read stays read, what has a flag is saved, what was deleted stays away")
  func marks() throws {
    let (room, report) = try take(
      Self.schema + item("a", "One", unread: 0) + item("b", "Two &amp; <b>three</b>", flags: "'s'")
        + item("c", "Gone", deleted: 1))
    let teasers = try room.teasers()
    #expect(teasers.count == 2 && report.failures.isEmpty)
    let one = try #require(teasers.first { $0.headline == "One" })
    let two = try #require(teasers.first { $0.headline == "Two & three" })
    #expect(one.isRead && !one.isSaved && !two.isRead && two.isSaved)
    #expect(one.publication == "The Quay" && one.posted.iso8601 == "2006-01-02T15:04:05Z")
  }

  @Test("taking it in twice changes nothing, and the feed's own fetch knows the stories")
  func twice() throws {
    let (room, _) = try take(Self.schema + item("a", "One", unread: 0))
    let again = try Importer(into: room.store, at: Newsroom.now)
      .takeNewsboat(urls: nil, cache: room.folder.file("cache.db"))
    #expect(again.articles == merged(0, 0, 1))
    #expect(try room.teasers().map(\.isRead) == [true])
  }

  @Test("feeds come with their sections, and what is refused is told")
  func subscriptions() throws {
    let (room, report) = try take(
      Self.schema, urls: "https://quay.test/feed sea \"~Quay\"\nexec:touch\n\"query:x:y\"\n")
    #expect(try room.store.subscriptions().map(\.sectionPath) == [["sea"]])
    #expect(report.subscriptions == 1 && report.failures.count == 2)
  }

  @Test(
    "a hostile cache is refused or read as text: no view, no foreign feed, no escape code, no wild number",
    arguments: [
      "CREATE TABLE rss_feed (rssurl, title); CREATE VIEW rss_item AS SELECT load_extension('x');",
      "CREATE TABLE x (y);",
      "CREATE TABLE rss_feed (rssurl, title); CREATE TABLE rss_item (id INTEGER PRIMARY KEY);",
    ])
  func hostileSchema(_ script: String) throws {
    let (room, report) = try take(script)
    #expect(report.failures.count == 1)
    #expect(try room.teasers().isEmpty)
  }

  @Test("stories of files and commands are passed over, and hostile texts are only texts")
  func hostileRows() throws {
    let (room, _) = try take(
      Self.schema + item("a", "x", feed: "exec:touch x") + item("b", "y", feed: "file:///etc/passwd")
        + item(
          "c", "A' || char(27) || '[2J' || char(155) || 'B", content: "<script>1</script><p>x</p>",
          date: "-9223372036854775808")
        + item("d", "D", date: "9223372036854775807"))
    let teasers = try room.teasers()
    #expect(teasers.count == 2)
    for teaser in teasers { #expect(!teaser.headline.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x9B }) }
  }

  @Test("a file that is no database is refused in one line, and one that is cut off too")
  func broken() throws {
    let room = try Newsroom()
    let path = try room.folder.write(String(repeating: "not a database ", count: 200), to: "cache.db")
    let report = try Importer(into: room.store, at: Newsroom.now).takeNewsboat(urls: nil, cache: path)
    #expect(report.failures.count == 1 && report.failures.allSatisfy { !$0.reason.contains("\n") })
  }
}
