import Glibc
import Screen
import Testing

/// The real terminal, driven through a small program.
@Suite struct CursesTerminalTests {
  static let trueColor = ["COLORTERM": "truecolor"]

  func probe(
    _ environment: [String: String] = trueColor, _ arguments: [String] = [], size: Size = Size(columns: 60, rows: 12),
    isWide: Bool = false
  ) throws
    -> PseudoTerminal
  {
    try PseudoTerminal(
      try Program.path("CursesProbe"), isWide ? ["newsprint", "wide"] : arguments, environment: environment, size: size,
      isWide: isWide)
  }

  @Test("the canvas is on the screen, wide letters and all")
  func page() throws {
    let terminal = try probe()
    try terminal.wait(for: "depth trueColor")
    #expect(terminal.text(row: 0) == "┌" + String(repeating: "─", count: 58) + "┐")
    #expect(terminal.text(row: 2).contains("한국 신문 漢字 かな"))
    #expect(terminal.cell(2, 2).columns == 2 && terminal.cell(59, 2).text == "│")
    #expect(terminal.cell(2, 4).text == "e\u{301}")
    #expect(terminal.cell(59, 4).text == "│")
    #expect(terminal.cell(59, 11).text == "×")
  }

  @Test("an emoji of several scalars is sent as what is one width everywhere")
  func emoji() throws {
    let terminal = try probe()
    try terminal.wait(for: "depth trueColor")
    #expect(terminal.text(row: 5).hasPrefix("│ 👩|⚠ |KR|1 |👍|"))
    #expect(terminal.cell(59, 5).text == "│")
  }

  @Test(
    "struck letters are struck out by terminals with true color",
    arguments: [
      (["COLORTERM": "truecolor"], true), (["TERM": "xterm-direct"], true),
      (["TERM": "tmux-256color", "COLORTERM": "truecolor"], true), (["TERM": "xterm-256color"], false),
      (["NO_COLOR": "1"], false), (["TERM": "linux"], false), (["TERM": "screen-256color"], false),
    ])
  func struck(environment: [String: String], strikes: Bool) throws {
    let terminal = try probe(environment)
    try terminal.wait(for: "depth ")
    #expect(terminal.cell(2, 8).text == "s" && terminal.cell(9, 8).text == "p")
    #expect(terminal.cell(2, 8).style.attributes == (strikes ? [.bold, .strikethrough] : .bold))
    #expect(terminal.cell(9, 8).style.attributes == [])
    try terminal.press("q")
    #expect(try terminal.waitForEnd() == 0)
  }

