import Testing

@testable import Reader

@Suite("Completing a search") struct SearchCompletionTests {
  /// A reader in whose search line this was typed.
  func reader(_ text: String, columns: Int = 100) -> TestReader {
    var reader = TestReader(columns: columns, keys: "C-s")
    reader.type(text)
    return reader
  }

  func line(_ reader: TestReader) -> String { String(reader.statusLine.dropFirst(" Search the store: ".count)) }

  @Test("the names that a condition can be given are shown as one types, and Tab takes one after the other")
  func turns() {
    var reader = reader("author:k")
    #expect(reader.screen.contains("author: Kim Ji-young  Kang So-ra   Tab"))
    reader.press("TAB")
    #expect(line(reader) == "author:\"Kim Ji-young\"▏" && reader.screen.contains("▸Kim Ji-young  Kang So-ra"))
    reader.press("TAB")
    #expect(line(reader) == "author:\"Kang So-ra\"▏")
    reader.press("TAB")
    #expect(line(reader) == "author:\"Kim Ji-young\"▏")
    reader.press("S-TAB")
    #expect(line(reader) == "author:\"Kang So-ra\"▏" && reader.whereabouts == "list Search: author:\"Kang So-ra\"")
  }

  @Test("all names are shown right behind the colon, and one without blanks needs no quotes")
  func all() {
    var reader = reader("section:")
    #expect(reader.screen.contains("section: Sea  Sport"))
    reader.press("TAB*2")
    #expect(line(reader) == "section:Sport▏")
  }

  @Test("in quotes that are open, behind other words and behind a minus it is the same, and accents do not count")
  func places() {
    for (text, expected) in [
      ("author:\"kim ji", "author:\"Kim Ji-young\"▏"), ("rope -author:kan", "rope -author:\"Kang So-ra\"▏"),
      ("\"two words\" section:se", "\"two words\" section:Sea▏"), ("author:jose", "author:\"José Alvarez\"▏"),
      ("AUTHOR:JOSÉ", "AUTHOR:\"José Alvarez\"▏"),
    ] {
      var reader = reader(text)
      reader.press("TAB")
      #expect(line(reader) == expected)
    }
  }

  @Test("what is typed behind a name begins anew")
  func anew() {
    var reader = reader("author:k")
    reader.press("TAB")
    reader.type(" section:s")
    #expect(reader.screen.contains("section: Sea  Sport"))
    reader.press("TAB")
    #expect(line(reader) == "author:\"Kim Ji-young\" section:Sea▏")
  }

  @Test("is: is given its words one after the other")
  func states() {
    var reader = reader("is:")
    for word in ["unread", "read", "saved", "queued", "noted", "photo", "unread"] {
      reader.press("TAB")
      #expect(line(reader) == "is:\(word)▏")
    }
    var begun = self.reader("is:sa")
    begun.press("TAB")
    #expect(line(begun) == "is:saved▏")
  }

  @Test(
    "where nothing can be completed Tab does nothing",
    arguments: ["rope", "author:zz", "is:zz", "after:2020", "\"author:k", ""])
  func nothing(text: String) {
    var reader = reader(text)
    reader.press("TAB")
    #expect(line(reader) == text + "▏")
  }

  @Test("answers for what is not typed any more are passed over")
  func late() {
    var reader = reader("author:k")
    reader.type("a")
    reader.send(.searchNames(field: "author", begun: "k", ["Kim Ji-young", "Kang So-ra"]))
    #expect(!reader.screen.contains("Kim Ji-young  Kang"))
  }

  @Test("a hundred names fit any line")
  func many() {
    var store = TestStore()
    store.names["author"] = (0..<100).map { "Reporter \($0)" }
    for columns in [40, 80, 200] {
      var reader = TestReader(columns: columns, rows: 12, store: store, keys: "C-s")
      reader.type("author:rep")
      #expect(reader.flaws == [])
      reader.press("TAB*50")
      #expect(reader.flaws == [] && reader.screen.contains("▸Reporter 49"))
    }
  }
}
