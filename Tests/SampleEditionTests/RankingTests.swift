import Articles
import Testing

@testable import SampleEdition

/// The edition of `count` stories posted two days ago, named `s1`, `s2` and so on, with a ranked list.
private func ranked(_ lines: String, stories count: Int) throws(ManuscriptError) -> [RankedList] {
  let stories = (1...count).map { manuscript("s\($0)").replacing("3h10m", with: "2d\($0)h") }.joined()
  return try SampleEdition(
    files: [(name: "desk.txt", text: stories), (name: "lists.txt", text: "=== Most Read\n" + lines)], at: pressTime
  ).rankedLists
}

@Suite("A ranked list")
struct RankingTests {
  @Test("comes twice: as it was a day before, and as it is")
  func moments() throws {
    let lists = try ranked("1|s1|2\n2|s2|1\n", stories: 2)
    #expect(lists.map(\.title) == ["Most Read", "Most Read"])
    #expect(lists.map(\.moment.seconds) == [pressTime.seconds - 86_400, pressTime.seconds])
  }

  @Test("has each story at its rank before and its rank now")
  func movement() throws {
    let lists = try ranked("1|s1|2\n2|s2|1\n", stories: 2)
    #expect(
      lists.map { $0.entries.map(\.headline) } == [
        ["All about s2", "All about s1"], ["All about s1", "All about s2"],
      ])
    #expect(lists.map { $0.entries.map(\.rank) } == [[1, 2], [1, 2]])
  }

  @Test("leads to its stories")
  func addresses() throws {
    #expect(try ranked("1|s1|1\n", stories: 1).last?.entries.map(\.url) == ["broadsheet:sample/s1"])
  }

  @Test("fills the places that new stories left open before with others, latest first")
  func gaps() throws {
    let lists = try ranked("1|s1|new\n2|s2|3\n3|s3|new\n", stories: 6)
    #expect(lists.first?.entries.map(\.headline) == ["All about s4", "All about s5", "All about s2"])
  }

  @Test(
    "that cannot be drawn up is refused with its line and reason",
    arguments: [
      ("1|s1\n", 2, "2 parts between bars, not 3"),
      ("1|s1|1\n3|s2|2\n", 3, "rank 3 follows rank 1"),
      ("1|s1|old\n", 2, "“old” is neither a rank nor “new”"),
      ("1|s1|1\n2|s2|1\n", 3, "a second s2 or a second rank before"),
      ("1|s9|1\n", 2, "no manuscript s9"),
    ])
  func refusals(lines: String, line: Int, reason: String) {
    #expect(throws: ManuscriptError(file: "lists.txt", line: line, reason: reason)) { try ranked(lines, stories: 2) }
  }
}

@Suite("A gallery")
struct GalleryTests {
  private func gallery(_ text: String) throws(ManuscriptError) -> Gallery? {
    try SampleEdition(files: [(name: "gallery.txt", text: text)], at: pressTime).galleries.first
  }

  private let head = "=== shapes\nTitle: Shapes\nDeck: Two of them\nByline: Han Seo-yeon\nPosted: 1h ago\n\n"

  @Test("has its photos in order, with captions and credits")
  func photos() throws {
    let gallery = try #require(try gallery(head + "city-wall|The wall.|Us\ngo-board|The board.|Us\n"))
    #expect(gallery.title == "Shapes")
    #expect(gallery.deck == "Two of them")
    #expect(gallery.bylines == [Byline(name: "Han Seo-yeon")])
    #expect(gallery.posted?.seconds == pressTime.seconds - 3_600)
    #expect(gallery.photos.map(\.url) == ["picture:city-wall", "picture:go-board"])
    #expect(gallery.photos.map(\.caption) == ["The wall.", "The board."])
    #expect(gallery.photos.map(\.credit) == ["Us", "Us"])
  }

  @Test("without photos is refused")
  func empty() {
    #expect(throws: ManuscriptError(file: "gallery.txt", line: 1, reason: "shapes: no photos")) { try gallery(head) }
  }

  @Test("of a picture that is none is refused")
  func unknown() {
    let error = ManuscriptError(file: "gallery.txt", line: 7, reason: "shapes: no picture dream")
    #expect(throws: error) { try gallery(head + "dream|A dream.|Us\n") }
  }
}
