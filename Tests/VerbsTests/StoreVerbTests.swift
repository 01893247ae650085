import Glibc
import ProgramRunner
import Testing

@Suite struct StoreVerbTests {
  @Test("a sound store has nothing wrong with it")
  func check() throws {
    let program = try Broadsheet.filled()
    let outcome = try program.run("store", "check")
    #expect(outcome.code == 0 && outcome.output == "Nothing is wrong with \(program.store).\n")
  }

  @Test("a damaged store is told in lines, and nothing crashes")
  func damaged() throws {
    let program = try Broadsheet.filled()
    var bytes = try #require(contents(ofFile: program.store))
    for index in stride(from: bytes.count / 2, to: bytes.count, by: 97) { bytes[index] ^= 0xA5 }
    try program.folder.write(bytes, to: "data/broadsheet/store.sqlite")
    for words in [["store", "check"], ["list"], Broadsheet.now + ["--print-screen", "--keys", "2 ENTER"]] {
      let outcome = try program.run(words)
      #expect(outcome.code <= 1, "\(words) \(outcome.code)")
      #expect(controls(in: outcome.errors) == [])
    }
  }

  @Test("a backup is a store of its own")
  func backup() throws {
    let program = try Broadsheet.filled()
    let copy = program.folder.file("copy.sqlite")
    #expect(try program.run("store", "backup", copy).code == 0)
    #expect(try program.run("list", "--store", copy).output == program.run("list").output)
    #expect(try program.run("store", "check", "--store", copy).code == 0)
    var info = stat()
    #expect(stat(copy, &info) == 0 && info.st_mode & 0o777 == 0o600)
  }

  @Test("a backup does not write over a file that is there")
  func backupOver() throws {
    let program = try Broadsheet.filled()
    let precious = try program.folder.write("precious", to: "precious.txt")
    let outcome = try program.run("store", "backup", precious)
    #expect(outcome.code == 1 && outcome.errors.split(separator: "\n").count == 1)
    #expect(program.folder.text(of: "precious.txt") == "precious")
  }

  @Test("compacting changes nothing that is kept")
  func compact() throws {
    let program = try Broadsheet.filled()
    _ = try program.screen("80x24", keys: "2 ENTER s")
    let before = try program.run("list", "--json").output
    #expect(try program.run("store", "compact").code == 0)
    #expect(try program.run("list", "--json").output == before)
    #expect(try program.run("store", "check").code == 0)
  }

  @Test("going back to a copy keeps the store as it was beside it")
  func restore() throws {
    let program = try Broadsheet.filled()
    let copy = program.folder.file("copy.sqlite")
    _ = try program.run("store", "backup", copy)
    let before = try program.run("list", "--json").output
    _ = try program.run("store", "trim", "--per-feed", "5", "--now", "2026-11-24T00:00:00Z")
    let trimmed = try program.run("list", "--json").output
    #expect(try program.run("store", "restore", copy).code == 0)
    #expect(try program.run("list", "--json").output == before && trimmed != before)
    #expect(try program.run("list", "--json", "--store", program.store + ".before-restore").output == trimmed)
  }

  @Test("trimming goes by the rules given or set, and a dry run changes nothing")
  func trim() throws {
    let program = try Broadsheet.filled()
    let none = try program.run("store", "trim")
    #expect(none.code == 1 && none.errors.contains("there are no rules"))
    let before = try program.run("list", "--json").output
    let trial = try program.run("store", "trim", "--per-feed", "9", "--dry-run", "--now", "2026-11-24T00:00:00Z")
    #expect(trial.output.hasPrefix("Would let go of ") && trial.code == 0)
    #expect(try program.run("list", "--json").output == before)
    let done = try program.run("store", "trim", "--days", "1", "--now", "2030-01-01T00:00:00Z")
    #expect(done.output.hasPrefix("Let go of "), "\(done.output)\(done.errors)")
    #expect(try program.run("list", "--json").output == "[]\n" && program.run("search", "the").output.isEmpty)
    #expect(try program.run("store", "check").code == 0)
  }

  @Test("the store is for its owner alone")
  func permissions() throws {
    let program = try Broadsheet()
    _ = try program.run("feeds", "list")
    var info = stat()
    #expect(stat(program.store, &info) == 0 && info.st_mode & 0o777 == 0o600)
    #expect(stat(program.folder.file("data/broadsheet"), &info) == 0 && info.st_mode & 0o777 == 0o700)
  }

  /// Every verb that opens a store refuses this one in one line.
  func expectRefusal(_ program: Broadsheet, _ reason: String) throws {
    let verbs = [
      ["list"], ["search", "x"], ["read", "1"], ["feeds", "list"], ["store", "check"], ["--print-screen"],
    ]
    for words in verbs {
      let outcome = try program.run(words)
      #expect(outcome.code == 1 && outcome.output == "", "\(words)")
      #expect(outcome.errors.hasPrefix("broadsheet: \(program.store): "), "\(words)")
      #expect(outcome.errors.contains(reason) && outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
    }
  }

  @Test("a file that is no store is left alone")
  func foreign() throws {
    let program = try Broadsheet()
    let text = String(repeating: "These are the notes of somebody else. ", count: 100)
    try program.folder.write(text, to: "data/broadsheet/store.sqlite")
    try expectRefusal(program, "not a Broadsheet store")
    #expect(program.folder.text(of: "data/broadsheet/store.sqlite") == text)
  }

  @Test("a folder is no store")
  func folder() throws {
    let program = try Broadsheet()
    try program.folder.write("", to: "data/broadsheet/store.sqlite/x")
    try expectRefusal(program, "this is not a file")
  }

  @Test("a store of a later version is left alone")
  func newer() throws {
    let program = try Broadsheet.filled()
    var bytes = try #require(contents(ofFile: program.store))
    // The schema's version stands at byte 60 of an SQLite file, four bytes long.
    bytes[62] = 9
    try program.folder.write(bytes, to: "data/broadsheet/store.sqlite")
    try expectRefusal(program, "a later version of Broadsheet wrote this store")
  }

  @Test("a store that may not be written is told", .disabled(if: getuid() == 0, "root may write everything"))
  func unwritable() throws {
    let program = try Broadsheet.filled()
    chmod(program.store, 0o400)
    let feed = "<rss><channel><item><title>A</title></item></channel></rss>"
    let outcome = try program.run("import", try program.folder.write(feed, to: "feed.xml"))
    #expect(outcome.code == 1 && outcome.errors.contains("it cannot be written"))
  }

  @Test("a store where no folder can be made is told")
  func noFolder() throws {
    let outcome = try Broadsheet().run("feeds", "list", "--store", "/proc/none/store.sqlite")
    #expect(outcome.code == 1 && outcome.errors.split(separator: "\n").count == 1)
  }
}
