import Articles
import Testing

@testable import Reader

@Suite("Back and forward") struct HistoryTests {
  @Test("back comes to the list with its selection and its scroll position")
  func list() {
    var reader = TestReader(columns: 80, rows: 14, store: .numbered(60), keys: "2 j*20")
    let top = reader.list?.top
    reader.press("ENTER BACKSPACE")
    #expect(reader.selection == "Story 21" && reader.list?.top == top)
  }

  @Test("back comes to the story at the place where it was left")
  func article() {
    var reader = TestReader(columns: 110, keys: "ENTER j*17")
    let line = reader.firstVisibleLine
    reader.press("TAB ENTER")
    #expect(reader.whereabouts == "article Council votes for quieter bells")
    reader.press("BACKSPACE")
    #expect(reader.whereabouts == "article Night ferries return to the quay" && reader.firstVisibleLine == line)
  }

  @Test("the rail keeps its selection too")
  func rail() {
    var reader = TestReader(columns: 110, keys: "ENTER TAB j*2 ENTER BACKSPACE TAB")
    #expect(reader.selection == "부두에 다시 불이 켜지다")
    reader.press("j")
    #expect(reader.selection == "Night ferries return to the quay")
  }

  @Test("forward undoes back")
  func forward() {
    var reader = TestReader(keys: "2 j ENTER")
    let screen = reader.screen
    reader.press("BACKSPACE*2 L*2")
    #expect(reader.screen == screen)
  }

  @Test("going elsewhere ends what was ahead")
  func branch() {
    var reader = TestReader(keys: "2 ENTER BACKSPACE 3 L")
    #expect(reader.whereabouts == "list Business")
    #expect(reader.statusLine == " There is nothing further on.")
    reader.press("BACKSPACE*2")
    #expect(reader.whereabouts == "front")
  }

  @Test("back from where one began says so, and stays")
  func beginning() {
    let reader = TestReader(keys: "BACKSPACE")
    #expect(reader.whereabouts == "front" && reader.statusLine == " This is where you began. q quits.")
  }

  @Test(
    "Backspace, Esc, h, Left and Alt-Left go back; L and Alt-Right go forward",
    arguments: ["BACKSPACE", "ESC", "h", "LEFT", "M-LEFT"])
  func keys(key: String) {
    var reader = TestReader(keys: "2 \(key)")
    #expect(reader.whereabouts == "front")
    reader.press("M-RIGHT")
    #expect(reader.whereabouts == "list National")
  }

  @Test("q goes out one level, and from the first place out of the program")
  func close() {
    var reader = TestReader(keys: "2 ENTER q")
    #expect(reader.whereabouts == "list National")
    reader.press("q")
    #expect(reader.whereabouts == "front" && !reader.effects.contains(.quit))
    reader.press("q")
    #expect(reader.effects.last == .quit)
  }

  @Test("Q quits from anywhere, and keeps the place in the story")
  func quit() {
    var reader = TestReader(keys: "ENTER SPACE")
    reader.forgetEffects()
    reader.press("Q")
    guard case .savePosition(let id, let position) = reader.effects.first else {
      Issue.record("nothing was kept: \(reader.effects)")
      return
    }
    #expect(id.rawValue == 1 && position.block > 0 && reader.effects.last == .quit)
  }

  @Test("the same list opened again is not a step of its own")
  func sameList() {
    let reader = TestReader(keys: "2 2 BACKSPACE")
    #expect(reader.whereabouts == "front")
  }

  @Test("a list that was left at another size is whole on coming back")
  func resizedBetween() {
    var reader = TestReader(columns: 80, rows: 40, store: .numbered(60), keys: "2 j*30 ENTER")
    reader.resize(40, 10)
    reader.press("BACKSPACE")
    #expect(reader.selection == "Story 31" && reader.flaws == [])
  }

  @Test("a story opened again begins where it was left")
  func rememberedPlace() {
    var reader = TestReader(keys: "ENTER j*20")
    let line = reader.firstVisibleLine
    reader.press("BACKSPACE 2 g ENTER")
    #expect(reader.firstVisibleLine == line)
  }
}
