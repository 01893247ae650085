import Screen
import Testing

@Suite("Pixels in cells") struct DotPackingTests {
  @Test("every pattern of pixels has a character of its own", arguments: DotPacking.allCases)
  func distinct(packing: DotPacking) {
    let patterns = 0..<(1 << (packing.columns * packing.rows))
    #expect(Set(patterns.map { packing.scalar(UInt8($0)) }).count == patterns.count)
  }

  @Test("the characters are those that the standard names")
  func named() {
    #expect(DotPacking.quadrants.scalar(0b1001) == "▚")
    #expect(DotPacking.sextants.scalar(1) == "\u{1FB00}")
    #expect(DotPacking.sextants.scalar(62) == "\u{1FB3B}")
    #expect(DotPacking.octants.scalar(0b0000_0100) == "\u{1CD00}")
    #expect(DotPacking.octants.scalar(0b1111_1110) == "\u{1CDE5}")
    #expect(DotPacking.octants.scalar(0b0000_1111) == "▀")
    #expect(DotPacking.octants.scalar(0b0101_0101) == "▌")
  }

  @Test("each packing shows the same pixels", arguments: DotPacking.allCases)
  func corner(packing: DotPacking) {
    var grid = DotGrid(size: Size(columns: 2, rows: 2), packing: packing)
    grid.ink(column: packing.columns, row: packing.rows)
    grid.ink(column: -1, row: 0)
    grid.ink(column: 0, row: packing.rows * 2)
    #expect(grid[0, 0] == " ")
    #expect(grid[1, 1] == packing.scalar(1))
  }

  @Test("a row of bits goes to the right from its highest")
  func rowOfBits() {
    var grid = DotGrid(size: Size(columns: 3, rows: 1), packing: .quadrants)
    grid.ink(0xB000_0000, column: 1, row: 0)
    #expect((0..<3).map { grid[$0, 0] } == ["▝", "▝", "▘"])
  }

  @Test("a field is cut at the clip, and no half of a wide letter is left at its edge")
  func clipped() {
    var canvas = Canvas(size: Size(columns: 6, rows: 1))
    canvas.put("한한한", at: Point(column: 0, row: 0), style: Style())
    var grid = DotGrid(size: Size(columns: 4, rows: 1), packing: .quadrants)
    for column in 0..<8 { grid.ink(column: column, row: 0) }
    canvas.draw(grid, at: Point(column: 1, row: 0), clip: Rect(column: 0, row: 0, columns: 3, rows: 1), style: Style())
    #expect(canvas.text == " ▀▀ 한")
  }
}
