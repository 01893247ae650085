import ProgramRunner
import Testing

/// `config` and `doctor`.
@Suite struct DoctorTests {
  @Test("the documented settings are a file with nothing wrong, also with every line in force")
  func defaults() throws {
    let program = try Broadsheet()
    let text = try program.run("config", "--defaults").output
    let inForce = text.split(separator: "\n").map { line in
      line.hasPrefix("# ") && !line.hasPrefix("#  ") ? String(line) : String(line.drop { $0 == "#" })
    }.joined(separator: "\n")
    for (name, content) in [("as-shipped", text), ("in-force", inForce)] {
      let file = try program.folder.write(content, to: "\(name)/config.yaml")
      let outcome = try program.run("config", "--config", String(file.dropLast("/config.yaml".count)))
      #expect(outcome.code == 0 && outcome.errors == "", "\(name): \(outcome.errors)")
    }
    #expect(inForce.contains("\nfetch:\n"))
  }

  @Test("what is wrong in the settings is told with file, line and reason")
  func wrong() throws {
    let program = try Broadsheet()
    let file = try program.folder.write("fetch:\n  connections: many\n", to: "wrong/config.yaml")
    let folder = String(file.dropLast("/config.yaml".count))
    let outcome = try program.run("config", "--config", folder)
    #expect(outcome.code == 1 && outcome.errors.contains("\(file):2: connections wants a whole number"))
    let health = try program.run("doctor", "--config", folder)
    #expect(health.code == 1 && health.output.contains("wrong\tsettings\t\(file):2:"))
  }

  @Test("doctor tells of the store, the settings, the themes and the libraries, a line each")
  func doctor() throws {
    let lines = try Broadsheet.filled().run("doctor").output.split(separator: "\n").map { $0.split(separator: "\t") }
    #expect(lines.allSatisfy { $0.count == 3 && ["ok", "wrong"].contains($0[0]) })
    let found = Set(lines.map { String($0[1]) })
    #expect(found.isSuperset(of: ["store", "settings", "themes", "letters", "terminal", "fetching", "hyphenation"]))
    #expect(lines.first { $0[1] == "store" }.map { $0[0] == "ok" && $0[2].contains("59 articles") } ?? false)
  }

  @Test("doctor tells what is wrong with a damaged store, and makes none")
  func damaged() throws {
    let program = try Broadsheet()
    #expect(try program.run("doctor").output.contains("is not there yet"))
    try program.folder.write(
      "not a database at all, but a longer text than a header", to: "data/broadsheet/store.sqlite")
    let outcome = try program.run("doctor")
    #expect(outcome.code == 1 && outcome.output.contains("wrong\tstore\t"))
  }
}
