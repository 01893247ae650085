// Where a person can be. A place keeps its own scroll position and selection, so that going back finds it as it was.

public import Articles

/// A view with its scroll position and selection.
public enum Place: Sendable {
  case front(FrontState)
  case list(ListState)
  case article(ArticleState)
  case gallery(GalleryState)
  case feeds(FeedListState)
}

/// The front page.
public struct FrontState: Sendable {
  /// Index of the selected story in the layout's boxes.
  public var selected = 0
  /// The first visible row of the page.
  public var top = 0
  /// The rail at its right.
  public var rail = RailState()

  /// The front page at its top.
  public init() {}
}

/// The headlines of one listing.
public struct ListState: Sendable {
  /// What is listed.
  public var listing: Listing
  /// Its heading.
  public var title: String
  /// In which order.
  public var order: ListOrder
  /// The rows loaded so far.
  public var rows: [Teaser] = []
  /// Where the next page begins; nil when all is loaded.
  public var next: Cursor?
  /// How many rows the whole list has, where known.
  public var total: Int?
  /// Whether rows are on their way.
  public var isLoading = false
  /// The story to find again while the rows are loaded anew, and how far down it stood.
  var sought: Sought?
  /// Whether the store changed since the rows were loaded.
  var isStale = false
  /// Index of the selected row.
  public var selected = 0
  /// Index of the first visible row.
  public var top = 0
  /// The article shown beside the list.
  public var preview: StoredArticle?
  /// The preview as set for its pane.
  var previewSetting: ArticleSetting?

  /// A list with nothing loaded yet.
  public init(listing: Listing, title: String, order: ListOrder = .newest) {
    self.listing = listing
    self.title = title
    self.order = order
  }

  /// Asks for the loaded rows anew.
  var reloading: Effect { .reloadPage(listing, order, count: rows.count) }

  /// Whether it shows what a search finds.
  var isSearch: Bool { if case .search = listing { true } else { false } }

  /// The selected row.
  public var selection: Teaser? { rows.indices.contains(selected) ? rows[selected] : nil }
}

/// A story of a list and the index it had.
struct Sought: Hashable, Sendable {
  var id: ArticleID
  var index: Int
}

/// An article being read.
public struct ArticleState: Sendable {
  /// Which one.
  public var id: ArticleID
  /// The article, once it is loaded.
  public var stored: StoredArticle?
  /// The article as set for the pane's width.
  var setting: ArticleSetting?
  /// The first visible line.
  public var top = 0
  /// The place that `top` stands for, where setting anew chose the line: many changes of width then lead back to it.
  var anchor: Anchor?
  /// How many columns code is moved to the left.
  var codeOffset = 0
  /// What stands beside it.
  public var rail = RailState()
  /// What is being looked for in the text.
  public var find: FindState?
  /// The stories of the list it was opened from, as far as they are loaded.
  public var companions: [Teaser] = []
  /// Where further companions come from.
  var source: ListSource?

  /// An article not yet loaded.
  init(id: ArticleID, companions: [Teaser] = [], source: ListSource? = nil) {
    self.id = id
    self.companions = companions
    self.source = source
  }
}

/// A place in the text and the line chosen to show it.
struct Anchor: Hashable, Sendable {
  var line: Int
  var position: ReadingPosition
}

/// A list that can be read on from where it is loaded to.
struct ListSource: Hashable, Sendable {
  var listing: Listing
  var order: ListOrder
  /// Where the next page begins; nil at the end.
  var next: Cursor?
}

/// A photo essay, one photo a screen.
public struct GalleryState: Sendable {
  /// Its headline.
  public var title: String
  /// Who made it.
  public var byline: String
  /// The photos; empty until they are loaded.
  public var photos: [Photo]
  /// The store's number; nil for the photos of an article.
  public var id: Int64?
  /// Index of the photo shown.
  public var selected = 0

  /// A gallery at its first photo.
  public init(title: String, byline: String = "", photos: [Photo] = [], id: Int64? = nil) {
    self.title = title
    self.byline = byline
    self.photos = photos
    self.id = id
  }
}

/// Places in the order they were visited, as a browser keeps them.
struct History: Sendable {
  private(set) var behind: [Place] = []
  private(set) var ahead: [Place] = []

  /// Leaves `current` for a new place; what was ahead is gone.
  mutating func leave(_ current: Place) {
    behind.append(current)
    if behind.count > 100 { behind.removeFirst() }
    ahead = []
  }

  /// The place before `current`, if there is one.
  mutating func back(from current: Place) -> Place? {
    guard let place = behind.popLast() else { return nil }
    ahead.append(current)
    return place
  }

  /// The place that `back` left.
  mutating func forward(from current: Place) -> Place? {
    guard let place = ahead.popLast() else { return nil }
    behind.append(current)
    return place
  }

  /// The place before, in the stead of one that is no more.
  mutating func leaveForGood() -> Place? { behind.popLast() }

  /// Changes every place kept, ahead and behind.
  mutating func forEach(_ change: (inout Place) -> Void) {
    for index in behind.indices { change(&behind[index]) }
    for index in ahead.indices { change(&ahead[index]) }
  }
}
