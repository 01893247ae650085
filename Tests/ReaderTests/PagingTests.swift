import Articles
import Testing

@testable import Reader

@Suite("Long lists") struct PagingTests {
  static func store() -> TestStore {
    var store = TestStore.numbered(300)
    store.pageLength = 100
    return store
  }

  func pages(_ reader: TestReader) -> [Int64?] {
    reader.effects.compactMap { if case .loadPage(_, _, let cursor) = $0 { cursor?.keys.first } else { nil } }
  }

  @Test("the next page is asked for before its rows are reached")
  func early() {
    var reader = TestReader(columns: 60, store: Self.store(), keys: "2 j*40")
    #expect(pages(reader) == [])
    reader.press("j*20")
    #expect(pages(reader) == [100] && reader.list?.rows.count == 200)
  }

  @Test("G*n comes to the end of it all, and every story is there once")
  func toTheEnd() {
    let reader = TestReader(columns: 60, store: Self.store(), keys: "2 G*4")
    #expect(reader.list?.rows.map(\.headline) == (1...300).map { "Story \($0)" })
    #expect(reader.selection == "Story 300" && pages(reader) == [100, 200])
  }

  @Test("a page is never asked for twice while it is on its way")
  func once() {
    var reader = TestReader(columns: 60, store: Self.store(), keys: "2")
    reader.holdsAnswers = true
    reader.press("G k j G k j")
    #expect(pages(reader) == [100])
    reader.answer()
    #expect(reader.list?.rows.count == 200)
  }

  @Test("a page that comes late is added once, after a refresh too")
  func late() {
    var reader = TestReader(columns: 60, store: Self.store(), keys: "2 j*70")
    let page = Page(teasers: [], next: nil)
    reader.send(.page(.section(SectionID(1)), .newest, after: Cursor(keys: [100]), page))
    #expect(reader.list?.rows.count == 200 && reader.list?.next != nil)
  }

  @Test("an answer for another list or another order is passed over")
  func wrongList() {
    var reader = TestReader(columns: 60, store: Self.store(), keys: "2")
    reader.send(.page(.everything, .newest, after: nil, Page()))
    reader.send(.page(.section(SectionID(1)), .rank, after: nil, Page()))
    #expect(reader.list?.rows.count == 100)
  }

  @Test("the selected story stays selected when the list is refreshed and others came in above")
  func refreshed() {
    var reader = TestReader(columns: 60, store: Self.store(), keys: "2 j*7")
    reader.store.records[0] = TestStore.Record(
      article: TestPaper.story("new", "Stop press", in: ["National"], by: "Ada Quill", hours: 0))
    reader.send(.storeChanged)
    #expect(reader.list?.rows.first?.headline == "Stop press" && reader.selection == "Story 8")
  }

  @Test("a refresh far down the list keeps the place")
  func refreshedFarDown() {
    var reader = TestReader(columns: 60, store: Self.store(), keys: "2 G*2 k*10")
    #expect(reader.selection == "Story 190")
    reader.send(.storeChanged)
    #expect(reader.selection == "Story 190" && reader.flaws == [])
  }

  @Test("the title says how far down one is")
  func tally() {
    #expect(TestReader(columns: 60, store: Self.store(), keys: "2 j*9").rows[2].hasSuffix(" 10 of 300 ━"))
  }

  @Test("] reads on past the rows that were loaded")
  func readingOn() {
    let reader = TestReader(columns: 60, store: Self.store(), keys: "2 G ENTER ]*20")
    #expect(reader.whereabouts == "article Story 120" || reader.whereabouts == "article Story 220")
  }

  @Test("O changes the order: newest, unread first, by rank")
  func order() {
    var reader = TestReader(columns: 60, keys: "2 u O")
    #expect(reader.list?.rows.last?.headline == "Night ferries return to the quay")
    #expect(reader.statusLine == " Order: unread first" && reader.rows[2].hasPrefix("━ National, unread first ━"))
    reader.press("O*2")
    #expect(reader.list?.rows.first?.headline == "Night ferries return to the quay")
  }

  @Test("B lists what the reporter wrote")
  func byline() {
    let reader = TestReader(columns: 60, keys: "2 B")
    #expect(reader.whereabouts == "list By Ada Quill" && reader.list?.rows.count == 3)
  }
}
