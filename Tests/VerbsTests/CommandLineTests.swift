import ProgramRunner
import Testing

/// The command line as a shell sees it: exit codes, and what goes where.
@Suite struct CommandLineTests {
  func isOneLine(_ text: String) -> Bool { text.hasSuffix("\n") && text.split(separator: "\n").count == 1 }

  @Test(
    "what cannot be carried out is told in one line, and nothing is done",
    arguments: [
      ["nonesuch"], ["list", "--nonesuch"], ["list", "--limit"], ["list", "--limit", "none"], ["import"],
      ["feeds", "add", "file:///etc/passwd"], ["read"], ["read", "x"], ["read", "99999"], ["search"],
      ["list", "--section", "Nowhere"], ["feeds", "nonesuch"], ["feeds", "remove"], ["feeds", "remove", "https://x/"],
      ["store"], ["store", "nonesuch"], ["store", "backup"], ["themes", "--check", "/none.yaml"],
      ["read", "1", "--format", "pdf"], ["read", "1", "--width", "5"],
    ])
  func refused(arguments: [String]) throws {
    let outcome = try Broadsheet.filled().run(arguments)
    #expect(outcome.code == 1)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("broadsheet: ") && isOneLine(outcome.errors), "\(outcome.errors)")
  }

  @Test("help names every verb", arguments: [["--help"], ["-h"], ["help"], ["list", "--help"]])
  func help(arguments: [String]) throws {
    let outcome = try Broadsheet().run(arguments)
    #expect(outcome.code == 0 && outcome.errors == "")
    for verb in ["import", "list", "read", "search", "feeds", "themes", "store", "manual"] {
      #expect(outcome.output.contains("broadsheet \(verb)"), "\(verb)")
    }
    #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 120 })
  }

  @Test("help makes no files")
  func helpMakesNothing() throws {
    let program = try Broadsheet()
    _ = try program.run("--help")
    #expect(program.folder.bytes(of: "data/broadsheet/store.sqlite") == nil)
  }

  @Test("--version tells the version")
  func version() throws {
    let outcome = try Broadsheet().run("--version")
    #expect(outcome.code == 0 && outcome.output.hasPrefix("broadsheet ") && isOneLine(outcome.output))
  }

  @Test("--store may stand before and after the verb")
  func storePlaces() throws {
    let program = try Broadsheet.filled()
    let lines = try program.run("list").output
    #expect(!lines.isEmpty)
    let elsewhere = try Broadsheet()
    #expect(try elsewhere.run("--store", program.store, "list").output == lines)
    #expect(try elsewhere.run("list", "--store", program.store).output == lines)
  }

  @Test("all taken in is 0, nothing is 1, a part is 2")
  func exitCodes() throws {
    let program = try Broadsheet()
    let good = try program.folder.write("<rss><channel><item><title>A</title></item></channel></rss>", to: "good.xml")
    let bad = try program.folder.write("no feed", to: "bad.txt")
    #expect(try program.run("import", good).code == 0)
    #expect(try program.run("import", bad).code == 1)
    let partly = try program.run("import", good, bad)
    #expect(partly.code == 2)
    #expect(partly.errors == "broadsheet: \(bad): neither a feed nor a page nor OPML, ninjs or NewsML-G2\n")
    #expect(partly.output == "Took in 1 feed: 0 new articles, 0 changed, 1 known already; 1 refused.\n")
  }

  @Test("a file whose name begins with - is taken in after --")
  func dashedFile() throws {
    let program = try Broadsheet()
    try program.folder.write("<rss><channel><item><title>A</title></item></channel></rss>", to: "-r.xml")
    let outcome = try program.run("import", "--json", "--", program.folder.file("-r.xml"))
    #expect(outcome.code == 0)
  }

  @Test("controls in a file's name do not reach the terminal")
  func hostileName() throws {
    let program = try Broadsheet()
    let path = try program.folder.write("no feed", to: "\u{1B}]0;evil\u{7}\u{9B}2J\nname.txt")
    let outcome = try program.run("import", path)
    #expect(outcome.code == 1 && isOneLine(outcome.errors))
    #expect(controls(in: outcome.errors) == [])
  }

  @Test(
    "output that cannot be written is told and is no success",
    arguments: [["list"], ["feeds", "export"], ["read", "1", "--format", "html"], ["--help"], ["--print-screen"]])
  func fullDisk(arguments: [String]) throws {
    let outcome = try Broadsheet.filled().run(arguments, output: "/dev/full")
    #expect(outcome.code == 1)
    #expect(outcome.errors == "broadsheet: the output cannot be written: No space left on device\n")
  }
}
