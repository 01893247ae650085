public import Articles
import SQLite

/// So many stories lead the front page, and at most so many of it come from one section.
private let leads = 3

extension Store {
  /// The front page: what the newspapers rank highest, then the latest, at most `limit` stories in all and not more than
  /// a few of one section, with the ranked lists and the latest galleries.
  public func frontPage(limit: Int = 24) throws(StoreError) -> FrontPage {
    try read { () throws(SQLiteError) in
      let stories = try frontStories(limit: limit)
      return FrontPage(
        lead: Array(stories.prefix(leads)), stories: Array(stories.dropFirst(leads)),
        rails: try rankedRails(publication: nil), galleries: try latestGalleries(8))
    }
  }

  private func frontStories(limit: Int) throws(SQLiteError) -> [Teaser] {
    var choice = FrontChoice(limit: limit)
    for id in try rankedArticles().prefix(limit) {
      if let teaser = try teaser(id) { choice.consider(teaser) }
    }
    var cursor: Cursor?
    // A paper that fills the latest hundred with one section has its front page filled with that section.
    for _ in 0..<4 where !choice.isFull {
      let page = try newest(FixedList.everything, after: cursor, limit: limit)
      page.teasers.forEach { choice.consider($0) }
      cursor = page.next
      if cursor == nil { break }
    }
    return choice.stories
  }
}

/// Chooses stories in the order in which they are offered, a few of each section.
private struct FrontChoice {
  let limit: Int
  private var chosen: [Teaser] = []
  private var passedOver: [Teaser] = []
  private var seen: Set<String> = []
  private var sections: [String: Int] = [:]

  init(limit: Int) { self.limit = limit }

  var isFull: Bool { chosen.count >= limit }

  /// The chosen, filled up with those that were one too many of their section.
  var stories: [Teaser] { chosen + passedOver.prefix(max(0, limit - chosen.count)) }

  mutating func consider(_ teaser: Teaser) {
    let names = identities(teaser.headline, teaser.url)
    guard !isFull, seen.isDisjoint(with: names) else { return }
    seen.formUnion(names)
    let section = teaser.sectionPath.first ?? ""
    if sections[section, default: 0] < max(3, limit / 4) {
      sections[section, default: 0] += 1
      chosen.append(teaser)
    } else {
      passedOver.append(teaser)
    }
  }
}
