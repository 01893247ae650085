import Articles
import SQLite
import Testing

@testable import Store

@Suite("The state of feeds")
struct FeedStateTests {
  let paper = Subscription(url: "https://paper.example/feed", title: "")

  func story(_ number: Int, from source: String = "https://paper.example/feed") -> Article {
    var article = Article(
      entryID: "story-\(number)", source: source, publication: "The Paper", headline: "Story \(number)",
      url: "https://paper.example/\(number)")
    article.sectionPath = ["Newsstand", "The Paper"]
    return article
  }

  @Test("a feed that was never fetched is due, and no more is known of it")
  func new() throws {
    let store = try memoryStore()
    try store.subscribe([paper])
    let feed = try #require(try store.feeds().first)
    #expect(feed == FeedState(paper))
    #expect(feed.isDue(at: 0))
  }

  @Test("all that a fetch learned comes back")
  func record() throws {
    let store = try memoryStore()
    try store.subscribe([paper])
    var state = FeedState(Subscription(url: paper.url, title: "The Paper", siteURL: "https://paper.example/"))
    state.movedTo = "https://paper.example/new"
    state.validators = .init(entityTag: "\"a\"", lastModified: "Mon, 23 Nov 2026 09:00:00 GMT")
    (state.fingerprint, state.checked, state.succeeded, state.due, state.notBefore) = (7, 10, 10, 20, 15)
    state.failure = .init(reason: "404", since: 3, count: 2)
    state.retirement = .init(reason: "gone", since: 10)
    state.isLocal = true
    state.rhythm = .init(minutes: 90, skippedHours: [0, 23], skippedDays: [6])
    let reports = try store.record([FetchedFeed(state, articles: [story(1), story(2)])], at: noon)
    #expect(reports.map(\.inserted) == [2])
    state.changed = noon.seconds
    state.stories = 2
    #expect(try store.feed(at: paper.url) == state)
    try store.reviveFeed(paper.url)
    let revived = try #require(try store.feed(at: paper.url))
    #expect(revived.retirement == nil && revived.failure == nil && revived.due == nil)
  }

  @Test("of several feeds stored together, each has a report of its own")
  func together() throws {
    let store = try memoryStore()
    let other = Subscription(url: "https://other.example/feed", title: "")
    try store.subscribe([paper, other])
    let fetched = [
      FetchedFeed(FeedState(paper), articles: [story(1), story(2)]),
      FetchedFeed(FeedState(other), articles: [story(2, from: other.url), story(3, from: other.url)]),
    ]
    #expect(try store.record(fetched, at: noon).map(\.inserted) == [2, 1])
    try expectTrueCounters(store)
  }

  @Test(
    "one story of two feeds, by its address or by an identifier unique in the world, is one article that is read once",
    arguments: ["tag:paper.example,2026:story-1", "urn:uuid:1225c695-cfb8-4ebb", "https://paper.example/?p=1"])
  func duplicates(identifier: String) throws {
    let store = try memoryStore()
    var (first, second) = (story(1), story(1, from: "https://other.example/feed"))
    (first.entryID, second.entryID) = (identifier, identifier)
    second.url = "https://mirror.example/1"
    try store.merge([first], at: noon)
    let id = try #require(try store.all(.everything).first?.id)
    try store.setRead(id, true)
    #expect(try store.merge([second], at: noon).inserted == 0)
    #expect(try store.all(.everything).map(\.isRead) == [true])
    // A number is unique in its feed alone.
    (first.entryID, second.entryID) = ("1", "1")
    (first.url, second.url) = ("https://paper.example/one", "https://other.example/one")
    #expect(try store.merge([first, second], at: noon).inserted == 2)
  }

  @Test("a story of two feeds stands in the sections of both, as one, and tells both newspapers")
  func severalSources() throws {
    let store = try memoryStore()
    var second = story(1, from: "https://other.example/feed")
    (second.publication, second.sectionPath) = ("The Other", ["Sea", "Ferries"])
    try store.merge([story(1)], at: noon)
    #expect(try store.merge([second], at: noon).unchanged == 1)
    let ids = try store.sectionTotals()
    #expect(ids == ["Newsstand": 1, "Newsstand/The Paper": 1, "Sea": 1, "Sea/Ferries": 1])
    let id = try store.id("Story 1")
    #expect(try store.article(id)?.otherPublications == ["The Other"])
    #expect(try store.all(.search("source:other")).map(\.id) == [id])
    #expect(try store.all(.search("section:ferries")).map(\.id) == [id])
    try store.setRead(id, true)
    #expect(try store.sections().map(\.unread) == [0, 0])
    try expectTrueCounters(store)
  }

