import Articles
import Screen
import Testing

@testable import Reader

@Suite("The rail") struct RailTests {
  @Test("a story that is only a link is fetched with d, and one that is there is not")
  func fetchStory() {
    var reader = TestReader(columns: 60, rows: 34, keys: "ENTER TAB G")
    reader.press("d")
    #expect(reader.effects.last == .fetchStory("https://council.example/minutes"))
    #expect(reader.screen.contains("Fetching council.example"))
    reader.press("g d")
    #expect(reader.screen.contains("The store holds this story."))
  }

  @Test("d in an article fetches its whole text, which then stands at the place that one had reached")
  func fullText() {
    var reader = TestReader(columns: 100, rows: 24, keys: "ENTER")
    reader.press("d")
    guard case .article(let here) = reader.state.place else {
      Issue.record("no article is open")
      return
    }
    let id = here.id
    #expect(reader.effects.last == .fetchFullText(id))
    #expect(reader.screen.contains("Fetching the whole text from"))
    reader.store.records[id.rawValue]?.article.body = [.paragraph("All of it is here now.")]
    reader.send(.storeChanged)
    #expect(reader.screen.contains("All of it is here now."))
  }

  @Test("what is selected stays selected where a list comes in above it")
  func steady() throws {
    var reader = TestReader(columns: 60, rows: 34, keys: "ENTER TAB j j")
    guard case .article(let here) = reader.state.place else {
      Issue.record("no article is open")
      return
    }
    let selected = try #require(reader.state.rail.selectedItem(folded: []))
    let item = RailItem(
      article: nil, headline: "Above", url: "https://post.example/above", label: nil, section: nil, rank: 1,
      movement: nil)
    reader.send(.rails(here.id, [RailList(kind: .ranked, title: "Most read by you", items: [item])] + here.rail.lists))
    #expect(reader.screen.contains("Above"))
    #expect(reader.state.rail.selectedItem(folded: []) == selected)
    reader.press("TAB")
    reader.send(.rails(here.id, here.rail.lists))
    #expect(reader.flaws == [])
  }

  @Test("shows related stories, ranks with their movement, labels and links")
  func picture() {
    let reader = TestReader(columns: 60, rows: 34, keys: "ENTER TAB")
    #expect(
      reader.rows(2..<27) == """
        ━ Related stories ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ 1 of 3 ━
         ▪ Council votes for quieter bells
           2 h · Politics
         ▪ Bakers 🥐 raise the price of a roll 👩‍🍳
           3 h · Business
         ▪ 부두에 다시 불이 켜지다
           4 h · Culture

         Most read ─────────────────────────────────────────────────
          1 Night ferries return to the quay
            ▲2 1 h · Politics
          2 Council votes for quieter bells
            = 2 h · Politics
          3 Bakers 🥐 raise the price of a roll 👩‍🍳
            new 3 h · Business
          4 부두에 다시 불이 켜지다
            ▼3 4 h · Culture
          5 שדחמ חתפנ למנה
            ▲2 5 h · Defence
          6 [INTERVIEW] The keeper of the last lighthouse
            = 6 h · Culture

         Links ─────────────────────────────────────────────────────
         [1] the timetable
         [2] the council
        """)
  }

  @Test("j and k run through all its lists")
  func throughAll() {
    var reader = TestReader(columns: 110, keys: "ENTER TAB j*3")
    #expect(reader.selection == "Night ferries return to the quay")
    reader.press("k")
    #expect(reader.selection == "부두에 다시 불이 켜지다")
    reader.press("G")
    #expect(reader.state.rail.selectedItem(folded: [])?.headline == "the council")
  }

  @Test("] and [ go from list to list")
  func lists() {
    var reader = TestReader(columns: 110, keys: "ENTER TAB ]*2")
    #expect(reader.state.rail.selectedItem(folded: [])?.headline == "the timetable")
    reader.press("[*2")
    #expect(reader.selection == "Council votes for quieter bells")
    reader.press("[")
    #expect(reader.selection == "Council votes for quieter bells")
  }

  @Test("a link opens in the browser, and its host is told")
  func link() {
    let reader = TestReader(columns: 110, keys: "ENTER TAB G ENTER")
    #expect(reader.effects.last == .browse("https://council.example/minutes"))
    #expect(reader.statusLine == " Opening council.example/minutes")
  }

  @Test("x folds a list to its heading and unfolds it again; it is remembered")
  func fold() {
    var reader = TestReader(columns: 110, keys: "ENTER TAB ] x")
    #expect(reader.screen.contains("▸ Most read") && !reader.screen.contains("▲2"))
    #expect(reader.effects.last == .saveSetting(.foldedLists, "Most read"))
    #expect(reader.flaws == [])
    reader.press("x")
    #expect(!reader.screen.contains("▸ Most read") && reader.screen.contains("▲2"))
  }

  @Test("Enter on a folded list unfolds it")
  func enterUnfolds() {
    let reader = TestReader(columns: 110, keys: "ENTER TAB ] x ENTER")
    #expect(!reader.screen.contains("▸ Most read"))
  }

  @Test("X closes a list for 24 hours")
  func close() {
    let reader = TestReader(columns: 110, keys: "ENTER TAB ] X")
    #expect(reader.railTitles == ["Related stories", "Links"])
    #expect(reader.statusLine == " “Most read” is closed for 24 hours. U brings it back.")
    let until = TestPaper.now.seconds + 86_400
    #expect(reader.effects.last == .saveSetting(.hiddenLists, "Most read=\(until)"))
  }

  @Test("a closed list stays closed on the way back, and for a day")
  func staysClosed() {
    var reader = TestReader(columns: 110, keys: "ENTER TAB ] X BACKSPACE BACKSPACE")
    #expect(reader.whereabouts == "front" && reader.railTitles == [])
    reader.pass(hours: 23)
    reader.press("ENTER")
    #expect(reader.railTitles == ["Related stories", "Links"])
    reader.pass(hours: 2)
    reader.press("BACKSPACE ENTER")
    #expect(reader.railTitles == ["Related stories", "Most read", "Links"])
  }

  @Test("U brings a closed list back")
  func reopen() {
    let reader = TestReader(columns: 110, keys: "ENTER TAB ] X U")
    #expect(reader.railTitles == ["Related stories", "Most read", "Links"])
    #expect(reader.statusLine == " “Most read” is back.")
  }

  @Test("without a list left the page takes the room of the rail")
  func noneLeft() {
    let reader = TestReader(columns: 110, keys: "TAB X")
    #expect(reader.focus == .main && reader.flaws == [])
    #expect(reader.state.frontLayout.boxes.first.map { $0.rect.columns > 100 } == true)
  }

  @Test("closed and folded lists are known on the next day")
  func restored() {
    var state = TestReader().state
    state.restore(.foldedLists, "Most read\nLinks")
    state.restore(.hiddenLists, "A = b=12\nbroken\nTop 10=34\n=x")
    #expect(state.settings.foldedLists == ["Most read", "Links"])
    #expect(state.settings.hiddenLists == ["A = b": 12, "Top 10": 34])
  }

  @Test("the wheel scrolls it and leaves the selection")
  func wheel() {
    var reader = TestReader(columns: 110, rows: 16, keys: "ENTER")
    let before = reader.rows[3]
    reader.mouse(.wheelDown, 100, 8)
    #expect(reader.rows[3] != before && reader.state.rail.selected == 0 && reader.article?.top == 0)
  }
}
