import Glibc
import ProgramRunner
import Screen
import Testing

@testable import Curses

@Suite("What a terminal says of itself") struct TerminalReplyTests {
  /// What is known after these answers.
  func packing(_ answers: String, octants: Bool = true) -> DotPacking {
    var decoder = InputDecoder()
    var inquiry = TerminalInquiry()
    inquiry.open()
    decoder.feed(Array(answers.utf8))
    while decoder.next(isSilent: false) != nil {}
    for reply in decoder.takeReplies() { _ = inquiry.take(reply) { $0 != .octants || octants } }
    return inquiry.packing
  }

  func name(_ text: String) -> String { "\u{1B}P>|\(text)\u{1B}\\\u{1B}[>1;10;0c" }

  @Test(
    "terminals that draw the finer characters are known by name and version",
    arguments: [
      ("kitty(0.26.5)", DotPacking.sextants), ("kitty(0.39.1)", .sextants), ("kitty(0.40.0)", .octants),
      ("kitty(1.0)", .octants), ("foot(1.19.0)", .quadrants), ("foot(1.20.2)", .octants), ("ghostty 1.1.3", .quadrants),
      ("ghostty 1.2.0", .octants), ("ghostty 1.10.0-main+abc", .octants), ("VTE(6800)", .quadrants),
      ("VTE(7002)", .sextants), ("VTE(7800)", .octants), ("XTerm(379)", .quadrants), ("tmux 3.3a", .quadrants),
      ("WezTerm 20230712-072601-f4abf8fd", .quadrants), ("", .quadrants), ("foot", .quadrants), ("(((", .quadrants),
      ("kitty(99999999999999999999999)", .sextants),
    ])
  func versions(text: String, expected: DotPacking) {
    #expect(packing(name(text)) == expected, "\(text)")
  }

  @Test("octants are not used where the C library does not know their width")
  func unknownWidth() {
    #expect(packing(name("kitty(0.40.0)"), octants: false) == .sextants)
    #expect(packing(name("foot(1.20.2)"), octants: false) == .quadrants)
  }

  @Test("VTE is also known by the numbers of its kind, others are not")
  func kinds() {
    #expect(packing("\u{1B}[>65;7002;1c") == .sextants)
    #expect(packing("\u{1B}[>65;7800;1c") == .octants)
    #expect(packing("\u{1B}[>65;6003;1c") == .quadrants)
    #expect(packing("\u{1B}[>41;379;0c") == .quadrants)
    #expect(packing("\u{1B}P>|Other 1.0\u{1B}\\\u{1B}[>65;7800;1c") == .quadrants)
    for noise in ["\u{1B}[>c", "\u{1B}[>;;c", "\u{1B}[>65;99999999999999999999;1c", "\u{1B}[>65;-9;1c"] {
      #expect(packing(noise) == .quadrants)
    }
  }

  @Test("an answer may come in pieces, and keys pressed meanwhile are keys")
  func pieces() {
    var decoder = InputDecoder()
    var events: [TerminalEvent] = []
    for byte in "a\u{1B}P>|kitty(0.26.5)\u{1B}\\b\u{1B}[>1;4000;26cc".utf8 {
      decoder.feed([byte])
      while let event = decoder.next(isSilent: false) { events.append(event) }
    }
    #expect(events == ["a", "b", "c"].map { .key(Key($0)) })
    #expect(decoder.takeReplies() == [.version("kitty(0.26.5)"), .kind([1, 4000, 26])])
    #expect(decoder.takeReplies() == [])
  }

