import Articles
import Screen
import Testing

@testable import Reader

@Suite("The section menu") struct MenuTests {
  @Test("is a tree with the number of unread stories")
  func picture() {
    let reader = TestReader(columns: 60, rows: 19, keys: "m j*2 x")
    #expect(
      reader.rows(2..<18) == """
        ━ Sections ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ 3 of 13 ━
           Front page
           All stories                                           12
         ▾ National                                               4
             Politics                                             2
             Defence                                              1
         ▸ Business                                               3
           Culture                                                4
           Sport                                                  1
           Read later
         ★ Saved
           History
           Feeds
         ▣ A night on the quay


        """)
  }

  @Test("x folds and unfolds, l unfolds, h folds and goes to the section above", arguments: ["x", "l", "RIGHT"])
  func folding(key: String) {
    var reader = TestReader(columns: 140, keys: "m j*2 \(key)")
    #expect(reader.screen.contains("▾ National"))
    reader.press("j h")
    #expect(reader.state.menu.selected == 2)
    reader.press("h")
    #expect(reader.screen.contains("▸ National") && reader.focus == .menu)
    reader.press("h")
    #expect(reader.focus == .main)
  }

  @Test("what is unfolded is remembered")
  func remembered() {
    var reader = TestReader(columns: 140, keys: "m j*2 x")
    #expect(reader.effects.last == .saveSetting(.foldedSections, "1"))
    var state = TestReader().state
    state.restore(.foldedSections, "1\nx\n2")
    #expect(state.menu.unfolded == [SectionID(1), SectionID(2)])
    reader.press("h")
    #expect(reader.effects.last == .saveSetting(.foldedSections, ""))
  }

  @Test("Enter opens the section with all below it, and the menu goes where it lies over the page")
  func open() {
    let reader = TestReader(columns: 90, keys: "m j*3 ENTER")
    #expect(reader.whereabouts == "list Business" && reader.list?.rows.count == 3)
    #expect(!reader.screen.contains("All stories"))
  }

  @Test("a sub-section is headed by its path")
  func subsection() {
    let reader = TestReader(columns: 90, keys: "m j*2 x j ENTER")
    #expect(reader.whereabouts == "list National › Politics" && reader.list?.rows.count == 2)
  }

  @Test("counts go down as stories are read")
  func counts() {
    let reader = TestReader(columns: 140, keys: "4 ENTER")
    #expect(reader.screen.contains("Culture          3"))
  }

  @Test("the cursor begins on the place one is at")
  func beginsHere() {
    let reader = TestReader(columns: 90, keys: "3 m")
    #expect(reader.state.menu.selected == 3)
  }

  @Test("the cursor stays in sight while sections fold and unfold", arguments: [9, 10, 12])
  func inSight(rows: Int) {
    var reader = TestReader(columns: 60, rows: rows, keys: "m g j*2 l j*2")
    for key in ["h", "h", "l", "G", "g", "j", "j", "l", "G", "k", "k"] {
      reader.press(key)
      #expect(reader.flaws == [], "\(key)")
    }
  }

  @Test("the digits open the sections of the bar")
  func digits() {
    var reader = TestReader(keys: "2")
    #expect(reader.whereabouts == "list National")
    reader.press("5")
    #expect(reader.whereabouts == "list Sport")
    reader.press("1")
    #expect(reader.whereabouts == "front")
    reader.press("9")
    #expect(reader.whereabouts == "front" && reader.statusLine == " There is no section 9.")
  }

  @Test("the bar shows whole names only, and where one is")
  func bar() {
    let reader = TestReader(columns: 40, keys: "2")
    #expect(reader.rows[1] == " 1 Front page   2 National   3 Business")
    #expect(reader.style(of: "2 National")?.attributes.contains(.reverse) == true)
    #expect(reader.style(of: "3 Business")?.attributes.contains(.reverse) == false)
  }

  @Test(
    "large numbers are short",
    arguments: [(0, "0"), (9_999, "9999"), (10_000, "10k"), (999_999, "999k"), (1_500_000, "1M")])
  func shortCounts(count: Int, text: String) {
    #expect(shortCount(count) == text)
  }
}
