import Articles
import Testing

@testable import Store

@Suite("Names for the conditions of a search") struct SearchNameTests {
  let store: Store

  init() throws {
    store = try memoryStore()
    var interview = article(1, section: ["National", "Politics"], byline: "Kang Da-hye")
    interview.labels = ["INTERVIEW", "Q&A"]
    var far = article(2, section: ["National"], byline: "Élodie Kang", source: "https://far.example")
    far.publication = "Far News"
    let korean = article(3, section: ["정치"], byline: "김민수", source: "https://han.example")
    try store.merge(
      [interview, far, korean, article(4, section: ["Sports"], byline: "Élodie Kang")], at: noon)
    try store.indexPending()
    let id = try store.id("Story number 4")
    try store.setSaved(id, true)
    try store.setTags(id, ["to quote", "Ärger"])
  }

  private func names(_ field: String, _ begun: String) throws -> [String] { try store.searchNames(field, begun: begun) }

  @Test("those with the most stories come first, by the beginning of any of their words")
  func beginnings() throws {
    #expect(try names("author", "ka") == ["Élodie Kang", "Kang Da-hye"])
    #expect(try names("author", "da") == ["Kang Da-hye"] && names("author", "kang d") == ["Kang Da-hye"])
    #expect(try names("section", "").first == "National" && names("section", "po") == ["Politics"])
    #expect(try names("source", "news") == ["Far News"])
  }

  @Test("case and accents do not count, and Korean is found by its first syllables")
  func folding() throws {
    #expect(try names("author", "elodie") == ["Élodie Kang"] && names("author", "ÉLO") == ["Élodie Kang"])
    #expect(try names("section", "정") == ["정치"] && names("author", "김민") == ["김민수"])
    #expect(try store.all(.search("author:elodie")).count == 2 && store.all(.search("author:Élodie")).count == 2)
  }

  @Test("marks and tags are names too")
  func labels() throws {
    #expect(try names("label", "int") == ["INTERVIEW"] && names("label", "") == ["INTERVIEW", "Q&A"])
    #expect(try names("tag", "quo") == ["to quote"] && names("tag", "ar") == ["Ärger"])
    #expect(try store.all(.search("tag:arger")).count == 1)
  }

  @Test("what means something to SQL means nothing", arguments: ["%", "_", "\\", "'", "\"", "%%%", "\0"])
  func steering(begun: String) throws {
    for field in ["section", "source", "author", "label", "tag"] { #expect(try names(field, begun) == []) }
  }

  @Test("other conditions take no names", arguments: ["after", "is", "note", "headline", "x", ""])
  func others(field: String) throws { #expect(try names(field, "") == []) }

  @Test("no more are given than are wanted")
  func limit() throws {
    try store.merge((10..<60).map { article($0, byline: "Reporter \($0)") }, at: noon)
    #expect(try store.searchNames("author", begun: "rep", limit: 7).count == 7)
  }
}
