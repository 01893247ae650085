// The desktop around a terminal: the browser and the clipboard. A browser is started without a shell, its address as one
// argument of its own, so that nothing in an address can be a command (CVE-2013-7416 and its kin).

internal import App
internal import CPosix
internal import Curses
internal import Glibc
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
  /// Browsers that were not waited for.
  private var browsers: [pid_t] = []

  init(terminal: CursesTerminal, folders: Folders) {
    self.terminal = terminal
    self.folders = folders
  }

  /// Where the store and the configuration lie.
  let folders: Folders

  /// A program of its own fetches the story, so that nothing a server sends is read in the one that holds the terminal.
  mutating func fetchStory(_ url: String) throws(SurroundingsError) {
    guard isWebAddress(url), url.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
      throw SurroundingsError("Only http and https addresses are fetched.")
    }
    let words = ["import", "--followed", "--store", folders.store, "--config", folders.config, "--", url]
    start("/proc/self/exe", ["broadsheet"] + words, waits: false)
  }

  mutating func browse(_ url: String) throws(SurroundingsError) {
    guard url.hasPrefix("http://") || url.hasPrefix("https://"),
      url.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F })
    else { throw SurroundingsError("Only http and https addresses are opened.") }
    let browsers = (Folders.variable("BROWSER") ?? "xdg-open:w3m:lynx").split(separator: ":").map(String.init)
    for browser in browsers {
      let words = browser.split(separator: " ").map(String.init)
      guard let program = words.first, let path = executable(program) else { continue }
      var command = words.dropFirst().map { $0 == "%s" ? url : $0 }
      if !words.contains("%s") { command.append(url) }
      let isInTerminal = ["w3m", "lynx", "links", "elinks", "less"].contains(program)
      if isInTerminal {
        terminal.whileSuspended { self.start(path, [program] + command, waits: true) }
      } else {
        start(path, [program] + command, waits: false)
      }
      return
    }
    throw SurroundingsError("There is no browser; set $BROWSER to one.")
  }

  mutating func copy(_ text: String) { terminal.copy(text) }
  mutating func redraw() { terminal.redraw() }
  mutating func suspend() { terminal.suspend() }

  /// Starts a program by its argument vector. One that is not waited for has no terminal, so that it cannot write into the page.
  private mutating func start(_ path: String, _ arguments: [String], waits: Bool) {
    // Browsers that were started before and have ended; other children are not this one's business.
    browsers.removeAll { waitpid($0, nil, WNOHANG) != 0 }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if !waits {
      for descriptor in 0...2 as ClosedRange<Int32> {
        posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
      }
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var ignored = sigset_t()
    sigemptyset(&ignored)
    sigaddset(&ignored, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &ignored)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | (waits ? 0 : POSIX_SPAWN_SETSID)))
    var vector: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for word in vector { free(word) } }
    var process = pid_t()
    guard posix_spawn(&process, path, &actions, &attributes, &vector, broadsheet_environment()) == 0 else { return }
    guard waits else {
      browsers.append(process)
      return
    }
    var status: Int32 = 0
    waitpid(process, &status, 0)
  }
}

/// The file of a program that `PATH` leads to; nil where there is none.
func executable(_ name: String) -> String? {
  if name.contains("/") { return access(name, X_OK) == 0 ? name : nil }
  let folders = (Folders.variable("PATH") ?? "/usr/bin:/bin").split(separator: ":")
  return folders.map { $0 + "/" + name }.first { access($0, X_OK) == 0 }
}
