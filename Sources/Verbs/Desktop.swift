// The desktop around a terminal: the browser and the clipboard. A browser is started without a shell, its address as one
// argument of its own, so that nothing in an address can be a command (CVE-2013-7416 and its kin).

internal import App
internal import Articles
internal import Curses
internal import Reader
internal import Screen

/// The terminal as a session runs on it.
final class CursesScreen: Terminal {
  private let terminal: CursesTerminal

  init(_ terminal: CursesTerminal) { self.terminal = terminal }

  func nextEvent(timeoutMilliseconds: Int) -> TerminalEvent? {
    terminal.nextEvent(timeoutMilliseconds: timeoutMilliseconds)
  }

  func present(_ canvas: Canvas) { terminal.present(canvas) }
}

/// What lies around the terminal.
struct Desktop: Surroundings {
  let terminal: CursesTerminal
  let clipboard: Clipboard
  let errands: ErrandDesk
  /// The command that changes the terminal's font; empty where the terminal itself is asked to.
  let font: FontCommand
  /// Where settings are kept.
  let settings: SettingsKeeper

  mutating func keep(_ values: [Setting: String], over known: [Setting: String]) -> KeptSettings {
    settings.keep(values, over: known)
  }

  mutating func browse(_ url: String) throws(SurroundingsError) {
    guard LinkTarget(url) != nil else { throw SurroundingsError("Only http and https addresses are opened.") }
    try open(url)
  }

  mutating func mail(_ address: String) throws(SurroundingsError) {
    guard address.hasPrefix("mailto:?"), address.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw SurroundingsError("Only mailto addresses are written to.")
    }
    try open(address)
  }

  mutating func copy(_ text: String) throws(SurroundingsError) { try clipboard.copy(text, terminal) }
  mutating func redraw() { terminal.redraw() }
  mutating func suspend() { terminal.suspend() }

  /// Opens an address in the first browser that there is, as one argument of its own.
  private func open(_ address: String) throws(SurroundingsError) {
    let browsers = (Folders.variable("BROWSER") ?? "xdg-open:w3m:lynx").split(separator: ":").map(String.init)
    for browser in browsers {
      let words = browser.split(separator: " ").map(String.init)
      guard let program = words.first, let path = Child.executable(program) else { continue }
      var command = words.dropFirst().map { $0 == "%s" ? address : $0 }
      if !words.contains("%s") { command.append(address) }
      let isInTerminal = ["w3m", "lynx", "links", "elinks", "less"].contains(program)
      if isInTerminal {
        terminal.lend { _ = Child.start(path, [program] + command, input: .terminal, hasTerminal: true)?.wait() }
      } else if let child = Child.start(path, [program] + command, input: .none, hasTerminal: false) {
        errands.see(to: child, nil)
      }
      return
    }
    throw SurroundingsError("There is no browser; set $BROWSER to one.")
  }

  mutating func scaleFont(_ level: Int) {
    guard let words = font.words(level: level), let program = words.first else { return terminal.scaleFont(level) }
    guard let path = Child.executable(program),
      let child = Child.start(path, words, input: .none, hasTerminal: false)
    else { return }
    errands.see(to: child, nil)
  }

  mutating func run(_ errand: Errand) throws(SurroundingsError) {
    let text = errand.text ?? ""
    var file: StoryFile?
    let path: String
    let arguments: [String]
    switch errand.program {
    case .line(let line):
      let shell = Folders.variable("SHELL") ?? "/bin/sh"
      guard let found = Child.executable(shell) else { throw SurroundingsError("There is no shell \(shell).") }
      (path, arguments) = (found, [shell, "-c", line])
    case .words(let words):
      guard case .some(.some(let program)) = words.first, let found = Child.executable(program) else {
        throw SurroundingsError("“\(errand.name)”: there is no program \(words.first.flatMap(\.self) ?? "").")
      }
      if words.contains(nil) {
        guard let written = StoryFile(text) else {
          throw SurroundingsError("“\(errand.name)”: its file could not be written to the folder for such.")
        }
        file = written
      }
      (path, arguments) = (found, words.map { $0 ?? file?.path ?? "" })
    }
    guard errand.isInTerminal else {
      let input: Child.Input = errand.readsText ? .fed : .none
      guard let child = Child.start(path, arguments, input: input, hasTerminal: false) else {
        file?.remove()
        throw SurroundingsError("“\(errand.name)” could not be started.")
      }
      errands.see(to: child, errand.name, text: text, file: file)
      return
    }
    let code = terminal.lend { () -> Int32? in
      defer { file?.remove() }
      guard let child = Child.start(path, arguments, input: errand.readsText ? .fed : .terminal, hasTerminal: true)
      else { return nil }
      if errand.readsText { child.feed(text) }
      let code = child.wait()
      // What failed is read before the page comes back over it.
      if errand.pauses || code != 0 { terminal.waitForEnter(code) }
      return code
    }
    guard code != nil else { throw SurroundingsError("“\(errand.name)” could not be started.") }
  }
}
