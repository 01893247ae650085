import ProgramRunner
import Testing

@Suite struct ThemesVerbTests {
  @Test("the themes are listed with name, appearance and title")
  func list() throws {
    let outcome = try Broadsheet().run("themes")
    #expect(outcome.code == 0)
    let lines = outcome.output.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
    #expect(lines.count >= 11 && lines.allSatisfy { $0.count == 3 && ["light", "dark"].contains($0[1]) })
    #expect(lines.first?.first == "newsprint")
  }

  @Test("a good theme has nothing wrong with it")
  func good() throws {
    let program = try Broadsheet()
    let path = try program.folder.write("title: Mine\nbased-on: newsprint\n", to: "mine.yaml")
    let outcome = try program.run("themes", "--check", path)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output == "Mine: a light theme, nothing wrong with it.\n")
  }

  @Test(
    "a broken theme is told with file, line and reason", arguments: ["title: Mine\nbased-on: newsprnt\n", "title: [\n"])
  func broken(text: String) throws {
    let program = try Broadsheet()
    let path = try program.folder.write(text, to: "mine.yaml")
    let outcome = try program.run("themes", "--check", path)
    #expect(outcome.code == 1 && outcome.output == "")
    #expect(outcome.errors.contains(/^broadsheet: .*mine\.yaml:\d+: .+\n$/), "\(outcome.errors)")
  }

  @Test("a broken theme of one's own is told, and the others are listed")
  func own() throws {
    let program = try Broadsheet()
    try program.folder.write("title: [\n", to: "config/broadsheet/themes/mine.yaml")
    try program.folder.write("title: Yours\nbased-on: ink\n", to: "config/broadsheet/themes/yours.yaml")
    let outcome = try program.run("themes")
    #expect(outcome.code == 2)
    #expect(outcome.output.contains("yours\tdark\tYours\n"))
    #expect(outcome.errors.contains("mine.yaml:") && outcome.errors.split(separator: "\n").count == 1)
  }

  @Test("--config names another folder")
  func config() throws {
    let program = try Broadsheet()
    try program.folder.write("title: Yours\nbased-on: ink\n", to: "elsewhere/themes/yours.yaml")
    #expect(try program.run("themes", "--config", program.folder.file("elsewhere")).output.contains("yours\tdark"))
  }
}
