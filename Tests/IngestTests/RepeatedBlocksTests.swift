import Articles
import Store
import Testing

@testable import Ingest

@Suite("What a newspaper repeats")
struct RepeatedBlocksTests {
  private static let box = "Get the tides of tomorrow in your mailbox each evening: write to the harbour desk."
  private static let background = String(
    repeating:
      "The ferry was last seen in autumn, when it left the lower harbour for repairs that nobody had paid for. ",
    count: 3)

  private func story(_ number: Int, _ blocks: [String], on host: String = "harbor.example") -> Article {
    var article = Article(
      entryID: "\(number)", source: "https://\(host)", publication: "Harbor News", headline: "Story \(number)",
      url: "https://\(host)/story-\(number)")
    let own = (1...4).map { "Story \(number) has a paragraph \($0) of its own, as each story of a newspaper should." }
    article.body = (own + blocks).map { .paragraph(Prose($0)) }
    return article
  }

  /// How many of the blocks of each story are left after its page was read, one after the other.
  private func left(_ stories: [Article]) throws -> [Int] {
    let blocks = RepeatedBlocks(in: try Newsroom().store)
    return try stories.map { try blocks.without($0).body.count }
  }

  @Test("a line that stood on three other pages is left out of the fourth")
  func learned() throws {
    #expect(try left((1...5).map { story($0, [Self.box]) }) == [5, 5, 5, 4, 4])
  }

  @Test("the same page read again counts once")
  func once() throws {
    #expect(try left(Array(repeating: story(1, [Self.box]), count: 6)) == Array(repeating: 5, count: 6))
  }

  @Test("what another newspaper prints is nothing that this one repeats")
  func hosts() throws {
    let others = (1...4).map { story($0, [Self.box], on: "other\($0).example") }
    #expect(try left(others + [story(9, [Self.box])]) == [5, 5, 5, 5, 5])
  }

  @Test("a paragraph that the stories of one event tell again stays")
  func background() throws {
    #expect(try left((1...7).map { story($0, [Self.background]) }) == Array(repeating: 5, count: 7))
  }

  @Test("a line of few pages among many is no boilerplate")
  func rare() throws {
    let many = (10...30).map { story($0, []) }
    #expect(try left(many + (1...5).map { story($0, [Self.box]) }).suffix(5) == [5, 5, 5, 5, 5])
  }

  @Test("a story under several addresses stays whole")
  func copies() throws {
    let copies = (1...6).map { number in
      var copy = story(1, [])
      copy.url = "https://harbor.example/copy-\(number)"
      return copy
    }
    #expect(try left(copies) == Array(repeating: 4, count: 6))
  }

  @Test("crossheads and short lines recur with good reason")
  func short() throws {
    let stories = (1...6).map { number in
      var story = story(number, ["Not yet, she says."])
      story.body.append(.crosshead(Prose("What the harbour master says about it"), level: 2))
      return story
    }
    #expect(try left(stories) == Array(repeating: 6, count: 6))
  }
}
