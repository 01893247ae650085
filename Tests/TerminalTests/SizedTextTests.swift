import ProgramRunner
import Screen
import Testing

@testable import Curses

/// A cursor and nothing else.
private final class BareTerminal: CellTerminal {
  let size = Size(columns: 20, rows: 10)
  private(set) var cursor = Point(column: 0, row: 0)

  func send(_ bytes: [UInt8]) {}

  func take(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    if text.hasPrefix("\u{1B}["), text.hasSuffix("H") {
      let numbers = text.dropFirst(2).dropLast().split(separator: ";").compactMap { Int($0) }
      cursor = Point(column: min((numbers.last ?? 1) - 1, size.columns - 1), row: (numbers.first ?? 1) - 1)
    } else if let character = text.first, !text.hasPrefix("\u{1B}") {
      cursor.column = min(cursor.column + DisplayWidth.columns(of: character), size.columns - 1)
    }
  }
}

@Suite("The rules of sized text") struct SizedTextEmulatorTests {
  private func blocks(_ text: String) -> (texts: [String], mishaps: Int, cursor: Point) {
    let (emulator, terminal) = (SizedTextEmulator(), BareTerminal())
    emulator.feed(Array(text.utf8), to: terminal)
    return (emulator.blocks.map(\.text), emulator.mishaps, terminal.cursor)
  }

  private let two = "\u{1B}[3;3H\u{1B}]66;s=2;ab\u{1B}\\"

  @Test("each letter is a block, and the cursor moves by its columns")
  func moves() {
    #expect(blocks(two).texts == ["a", "b"])
    #expect(blocks(two).cursor == Point(column: 6, row: 2))
    #expect(blocks("\u{1B}]66;s=3:w=2;한\u{1B}\\").cursor == Point(column: 6, row: 0))
    #expect(blocks("\u{1B}]66;w=2; \u{1B}\\").cursor == Point(column: 2, row: 0))
  }

  @Test("a write on the top row takes the block, one on a lower row goes past it")
  func writes() {
    #expect(blocks(two + "\u{1B}[3;3Hx").texts == ["b"])
    #expect(blocks(two + "\u{1B}[3;6Hx").texts == ["a"])
    let past = blocks(two + "\u{1B}[4;3Hx")
    #expect(past.texts == ["a", "b"] && past.mishaps == 2 && past.cursor == Point(column: 7, row: 3))
  }

  @Test("erasing any cell takes all of the block")
  func erasures() {
    #expect(blocks(two + "\u{1B}[4;4H\u{1B}[X").texts == ["b"])
    #expect(blocks(two + "\u{1B}[4;5H\u{1B}[K").texts == ["a"])
    #expect(blocks(two + "\u{1B}[4;1H\u{1B}[J").texts == [])
    #expect(blocks(two + "\u{1B}[5;1H\u{1B}[J").texts == ["a", "b"])
    #expect(blocks(two + "\u{1B}[2J").texts == [])
  }

  @Test("a block without room is a mishap")
  func room() {
    #expect(blocks("\u{1B}[10;1H\u{1B}]66;s=2;a\u{1B}\\").mishaps == 1)
    #expect(blocks("\u{1B}[1;19H\u{1B}]66;s=3;a\u{1B}\\").mishaps == 1)
  }
}

@Suite("Letters that the terminal makes larger") struct SizedTextTests {
  private func canvas(_ text: String, scale: Int = 2, _ point: Point = Point(column: 1, row: 1)) -> Canvas {
    var canvas = Canvas(size: Size(columns: 30, rows: 8))
    canvas.putSized(text, at: point, scale: scale, style: Style(attributes: .bold))
    return canvas
  }

  private func written(_ canvas: Canvas) -> [String] {
    SizedRun.runs(of: canvas.sizedText).map { $0.writing(depth: .monochrome) }
  }