  @Test("the first answer counts, and none that was not asked for")
  func once() {
    var inquiry = TerminalInquiry()
    #expect(inquiry.take(.version("kitty(0.40.0)")) { _ in true } == nil)
    inquiry.open()
    #expect(inquiry.isOpen)
    #expect(inquiry.take(.version("kitty(0.26.0)")) { _ in true } == .draws(.sextants))
    #expect(inquiry.take(.version("kitty(0.40.0)")) { _ in true } == nil)
    #expect(inquiry.take(.kind([1, 4000, 26])) { _ in true } == nil)
    #expect(!inquiry.isOpen)
    // Who answers the second question only will not answer the first.
    inquiry.open()
    _ = inquiry.take(.kind([0, 276, 0])) { _ in true }
    #expect(inquiry.take(.version("kitty(0.40.0)")) { _ in true } == nil)
  }

  @Test(
    "sized text is used where the cursor moved by exactly two and two",
    arguments: [
      ([1, 3, 5], true), ([1, 3, 4], false), ([1, 2, 3], false), ([1, 1, 1], false), ([1, 3, 6], false),
      ([3, 5, 7], false), ([1, 3], false),
    ])
  func sizedText(columns: [Int], expected: Bool) {
    var decoder = InputDecoder()
    var inquiry = TerminalInquiry()
    inquiry.open()
    _ = inquiry.take(.version("some 1.0")) { _ in true }
    _ = inquiry.take(.kind([1, 10, 0])) { _ in true }
    #expect(inquiry.isReadyToProbe)
    inquiry.openProbe()
    decoder.feed(Array(columns.map { "\u{1B}[2;\($0)R" }.joined().utf8))
    #expect(decoder.next(isSilent: false) == nil)
    let abilities = decoder.takeReplies().compactMap { inquiry.take($0) { _ in true } }
    #expect(abilities == (expected ? [.sizesText] : []))
    #expect(inquiry.hasMarkedScreen == (columns.count == 3 && Set(columns).count > 1))
    // One more report is nobody's answer.
    if columns.count == 3 { #expect(inquiry.take(.column(9)) { _ in true } == nil) }
  }

  @Test("a terminal without a name or a multiplexer is not tried, and a function key is no report")
  func notTried() {
    var inquiry = TerminalInquiry()
    inquiry.open()
    _ = inquiry.take(.kind([0, 276, 0])) { _ in true }
    #expect(!inquiry.isReadyToProbe)
    inquiry.open()
    _ = inquiry.take(.version("tmux 3.5a")) { _ in true }
    _ = inquiry.take(.kind([84, 0, 0])) { _ in true }
    #expect(!inquiry.isReadyToProbe)
    var decoder = InputDecoder()
    decoder.feed(Array("\u{1B}[1;5R".utf8))
    #expect(decoder.next(isSilent: false) == .key(Key(.function(3), .control)))
  }

  @Test("long, hollow and broken answers do nothing")
  func hostile() {
    let long = String(repeating: "9", count: 3_000)
    for text in [
      name("kitty(\(long))"), "\u{1B}P>|kitty(0.40.0)\n\u{1B}\\", "\u{1B}P\u{1B}\\", "\u{1B}P>|\u{07}", "\u{1B}P\\x",
      "\u{1B}[>\(long)c", "\u{1B}[>65;7800;1;1c",
    ] {
      #expect(packing(text) == .quadrants, "\(text.prefix(30))")
    }
    var decoder = InputDecoder()
    for number in 0..<100 { decoder.feed(Array("\u{1B}[>\(number)c".utf8)) }
    while decoder.next(isSilent: false) != nil {}
    #expect(decoder.takeReplies().count <= 8)
  }
}

@Suite("The terminal's own font") struct TerminalFontTests {
  private func abilities(_ answers: String, asked: Bool = true) -> [TerminalAbility] {
    var decoder = InputDecoder()
    var inquiry = TerminalInquiry()
    inquiry.open(asksForFont: asked)
    decoder.feed(Array(answers.utf8))
    while decoder.next(isSilent: false) != nil {}
    return decoder.takeReplies().compactMap { inquiry.take($0) { _ in true } }
  }

  private let allowed = "\u{1B}]60;allowColorOps,allowFontOps,allowMouseOps\u{1B}\\"
  private let font = "\u{1B}]50;DejaVu Sans Mono\u{1B}\\"
  private let kind = "\u{1B}[>41;379;0c"

