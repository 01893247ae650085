import Articles
import SQLite
import Testing

@testable import Store

/// Numbers that are the same in every run.
struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}

@Suite("What the reader does")
struct ReadingTests {
  @Test("counters are what counting gives, whatever was done", arguments: 1...6)
  func counters(seed: Int) throws {
    let store = try memoryStore()
    var dice = Dice(state: UInt64(seed) &* 7_919)
    let sections = [["A"], ["A", "B"], ["A", "B", "C"], ["D"], []]
    var tokens: [UndoToken] = []
    for _ in 0..<150 {
      let id = ArticleID(Int64.random(in: 1...40, using: &dice))
      switch Int.random(in: 0..<10, using: &dice) {
      case 0, 1:
        let number = Int.random(in: 0..<40, using: &dice)
        let reporter = ["X", "Y", nil].randomElement(using: &dice) ?? nil
        let section = sections.randomElement(using: &dice) ?? []
        try store.merge(
          (number..<number + 4).map {
            article($0, headline: "Version \(Int.random(in: 0..<3, using: &dice))", section: section, byline: reporter)
          }, at: noon)
      case 2: try store.setRead(id, Bool.random(using: &dice))
      case 3, 4: try store.setSaved(id, Bool.random(using: &dice))
      case 5: try store.recordVisit(id, at: noon)
      case 6: try store.savePosition(id, ReadingPosition(block: 2))
      case 7: tokens.append(try store.remove(id))
      case 8:
        let listings: [Listing] = [.everything, .saved, .history, .byline("X"), .section(SectionID(5))]
        tokens.append(try store.markAllRead(listings.randomElement(using: &dice) ?? .everything))
      default: if let token = tokens.popLast() { try store.undo(token) }
      }
      try expectTrueCounters(store)
    }
  }

  @Test("undoing restores every list as it was")
  func undoMarkAll() throws {
    let store = try memoryStore()
    try store.merge((1...12).map { article($0, section: $0 % 2 == 0 ? ["World"] : ["Asia"]) }, at: noon)
    try store.setRead(store.id("Story number 4"), true)
    try store.setSaved(store.id("Story number 6"), true)
    let world = try #require(try store.section(at: ["World"]))
    let before = try snapshot(store)
    let token = try store.markAllRead(.section(world))
    #expect(token.count == 5)
    #expect(try store.count(.section(world)) == ListCount(total: 6, unread: 0))
    #expect(try store.count(.everything)?.unread == 6)
    #expect(try store.undo(token))
    #expect(try snapshot(store) == before)
    #expect(try !store.undo(token))
  }

  @Test("a removed article is in no list, does not come back with the next fetch, and can be restored")
  func undoRemove() throws {
    let store = try memoryStore()
    let stories = (1...3).map { article($0, section: ["World"], byline: "A. Reporter") }
    try store.merge(stories, at: noon)
    try store.indexPending()
    let id = try store.id("Story number 2")
    try store.setSaved(id, true)
    try store.setRead(id, true)
    try store.recordVisit(id, at: noon)
    let before = try snapshot(store)
    let token = try store.remove(id)
    #expect(try store.article(id) == nil)
    #expect(try store.all(.search("story")).count == 2)
    try store.merge(stories + [article(2, headline: "Changed")], at: noon)
    for listing in [Listing.everything, .saved, .history, .byline("A. Reporter")] {
      #expect(try !store.all(listing).contains { $0.id == id })
    }
    try expectTrueCounters(store)
    try store.undo(token)
    #expect(try snapshot(store) == before)
  }

  @Test("the text of a removed article is erased once twenty other changes were made")
  func erased() throws {
    let store = try memoryStore()
    try store.merge((1...30).map { article($0) }, at: noon)
    try store.merge([article(1, text: "Zebra")], at: noon)
    try store.indexPending()
    let id = try store.id("Story number 1")
    let token = try store.remove(id)
    for _ in 0..<20 { _ = try store.markAllRead(.saved) }
    #expect(try !store.undo(token))
    #expect(try store.article(id) == nil)
    #expect(
      try store.connection.number("SELECT count(*) FROM article_contents WHERE article_id = ?", [.integer(id.rawValue)])
        == 0)
    #expect(try store.indexPending() == 1)
    #expect(try store.found("zebra", below: .max, limit: 1) == [])
    #expect(try store.indexPending() == 0)
    #expect(try store.merge([article(1, text: "Zebra and more")], at: noon).inserted == 0)
    try expectTrueCounters(store)
  }

  @Test("what is done to an article that is not there is nothing")
  func unknown() throws {
    let store = try memoryStore()
    let id = ArticleID(9)
    try store.setRead(id, true)
    try store.setSaved(id, true)
    try store.recordVisit(id, at: noon)
    try store.savePosition(id, ReadingPosition())
    #expect(try store.remove(id).count == 0)
    #expect(try store.rail(for: id) == [])
    #expect(try store.count(.saved)?.total == 0)
  }

  private func snapshot(_ store: Store) throws -> [[Teaser]] {
    try [.everything, .saved, .history, .byline("A. Reporter"), .search("story")].flatMap { listing in
      try ListOrder.allCases.map { try store.all(listing, order: $0) }
    }
  }
}
