import Articles
import SQLite
import Testing

@testable import Store

@Suite("Migrations")
struct MigrationTests {
  @Test("a store of every earlier version is brought up to date with what it holds", arguments: 1..<migrations.count)
  func fromEach(version: Int) throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.store")
    let old = try Connection(path: path, mode: .readWrite)
    try old.migrate(
      Array(migrations.prefix(version)), finally: "PRAGMA application_id = \(applicationID)")
    try old.execute(
      """
      INSERT INTO lists (id, kind, name, folded, total, unread) VALUES (9, 'publication', 'P', 'p', 1, 1);
      UPDATE lists SET total = 1, unread = 1 WHERE id = 1;
      INSERT INTO articles (id, place, publication, memberships, posted_has_time, headline, labels, lede, byline, has_photo)
        VALUES (4, 100, 9, x'020212', 1, 'Kept', '', '', '', 0);
      INSERT INTO listed VALUES (1, 1, 100, 4), (9, 1, 100, 4);
      INSERT INTO reading (article_id, block, offset) VALUES (4, 2, 7);
      """)
    var content = ByteWriter()
    content.put(Article(entryID: "e", source: "s", publication: "P", headline: "Kept"))
    try old.run("INSERT INTO article_contents VALUES (4, ?)", [.blob(content.bytes)])
    old.close()

    let error = #expect(throws: StoreError.self) { try Store(path: path, mode: .readOnly) }
    #expect(error?.kind == .older)
    let store = try Store(path: path, mode: .readWrite)
    #expect(try store.connection.schemaVersion() == migrations.count)
    #expect(try schema(store) == schema(memoryStore()))
    #expect(try store.article(ArticleID(4))?.state.position == ReadingPosition(block: 2, offset: 7))
    #expect(try store.indexPending() == 1)
    #expect(try store.all(.search("kept")).map(\.id) == [ArticleID(4)])
    try store.setRead(ArticleID(4), true)
    try expectTrueCounters(store)
    _ = try Store(path: path, mode: .readOnly)
  }

  @Test("an index in the store becomes one in a file of its own, and what waited for it comes with the rest")
  func searchInFile() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.store")
    let before = try #require(migrations.firstIndex { $0.name == "search index in a file of its own" })
    let old = try Connection(path: path, mode: .readWrite)
    try old.migrate(Array(migrations.prefix(before)), finally: "PRAGMA application_id = \(applicationID)")
    try old.execute(
      """
      INSERT INTO lists (id, kind, name, folded, total, unread) VALUES (9, 'publication', 'P', 'p', 1, 1);
      INSERT INTO articles (id, place, publication, memberships, posted_has_time, headline, labels, lede, byline, has_photo)
        VALUES (4, 100, 9, x'020212', 1, '국립중앙박물관', '', '', '', 0);
      INSERT INTO listed VALUES (1, 1, 100, 4), (9, 1, 100, 4);
      INSERT INTO search (rowid, headline, words) VALUES (4, '국립중앙박물관', 'waiting');
      INSERT INTO search_changes VALUES (4, '국립중앙박물관', 'waiting');
      UPDATE marks SET value = 4 WHERE name = 'indexed';
      """)
    var content = ByteWriter()
    content.put(Article(entryID: "e", source: "s", publication: "P", headline: "국립중앙박물관"))
    try old.run("INSERT INTO article_contents VALUES (4, ?)", [.blob(content.bytes)])
    old.close()

    let store = try Store(path: path, mode: .readWrite)
    #expect(try store.pendingCount() == 1)
    #expect(try store.indexPending() == 1)
    #expect(try store.pendingCount() == 0)
    #expect(try store.all(.search("박물관")).map(\.id) == [ArticleID(4)])
    #expect(try store.all(.search("waiting")).isEmpty)
    #expect(try store.connection.number("SELECT count(*) FROM main.sqlite_schema WHERE name = 'search'") == 0)
    #expect(try store.check() == ["the counters of everything are wrong"])
  }

  @Test("a migration that fails leaves the schema before it")
  func failure() throws {
    let connection = try Connection(path: ":memory:", mode: .readWrite)
    #expect(throws: SQLiteError.self) {
      try connection.migrate([Migration("good", "CREATE TABLE a (b)"), Migration("bad", "CREATE TABLE a (c)")])
    }
    #expect(try connection.schemaVersion() == 0)
    #expect(try connection.number("SELECT count(*) FROM sqlite_schema") == 0)
  }

  private func schema(_ store: Store) throws -> [String] {
    try store.connection.rows("SELECT name || ifnull(sql, '') FROM sqlite_schema ORDER BY name") { row in row.text(0) }
  }
}
