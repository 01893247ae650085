import Articles
import SQLite
import Testing

@testable import Store

@Suite("Lists by pages")
struct PagesTests {
  @Test("every order gives every row once, whatever the size of the pages", arguments: ListOrder.allCases)
  func everyRowOnce(order: ListOrder) throws {
    let store = try memoryStore()
    // Three articles a minute, so that times are shared.
    let stories = (0..<60).map { number in
      var story = article(number, section: number % 2 == 0 ? ["World", "Asia"] : ["World"], byline: "A. Reporter")
      story.posted = Timestamp(seconds: noon.seconds - Int64(number / 3) * 60)
      return story
    }
    try store.merge(stories, at: noon)
    for number in stride(from: 0, to: 60, by: 7) { try store.setRead(store.id("Story number \(number)"), true) }
    try store.merge(
      RankedList(
        publication: "The Paper", title: "Top 10 Stories", moment: noon,
        entries: [5, 40, 17].enumerated().map {
          RankedList.Entry(rank: $0 + 1, headline: "", url: "https://paper.example/story/\($1)")
        }))
    try store.indexPending()
    let world = try #require(try store.section(at: ["world"]))
    let listings: [Listing] = [
      .everything, .section(world), .byline("a. reporter"), .feed("https://paper.example/feed"), .search("story"),
    ]
    for listing in listings {
      let whole = try store.all(listing, order: order, limit: 100)
      #expect(Set(whole.map(\.id)).count == 60)
      #expect(whole.count == 60)
      for limit in [1, 3, 7, 59, 60] { #expect(try store.all(listing, order: order, limit: limit) == whole) }
      #expect(try store.page(listing, order: order, limit: 5).total == 60)
    }
  }

  @Test("newest first goes by time, unread first by reading and then time, rank by the newspaper and then time")
  func orders() throws {
    let store = try memoryStore()
    try store.merge((1...4).map { article($0, headline: "\($0)") }, at: noon)
    try store.setRead(store.id("1"), true)
    try store.merge(
      RankedList(
        publication: "The Paper", title: "Most Read", moment: noon,
        entries: [.init(rank: 1, headline: "", url: "https://paper.example/story/3")]))
    #expect(try store.all(.everything, order: .newest).map(\.headline) == ["1", "2", "3", "4"])
    #expect(try store.all(.everything, order: .unreadFirst).map(\.headline) == ["2", "3", "4", "1"])
    #expect(try store.all(.everything, order: .rank).map(\.headline) == ["3", "1", "2", "4"])
  }

  @Test("a feed lists its own stories alone, another feed's of the same name not, and what both brought in both")
  func feeds() throws {
    let store = try memoryStore()
    try store.merge((1...3).map { article($0, headline: "a\($0)") }, at: noon)
    try store.merge((3...5).map { article($0, headline: "b\($0)", source: "https://paper.example/sea") }, at: noon)
    let sea = Listing.feed("https://paper.example/sea")
    #expect(try store.all(.feed("https://paper.example/feed")).map(\.url) == (1...3).map(address))
    #expect(try store.all(sea).map(\.url) == (3...5).map(address))
    #expect(try store.page(.feed("https://none.example/"), limit: 5) == Page(total: 0))
    _ = try store.remove(store.id("b4"))
    #expect(try store.count(sea) == ListCount(total: 2, unread: 2))
    let undo = try store.markAllRead(sea)
    #expect(undo.count == 2)
    #expect(try store.count(sea) == ListCount(total: 2, unread: 0))
    #expect(try store.count(.everything)?.unread == 2)
    try store.undo(undo)
    #expect(try store.count(.everything)?.unread == 4)
  }

  private func address(_ number: Int) -> String? { "https://paper.example/story/\(number)" }

  @Test("a list that was never filled is empty")
  func empty() throws {
    let store = try memoryStore()
    #expect(try store.page(.byline("Nobody"), limit: 10) == Page(total: 0))
    #expect(try store.page(.saved, limit: 10) == Page(total: 0))
    #expect(try store.page(.section(SectionID(77)), limit: 10).teasers == [])
    #expect(try store.frontPage() == FrontPage())
  }

  @Test("the saved and the history begin with the latest")
  func savedAndHistory() throws {
    let store = try memoryStore()
    try store.merge((1...3).map { article($0, headline: "\($0)") }, at: noon)
    for headline in ["2", "1", "3"] {
      try store.setSaved(store.id(headline), true)
      try store.recordVisit(store.id(headline), at: noon)
    }
    try store.recordVisit(store.id("2"), at: noon)
    #expect(try store.all(.saved).map(\.headline) == ["3", "1", "2"])
    #expect(try store.all(.history).map(\.headline) == ["2", "3", "1"])
    #expect(try store.count(.saved) == ListCount(total: 3, unread: 3))
  }

  @Test("a page is read from the key of its list: nothing is sorted or gone through but what it shows")
  func plans() throws {
    let store = try memoryStore()
    let plan = try store.connection.rows(
      """
      EXPLAIN QUERY PLAN SELECT place, article_id FROM listed WHERE list_id = 1 AND (unread, place, article_id) < (1, 5, 5)
      ORDER BY unread DESC, place DESC, article_id DESC LIMIT 9
      """
    ) { row in row.text(3) }
    #expect(plan == ["SEARCH listed USING PRIMARY KEY (list_id=? AND (unread,place,article_id)<(?,?,?))"])
  }

  @Test("a teaser shows the head of its article and the beginning of its text")
  func teaser() throws {
    let store = try memoryStore()
    var story = article(1, section: ["World", "Asia"], byline: "A. Reporter", text: "One two three.")
    story.labels = ["INTERVIEW", "EXCLUSIVE"]
    story.deck = "A deck"
    story.posted = Timestamp(year: 2020, month: 7, day: 2, hour: 9, zoneOffset: 32_400)
    story.bylines.append(Byline(name: "B. Reporter"))
    story.body.append(.figure(Photo(url: "picture:one")))
    try store.merge([story], at: noon)
    let teaser = try #require(try store.page(.everything, limit: 1).teasers.first)
    #expect(
      teaser
        == Teaser(
          id: teaser.id, headline: "Story number 1", kicker: "Asia", labels: ["INTERVIEW", "EXCLUSIVE"], deck: "A deck",
          lede: "One two three.", byline: "A. Reporter, B. Reporter", publication: "The Paper",
          sectionPath: ["World", "Asia"], posted: try #require(story.posted), url: story.url, hasPhoto: true))
  }

  @Test("a long lede ends after a whole word and has no more than about 300 characters")
  func longLede() {
    let words = String(repeating: "words and ", count: 60)
    let lede = beginning(of: [.paragraph(Prose(words))])
    #expect(lede.count <= 301 && lede.count > 280)
    #expect(lede.hasSuffix("and…") || lede.hasSuffix("words…"))
    #expect(beginning(of: [.paragraph(Prose(String(repeating: "가", count: 900)))]).count == 300)
  }
}

private func beginning(of body: [Block]) -> String { lede(of: body) }