  @Test("it is changed only where xterm says that programs may, and only if that was asked")
  func asked() {
    #expect(abilities(allowed + font + kind) == [.changesFont])
    #expect(abilities(allowed + font + kind, asked: false) == [])
    #expect(abilities("\u{1B}]60;allowColorOps,allowMouseOps\u{1B}\\" + font + kind) == [])
    #expect(abilities(font + allowed + kind) == [])
    #expect(abilities(kind + allowed + font) == [])
    #expect(abilities(allowed + font + font + kind) == [.changesFont])
  }

  @Test("a step is a quarter, and at none it is as it was")
  func steps() throws {
    let font = try #require(TerminalFont(name: "DejaVu Sans Mono:size=10:antialias=true", cellPixels: 20))
    #expect(font.sequence(level: 0) == "\u{1B}]50;DejaVu Sans Mono:size=10:antialias=true\u{1B}\\")
    #expect(font.sequence(level: 1) == "\u{1B}]50;DejaVu Sans Mono:antialias=true:pixelsize=20\u{1B}\\")
    #expect(font.sequence(level: 5) == "\u{1B}]50;DejaVu Sans Mono:antialias=true:pixelsize=49\u{1B}\\")
    #expect(font.sequence(level: -2) == "\u{1B}]50;DejaVu Sans Mono:antialias=true:pixelsize=10\u{1B}\\")
    #expect(font.sequence(level: .max) == font.sequence(level: 10))
    let said = try #require(TerminalFont(name: "DejaVu Sans Mono", cellPixels: 20, points: 10))
    #expect(said.sequence(level: 0) == "\u{1B}]50;DejaVu Sans Mono:size=10\u{1B}\\")
    #expect(said.sequence(level: 1) == "\u{1B}]50;DejaVu Sans Mono:size=13\u{1B}\\")
  }

  @Test("fonts of fixed sizes and names that steer are not taken")
  func names() {
    for name in ["", "fixed", "9x15", "-misc-fixed-medium-r-normal--14-130-75-75-c-70-iso10646-1", "Mono\u{7}", "가"] {
      #expect(TerminalFont(name: name, cellPixels: 16) == nil, "\(name)")
    }
    #expect(TerminalFont(name: String(repeating: "A", count: 300), cellPixels: 16) == nil)
    #expect(TerminalFont(name: "Mono", cellPixels: -1)?.sequence(level: 1).contains("pixelsize=16") == true)
  }

  private func reader(_ settings: String) throws -> PseudoTerminal {
    let program = try Broadsheet.filled()
    try program.folder.write("text-size:\n" + settings, to: "config/broadsheet/config.yaml")
    let terminal = try PseudoTerminal(
      try Broadsheet.path, Broadsheet.now, environment: program.variables, size: Size(columns: 120, rows: 36),
      keeping: program.folder, answersItself: false)
    try terminal.wait(for: "Front page")
    return terminal
  }

  private func wrote(_ text: String, _ terminal: PseudoTerminal) -> Bool {
    String(decoding: terminal.output, as: UTF8.self).contains(text)
  }

  @Test("by choice + makes the terminal's font larger, and on leaving it is as it was")
  func reading() throws {
    let terminal = try reader("  method: terminal\n")
    try terminal.wait("the question") { wrote("\u{1B}]60\u{1B}\\\u{1B}]50;?\u{1B}\\\u{1B}[>0q", $0) }
    terminal.type(allowed + font + "\u{1B}P>|XTerm(379)\u{1B}\\" + kind)
    try terminal.press("+")
    try terminal.wait(for: "Text +1, by the terminal's font")
    try terminal.wait("a larger font") { wrote("\u{1B}]50;DejaVu Sans Mono:pixelsize=16\u{1B}\\", $0) }
    try terminal.press("Q")
    #expect(try terminal.waitForEnd() == 0)
    #expect(wrote("\u{1B}]50;DejaVu Sans Mono:pixelsize=13\u{1B}\\", terminal))
  }

