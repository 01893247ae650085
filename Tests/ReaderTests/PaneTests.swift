import Screen
import Testing
import Typesetting

@testable import Reader

@Suite("Panes") struct PaneTests {
  /// The panes that Tab goes to, one after the other.
  func round(_ reader: TestReader, key: String = "TAB") -> [Pane] {
    var reader = reader
    var panes = [reader.focus]
    repeat {
      reader.press(key)
      panes.append(reader.focus)
    } while reader.focus != panes[0] && panes.count < 9
    return panes
  }

  @Test("at 60 columns Tab goes from the article to the rail to the menu, one at a time")
  func single() {
    #expect(round(TestReader(columns: 60, keys: "ENTER")) == [.main, .rail, .menu, .main])
  }

  @Test("at 90 and 110 columns Tab goes between article and rail", arguments: [90, 110])
  func middle(columns: Int) {
    #expect(round(TestReader(columns: columns, keys: "ENTER")) == [.main, .rail, .main])
  }

  @Test("at 140 columns Tab goes through all three")
  func wide() {
    #expect(round(TestReader(columns: 140, keys: "ENTER")) == [.main, .rail, .menu, .main])
  }

  @Test("Shift-Tab goes the other way")
  func backwards() {
    #expect(round(TestReader(columns: 140, keys: "ENTER"), key: "S-TAB") == [.main, .menu, .rail, .main])
  }

  @Test("Tab stays where there is one pane: in a gallery", arguments: [60, 90, 110, 140])
  func gallery(columns: Int) {
    #expect(round(TestReader(columns: columns, keys: "p")) == [.main, .main])
  }

  @Test("m opens the menu over the page where it has no place of its own, and closes it", arguments: [60, 90, 110])
  func menuOver(columns: Int) {
    var reader = TestReader(columns: columns, keys: "m")
    #expect(reader.focus == .menu && reader.screen.contains("All stories"))
    reader.press("m")
    #expect(reader.focus == .main && !reader.screen.contains("All stories"))
  }

  @Test("the focused pane's title stands in a heavy rule")
  func focusIsSeen() {
    let reader = TestReader(columns: 90, rows: 20, keys: "ENTER TAB")
    #expect(reader.rows[2].hasPrefix("─ National › Politics ──"))
    #expect(reader.rows[2].hasSuffix("─┬━ Related stor… ━ 1 of 3 ━"))
  }

  @Test("v hides the rail and shows it again")
  func railHidden() {
    var reader = TestReader(columns: 110, keys: "ENTER")
    #expect(reader.screen.contains("Related stories"))
    reader.press("v")
    #expect(!reader.screen.contains("Related stories"))
    reader.press("v")
    #expect(reader.screen.contains("Related stories"))
  }

  @Test("z leaves the article alone on the screen", arguments: [60, 90, 140])
  func readingView(columns: Int) {
    var reader = TestReader(columns: columns, keys: "ENTER z")
    #expect(!reader.screen.contains("Related stories") && !reader.screen.contains("All stories"))
    #expect(round(reader) == [.main, .main])
    reader.press("z")
    #expect(round(reader).count > 2)
  }

  @Test("m in the reading view brings the menu, and the article alone again when it goes", arguments: [60, 90, 140])
  func menuInReadingView(columns: Int) {
    var reader = TestReader(columns: columns, keys: "ENTER z m")
    #expect(reader.focus == .menu && reader.screen.contains("All stories"))
    reader.press("m")
    #expect(reader.focus == .main && !reader.screen.contains("All stories"))
  }

  @Test("the focus is never on a pane that a resize took away")
  func resized() {
    var reader = TestReader(columns: 140, keys: "S-TAB")
    #expect(reader.focus == .menu)
    reader.resize(100, 30)
    #expect(reader.flaws == [])
  }

  @Test("Esc leaves the rail before it leaves the article")
  func escape() {
    var reader = TestReader(columns: 110, keys: "ENTER TAB ESC")
    #expect(reader.whereabouts == "article Night ferries return to the quay" && reader.focus == .main)
    reader.press("ESC")
    #expect(reader.whereabouts == "front")
  }
}
