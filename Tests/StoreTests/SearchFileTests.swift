import Articles
import Glibc
import SQLite
import Testing

@testable import Store

@Suite("The file of the search index")
struct SearchFileTests {
  let folder: TemporaryFolder
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("a.store")
  }

  private func open(_ mode: Store.Mode = .readWrite) throws -> Store { try Store(path: path, mode: mode) }

  private func remove(_ path: String) { for ending in ["", "-wal", "-shm"] { unlink(path + ending) } }

  private func filledStore(_ headlines: [String]) throws -> Store {
    let store = try open()
    try store.merge(headlines.enumerated().map { article($0, headline: $1) }, at: noon)
    try store.indexPending()
    return store
  }

  @Test("stands beside the store, for its owner alone, and is made only where someone may write")
  func file() throws {
    try open().close()
    #expect(!StoreFile.exists(path + ".search"))
    let reader = try open(.readOnly)
    #expect(try reader.all(.search("story")) == [])
    #expect(try reader.pendingCount() == 0)
    #expect(!StoreFile.exists(path + ".search"))
    try open().merge([article(1)], at: noon)
    #expect(try reader.pendingCount() == 1)
    var status = stat()
    #expect(stat(path + ".search", &status) == 0 && status.st_mode & 0o777 == 0o600)
  }

  @Test(
    "whoever fills it keeps nobody from writing to the store, and who writes to the store keeps nobody from filling it")
  func sideBySide() throws {
    let (first, second) = (try filledStore(["Heron"]), try open())
    first.connection.setBusyTimeout(milliseconds: 0)
    second.connection.setBusyTimeout(milliseconds: 0)
    try second.openSearch()
    try second.connection.execute("BEGIN")
    try second.lockSearch()
    try first.merge([article(7, headline: "Egret")], at: noon)
    try first.setRead(try first.id("Heron"), true)
    #expect(try first.all(.search("heron")).count == 1)
    #expect(throws: StoreError.self) { try first.indexPending() }
    try second.connection.execute("ROLLBACK; BEGIN; DELETE FROM marks WHERE 0")
    #expect(try first.indexPending() == 1)
    #expect(throws: StoreError.self) { try first.merge([article(8)], at: noon) }
    try second.connection.execute("ROLLBACK")
    #expect(try second.all(.search("egret")).count == 1)
  }

  @Test("a store that was put in the place of another one is not searched by the other's index")
  func otherStore() throws {
    try filledStore(["Heron", "Egret"]).close()
    remove(path)
    let store = try open()
    try store.merge([article(1, headline: "Stork"), article(2, headline: "Crane")], at: noon)
    #expect(try store.all(.search("heron")) == [])
    #expect(try store.pendingCount() == 2)
    try store.indexPending()
    #expect(try store.all(.search("stork")).map(\.headline) == ["Stork"])
    #expect(try store.all(.search("heron")) == [])
  }

  @Test("an earlier copy in the place of the store is not searched by the later index", arguments: [true, false])
  func earlierCopy(isChange: Bool) throws {
    let store = try filledStore(["Heron", "Egret"])
    try store.backUp(to: folder.file("copy"))
    try store.merge([article(isChange ? 1 : 5, headline: "Stork")], at: noon)
    try store.indexPending()
    #expect(try store.all(.search("stork")).count == 1)
    store.close()
    remove(path)
    #expect(rename(folder.file("copy"), path) == 0)
    #expect(try open(.readOnly).all(.search("egret")) == [])
    let again = try open()
    try again.merge([article(6, headline: "Crane")], at: noon)
    while try again.indexPending() > 0 {}
    #expect(try again.all(.search("stork")) == [])
    #expect(try again.all(.search("egret")).count == 1)
    #expect(try again.all(.search("crane")).map(\.headline) == ["Crane"])
    #expect(try again.check() == [])
  }

  @Test("after a copy was restored, what it holds is found, and nothing else")
  func restored() throws {
    let store = try filledStore(["Heron"])
    try store.backUp(to: folder.file("copy"))
    try store.merge([article(0, headline: "Egret")], at: noon)
    try store.indexPending()
    try store.restore(from: folder.file("copy"), keeping: folder.file("safe"))
    #expect(try store.all(.search("egret")) == [])
    #expect(try store.pendingCount() == 1)
    try store.indexPending()
    #expect(try store.all(.search("heron")).count == 1)
  }

  @Test("a damaged one is set aside and made again; who may only read is told what to do")
  func damaged() throws {
    try filledStore(["Heron"]).close()
    remove(path + ".search")
    let text = String(repeating: "no index at all ", count: 400)
    try folder.write(text, to: "a.store.search")
    let reader = try open(.readOnly)
    let error = #expect(throws: StoreError.self) { try reader.all(.search("heron")) }
    #expect(error?.description.hasPrefix("\(path).search: the search index is damaged (") == true)
    #expect(error?.description.hasSuffix("). Remove it, and it is made again.") == true)
    #expect(try reader.rail(for: reader.id("Heron")).isEmpty)
    #expect(try reader.check().count == 1)

    let store = try open()
    try store.merge([article(2, headline: "Egret")], at: noon)
    #expect(try store.indexPending() == 2)
    #expect(try store.all(.search("egret")).count == 1)
    #expect(try open(.readOnly).all(.search("heron")).count == 1)
    var status = stat()
    #expect(stat(path + ".search.damaged", &status) == 0 && Int(status.st_size) == text.utf8.count)
  }

  @Test("another program's file of that name is told, and not changed")
  func foreign() throws {
    let other = try Connection(path: path + ".search", mode: .readWrite)
    try other.execute("CREATE TABLE notes (text TEXT)")
    let store = try open()
    try store.merge([article(1)], at: noon)
    let error = #expect(throws: StoreError.self) { try store.indexPending() }
    #expect(error?.reason == "this is not a search index of Broadsheet")
    #expect(try other.rows("SELECT name FROM sqlite_schema") { $0.text(0) } == ["notes"])
  }

  @Test("one with a trigger in it was made by someone else")
  func trigger() throws {
    try filledStore(["Heron"]).close()
    let other = try Connection(path: path + ".search", mode: .readWrite)
    try other.execute("CREATE TRIGGER evil AFTER UPDATE ON search_state BEGIN SELECT 1; END")
    #expect(throws: StoreError.self) { try open().all(.search("heron")) }
  }

  @Test("one of another form is made anew")
  func otherForm() throws {
    try filledStore(["Heron"]).close()
    let other = try Connection(path: path + ".search", mode: .readWrite)
    try other.execute("DROP TABLE search; PRAGMA user_version = 99")
    other.close()
    let store = try open()
    #expect(try store.pendingCount() == 1)
    try store.indexPending()
    #expect(try store.all(.search("heron")).count == 1)
  }

  @Test("what changes while a batch is being read and brought in is found as it is in the end", arguments: [1, 2, 50])
  func changesMeanwhile(limit: Int) throws {
    let store = try open()
    try store.merge((0..<6).map { article($0, headline: "Heron \($0)", text: "reeds") }, at: noon)
    while let batch = try store.nextBatch(limit: limit) {
      let number = batch.count
      try store.merge(
        [
          article(number % 6, headline: "Egret \(number)", text: "mud"),
          article(5, headline: "Stork \(number)", text: "chimney \(number)"),
        ], at: noon)
      let ahead = try store.nextBatch(after: batch, limit: limit)
      try store.merge([article(0, headline: "Crane \(number)", text: "meadow")], at: noon)
      #expect(try store.put(batch))
      #expect(try !store.put(batch))
      if let ahead { #expect(try store.put(ahead)) }
      if try store.pendingCount() == 0 { break }
      while try store.indexPending(limit: limit) > 0 {}
    }
    try expectIndexedOnce(store)
    #expect(try store.all(.search("stork")).count == 1)
    #expect(try store.connection.number("SELECT count(*) FROM search_changes") == 0)
  }
}

/// Every article is in the index once with its number: its headline's and its text's words are there as often as a new index
/// of the same articles would have them.
func expectIndexedOnce(_ store: Store) throws {
  let again = try memoryStore()
  let stored = try store.connection.rows("SELECT article_id FROM article_contents ORDER BY article_id") { row in
    ArticleID(row.int(0))
  }
  try again.merge(stored.compactMap { try store.article($0)?.article }, at: noon)
  try again.indexPending()
  #expect(try terms(store) == terms(again))
  try store.connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")
}

private func terms(_ store: Store) throws -> [String] {
  try store.connection.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab(searching, search, row)")
  defer { try? store.connection.execute("DROP TABLE temp.terms") }
  return try store.connection.rows("SELECT term || ' ' || doc || ' ' || cnt FROM temp.terms ORDER BY term") { row in
    row.text(0)
  }
}
