import Articles

/// The catalogue of newspapers, filtered by what is typed.
struct CatalogueState: Sendable {
  var input = TextInput()
  var selected = 0
  var feeds: [CatalogueFeed] = []
  /// The addresses that are subscribed to.
  var subscribed: Set<String> = []
  /// Whether the catalogue has come.
  var isLoaded = false
  /// Whether it is a page's own feeds, one of which is to be chosen.
  var isChoice = false

  /// What the input finds: those whose name or country begins with it first.
  var found: [CatalogueFeed] {
    let wanted = input.text.lowercased()
    let words = wanted.split(separator: " ")
    let found = feeds.filter { $0.has(words) }
    guard let first = words.first else { return found }
    let begins = { (feed: CatalogueFeed) in
      feed.group.lowercased().hasPrefix(first) || feed.name.lowercased().hasPrefix(first)
    }
    return found.filter(begins) + found.filter { !begins($0) }
  }
}
