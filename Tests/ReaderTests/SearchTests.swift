import Articles
import Testing

@testable import Reader

@Suite("Searching while one types")
struct SearchTests {
  @Test("the list under the line shows what is found so far")
  func live() {
    var reader = TestReader(keys: "/")
    reader.type("rop")
    #expect(reader.whereabouts == "list Search: rop" && reader.selection == "Rope makers find a buyer")
    reader.type("zz")
    #expect(reader.screen.contains("Nothing in the store has “ropzz”."))
    reader.press("BACKSPACE*2")
    #expect(reader.selection == "Rope makers find a buyer" && reader.statusLine == " Search the store: rop▏")
  }

  @Test("Esc goes back to where one was, and so does Backspace on the empty line", arguments: ["ESC", "BACKSPACE*5"])
  func cancel(keys: String) {
    var reader = TestReader(keys: "j ENTER")
    let before = reader.screen
    reader.press("C-s")
    reader.type("rope")
    reader.press(keys)
    #expect(reader.screen == before)
  }

  @Test("Enter stays at the list, and going back leads to where one was, not to what was half typed")
  func enter() {
    var reader = TestReader(keys: "/")
    reader.type("rope")
    reader.press("ENTER")
    #expect(reader.whereabouts == "list Search: rope")
    reader.press("BACKSPACE")
    #expect(reader.whereabouts == "front")
  }

  @Test("the arrows move in the list, and on the empty line bring back the last search")
  func arrows() {
    var reader = TestReader(store: .numbered(30), keys: "/")
    reader.type("Story")
    reader.press("DOWN*2")
    #expect(reader.selection == "Story 3" && reader.statusLine.hasPrefix(" Search the store: Story"))
    reader.press("ENTER / UP")
    #expect(reader.statusLine == " Search the store: Story▏")
  }

  @Test("what cannot be understood yet leaves the list as it is")
  func halfTyped() {
    var reader = TestReader(keys: "/")
    reader.type("rope")
    let found = reader.selection
    reader.type(" after:")
    #expect(reader.selection == found)
    reader.type("2020-")
    #expect(reader.selection == found && reader.statusLine == " Search the store: rope after:2020-▏")
  }

  @Test("lines show the words around what was looked for, and mark it", arguments: [(80, 24), (120, 36), (200, 60)])
  func excerpts(columns: Int, rows: Int) {
    var reader = TestReader(columns: columns, rows: rows, keys: "/")
    reader.type("rope")
    reader.press("ENTER")
    #expect(reader.flaws == [])
    let list = reader.rows.firstIndex { $0.contains("Rope makers find a buyer") } ?? 0
    #expect(reader.rows[list + 2].trimmingPrefix(while: \.isWhitespace).count > 10)
  }

  @Test("the order of finds can be changed")
  func order() {
    var reader = TestReader(keys: "/")
    reader.type("rope")
    reader.press("ENTER O")
    #expect(reader.statusLine.contains("unread first"))
    reader.press("O")
    #expect(reader.screen.contains("headlines first"))
  }
}

@Suite("Searches kept in the menu")
struct KeptSearchTests {
  private func kept() -> TestReader {
    var reader = TestReader(columns: 140, keys: "/")
    reader.type("rope")
    reader.press("ENTER *")
    return reader
  }

  @Test("stand there with a count of what is unread, and are remembered")
  func keep() {
    let reader = kept()
    #expect(reader.rows.contains { $0.contains("/ rope") && $0.contains("1") })
    #expect(reader.effects.contains(.saveSetting(.savedSearches, "rope")))
  }

  @Test("counts follow the reading")
  func counts() {
    var reader = kept()
    reader.forgetEffects()
    reader.press("u")
    #expect(reader.effects.contains(.countSearches(["rope"])))
    #expect(!reader.rows.contains { $0.contains("/ rope") && $0.contains(" 1") })
  }

  @Test("open by a key, and are taken out from the list or the menu", arguments: ["*", "m *"])
  func takeOut(keys: String) {
    var reader = kept()
    reader.press(keys)
    #expect(!reader.screen.contains("/ rope") && reader.effects.last != .saveSetting(.savedSearches, "rope"))
    #expect(reader.effects.contains(.saveSetting(.savedSearches, "")))
  }

  @Test("come back with the next start")
  func restore() {
    var reader = TestReader(columns: 140)
    reader.restore(.savedSearches, "rope\nsection:national after:2020")
    #expect(reader.screen.contains("/ rope") && reader.screen.contains("/ section:nation"))
  }

  @Test("only a search can be kept")
  func others() {
    let reader = TestReader(columns: 140, keys: "2 *")
    #expect(reader.statusLine.contains("Only a search can be kept"))
  }
}
