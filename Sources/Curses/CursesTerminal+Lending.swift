// Lending the terminal to another program and taking it back.

import CNcurses
import Glibc

extension CursesTerminal {
  /// Gives the terminal to a program while `body` runs it. Ctrl-C is for that program alone, as in a shell (POSIX, system), and
  /// Ctrl-Z stops both until the shell calls them back.
  public func lend<Result>(_ body: () throws -> Result) rethrows -> Result {
    try whileSuspended {
      let before = Signals.leave()
      defer {
        Signals.restore(before)
        // Keys typed for the other program are not for the page.
        tcflush(STDIN_FILENO, TCIFLUSH)
      }
      return try body()
    }
  }

  /// Says how a program ended, and waits until Enter is pressed, so that what it wrote can be read.
  public func waitForEnter(_ code: Int32) {
    let ending = code == 0 ? "" : "It ended with \(code). "
    send("\n\(ending)Enter goes back to Broadsheet. ")
    var byte: UInt8 = 0
    while true {
      let count = read(STDIN_FILENO, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count > 0, byte != 0x0A, byte != 0x0D else { return }
    }
  }
}
