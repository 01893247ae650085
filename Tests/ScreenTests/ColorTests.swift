import Screen
import Testing

@Suite struct ColorTests {
  @Test("a color is fitted to the nearest that the terminal has")
  func fitted() {
    #expect(Color.rgb(1, 2, 3).fitted(to: .trueColor) == .rgb(1, 2, 3))
    #expect(Color.rgb(255, 255, 255).fitted(to: .palette256) == .indexed(231))
    #expect(Color.rgb(0xEE, 0xEE, 0xEE).fitted(to: .palette256) == .indexed(255))
    #expect(Color.rgb(0xFF, 0x10, 0x08).fitted(to: .palette16) == .indexed(9))
    #expect(Color.rgb(0x80, 0x0, 0x0).fitted(to: .palette8) == .indexed(1))
    #expect(Color.rgb(0xFB, 0xF8, 0xF0).fitted(to: .palette8) == .indexed(7))
    #expect(Color.rgb(9, 9, 9).fitted(to: .monochrome) == .standard)
  }

  @Test("an indexed color is itself where the terminal has it", arguments: [UInt8(0), 7, 15, 16, 100, 255])
  func indexed(index: UInt8) {
    #expect(Color.indexed(index).fitted(to: .palette256) == .indexed(index))
    #expect(Color.indexed(12).fitted(to: .palette8) == .indexed(4))
    #expect(Color.standard.fitted(to: .palette8) == .standard)
  }

  @Test("a palette's color, given in red, green and blue, is found again", arguments: UInt8(16)...255)
  func palette(index: UInt8) throws {
    let (red, green, blue) = try #require(Color.indexed(index).components)
    let found = try #require(Color.rgb(red, green, blue).fitted(to: .palette256).components)
    #expect(found == (red, green, blue))
  }

  @Test("styled text is given as escape sequences")
  func ansi() {
    var canvas = Canvas(size: Size(columns: 6, rows: 2))
    canvas.put("ab", at: Point(column: 0, row: 0), style: Style(foreground: .rgb(200, 0, 0), attributes: .bold))
    canvas.put("c", at: Point(column: 2, row: 0), style: Style())
    canvas.put("d", at: Point(column: 0, row: 1), style: Style(background: .indexed(12)))
    #expect(canvas.ansiText(depth: .trueColor) == "\u{1B}[0;1;38;2;200;0;0mab\u{1B}[0mc\n\u{1B}[0;104md\u{1B}[m")
    #expect(canvas.ansiText(depth: .monochrome) == "\u{1B}[0;1mab\u{1B}[0mc\n\u{1B}[0md\u{1B}[m")
  }
}
