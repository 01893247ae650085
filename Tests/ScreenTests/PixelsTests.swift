import Screen
import Testing

@Suite struct PixelsTests {
  /// Black at the left, white at the right.
  func wedge(width: Int, height: Int) throws -> Pixels {
    let bytes = (0..<height).flatMap { _ in
      (0..<width).flatMap { [UInt8](repeating: UInt8($0 * 255 / (width - 1)), count: 3) }
    }
    return try #require(Pixels(width: width, height: height, rgb: bytes))
  }

  @Test("a picture keeps its proportions, a cell being twice as high as wide")
  func proportions() throws {
    let pixels = try wedge(width: 300, height: 200)
    #expect(pixels.cells(within: Size(columns: 60, rows: 40)) == Size(columns: 60, rows: 20))
    #expect(pixels.cells(within: Size(columns: 60, rows: 10)) == Size(columns: 30, rows: 10))
    #expect(pixels.cells(within: Size(columns: 0, rows: 10)) == Size(columns: 0, rows: 0))
  }

  @Test("with enough colors a cell shows two pixels")
  func halfBlocks() throws {
    let pixels = try #require(Pixels(width: 1, height: 2, rgb: [255, 0, 0, 0, 0, 255]))
    var canvas = Canvas(size: Size(columns: 1, rows: 1))
    canvas.draw(pixels, in: canvas.bounds, depth: .trueColor)
    #expect(canvas.text == "▀")
    #expect(canvas[0, 0].style == Style(foreground: .rgb(255, 0, 0), background: .rgb(0, 0, 255)))
    canvas.draw(pixels, in: canvas.bounds, depth: .palette256)
    #expect(canvas[0, 0].style == Style(foreground: .indexed(196), background: .indexed(21)))
  }

  @Test("with few colors a picture is made of shades, ink on light paper the other way round")
  func shades() throws {
    let row = [UInt8](repeating: 0, count: 30) + [UInt8](repeating: 255, count: 30)
    let pixels = try #require(Pixels(width: 20, height: 4, rgb: row + row + row + row))
    var canvas = Canvas(size: Size(columns: 10, rows: 1))
    canvas.draw(pixels, in: canvas.bounds, depth: .palette16)
    #expect(canvas[0, 0].text == " " && canvas[9, 0].text == "█")
    canvas.draw(pixels, in: canvas.bounds, depth: .monochrome, isOnLight: true)
    #expect(canvas[0, 0].text == "@" && canvas[9, 0].text == " ")
  }

  @Test("bytes that are too few make no picture")
  func incomplete() { #expect(Pixels(width: 2, height: 2, rgb: [0, 0, 0]) == nil) }

  @Test("a picture half outside the canvas is cut")
  func cut() throws {
    var canvas = Canvas(size: Size(columns: 4, rows: 2))
    canvas.draw(try wedge(width: 40, height: 40), in: Rect(column: -2, row: -1, columns: 8, rows: 4), depth: .trueColor)
    #expect(canvas.text == "▀▀▀▀\n▀▀▀▀")
  }
}
