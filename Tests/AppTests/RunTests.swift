import Articles
import ProgramRunner
import Reader
import Screen
import Store
import Testing
import Themes

@testable import App

/// A terminal that gives what it was told to, and then hangs up; nil stands for a second in which nothing happens.
final class ScriptedTerminal: Terminal {
  private var events: ArraySlice<TerminalEvent?>
  private(set) var presented: [String] = []

  init(_ events: [TerminalEvent?]) { self.events = events[...] }

  func nextEvent(timeoutMilliseconds: Int) -> TerminalEvent? {
    // With a time of zero only what waits already is given, which is up to the next silence.
    if timeoutMilliseconds == 0, events.first == .some(nil) { return nil }
    return events.isEmpty ? .terminate : events.removeFirst()
  }

  func present(_ canvas: Canvas) { presented.append(canvas.text) }
}

@Suite struct RunTests {
  func run(
    _ events: [TerminalEvent?], clock: () -> Clock = { Sitting.clock }, news: () -> [Event] = { [] }
  ) throws -> (terminal: ScriptedTerminal, sitting: Sitting) {
    let sitting = try Sitting()
    let terminal = ScriptedTerminal(events)
    sitting.session.run(on: terminal, clock: clock, news: news)
    return (terminal, sitting)
  }

  @Test("the page is shown before any key")
  func first() throws {
    let (terminal, sitting) = try run([])
    #expect(terminal.presented.count == 1 && terminal.presented.first?.contains("Most Read") == true)
    #expect(sitting.session.hasEnded)
  }

  @Test("keys that wait already are taken before the next picture")
  func batches() throws {
    let (terminal, _) = try run([.key(Key("2")), .key(Key("j")), .key(Key("j")), nil, .key(Key("k")), nil])
    #expect(terminal.presented.count == 3)
  }

  @Test("in silence nothing is painted")
  func silence() throws { #expect(try run([nil, nil, nil]).terminal.presented.count == 1) }

  @Test("a new minute is painted")
  func minute() throws {
    var clock = Sitting.clock
    let (terminal, _) = try run([nil, nil]) {
      clock.now.seconds += 60
      return clock
    }
    #expect(terminal.presented.last?.contains("09:02") == true)
  }

  @Test("news are taken in when the terminal is woken")
  func news() throws {
    var news: [Event] = [.notice("The desk is done.")]
    let (terminal, _) = try run(
      [nil, .wake, nil],
      news: {
        defer { news = [] }; return news
      })
    #expect(terminal.presented.last?.contains("The desk is done.") == true)
  }

  @Test("after quitting nothing more is painted")
  func quitting() throws {
    let (terminal, sitting) = try run([.key(Key("Q")), .key(Key("j"))])
    #expect(sitting.session.hasEnded && terminal.presented.count == 1)
  }

  @Test("work handed to the desk is done over another connection, and its news come once")
  func desk() async throws {
    let folder = try TemporaryFolder()
    let store = try Store(path: folder.file("store.sqlite"), mode: .readWrite)
    try store.setSetting("measure", "60")
    let (done, signal) = AsyncStream.makeStream(of: Void.self)
    let desk = BackgroundDesk(storePath: folder.file("store.sqlite")) { signal.yield() }
    desk.submit { store in [.notice(try store.setting("measure") ?? "")] }
    for await _ in done { break }
    guard case .notice("60") = desk.takeNews().first else { throw Unexpected() }
    #expect(desk.takeNews().isEmpty)
  }

  @Test("work that fails at the desk comes back as a line")
  func deskFailure() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("no store, but long enough to be taken for one by whoever only counts", to: "x")
    let (done, signal) = AsyncStream.makeStream(of: Void.self)
    let desk = BackgroundDesk(storePath: path) { signal.yield() }
    desk.submit { _ in [] }
    for await _ in done { break }
    guard case .failure(let words) = desk.takeNews().first else { throw Unexpected() }
    #expect(words.contains("not a Broadsheet store"))
  }

  @Test("marking all read at the desk is undone at the desk")
  func deskUndo() async throws {
    let sitting = try Sitting()
    let (done, signal) = AsyncStream.makeStream(of: Void.self)
    let desk = BackgroundDesk(storePath: sitting.store.path) { signal.yield() }
    let runner = EffectRunner(store: sitting.store, themes: ThemeLibrary(), depth: .trueColor, desk: desk)
    let before = try sitting.unread()
    #expect(runner.run(.markAllRead(.everything), at: Sitting.clock.now).isEmpty)
    for await _ in done { break }
    #expect(try sitting.unread() == 0)
    #expect(runner.run(.undo, at: Sitting.clock.now).isEmpty)
    for await _ in done { break }
    #expect(try sitting.unread() == before)
  }
}
