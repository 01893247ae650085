import Articles
import Testing

@testable import Store

/// Noon of 2 July 2020.
let noon = Timestamp(year: 2020, month: 7, day: 2, hour: 12)

func memoryStore() throws -> Store { try Store(path: ":memory:", mode: .readWrite) }

/// An article `number` minutes before noon.
func article(
  _ number: Int, headline: String? = nil, section: [String] = [], byline: String? = nil, text: String? = nil,
  source: String = "https://paper.example/feed"
) -> Article {
  Article(
    entryID: "entry-\(number)", source: source, publication: "The Paper",
    headline: headline ?? "Story number \(number)", url: "https://paper.example/story/\(number)", sectionPath: section,
    bylines: byline.map { [Byline(name: $0)] } ?? [],
    posted: Timestamp(seconds: noon.seconds - Int64(number) * 60),
    body: [.paragraph(Prose(text ?? "The text of story \(number)."))])
}

extension Store {
  /// Every row of a list, by pages of `limit`.
  func all(_ listing: Listing, order: ListOrder = .newest, limit: Int = 7) throws -> [Teaser] {
    var teasers: [Teaser] = []
    var cursor: Cursor?
    repeat {
      let page = try page(listing, order: order, after: cursor, limit: limit)
      #expect(page.teasers.count <= limit)
      teasers += page.teasers
      cursor = page.next
    } while cursor != nil
    return teasers
  }

  /// The article with this headline.
  func id(_ headline: String) throws -> ArticleID {
    try #require(try all(.everything, limit: 200).first { $0.headline == headline }?.id)
  }
}
