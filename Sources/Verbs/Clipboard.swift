// The clipboard: the session's own tool where there is one, else the terminal, which puts what OSC 52 brings it onto its own.

internal import App
internal import Configuration
internal import Curses

/// Where copied text goes.
struct Clipboard {
  /// A program that takes text on standard input, and its arguments.
  typealias Tool = (name: String, arguments: [String])

  /// What a tool may take to read a text, and to end: xclip and wl-copy go on in the background by themselves.
  private static let patience = 2_000

  let way: ClipboardWay

  /// The tools that fit the session, by what it says of itself.
  static func tools(_ variable: (String) -> String?) -> [Tool] {
    func isSet(_ name: String) -> Bool { variable(name).map { !$0.isEmpty } ?? false }
    var tools: [Tool] = []
    if isSet("WAYLAND_DISPLAY") { tools.append(("wl-copy", ["--type", "text/plain;charset=utf-8"])) }
    if isSet("DISPLAY") {
      tools.append(("xclip", ["-selection", "clipboard", "-in"]))
      tools.append(("xsel", ["--clipboard", "--input"]))
    }
    // macOS needs no display to be named.
    tools.append(("pbcopy", []))
    return tools
  }

  /// The tool that is installed and fits the session.
  static func tool(_ variable: (String) -> String? = Folders.variable) -> (path: String, tool: Tool)? {
    tools(variable).lazy.compactMap { tool in Child.executable(tool.name).map { ($0, tool) } }.first
  }

  /// What `auto` comes to: over ssh the terminal's clipboard is the one at hand, unless a display leads back there.
  static func description(_ way: ClipboardWay) -> String {
    switch way {
    case .off: return "off"
    case .osc52: return "OSC 52"
    case .tool: return tool()?.tool.name ?? "none: wl-copy, xclip and xsel are not there, or there is no display"
    case .auto: return tool()?.tool.name ?? "OSC 52"
    }
  }

  /// Puts `text` on the clipboard.
  func copy(_ text: String, _ terminal: CursesTerminal) throws(SurroundingsError) {
    switch way {
    case .off: throw SurroundingsError("The clipboard is off in config.yaml: clipboard: auto turns it on.")
    case .osc52: try send(text, terminal)
    case .tool:
      guard let (path, tool) = Self.tool() else {
        throw SurroundingsError("No clipboard tool fits this session; install wl-clipboard, xclip or xsel.")
      }
      guard Self.give(text, path, tool) else { throw SurroundingsError("\(tool.name) did not take the text.") }
    case .auto:
      if let (path, tool) = Self.tool(), Self.give(text, path, tool) { return }
      try send(text, terminal)
    }
  }

  private func send(_ text: String, _ terminal: CursesTerminal) throws(SurroundingsError) {
    guard text.utf8.count <= CursesTerminal.clipboardLimit else {
      throw SurroundingsError("That is more than a terminal's clipboard takes (64 kB).")
    }
    guard terminal.copy(text) else { throw SurroundingsError("This terminal has no clipboard that can be written to.") }
  }

  /// Hands a text to a tool; whether it took it.
  static func give(_ text: String, _ path: String, _ tool: Tool) -> Bool {
    guard let child = Child.start(path, [tool.name] + tool.arguments, input: .fed, hasTerminal: false) else {
      return false
    }
    guard child.feed(text, within: patience), let code = child.wait(within: patience) else {
      child.end()
      return false
    }
    return code == 0
  }
}
