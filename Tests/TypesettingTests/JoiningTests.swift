import Articles
import Faces
import Screen
import Testing

@testable import Typesetting

@Suite("Joined letters") struct JoiningTests {
  /// The letters of a word as they are shown, from the right.
  func shown(_ word: String) -> [UInt32] {
    wrap(word, columns: 40).joined().reversed().flatMap { $0.unicodeScalars.map(\.value) }
  }

  @Test(
    "each letter has the form of its place, and one that joins none stays itself",
    arguments: [
      ("كتاب", [0xFEDB, 0xFE98, 0xFE8E, 0x628]), ("دار", [0x62F, 0x627, 0x631]),
      ("رقم", [0x631, 0xFED7, 0xFEE2]), ("العربي", [0x627, 0xFEDF, 0xFECC, 0xFEAE, 0xFE91, 0xFEF2]),
      // Persian and Urdu.
      ("پژوهش", [0xFB58, 0xFB8B, 0x648, 0xFEEB, 0xFEB6]), ("گچ", [0xFB94, 0xFB7B]),
      ("ٹیکس", [0xFB68, 0xFBFF, 0xFB91, 0xFEB2]),
    ] as [(String, [UInt32])])
  func forms(word: String, forms: [UInt32]) {
    #expect(shown(word) == forms)
  }

  @Test("lam and alef are one letter in one cell")
  func lamAlef() {
    #expect(shown("سلام") == [0xFEB3, 0xFEFC, 0x645])
    #expect(shown("لا") == [0xFEFB])
    #expect(shown("الأرقام") == [0x627, 0xFEF7, 0x631, 0xFED7, 0xFE8E, 0x645])
    let galley = Galley("سلام", Manner(role: .text))
    #expect(galley.onOneLine.columns == 3)
    #expect(breakIntoLines(galley, measure: 3).count == 1)
  }

  @Test("vowel signs take no cell and part no letters; a joiner that is none parts them")
  func marks() {
    #expect(shown("صِفْر") == [0xFEBB, 0x650, 0xFED4, 0x652, 0xFEAE])
    #expect(Galley("صِفْر", Manner(role: .text)).onOneLine.columns == 3)
    #expect(shown("می\u{200C}رود") == [0xFEE3, 0xFBFD, 0x200C, 0x631, 0x648, 0x62F])
  }

  @Test("what is found is marked to the letter, and nothing of the text is lost or doubled")
  func found() {
    let text = "نشأ نظام الأرقام العشرة في الهند: تسع علامات، وعلامة عاشرة تحفظ المكان الخالي."
    for measure in 12..<40 {
      var setter = ArticleSetter(article([.paragraph(Prose(text))]), settings: TypeSettings(measure: measure))
      for needle in ["الأرقام", "علامات", "لأ", "ال", "م"] {
        let matches = setter.matches(of: needle)
        var marked = 0
        for line in setter.lines(in: 0..<100) where line.position.block == 0 {
          let spans = highlight(line, matches: matches)
          #expect(spans.map(\.text).joined() == line.spans.map(\.text).joined())
          #expect(spans.reduce(0) { $0 + $1.columns } == line.columns)
          #expect(line.columns <= measure)
          #expect(line.columns == DisplayWidth.columns(of: line.spans.map(\.text).joined()))
          marked += spans.filter { $0.role == .articleMatch }.reduce(0) { $0 + ($1.source?.count ?? 0) }
        }
        // A ligature is marked whole where half of it is found.
        let found = matches.reduce(0) { $0 + $1.bytes.count }
        #expect(!matches.isEmpty && marked >= found && marked <= found * 2, "\(needle) at \(measure)")
        if needle.count > 2 { #expect(marked == found) }
      }
      let sources = setter.lines(in: 0..<100).filter { $0.position.block == 0 }.flatMap(\.spans).compactMap(\.source)
      var shown = Set<Int>()
      for byte in sources.joined() { #expect(shown.insert(byte).inserted) }
      let letters = text.utf8.enumerated().filter { $1 != 0x20 }.map(\.offset)
      #expect(Set(letters).isSubset(of: shown))
    }
  }

  @Test("set between letters of Latin, and justified, words stay joined")
  func mixed() {
    let text = "The word صفر became zero, and الخوارزمي gave his name to the algorithm that is meant."
    for isJustified in [false, true] {
      let lines = typeset(
        article([.paragraph(Prose(text))]), settings: TypeSettings(measure: 30, justified: isJustified)
      ).text
      #expect(lines.contains("\u{FEAE}\u{FED4}\u{FEBB}"))
    }
  }

  @Test("where letters are drawn, a match in joined ones is marked in the right cells")
  func drawn() {
    let lettering = Lettering(.ten, .quadrants)
    var setter = ArticleSetter(
      article(["قال سلام هنا"]), settings: TypeSettings(measure: 60, size: TextSize(2), lettering: lettering))
    let matches = setter.matches(of: "سلام")
    let lines = setter.lines(in: 0..<40)
    guard let line = lines.first(where: { $0.position.block == 0 && $0.drawing != nil }), let drawing = line.drawing
    else {
      Issue.record("nothing is drawn")
      return
    }
    var canvas = Canvas(size: Size(columns: 60, rows: 8))
    drawing.paint(
      on: &canvas, at: Point(column: 0, row: 0), rows: 0..<drawing.rows, block: 0, matches: matches
    ) { role, _ in
      var style = Style()
      if role == .articleMatch { style.attributes = .reverse }
      return style
    }
    let marked = (0..<60).filter { canvas[$0, drawing.rows / 2].style.attributes.contains(.reverse) }
    #expect(marked.count == 3)
  }
}
