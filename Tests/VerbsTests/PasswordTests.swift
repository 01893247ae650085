import ProgramRunner
import Testing

/// Addresses that hold a name and a password, as lists of subscriptions from other programs do.
@Suite("Passwords in addresses")
struct PasswordTests {
  /// A program that subscribes to two feeds of a server, one of which fails; the server wants a password for all.
  private func subscribed() throws -> (Broadsheet, LoopbackServer) {
    let server = try LoopbackServer { request in
      guard request.headers["authorization"] == "Basic cmVhZGVyOnMzY3JldA==" else { return .init(401) }
      return request.path == "/feed" ? .init(text: FetchVerbTests.feed) : .init(404)
    }
    let (good, bad) = (Self.secret(server.url("/feed")), Self.secret(server.url("/none")))
    let list = """
      <opml version="2.0"><body><outline text="\(good)" xmlUrl="\(good)" htmlUrl="\(Self.secret(server.url("/")))"/>
      <outline text="" xmlUrl="\(bad)"/><outline text="\(bad)" xmlUrl="exec:x"/></body></opml>
      """
    let program = try Broadsheet()
    let outcome = try program.run("feeds", "import", try program.folder.write(list, to: "list.opml"))
    #expect(outcome.code == 2 && !(outcome.output + outcome.errors).contains("s3cret"))
    return (program, server)
  }

  private static func secret(_ url: String) -> String { url.replacing("://", with: "://reader:s3cret@") }

  @Test(
    "user info in a feed's address (CVE-2021-38165): the password is told to its server alone, and shown by no verb")
  func hidden() throws {
    let (program, server) = try subscribed()
    let calls = [
      ["fetch", "--stream", "--all"], ["fetch", "--json", "--all"], ["fetch", "--all"], ["feeds", "list"],
      ["feeds", "list", "--json"], ["feeds", "export"], ["list", "--json"], ["search", "fog", "--json"],
      ["read", "1", "--json"], ["read", "1", "--format", "ninjs"], ["feeds", "remove", Self.secret(server.url("/x"))],
      ["feeds", "add", Self.secret(server.url("/x"))], ["fetch", Self.secret(server.url("/x"))],
      ["import", Self.secret(server.url("/none"))],
    ]
    for call in calls {
      let outcome = try program.run(call)
      #expect(!(outcome.output + outcome.errors).contains("s3cret"), "\(call)")
    }
    #expect(try program.run("list").output.contains("Fog"))
    #expect(server.requests.allSatisfy { $0.headers["authorization"] != nil || $0.path == "/x" })
  }

  @Test("the reader shows no password either, not in the list of feeds and not in what it copies")
  func reader() throws {
    let (program, server) = try subscribed()
    _ = try program.run("fetch")
    for keys in ["E", "E y", "E j y", "E e", "E D", "E ENTER", "C"] {
      #expect(try !program.screen("120x36", keys: keys).contains("s3cret"), "\(keys)")
    }
    #expect(try program.screen("120x36", keys: "E").contains("\(server.port)/none"))
  }

  @Test("an exported list holds passwords only where that is asked for, and says what it leaves out")
  func exported() throws {
    let (program, server) = try subscribed()
    let outcome = try program.run("feeds", "export")
    #expect(outcome.output.contains("xmlUrl=\"\(server.url("/feed"))\""))
    #expect(outcome.errors.contains("names and passwords in 2 addresses are left out"))
    let whole = try program.run("feeds", "export", "--with-passwords")
    #expect(whole.output.contains("xmlUrl=\"\(Self.secret(server.url("/feed")))\"") && whole.errors.isEmpty)
  }

  @Test("a feed is removed by its address as it is shown")
  func removed() throws {
    let (program, server) = try subscribed()
    #expect(try program.run("feeds", "remove", server.url("/none")).code == 0)
    #expect(try program.run("feeds", "list").output.split(separator: "\n").count == 1)
  }
}
