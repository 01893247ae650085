import Articles
import Testing
import Typesetting

@testable import Reader
@testable import Screen

@Suite("Choosing lines to copy") struct SelectionTests {
  /// What was copied last.
  func copied(_ reader: TestReader) -> String? {
    if case .copy(let text) = reader.effects.last { text } else { nil }
  }

  @Test("V and y copy the first line on the screen with where it comes from")
  func line() {
    let reader = TestReader(keys: "ENTER V y")
    #expect(
      copied(reader) == """
        The first boat left at nine, says the timetable, and the

        — Night ferries return to the quay, The Harbour Post, https://post.example/ferries
        """)
    #expect(reader.statusLine.hasPrefix(" Copied “The first boat left at nine"))
  }

  @Test("j goes on by a line, and words that a line end took apart are whole")
  func extended() {
    let reader = TestReader(columns: 40, rows: 24, keys: "ENTER V j*30 ENTER")
    let text = copied(reader) ?? ""
    #expect(text.contains("says the timetable, and the council paid for the lamps."))
    #expect(!text.contains("-\n"))
  }

  @Test("paragraphs stand apart, and } chooses by paragraph")
  func paragraphs() {
    let reader = TestReader(keys: "ENTER V } } y")
    let parts = (copied(reader) ?? "").parts(apartBy: "\n\n")
    #expect(parts.count == 4)
    #expect(parts[0] == "The first boat left at nine, says the timetable, and the council paid for the lamps.")
    #expect(parts[1] == "The north quay at nine")
  }

  @Test("upwards chooses as downwards does, and o goes to the other end")
  func upwards() {
    let down = TestReader(keys: "ENTER SPACE V j j j y")
    let up = TestReader(keys: "ENTER SPACE V j j j o o y")
    #expect(copied(down) == copied(up))
    var reader = TestReader(keys: "ENTER SPACE V j j j")
    reader.press("o k k y")
    #expect((copied(reader) ?? "").count > (copied(down) ?? "").count)
  }

  @Test("what is chosen is marked, in drawn text too", arguments: [0, 1, 2, 3, 5])
  func marked(steps: Int) {
    let keys = steps == 0 ? "ENTER" : "ENTER +*\(steps)"
    var reader = TestReader(columns: 120, rows: 40, keys: keys)
    // Drawn, the head of the story may fill more than a screen.
    var before = reader.canvas
    for _ in 0..<6 {
      reader.press("SPACE")
      before = reader.canvas
      reader.press("V")
      if case .selection = reader.state.overlay { break }
    }
    reader.press("j")
    let changed = zip(before.cells, reader.canvas.cells).prefix(120 * 39).count { $0 != $1 }
    #expect(changed > 20)
    #expect(reader.flaws == [])
    let choice = reader
    reader.press("y")
    let text = copied(reader) ?? ""
    #expect(text.contains("— Night ferries return to the quay"))
    reader = choice
    // At another size the same words are chosen, as far as their lines then reach.
    reader.resize(70, 30)
    reader.press("y")
    #expect((copied(reader) ?? "").hasPrefix(text.prefix(20)))
  }

  @Test("Esc ends it, and nothing is copied")
  func ended() {
    var reader = TestReader(keys: "ENTER V j j")
    reader.forgetEffects()
    reader.press("ESC j")
    #expect(reader.effects.isEmpty && reader.whereabouts.hasPrefix("article"))
  }

  @Test("to the end and back, in any language", arguments: ["5 ENTER", "3 ENTER", "ENTER"])
  func ends(keys: String) {
    var reader = TestReader(keys: keys + " V G")
    #expect(reader.flaws == [])
    reader.press("g y")
    #expect(reader.flaws == [] && copied(reader)?.contains("\n\n— ") == true)
  }

  @Test("nothing that steers a terminal is copied")
  func hostile() {
    let article = Article(
      entryID: "x", source: "t", publication: "P\u{1B}]0;x\u{7}", headline: "H\u{202E}\u{9B}2J",
      url: "https://a.example/",
      body: [.paragraph(Prose("a\u{1B}[31mb\u{202E}c\u{85}d"))])
    let reader = TestReader(store: TestStore(articles: [article], gallery: nil), keys: "ENTER V y")
    #expect(copied(reader) == "a[31mbc d\n\n— H2J, P]0;x, https://a.example/")
  }
}

extension String {
  func parts(apartBy separator: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }
}