  @Test("true color is true")
  func trueColor() throws {
    let terminal = try probe()
    try terminal.wait(for: "depth trueColor")
    #expect(
      terminal.cell(2, 1).style
        == Style(foreground: .rgb(0x1F, 0x1D, 0x1A), background: .rgb(0xF7, 0xF3, 0xE9), attributes: .bold))
    #expect(terminal.cell(2, 3).style.attributes == .italic)
    #expect(terminal.cell(2, 6).style.background == .rgb(0xDF, 0xD6, 0xC3))
  }

  @Test(
    "each terminal gets the colors it has",
    arguments: [
      (["TERM": "xterm-256color"], "palette256"), (["TERM": "xterm-16color"], "palette16"),
      (["TERM": "xterm"], "palette8"),
      (["TERM": "vt220"], "monochrome"), (["NO_COLOR": "1", "COLORTERM": "truecolor"], "monochrome"),
      (["TERM": "tmux-256color", "COLORTERM": "truecolor"], "trueColor"), (["TERM": "xterm-direct"], "trueColor"),
      (["TERM": "linux"], "palette8"), (["TERM": "screen-256color"], "palette256"),
    ])
  func depths(environment: [String: String], depth: String) throws {
    let terminal = try probe(environment)
    try terminal.wait(for: "depth \(depth)")
    #expect(terminal.text(row: 2).contains("한국 신문 漢字 かな"))
    if depth == "palette256" { #expect(terminal.cell(2, 1).style.background == .indexed(255)) }
    if depth == "monochrome" { #expect(terminal.cell(2, 1).style.background == .standard) }
    try terminal.press("q")
    #expect(try terminal.waitForEnd() == 0)
  }

  @Test("a terminal that is none, or not known, is refused with a reason")
  func refused() throws {
    for (name, reason) in [("dumb", "cannot place its cursor"), ("nonesuch", "not known here")] {
      let terminal = try probe(["TERM": name])
      try terminal.wait(for: reason)
      #expect(try terminal.waitForEnd() == 1)
    }
  }

  @Test(
    "keys are told as they are pressed",
    arguments: [
      "j", "J", "ENTER", "TAB", "S-TAB", "ESC", "UP", "DOWN", "LEFT", "RIGHT", "PGUP", "PGDN", "HOME", "END", "DELETE",
      "BACKSPACE", "F1", "F5", "F12", "C-x", "C-c", "M-b", "C-LEFT", "M-UP", "SPACE", "한", "é",
    ])
  func keys(name: String) throws {
    let terminal = try probe()
    try terminal.wait(for: "depth")
    try terminal.press(name)
    try terminal.wait(for: "key \(name)×".replacing("×", with: "─"))
  }

  @Test("mouse, paste and work in the background are told")
  func events() throws {
    let terminal = try probe()
    try terminal.wait(for: "depth")
    terminal.type("\u{1B}[<0;5;6M")
    try terminal.wait(for: "mouse press 4 5")
    terminal.type("\u{1B}[<32;7;6M")
    try terminal.wait(for: "mouse drag 6 5")
    terminal.type("\u{1B}[<65;5;6M")
    try terminal.wait(for: "mouse wheelDown 4 5")
    terminal.type("\u{1B}[200~two\rlines\u{1B}[201~")
    try terminal.wait(for: "paste two lines")
    terminal.type("w")
    try terminal.wait(for: "wake")
  }

  @Test("a new size is painted at once and leaves nothing behind")
  func resize() throws {
    let terminal = try probe()
    try terminal.wait(for: "60x12")
    for size in [
      Size(columns: 100, rows: 30), Size(columns: 40, rows: 9), Size(columns: 32, rows: 9), Size(columns: 60, rows: 12),
    ] {
      terminal.resize(to: size)
      try terminal.wait(for: "resize \(size.columns)x\(size.rows)")
      #expect(terminal.text(row: 0) == "┌" + String(repeating: "─", count: size.columns - 2) + "┐")
      #expect((1..<size.rows - 1).allSatisfy { terminal.cell(size.columns - 1, $0).text == "│" })
    }
  }

  @Test("the terminal is given back as it was", arguments: ["q", "TERM", "HUP", "INT", "!"])
  func givenBack(by way: String) throws {
    let terminal = try probe()
    try terminal.wait(for: "depth")
    #expect(
      terminal.isSet(mode: 1049) && terminal.isSet(mode: 2004) && terminal.isSet(mode: 1006)
        && terminal.isSet(mode: 2031)
        && !terminal.isSet(mode: 25))
    switch way {
    case "TERM": terminal.signal(SIGTERM)
    case "HUP": terminal.signal(SIGHUP)
    case "INT": terminal.signal(SIGINT)
    default: terminal.type(way)
    }
    let code = try terminal.waitForEnd()
    #expect(way == "!" ? code > 128 : code == 0)
    for mode in [1049, 2004, 1002, 1006, 2026, 2031] { #expect(!terminal.isSet(mode: mode), "\(mode)") }
    #expect(terminal.isSet(mode: 25))
    if way != "!" { #expect(terminal.text.contains("the probe has ended")) }
  }

  @Test("only what has changed is sent")
  func changes() throws {
    let terminal = try probe(size: Size(columns: 200, rows: 60))
    try terminal.wait(for: "depth")
    let before = terminal.output.count
    terminal.type("x")
    try terminal.wait(for: "key x")
    #expect(terminal.output.count - before < 300)
  }

  @Test(
    "changes leave on the screen what painting it anew gives",
    arguments: [["COLORTERM": "truecolor"], ["TERM": "xterm"], ["NO_COLOR": "1"]], [false, true])
  func litter(environment: [String: String], isWide: Bool) throws {
    let terminal = try probe(environment, size: Size(columns: 40, rows: 10), isWide: isWide)
    try terminal.wait(for: "depth")
    func cells() -> [PseudoTerminal.Cell] {
      (0..<10).flatMap { row in (0..<40).map { terminal.cell($0, row) } }
    }
    for seed in 1...12 {
      terminal.type("n")
      try terminal.wait(for: "litter \(seed)")
      let changed = cells()
      let written = terminal.output.count
      terminal.type("r")
      try terminal.wait("the frame") { $0.output.count > written }
      if isWide { try terminal.settle() }
      let differing = zip(changed, cells()).enumerated().filter { $1.0 != $1.1 }.map(\.offset)
      #expect(differing == [], "\(seed)")
    }
  }

  @Test("Ctrl-Z stops the program, and it comes back whole")
  func suspended() throws {
    let program = try Program.path("CursesProbe")
    let terminal = try PseudoTerminal(
      "/bin/bash", ["--norc", "-i", "-c", "set -m; \(program); echo stopped $?; fg; echo over"],
      environment: Self.trueColor, size: Size(columns: 60, rows: 12))
    try terminal.wait(for: "depth")
    try terminal.press("C-z")
    try terminal.wait(for: "resize 60x12")
    #expect(terminal.text(row: 2).contains("한국 신문"))
    #expect(terminal.isSet(mode: 1049) && terminal.isSet(mode: 1006))
    #expect(String(decoding: terminal.output, as: UTF8.self).contains("stopped 148"))
    try terminal.press("q")
    try terminal.wait(for: "over")
  }
}

/// The programs built beside the tests.
enum Program {
  static func path(_ name: String) throws -> String {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    let test = String(decoding: buffer[..<max(0, count)], as: UTF8.self)
    return try #require(test.lastIndex(of: "/").map { test[...$0] + name })
  }
}
