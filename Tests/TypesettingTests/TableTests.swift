import Articles
import Testing
import Typesetting

@Suite("Tables") struct TableTests {
  private func table(_ rows: [[String]], header: Bool = true) -> Block {
    .table(
      Table(
        rows: rows.enumerated().map { index, row in
          row.map { Table.Cell(Prose($0), isHeader: header && index == 0) }
        }))
  }

  @Test("columns are as wide as their words, numbers at the right") func plain() {
    #expect(
      set([table([["Country", "Medals"], ["Korea", "12"], ["Norway", "104"]])], measure: 40) == """
        Country │ Medals
        ────────┼───────
        Korea   │     12
        Norway  │    104
        """)
  }

  @Test("the widest column is narrowed and its words wrapped") func wrapped() {
    #expect(
      set([table([["Country", "Remark"], ["Korea", "a good year for all of them"]])], measure: 24) == """
        Country │ Remark
        ────────┼───────────────
        Korea   │ a good year
                │ for all of
                │ them
        """)
  }

  @Test("where not even the words have room, a row becomes a list") func stacked() {
    #expect(
      set(
        [table([["Country", "Population", "Continent"], ["Korea", "51", "Asia"], ["Norway", "5", "Europe"]])],
        measure: 18)
          == """
          Country: Korea
          Population: 51
          Continent: Asia

          Country: Norway
          Population: 5
          Continent: Europe
          """)
  }

  @Test("a cell over several columns takes their room") func spans() {
    let rows: [[Table.Cell]] = [
      [Table.Cell("Both", isHeader: true, columnSpan: 2), Table.Cell("C", isHeader: true)],
      [Table.Cell("one"), Table.Cell("two"), Table.Cell("three")],
    ]
    #expect(
      set([.table(Table(rows: rows, caption: "Three"))], measure: 30) == """
        Three
        Both      │ C
        ────┼─────┼──────
        one │ two │ three
        """)
  }

  @Test("a cell that claims a billion columns does no harm") func hugeSpan() {
    let rows = [[Table.Cell("a", columnSpan: 2_000_000_000), Table.Cell("b")], [Table.Cell("c", columnSpan: -1)]]
    #expect(set([.table(Table(rows: rows))], measure: 30).contains("a"))
  }

  @Test("wide letters keep the rules in line") func wide() {
    #expect(
      set([table([["나라", "수도"], ["대한민국", "서울"]])], measure: 30) == """
        나라     │ 수도
        ─────────┼─────
        대한민국 │ 서울
        """)
  }

  @Test("an empty table is nothing") func empty() {
    #expect(set(["a", .table(Table(rows: [])), .table(Table(rows: [[], []])), "b"], measure: 30) == "a\n\nb")
  }
}
