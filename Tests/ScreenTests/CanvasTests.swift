import Screen
import Testing

@Suite struct CanvasTests {
  func canvas(_ columns: Int, _ rows: Int = 1) -> Canvas { Canvas(size: Size(columns: columns, rows: rows)) }

  @Test("text stands where it is put")
  func put() {
    var canvas = canvas(8, 2)
    #expect(canvas.put("press", at: Point(column: 2, row: 1), style: Style()) == 5)
    #expect(canvas.text == "\n  press")
  }

  @Test("a wide letter takes two cells")
  func wide() {
    var canvas = canvas(6)
    #expect(canvas.put("한a국", at: Point(column: 0, row: 0), style: Style()) == 5)
    #expect(canvas.text == "한a국")
    #expect(canvas[0, 0].columns == 2 && canvas[1, 0].isContinuation && canvas[2, 0].text == "a")
  }

  @Test("a wide letter that does not fit is left out whole")
  func clipped() {
    var canvas = canvas(5)
    #expect(canvas.put("한국신문", at: Point(column: 0, row: 0), style: Style()) == 4)
    #expect(canvas.text == "한국")
    #expect(canvas.put("한국", at: Point(column: 0, row: 0), style: Style(), maxColumns: 3) == 2)
  }

  @Test("text left of the clip is left out, and half a wide letter with it")
  func clippedLeft() {
    var canvas = canvas(6)
    canvas.put("한국신문", at: Point(column: -1, row: 0), style: Style())
    #expect(canvas.text == " 국신")
  }

  @Test("writing over half a wide letter blanks the other half")
  func halves() {
    var canvas = canvas(6)
    canvas.put("한국", at: Point(column: 0, row: 0), style: Style())
    canvas.put("x", at: Point(column: 1, row: 0), style: Style())
    #expect(canvas.text == " x국")
    canvas.put("y", at: Point(column: 2, row: 0), style: Style())
    #expect(canvas.text == " xy")
    canvas.put("문", at: Point(column: 4, row: 0), style: Style())
    canvas.fill(Rect(column: 5, row: 0, columns: 1, rows: 1), style: Style())
    #expect(canvas.text == " xy")
  }

  @Test("radare2#22385, htop#2002: nothing that steers a terminal gets into a cell, C1 controls no more than others")
  func controls() {
    var canvas = canvas(40)
    canvas.put(
      "a\u{1B}]0;t\u{7}b\u{9B}2Jc\u{202E}d\u{2066}e\u{7F}f\tg\r\nh", at: Point(column: 0, row: 0), style: Style())
    #expect(canvas.text == "a]0;tb2Jcdef g h")
  }

  @Test("floods of combining marks (CVE-2021-27135, cpython#151758) are cut to what a cell holds")
  func marks() {
    var canvas = canvas(4)
    let flood = "e" + String(repeating: "\u{301}", count: 10_000)
    #expect(canvas.put(flood + "x", at: Point(column: 0, row: 0), style: Style()) == 2)
    #expect(canvas[0, 0].text.unicodeScalars.count == Sanitizer.scalarsPerCell)
    #expect(canvas[1, 0].text == "x")
  }

  @Test("an emoji of several scalars is one wide cell")
  func emoji() {
    var canvas = canvas(10)
    #expect(canvas.put("👩‍👩‍👧x⚠️y🇰🇷", at: Point(column: 0, row: 0), style: Style()) == 8)
    #expect(canvas[0, 0].text == "👩‍👩‍👧" && canvas[2, 0].text == "x" && canvas[5, 0].text == "y")
  }

  @Test("two canvases are compared by what they show")
  func compared() {
    let (one, other) = ("👩‍👩‍👧 x", "⚠️ x")
    var (first, second, third) = (canvas(6), canvas(6), canvas(6))
    first.put(one, at: Point(column: 0, row: 0), style: Style())
    second.put(other, at: Point(column: 0, row: 0), style: Style())
    third.put(other, at: Point(column: 2, row: 0), style: Style())
    third.put(one, at: Point(column: 0, row: 0), style: Style())
    third.put("  ", at: Point(column: 4, row: 0), style: Style())
    #expect(first != second && first == third)
    #expect(second.changedColumns(row: 0, from: first) == [0])
    #expect(third.changedColumns(row: 0, from: first) == [])
  }

  @Test("a spacing mark has a cell of its own")
  func spacingMarks() {
    var canvas = canvas(4)
    #expect(canvas.put("का", at: Point(column: 0, row: 0), style: Style()) == 2)
    #expect(canvas[0, 0].columns == 1 && canvas[1, 0].columns == 1)
    #expect(canvas.text == "का")
  }

  @Test(
    "the columns taken are those that are measured",
    arguments: ["plain", "한국 신문", "e\u{301}", "क्षि का", "⚠️ x", "각", "a\tb\u{AD}c"])
  func measured(text: String) {
    var canvas = canvas(40)
    #expect(canvas.put(text, at: Point(column: 0, row: 0), style: Style()) == DisplayWidth.columns(of: text))
  }
}
