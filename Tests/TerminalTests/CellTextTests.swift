import Screen
import Testing

@testable import Curses

@Suite struct CellTextTests {
  func glyphs(_ text: String, width: (UInt32) -> Int) -> [CursesGlyph] {
    var canvas = Canvas(size: Size(columns: 4, rows: 1))
    canvas.put(text, at: Point(column: 0, row: 0), style: Style())
    return cursesGlyphs(canvas[0, 0], width: width)
  }

  @Test("a letter that the C library does not know is replaced, at its width")
  func unknown() {
    let sign: [UInt32] = [0xFFFD]
    #expect(glyphs("x") { _ in -1 } == [CursesGlyph(scalars: sign, offset: 0)])
    #expect(
      glyphs("한") { _ in -1 } == [CursesGlyph(scalars: sign, offset: 0), CursesGlyph(scalars: [0x20], offset: 1)])
  }

  @Test("the sign for such a letter is as wide as the terminal has it")
  func wideSign() {
    let width = { (scalar: UInt32) in scalar == 0xFFFD ? 2 : -1 }
    #expect(glyphs("x", width: width) == [CursesGlyph(scalars: [0x3F], offset: 0)])
    #expect(glyphs("한", width: width) == [CursesGlyph(scalars: [0xFFFD], offset: 0)])
  }

  @Test("a letter that the C library takes for narrow is followed by a blank")
  func narrower() {
    #expect(
      glyphs("한") { _ in 1 } == [CursesGlyph(scalars: [0xD55C], offset: 0), CursesGlyph(scalars: [0x20], offset: 1)])
  }

  @Test("marks go with their letter as far as the C library gives them no width")
  func marks() {
    #expect(
      glyphs("e\u{301}\u{302}") { $0 == 0x302 ? 1 : $0 == 0x301 ? 0 : 1 } == [
        CursesGlyph(scalars: [0x65, 0x301], offset: 0)
      ])
  }
}
