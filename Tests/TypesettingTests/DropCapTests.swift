import Articles
import Faces
import Screen
import Testing

@testable import Typesetting

@Suite("Drop caps") struct DropCapTests {
  static let opening =
    "The harbour was lit again on Monday, says the council; nobody had asked for it, and yet all of them came to see "
    + "the lamps and stayed until the last boat had left for the islands in the west."

  func lines(
    _ text: String, _ lettering: Lettering, measure: Int = 70, justified: Bool = false, dateline: String? = nil
  ) -> [Line] {
    var story = article([.paragraph(Prose(text)), "And more of it follows here."])
    story.dateline = dateline
    var settings = TypeSettings(
      measure: measure, size: TextSize(2), justified: justified, photoRows: 0, lettering: lettering)
    settings.dropsCaps = true
    return typeset(story, settings: settings).lines
  }

  /// The drawings of a story's first paragraph, one a line.
  func drawings(_ lines: [Line]) -> [Drawing] {
    lines.compactMap { line in
      if case .drawn(0, _) = line.kind, line.position.block == 0 { line.drawing } else { nil }
    }
  }

  /// The canvas that the first lines make.
  func canvas(_ lines: [Line], matches: [Match] = [], asWords: Bool = false) -> Canvas {
    var canvas = Canvas(size: Size(columns: 80, rows: lines.count))
    for (row, line) in lines.enumerated() {
      guard let drawing = line.drawing, case .drawn(0, _) = line.kind else { continue }
      drawing.paint(
        on: &canvas, at: Point(column: 0, row: row), rows: 0..<drawing.rows, block: line.position.block,
        matches: matches, asWords: asWords
      ) { role, _ in
        var style = Style()
        if role == .articleMatch { style.attributes = .reverse }
        return style
      }
    }
    return canvas
  }

  @Test("two lines stand beside the first letter, the others are full", arguments: DrawnTextTests.letterings)
  func beside(lettering: Lettering) {
    for isJustified in [false, true] {
      let drawings = drawings(lines(Self.opening, lettering, justified: isJustified))
      guard drawings.count > 2, drawings[0].opening != nil else {
        // In half blocks hardly anything would stand beside it.
        #expect(lettering.packing == .halfBlocks)
        continue
      }
      #expect(drawings[0].column == drawings[1].column && drawings[0].column > 0)
      #expect(drawings[1].opening?.line == 1 && drawings[2].opening == nil && drawings[2].column == 0)
      #expect(drawings.allSatisfy { $0.column + $0.columns <= 70 })
    }
  }

  @Test("the letter is in the text once, with the rest of its word", arguments: DrawnTextTests.letterings)
  func words(lettering: Lettering) {
    for text in [
      Self.opening, "“" + Self.opening, "A " + Self.opening, "É" + Self.opening.dropFirst(), "부두에 " + Self.opening,
      "iPads, " + Self.opening, "3 " + Self.opening, "הנמל " + Self.opening,
    ] {
      for measure in [30, 50, 70] {
        let lines = lines(text, lettering, measure: measure)
        // A word longer than a line is cut.
        let letters = drawings(lines).map(\.text).joined().filter { $0 != " " }
        if !text.hasPrefix("ה") { #expect(letters == text.filter { $0 != " " }) }
        #expect(lines.first { $0.position.block == 0 && $0.kind != .blank }?.source.lowerBound == 0)
        #expect(drawings(lines).allSatisfy { $0.column + $0.columns <= measure })
      }
    }
  }

  @Test("a place of the story, small letters and two-line paragraphs ask for none")
  func none() {
    let lettering = Lettering(.ten, .quadrants)
    #expect(drawings(lines(Self.opening, lettering, dateline: "Incheon")).allSatisfy { $0.opening == nil })
    #expect(drawings(lines("eBooks. " + Self.opening, lettering)).allSatisfy { $0.opening == nil })
    #expect(drawings(lines("The end.", lettering)).allSatisfy { $0.opening == nil })
    #expect(drawings(lines(Self.opening, Lettering(scale: 2))).allSatisfy { $0.opening == nil })
  }

  @Test("a match in the first word marks all of the large letter")
  func marked() {
    let lettering = Lettering(.ten, .quadrants)
    let lines = lines(Self.opening, lettering)
    let first = lines.firstIndex { $0.position.block == 0 && $0.drawing != nil } ?? 0
    let canvas = canvas(lines, matches: [Match(block: 0, bytes: 0..<3)])
    for row in first..<first + 2 * lettering.lineRows {
      #expect(canvas[0, row].style.attributes.contains(.reverse), "row \(row - first)")
    }
    #expect(!canvas[0, first + 2 * lettering.lineRows].style.attributes.contains(.reverse))
  }

  @Test("as words, the letter stands close to its word")
  func asWords() {
    let lettering = Lettering(.twelve, .quadrants)
    #expect(canvas(lines(Self.opening, lettering), asWords: true).text.contains("The harbour"))
  }

  @Test("the letter looks as it should")
  func picture() {
    let lines = lines(Self.opening, Lettering(.ten, .quadrants)).filter { $0.position.block == 0 }
    let rows = canvas(Array(lines.prefix(10))).text.split(separator: "\n", omittingEmptySubsequences: false)
    let start = rows.map { row in
      var row = row.prefix(10)
      while row.last == " " { row.removeLast() }
      return String(row)
    }
    let picture = """
             ▖
      █████  ▌▄
       ▝█▘   ▛ ▌
        █    ▌ ▌
        █
        █
        █    ▗▄
        █    ▌ ▌
        █    ▚▄▘

      """
    #expect(start.joined(separator: "\n") == picture)
  }
}
