import Testing

@testable import Articles

@Suite("Searches as they are typed") struct SearchQueryTests {
  private func terms(_ text: String) throws -> [String] {
    try SearchQuery(text).terms.map { term in
      (term.isExcluded ? "-" : "") + (term.inHeadline ? "headline:" : "")
        + (term.isPhrase ? "[\(term.text)]" : term.text)
        + (term.isBeginning ? "*" : "")
    }
  }

  private func conditions(_ text: String) throws -> [SearchQuery.Condition] { try SearchQuery(text).conditions }

  private static let typed: [(String, [String])] = [
    ("north  korea", ["north", "korea"]), ("\"north korea\" trade", ["[north korea]", "trade"]),
    ("-trump -\"white house\"", ["-trump", "-[white house]"]), ("ferr*", ["ferr*"]), ("*", ["*"]),
    ("headline:bell -headline:\"old city\"", ["headline:bell", "-headline:[old city]"]),
    ("\"never closed", ["[never closed]"]),
    ("", []), ("  ", []), ("\"\"", []), ("- a", ["-", "a"]), ("twenty-eight", ["twenty-eight"]),
  ]

  @Test("words, phrases, beginnings and what must not be there", arguments: typed)
  func words(text: String, expected: [String]) throws { #expect(try terms(text) == expected) }

  @Test(
    "what is no condition is looked for as it stands",
    arguments: ["10:30", "https://harbor.example/a", "foo:bar", "section:", "is: read", "섹션:정치"])
  func plain(text: String) throws {
    #expect(try conditions(text).isEmpty && !terms(text).isEmpty)
  }

  @Test("conditions, in any case and with quotes")
  func fields() throws {
    #expect(
      try conditions("Section:politics author:\"Han Seo-yeon\" -source:harbor label:interview").map(\.kind) == [
        .section("politics"), .author("Han Seo-yeon"), .source("harbor"), .label("interview"),
      ])
    #expect(try conditions("-source:harbor").map(\.isExcluded) == [true])
    #expect(try conditions("is:unread is:saved -is:photo").map(\.isExcluded) == [true, false, true])
  }

  @Test("days, months and years begin where they begin and end where they end")
  func dates() throws {
    func day(_ year: Int, _ month: Int, _ day: Int) -> Int64 {
      Int64(CivilDate(year: year, month: month, day: day).daysSinceEpoch) * 86_400
    }
    #expect(try conditions("after:2020-06").map(\.kind) == [.notBefore(day(2020, 6, 1))])
    #expect(try conditions("before:2020").map(\.kind) == [.before(day(2020, 1, 1))])
    #expect(
      try conditions("on:2020-12").map(\.kind) == [.notBefore(day(2020, 12, 1)), .before(day(2021, 1, 1))])
    #expect(
      try conditions("on:2020-02-29").map(\.kind) == [.notBefore(day(2020, 2, 29)), .before(day(2020, 3, 1))])
  }

  @Test(
    "what is wrong is told in a line that names the condition",
    arguments: [
      "after:yesterday", "before:2020-13", "on:2021-02-29", "after:2020-06-31", "is:blue", "after:99999",
      "on:2020-1-1-1",
      "-on:2020", "after:-5",
    ])
  func wrong(text: String) throws {
    let error = #expect(throws: SearchQueryError.self) { _ = try SearchQuery(text) }
    let field = text.drop { $0 == "-" }.prefix { $0 != ":" }
    #expect(error?.description.hasPrefix(field + ":") ?? false)
  }

  @Test(
    "a condition that is written wrong, or has another name here, is told; in quotes it is text",
    arguments: [
      ("autor:park", "author"), ("-Sorce:harbor", "source"), ("tags:sea", "tag"), ("date:2020", "on"),
      ("title:bell", "headline"),
    ])
  func misspelt(text: String, meant: String) throws {
    let error = #expect(throws: SearchQueryError.self) { _ = try SearchQuery(text) }
    #expect(error?.description.contains(" \(meant): is") ?? false)
    #expect(try terms("\"\(text)\"") == ["[\(text)]"])
  }

  @Test(
    "only what asks for something is a search", arguments: [("-trump", false), ("is:unread", true), ("a -b", true)])
  func asks(text: String, expected: Bool) throws { #expect(try SearchQuery(text).asksForSomething == expected) }
}
