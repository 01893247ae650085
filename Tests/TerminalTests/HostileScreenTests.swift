// A story that tries to steer the terminal, in the real program: no byte of it gets there as anything but letters.

import Articles
import Glibc
import ProgramRunner
import Screen
import Store
import Testing

@Suite struct HostileScreenTests {
  /// What terminals have been steered by (CVE-2003-0063, CVE-2008-2383, CVE-2022-45063, CVE-2019-9535 and their kin).
  static let attacks = [
    "\u{1B}]0;OWNED\u{7}", "\u{1B}]2;OWNED\u{1B}\\", "\u{1B}]8;;https://owned.example\u{1B}\\", "\u{1B}]50;OWNED\u{7}",
    "\u{1B}]52;c;T1dORUQ=\u{7}", "\u{1B}]9;OWNED\u{7}", "\u{1B}P$qOWNED\u{1B}\\", "\u{1B}_GOWNED\u{1B}\\",
    "\u{1B}[6n\u{1B}[c", "\u{9D}0;OWNED\u{9C}", "\u{9B}31;1m", "\u{90}tmux;OWNED\u{9C}", "\u{1B}Ptmux;OWNED\u{1B}\\",
    "\u{1B}[?1049lOWNED", "\u{1B}c", "OWNED\u{1B} x",
  ]

  /// A program whose only story says this everywhere.
  func program(_ attack: String) throws -> Broadsheet {
    let program = try Broadsheet()
    let store = try Store(path: program.store, mode: .readWrite)
    defer { store.close() }
    let text = "A \(attack) ferry"
    var article = Article(entryID: "1", source: "test", publication: text, headline: text)
    article.url = "https://harbor.example/\(attack)"
    (article.kicker, article.deck, article.dateline) = (text, text, text)
    article.labels = [text]
    article.bylines = [Byline(name: text, contact: text)]
    article.sectionPath = [text]
    article.body = [
      .paragraph(Prose(text)), .code(text, language: nil), .quotation([.paragraph(Prose(text))], attribution: nil),
      .paragraph(Prose([Run(text, link: "https://harbor.example/\(attack)")])),
    ]
    article.related = [RelatedLink(headline: text, url: "https://harbor.example/\(attack)")]
    _ = try store.merge([article], at: Timestamp(seconds: 1_795_424_400))
    try store.setSetting("sample-edition", "not here")
    return program
  }

  @Test(
    "window titles and replies typed back (CVE-2003-0063, CVE-2008-2383, CVE-2022-45063, CVE-2022-45872, CVE-2019-9535, CVE-2022-41322), links (OSC 8), clipboard (OSC 52), a lone escape: no text of a story steers the terminal, in any view",
    arguments: attacks.indices)
  func steering(number: Int) throws {
    // By number, so that the test itself does not print it.
    let attack = Self.attacks[number]
    let program = try program(attack)
    let terminal = try PseudoTerminal(
      try Broadsheet.path, Broadsheet.now, environment: program.variables, size: Size(columns: 120, rows: 36),
      keeping: program.folder)
    try terminal.wait(for: "ferry")
    for keys in ["m", "m", "m g j ENTER", "ENTER", "TAB ENTER", "S-TAB y", "o"] {
      try terminal.press(keys)
      try terminal.wait(for: "ferry")
    }
    try terminal.press("Q")
    #expect(try terminal.waitForEnd() == 0)
    let sent = String(decoding: terminal.output, as: UTF8.self)
    let isSent = sent.contains(attack)
    #expect(!isSent)
    let hasC1 = sent.unicodeScalars.contains { (0x80...0x9F).contains($0.value) }
    #expect(!hasC1)
    expectNothingOpened(sent)
  }

  /// No string that steers the terminal was sent; what the program itself asks, the color of the background, is the one.
  private func expectNothingOpened(_ sent: String) {
    let others = sent.replacing("\u{1B}]11;?\u{1B}\\", with: "")
    for opening in ["\u{1B}]", "\u{1B}P", "\u{1B}_", "\u{1B}c"] {
      let isOpened = others.contains(opening)
      #expect(!isOpened, "\(opening.dropFirst())")
    }
  }

  @Test(
    "text printed after leaving the screen (television#1124): none of a story's is, however the program ends",
    arguments: ["Q", "TERM", "HUP", "SEGV"])
  func leaving(way: String) throws {
    let program = try program(Self.attacks.joined())
    let terminal = try PseudoTerminal(
      try Broadsheet.path, Broadsheet.now, environment: program.variables, keeping: program.folder)
    try terminal.wait(for: "Front page")
    try terminal.press("ENTER")
    try terminal.wait(for: "Space page")
    switch way {
    case "Q": try terminal.press(way)
    case "TERM": terminal.signal(SIGTERM)
    case "HUP": terminal.signal(SIGHUP)
    default: terminal.signal(SIGSEGV)
    }
    _ = try terminal.waitForEnd()
    let sent = String(decoding: terminal.output, as: UTF8.self)
    let parts = sent.split(separator: "\u{1B}[?1049l", omittingEmptySubsequences: false)
    #expect(parts.count == 2)
    let rest = parts.last ?? ""
    let isSaid = rest.contains("OWNED") || rest.contains("ferry")
    #expect(!isSaid)
    expectNothingOpened(sent)
  }

  @Test(
    "OSC 8 labels that differ from their target (kitty#68, kitty#5827): no link is sent to the terminal, and the host it leads to is told"
  )
  func labels() throws {
    let program = try Broadsheet()
    let store = try Store(path: program.store, mode: .readWrite)
    defer { store.close() }
    var article = Article(entryID: "1", source: "test", publication: "Harbor News", headline: "A ferry is late")
    article.body = [.paragraph(Prose([Run("Log in at "), Run("bank.example", link: "https://evil.example/login")]))]
    _ = try store.merge([article], at: Timestamp(seconds: 1_795_424_400))
    try store.setSetting("sample-edition", "not here")
    let terminal = try PseudoTerminal(
      try Broadsheet.path, Broadsheet.now, environment: program.variables, keeping: program.folder)
    try terminal.wait(for: "A ferry is late")
    try terminal.press("ENTER")
    try terminal.wait(for: "bank.example")
    try terminal.press("f a")
    try terminal.wait(for: "https://evil.example/login")
    try terminal.wait(for: "another host: bank.example")
    let isSent = String(decoding: terminal.output, as: UTF8.self).contains("\u{1B}]8;")
    #expect(!isSent)
  }
}
