import Articles
import Testing

@testable import Store

@Suite("Searching with conditions")
struct SearchConditionTests {
  let store: Store

  init() throws {
    store = try memoryStore()
    var interview = article(1, headline: "Harbor trade", section: ["National", "Politics"], byline: "Kang Da-hye")
    interview.labels = ["INTERVIEW"]
    interview.posted = Timestamp(year: 2020, month: 6, day: 30, hour: 23)
    var sport = article(2, headline: "Harbor cup", section: ["Sports"], byline: "Tom Okafor", text: "A trade of blows.")
    sport.posted = Timestamp(year: 2020, month: 7, day: 1)
    var far = article(
      3, headline: "Bell 50% off", section: ["National"], byline: "Élodie Kang", source: "https://far.example")
    far.publication = "Far News"
    far.posted = Timestamp(year: 2019, month: 1, day: 1)
    try store.merge([interview, sport, far], at: noon)
    try store.indexPending()
  }

  private func found(_ text: String) throws -> Set<String> {
    Set(try store.all(.search(text)).map(\.headline))
  }

  private static let together: [(String, [String])] = [
    ("harbor section:politics", ["Harbor trade"]), ("section:nat", ["Harbor trade", "Bell 50% off"]),
    ("-section:sports", ["Harbor trade", "Bell 50% off"]), ("author:kang", ["Harbor trade", "Bell 50% off"]),
    ("author:\"tom okafor\"", ["Harbor cup"]), ("source:far", ["Bell 50% off"]), ("harbor source:far", []),
    ("label:interview", ["Harbor trade"]), ("trade -label:interview", ["Harbor cup"]),
    ("headline:trade", ["Harbor trade"]), ("harbor -headline:cup", ["Harbor trade"]), ("author:%", []),
    ("author:_", []),
  ]

  @Test("words and conditions hold together", arguments: together)
  func conditions(text: String, expected: [String]) throws { #expect(try found(text) == Set(expected)) }

  @Test(
    "days bound what is found",
    arguments: [
      ("after:2020-07", ["Harbor cup"]), ("after:2020-06-30", ["Harbor trade", "Harbor cup"]),
      ("before:2020", ["Bell 50% off"]), ("on:2020-06", ["Harbor trade"]), ("harbor on:2020-07-01", ["Harbor cup"]),
      ("-after:2020", ["Bell 50% off"]),
    ])
  func days(text: String, expected: [String]) throws { #expect(try found(text) == Set(expected)) }

  @Test("phrases keep their order, and what must not be there leaves out")
  func words() throws {
    #expect(try found("\"harbor trade\"") == ["Harbor trade"])
    #expect(try found("\"trade harbor\"") == [])
    #expect(try found("harbor -cup") == ["Harbor trade"])
    #expect(try found("harbor -\"of blows\"") == ["Harbor trade"])
    #expect(try found("harb* -trade") == [])
    #expect(try found("-harbor") == [])
  }

  @Test("what was read and saved is a condition that follows the reader")
  func states() throws {
    let id = try store.id("Harbor cup")
    #expect(try found("is:read").isEmpty && found("is:unread").count == 3)
    try store.setRead(id, true)
    try store.setSaved(id, true)
    #expect(try found("is:read") == ["Harbor cup"] && found("harbor is:unread") == ["Harbor trade"])
    #expect(try found("is:saved") == ["Harbor cup"] && found("-is:saved").count == 2)
    #expect(try found("is:photo").isEmpty)
  }

  @Test("a search that cannot be understood finds nothing")
  func wrong() throws { #expect(try found("harbor after:never").isEmpty) }

  @Test("pages of a search with conditions have each find once", arguments: ListOrder.allCases)
  func pages(order: ListOrder) throws {
    let store = try memoryStore()
    try store.merge((0..<2_300).map { article($0, section: [$0 % 2 == 0 ? "Even" : "Odd"]) }, at: noon)
    try store.indexPending()
    for text in ["section:even", "story section:even", "story -section:sports"] {
      let rows = try store.all(.search(text), order: order, limit: 200)
      #expect(rows.count == (text.hasSuffix("sports") ? 2_300 : 1_150) && Set(rows.map(\.id)).count == rows.count)
    }
  }
}
