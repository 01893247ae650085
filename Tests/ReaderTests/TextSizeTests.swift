import Articles
import Faces
import Screen
import Testing
import Typesetting

@testable import Reader

@Suite("The size of the text") struct TextSizeTests {
  /// The first row of the article's text on the screen.
  func words(_ reader: TestReader) -> String {
    var reader = reader
    reader.showWords()
    return reader.screen
  }

  @Test("each step says what happened")
  func notices() {
    var reader = TestReader(columns: 120, rows: 60, keys: "ENTER")
    for expected in [
      "Text +1: only the spacing grows", "Text +2, drawn", "Text +3, drawn", "Text +4, drawn", "Text +5, drawn",
      "This is the largest text.",
    ] {
      reader.press("+")
      #expect(reader.statusLine == " " + expected)
    }
    reader.press("-")
    #expect(reader.statusLine == " Text +4, drawn")
    reader.press("0")
    #expect(reader.statusLine == " Text at its normal size")
  }

  @Test("a step that has no room for three lines is not offered")
  func offered() {
    var reader = TestReader(columns: 80, rows: 24, keys: "ENTER +*2")
    #expect(reader.statusLine == " Text +2, drawn")
    reader.press("+")
    #expect(reader.statusLine == " Larger text has no room here.")
    #expect(reader.state.settings.textSize == TextSize(2))
  }

  @Test("on a smaller window the text is as large as fits, and grows again with it")
  func shrunk() {
    var reader = TestReader(columns: 120, rows: 60, keys: "ENTER +*4")
    let whole = reader.screen
    reader.resize(80, 24)
    #expect(reader.flaws == [])
    #expect(reader.article?.setting?.setter.settings.lettering == Lettering(.ten, .quadrants))
    reader.resize(120, 60)
    #expect(reader.screen == whole)
  }

  @Test("a narrow screen gives drawn text all its columns; Tab still goes round")
  func wholeScreen() {
    var reader = TestReader(columns: 80, rows: 24, keys: "ENTER +*2")
    #expect(!reader.screen.contains("│"))
    reader.press("TAB")
    #expect(reader.focus == .rail)
    #expect(reader.flaws == [])
    reader.press("S-TAB -*2")
    #expect(reader.screen.contains("│"))
  }

