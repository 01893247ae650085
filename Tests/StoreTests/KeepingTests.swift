import Articles
import Testing

@testable import Store

@Suite("What a reader keeps")
struct KeepingTests {
  let store: Store

  init() throws {
    store = try memoryStore()
    try store.merge((1...6).map { article($0) }, at: noon)
  }

  private func names(_ listing: Listing) throws -> [Int] {
    try store.all(listing).compactMap { $0.headline.split(separator: " ").last.flatMap { Int($0) } }
  }

  @Test("the queue begins with what was put there first, and is left when a story is taken out")
  func queue() throws {
    for number in [4, 2, 5] { try store.setQueued(store.id("Story number \(number)"), true) }
    #expect(try names(.queue) == [4, 2, 5] && store.all(.queue).allSatisfy(\.isQueued))
    try store.setQueued(store.id("Story number 2"), false)
    try store.setQueued(store.id("Story number 2"), true)
    #expect(try names(.queue) == [4, 5, 2])
    try store.setRead(store.id("Story number 5"), true)
    #expect(try store.count(.queue) == ListCount(total: 3, unread: 2))
    try expectTrueCounters(store)
  }

  @Test("tags save a story and are lists of their own, by name in any case")
  func tags() throws {
    let id = try store.id("Story number 3")
    try store.setTags(id, ["Kitchen", " seas ", "kitchen", ""])
    try store.setTags(store.id("Story number 1"), ["seas"])
    #expect(try store.article(id)?.state.tags == ["Kitchen", "seas"] && store.article(id)?.state.isSaved == true)
    #expect(try names(.tag("KITCHEN")) == [3] && names(.tag("seas")) == [1, 3] && names(.tag("none")) == [])
    try store.setRead(id, true)
    #expect(
      try store.tags() == [
        TagCount(name: "Kitchen", total: 1, unread: 0), TagCount(name: "seas", total: 2, unread: 1),
      ])
    try store.setTags(id, ["seas"])
    #expect(try store.tags().map(\.name) == ["seas"])
    try expectTrueCounters(store)
  }

  @Test("what is no longer saved stands under no tag, and comes back with its tags and its note")
  func savedAgain() throws {
    let id = try store.id("Story number 3")
    try store.setTags(id, ["seas"])
    try store.setNote(id, "  Ask Tom.  ")
    try store.setSaved(id, false)
    #expect(try names(.tag("seas")) == [] && store.article(id)?.state.note == "Ask Tom.")
    try store.setSaved(id, true)
    #expect(try names(.tag("seas")) == [3])
    try expectTrueCounters(store)
  }

  @Test("a note saves a story, is marked in lists, and goes when it is emptied")
  func notes() throws {
    let id = try store.id("Story number 3")
    try store.setNote(id, "Ask Tom.")
    #expect(try store.all(.saved).map(\.hasNote) == [true] && store.article(id)?.state.note == "Ask Tom.")
    try store.setNote(id, " \n")
    #expect(try store.all(.saved).map(\.hasNote) == [false] && store.article(id)?.state.note == nil)
  }

  @Test("tags, notes and the queue are conditions of a search")
  func conditions() throws {
    try store.indexPending()
    try store.setTags(store.id("Story number 3"), ["Sea ports"])
    try store.setNote(store.id("Story number 4"), "Ask 100% of them.")
    try store.setQueued(store.id("Story number 5"), true)
    for (search, found) in [
      ("tag:sea", [3]), ("tag:\"sea ports\"", [3]), ("tag:ports", []), ("note:100%", [4]), ("note:\"0 of\"", []),
      ("is:noted", [4]), ("is:queued", [5]), ("story -is:queued -is:noted -tag:sea", [1, 2, 6]),
    ] {
      #expect(try names(.search(search)).sorted() == found, "\(search)")
    }
  }

  @Test("a story that was removed leaves queue and tags, and comes back to them")
  func removal() throws {
    let id = try store.id("Story number 3")
    try store.setTags(id, ["seas"])
    try store.setQueued(id, true)
    let undo = try store.remove(id)
    #expect(try names(.queue) == [] && names(.tag("seas")) == [])
    try expectTrueCounters(store)
    try store.undo(undo)
    #expect(try names(.queue) == [3] && names(.tag("seas")) == [3])
    try expectTrueCounters(store)
  }

  @Test("the history knows when a story was opened")
  func visits() throws {
    try store.recordVisit(store.id("Story number 3"), at: noon)
    #expect(try store.all(.history).map(\.visited) == [noon])
  }
}

@Suite("Letting go of what is old")
struct RetentionTests {
  /// A day after the stories that `article` makes appeared.
  private let tomorrow = Timestamp(seconds: noon.seconds + 86_400)

  private func filled() throws -> Store {
    let store = try memoryStore()
    try store.merge((0..<10).map { article($0 * 1_440) }, at: noon)
    try store.merge((0..<3).map { article($0 * 1_440 + 1, source: "https://other.example/feed") }, at: noon)
    try store.indexPending()
    return store
  }

  private func rules(_ change: (inout Retention) -> Void) -> Retention {
    var rules = Retention()
    change(&rules)
    return rules
  }

