// A page and all that stands around its story, into the store.

internal import Articles
internal import Extraction
internal import Store

extension Importer {
  /// Takes in a page: its story, or the teasers of a front; its lists, its photo essays, its section menu. Articles wait in
  /// `articles`.
  func take(
    _ page: ExtractedPage, _ articles: inout [Article], _ shelves: inout Shelves
  ) throws(StoreError) {
    guard let article = page.article else { return }
    if !page.menu.isEmpty, !article.publication.isEmpty, page.isArticle || !page.teasers.isEmpty {
      try shelves.learn(page.menu, of: article.publication, in: store)
    }
    var lists = page.lists
    if page.teasers.isEmpty {
      articles.append(shelves.placed(article))
    } else {
      articles += page.teasers.map(shelves.placed)
      if isHome(article.url) { lists.insert(frontOrder(of: page.teasers, publication: article.publication), at: 0) }
    }
    for var list in lists {
      // A page without any time is as old as its import.
      if list.moment.seconds == 0 || !page.teasers.isEmpty { list.moment = now }
      try store.merge(list)
    }
    for gallery in page.galleries { try store.merge(gallery, at: now) }
  }

  /// A home page ranks its stories by their places.
  private func frontOrder(of teasers: [Article], publication: String) -> RankedList {
    let entries = teasers.prefix(20).enumerated().map { index, teaser in
      RankedList.Entry(
        rank: index + 1, headline: teaser.headline, url: teaser.url ?? teaser.entryID, label: teaser.labels.first)
    }
    return RankedList(publication: publication, title: RankedList.frontPageTitle, moment: now, entries: entries)
  }

  /// Whether an address has no path.
  private func isHome(_ url: String?) -> Bool {
    let parts = (url ?? "").split(separator: "/")
    return parts.count == 2
  }
}
