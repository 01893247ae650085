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
  /// The sections of newspapers' own menus by newspaper and name.
  private var papers: [String: [String: [String]]] = [:]
  /// How many sections of a newspaper's menu were taken in by this import.
  private var learnt: [String: Int] = [:]

  init(of store: Store) throws(StoreError) {
    var waiting = try store.sections()[...]
    // From the top of the tree down, so that of two sections of one name the higher is meant.
    while let section = waiting.popFirst() {
      let name = section.name.lowercased()
      if section.path.first == Self.newsstand {
        note(section.path)
      } else if paths[name] == nil {
        paths[name] = section.path
      }
      waiting += section.children
    }
    for feed in try store.subscriptions() where !feed.sectionPath.isEmpty { feeds[feed.url] = feed.sectionPath }
  }

  /// The article in its place: where its feed was subscribed to, the section of its name, its place in its newspaper's own menu, or the
  /// Newsstand.
  func placed(_ article: consuming Article) -> Article {
    if article.kicker == nil { article.kicker = article.sectionPath.last }
    if let path = feeds[article.source] {
      article.sectionPath = path
    } else if let path = article.sectionPath.reversed().lazy.compactMap({ paths[$0.lowercased()] }).first {
      article.sectionPath = path
    } else if let path = article.sectionPath.reversed().lazy.compactMap({
      papers[article.publication.lowercased()]?[$0.lowercased()]
    }).first {
      article.sectionPath = path
    } else {
      article.sectionPath = article.publication.isEmpty ? [Self.newsstand] : [Self.newsstand, article.publication]
    }
    return article
  }

  /// Puts a newspaper's own menu under its name in the Newsstand; of several in one import the longest.
  mutating func learn(_ menu: [SectionPlan], of publication: String, in store: Store) throws(StoreError) {
    let count = menu.reduce(0) { $0 + $1.count }
    guard count > learnt[publication] ?? 0 else { return }
    learnt[publication] = count
    let path = [Self.newsstand, publication]
    try store.setSections(menu, under: path)
    func add(_ plan: [SectionPlan], under path: [String], to shelves: inout Shelves) {
      for section in plan {
        shelves.note(path + [section.name])
        add(section.children, under: path + [section.name], to: &shelves)
      }
    }
    add(menu, under: path, to: &self)
  }

  /// Remembers a section of the Newsstand by its newspaper and name; of two of one name the higher.
  private mutating func note(_ path: [String]) {
    guard path.count > 2, let name = path.last?.lowercased() else { return }
    let paper = path[1].lowercased()
    if papers[paper]?[name].map({ $0.count > path.count }) ?? true { papers[paper, default: [:]][name] = path }
  }
}
