import Articles
import Faces
import Screen
import Testing
import Themes
import Typesetting

@testable import Reader

@Suite("How larger letters are made") struct LetteringTests {
  @Test("what the terminal says it draws is used, and the place in the text stays")
  func ability() {
    var reader = TestReader(columns: 120, rows: 60, keys: "ENTER +*2 SPACE")
    let before = reader.firstVisibleLine
    reader.send(.terminal(.ability(.draws(.sextants))))
    #expect(reader.article?.setting?.setter.settings.lettering == Lettering(.ten, .sextants))
    #expect(reader.firstVisibleLine == before)
    #expect(reader.flaws == [])
  }

  @Test("where the terminal makes letters larger, all that works with drawn ones does", arguments: 2...5)
  func sized(size: Int) throws {
    var reader = TestReader(columns: 150, rows: 60, keys: "ENTER")
    reader.send(.terminal(.ability(.sizesText)))
    reader.press("+*\(size)")
    #expect(reader.statusLine == " Text +\(size), made larger by the terminal")
    #expect(reader.article?.setting?.setter.settings.lettering == Lettering(scale: size))
    #expect(reader.canvas.sizedText.contains { $0.scale == size })
    for keys in ["j", "SPACE", "G", "b", "g", "a", "?", "ESC", "TAB", "T", "ESC"] {
      reader.press(keys)
      #expect(reader.flaws == [], "\(keys)")
      let rects = reader.canvas.sizedText.map(\.rect)
      for (index, rect) in rects.enumerated() {
        #expect(rects[..<index].allSatisfy { $0.intersection(rect).isEmpty })
      }
    }
    reader = TestReader(columns: 150, rows: 60, keys: "ENTER")
    reader.send(.terminal(.ability(.sizesText)))
    reader.press("+*\(size) /")
    reader.type("Berth 40")
    reader.press("ENTER")
    let marked = reader.state.theme.style(.articleMatchCurrent)
    let letters = reader.canvas.sizedText.filter { $0.style.background == marked.background }
    #expect(letters.map(\.text).joined().contains("Berth40"))
    reader.showWords()
    #expect(reader.screen.contains("Berth 40") && reader.canvas.sizedText.isEmpty)
  }

  @Test("T shows a line in each kind of character, and the page drawn with it")
  func picker() {
    var reader = TestReader(columns: 120, rows: 60, keys: "ENTER +*2 T")
    for name in ["which line is whole?", "Automatic", "Half blocks", "Quadrants", "Sextants", "Octants"] {
      #expect(reader.screen.contains(name), "\(name)")
    }
    reader.press("j*3")
    #expect(reader.article?.setting?.setter.settings.lettering?.packing == .sextants)
    reader.press("ENTER")
    #expect(reader.effects.last == .saveSetting(.packing, "sextants"))
    #expect(reader.state.letters.packing == .sextants)
    #expect(reader.statusLine == " Letters are drawn with sextants")
  }

  @Test("Esc and q give back what was", arguments: ["ESC", "q"])
  func escape(key: String) {
    let before = TestReader(columns: 120, rows: 60, keys: "ENTER +*2 j")
    let reader = TestReader(columns: 120, rows: 60, keys: "ENTER +*2 j T j*4 \(key)")
    #expect(reader.state.letters.chosen == nil && reader.canvas == before.canvas)
  }

  @Test("a person's choice holds against what the terminal says; the automatic one follows it")
  func choice() {
    var reader = TestReader(columns: 120, rows: 60, keys: "T j ENTER")
    reader.send(.terminal(.ability(.draws(.octants))))
    #expect(reader.state.letters.packing == .halfBlocks)
    reader.press("T k ENTER")
    #expect(reader.state.letters.packing == .octants)
    #expect(reader.effects.last == .saveSetting(.packing, "auto"))
  }

  @Test("what is remembered comes back, and nonsense is passed over")
  func restored() {
    var state = TestReader().state
    state.restore(.packing, "sextants")
    #expect(state.letters.packing == .sextants)
    for value in ["auto", "", "braille"] {
      state.restore(.packing, value)
      #expect(state.letters.packing == .quadrants)
    }
  }

  @Test("characters that cannot be written are neither offered nor used")
  func unusable() {
    var reader = TestReader(columns: 120, rows: 60)
    reader.limitLetters(to: [.halfBlocks, .quadrants])
    reader.press("T")
    #expect(!reader.screen.contains("Octants"))
    reader.press("ESC")
    var state = reader.state
    state.restore(.packing, "octants")
    #expect(state.letters.packing == .quadrants)
  }

  @Test("the samples are one row of whole cells", arguments: DotPacking.allCases)
  func sample(packing: DotPacking) {
    let sample = packing.sample(columns: 24)
    #expect(sample.count == 24 && DisplayWidth.columns(of: sample) == 24)
    #expect(Set(sample).count >= 3)
  }

  @Test("every window has room for the choice", arguments: [(40, 12), (80, 24), (200, 60)])
  func sound(columns: Int, rows: Int) {
    let reader = TestReader(columns: columns, rows: rows, keys: "T j*4")
    #expect(reader.flaws == [])
    #expect(reader.screen.contains("Octants"))
  }
}

@Suite("Copying") struct CopyTests {
  func copied(_ reader: TestReader) -> String? {
    for effect in reader.effects.reversed() { if case .copy(let text) = effect { return text } }
    return nil
  }

  @Test("c copies the first paragraph that begins on the screen, whole, at every size", arguments: [0, 2, 4])
  func paragraph(size: Int) throws {
    let reader = TestReader(columns: 120, rows: 60, keys: "ENTER +*\(size) \(size == 4 ? "SPACE" : "") c")
    let body = try #require(reader.article?.stored?.article.body).map(\.plainText)
    #expect(body.contains(try #require(copied(reader))))
    if size < 4 { #expect(copied(reader) == body.first { !$0.isEmpty }) }
    #expect(reader.statusLine.hasPrefix(" Copied “"))
  }

  @Test("c copies the paragraph of the match that one is at")
  func match() throws {
    var reader = TestReader(columns: 120, rows: 60, keys: "ENTER /")
    reader.type("Berth 40")
    reader.press("ENTER c")
    #expect(try #require(copied(reader)).contains("Berth 40"))
  }
}
