import Articles
import Testing

@testable import Reader

@Suite("What asks first and what can be undone") struct AskingTests {
  @Test("A asks before it marks a list as read")
  func asks() {
    let reader = TestReader(columns: 100, keys: "2 A")
    #expect(reader.statusLine == " Mark everything in “National” as read? U undoes it.  y yes   any other key no")
  }

  @Test("any key but y changes nothing", arguments: ["n", "ESC", "ENTER", "SPACE", "A", "q", "j"])
  func no(key: String) {
    var reader = TestReader(keys: "2 A")
    reader.forgetEffects()
    reader.press(key)
    #expect(reader.effects == [] && reader.whereabouts == "list National")
    #expect(reader.statusLine == " Nothing was changed.")
    #expect(reader.list?.rows.allSatisfy { !$0.isRead } == true)
  }

  @Test("y marks all of the list, and only them")
  func yes() {
    let reader = TestReader(keys: "2 A y")
    #expect(reader.list?.rows.allSatisfy(\.isRead) == true)
    #expect(reader.store.records.values.count { !$0.isRead } == 8)
    #expect(reader.statusLine == " All marked as read. U undoes it.")
  }

  @Test("U brings the unread marks back")
  func undo() {
    let reader = TestReader(keys: "2 A y U")
    #expect(reader.list?.rows.allSatisfy { !$0.isRead } == true && reader.statusLine == " Undone.")
  }

  @Test("in the menu A is about the section under the cursor")
  func inMenu() {
    let reader = TestReader(columns: 140, keys: "m j*3 A")
    #expect(reader.statusLine.hasPrefix(" Mark everything in “Business” as read?"))
  }

  @Test("lists that one comes back to show what was marked meanwhile")
  func staleList() {
    let reader = TestReader(keys: "2 F A y BACKSPACE")
    #expect(reader.whereabouts == "list National" && reader.list?.rows.allSatisfy(\.isRead) == true)
  }

  @Test("D asks, and only y removes")
  func remove() {
    var reader = TestReader(columns: 100, keys: "2 D")
    #expect(reader.statusLine == " Remove “Night ferries return to the quay” from the store?  y yes   any other key no")
    reader.press("n")
    #expect(reader.store.records.count == 12)
    reader.press("D y")
    #expect(reader.store.records.count == 11 && reader.selection == "Council votes for quieter bells")
  }

  @Test("U brings a removed story back")
  func undoRemove() {
    let reader = TestReader(keys: "2 D y U")
    #expect(reader.store.records.count == 12 && reader.list?.rows.count == 4)
  }

  @Test("a story removed while it is read leaves for the list, laid out for the window as it is now")
  func removeInArticle() {
    var reader = TestReader(columns: 80, rows: 40, store: .numbered(60), keys: "2 j*30 ENTER")
    reader.resize(60, 10)
    reader.press("D y")
    #expect(reader.whereabouts == "list National" && reader.flaws == [])
    #expect(reader.list?.rows.contains { $0.headline == "Story 31" } == false)
    #expect(reader.selection == "Story 32")
  }

  @Test("a removed story can't be gone forward to")
  func noWayForward() {
    let reader = TestReader(keys: "2 ENTER D y L")
    #expect(reader.whereabouts == "list National")
  }

  @Test("a story removed on the way to another is no longer listed on the way back")
  func removedFromHistory() {
    let reader = TestReader(columns: 60, keys: "2 j ENTER TAB ENTER D y BACKSPACE")
    #expect(reader.whereabouts == "list National")
    #expect(reader.list?.rows.count == 3)
  }

  @Test("U undoes what was done last: a marking after a list was closed")
  func order() {
    let reader = TestReader(columns: 110, keys: "ENTER TAB X BACKSPACE*2 2 A y U")
    #expect(reader.list?.rows.contains { !$0.isRead } == true)
  }

  @Test("U with nothing to undo says so")
  func nothing() {
    #expect(TestReader(keys: "U").statusLine == " There is nothing to undo.")
  }

  @Test(
    "no letter but y, U and those that ask changes a story",
    arguments: ["j", "k", "f", "l", "h", "b", "e", "r", "R", "w", "d", "x", "X", "c"])
  func harmless(key: String) {
    let reader = TestReader(keys: "2 \(key)")
    #expect(reader.store.records.values.allSatisfy { !$0.isSaved })
    #expect(reader.store.records.count == 12)
  }
}