  @Test("a source that puts a story elsewhere leaves the places of the others as they are")
  func sourceMoves() throws {
    let store = try memoryStore()
    var second = story(1, from: "https://other.example/feed")
    second.sectionPath = ["Sea"]
    try store.merge([story(1), second], at: noon)
    second.sectionPath = ["Coast"]
    try store.merge([second], at: noon)
    #expect(
      try store.sectionTotals() == ["Newsstand": 1, "Newsstand/The Paper": 1, "Sea": 0, "Coast": 1])
    var first = story(1)
    first.sectionPath = ["Harbor"]
    try store.merge([first], at: noon)
    #expect(
      try store.sectionTotals()
        == ["Newsstand": 0, "Newsstand/The Paper": 0, "Sea": 0, "Coast": 1, "Harbor": 1])
    try expectTrueCounters(store)
  }

  @Test("a source whose fuller text takes the place of another's leaves the story in the section of both")
  func fullerSource() throws {
    let store = try memoryStore()
    var second = story(1, from: "https://other.example/feed")
    second.sectionPath = ["Sea"]
    second.body = [.paragraph(Prose(String(repeating: "Many more words of it. ", count: 40)))]
    try store.merge([story(1)], at: noon)
    #expect(try store.merge([second], at: noon).updated == 1)
    #expect(try store.sectionTotals() == ["Newsstand": 1, "Newsstand/The Paper": 1, "Sea": 1])
    try expectTrueCounters(store)
  }

  @Test("moving and renaming one of two feeds moves the story for that one alone, and undoing puts it back")
  func moveOneSource() throws {
    let store = try memoryStore()
    let other = Subscription(url: "https://other.example/feed", title: "")
    try store.subscribe([paper, other])
    var second = story(1, from: other.url)
    (second.publication, second.sectionPath) = ("The Other", ["Sea"])
    try store.merge([story(1)], at: noon)
    try store.merge([second], at: noon)
    let before = try store.sectionTotals()
    let first = try store.moveFeed(other.url, to: ["Coast"])
    let renamed = try store.renameFeed(other.url, to: "Tide")
    #expect(
      try store.sectionTotals() == ["Newsstand": 1, "Newsstand/The Paper": 1, "Sea": 0, "Coast": 1])
    let id = try store.id("Story 1")
    #expect(try store.article(id)?.otherPublications == ["Tide"])
    try store.undo(renamed)
    try store.undo(first)
    #expect(try store.sectionTotals().filter { $0.value > 0 } == before)
    #expect(try store.article(id)?.otherPublications == ["The Other"])
    let moved = try store.moveFeed(paper.url, to: ["Harbor"])
    #expect(
      try store.sectionTotals().filter { $0.value > 0 } == ["Harbor": 1, "Sea": 1])
    try store.undo(moved)
    #expect(try store.sectionTotals().filter { $0.value > 0 } == before)
    try expectTrueCounters(store)
  }

  @Test("what comes of a feed that was removed meanwhile is passed over")
  func removedMeanwhile() throws {
    let store = try memoryStore()
    try store.subscribe([paper])
    _ = try store.removeFeed(paper.url)
    #expect(try store.record([FetchedFeed(FeedState(paper), articles: [story(1)])], at: noon).map(\.inserted) == [0])
    #expect(try store.all(.everything).isEmpty)
  }

  @Test("a person's title stays, the feed's own gives way to a newer one")
  func titles() throws {
    let store = try memoryStore()
    try store.subscribe([Subscription(url: paper.url, title: "My paper")])
    let told = FeedState(Subscription(url: paper.url, title: "The Paper"))
    try store.record([FetchedFeed(told)], at: noon)
    #expect(try store.subscriptions().map(\.title) == ["My paper"])
    _ = try store.renameFeed(paper.url, to: nil)
    try store.record([FetchedFeed(told)], at: noon)
    #expect(try store.subscriptions().map(\.title) == ["The Paper"])
  }

  @Test("a removed feed comes back with its history, once its removal is undone")
  func undoRemoval() throws {
    let store = try memoryStore()
    try store.subscribe([paper])
    var state = FeedState(paper)
    state.validators.entityTag = "\"a\""
    try store.record([FetchedFeed(state)], at: noon)
    let undo = try store.removeFeed(paper.url)
    #expect(try store.feeds().isEmpty)
    #expect(try store.undo(undo))
    #expect(try store.feeds().first?.validators.entityTag == "\"a\"")
  }

  @Test("a removed feed is forgotten when its removal can no longer be undone")
  func forgotten() throws {
    let store = try memoryStore()
    try store.subscribe([paper])
    _ = try store.removeFeed(paper.url)
    for _ in 0..<25 { _ = try store.markAllRead(.everything) }
    #expect(try store.connection.number("SELECT count(*) FROM subscriptions") == 0)
    #expect(try store.connection.number("SELECT count(*) FROM undo_subscriptions") == 0)
  }

  @Test("a moved and renamed feed takes its stories along, and undoing puts them back")
  func move() throws {
    let store = try memoryStore()
    try store.subscribe([paper])
    try store.record([FetchedFeed(FeedState(paper), articles: [story(1)])], at: noon)
    let first = try store.moveFeed(paper.url, to: ["Sea", "Ferries"])
    let second = try store.renameFeed(paper.url, to: "Harbor")
    let moved = try #require(try store.all(.everything).first)
    #expect(moved.sectionPath == ["Sea", "Ferries"] && moved.publication == "Harbor")
    #expect(try store.feeds().first?.hasOwnTitle == true)
    try store.undo(second)
    try store.undo(first)
    let back = try #require(try store.all(.everything).first)
    #expect(back.sectionPath == ["Newsstand", "The Paper"] && back.publication == "The Paper")
    #expect(try store.subscriptions() == [paper])
    try expectTrueCounters(store)
  }

  @Test("nothing is changed of a feed that is not there")
  func missing() throws {
    let store = try memoryStore()
    #expect(try store.removeFeed("https://none.example/").count == 0)
    #expect(try store.renameFeed("https://none.example/", to: "x").count == 0)
  }
}

extension Store {
  /// How many stories each section holds, by its path.
  fileprivate func sectionTotals() throws -> [String: Int] {
    var totals: [String: Int] = [:]
    var waiting = try sections()[...]
    while let section = waiting.popFirst() {
      totals[section.path.joined(separator: "/")] = section.total
      waiting += section.children
    }
    return totals
  }
}
