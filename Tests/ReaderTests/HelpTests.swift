import Testing

@testable import Reader

@Suite("Help") struct HelpTests {
  @Test(
    "lists every command of the pane",
    arguments: [
      ("", Command.Scope.front), ("2", .list), ("ENTER", .article), ("TAB", .rail), ("m", .menu), ("p", .gallery),
      ("E", .feeds),
    ])
  func complete(keys: String, scope: Command.Scope) {
    let reader = TestReader(columns: 100, rows: 100, keys: keys + " ?")
    for command in Command.table where command.scopes.contains(scope) {
      #expect(reader.screen.contains(command.title), "\(command.name)")
    }
    #expect(reader.screen.contains("Keys: \(scope.rawValue)"))
  }

  @Test("leaves out what the pane can't do")
  func onlyThePane() {
    let reader = TestReader(columns: 100, rows: 100, keys: "?")
    #expect(!reader.screen.contains("Close this list for 24 hours"))
  }

  @Test("Tab shows the keys of the other panes, and comes round")
  func tab() {
    var reader = TestReader(columns: 100, rows: 60, keys: "? TAB")
    #expect(reader.screen.contains("Keys: Lists"))
    reader.press("TAB*6")
    #expect(reader.screen.contains("Keys: Front page"))
  }

  @Test("scrolls on a small screen, to its last line and no further")
  func scrolls() {
    var reader = TestReader(columns: 60, rows: 14, keys: "? G")
    #expect(reader.screen.contains("Quit"))
    let end = reader.screen
    reader.press("j SPACE")
    #expect(reader.screen == end)
    reader.press("g")
    #expect(reader.screen.contains("Down a line"))
  }

  @Test("goes with Esc, q, ? or Enter", arguments: ["ESC", "q", "?", "ENTER", "BACKSPACE"])
  func closes(key: String) {
    let reader = TestReader(keys: "? \(key)")
    #expect(reader.screen == TestReader().screen)
  }

  @Test("F1 is help too")
  func functionKey() {
    #expect(TestReader(keys: "F1").screen == TestReader(keys: "?").screen)
  }

  @Test(
    "shows keys as they stand on a keyboard",
    arguments: [("C-d", "Ctrl-D"), ("M-LEFT", "Alt-←"), ("S-TAB", "Shift-Tab"), ("F1", "F1"), ("j", "j")])
  func labels(name: String, label: String) {
    #expect(keyLabel(name) == label)
  }
}