  @Test("without the choice nothing of a font is asked or sent, and where it is refused letters are drawn")
  func refused() throws {
    let plain = try reader("  method: auto\n")
    try plain.wait("the question") { wrote("\u{1B}[>0q", $0) }
    #expect(!wrote("\u{1B}]60", plain) && !wrote("\u{1B}]50", plain))
    let refused = try reader("  method: terminal\n")
    refused.type("\u{1B}]60;allowColorOps\u{1B}\\" + kind)
    try refused.press("2 ENTER + +")
    try refused.wait(for: "Text +2, drawn; this terminal does not let its font be changed")
    #expect(!wrote("pixelsize", refused))
  }

  @Test("a command of the user's own is started with its arguments, at first, at each step and on leaving")
  func command() throws {
    let log = "/tmp/broadsheet-font-\(getpid()).log"
    defer { unlink(log) }
    let script = "echo \\\"$1 $2\\\" >> \(log)"
    let command = "[sh, -c, \"\(script)\", font, \"{level}\", \"{points}\"]"
    let terminal = try reader("  method: terminal\n  level: 2\n  points: 10\n  command: \(command)\n")
    func logged() -> Set<String> {
      var bytes = [UInt8](repeating: 0, count: 1_000)
      let file = open(log, O_RDONLY)
      defer { if file >= 0 { close(file) } }
      let count = file < 0 ? 0 : read(file, &bytes, bytes.count)
      return Set(String(decoding: bytes[..<max(0, count)], as: UTF8.self).split(separator: "\n").map(String.init))
    }
    try terminal.wait("the first size") { _ in logged() == ["2 16"] }
    try terminal.press("+")
    try terminal.wait("a larger one") { _ in logged() == ["2 16", "3 20"] }
    try terminal.press("Q")
    #expect(try terminal.waitForEnd() == 0)
    try terminal.wait("the usual one") { _ in logged() == ["2 16", "3 20", "0 10"] }
  }
}

@Suite("What a terminal says of its colors") struct TerminalColorTests {
  @Test(
    "a color is read in each of its forms",
    arguments: [
      ("rgb:ffff/ffff/ffff", [255, 255, 255]), ("rgb:0000/8080/ffff", [0, 128, 255]), ("rgb:1e/1e/2e", [30, 30, 46]),
      ("rgb:f/0/8", [255, 0, 136]), ("rgb:fff/000/800", [255, 0, 128]), ("rgb:FF/Fd/f6", [255, 253, 246]),
      ("rgba:1e1e/1e1e/2e2e/ffff", [30, 30, 46]), ("#fdf6e3", [253, 246, 227]), ("#000", [0, 0, 0]),
      ("#f08", [240, 0, 128]), ("#fff000888", [255, 0, 136]), ("#1e1e1e1e2e2e", [30, 30, 46]),
      ("rgb:ff/f/ffff", [255, 255, 255]),
    ])
  func forms(text: String, expected: [UInt8]) throws {
    let color = try #require(readColor(text))
    #expect([color.red, color.green, color.blue] == expected)
  }

