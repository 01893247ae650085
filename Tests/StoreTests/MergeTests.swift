import Articles
import SQLite
import Testing

@testable import Store

@Suite("Merging articles")
struct MergeTests {
  let store: Store

  init() throws { store = try memoryStore() }

  @Test("an article comes out as it went in")
  func roundTrip() throws {
    let story = article(1, section: ["World", "Asia"], byline: "A. Reporter")
    try store.merge([story], at: noon)
    #expect(try store.article(store.id("Story number 1"))?.article == story)
  }

  @Test("merging the same articles twice changes nothing")
  func twice() throws {
    let stories = (1...20).map { article($0, section: ["World"]) }
    #expect(try store.merge(stories, at: noon).inserted == 20)
    let before = try store.all(.everything)
    let report = try store.merge(stories, at: Timestamp(seconds: noon.seconds + 9_000))
    #expect(report.unchanged == 20 && report.inserted == 0 && report.updated == 0)
    #expect(try store.all(.everything) == before)
    #expect(try store.sections().first?.total == 20)
  }

  @Test("a changed article keeps its number and all that the reader did with it")
  func readingState() throws {
    try store.merge([article(1, section: ["World"])], at: noon)
    let id = try store.id("Story number 1")
    try store.setRead(id, true)
    try store.setSaved(id, true)
    try store.savePosition(id, ReadingPosition(block: 3, offset: 14))
    try store.recordVisit(id, at: noon)
    let report = try store.merge([article(1, headline: "Story number one", section: ["Asia"])], at: noon)
    #expect(report.updated == 1)
    let stored = try #require(try store.article(id))
    #expect(stored.article.headline == "Story number one")
    #expect(stored.state == ReadingState(isRead: true, isSaved: true, position: .init(block: 3, offset: 14)))
    #expect(try store.all(.saved).map(\.id) == [id])
    #expect(try store.all(.history).map(\.id) == [id])
    try expectTrueCounters(store)
  }

  @Test("an article that moves to another section leaves the first")
  func moves() throws {
    try store.merge([article(1, section: ["World", "Asia"])], at: noon)
    try store.merge([article(1, section: ["Business"])], at: noon)
    let totals = try store.sections().map { [$0.name: $0.total] }
    #expect(totals == [["Business": 1], ["World": 0]])
    try expectTrueCounters(store)
  }

  @Test("the same address from another source is the same article")
  func alias() throws {
    try store.merge([article(1)], at: noon)
    var other = article(1, source: "https://other.example/feed")
    other.url = "http://paper.example/story/1/"
    let report = try store.merge([other], at: noon)
    #expect(report.inserted == 0)
    #expect(try store.all(.everything).count == 1)
    #expect(try store.merge([other], at: noon).unchanged == 1)
  }

  @Test("one source's stories at one address stay apart, but a story that was only given a new name does not")
  func sameAddress() throws {
    var (first, second, renamed) = (article(1), article(2), article(1))
    first.url = "https://paper.example/changes"
    second.url = first.url
    renamed.url = first.url
    renamed.entryID = "another"
    let report = try store.merge([first, second], at: noon)
    #expect(report.inserted == 2)
    #expect(try store.merge([renamed], at: noon).inserted == 0)
    #expect(try store.merge([first, second, renamed], at: noon).inserted == 0)
    #expect(try store.all(.everything).count == 2)
  }

  @Test("the address of a whole site tells nothing of a story")
  func siteAddress() throws {
    var (first, second) = (article(1), article(2, source: "https://other.example/feed"))
    first.url = "https://paper.example/"
    second.url = first.url
    #expect(try store.merge([first, second], at: noon).inserted == 2)
  }

  @Test("a link to a place in an article finds the article, and two places are two stories")
  func fragments() throws {
    var (first, second) = (article(1), article(2, source: "https://other.example/feed"))
    first.url = "https://paper.example/log#1"
    second.url = "https://paper.example/log#2"
    #expect(try store.merge([first, second, article(3)], at: noon).inserted == 3)
    #expect(try store.article(at: "http://paper.example/log#2") == store.id("Story number 2"))
    #expect(try store.article(at: "https://paper.example/story/3#top") == store.id("Story number 3"))
    #expect(try store.article(at: "https://paper.example/log#3") == nil)
  }

