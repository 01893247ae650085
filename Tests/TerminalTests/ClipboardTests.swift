// What reaches the clipboard: by a program of the session, which is given the text on its standard input, or by the terminal
// itself (OSC 52). Only what a person copies gets there, and what does not is told.

import Articles
import Glibc
import ProgramRunner
import Screen
import Store
import Testing

@Suite struct ClipboardTests {
  private static let address = "https://harbor.example/ferry"
  private static let korean = "부두에 다시 불이 켜지다 — “밤배” 漢字 👩‍🍳"

  /// A program with a story, and with stand-ins for the tools of the clipboard, which do what `script` says.
  private func program(
    tools: [String] = [], _ script: String = "", setting: String? = nil, text: String = korean,
    environment: [String: String] = [:]
  ) throws -> Broadsheet {
    var program = try Broadsheet()
    for tool in tools {
      chmod(try program.folder.write("#!/bin/sh\n" + script, to: "bin/\(tool)"), 0o700)
    }
    mkdir(program.folder.file("bin"), 0o700)
    program.environment["PATH"] = program.folder.file("bin")
    program.environment.merge(environment) { $1 }
    if let setting { try program.folder.write("clipboard: \(setting)\n", to: "config/broadsheet/config.yaml") }
    let store = try Store(path: program.store, mode: .readWrite)
    defer { store.close() }
    let story = Article(
      entryID: "1", source: "test", publication: "Harbor News", headline: "A ferry is late", url: Self.address,
      body: [.paragraph(Prose(text)), .paragraph("clip\u{1B}]52;c;ZXZpbA==\u{7}board")])
    _ = try store.merge([story], at: Timestamp(seconds: 1_795_424_400))
    try store.setSetting("sample-edition", "not here")
    return program
  }

  /// Writes down its words and what it reads.
  private static let recording = """
    for word in "${0##*/}" "$@"; do echo "$word"; done > "$HOME/words"
    /bin/cat > "$HOME/text.new"
    /bin/mv "$HOME/text.new" "$HOME/text"
    """

  /// What the terminal was given for its clipboard, as base64.
  private func sent(_ terminal: PseudoTerminal) -> [Substring] {
    String(decoding: terminal.output, as: UTF8.self).split(separator: "\u{1B}]52;").dropFirst()
      .filter { $0.contains("\u{7}") }.map { $0.prefix { $0 != "\u{7}" } }
  }

  @Test(
    "the tool that fits the session is given the text on its standard input, by no shell",
    arguments: [
      (["xclip", "xsel", "wl-copy", "pbcopy"], "WAYLAND_DISPLAY", ["wl-copy", "--type", "text/plain;charset=utf-8"]),
      (["xclip", "xsel", "wl-copy", "pbcopy"], "DISPLAY", ["xclip", "-selection", "clipboard", "-in"]),
      (["xsel", "wl-copy"], "DISPLAY", ["xsel", "--clipboard", "--input"]),
      (["xsel", "wl-copy", "pbcopy"], "NONE", ["pbcopy"]),
    ])
  func tools(installed: [String], variable: String, words: [String]) throws {
    let program = try program(tools: installed, Self.recording, environment: [variable: ":0"])
    let terminal = try PseudoTerminal.reading("A ferry is late", in: program)
    try terminal.press("V y")
    try terminal.wait("the tool") { _ in program.folder.text(of: "text") != nil }
    #expect(program.folder.text(of: "text") == "\(Self.korean)\n\n— A ferry is late, Harbor News, \(Self.address)")
    #expect(program.folder.text(of: "words") == words.joined(separator: "\n") + "\n")
    #expect(sent(terminal).isEmpty)
  }

  @Test("a text of a megabyte reaches the tool whole")
  func large() throws {
    let text = String(repeating: "밤배가 돌아오자 부두의 등불이 켜졌다. ", count: 20_000).dropLast()
    let program = try program(
      tools: ["xclip"], Self.recording, text: String(text), environment: ["DISPLAY": ":0"])
    let terminal = try PseudoTerminal.reading("A ferry is late", in: program)
    try terminal.press("c")
    try terminal.wait("the tool") { _ in program.folder.text(of: "text") != nil }
    #expect(program.folder.text(of: "text") == String(text))
    #expect(sent(terminal).isEmpty)
  }

  @Test(
    "where the tool hangs, fails or is not there the terminal is given the text, unless only the tool is wanted, which is told",
    arguments: ["exec /bin/sleep 60", "exit 1", "kill -9 $$", nil], [nil, "tool"])
  func failing(script: String?, setting: String?) throws {
    let program = try program(
      tools: script == nil ? [] : ["xclip"], script ?? "", setting: setting, environment: ["DISPLAY": ":0"])
    let terminal = try PseudoTerminal.reading("A ferry is late", in: program)
    try terminal.press("y")
    if setting == nil {
      try terminal.wait("the sequence") { !sent($0).isEmpty }
      #expect(sent(terminal) == ["c;\(base64(Array(Self.address.utf8)))"])
      try terminal.wait(for: "Copied \(Self.address)")
    } else {
      try terminal.wait(
        for: script == nil ? "No clipboard tool fits this session; install" : "xclip did not take the text.")
      #expect(sent(terminal).isEmpty)
    }
    try terminal.press("Q")
    #expect(try terminal.waitForEnd() == 0)
  }

  @Test(
    "OSC 52 (terminfo.dev): only a key press writes the clipboard, with the clean address as base64, and a story's text never"
  )
  func onKeyPress() throws {
    let terminal = try PseudoTerminal.reading("A ferry is late", in: try program())
    try terminal.press("SPACE G g ?")
    try terminal.wait(for: "Down a line")
    #expect(sent(terminal).isEmpty)
    try terminal.press("q y")
    try terminal.wait("the sequence") { !sent($0).isEmpty }
    #expect(sent(terminal) == ["c;\(base64(Array(Self.address.utf8)))"])
    try terminal.press("V } c")
    try terminal.wait("the sequence") { sent($0).count == 2 }
    let text = "\(Self.korean)\n\nclip]52;c;ZXZpbA==board\n\n— A ferry is late, Harbor News, \(Self.address)"
    #expect(sent(terminal).last == "c;\(base64(Array(text.utf8)))")
  }

  @Test("OSC 52's size cap: the terminal is not given more than 64 kB, which is told", arguments: [65_536, 65_537])
  func cap(size: Int) throws {
    let text = String(repeating: "lamp ", count: size / 5) + String(repeating: "x", count: size % 5)
    let terminal = try PseudoTerminal.reading("A ferry is late", in: try program(text: text))
    try terminal.press("c")
    if size > 65_536 {
      try terminal.wait(for: "That is more than a terminal's clipboard takes (64 kB).")
      #expect(sent(terminal).isEmpty)
    } else {
      try terminal.wait("the sequence") { !sent($0).isEmpty }
      #expect(sent(terminal) == ["c;\(base64(Array(text.utf8)))"])
    }
  }

  @Test("clipboard: off copies nothing, and says so")
  func off() throws {
    let terminal = try PseudoTerminal.reading(
      "A ferry is late",
      in: try program(tools: ["xclip"], Self.recording, setting: "off", environment: ["DISPLAY": ":0"]))
    try terminal.press("y")
    try terminal.wait(for: "The clipboard is off in config.yaml")
    #expect(sent(terminal).isEmpty)
  }
}