  @Test("narrow letters go together, wide ones one by one with their width")
  func sequences() {
    #expect(written(canvas("ab")) == ["\u{1B}[0;1m\u{1B}[2;2H\u{1B}]66;s=2;ab\u{1B}\\"])
    #expect(
      written(canvas("a한국", scale: 3))
        == ["\u{1B}[0;1m\u{1B}[2;2H\u{1B}]66;s=3;a\u{1B}\\\u{1B}]66;s=3:w=2;한\u{1B}\\\u{1B}]66;s=3:w=2;국\u{1B}\\"])
  }

  @Test("what steers a terminal does not get into a sequence")
  func hostile() {
    let text = written(canvas("a\u{1B}\\\u{9C}\u{07}\n\u{202E}b")).joined()
    let end = "\u{1B}]66;s=2;a\\\u{1B}\\\u{1B}[0;1m\u{1B}[2;8H\u{1B}]66;s=2;b\u{1B}\\"
    #expect(text.hasSuffix(end), "\(text.debugDescription)")
    let controls = text.unicodeScalars.filter { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) }
    #expect(controls.allSatisfy { $0 == "\u{1B}" })
  }

  @Test("a sequence holds at most 4096 bytes of text")
  func long() {
    var canvas = Canvas(size: Size(columns: 1_900, rows: 8))
    canvas.putSized(String(repeating: "é", count: 940), at: Point(column: 0, row: 0), scale: 2, style: Style())
    let run = SizedRun.runs(of: canvas.sizedText)
    #expect(run.count == 1)
    let one = SizedRun(letters: Array(repeating: run[0].letters[0], count: 5_000)).writing(depth: .monochrome)
    #expect(one.split(separator: "\u{1B}\\").count == 3)
  }

  @Test("what is painted over a letter takes it away, and only it")
  func covered() {
    var page = canvas("abcd")
    page.fill(Rect(column: 4, row: 2, columns: 1, rows: 1), style: Style())
    #expect(page.sizedText.map(\.text) == ["a", "c", "d"])
    page.put("x", at: Point(column: 1, row: 1), style: Style())
    #expect(page.sizedText.map(\.text) == ["c", "d"])
    #expect(page != canvas("abcd"))
  }

  @Test("a letter that is not wholly within the clip is left out")
  func clipped() {
    var page = Canvas(size: Size(columns: 30, rows: 8))
    let clip = Rect(column: 2, row: 0, columns: 7, rows: 3)
    #expect(page.putSized("abcd", at: Point(column: 1, row: 1), scale: 2, style: Style(), clip: clip) == 8)
    #expect(page.sizedText.map(\.text) == ["b", "c", "d"])
    page.putSized("e", at: Point(column: 2, row: 2), scale: 2, style: Style(), clip: clip)
    #expect(page.sizedText.count == 3)
  }

  // MARK: - The program on a terminal that knows sized text

  private func reader(_ environment: [String: String] = [:], size: Size = Size(columns: 120, rows: 36)) throws
    -> PseudoTerminal
  {
    let program = try Broadsheet.filled()
    let terminal = try PseudoTerminal(
      try Broadsheet.path, Broadsheet.now,
      environment: program.variables.merging(["COLORTERM": "truecolor"]) { $1 }.merging(environment) { $1 },
      size: size, keeping: program.folder, sizesText: true)
    try terminal.wait(for: "Front page")
    return terminal
  }

  /// The text above the last line, which tells other things after another key; the mark under larger letters is a blank.
  private func blankedText(_ terminal: PseudoTerminal) -> [String] {
    (0..<terminal.size.rows - 1).map { row in
      var line = terminal.text(row: row).replacing("\u{A0}", with: " ")
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  private func sized(_ terminal: PseudoTerminal) -> [SizedTextEmulator.Block] { terminal.sizing?.blocks ?? [] }

  @Test("text at +2 is twice as large, whatever was shown before and after")
  func reading() throws {
    let terminal = try reader()
    try terminal.wait("a headline made larger") { !sized($0).isEmpty }
    try terminal.press("2 ENTER + +")
    try terminal.wait(for: "made larger by the terminal")
    #expect(sized(terminal).allSatisfy { [2, 3].contains($0.scale) })
    for keys in [
      "j", "SPACE", "SPACE", "b", "k", "?", "ESC", ":", "ESC", "+", "-", "TAB", "m", "m", "G", "g", "t", "j", "ESC",
    ] {
      try terminal.press(keys)
      try terminal.settle()
      let shown = Set(sized(terminal))
      let text = blankedText(terminal)
      try terminal.press("C-l")
      try terminal.settle()
      #expect(Set(sized(terminal)) == shown, "\(keys)")
      #expect(blankedText(terminal) == text, "\(keys)")
    }
    #expect(terminal.sizing?.mishaps == 0)
    try terminal.press("0")
    try terminal.wait(for: "Text at its normal size")
    try terminal.press("H")
    try terminal.wait("no larger letters") { sized($0).isEmpty }
    try terminal.press("Q")
    #expect(try terminal.waitForEnd() == 0)
  }

  @Test("a new size of the window leaves no letters behind")
  func resizing() throws {
    let terminal = try reader()
    try terminal.wait("a headline made larger") { !sized($0).isEmpty }
    try terminal.press("2 ENTER + +")
    try terminal.wait(for: "made larger by the terminal")
    for (columns, rows) in [(90, 30), (160, 50), (60, 20), (120, 36)] {
      terminal.resize(to: Size(columns: columns, rows: rows))
      try terminal.settle()
      let shown = Set(sized(terminal))
      try terminal.press("C-l")
      try terminal.settle()
      #expect(Set(sized(terminal)) == shown)
    }
    try terminal.press("Q")
    #expect(try terminal.waitForEnd() == 0)
  }

  @Test("where the setting says drawn, letters are drawn and nothing is tried")
  func setting() throws {
    let program = try Broadsheet.filled()
    try program.folder.write("text-size:\n  method: drawn\n", to: "config/broadsheet/config.yaml")
    let terminal = try PseudoTerminal(
      try Broadsheet.path, Broadsheet.now, environment: program.variables, size: Size(columns: 120, rows: 36),
      keeping: program.folder, sizesText: true)
    try terminal.wait(for: "Front page")
    try terminal.press("2 ENTER + +")
    try terminal.wait(for: "Text +2, drawn")
    #expect(sized(terminal).isEmpty)
  }
}