  @Test(
    "what is no color is none",
    arguments: [
      "", "rgb:", "rgb://", "rgb:ff/ff", "rgb:ff/ff/ff/ff", "rgba:ff/ff/ff", "rgb:fffff/0/0", "rgb:-1/00/00",
      "rgb:gg/00/00",
      "#", "#f", "#ff", "#ffff", "#fffffffffffff", "#-1-1-1", "red", "rgb:+f/+f/+f", "#é0", "rgb:ff/ff/ff ",
    ])
  func none(text: String) { #expect(readColor(text) == nil) }

  private func told(_ answers: String, _ open: (inout TerminalInquiry) -> Void) -> [TerminalAbility] {
    var decoder = InputDecoder()
    var inquiry = TerminalInquiry()
    open(&inquiry)
    decoder.feed(Array(answers.utf8))
    #expect(decoder.next(isSilent: false) == nil)
    return decoder.takeReplies().compactMap { inquiry.take($0) { _ in true } }
  }

  private let white = "\u{1B}]11;rgb:ffff/ffff/ffff\u{07}"
  private let black = "\u{1B}]11;rgb:0000/0000/0000\u{1B}\\"

  @Test("the first answer to a question counts, and none after the last answer or without a question")
  func once() {
    let isWhite = TerminalAbility.hasBackground(red: 255, green: 255, blue: 255)
    #expect(told(white) { $0.open() } == [isWhite])
    #expect(told(white + black) { $0.open() } == [isWhite])
    #expect(told(white) { _ in } == [])
    #expect(told("\u{1B}[>1;10;0c" + white) { $0.open() } == [])
    #expect(told(white + "\u{1B}[>1;10;0c" + black) { $0.openColors() } == [isWhite])
    #expect(
      told(white) {
        $0.open()
        $0.closeColors()
      } == [])
  }

  @Test("a question for colors alone asks nothing else, and tries no sized text")
  func alone() {
    var inquiry = TerminalInquiry()
    inquiry.openColors()
    #expect(inquiry.isOpen)
    #expect(inquiry.take(.version("kitty(0.40.0)")) { _ in true } == nil)
    #expect(inquiry.take(.kind([1, 4000, 40])) { _ in true } == nil)
    #expect(!inquiry.isOpen && !inquiry.isReadyToProbe && inquiry.packing == .quadrants)
  }

  @Test("a change of colors is told whenever it comes, and only in its own form")
  func changes() {
    #expect(told("\u{1B}[?997;1n\u{1B}[?997;2n") { _ in } == [.prefersDark(true), .prefersDark(false)])
    for noise in ["\u{1B}[?997;3n", "\u{1B}[?997n", "\u{1B}[997;1n", "\u{1B}[?997;1;1n", "\u{1B}[0n", "\u{1B}[1;3n"] {
      #expect(told(noise) { $0.open() } == [])
    }
  }

  private func reader(_ settings: String, _ environment: [String: String] = [:]) throws -> PseudoTerminal {
    let program = try Broadsheet.filled()
    try program.folder.write(settings, to: "config/broadsheet/config.yaml")
    let variables = program.variables.merging(["COLORTERM": "truecolor"]) { $1 }.merging(environment) { $1 }
    let terminal = try PseudoTerminal(
      try Broadsheet.path, Broadsheet.now, environment: variables, size: Size(columns: 100, rows: 30),
      keeping: program.folder, answersItself: false)
    try terminal.wait(for: "Front page")
    try terminal.wait("the question") { String(decoding: $0.output, as: UTF8.self).contains("\u{1B}]11;?\u{1B}\\") }
    return terminal
  }

  private let byTerminal = "theme: {light: newsprint, dark: midnight, by: terminal}\n"

  private func isDark(_ terminal: PseudoTerminal) -> Bool { terminal.cell(0, 0).style.background.isDark }

  @Test(
    "the theme goes by the background that the terminal tells, also behind tmux and screen",
    arguments: [[:], ["TERM": "tmux-256color", "TMUX": "/tmp/t,1,0"], ["TERM": "screen-256color", "STY": "1.pts"]])
  func followsBackground(environment: [String: String]) throws {
    let terminal = try reader(byTerminal, environment)
    #expect(!isDark(terminal))
    terminal.type("\u{1B}]11;rgb:1e1e/")
    terminal.type("1e1e/2e2e\u{1B}\\")
    try terminal.wait("a dark page") { isDark($0) }
    #expect(!terminal.text.contains("No command on"))
    try terminal.press("Q")
    #expect(try terminal.waitForEnd() == 0)
  }

