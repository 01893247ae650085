// The program itself in a terminal of its own: what must hold whatever is changed inside. `BROADSHEET_PROGRAM` names
// another program to look at, such as the released one; without it, it is the one built beside the tests.

import Glibc
import ProgramRunner
import Screen
import Testing

@Suite struct SmokeTests {
  static let trueColor = ["TERM": "xterm-256color", "COLORTERM": "truecolor"]
  static let sizes = [
    "40x12", "41x13", "60x20", "79x24", "80x24", "99x30", "100x40", "128x36", "200x60", "300x100",
  ]

  /// A reader on a terminal, and its folders.
  struct Sitting {
    let program: Broadsheet
    let terminal: PseudoTerminal
  }

  func size(_ text: String) throws -> Size {
    let numbers = text.split(separator: "x").compactMap { Int($0) }
    return Size(columns: try #require(numbers.first), rows: try #require(numbers.last))
  }

  /// Opens the reader on a terminal.
  func open(
    _ environment: [String: String] = trueColor, size: String = "80x24", in program: Broadsheet? = nil
  ) throws -> Sitting {
    let program = try program ?? Broadsheet.filled()
    let terminal = try PseudoTerminal(
      try Broadsheet.path, Broadsheet.now, environment: program.variables.merging(environment) { $1 },
      size: try self.size(size), keeping: program.folder)
    return Sitting(program: program, terminal: terminal)
  }

  /// Waits until the terminal shows these rows. A letter of several scalars is sent as what is one width everywhere, so
  /// rows with such are passed over.
  func wait(for screen: String, on terminal: PseudoTerminal, _ what: String = "the screen") throws {
    func rows(_ text: String) -> [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    let wanted = rows(screen)
    try terminal.wait(what) { terminal in
      let shown = rows(terminal.text)
      return wanted.indices.allSatisfy { row in
        wanted[row].unicodeScalars.contains("\u{200D}") || (row < shown.count && shown[row] == wanted[row])
      }
    }
  }

  @Test("the first start shows the front page of the sample edition")
  func firstStart() throws {
    let sitting = try open(in: Broadsheet())
    try sitting.terminal.wait(for: "B R O A D S H E E T")
    try sitting.terminal.wait(for: "Monday 23 November 2026")
    try wait(for: try Broadsheet.filled().screen("80x24"), on: sitting.terminal)
  }

  @Test("what the terminal shows is what --print-screen prints, at every size", arguments: ["", "2", "2 ENTER"])
  func resizing(keys: String) throws {
    let sitting = try open(size: "80x24")
    try wait(for: try Broadsheet.filled().screen("80x24"), on: sitting.terminal, "the front page")
    try sitting.terminal.press(keys)
    for size in Self.sizes + Self.sizes.reversed() {
      sitting.terminal.resize(to: try self.size(size))
      try wait(for: try Broadsheet.filled().screen(size, keys: keys), on: sitting.terminal, size)
    }
  }

  @Test(
    "a terminal that gives ambiguous characters two columns shows what was painted", arguments: ["80x24", "120x36"])
  func wide(size: String) throws {
    let program = try Broadsheet.filled()
    try program.folder.write("ambiguous-width: wide\n", to: "config/broadsheet/config.yaml")
    let terminal = try PseudoTerminal(
      try Broadsheet.path, Broadsheet.now, environment: program.variables.merging(Self.trueColor) { $1 },
      size: try self.size(size), keeping: program.folder, isWide: true)
    let printing = try Broadsheet.filled()
    try printing.folder.write("ambiguous-width: wide\n", to: "config/broadsheet/config.yaml")
    try terminal.wait(for: "Most Read")
    for keys in [
      "", "2", "2 j", "2 j ENTER", "2 j ENTER SPACE", "2 j ENTER SPACE BACKSPACE", "2 j ENTER SPACE BACKSPACE ?",
    ] {
      if let key = keys.split(separator: " ").last { try terminal.press(String(key)) }
      let screen = try printing.screen(size, keys: keys)
      #expect(!screen.unicodeScalars.contains { (0x2500...0x259F).contains($0.value) && DisplayWidth.isAmbiguous($0) })
      try wait(for: screen, on: terminal, keys)
    }
  }

  @Test("a story is opened, read on, and left again")
  func opening() throws {
    let sitting = try open()
    let terminal = sitting.terminal
    for keys in ["2", "2 j", "2 j ENTER", "2 j ENTER SPACE", "2 j ENTER SPACE BACKSPACE"] {
      try terminal.wait(for: "BROADSHEET".map(String.init).joined(separator: " "))
      if let key = keys.split(separator: " ").last { try terminal.press(String(key)) }
      try wait(for: try Broadsheet.filled().screen("80x24", keys: keys), on: terminal, keys)
    }
  }

  @Test("another theme changes the page at once and stays")
  func theme() throws {
    let sitting = try open()
    let terminal = sitting.terminal
    try terminal.wait(for: "Most Read")
    let paper = terminal.cell(79, 20).style.background
    try terminal.press("t")
    try terminal.wait(for: "Enter keeps")
    try terminal.press("j")
    try terminal.wait("another paper") { $0.cell(79, 20).style.background != paper }
    let ink = terminal.cell(79, 20).style.background
    try terminal.press("ENTER")
    try terminal.wait("the picker gone") { !$0.text.contains("Enter keeps") }
    try terminal.press("Q")
    #expect(try terminal.waitForEnd() == 0)
    let again = try open(in: sitting.program)
    try again.terminal.wait(for: "Most Read")
    #expect(again.terminal.cell(79, 20).style.background == ink)
  }

  @Test("a theme that is only looked at leaves no trace")
  func themePreview() throws {
    let terminal = try open().terminal
    try terminal.wait(for: "Most Read")
    let paper = terminal.cell(79, 20).style.background
    try terminal.press("t")
    try terminal.wait(for: "Enter keeps")
    try terminal.press("j")
    try terminal.wait("another paper") { $0.cell(79, 20).style.background != paper }
    try terminal.press("ESC")
    try terminal.wait("the paper of before") { $0.cell(79, 20).style.background == paper }
  }

  @Test("words are found in the article")
  func find() throws {
    let keys = "2 ENTER / l e a p ENTER"
    let terminal = try open().terminal
    try terminal.wait(for: "Most Read")
    try terminal.press(keys)
    try wait(for: try Broadsheet.filled().screen("80x24", keys: keys), on: terminal)
  }

  @Test("help shows the keys and goes away")
  func help() throws {
    let terminal = try open().terminal
    try terminal.wait(for: "Most Read")
    let before = terminal.text
    try terminal.press("?")
    try terminal.wait(for: "Down a line")
    try terminal.press("ESC")
    try terminal.wait("the page") { $0.text == before }
  }

  @Test("Ctrl-Z gives the terminal back, and fg paints the page again")
  func suspend() throws {
    let program = try Broadsheet.filled()
    let words = try ([Broadsheet.path] + Broadsheet.now).joined(separator: " ")
    let terminal = try PseudoTerminal(
      "/bin/bash", ["--norc", "-i", "-c", "set -m; \(words); echo stopped $?; fg; echo over"],
      environment: program.variables.merging(Self.trueColor) { $1 }, keeping: program.folder)
    try terminal.wait(for: "Most Read")
    let before = terminal.text
    let written = terminal.output.count
    try terminal.press("C-z")
    try terminal.wait("the page again") {
      String(decoding: $0.output[written...], as: UTF8.self).contains("stopped 148") && $0.text == before
    }
    #expect(terminal.isSet(mode: 1049) && terminal.isSet(mode: 1006) && !terminal.isSet(mode: 25))
    try terminal.press("Q")
    try terminal.wait(for: "over")
  }

  @Test("the terminal is given back as it was", arguments: ["Q", "TERM", "HUP", "INT"])
  func givenBack(by way: String) throws {
    let untouched = try PseudoTerminal("/bin/sh", ["-c", "read line"]).lineModes
    let terminal = try open().terminal
    try terminal.wait(for: "Most Read")
    #expect(terminal.isSet(mode: 1049) && !terminal.isSet(mode: 25))
    #expect(terminal.lineModes != untouched)
    switch way {
    case "TERM": terminal.signal(SIGTERM)
    case "HUP": terminal.signal(SIGHUP)
    case "INT": terminal.signal(SIGINT)
    default: try terminal.press(way)
    }
    #expect(try terminal.waitForEnd() == 0)
    for mode in [1049, 1002, 1006, 2004, 2026, 2031] { #expect(!terminal.isSet(mode: mode), "\(mode)") }
    #expect(terminal.isSet(mode: 25))
    #expect(terminal.lineModes == untouched)
  }

  @Test("a terminal that cannot place its cursor is refused in one line", arguments: ["dumb", "", "nonesuch"])
  func dumb(name: String) throws {
    let sitting = try open(["TERM": name])
    #expect(try sitting.terminal.waitForEnd() == 1)
    let text = String(decoding: sitting.terminal.output, as: UTF8.self)
    #expect(text.hasPrefix("broadsheet: the terminal") && text.split(separator: "\r\n").count == 1, "\(text)")
  }

  @Test("without a terminal, the reader says so in one line")
  func noTerminal() throws {
    let outcome = try Broadsheet().run()
    #expect(outcome.code == 1 && outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("broadsheet: the reader needs a terminal"))
    #expect(outcome.errors.split(separator: "\n").count == 1)
  }

  @Test("with NO_COLOR there is no color anywhere")
  func noColor() throws {
    let terminal = try open(["NO_COLOR": "1", "COLORTERM": "truecolor"]).terminal
    try terminal.wait(for: "Most Read")
    try terminal.press("2 ENTER")
    try terminal.wait(for: "SCIENCE")
    for row in 0..<24 {
      for column in 0..<80 {
        let style = terminal.cell(column, row).style
        #expect(style.foreground == .standard && style.background == .standard, "\(column), \(row)")
      }
    }
  }

  @Test(
    "every terminal shows the same words",
    arguments: ["xterm", "xterm-16color", "xterm-256color", "tmux-256color", "screen", "linux", "vt100", "vt220"])
  func terminals(name: String) throws {
    let terminal = try open(["TERM": name]).terminal
    try terminal.wait(for: "Most Read")
    for keys in ["2", "2 ENTER"] {
      if let key = keys.split(separator: " ").last { try terminal.press(String(key)) }
      try wait(for: try Broadsheet.filled().screen("80x24", keys: keys), on: terminal, keys)
    }
    try terminal.press("Q")
    #expect(try terminal.waitForEnd() == 0)
  }

  @Test("a window too small says so and goes on when it grows")
  func tinyWindow() throws {
    let terminal = try open(size: "20x5").terminal
    try terminal.wait(for: "Broadsheet needs 40x")
    terminal.resize(to: Size(columns: 80, rows: 24))
    try wait(for: try Broadsheet.filled().screen("80x24"), on: terminal)
  }

  @Test("a reader that is killed loses nothing that was read or saved")
  func killed() throws {
    let sitting = try open()
    try sitting.terminal.wait(for: "Most Read")
    try sitting.terminal.press("2 ENTER")
    try sitting.terminal.wait(for: "SCIENCE")
    try sitting.terminal.press("s")
    try sitting.terminal.wait(for: "Saved")
    sitting.terminal.signal(SIGKILL)
    #expect(try sitting.terminal.waitForEnd() == 128 + SIGKILL)
    #expect(try sitting.program.run("store", "check").code == 0)
    #expect(try sitting.program.run("list", "--json").output.contains("\"read\":true"))
    let menu = try sitting.program.screen("120x36", keys: "m")
    #expect(menu.contains("★ Saved") && menu.contains("All stories           58"))
    #expect(menu.split(separator: "\n").contains { $0.contains("★ Saved") && $0.contains(" 1 │") })
  }

  @Test("what another program imports is seen within two seconds")
  func importedMeanwhile() throws {
    let sitting = try open(size: "120x36")
    try sitting.terminal.wait(for: "Most Read")
    try sitting.terminal.press("m")
    try sitting.terminal.wait(for: "All stories           59")
    let feed = try sitting.program.folder.write(
      """
      <rss version="2.0"><channel><title>Harbor News</title><link>https://harbor.example/</link>
      <item><title>A ferry is late</title><guid>1</guid><description>By an hour.</description></item>
      </channel></rss>
      """, to: "feed.xml")
    #expect(try sitting.program.run("import", feed).code == 0)
    try sitting.terminal.wait("the new count", seconds: 2) { $0.text.contains("All stories           60") }
  }

  @Test("the place in a story is kept when the program is told to end", arguments: [SIGTERM, SIGHUP])
  func placeIsKept(signal: Int32) throws {
    let sitting = try open()
    try sitting.terminal.wait(for: "Most Read")
    try sitting.terminal.press("2 j j ENTER")
    try sitting.terminal.wait(for: "Posted")
    try sitting.terminal.press("SPACE")
    try sitting.terminal.wait("the next page") { !$0.text.contains("Posted") }
    let words = firstWords(sitting.terminal.text)
    sitting.terminal.signal(signal)
    #expect(try sitting.terminal.waitForEnd() == 0)
    #expect(firstWords(try sitting.program.screen("80x24", keys: "2 j j ENTER")) == words)
  }

  /// The first line of the article that is on the screen, whatever stands beside it.
  private func firstWords(_ screen: String) -> String? {
    screen.split(separator: "\n").dropFirst(3).map { $0.split(separator: "│").first.map(String.init) ?? "" }
      .first { $0.contains { $0 != " " } }
  }

  @Test("a terminal that hangs up ends the program, and the store is sound")
  func hangUp() throws {
    let sitting = try open()
    try sitting.terminal.wait(for: "Most Read")
    try sitting.terminal.press("2 ENTER")
    try sitting.terminal.wait(for: "SCIENCE")
    sitting.terminal.hangUp()
    #expect(try sitting.terminal.waitForEnd() == 0)
    #expect(try sitting.program.run("store", "check").code == 0)
  }

  @Test("a thousand keys at once are all taken")
  func manyKeys() throws {
    let terminal = try open().terminal
    try terminal.wait(for: "Most Read")
    terminal.type("2" + String(repeating: "jk", count: 500) + "jjj")
    try wait(for: try Broadsheet.filled().screen("80x24", keys: "2 j j j"), on: terminal)
  }

  @Test("a window that is dragged about ends up right")
  func resizeStorm() throws {
    let terminal = try open().terminal
    try terminal.wait(for: "Most Read")
    try terminal.press("2 j ENTER")
    for step in 0..<60 {
      terminal.resize(to: Size(columns: 30 + step * 37 % 200, rows: 8 + step * 17 % 60))
      if step % 7 == 0 { try terminal.press("k") }
    }
    terminal.resize(to: Size(columns: 100, rows: 30))
    try wait(for: try Broadsheet.filled().screen("100x30", keys: "2 j ENTER"), on: terminal)
  }

  @Test("pasted text is no key presses")
  func paste() throws {
    let terminal = try open().terminal
    try terminal.wait(for: "Most Read")
    let before = terminal.text
    terminal.type("\u{1B}[200~Q\u{1B}[201~?")
    try terminal.wait(for: "Down a line")
    try terminal.press("ESC")
    try terminal.wait("the page") { $0.text == before }
  }

  @Test("a click on the selection opens, and the wheel scrolls")
  func mouse() throws {
    let terminal = try open().terminal
    try terminal.wait(for: "Most Read")
    try terminal.press("2")
    try terminal.wait(for: "National ━")
    for _ in 1...2 { terminal.type("\u{1B}[<0;10;7M\u{1B}[<0;10;7m") }
    try terminal.wait("a story") { $0.text.contains("Posted") || $0.text.contains("Space page") }
    let top = terminal.text(row: 3)
    terminal.type("\u{1B}[<65;10;10M")
    try terminal.wait("further down") { $0.text(row: 3) != top }
  }

  @Test("a store that cannot be opened is told in one line, and the screen is not touched")
  func badStore() throws {
    let program = try Broadsheet()
    try program.folder.write("these are somebody's notes", to: "data/broadsheet/store.sqlite")
    let terminal = try open(in: program).terminal
    #expect(try terminal.waitForEnd() == 1)
    let text = String(decoding: terminal.output, as: UTF8.self)
    #expect(
      text.contains("not a Broadsheet store") && text.split(separator: "\r\n").count == 1 && !text.contains("\u{1B}"))
  }

  @Test("two readers share a store, and one sees what the other does")
  func twoReaders() throws {
    let first = try open(size: "120x36")
    let second = try open(in: first.program)
    try first.terminal.wait(for: "Most Read")
    try second.terminal.wait(for: "Most Read")
    try first.terminal.press("m")
    try first.terminal.wait(for: "All stories           59")
    try second.terminal.press("2 ENTER")
    try first.terminal.wait(for: "All stories           58")
  }
}
