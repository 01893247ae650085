import Articles
import Screen
import Testing

@testable import Reader

@Suite("Any size of screen") struct SizesTests {
  /// Keys that lead to every place, pane and overlay.
  static let ways = [
    "", "2", "1 TAB", "S-TAB", "m", "ENTER", "ENTER TAB", "ENTER z", "p", "?", "? G", "2 ?", ":", "t", "t j", "/",
    "ENTER /", "2 A", "ENTER D", "m G", "ENTER G", "ENTER TAB G", "G", "2 G", "2 O", "ENTER +", "ENTER -*2", "ENTER a",
  ]

  @Test("every place and overlay fits every size from 30x8 to 300x100", arguments: ways)
  func fits(keys: String) {
    var reader = TestReader(columns: 300, rows: 100, keys: keys)
    for columns in stride(from: 30, through: 300, by: 45) {
      for rows in [8, 16, 24, 40, 100] {
        reader.resize(columns, rows)
        #expect(reader.flaws == [], "\(keys) at \(columns)x\(rows)")
      }
    }
  }

  @Test("a place reached at one size is whole at any other", arguments: ways)
  func reachedAndResized(keys: String) {
    for (columns, rows) in [(30, 8), (79, 15), (80, 24), (99, 30), (127, 40), (160, 50)] {
      for (newColumns, newRows) in [(30, 8), (81, 12), (100, 24), (128, 36), (220, 70)] {
        var reader = TestReader(columns: columns, rows: rows, keys: keys)
        reader.resize(newColumns, newRows)
        #expect(reader.flaws == [], "\(keys) at \(columns)x\(rows), then \(newColumns)x\(newRows)")
      }
    }
  }

  @Test("every place and overlay fits where ambiguous characters take two columns", arguments: ways)
  func wide(keys: String) {
    for (columns, rows) in [(40, 12), (80, 24), (120, 36), (200, 60)] {
      let reader = TestReader(
        columns: columns, rows: rows, keys: keys, habits: TerminalHabits(ambiguousWidth: .wide))
      #expect(reader.flaws == [], "\(keys) at \(columns)x\(rows)")
      let canvas = reader.canvas
      for row in 0..<rows {
        for column in 0..<columns {
          let cell = canvas[column, row]
          guard let scalar = cell.text.unicodeScalars.first, DisplayWidth.isAmbiguous(scalar) else { continue }
          #expect(cell.columns == 2, "\(cell.text) at \(column), \(row) after \(keys)")
          #expect(!(0x2500...0x259F).contains(scalar.value), "\(cell.text) at \(column), \(row) after \(keys)")
        }
      }
    }
  }

  @Test("panes stand in the same columns where ambiguous characters take two", arguments: [(80, 24), (120, 36)])
  func wideRules(columns: Int, rows: Int) {
    var compared = 0
    for keys in ["", "2", "ENTER", "m", "E"] {
      let usual = TestReader(columns: columns, rows: rows, keys: keys).canvas
      let wide = TestReader(
        columns: columns, rows: rows, keys: keys, habits: TerminalHabits(ambiguousWidth: .wide)
      ).canvas
      let edges = (0..<columns).filter { column in (rows / 2..<rows - 1).allSatisfy { usual[column, $0].text == "│" } }
      for column in edges {
        #expect((rows / 2..<rows - 1).allSatisfy { wide[column, $0].text == "|" }, "column \(column) after \(keys)")
      }
      compared += edges.count
    }
    #expect(compared > 2)
  }

  @Test("letters are not drawn where blocks take two columns, and the reader says why")
  func wideLetters() {
    let reader = TestReader(
      columns: 80, rows: 24, keys: "ENTER + +", habits: TerminalHabits(ambiguousWidth: .wide))
    #expect(reader.statusLine.contains("Only the spacing grows: ambiguous-width: wide leaves no blocks to draw with"))
  }

  @Test("a window too small says what it needs")
  func tooSmall() {
    let reader = TestReader(columns: 29, rows: 8)
    #expect(
      reader.screen == """
        Broadsheet needs 40x12;
        this is 29x8. q quits.\("\n\n\n\n\n\n")
        """)
  }

  @Test("no window is too small to be survived", arguments: [(0, 0), (1, 1), (0, 40), (3, 2), (29, 100), (200, 7)])
  func survives(columns: Int, rows: Int) {
    for keys in Self.ways {
      var reader = TestReader(columns: columns, rows: rows, keys: keys)
      #expect(reader.flaws == [])
      reader.resize(100, 30)
      #expect(reader.flaws == [], "\(keys)")
    }
  }

  @Test("painting is pure: the same state gives the same screen", arguments: ways)
  func pure(keys: String) {
    let reader = TestReader(columns: 120, rows: 40, keys: keys)
    #expect(paint(reader.state) == paint(reader.state))
    #expect(TestReader(columns: 120, rows: 40, keys: keys).canvas == reader.canvas)
  }
}