  @Test("goes by age")
  func days() throws {
    let store = try filled()
    let retired = try store.trim(rules { $0.days = 5 }, at: noon, isTrial: false)
    #expect(retired.articles == 4 && retired.bytes > 0)
    #expect(try store.all(.everything).allSatisfy { $0.posted.seconds >= noon.seconds - 5 * 86_400 })
    try expectTrueCounters(store)
  }

  @Test("goes by feed, keeping the latest of each")
  func perFeed() throws {
    let store = try filled()
    #expect(try store.trim(rules { $0.perFeed = 2 }, at: noon, isTrial: false).articles == 9)
    #expect(try store.count(.everything)?.total == 4)
  }

  @Test("goes by the size of the store, from the oldest on")
  func size() throws {
    let folder = try TemporaryFolder()
    let store = try Store(path: folder.file("a.store"), mode: .readWrite)
    let long = String(repeating: "words and more words ", count: 5_000)
    try store.merge((0..<40).map { article($0, text: "\($0) " + long) }, at: noon)
    #expect(try store.trim(rules { $0.megabytes = 2 }, at: noon, isTrial: false).articles > 10)
    let kept = try store.all(.everything, limit: 50).map(\.headline)
    #expect(kept.first == "Story number 0" && kept.count > 5 && kept.count < 30)
    #expect(try store.trim(rules { $0.megabytes = 100 }, at: noon, isTrial: false).articles == 0)
  }

  @Test("a trial changes nothing, and says what would go")
  func trial() throws {
    let store = try filled()
    let retired = try store.trim(rules { $0.days = 5 }, at: noon, isTrial: true)
    #expect(retired.articles == 4 && retired.latest == Timestamp(seconds: noon.seconds - 6 * 86_400))
    #expect(try store.count(.everything)?.total == 13)
  }

  @Test("what was saved, queued or noted on is always kept, what was not read by choice")
  func kept() throws {
    let store = try filled()
    try store.setSaved(store.id("Story number 12960"), true)
    try store.setQueued(store.id("Story number 11520"), true)
    try store.setNote(store.id("Story number 10080"), "Ask Tom.")
    try store.setSaved(store.id("Story number 10080"), false)
    let old = rules { $0.days = 5 }
    #expect(try store.trim(old, at: noon, isTrial: true).articles == 1)
    var unread = old
    unread.keepsUnread = true
    #expect(try store.trim(unread, at: noon, isTrial: true).articles == 0)
    try store.setRead(store.id("Story number 8640"), true)
    #expect(try store.trim(unread, at: noon, isTrial: true).articles == 1)
  }

  @Test("what was let go is not found any more, and does not come back with the next fetch")
  func gone() throws {
    let store = try filled()
    _ = try store.trim(rules { $0.days = 5 }, at: noon, isTrial: false)
    try store.indexPending()
    try store.merge((0..<10).map { article($0 * 1_440) }, at: tomorrow)
    try store.indexPending()
    #expect(try store.count(.everything)?.total == 9 && store.all(.search("story"), limit: 20).count == 9)
    #expect(try store.check() == [])
  }

  @Test("without a rule nothing goes")
  func none() throws { #expect(try filled().trim(Retention(), at: tomorrow, isTrial: false) == Retired()) }
}

@Suite("Going back to a copy")
struct RestoreTests {
  @Test("makes the store what the copy is, and keeps what it was")
  func restore() throws {
    let folder = try TemporaryFolder()
    let store = try Store(path: folder.file("a.store"), mode: .readWrite)
    try store.merge([article(1)], at: noon)
    try store.backUp(to: folder.file("copy"))
    try store.merge([article(2), article(3)], at: noon)
    let other = try Store(path: store.path, mode: .readOnly)
    #expect(try other.count(.everything)?.total == 3)
    try store.restore(from: folder.file("copy"), keeping: folder.file("before"))
    #expect(try store.count(.everything)?.total == 1 && other.count(.everything)?.total == 1)
    #expect(try Store(path: folder.file("before"), mode: .readOnly).count(.everything)?.total == 3)
    try store.merge([article(4)], at: noon)
    #expect(try store.all(.everything).count == 2 && store.check() == [])
  }

  @Test("takes no file that is not a sound store, and none that is not there", arguments: ["text", "", nil])
  func refused(content: String?) throws {
    let folder = try TemporaryFolder()
    let store = try Store(path: folder.file("a.store"), mode: .readWrite)
    try store.merge([article(1)], at: noon)
    let copy = try content.map { try folder.write($0, to: "copy") } ?? folder.file("copy")
    #expect(throws: StoreError.self) { try store.restore(from: copy, keeping: folder.file("before")) }
    #expect(try store.count(.everything)?.total == 1)
  }

  @Test("does not write over an older safety copy")
  func safety() throws {
    let folder = try TemporaryFolder()
    let store = try Store(path: folder.file("a.store"), mode: .readWrite)
    try store.backUp(to: folder.file("copy"))
    try store.merge([article(1)], at: noon)
    try store.backUp(to: folder.file("before"))
    #expect(throws: StoreError.self) {
      try store.restore(from: folder.file("copy"), keeping: folder.file("before"))
    }
    #expect(try store.count(.everything)?.total == 1)
  }
}
