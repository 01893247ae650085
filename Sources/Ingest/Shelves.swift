// Where an article goes in the section menu. Feeds put their stories into hundreds of categories of their own; a menu made of
// them all would be of no use. A category that the menu knows is its section; any other story stands in the Newsstand, under
// the name of its newspaper.

internal import Articles
internal import Store

/// The sections of a store by name, and the feeds' own places.
struct Shelves {
  /// The section of newspapers whose stories fit nowhere else.
  static let newsstand = "Newsstand"

  private var paths: [String: [String]] = [:]
  private var feeds: [String: [String]] = [:]

  init(of store: Store) throws(StoreError) {
    var waiting = try store.sections()[...]
    // From the top of the tree down, so that of two sections of one name the higher is meant.
    while let section = waiting.popFirst() {
      let name = section.name.lowercased()
      if section.path.first != Self.newsstand, paths[name] == nil { paths[name] = section.path }
      waiting += section.children
    }
    for feed in try store.subscriptions() where !feed.sectionPath.isEmpty { feeds[feed.url] = feed.sectionPath }
  }

  /// The article in its place: where its feed was subscribed to, the section of its name, or the Newsstand.
  func placed(_ article: Article) -> Article {
    var article = article
    if article.kicker == nil { article.kicker = article.sectionPath.last }
    if let path = feeds[article.source] {
      article.sectionPath = path
    } else if let path = article.sectionPath.reversed().lazy.compactMap({ paths[$0.lowercased()] }).first {
      article.sectionPath = path
    } else {
      article.sectionPath = article.publication.isEmpty ? [Self.newsstand] : [Self.newsstand, article.publication]
    }
    return article
  }
}
