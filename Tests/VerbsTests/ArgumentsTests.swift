import Testing

@testable import Verbs

@Suite struct ArgumentsTests {
  @Test("the first word is the verb, the others are its own")
  func words() throws {
    var arguments = try Arguments(["import", "a", "b"])
    #expect(arguments.takeVerb() == "import")
    #expect(arguments.words == ["a", "b"])
  }

  @Test(
    "options may stand before and after the verb", arguments: [["--limit", "3", "list"], ["list", "--limit", "3"]])
  func places(words: [String]) throws {
    var arguments = try Arguments(words)
    #expect(arguments.takeVerb() == "list")
    #expect(try arguments.number("--limit", least: 1) == 3)
  }

  @Test("a value may follow an equals sign, and hold others")
  func equals() throws {
    #expect(try Arguments(["--url=https://a.example/?b=c"]).value("--url") == "https://a.example/?b=c")
  }

  @Test("after -- everything is a word")
  func plain() throws { #expect(try Arguments(["--json", "--", "--json", "-x"]).words == ["--json", "-x"]) }

  @Test("a lone - is a word")
  func dash() throws { #expect(try Arguments(["-"]).words == ["-"]) }

  @Test("of an option given twice the last counts")
  func twice() throws { #expect(try Arguments(["--limit", "1", "--limit", "2"]).value("--limit") == "2") }

  @Test("-h is --help")
  func help() throws { #expect(try Arguments(["-h"]).has("--help")) }

  @Test("an option that does not exist is named", arguments: ["--nonesuch", "-x", "--json=yes", "--nonesuch=1"])
  func unknown(option: String) {
    let error = #expect(throws: UsageError.self) { try Arguments([option]) }
    #expect(error?.description.contains(option) == true)
  }

  @Test("an option without its value is named", arguments: ["--store", "--keys", "--limit"])
  func missing(option: String) {
    let error = #expect(throws: UsageError.self) { try Arguments(["list", option]) }
    #expect(error?.description == "\(option) wants a value after it")
  }

  @Test("a number that is none is told", arguments: ["x", "0", "-1", "1.5", "", "99999999999999999999"])
  func numbers(text: String) throws {
    let arguments = try Arguments(["--limit=\(text)"])
    #expect(throws: UsageError.self) { try arguments.number("--limit", least: 1) }
  }
}
