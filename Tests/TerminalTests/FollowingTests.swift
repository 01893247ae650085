// Stories that are only a link: sent for with d from the letters on links and from the rail, through a server of this machine that
// stands as a proxy for all hosts, and what is told where none comes.

import Articles
import ProgramRunner
import Screen
import Store
import Testing

@Suite struct FollowingTests {
  private static let long = "/" + String(repeating: "a-long-way-to-the-harbor-", count: 8)
  private static let page: String = {
    let text = (1...8).map { "<p>The ferry of the day came round mole number \($0), and forty people waved at it.</p>" }
    return "<!doctype html><html lang=en><title>A ferry comes</title><article><h1>A ferry comes</h1>"
      + "<div class=article-body>\(text.joined())</div></article></html>"
  }()

  /// The reader on a story with one link, and the server that answers for its host.
  private func reading(
    _ url: String, _ answer: LoopbackServer.Answer
  ) throws -> (PseudoTerminal, LoopbackServer) {
    let server = try LoopbackServer { _ in answer }
    let program = try Broadsheet()
    try program.folder.write(
      "fetch:\n  proxy: \(server.url())\n  timeout: 1\n", to: "config/broadsheet/config.yaml")
    let store = try Store(path: program.store, mode: .readWrite)
    defer { store.close() }
    let story = Article(
      entryID: "1", source: "test", publication: "Harbor News", headline: "Boats of the day",
      url: "https://harbor.example/boats",
      body: [.paragraph(Prose([Run("One of them is "), Run("the ferry", link: url), Run(".")]))])
    _ = try store.merge([story], at: Timestamp(seconds: 1_795_424_400))
    try store.setSetting("sample-edition", "not here")
    let terminal = try PseudoTerminal(
      try Broadsheet.path, Broadsheet.now, environment: program.variables, size: Size(columns: 120, rows: 24),
      keeping: program.folder)
    try terminal.wait(for: "Boats of the day")
    try terminal.press("ENTER")
    try terminal.wait(for: "the ferry")
    return (terminal, server)
  }

  /// The ways to the link: by its letter, and in the rail's list of links.
  static let ways = ["f a d", "TAB G d"]

  @Test("d on a link fetches the story behind it and opens it, and Backspace leads back", arguments: ways)
  func comes(way: String) throws {
    let (terminal, server) = try reading(
      "http://paper.example/ferry", .init(headers: ["Content-Type: text/html"], text: Self.page))
    try terminal.press(way)
    if way.hasPrefix("TAB") {
      // From the rail it takes its place in the list, and Enter opens it.
      try terminal.wait(for: "Fetched.")
      try terminal.press("ENTER")
    }
    try terminal.wait(for: "mole number 2")
    #expect(server.requests.map(\.path) == ["http://paper.example/ferry"])
    try terminal.press("BACKSPACE")
    try terminal.wait(for: "One of them is")
  }

  @Test(
    "what is not there, is no story or breaks off is told in one line with its reason, however long the address",
    arguments: ways)
  func fails(way: String) throws {
    for (answer, reason) in [
      (LoopbackServer.Answer(404), "Not fetched: the server answers 404"),
      (.init(headers: ["Content-Type: text/plain"], text: "words"), "Not fetched: neither a feed nor a page"),
      (.redirect(302, to: "ftp://paper.example/"), "Not fetched: "), (.never, "Not fetched: no full answer within 1 s"),
    ] {
      let (terminal, server) = try reading(
        "http://paper.example" + Self.long, answer)
      try terminal.press(way)
      try terminal.wait(for: reason)
      #expect(terminal.text(row: 23).hasPrefix(" " + reason))
      #expect(terminal.text.contains("One of them is") && server.requests.count == 1)
    }
  }

  @Test(
    "SSRF by a link (GHSA-xwh2-742g-w3wp): one to this machine or a private network is refused, and nobody is asked")
  func refused() throws {
    for (host, reason) in [
      ("127.0.0.1:9", "127.0.0.1 is on this machine"), ("[::1]", "[::1] is on this machine"),
      ("192.168.1.1", "192.168.1.1 is in a private network"), ("169.254.169.254", "169.254.169.254 is "),
    ] {
      let (terminal, server) = try reading("http://\(host)/admin", .init(text: Self.page))
      try terminal.press("f a d")
      try terminal.wait(for: "Not fetched: \(reason)")
      #expect(server.requests.isEmpty)
    }
  }
}
