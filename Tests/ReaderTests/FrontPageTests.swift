import Articles
import Screen
import Testing

@testable import Reader

@Suite("The front page") struct FrontPageTests {
  static let widths = [30, 60, 90, 110, 140, 180, 220]

  @Test("sets the lead across its columns and the others below it")
  func picture() {
    let reader = TestReader(columns: 60, rows: 20)
    #expect(
      reader.screen == """
         Mon 23 Nov 2026    B R O A D S H E E T               09:00
         1 Front page   2 National   3 Business   4 Culture
        ━ Front page ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ 1 of 13 ━
        ▌Politics
        ▌Night ferries return to the quay
        ▌Forty berths are lit again after a winter in the dark
        ▌The first boat left at nine, says the timetable, and the
        ▌council paid for the lamps.
        ▌Berth 1 was swept before dawn and its lamps were lit by
        ▌noon. Berth 2 was swept before dawn and its lamps were…
        ▌1 h · Ada Quill · more …
         ─────────────────────────────────────────────────────────
         Politics                    │ Business
         Council votes for           │ Bakers 🥐 raise the
         quieter bells               │ price of a roll 👩‍🍳
         This is the story of bells, │ This is the story of roll,
         and there is no more to it  │ and there is no more to it
         than that.                  │ than that.
         2 h · Ben Marsh             │ 3 h · Cora Loaf
         Enter open  / search  m menu  p photos  Tab pane  t theme
        """)
  }

  @Test("down goes to the story below in the same column, up comes back")
  func downAndUp() {
    var reader = TestReader(columns: 60, rows: 20, keys: "j")
    #expect(reader.selection == "Council votes for quieter bells")
    reader.press("k")
    #expect(reader.selection == "Night ferries return to the quay")
  }

  @Test("right goes to the next column, left comes back")
  func rightAndLeft() {
    var reader = TestReader(columns: 60, rows: 20, keys: "j l")
    #expect(reader.selection == "Bakers 🥐 raise the price of a roll 👩‍🍳")
    reader.press("LEFT")
    #expect(reader.selection == "Council votes for quieter bells")
  }

  @Test("from every story, right and then left comes back to the same column", arguments: widths)
  func comesBack(columns: Int) {
    let layout = TestReader(columns: columns, rows: 40, store: .numbered(48)).state.frontLayout
    for index in layout.boxes.indices {
      guard let right = layout.neighbor(of: index, columns: 1, rows: 0) else { continue }
      let back = layout.neighbor(of: right, columns: -1, rows: 0)
      let (from, to) = (layout.boxes[index].rect, back.map { layout.boxes[$0].rect })
      #expect(to.map { $0.column < from.maxColumn && from.column < $0.maxColumn } == true, "from \(index) by \(right)")
    }
  }

  @Test("no move leaps over a column or a story", arguments: widths)
  func noLeaps(columns: Int) {
    let layout = TestReader(columns: columns, rows: 40, store: .numbered(48)).state.frontLayout
    for index in layout.boxes.indices {
      let here = layout.boxes[index].rect
      if let right = layout.neighbor(of: index, columns: 1, rows: 0) {
        #expect(layout.boxes[right].rect.column == here.maxColumn + 3)
      }
      if let down = layout.neighbor(of: index, columns: 0, rows: 1) {
        #expect(layout.boxes[down].rect.row == here.maxRow + 1)
      }
    }
  }

  @Test("every story is reached with the arrows from the first", arguments: widths)
  func reached(columns: Int) {
    for store in [TestStore(), .numbered(48), .numbered(1), .numbered(2)] {
      let layout = TestReader(columns: columns, rows: 40, store: store).state.frontLayout
      var found: Set<Int> = [0]
      var open = [0]
      while let index = open.popLast() {
        for (across, down) in [(1, 0), (-1, 0), (0, 1), (0, -1)] {
          guard let next = layout.neighbor(of: index, columns: across, rows: down) else { continue }
          if found.insert(next).inserted { open.append(next) }
        }
      }
      #expect(found.count == layout.boxes.count)
    }
  }

  @Test("stories do not overlap and stay on the page", arguments: widths)
  func noOverlap(columns: Int) {
    let layout = TestReader(columns: columns, rows: 40, store: .numbered(48)).state.frontLayout
    for (index, box) in layout.boxes.enumerated() {
      #expect(box.rect.maxColumn <= columns && box.rect.maxRow <= layout.rows)
      for other in layout.boxes[(index + 1)...] { #expect(box.rect.intersection(other.rect).isEmpty) }
    }
  }

  @Test("paging keeps the selection in sight, to the end and back", arguments: widths)
  func paging(columns: Int) {
    var reader = TestReader(columns: columns, rows: 18, store: .numbered(48))
    for key in Array(repeating: "SPACE", count: 30) + Array(repeating: "b", count: 30) + ["C-d", "C-u", "G", "g"] {
      reader.press(key)
      #expect(reader.flaws == [], "\(key)")
    }
    #expect(reader.front?.selected == 0)
  }

  @Test("left of the first column is the menu, right of the last the rail")
  func outOfThePage() {
    #expect(TestReader(columns: 140, keys: "h").focus == .menu)
    #expect(TestReader(columns: 140, keys: "j l*2").focus == .rail)
    #expect(TestReader(columns: 90, keys: "h").focus == .menu)
  }

  @Test("Enter opens a story, and a photo essay")
  func open() {
    #expect(TestReader(keys: "ENTER").whereabouts == "article Night ferries return to the quay")
    #expect(TestReader(keys: "G ENTER").whereabouts == "gallery A night on the quay")
  }

  @Test("columns end at one row where their stories have more to say", arguments: [90, 140, 220])
  func evenBottoms(columns: Int) {
    let teasers = (1...21).map { number in
      Teaser(
        id: ArticleID(Int64(number)), headline: String(repeating: "Headline \(number) ", count: 1 + number % 4),
        lede: String(repeating: "There is more to say of this than anybody would have thought. ", count: 40),
        posted: TestPaper.now)
    }
    let layout = FrontLayout(
      front: FrontPage(), stories: teasers, leadPhoto: nil, picture: nil, width: columns,
      clock: Clock(now: TestPaper.now))
    var bottoms: [Int: Int] = [:]
    for box in layout.boxes.dropFirst() {
      bottoms[box.rect.column] = max(bottoms[box.rect.column] ?? 0, box.rect.maxRow)
    }
    #expect(Set(bottoms.values).count == 1, "\(bottoms)")
  }

  @Test("what runs from right to left stands at the right edge of its column, the story's age at the left")
  func rightToLeft() {
    let story = Teaser(
      id: ArticleID(1), headline: "שלום", deck: "יום", lede: "עולם", byline: "Ada Quill", posted: TestPaper.now)
    let lines = SetStory(story, width: 20, rank: 1, clock: Clock(now: TestPaper.now)).lines()
    let shown = lines.map { String(repeating: " ", count: $0.indent) + $0.text }
    #expect(shown.prefix(3) == ["                םולש", "                 םוי", "                םלוע"])
    #expect(lines.last?.indent == 0)
  }

  @Test("ages go on with the clock")
  func ages() {
    var reader = TestReader(columns: 60, rows: 20)
    reader.pass(hours: 3)
    #expect(reader.rows[10] == "▌4 h · Ada Quill · more …")
  }

  @Test("a story that came in above does not move the selection to another")
  func refreshed() {
    var reader = TestReader(columns: 90, keys: "j l")
    let selected = reader.selection
    reader.store.records[0] = TestStore.Record(
      article: TestPaper.story("new", "Stop press", in: ["National"], by: "Ada Quill", hours: 0))
    reader.send(.storeChanged)
    #expect(reader.screen.contains("Stop press") && reader.selection == selected)
  }

  @Test("the name is drawn large where there is room")
  func drawnNameplate() {
    #expect(TestReader(columns: 104, rows: 36).rows[1].contains("██▀▀█▄ ██▀▀█▄"))
    #expect(TestReader(columns: 104, rows: 35).rows[0].contains("B R O A D S H E E T"))
    #expect(TestReader(columns: 40, rows: 20).rows[0].contains("BROADSHEET"))
  }

  @Test("the drawn nameplate keeps clear of the date", arguments: 96...112)
  func clearOfTheDate(columns: Int) throws {
    let reader = TestReader(columns: columns, rows: 40)
    let row = try #require(
      reader.screen.split(separator: "\n").first { $0.contains("23 Nov 2026") || $0.contains("23 November 2026") })
    #expect(row.contains("2026 "))
  }
}
