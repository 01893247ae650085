import Articles
import Screen
import Testing
import Typesetting

@Suite("Text for terminals with habits of their own") struct TerminalHabitsTests {
  private let wide = TerminalHabits(ambiguousWidth: .wide)
  private let ordering = TerminalHabits(ordersText: true)

  @Test("a line has room for fewer letters where they are wide") func wideLines() {
    let text = "Привет, мир — “news”"
    #expect(set([.paragraph(Prose(text))], measure: 20) == text)
    wide.applied {
      #expect(set([.paragraph(Prose(text))], measure: 20) == "Привет, мир\n— “news”")
      #expect(wrap(text, columns: 20) == ["Привет, мир", "— “news”"])
    }
  }

  @Test("the sign of a cut counts with its columns") func cuts() {
    #expect(truncate("terminal", columns: 5) == "term…")
    wide.applied {
      #expect(truncate("terminal", columns: 5) == "ter…")
      #expect(truncate("terminal", columns: 2) == "…")
      #expect(truncate("terminal", columns: 1) == ".")
      #expect(wrap("one two three four", columns: 8, maxLines: 2) == ["one two", "three…"])
      for columns in 1...20 {
        let spans = truncate("“é” — naïve words", columns: columns, marks: [0..<2], role: .text)
        #expect(spans.reduce(0) { $0 + $1.columns } <= columns)
        #expect(spans.allSatisfy { $0.columns == DisplayWidth.columns(of: $0.text) })
      }
    }
  }

  @Test("rules and marks take the column that they are given") func marks() {
    wide.applied {
      #expect(set([.quotation(["news"], attribution: nil)], measure: 12) == "| news")
      #expect(set([.list([["one"]], start: nil)], measure: 12) == "* one")
      let table = Table(rows: [
        [Table.Cell(Prose("a"), isHeader: true), Table.Cell(Prose("b"), isHeader: true)],
        [Table.Cell(Prose("é")), Table.Cell(Prose("d"))],
      ])
      #expect(set([.table(table)], measure: 12) == "a  | b\n---+--\né | d")
    }
  }

  @Test("letters are left as they are written for what orders them itself, and stand at the right edge") func logical()
  {
    ordering.applied {
      #expect(set([.paragraph("שלום עולם")], measure: 12) == "   שלום עולם")
      #expect(set([.paragraph("مرحبا بالعالم")], measure: 20) == "       مرحبا بالعالم")
      #expect(set([.paragraph("He said שלום עולם twice")], measure: 30) == "He said שלום עולם twice")
      #expect(set([.list([["שלום"]], start: 1)], measure: 12) == "     שלום 1.")
      #expect(truncate("שלום עולם", columns: 6) == "שלום…")
      #expect(wrap("שלום (עולם) טוב", columns: 30) == ["שלום (עולם) טוב"])
    }
    #expect(truncate("שלום עולם", columns: 6) == "…םולש")
  }

  @Test("what is found in text left as written is marked where it stands") func found() throws {
    ordering.applied {
      let set = typeset(article(["שלום עולם"]), settings: TypeSettings(measure: 20))
      let line = set.lines.first { $0.kind == .text }
      let match = Match(block: 0, bytes: 9..<17)
      let marked = line.map { highlight($0, matches: [match]) }?.first { $0.role == .articleMatch }
      #expect(marked?.text == "עולם")
    }
  }
}
