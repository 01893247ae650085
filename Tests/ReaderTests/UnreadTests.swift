import Articles
import Testing

@testable import Reader

@Suite("Read and unread") struct UnreadTests {
  @Test("a story that was opened is read, in the list it came from too")
  func opened() {
    var reader = TestReader(columns: 60, keys: "2")
    #expect(reader.rows[3].hasPrefix(" ● Night ferries"))
    reader.press("ENTER BACKSPACE")
    #expect(reader.rows[3].hasPrefix("   Night ferries"))
  }

  @Test("a story that was opened from the rail is shown as read there on coming back")
  func openedFromRail() {
    let reader = TestReader(columns: 110, keys: "TAB j ENTER BACKSPACE TAB")
    #expect(reader.selection == "Council votes for quieter bells" && reader.state.subject?.isRead == true)
  }

  @Test("a preview does not count as reading")
  func preview() {
    let reader = TestReader(columns: 140, keys: "2 j*2 k*2")
    #expect(reader.list?.preview != nil && reader.list?.rows.allSatisfy { !$0.isRead } == true)
  }

  @Test("u marks the selected story read, and unread again")
  func toggle() {
    var reader = TestReader(columns: 60, keys: "2 u")
    #expect(reader.rows[3].hasPrefix("   Night ferries") && reader.statusLine == " Marked as read.")
    #expect(reader.store.records[1]?.isRead == true)
    reader.press("u")
    #expect(reader.rows[3].hasPrefix(" ● Night ferries") && reader.statusLine == " Marked as unread.")
    #expect(reader.store.records[1]?.isRead == false)
  }

  @Test("a story marked unread while it is read stays unread in the list")
  func unreadInArticle() {
    let reader = TestReader(columns: 60, keys: "2 ENTER u BACKSPACE")
    #expect(reader.rows[3].hasPrefix(" ● Night ferries"))
  }

  @Test("s saves: a star in the list, a count in the menu")
  func save() {
    var reader = TestReader(columns: 140, keys: "2 s")
    #expect(reader.screen.contains(" ★ Night ferries") && reader.statusLine == " Saved.")
    #expect(reader.screen.contains("★ Saved            1"))
    reader.press("s")
    #expect(!reader.screen.contains(" ★ Night ferries") && reader.statusLine == " No longer saved.")
  }

  @Test("what is saved is listed under Saved")
  func savedList() {
    var reader = TestReader(columns: 60, keys: "2 j s m G k*3 ENTER")
    #expect(reader.whereabouts == "list Saved" && reader.selection == "Council votes for quieter bells")
    reader.press("ENTER s BACKSPACE")
    #expect(reader.store.records[2]?.isSaved == false)
  }

  @Test("what was opened is listed under History, the latest first")
  func historyList() {
    let reader = TestReader(columns: 60, keys: "2 ENTER ] BACKSPACE m G k*2 ENTER")
    #expect(reader.whereabouts == "list History")
    #expect(reader.list?.rows.map(\.id.rawValue) == [2, 1])
  }

  @Test("J and K go to the next and the previous unread story of a list")
  func inList() {
    var reader = TestReader(columns: 60, keys: "2 j u g J")
    #expect(reader.selection == "הנמל נפתח מחדש")
    reader.press("K")
    #expect(reader.selection == "Night ferries return to the quay")
    reader.press("K")
    #expect(reader.statusLine == " Nothing unread there.")
  }

  @Test("J and K pass over read stories in an article, and the list follows")
  func inArticle() {
    var reader = TestReader(columns: 60, keys: "2 j u k ENTER J")
    #expect(reader.whereabouts == "article הנמל נפתח מחדש")
    reader.press("BACKSPACE")
    #expect(reader.selection == "הנמל נפתח מחדש")
  }

  @Test("J and K go through the unread stories of the front page")
  func onFront() {
    var reader = TestReader(keys: "J")
    #expect(reader.selection == "Council votes for quieter bells")
    reader.press("u J K")
    #expect(reader.selection == "Night ferries return to the quay")
  }

  @Test("Space pages to the end of a story, and there goes to the next unread")
  func space() {
    var reader = TestReader(columns: 80, rows: 20, keys: "2 ENTER")
    for _ in 0..<40 where reader.whereabouts.contains("Night ferries") {
      #expect(!reader.rows[2].contains("100%") || reader.screen.contains("post.example/ferries"))
      reader.press("SPACE")
    }
    #expect(reader.whereabouts == "article Council votes for quieter bells")
    #expect(reader.article?.top == 0)
  }

  @Test("Space at the end of the last unread story stays")
  func spaceAtLast() {
    let reader = TestReader(columns: 60, keys: "2 G ENTER SPACE*3")
    #expect(
      reader.whereabouts == "article Fog closes the strait for a day" && reader.statusLine == " Nothing unread there.")
  }

  @Test("no word of a story is skipped between two pages")
  func nothingSkipped() {
    var reader = TestReader(columns: 80, rows: 20, keys: "ENTER")
    var text = reader.screen
    for _ in 0..<40 where reader.whereabouts.contains("Night ferries") {
      text += reader.screen
      reader.press("SPACE")
    }
    for berth in 1...80 { #expect(text.contains("Berth \(berth) was"), "berth \(berth)") }
  }

  @Test("] and [ go to the neighbours of the list, read or not, and tell its ends")
  func neighbours() {
    var reader = TestReader(columns: 60, keys: "2 j u k ENTER ]")
    #expect(reader.whereabouts == "article Council votes for quieter bells")
    reader.press("[ [")
    #expect(reader.whereabouts == "article Night ferries return to the quay")
    #expect(reader.statusLine == " This is the first of the list.")
    reader.press("]*9")
    #expect(reader.statusLine == " This is the last of the list.")
  }

  @Test("after ] one step back leads to the list")
  func backFromNeighbour() {
    let reader = TestReader(columns: 60, keys: "2 ENTER ]*2 BACKSPACE")
    #expect(reader.whereabouts == "list National" && reader.selection == "הנמל נפתח מחדש")
  }
}
