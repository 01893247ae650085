// Signals come in through a pipe, so that the loop sees them like any other event. The pipe is the process's, as signals
// are. If the program itself breaks, the terminal is put back into order before it dies.

import CNcurses
import Glibc

/// The process's signals as bytes in a pipe.
enum Signals {
  /// Those that are turned into events.
  static let reported = [SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP]
  /// Those that a broken program dies of.
  private static let fatal = [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT]

  static let pipe: (read: Int32, write: Int32) = makePipe()
  /// The terminal's modes when the program began.
  private static let originalModes: termios = {
    var modes = termios()
    tcgetattr(STDIN_FILENO, &modes)
    return modes
  }()
  /// Leaves every mode that may have been set: synchronized output, reports of colors, mouse, paste, our own order of text,
  /// hidden cursor, keypad, second screen.
  private static let restoring = Array(
    ("\u{1B}[?2026l\u{1B}[?2031l\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?2004l\u{1B}[8h\u{1B}[?25h\u{1B}[m\u{1B}[?1l\u{1B}>"
      + "\u{1B}[?1049l\r\n").utf8)

  /// What signals did before.
  struct Previous {
    fileprivate var actions: [(signal: Int32, action: sigaction)] = []
  }

  /// Reports signals through the pipe, and restores an xterm-like terminal if the program breaks.
  static func install(isXtermLike: Bool) -> Previous {
    _ = (pipe, originalModes, restoring.count)
    var previous = Previous()
    // Threads of some runtimes begin with signals blocked.
    var wanted = sigset_t()
    sigemptyset(&wanted)
    for signal in reported { sigaddset(&wanted, signal) }
    pthread_sigmask(SIG_UNBLOCK, &wanted, nil)
    for signal in reported { previous.actions.append(replace(signal, with: report, flags: SA_RESTART)) }
    guard isXtermLike else { return previous }
    let once = Int32(truncatingIfNeeded: SA_RESETHAND)
    for signal in fatal { previous.actions.append(replace(signal, with: die, flags: once)) }
    return previous
  }

  static func restore(_ previous: Previous) {
    for (signal, var action) in previous.actions { sigaction(signal, &action, nil) }
  }

  /// Stops the process until it is continued, as Ctrl-Z does.
  static func stop() {
    let (_, previous) = replace(SIGTSTP, with: SIG_DFL, flags: 0)
    kill(0, SIGTSTP)
    var action = previous
    sigaction(SIGTSTP, &action, nil)
  }

  /// Leaves the keys that make signals to another program: interrupts are passed over here, a stop stops this program too.
  static func leave() -> Previous {
    var previous = Previous()
    for signal in [SIGINT, SIGQUIT] { previous.actions.append(replace(signal, with: SIG_IGN, flags: 0)) }
    previous.actions.append(replace(SIGTSTP, with: SIG_DFL, flags: 0))
    return previous
  }

  /// The signals that have come in.
  static func taken() -> [Int32] {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(pipe.read, &bytes, bytes.count)
    return count > 0 ? bytes[..<count].map(Int32.init) : []
  }

  private static let report: @convention(c) (Int32) -> Void = { signal in
    let before = errno
    var byte = UInt8(truncatingIfNeeded: signal)
    _ = write(Signals.pipe.write, &byte, 1)
    errno = before
  }

  private static let die: @convention(c) (Int32) -> Void = { signal in
    Signals.restoring.withUnsafeBufferPointer { _ = write(STDOUT_FILENO, $0.baseAddress, $0.count) }
    var modes = Signals.originalModes
    tcsetattr(STDIN_FILENO, TCSANOW, &modes)
    raise(signal)
  }

  private static func replace(
    _ signal: Int32, with handler: (@convention(c) (Int32) -> Void)?, flags: Int32
  ) -> (signal: Int32, action: sigaction) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = handler
    action.sa_flags = flags
    var previous = sigaction()
    sigaction(signal, &action, &previous)
    return (signal, previous)
  }

  private static func makePipe() -> (read: Int32, write: Int32) {
    var ends: (read: Int32, write: Int32) = (-1, -1)
    curses_make_pipe(&ends.read, &ends.write)
    return ends
  }
}

/// Wakes the terminal's owner from any thread.
public final class TerminalWaker: Sendable {
  let readEnd: Int32
  private let writeEnd: Int32

  init() {
    var ends: (read: Int32, write: Int32) = (-1, -1)
    curses_make_pipe(&ends.read, &ends.write)
    (readEnd, writeEnd) = ends
  }

  deinit {
    close(readEnd)
    close(writeEnd)
  }

  /// Lets `nextEvent` return `.wake`, once for however many calls came before it.
  public func wake() {
    var byte: UInt8 = 1
    _ = write(writeEnd, &byte, 1)
  }

  /// Empties the pipe.
  func drain() {
    var bytes = [UInt8](repeating: 0, count: 256)
    while read(readEnd, &bytes, bytes.count) == bytes.count {}
  }
}
