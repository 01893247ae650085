import Articles
import Testing

@testable import Reader

@Suite("Typing a line") struct PromptTests {
  @Test("is edited with Backspace, Ctrl-W and Ctrl-U")
  func editing() {
    var reader = TestReader(keys: "/")
    reader.type("rope makers findx")
    reader.press("BACKSPACE")
    #expect(reader.statusLine == " Search the store: rope makers find▏")
    reader.press("C-w")
    #expect(reader.statusLine == " Search the store: rope makers ▏")
    reader.press("C-u")
    #expect(reader.statusLine == " Search the store: ▏")
  }

  @Test("letters that are commands elsewhere are letters here")
  func letters() {
    var reader = TestReader(keys: "/")
    reader.type("qQ?:jk")
    #expect(reader.statusLine == " Search the store: qQ?:jk▏")
  }

  @Test("Backspace on an empty line goes away, as Esc does", arguments: ["BACKSPACE", "ESC"])
  func closes(key: String) {
    #expect(TestReader(keys: "/ \(key)").screen == TestReader().screen)
  }

  @Test("Enter on an empty line searches nothing")
  func empty() {
    #expect(TestReader(keys: "/ ENTER").whereabouts == "front")
  }

  @Test("a search lists what the store finds")
  func search() {
    var reader = TestReader(keys: "/")
    reader.type("rope")
    reader.press("ENTER")
    #expect(reader.whereabouts == "list Search: rope" && reader.selection == "Rope makers find a buyer")
  }

  @Test("a search that finds nothing says so")
  func searchInVain() {
    var reader = TestReader(columns: 60, keys: "/")
    reader.type("zeppelin")
    reader.press("ENTER")
    #expect(reader.screen.contains("Nothing in the store has “zeppelin”."))
  }

  @Test("pasted text goes into the line, up to the end of its first line")
  func paste() {
    var reader = TestReader(keys: "/")
    reader.paste("rope\nq\nq\n")
    #expect(reader.statusLine == " Search the store: rope▏")
  }

  @Test("pasted text is no key presses")
  func pasteElsewhere() {
    var reader = TestReader()
    reader.forgetEffects()
    reader.paste("qDyQ")
    #expect(reader.effects == [] && reader.screen == TestReader().screen)
  }

  @Test("pasting into find looks at once")
  func pasteIntoFind() {
    var reader = TestReader(columns: 80, rows: 20, keys: "ENTER /")
    reader.paste("Berth 60 ")
    #expect(reader.screen.contains("Berth 60 "))
  }

  @Test("of a line longer than the screen the end is seen")
  func long() {
    var reader = TestReader(columns: 40, rows: 12, keys: "/")
    reader.type(String(repeating: "abcdefghij", count: 10) + "한글 끝")
    #expect(reader.statusLine.hasSuffix("한글 끝▏") && reader.flaws == [])
  }

  @Test("a search that cannot be understood stays on its line, with what is wrong above it")
  func wrongSearch() {
    var reader = TestReader(keys: "/")
    reader.type("rope after:never")
    reader.press("ENTER")
    #expect(reader.statusLine == " Search the store: rope after:never▏")
    #expect(reader.rows[reader.rows.count - 2].hasPrefix(" after: wants a day, a month or a year"))
    reader.press("BACKSPACE")
    #expect(!reader.screen.contains("wants a day,"))
  }

  @Test("what a condition wants is told while it is typed, and Tab completes its name")
  func searchHelp() {
    var reader = TestReader(keys: "/")
    reader.type("rope -au")
    #expect(reader.rows[reader.rows.count - 2] == " author:  Tab completes")
    reader.press("TAB")
    #expect(reader.statusLine == " Search the store: rope -author:▏")
    #expect(reader.rows[reader.rows.count - 2] == " author: Kim Ji-young  Kang So-ra  José Alvarez   Tab")
    reader.type("kang se")
    #expect(reader.rows[reader.rows.count - 2] == " section:  Tab completes")
  }
}
