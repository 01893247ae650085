import Articles
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