  @Test("a much fuller text from another source takes the place of a cut one, and the cut one does not come back")
  func fuller() throws {
    let words = String(repeating: "Many more words of it. ", count: 40)
    let cut = article(1)
    let whole = article(1, text: words, source: "https://paper.example")
    try store.merge([cut], at: noon)
    #expect(try store.merge([whole], at: noon).updated == 1)
    #expect(try store.merge([cut], at: noon).unchanged == 1)
    #expect(try store.article(store.id("Story number 1"))?.article.plainText == words)
  }

  @Test("a cut text from the same source leaves the whole one as it is")
  func cutText() throws {
    let words = String(repeating: "Many more words of it. ", count: 40)
    try store.merge([article(1, text: words)], at: noon)
    try store.merge([article(1, headline: "A better headline")], at: noon)
    #expect(try store.article(store.id("A better headline"))?.article.plainText == words)
  }

  @Test("an article that says no time has that of its first merge, for good")
  func noTime() throws {
    var story = article(1)
    story.posted = nil
    try store.merge([story], at: noon)
    story.headline = "Another headline"
    try store.merge([story], at: Timestamp(seconds: noon.seconds + 500))
    #expect(try store.page(.everything, limit: 1).teasers.first?.posted.seconds == noon.seconds)
  }

  @Test("a time to come does not hold the top of the list")
  func future() throws {
    var story = article(1, headline: "From tomorrow")
    story.posted = Timestamp(seconds: noon.seconds + 86_400)
    try store.merge([story], at: noon)
    try store.merge([article(-5, headline: "Later")], at: Timestamp(seconds: noon.seconds + 600))
    #expect(try store.all(.everything).map(\.headline) == ["Later", "From tomorrow"])
  }

  @Test("a path of more than five sections ends at the fifth, and the case of letters does not make another")
  func sectionPath() throws {
    try store.merge(
      [article(2, section: ["A", "B", "C", "D", "E", "F"]), article(1, section: ["a", " b "])], at: noon)
    let tree = try store.sections()
    #expect(tree.map(\.total) == [2])
    #expect(tree.first?.children.map(\.total) == [2])
    #expect(tree.first?.children.first?.children.map(\.path) == [["A", "B", "C"]])
    #expect(
      tree.first?.children.first?.children.first?.children.first?.children.map(\.path) == [["A", "B", "C", "D", "E"]])
  }

  @Test("a merge that fails leaves nothing of itself behind")
  func failure() throws {
    try store.merge([article(1, section: ["World"])], at: noon)
    try store.connection.execute(
      "CREATE TEMP TRIGGER stop BEFORE INSERT ON articles WHEN new.headline = 'Stop' BEGIN SELECT raise(ABORT, 'no'); END"
    )
    #expect(throws: StoreError.self) {
      try store.merge([article(3, section: ["New"]), article(2, headline: "Stop", section: ["New"])], at: noon)
    }
    try store.connection.execute("DROP TRIGGER stop")
    #expect(try store.all(.everything).count == 1)
    #expect(try store.sections().map(\.name) == ["World"])
    try store.merge([article(3, section: ["New"])], at: noon)
    #expect(try store.sections().map(\.name) == ["New", "World"])
    try expectTrueCounters(store)
  }
}

/// The counters of every list are what counting its rows gives, and every row stands for an article that is there.
func expectTrueCounters(_ store: Store, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let wrong = try store.connection.rows(
    """
    SELECT name FROM lists WHERE total <> (SELECT count(*) FROM listed WHERE list_id = lists.id)
      OR unread <> (SELECT count(*) FROM listed WHERE list_id = lists.id AND listed.unread = 1)
    UNION ALL SELECT 'row of ' || article_id FROM listed LEFT JOIN articles ON id = article_id
      LEFT JOIN reading USING (article_id)
      WHERE id IS NULL OR removed OR listed.unread = ifnull(is_read, 0)
    UNION ALL SELECT 'not listed ' || id FROM articles WHERE NOT removed
      AND id NOT IN (SELECT article_id FROM listed WHERE list_id = 1)
    """
  ) { row in row.text(0) }
  #expect(wrong == [], sourceLocation: sourceLocation)
}
