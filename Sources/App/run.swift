// The loop: wait for a key, take it, paint, present. Time is told to the reader once a minute, and after every key.

internal import Articles
public import Reader
public import Screen

/// A terminal that a session can be run on.
public protocol Terminal: AnyObject {
  /// The next event; nil where none came in time.
  func nextEvent(timeoutMilliseconds: Int) -> TerminalEvent?
  /// Puts a canvas on the screen.
  func present(_ canvas: Canvas)
}

extension Session {
  /// Runs until the reader ends or the terminal is gone. `clock` gives the time when asked; `everyIdle` is done when no key
  /// has come for a second, with whether something changed for the reader.
  public mutating func run(
    on terminal: some Terminal, clock: () -> Clock, whenIdle: () -> Bool = { false }
  ) {
    terminal.present(screen())
    var minute = state.clock.now.seconds / 60
    while !hasEnded {
      guard let event = terminal.nextEvent(timeoutMilliseconds: 1_000) else {
        let now = clock()
        var isChanged = whenIdle()
        if isChanged { take(.storeChanged) }
        if now.now.seconds / 60 != minute {
          minute = now.now.seconds / 60
          take(.tick(now))
          isChanged = true
        }
        if isChanged { terminal.present(screen()) }
        continue
      }
      take(.tick(clock()))
      take(.terminal(event))
      // Keys already waiting are taken before the next picture: a held-down key never runs behind.
      while !hasEnded, let more = terminal.nextEvent(timeoutMilliseconds: 0) { take(.terminal(more)) }
      if !hasEnded { terminal.present(screen()) }
    }
  }
}
