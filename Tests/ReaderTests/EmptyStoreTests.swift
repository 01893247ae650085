import Testing

@testable import Reader

@Suite("A store that holds nothing") struct EmptyStoreTests {
  @Test("the front page says how to fill it")
  func front() {
    let reader = TestReader(columns: 60, rows: 14, store: .empty)
    #expect(
      reader.screen == """
         Mon 23 Nov 2026    B R O A D S H E E T               09:00
        ━ Front page ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━


                          The front page is empty.
                   C picks newspapers from the catalogue,
                           R fetches what is new.






         Enter open  / search  m menu  p photos  Tab pane  t theme
        """)
  }

  @Test(
    "every list says what would be here",
    arguments: [
      ("m j ENTER", "No stories here."), ("m j*2 ENTER", "The queue is empty."), ("m j*3 ENTER", "Nothing saved yet."),
      ("m j*4 ENTER", "No story opened yet."),
      ("/ x ENTER", "Nothing in the store has “x”."),
    ])
  func lists(keys: String, words: String) {
    #expect(TestReader(columns: 60, store: .empty, keys: keys).screen.contains(words))
  }

  @Test("an empty front page is not told before the store has answered")
  func beforeTheAnswer() {
    var reader = TestReader(columns: 60, store: .empty)
    #expect(reader.screen.contains("empty"))
    reader = TestReader(columns: 60)
    reader.holdsAnswers = true
    reader.press("2")
    #expect(!reader.screen.contains("No stories here."))
  }

  @Test("every key of every pane is survived", arguments: [60, 90, 140])
  func everyKey(columns: Int) {
    for command in Command.table {
      for key in command.keys {
        for keys in ["", "m j ENTER", "m j*2 ENTER", "TAB", "m"] {
          let reader = TestReader(columns: columns, rows: 20, store: .empty, keys: keys + " " + key)
          #expect(reader.flaws == [], "\(keys) \(key)")
        }
      }
    }
  }

  @Test("commands about a story say that none is selected", arguments: ["s", "u", "o", "y"])
  func noStory(key: String) {
    #expect(TestReader(store: .empty, keys: key).statusLine == " No story is selected.")
  }

  @Test("there are no photos to show")
  func photos() {
    #expect(TestReader(store: .empty, keys: "p").statusLine == " The store holds no photo essays.")
  }

  @Test("a story the store no longer has is told, and one can go back")
  func lost() {
    var reader = TestReader(keys: "2")
    reader.store.records = [:]
    reader.press("ENTER")
    #expect(reader.statusLine == " The store no longer has this story." && reader.flaws == [])
    for key in ["SPACE", "j", "G", "s", "u", "B", "n", "]", "+", "z", "z"] { reader.press(key) }
    reader.press("BACKSPACE")
    #expect(reader.whereabouts == "list National")
  }
}
