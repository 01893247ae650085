import Articles
import Glibc
import SQLite
import Testing

@testable import Store

@Suite("The store's file")
struct FileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("a local store read by others: a new one and its folders are for their owner alone")
  func access() throws {
    let path = folder.file("a/b/news.store")
    let store = try Store(path: path, mode: .readWrite)
    try store.merge([article(1)], at: noon)
    #expect(try permissions(path) == 0o600)
    #expect(try permissions(path + "-wal") == 0o600)
    #expect(try permissions(path + "-shm") == 0o600)
    #expect(try permissions(folder.file("a")) == 0o700)
    #expect(try permissions(folder.file("a/b")) == 0o700)
  }

  @Test("what is not a store is told so, and is not changed")
  func foreign() throws {
    let path = folder.file("notes.txt")
    let text =
      "Dear diary, this is a text of more than a hundred bytes, so that it could be taken for a header of SQLite if..."
    try folder.write(text, to: "notes.txt")
    for mode in [Store.Mode.readOnly, .readWrite] {
      let error = #expect(throws: StoreError.self) { try Store(path: path, mode: mode) }
      #expect(error?.kind == .foreign)
      #expect(error?.description == "\(path): this is not a Broadsheet store. Name another file with --store.")
    }
    #expect(try contents(path) == text)
  }

  @Test("another program's database is told so, and is not changed")
  func otherDatabase() throws {
    let path = folder.file("other.db")
    let other = try Connection(path: path, mode: .readWrite)
    try other.execute("CREATE TABLE notes (text TEXT)")
    #expect(throws: StoreError.self) { try Store(path: path, mode: .readWrite) }
    #expect(try other.number("SELECT count(*) FROM sqlite_schema") == 1)
    #expect(try other.number("PRAGMA user_version") == 0)
  }

  @Test("a hostile database file: a store that brings a trigger or a view was made by someone else")
  func trigger() throws {
    let path = folder.file("a.store")
    let store = try Store(path: path, mode: .readWrite)
    try store.connection.execute("CREATE VIEW evil AS SELECT 1")
    store.close()
    #expect(throws: StoreError.self) { try Store(path: path, mode: .readOnly) }
  }

  @Test("a store of a later version is not touched")
  func newer() throws {
    let path = folder.file("a.store")
    let store = try Store(path: path, mode: .readWrite)
    try store.connection.execute("PRAGMA user_version = 999")
    store.close()
    let error = #expect(throws: StoreError.self) { try Store(path: path, mode: .readWrite) }
    #expect(error?.kind == .newer)
  }

  @Test("a damaged store is told so")
  func damaged() throws {
    let path = folder.file("a.store")
    let store = try Store(path: path, mode: .readWrite)
    try store.merge((0..<200).map { article($0) }, at: noon)
    try store.checkpoint()
    store.close()
    let file = open(path, O_WRONLY)
    let noise = [UInt8](repeating: 0xA5, count: 8_192)
    for page in 1..<40 { _ = pwrite(file, noise, noise.count, off_t(page * 8_192)) }
    close(file)
    let error = #expect(throws: StoreError.self) {
      let store = try Store(path: path, mode: .readOnly)
      _ = try store.page(.everything, limit: 100)
      _ = try store.sections()
    }
    #expect(error?.kind == .corrupt)
  }

  @Test("a store that is not there cannot be read, and is not made")
  func missing() throws {
    let path = folder.file("none.store")
    let error = #expect(throws: StoreError.self) { try Store(path: path, mode: .readOnly) }
    #expect(error?.kind == .missing)
    #expect(Glibc.access(path, F_OK) != 0)
  }

  @Test("a folder is not a store")
  func isFolder() throws {
    #expect(throws: StoreError.self) { try Store(path: folder.path, mode: .readWrite) }
  }

  @Test("an empty file becomes a store")
  func emptyFile() throws {
    let path = folder.file("a.store")
    try folder.write("", to: "a.store")
    try Store(path: path, mode: .readWrite).merge([article(1)], at: noon)
    #expect(try Store(path: path, mode: .readOnly).all(.everything).count == 1)
  }

  @Test("one program reads a steady picture while another writes, and sees it once it is written")
  func together() throws {
    let path = folder.file("a.store")
    let writer = try Store(path: path, mode: .readWrite)
    try writer.merge([article(1)], at: noon)
    let reader = try Store(path: path, mode: .readOnly)
    let mark = try reader.changeMark()
    try writer.connection.execute("BEGIN IMMEDIATE")
    #expect(try reader.all(.everything).count == 1)
    try writer.connection.execute("COMMIT")
    #expect(try reader.changeMark() == mark)
    try writer.merge([article(2, section: ["World"])], at: noon)
    #expect(try reader.all(.everything).count == 2)
    #expect(try reader.changeMark() != mark)
    #expect(try reader.sections().map(\.total) == [1])
    #expect(throws: StoreError.self) { try reader.merge([article(3)], at: noon) }
  }

  @Test("a copy holds what the store holds, for its owner alone, and never replaces a file")
  func copy() throws {
    let store = try Store(path: folder.file("a.store"), mode: .readWrite)
    try store.merge((0..<20).map { article($0, section: ["World"]) }, at: noon)
    try store.indexPending()
    try store.backUp(to: folder.file("copies/b.store"))
    let copy = try Store(path: folder.file("copies/b.store"), mode: .readWrite)
    #expect(try permissions(copy.path) == 0o600)
    #expect(try copy.pendingCount() == 20)
    try copy.indexPending()
    #expect(try copy.all(.search("story")) == store.all(.search("story")))
    #expect(try copy.sections() == store.sections())
    #expect(throws: StoreError.self) { try store.backUp(to: copy.path) }
    #expect(try copy.all(.everything).count == 20)
  }

  @Test("a sound store has no faults, also after it was made compact; wrong counters are one")
  func check() throws {
    let store = try Store(path: folder.file("a.store"), mode: .readWrite)
    try store.merge((0..<20).map { article($0, section: ["World"]) }, at: noon)
    try store.indexPending()
    try store.compact()
    #expect(try store.check() == [])
    #expect(try store.all(.search("story")).count == 20)
    try store.connection.execute("UPDATE lists SET total = 5 WHERE name = 'World'")
    #expect(try store.check() == ["the counters of World are wrong"])
  }

  @Test("many programs may make one store at once")
  func creation() async throws {
    for round in 0..<8 {
      let path = folder.file("\(round).store")
      try await withThrowingTaskGroup(of: Void.self) { group in
        for part in 0..<4 {
          group.addTask { try Store(path: path, mode: .readWrite).merge([article(part)], at: noon) }
        }
        try await group.waitForAll()
      }
      #expect(try Store(path: path, mode: .readOnly).all(.everything).count == 4)
    }
  }

  @Test("programs that write at the same time wait for each other")
  func concurrent() async throws {
    let path = folder.file("a.store")
    _ = try Store(path: path, mode: .readWrite)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for part in 0..<3 {
        group.addTask {
          let store = try Store(path: path, mode: .readWrite)
          for batch in 0..<10 {
            // Half of each batch is also taken in by the next part.
            let first = part * 100 + batch * 10
            try store.merge((first..<first + 10).map { article($0 % 250, section: ["S\($0 % 5)"]) }, at: noon)
            try store.setRead(ArticleID(Int64(batch + 1)), part % 2 == 0)
            try store.indexPending(limit: 15)
          }
        }
      }
      group.addTask {
        let store = try Store(path: path, mode: .readOnly)
        for _ in 0..<30 { _ = try store.page(.everything, order: .unreadFirst, limit: 20) }
      }
      try await group.waitForAll()
    }
    let store = try Store(path: path, mode: .readWrite)
    while try store.indexPending() > 0 {}
    #expect(try store.all(.everything, limit: 60).count == 250)
    #expect(try store.all(.search("story"), limit: 60).count == 250)
    try expectTrueCounters(store)
  }

  private func contents(_ path: String) throws -> String {
    let file = try #require(fopen(path, "r"))
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 4_096)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }
}
