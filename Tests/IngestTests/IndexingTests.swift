import Articles
import ProgramRunner
import SQLite
import Store
import Testing

@testable import Ingest

@Suite("Indexing while stories are still coming")
struct IndexingTests {
  let folder: TemporaryFolder
  let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(path: folder.file("news.store"), mode: .readWrite)
  }

  private func stories(_ numbers: Range<Int>) -> [Article] {
    numbers.map { number in
      Article(
        entryID: "e\(number)", source: "s", publication: "P", headline: "Heron \(number)", posted: Newsroom.now,
        body: [.paragraph(Prose("Number \(number) of the reeds."))])
    }
  }

  @Test("goes on beside the storing, and in the end every story is found once, by whichever of two programs was faster")
  func besideStoring() throws {
    let indexing = Indexing(storeAt: store.path)
    let other = try Store(path: store.path, mode: .readWrite)
    for start in stride(from: 0, to: 7_500, by: 500) {
      let merged = try store.merge(stories(start..<start + 500), at: Newsroom.now)
      indexing.note(merged.inserted)
      if start == 5_000 { try other.indexPending(limit: 700) }
    }
    try indexing.finish()
    #expect(try store.pendingCount() == 0)
    #expect(try store.page(.search("heron 7499"), limit: 5).teasers.count == 1)
    #expect(try store.unreadCounts(ofSearches: ["reeds"], upTo: 10_000) == ["reeds": 7_500])
    try store.merge(stories(7_500..<7_501), at: Newsroom.now)
    try indexing.finish()
    #expect(try store.pendingCount() == 0)
  }

  @Test("few stories wait until all have come")
  func few() throws {
    let indexing = Indexing(storeAt: store.path)
    indexing.note(try store.merge(stories(0..<20), at: Newsroom.now).inserted)
    indexing.stop()
    #expect(try store.pendingCount() == 20)
    try indexing.finish()
    #expect(try store.pendingCount() == 20)
    var told: [Int] = []
    try Indexing(storeAt: store.path).finish { told.append($0) }
    #expect(try store.pendingCount() == 0)
    #expect(told.allSatisfy { (0...20).contains($0) })
  }

  @Test("an index that cannot be used is told in the end")
  func unusable() throws {
    let other = try Connection(path: folder.file("news.store.search"), mode: .readWrite)
    try other.execute("CREATE TABLE notes (text TEXT)")
    let indexing = Indexing(storeAt: store.path)
    indexing.note(try store.merge(stories(0..<3_500), at: Newsroom.now).inserted)
    #expect(throws: StoreError.self) { try indexing.finish() }
  }
}
