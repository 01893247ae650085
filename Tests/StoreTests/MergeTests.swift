import Articles
import Testing

@testable import Store

@Suite("Merging articles")
struct MergeTests {
  @Test("an article comes out as it went in")
  func roundTrip() throws {
    let store = try memoryStore()
    let story = article(1, section: ["World", "Asia"], byline: "A. Reporter")
    try store.merge([story], at: noon)
    #expect(try store.article(store.id("Story number 1"))?.article == story)
  }

  @Test("merging the same articles twice changes nothing")
  func twice() throws {
    let store = try memoryStore()
    let stories = (1...20).map { article($0, section: ["World"]) }
    #expect(try store.merge(stories, at: noon).inserted == 20)
    let before = try store.all(.everything)
    let report = try store.merge(stories, at: Timestamp(seconds: noon.seconds + 9_000))
    #expect(report.unchanged == 20 && report.inserted == 0 && report.updated == 0)
    #expect(try store.all(.everything) == before)
    #expect(try store.sections().first?.total == 20)
  }
}