  @Test("the theme changes with the terminal, which is asked for its background again, and no more on leaving")
  func followsChanges() throws {
    let terminal = try reader(byTerminal)
    terminal.type(white + "\u{1B}[?997;2n\u{1B}[>1;10;0c")
    terminal.type("\u{1B}[?997;1n")
    try terminal.wait("a dark page") { isDark($0) }
    try terminal.wait("a second question") {
      String(decoding: $0.output, as: UTF8.self).count(of: "\u{1B}]11;?\u{1B}\\") == 2
    }
    terminal.type(black + "\u{1B}[>1;10;0c\u{1B}[?997;2n")
    try terminal.wait("a light page") { !isDark($0) }
    #expect(terminal.isSet(mode: 2031) && !terminal.text.contains("No command on"))
    try terminal.press("Q")
    #expect(try terminal.waitForEnd() == 0)
    #expect(!terminal.isSet(mode: 2031))
  }

  @Test("a theme that is chosen by its name stays what it is")
  func named() throws {
    let terminal = try reader("theme: newsprint\n")
    terminal.type(black + "\u{1B}[?997;1n")
    try terminal.press("?")
    try terminal.wait(for: "Keys: Front page")
    #expect(!isDark(terminal))
  }

  @Test("a picture in the terminal's own colors goes by its background")
  func pictures() throws {
    func shown(_ answer: String) throws -> String {
      let terminal = try reader("theme: terminal\n", ["TERM": "xterm", "COLORTERM": ""])
      terminal.type(answer + "\u{1B}[>1;10;0c")
      try terminal.press("p")
      try terminal.wait(for: "Shapes of the city")
      try terminal.settle()
      return terminal.text
    }
    let dark = try shown(black)
    #expect(try shown(white) != dark)
    #expect(try shown("") == dark)
  }
}

extension String {
  /// How often `part` stands in it.
  fileprivate func count(of part: String) -> Int { ranges(of: part).count }
}

/// The real terminal's questions.
@Suite("Asking the terminal") struct TerminalInquiryTests {
  func probe(_ environment: [String: String] = [:]) throws -> PseudoTerminal {
    try PseudoTerminal(
      try Program.path("CursesProbe"), environment: environment.merging(["COLORTERM": "truecolor"]) { $0 + $1 },
      size: Size(columns: 60, rows: 12), answersItself: false)
  }

  func place(of text: String, in output: [UInt8]) -> Int? {
    let pattern = Array(text.utf8)
    return output.indices.first { output[$0...].starts(with: pattern) }
  }

  @Test("it is asked behind the first screen, and what it answers in pieces is told")
  func asked() throws {
    let terminal = try probe()
    try terminal.wait("the question") { place(of: "\u{1B}[>0q", in: $0.output) != nil }
    let screen = try #require(place(of: "한국 신문", in: terminal.output))
    #expect(try #require(place(of: "\u{1B}[>0q", in: terminal.output)) > screen)
    terminal.type("\u{1B}P>|VTE(7")
    terminal.type("002)\u{1B}\\")
    try terminal.wait(for: "draws sextants")
    try terminal.press("q")
    #expect(try terminal.waitForEnd() == 0)
  }

  @Test(
    "behind a multiplexer only colors are asked for, and on the console nothing",
    arguments: [
      ["TERM": "tmux-256color"], ["TERM": "screen-256color"], ["TMUX": "/tmp/tmux-0/default,1,0"], ["STY": "1.pts"],
      ["ZELLIJ": "0"], ["TERM": "linux"],
    ])
  func multiplexed(environment: [String: String]) throws {
    let terminal = try probe(environment)
    try terminal.wait(for: "한국 신문")
    try terminal.press("q")
    #expect(try terminal.waitForEnd() == 0)
    #expect(place(of: "\u{1B}[>0q", in: terminal.output) == nil)
    #expect((place(of: "\u{1B}]11;?", in: terminal.output) != nil) == (environment["TERM"] != "linux"))
  }
}
