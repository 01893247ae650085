import ProgramRunner
import Testing

/// `config`, and the settings that the reader goes by.
@Suite struct ConfigVerbTests {
  private func program(_ settings: String) throws -> Broadsheet {
    let program = try Broadsheet.filled()
    _ = try program.folder.write(settings, to: "config/broadsheet/config.yaml")
    return program
  }

  @Test("keys of one's own hold in the reader")
  func keys() throws {
    let program = try program("keys:\n  front-page: [Z]\n  last: g e\n")
    #expect(try program.screen("80x24", keys: "2 Z") == program.screen("80x24"))
    #expect(try program.screen("80x24", keys: "2 g e") == Broadsheet.filled().screen("80x24", keys: "2 END"))
    #expect(try program.run("config").code == 0)
  }

  @Test(
    "what is wrong with keys is told with file, line, reason and the nearest name",
    arguments: [
      ("  front-pge: Z", "there is no command “front-pge”; did you mean front-page?"),
      ("  xyzzy: Z", "there is no command “xyzzy”; broadsheet config --commands lists them"),
      ("  search: HYPER", "there is no key named \"HYPER\"; keys are written like j, C-x"),
      ("  search: C-c", "C-c always quits; search wants another key"), ("  search: {a: b}", "search wants a key"),
      ("  search: a b c d e", "is not one to four keys"),
    ])
  func wrong(line: String, reason: String) throws {
    let program = try program("keys:\n  first: g g\n\(line)\n")
    for words in [["config"], ["doctor"]] {
      let outcome = try program.run(words)
      let said = outcome.output + outcome.errors
      #expect(said.contains("config.yaml:3: ") && said.contains(reason), "\(said)")
    }
    #expect(try program.screen("80x24").contains("config.yaml:3: "))
    #expect(try program.screen("80x24", keys: "2 END g g") == program.screen("80x24", keys: "2"))
  }

  @Test("where the panes stand is read from the file, at any width")
  func layout() throws {
    let program = try program(
      "layout:\n  rail: 30\n  rail-side: left\n  rail-lists: [links, ranked: Most Read]\npage: {headlines: written}\n")
    #expect(try program.run("config").code == 0)
    let screen = try program.screen("110x30")
    #expect(screen != (try Broadsheet.filled().screen("110x30")))
    let titles = try #require(screen.split(separator: "\n").first { $0.contains("┬") })
    #expect(titles.prefix { $0 != "┬" }.count == 30 && !screen.contains("config.yaml"))
  }

  @Test(
    "what is wrong with the page's settings is told with file, line, reason and the nearest name",
    arguments: [
      ("  raill: 30", "layout has no setting “raill”: did you mean rail? It has measure, menu"),
      ("  rail: 8", "rail wants auto, columns from 20 to 120, or a part of the screen from 10% to 50%"),
      ("  rail-side: lfet", "rail-side is not “lfet”: did you mean left? It has right, left"),
      ("  rail-lists: [relate]", "rail-lists knows no list “relate”: did you mean related? It has related, ranked"),
      ("  rail-lists: links", "rail-lists wants a list, such as [related, links]"),
      ("  measure: {a: b}", "measure wants a value, or a list"),
    ])
  func wrongLayout(line: String, reason: String) throws {
    let program = try program("layout:\n  menu: 20\n\(line)\n")
    for words in [["config"], ["doctor"]] {
      let outcome = try program.run(words)
      #expect((outcome.output + outcome.errors).contains("config.yaml:3: \(reason)"), "\(outcome)")
    }
    #expect(try program.screen("80x24").contains("config.yaml:3: "))
  }

  @Test("every command has a line with its keys")
  func commands() throws {
    let lines = try Broadsheet().run("config", "--commands").output.split(separator: "\n")
    #expect(lines.count > 60 && lines.contains { $0.hasPrefix("front-page\tF\t") })
  }
}
