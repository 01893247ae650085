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
  /// Runs until the reader ends or the terminal is gone. `clock` gives the time when asked; `news` what has happened outside
  /// since it was last asked, which is whenever the terminal is woken and each second without a key.
  public mutating func run(on terminal: some Terminal, clock: () -> Clock, news: () -> [Event] = { [] }) {
    terminal.present(screen())
    var minute = state.clock.now.seconds / 60
    while !hasEnded {
      let event = terminal.nextEvent(timeoutMilliseconds: 1_000)
      if let event, event != .wake {
        take(.tick(clock()))
        take(.terminal(event))
        // Keys already waiting are taken before the next picture: a held-down key never runs behind.
        while !hasEnded, let more = terminal.nextEvent(timeoutMilliseconds: 0) { take(.terminal(more)) }
      } else {
        let events = news()
        for event in events { take(event) }
        let now = clock()
        if events.isEmpty, now.now.seconds / 60 == minute { continue }
        minute = now.now.seconds / 60
        take(.tick(now))
      }
      if !hasEnded { terminal.present(screen()) }
    }
  }
}
