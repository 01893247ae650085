import Articles
import SQLite
import Testing

@testable import Store

@Suite("Beside an article")
struct RailTests {
  let store: Store

  init() throws { store = try memoryStore() }

  private func rail(_ headline: String, _ kind: RailList.Kind) throws -> RailList? {
    try store.rail(for: store.id(headline)).first { $0.kind == kind }
  }

  private func list(_ title: String, minutes: Int64, _ stories: [Int]) -> RankedList {
    RankedList(
      publication: "The Paper", title: title, moment: Timestamp(seconds: noon.seconds + minutes * 60),
      entries: stories.enumerated().map { index, story in
        RankedList.Entry(
          rank: index + 1, headline: "Story number \(story)", url: "https://paper.example/story/\(story)")
      })
  }

  @Test("the page's own related stories keep their order, without the article itself or one of them twice")
  func ownRelated() throws {
    var story = article(1)
    story.related = [
      RelatedLink(headline: "Second", url: "https://paper.example/story/2"),
      RelatedLink(headline: "Elsewhere", url: "https://else.example/9", section: "World"),
      RelatedLink(headline: "Second again", url: "http://paper.example/story/2/"),
      RelatedLink(headline: "Itself", url: "https://paper.example/story/1"),
    ]
    try store.merge([story, article(2)], at: noon)
    let items = try #require(try rail("Story number 1", .related)).items
    #expect(items.map(\.headline) == ["Second", "Elsewhere"])
    #expect(items.map { $0.article != nil } == [true, false])
    #expect(items.map(\.section) == [nil, "World"])
  }

  @Test("where the page names none, the nearest stories stand there, never itself and never two of the same")
  func nearest() throws {
    let common = (10..<60).map {
      article($0, headline: "City council \($0) meets again", text: "Council budget talks.")
    }
    let volcano = [
      article(1, headline: "Volcano erupts on Iceland's coast", text: "Lava reached the harbour."),
      article(2, headline: "Iceland volcano: lava slows", text: "The eruption continues."),
      article(3, headline: "Iceland volcano: lava slows", text: "A copy from another desk."),
      article(4, headline: "Volcano erupts on Iceland's coast", text: "A copy of the first."),
      article(5, headline: "Tourists flee Iceland volcano", text: "Lava again."),
    ]
    try store.merge(common + volcano, at: noon)
    try store.indexPending()
    let items = try #require(try rail("Iceland volcano: lava slows", .related)).items
    #expect(Set(items.map(\.headline)) == ["Volcano erupts on Iceland's coast", "Tourists flee Iceland volcano"])
    #expect(items.count == 2)
  }

  @Test("stories are near by what their texts tell, and the longer of two with the same words is less so")
  func nearByText() throws {
    let others = (10..<40).map { article($0, headline: "Council \($0)", text: "Budget talks number \($0).") }
    let long = "The glacier moved. " + (0..<300).map { "Sentence \($0) tells of pier\($0)." }.joined(separator: " ")
    let stories = [
      article(1, headline: "A slow river", text: "The glacier calved into the fjord at dawn; the fjord rose."),
      article(2, headline: "At dawn", text: "Boats left the fjord before the glacier broke."),
      article(3, headline: "From the archive", text: long + " The fjord is deep."),
    ]
    try store.merge(others + stories, at: noon)
    try store.indexPending()
    let near = try store.nearest(to: store.id("A slow river"), limit: 2)
    #expect(near.map(\.teaser.headline) == ["At dawn", "From the archive"])
    #expect(near.allSatisfy { $0.likeness > 0 && $0.likeness <= 1 })
    #expect(try rail("A slow river", .related)?.items.first?.headline == "At dawn")
  }

  @Test("a story that has nothing in common with others has no related ones")
  func lonely() throws {
    try store.merge([article(1, headline: "Zebra", text: "Stripes"), article(2)], at: noon)
    try store.indexPending()
    #expect(try rail("Zebra", .related) == nil)
  }

