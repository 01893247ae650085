// Fetching beside the reader: a process of its own, seen on a terminal of its own, against a server of this machine.

import Articles
import Glibc
import ProgramRunner
import Screen
import Store
import Synchronization
import Testing

@Suite struct FetchingTests {
  private static func feed(_ name: String) -> String {
    """
    <rss version="2.0"><channel><title>\(name)</title><item><title>A ferry of \(name)</title><guid>\(name)</guid>
    <description>It is late.</description></item></channel></rss>
    """
  }

  /// A program that subscribes to feeds of the server, on its list of feeds.
  private func reader(_ server: LoopbackServer, _ paths: [String]) throws -> (Broadsheet, PseudoTerminal) {
    let program = try Broadsheet()
    let store = try Store(path: program.store, mode: .readWrite)
    try store.setSetting("sample-edition", "not here")
    try store.subscribe(
      paths.map { Subscription(url: "http://\(server.address):\(server.port)/\($0)", title: "Paper \($0)") })
    store.close()
    let terminal = try PseudoTerminal(
      try Broadsheet.path, Broadsheet.now, environment: program.variables, keeping: program.folder)
    try terminal.wait(for: "Front page")
    try terminal.press("E")
    try terminal.wait(for: "Paper a")
    return (program, terminal)
  }

  @Test("R fetches beside the reader: stories come in, a failure is told at its feed, and the reader goes on")
  func refresh() throws {
    let server = try LoopbackServer { request in
      request.path == "/bad" ? .init(503) : .init(headers: ["Content-Type: text/xml"], text: Self.feed("Paper a"))
    }
    let (_, terminal) = try reader(server, ["a", "bad"])
    try terminal.press("R")
    try terminal.wait(for: "2 feeds fetched: 1 new story; 1 failed, E tells why.")
    try terminal.wait(for: "failing since just now")
    try terminal.press("g ENTER")
    try terminal.wait(for: "A ferry of Paper a")
    try terminal.press("Q")
    #expect(try terminal.waitForEnd() == 0)
  }

  @Test("d fetches the whole text of the story that is open, which takes the teaser's place, and tells what went wrong")
  func wholeText() throws {
    let isOpen = Mutex(false)
    let text = (1...8).map { "<p>The ferry of the day came round mole number \($0), and forty people waved.</p>" }
      .joined()
    let page =
      "<title>A ferry comes</title><article><h1>A ferry comes</h1><div class=article-body>\(text)</div></article>"
    let server = try LoopbackServer { request in
      guard request.path == "/a" else { return isOpen.withLock { $0 } ? .init(text: page) : .init(404) }
      let item =
        "<item><guid>1</guid><title>A ferry comes</title><link>/ferry</link><description>Soon.</description></item>"
      return .init(text: "<rss version=\"2.0\"><channel><title>Paper a</title>\(item)</channel></rss>")
    }
    let (_, terminal) = try reader(server, ["a"])
    try terminal.press("R")
    try terminal.wait(for: "1 feed fetched: 1 new story.")
    try terminal.press("g ENTER ENTER")
    try terminal.wait(for: "Soon.")
    try terminal.press("d")
    try terminal.wait(for: "404")
    isOpen.withLock { $0 = true }
    try terminal.press("d")
    try terminal.wait(for: "The whole text has come.")
    try terminal.wait(for: "mole number 2")
    try terminal.press("Q")
    #expect(try terminal.waitForEnd() == 0)
  }

  @Test("quitting ends a fetch under way, and leaves no process behind")
  func quit() throws {
    let server = try LoopbackServer { _ in .never }
    let (program, terminal) = try reader(server, ["a"])
    try terminal.press("R")
    try terminal.wait(for: "Fetching 0 of 1")
    try terminal.press("Q")
    #expect(try terminal.waitForEnd() == 0)
    // Its lock is free at once: nobody fetches into this store any more.
    let lock = open(program.store + ".fetching", O_RDWR)
    #expect(lock >= 0 && flock(lock, LOCK_EX | LOCK_NB) == 0)
    close(lock)
  }

  @Test("a second reader's R says that a fetch is under way")
  func locked() throws {
    let server = try LoopbackServer { _ in .init(text: Self.feed("Paper a")) }
    let (program, terminal) = try reader(server, ["a"])
    let lock = open(program.store + ".fetching", O_RDWR | O_CREAT, 0o600)
    #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
    try terminal.press("R")
    try terminal.wait(for: "another fetch")
    try terminal.press("Q")
    #expect(try terminal.waitForEnd() == 0)
    close(lock)
  }

  @Test("an address of a page is typed in, its feed found, subscribed to, and U takes it back")
  func add() throws {
    let server = try LoopbackServer { request in
      request.path == "/feed"
        ? .init(headers: ["Content-Type: application/rss+xml"], text: Self.feed("Found"))
        : .init(
          headers: ["Content-Type: text/html"],
          text: "<html><head><link rel='alternate' type='application/rss+xml' href='/feed'></head><p>x</p></html>")
    }
    let (_, terminal) = try reader(server, ["a"])
    try terminal.press("A")
    try terminal.wait(for: "Address of a feed or a page:")
    terminal.type("not an address")
    try terminal.press("ENTER")
    try terminal.wait(for: "\n “not an address” is no address of a feed or a page")
    try terminal.press("A")
    try terminal.wait(for: "Address of a feed or a page:")
    terminal.type("http://\(server.address):\(server.port)/page")
    try terminal.press("ENTER")
    try terminal.wait(for: "Subscribed to Found: 1 story.")
    try terminal.press("U")
    try terminal.wait(for: "Undone.")
    try terminal.press("Q")
    #expect(try terminal.waitForEnd() == 0)
  }

  @Test("of several feeds of a page, feeds add asks on a terminal which is meant")
  func asked() throws {
    let head = """
      <link rel=alternate type=application/rss+xml title=News href=/news>
      <link rel=alternate type=application/rss+xml title=Comments href=/comments>
      """
    let server = try LoopbackServer { request in
      request.path == "/"
        ? .init(headers: ["Content-Type: text/html"], text: "<!doctype html><html><head>\(head)</head><p>Hello")
        : .init(text: Self.feed("Paper \(request.path)"))
    }
    func add(_ answer: String) throws -> (PseudoTerminal, Broadsheet) {
      let program = try Broadsheet()
      let terminal = try PseudoTerminal(
        try Broadsheet.path, ["feeds", "add", server.url("/")], environment: program.variables, keeping: program.folder)
      try terminal.wait(for: "Which one? 1 to 2, Enter for the first, q for none:")
      #expect(terminal.text.contains("Comments"))
      terminal.type(answer)
      try terminal.press("ENTER")
      return (terminal, program)
    }
    let (second, _) = try add("2")
    try second.wait(for: "Subscribed to Paper /comments")
    #expect(try second.waitForEnd() == 0)
    let (first, _) = try add("")
    try first.wait(for: "Subscribed to Paper /news")
    #expect(try first.waitForEnd() == 0)
    for answer in ["q", "3", "0", "-1"] {
      let (none, program) = try add(answer)
      #expect(try none.waitForEnd() == 1)
      #expect(try program.run("feeds", "list").output == "")
    }
  }
}
