// Letters that run from right to left, as they reach a terminal and what is none.

import Articles
import ProgramRunner
import Screen
import Store
import Testing

@Suite("Right to left on a terminal and elsewhere") struct BidiTests {
  static let words = "مرحبا بالعالم"
  /// The same joined, in the order of the screen.
  static let shown =
    "\u{FEE2}\u{FEDF}\u{FE8E}\u{FECC}\u{FEDF}\u{FE8E}\u{FE91} \u{FE8E}\u{FE92}\u{FEA3}\u{FEAE}\u{FEE3}"

  /// A program whose only story says these words.
  func program(_ configuration: String = "") throws -> Broadsheet {
    let program = try Broadsheet()
    try program.folder.write(configuration, to: "config/broadsheet/config.yaml")
    let store = try Store(path: program.store, mode: .readWrite)
    defer { store.close() }
    let article = Article(
      entryID: "1", source: "test", publication: "Harbor News", headline: "A greeting",
      body: [.paragraph(Prose(Self.words))])
    _ = try store.merge([article], at: Timestamp(seconds: 1_795_424_400))
    try store.setSetting("sample-edition", "not here")
    return program
  }

  func line(_ text: String) -> String? {
    text.split(separator: "\n").map(String.init).first { $0.unicodeScalars.contains { $0.value > 0x600 } }
  }

  @Test("a pipe and a file get the article's own letters as they are written, at the right edge")
  func piped() throws {
    let program = try program()
    let read = try program.run("read", "1", "--width", "20")
    #expect(line(read.output) == "       " + Self.words)
    let file = program.folder.file("greeting.txt")
    #expect(try program.run("export", "1", "--out", file).code == 0)
    #expect(line(try #require(program.folder.text(of: "greeting.txt")))?.hasSuffix(" " + Self.words) == true)
    #expect(try program.run("export", "1", "--format", "text").output.contains(Self.words))
    #expect(try program.run("export", "1", "--format", "text", "--paper", "a5").output.contains(Self.words))
  }

  @Test(
    "a terminal gets them joined and in the order of the screen, unless it does that itself",
    arguments: [("", shown), ("bidi: ours\n", shown), ("bidi: terminal\n", words)])
  func read(configuration: String, shown: String) throws {
    let program = try program(configuration)
    let terminal = try PseudoTerminal(
      try Broadsheet.path, ["read", "1"], environment: program.variables, keeping: program.folder)
    #expect(try terminal.waitForEnd() == 0)
    #expect(String(decoding: terminal.output, as: UTF8.self).contains(shown))
  }

  @Test(
    "the reader tells the terminal who orders text",
    arguments: [("", shown, "\u{1B}[8l", "\u{1B}[8h"), ("bidi: terminal\n", words, "\u{1B}[8h", "\u{1B}[8l")])
  func reader(configuration: String, shown: String, told: String, other: String) throws {
    let terminal = try PseudoTerminal.reading("A greeting", in: try program(configuration))
    try terminal.wait(for: shown)
    let sent = String(decoding: terminal.output, as: UTF8.self)
    #expect(sent.contains(told) && !sent.contains(other))
    let line = try #require(terminal.text.split(separator: "\n").first { $0.contains(shown) })
    #expect(line.hasPrefix(String(repeating: " ", count: 30)))
    // What comes behind must find the terminal as it was.
    try terminal.press("Q")
    #expect(try terminal.waitForEnd() == 0)
    #expect(String(decoding: terminal.output, as: UTF8.self).split(separator: "\u{1B}[8").last?.first == "h")
  }
}
