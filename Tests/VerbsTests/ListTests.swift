import ProgramRunner
import Testing

/// `list` and `search`.
@Suite struct ListTests {
  @Test("a line has number, date, section and headline, apart by tabs")
  func lines() throws {
    let outcome = try Broadsheet.filled().run("list", "--limit", "2")
    let lines = outcome.output.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
    #expect(
      lines.map { $0.dropFirst() } == [
        ["2026-11-23", "National/Science", "The minute that has sixty-one seconds"],
        ["2026-11-23", "Opinion/Editorial", "The front page is an argument"],
      ])
  }

  @Test("JSON has what is promised of a row")
  func json() throws {
    let rows = try JSONOutput(try Broadsheet.filled().run("list", "--json").output).rows
    #expect(rows.count == 50)
    for row in rows {
      #expect(try row.names.isSuperset(of: ["id", "headline", "section", "published", "feed", "url", "read"]))
    }
    let first = try #require(rows.first)
    #expect(try first.member("headline") == "The minute that has sixty-one seconds")
    #expect(try first.member("published") == "2026-11-23T08:35:00Z")
    #expect(try first.member("read") == false)
  }

  @Test("as many are listed as asked for, across pages", arguments: [1, 7, 59, 5_000])
  func limit(count: Int) throws {
    let rows = try JSONOutput(try Broadsheet.filled().run("list", "--json", "--limit", "\(count)").output).rows
    #expect(rows.count == min(count, 59))
    #expect(Set(try rows.map { try $0.member("id", as: Int.self) }).count == rows.count)
  }

  @Test(
    "a section is named by its name or its path, in any case", arguments: ["National", "national/science", "Science"])
  func section(name: String) throws {
    let rows = try JSONOutput(try Broadsheet.filled().run("list", "--json", "--section", name).output).rows
    #expect(!rows.isEmpty)
    for row in rows { #expect(try row.member("section", as: String.self).hasPrefix("National")) }
  }

  @Test("search finds words in the text")
  func search() throws {
    let rows = try JSONOutput(try Broadsheet.filled().run("search", "kimchi", "--json").output).rows
    #expect(try rows.contains { try $0.member("headline", as: String.self).hasPrefix("Kimchi is a verb") })
  }

  @Test("a search that finds nothing is an empty list")
  func nothingFound() throws {
    let outcome = try Broadsheet.filled().run("search", "xyzzyplugh", "--json")
    #expect(outcome.code == 0)
    #expect(try JSONOutput(outcome.output).rows.isEmpty)
  }

  @Test(
    "signs that a search engine would take for its own are only text",
    arguments: [
      "\"", "kimchi\"", "a OR", "NEAR(", "headline:x", "*", "-x", "a*", "'; DROP TABLE articles; --", "%", "^",
    ])
  func signs(words: String) throws {
    let outcome = try Broadsheet.filled().run("search", "--", words)
    #expect(outcome.code == 0, "\(outcome.errors)")
  }

  @Test("a store that is not there is told in one line")
  func missingStore() throws {
    let outcome = try Broadsheet().run("list")
    #expect(outcome.code == 1)
    #expect(outcome.errors.contains("there is no such file") && outcome.errors.split(separator: "\n").count == 1)
  }

  @Test("what stories hold adds neither lines nor fields nor controls", arguments: ["list", "search"])
  func hostile(verb: String) throws {
    let outcome = try HostileStory.program().run(verb == "list" ? ["list"] : ["search", "words"])
    #expect(outcome.output.split(separator: "\n").count == 1)
    #expect(outcome.output.split(separator: "\t", omittingEmptySubsequences: false).count == 4)
    #expect(controls(in: outcome.output) == [])
  }

  @Test(
    "JSON of hostile stories is sound and safe on a terminal",
    arguments: [["list"], ["search", "words"], ["read", "1"]])
  func hostileJSON(words: [String]) throws {
    let outcome = try HostileStory.program().run(words + ["--json"])
    _ = try JSONOutput(outcome.output)
    #expect(controls(in: outcome.output).allSatisfy { $0.hasPrefix("U+20") || $0 == "U+61c" })
    #expect(outcome.output.split(separator: "\n").count == 1)
  }
}
