import Foundation
import Screen
import Testing

/// A terminal that gives ambiguous characters two columns.
private let wide = TerminalHabits(ambiguousWidth: .wide)

@Suite("What a terminal does by itself") struct TerminalHabitsTests {
  @Test(
    "ambiguous characters take two columns where the terminal gives them two",
    arguments: [
      ("plain", 5, 5), ("“quoted”", 8, 10), ("naïve", 5, 5), ("café", 4, 5), ("e\u{301}", 1, 1), ("Привет", 6, 12),
      ("αβγ", 3, 6), ("±5 °C", 5, 7), ("★ Ⅳ №", 5, 8), ("한국 신문", 9, 9), ("…", 1, 2), ("—", 1, 2), ("«»", 2, 2),
      ("‹›", 2, 2), ("▪◦", 2, 2), ("\u{AD}", 0, 0), ("\u{301}", 0, 0), ("⚠️", 2, 2), ("\u{E000}", 1, 2),
      ("\u{10FFFD}", 1, 2), ("\u{10FFFF}", 1, 1), ("\u{FFFD}", 1, 2),
    ])
  func columns(text: String, narrow: Int, columns: Int) {
    #expect(DisplayWidth.columns(of: text) == narrow)
    wide.applied {
      #expect(DisplayWidth.columns(of: text) == columns)
      #expect(text.map(DisplayWidth.columns(of:)).reduce(0, +) == columns)
    }
  }

  @Test("a text is cut where it no longer fits") func prefix() {
    wide.applied {
      #expect(DisplayWidth.prefix(of: "é—é", columns: 5) == "é—")
      #expect(DisplayWidth.prefix(of: "aéa", columns: 2) == "a")
    }
  }

  @Test("what is written takes the cells that it is measured with") func written() {
    wide.applied {
      var canvas = Canvas(size: Size(columns: 8, rows: 1))
      #expect(canvas.put("a“b”│", at: Point(column: 0, row: 0), style: Style()) == 8)
      #expect((0..<8).map { canvas[$0, 0].columns } == [1, 2, 0, 1, 2, 0, 2, 0])
      #expect(canvas.put("é", at: Point(column: 7, row: 0), style: Style()) == 0)
    }
  }

  @Test("every sign that is drawn with takes one column on both kinds of terminal") func drawnSigns() {
    let drawn = "─━═│┌┐└┘├┤┬┴┼▌▐█▀▄▓▒░▏▲▼↑↓●○★▣▶▸▾▪◦•♪×✓"
    #expect(signs(drawn) == drawn)
    wide.applied {
      #expect(signs(drawn).count == drawn.count)
      #expect(DisplayWidth.columns(of: signs(drawn)) == drawn.count)
      #expect(signs("┌─┬─┐") == "+-+-+")
    }
  }

  @Test("rules join in ASCII where box characters are wide") func rules() {
    wide.applied {
      var canvas = Canvas(size: Size(columns: 7, rows: 3))
      canvas.box(canvas.bounds, style: Style())
      canvas.verticalRule(at: Point(column: 3, row: 0), rows: 3, style: Style())
      #expect(canvas.text == "+--+--+\n|  |  |\n+--+--+")
      #expect((0..<7).allSatisfy { canvas[$0, 0].columns == 1 })
    }
  }

  @Test(
    "a picture is drawn in cells of one color where half blocks are wide",
    arguments: [ColorDepth.trueColor, .palette256])
  func pictures(depth: ColorDepth) throws {
    let colors: [UInt8] = (0..<48).map { $0 * 5 }
    let pixels = try #require(Pixels(width: 4, height: 4, rgb: colors))
    wide.applied {
      var canvas = Canvas(size: Size(columns: 8, rows: 4))
      canvas.draw(pixels, in: canvas.bounds, depth: depth)
      #expect(canvas.text.allSatisfy { $0 == "\n" })
      #expect(Set((0..<8).map { canvas[$0, 1].style.background }).count > 1)
    }
  }

  @Test(
    "the ambiguous characters are those of UAX #11",
    .enabled(if: Corpus.path("ucd-15.0/data/EastAsianWidth.txt") != nil))
  func published() throws {
    let path = try #require(Corpus.path("ucd-15.0/data/EastAsianWidth.txt"))
    var ambiguous: Set<UInt32> = []
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
      let fields = line.prefix { $0 != "#" }.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
      guard fields.count == 2, fields[1] == "A" else { continue }
      let bounds = fields[0].components(separatedBy: "..").compactMap { UInt32($0, radix: 16) }
      ambiguous.formUnion(try #require(bounds.first)...(try #require(bounds.last)))
    }
    for value in 0...UInt32(0x10FFFF) {
      guard let scalar = Unicode.Scalar(value), DisplayWidth.columns(of: scalar) == 1 else { continue }
      guard DisplayWidth.isAmbiguous(scalar) != ambiguous.contains(value) else { continue }
      Issue.record("U+\(String(value, radix: 16))")
    }
  }
}