  @Test("lines are scrolled whole", arguments: ["j*3", "j*9 k*2", "SPACE", "SPACE*3 b", "C-d*5", "G", "G k", "G b"])
  func scrolling(keys: String) {
    for size in 2...5 {
      let reader = TestReader(columns: 120, rows: 50, keys: "ENTER +*\(size) \(keys)")
      guard let article = reader.article, let lines = article.setting?.setter.lines else {
        Issue.record("no article")
        continue
      }
      if case .drawn(let row, _) = lines[article.top].kind { #expect(row == 0, "+\(size) \(keys)") }
    }
  }

  @Test("a page down begins with the first line that was not shown whole")
  func paging() throws {
    var reader = TestReader(columns: 80, rows: 24, keys: "ENTER +*2 SPACE*3")
    let lines = try #require(reader.article?.setting?.setter.lines)
    let top = try #require(reader.article?.top)
    var end = top
    while end < lines.count, end + (lines[end].drawing?.rows ?? 1) <= top + 20 { end += lines[end].drawing?.rows ?? 1 }
    reader.press("SPACE")
    #expect(reader.article?.top == end)
  }

  @Test("the first visible words stay through all sizes and back")
  func place() {
    var reader = TestReader(columns: 120, rows: 60, keys: "ENTER j*12")
    let before = reader.firstVisibleLine
    reader.press("+*5 -*7 +*3 0")
    #expect(reader.firstVisibleLine == before)
  }

  @Test("what is found is shown, and n goes on")
  func find() {
    var reader = TestReader(columns: 120, rows: 50, keys: "ENTER +*3 /")
    reader.type("Berth 40")
    reader.press("ENTER")
    #expect(words(reader).contains("Berth 40"))
    reader.press("n")
    #expect(reader.statusLine.contains("Match"))
  }

  @Test("a click on a drawn link opens it")
  func link() throws {
    var reader = TestReader(columns: 120, rows: 60, keys: "ENTER +*2")
    reader.showWords()
    let place = try #require(reader.point(of: "timetable"))
    reader.forgetEffects()
    reader.mouse(.press, place.column + 2, place.row)
    #expect(reader.effects.contains(.browse("https://post.example/timetable")))
  }

  @Test("the size is remembered")
  func remembered() {
    var reader = TestReader(columns: 120, rows: 60, keys: "ENTER")
    reader.forgetEffects()
    reader.press("+*3")
    #expect(reader.effects.last == .saveSetting(.textSize, "3"))
  }

  @Test("where the terminal cannot draw, it says what helps")
  func console() {
    var reader = TestReader(columns: 120, rows: 60, keys: "ENTER")
    reader.forbidDrawing()
    reader.press("+*2")
    #expect(reader.statusLine.contains("setfont"))
    #expect(reader.state.settings.textSize == TextSize(1))
  }

  @Test("any place at any size of text fits any window", arguments: 2...5)
  func sound(size: Int) {
    for keys in ["", "G", "TAB", "j*5 /", "i", "a", "SPACE*2"] {
      var reader = TestReader(columns: 300, rows: 100, keys: "ENTER +*\(size) \(keys)")
      for (columns, rows) in [(30, 8), (47, 12), (80, 24), (99, 30), (120, 36), (128, 40), (200, 60)] {
        reader.resize(columns, rows)
        #expect(reader.flaws == [], "\(keys) at \(columns)x\(rows)")
      }
    }
  }
}

@Suite("Drawn headlines") struct DrawnHeadlineTests {
  /// Rows in which letters are drawn.
  func drawnRows(_ reader: TestReader) -> [Int] {
    reader.rows.indices.filter { row in row > 5 && reader.rows[row].contains { "▘▝▖▗▚▞▛▜▙▟".contains($0) } }
  }

  @Test("the lead and an article have drawn headlines where there is room, and H writes them")
  func room() {
    for keys in ["", "ENTER"] {
      var reader = TestReader(columns: 200, rows: 60, keys: keys)
      #expect(drawnRows(reader).count >= 6, "\(keys)")
      reader.press("H")
      #expect(drawnRows(reader) == [], "\(keys)")
      #expect(reader.screen.contains("Night ferries return to the quay"))
      #expect(reader.effects.last == .saveSetting(.headlines, "no"))
    }
  }

  @Test("where there is none they are written", arguments: [(40, 12), (60, 20), (80, 16)])
  func noRoom(columns: Int, rows: Int) {
    let reader = TestReader(columns: columns, rows: rows)
    #expect(drawnRows(reader) == [])
    #expect(reader.screen.contains("Night ferries"))
  }

  @Test("a headline with letters that have no picture is written whole")
  func emoji() {
    #expect(drawHeadline("Bakers 🥐", role: .frontLead, Lettering(.ten, .quadrants), columns: 90, rows: 20) == nil)
    #expect(drawHeadline("Bakers", role: .frontLead, Lettering(.ten, .quadrants), columns: 90, rows: 20)?.count == 1)
    #expect(drawHeadline("Bakers", role: .frontLead, Lettering(.ten, .quadrants), columns: 90, rows: 4) == nil)
  }

  @Test("the lines of a drawn headline are even, and none ends within a word")
  func even() throws {
    let text = "The night the bell rang twenty-eight times"
    let drawings = try #require(
      drawHeadline(text, role: .frontLead, Lettering(.ten, .quadrants), columns: 90, rows: 20))
    #expect(drawings.map(\.text).joined(separator: " ") == text)
    let widths = drawings.map(\.columns)
    #expect((widths.max() ?? 0) - (widths.min() ?? 0) < 30, "\(widths)")
  }
}
