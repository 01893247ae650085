import Articles
import Testing

@testable import Reader

@Suite("What a reader keeps of stories")
struct KeepingTests {
  @Test("w puts a story into the queue and takes it out, and the menu counts them")
  func queue() {
    var reader = TestReader(columns: 140, keys: "2 w")
    #expect(reader.rows.contains { $0.contains("Read later") && $0.contains(" 1") })
    #expect(reader.screen.contains("read later"))
    reader.press("w")
    #expect(!reader.rows.contains { $0.contains("Read later") && $0.contains(" 1") })
  }

  @Test("the queue plays through with one key, each story leaving it when the next is begun")
  func play() {
    var reader = TestReader(store: .numbered(9), keys: "2 j*4 w k w k w .")
    #expect(reader.whereabouts.contains("Story 5"))
    reader.press(".")
    #expect(reader.whereabouts.contains("Story 4"))
    reader.press(".")
    #expect(reader.whereabouts.contains("Story 3") && reader.statusLine.contains("The last of the queue"))
    reader.press(".")
    #expect(reader.whereabouts.contains("Story 3") && reader.statusLine.contains("That was the last of the queue"))
    reader.press("BACKSPACE")
    #expect(reader.whereabouts.hasPrefix("list"))
    reader.press(".")
    #expect(reader.statusLine.contains("The queue is empty"))
  }

  @Test("tags are typed with commas, save the story and stand in the menu")
  func tags() {
    var reader = TestReader(columns: 140, keys: "2 #")
    reader.type("seas, far ports")
    reader.press("ENTER")
    #expect(reader.screen.contains("# seas") && reader.screen.contains("# far ports"))
    #expect(reader.statusLine.contains("Saved under seas, far ports"))
    reader.press("#")
    #expect(reader.statusLine.contains("seas, far ports, ▏"))
    reader.press("C-u ENTER")
    #expect(!reader.screen.contains("# seas"))
  }

  @Test("a note stands under the dates of its story, and is gone when it is emptied")
  func note() {
    var reader = TestReader(columns: 140, keys: "2 ENTER ,")
    reader.type("Ask Tom.")
    reader.press("ENTER")
    #expect(reader.rows.contains { $0.contains("Ask Tom.") } && reader.flaws == [])
    reader.press(", C-u ENTER")
    #expect(!reader.screen.contains("Ask Tom.") && reader.statusLine.contains("No note."))
  }

  @Test("the foot of a story names every newspaper that brings it")
  func severalSources() {
    var store = TestStore()
    for id in store.records.keys { store.records[id]?.otherPublications = ["Tide", "Coast"] }
    var reader = TestReader(columns: 140, store: store, keys: "2 ENTER G")
    #expect(reader.screen.contains("also in Tide, Coast"))
    reader.resize(140, 60)
    #expect(reader.screen.contains("also in Tide, Coast") && reader.flaws == [])
  }

  @Test("Esc leaves tags and note as they were")
  func escape() {
    var reader = TestReader(keys: "2 ,")
    reader.type("Ask")
    reader.forgetEffects()
    reader.press("ESC")
    #expect(reader.effects == [])
  }

  @Test("the history says on which day each story was opened, once a day")
  func history() {
    var store = TestStore.numbered(9)
    store.now = Timestamp(seconds: TestPaper.now.seconds - 86_400)
    store = TestReader(store: store, keys: "2 j*5 ENTER").store
    store.now = TestPaper.now
    // The latest opened first: what was opened yesterday lies below.
    var reader = TestReader(columns: 100, store: store)
    reader.press("2 ENTER BACKSPACE j ENTER BACKSPACE m G k*2 ENTER")
    let rows = reader.rows.filter { $0.contains("today") || $0.contains("yesterday") }
    #expect(reader.whereabouts == "list History" && rows.count == 2 && reader.flaws == [])
  }
}
