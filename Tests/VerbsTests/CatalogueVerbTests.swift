import ProgramRunner
import Testing

@Suite struct CatalogueVerbTests {
  @Test("feeds catalogue lists what all words find, with the address first")
  func words() throws {
    let lines = try Broadsheet().run("feeds", "catalogue", "france", "monde").output.split(separator: "\n")
    #expect(
      lines.count == 1 && lines[0].hasPrefix("https://www.lemonde.fr/") && lines[0].hasSuffix("\tFrance\tLe Monde"))
  }

  @Test("as JSON each has its country or subject and its language")
  func json() throws {
    let rows = try JSONOutput(try Broadsheet().run("feeds", "catalogue", "--json", "lemonde").output).rows
    let first = try #require(rows.first)
    #expect(try first.member("country") == "France")
    #expect(try first.member("language") == "fr")
  }

  @Test("words that find nothing are told, with what to do")
  func nothing() throws {
    let outcome = try Broadsheet().run("feeds", "catalogue", "zzzz")
    #expect(outcome.code == 1 && outcome.errors.contains("feeds add"))
  }
}
