// newsboat's subscriptions and stories into the store. Its cache is a file like any other that may come from anywhere: it is
// opened to be read only, its schema is not trusted, and every row of it is treated as a feed's text is.

internal import Articles
internal import Feeds
internal import SQLite
public import Store

extension Importer {
  /// Takes in a newsboat `urls` file and, where there is one, the `cache.db` with what was read and flagged.
  public func takeNewsboat(urls: String?, cache: String?) throws(StoreError) -> ImportReport {
    var report = ImportReport()
    if let urls {
      switch contents(of: urls, limit: Self.sizeLimit) {
      case .failure(let failure): report.failures.append(failure)
      case .success(let bytes):
        let document = parseNewsboatURLs(String(decoding: bytes, as: UTF8.self))
        report.outlines += 1
        report.bytes += bytes.count
        report.subscriptions += try store.subscribe(SubscriptionList(document))
        report.failures += document.refusals.map {
          ImportFailure(path: urls, reason: "\(withoutUserInfo($0.title)): \(withoutUserInfo($0.xmlURL)): \($0.reason)")
        }
      }
    }
    if let cache { try takeCache(cache, into: &report) }
    return report
  }

  private func takeCache(_ path: String, into report: inout ImportReport) throws(StoreError) {
    let shelves = try Shelves(of: store)
    func refuse(_ error: SQLiteError) { report.failures.append(ImportFailure(path: path, reason: "\(error)")) }
    let cache: NewsboatCache
    do throws(SQLiteError) {
      guard let opened = try NewsboatCache(path) else {
        report.failures.append(ImportFailure(path: path, reason: "it is no cache of newsboat"))
        return
      }
      cache = opened
    } catch { return refuse(error) }
    report.feeds += cache.titles.count
    while true {
      let items: [CachedItem]
      do throws(SQLiteError) { items = try cache.next() } catch { return refuse(error) }
      guard !items.isEmpty else { return }
      // The file is a stranger's: only what a person may subscribe to is a feed.
      let taken = items.filter { refusalReason(forFeedAt: $0.feedURL) == nil }
      let articles = taken.map { shelves.placed($0.article(feedTitle: cache.titles[$0.feedURL] ?? "")) }
      report.articles = report.articles + (try store.merge(articles, at: now))
      try store.apply(taken.map(\.mark))
    }
  }
}

/// A cache of newsboat, open to be read.
private final class NewsboatCache {
  /// Stories that are read at a time.
  private static let batch = 500
  /// Characters that a story may have.
  private static let longestStory = 4 << 20

  /// The names of feeds by address.
  let titles: [String: String]
  private let connection: Connection
  private var last: Int64 = .min

  /// Nil where the file is a database of something else.
  init?(_ path: String) throws(SQLiteError) {
    connection = try Connection(path: path, mode: .readOnly)
    connection.setBusyTimeout(milliseconds: 2_000)
    try connection.execute("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0")
    // A view or a virtual table of this name could do whatever its maker liked.
    let tables = try connection.rows(
      "SELECT count(*) FROM sqlite_schema WHERE name IN ('rss_item', 'rss_feed') AND type = 'table' AND sql LIKE 'CREATE TABLE%'"
    ) { row throws(SQLiteError) in row.int(0) }
    guard tables == [2] else { return nil }
    var titles: [String: String] = [:]
    let feeds = try connection.rows("SELECT rssurl, title FROM rss_feed LIMIT 100000") {
      row throws(SQLiteError) in (row.text(0), row.text(1))
    }
    for (url, title) in feeds { titles[url] = title }
    self.titles = titles
  }

  /// The next stories; none at the end.
  func next() throws(SQLiteError) -> [CachedItem] {
    let items = try connection.rows(
      """
      SELECT id, guid, title, author, url, feedurl, pubDate, substr(content, 1, \(Self.longestStory)), unread, flags
      FROM rss_item WHERE id > ? AND deleted = 0 ORDER BY id LIMIT \(Self.batch)
      """, [.integer(last)]
    ) { row throws(SQLiteError) in
      CachedItem(
        id: row.int(0), guid: row.text(1), title: row.text(2), author: row.text(3), url: row.text(4),
        feedURL: row.text(5), published: row.int(6), content: row.text(7), isUnread: row.int(8) != 0,
        flags: row.optionalText(9) ?? "")
    }
    last = items.last?.id ?? last
    return items
  }
}

/// A story as newsboat keeps it.
private struct CachedItem {
  var id: Int64
  var guid: String
  var title: String
  var author: String
  var url: String
  var feedURL: String
  /// Seconds since 1970.
  var published: Int64
  var content: String
  var isUnread: Bool
  var flags: String

  private var entryID: String { guid.isEmpty ? url : guid }

  var mark: ReadingMark {
    ReadingMark(source: feedURL, entryID: entryID, isRead: !isUnread, isSaved: !flags.isEmpty)
  }

  /// The story as if its feed had just told it.
  func article(feedTitle: String) -> Article {
    var feed = Feed(format: .rss)
    feed.title = feedTitle.isEmpty ? nil : HTMLConstruct(kind: .html, text: feedTitle).plainText
    var entry = Entry()
    entry.id = entryID
    entry.title = HTMLConstruct(kind: .html, text: title).plainText
    entry.link = url.isEmpty ? nil : url
    entry.content = HTMLConstruct(kind: .html, text: content, base: url.isEmpty ? feedURL : url)
    if !author.isEmpty { entry.authors = [Person(named: author)] }
    // No story was told before feeds were, nor long after today.
    if (1...32_503_680_000).contains(published) { entry.published = Timestamp(seconds: published) }
    return Feeds.article(from: entry, in: feed, source: feedURL)
  }
}