  @Test("a ranked list shows how its stories moved since the one before")
  func movement() throws {
    try store.merge([article(1), article(2)], at: noon)
    try store.merge(list("Most Read", minutes: -60, [3, 2, 1]))
    try store.merge(list("Most Read", minutes: 0, [1, 2, 4]))
    let rail = try #require(try store.rankedLists().first)
    #expect(rail.title == "Most Read")
    #expect(rail.items.map(\.movement) == [.places(2), .places(0), .new])
    #expect(rail.items.map(\.rank) == [1, 2, 3])
    #expect(rail.items.map { $0.article != nil } == [true, true, false])
  }

  @Test("a list that comes late or twice does not stand in the place of the latest")
  func lateList() throws {
    try store.merge(list("Top 10 Stories", minutes: 0, [1]))
    try store.merge(list("top 10 stories", minutes: -10, [2]))
    try store.merge(list("Top 10 Stories", minutes: 0, [1]))
    let rails = try store.rankedLists()
    #expect(rails.map(\.title) == ["Top 10 Stories"])
    #expect(rails.first?.items.map(\.headline) == ["Story number 1"])
    #expect(rails.first?.items.first?.movement == .new)
  }

  @Test("the first list of its title says nothing of movement")
  func firstList() throws {
    try store.merge(list("Most Read", minutes: 0, [1]))
    #expect(try store.rankedLists().first?.items.map(\.movement) == [nil])
  }

  @Test("where no newspaper says what is most read, what this reader opened most does")
  func ownMostRead() throws {
    try store.merge((1...3).map { article($0) }, at: noon)
    for number in [1, 2, 3, 2, 1, 2] { try store.recordVisit(store.id("Story number \(number)"), at: noon) }
    let rail = try #require(try store.rankedLists().first)
    #expect(rail.title == "Most read by you")
    #expect(rail.items.map(\.headline) == ["Story number 2", "Story number 1", "Story number 3"])
    try store.merge(list("Most Read", minutes: 0, [3]))
    #expect(try store.rankedLists().map(\.title) == ["Most Read"])
  }

  @Test("more by the reporter and the links of the text stand below")
  func reporterAndLinks() throws {
    var story = article(1, byline: "A. Reporter")
    story.body = [
      .paragraph(
        Prose([
          Run("See "), Run("the ", link: "https://a.example"), Run("report", .italic, link: "https://a.example"),
          Run(" and "), Run("story two", link: "https://paper.example/story/2"), Run("."),
        ]))
    ]
    try store.merge([story, article(2, byline: "a. reporter"), article(3, byline: "B. Reporter")], at: noon)
    #expect(try rail("Story number 1", .byline)?.items.map(\.headline) == ["Story number 2"])
    let links = try #require(try rail("Story number 1", .links)).items
    #expect(links.map(\.headline) == ["the report", "story two"])
    #expect(links.map { $0.article != nil } == [false, true])
  }

  @Test("the front page begins with what is ranked highest, then the latest, a few of each section")
  func front() throws {
    try store.merge((1...20).map { article($0, section: ["World"]) }, at: noon)
    try store.merge((30...34).map { article($0, section: ["Business"]) }, at: noon)
    try store.merge(list("Top 5 Entertainment", minutes: 0, [34]))
    try store.merge(list("Top 10 Stories", minutes: 0, [12, 33]))
    try store.merge(Gallery(entryID: "g", publication: "The Paper", title: "Spring", photos: []), at: noon)
    let front = try store.frontPage(limit: 8)
    #expect(front.lead.map(\.headline) == ["Story number 12", "Story number 33", "Story number 34"])
    #expect(front.stories.prefix(2).map(\.headline) == ["Story number 1", "Story number 2"])
    #expect(front.stories.count == 5)
    #expect(Set((front.lead + front.stories).map(\.id)).count == 8)
    #expect(front.rails.map(\.title) == ["Top 5 Entertainment", "Top 10 Stories"])
    #expect(front.galleries.map(\.title) == ["Spring"])
  }
}
