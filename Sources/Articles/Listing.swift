// What a reader can ask a store for: a listing in an order, a page at a time. A page continues after the last row it
// gave (keyset paging), so that the millionth row costs what the first did.

/// An article as the store numbers it.
public struct ArticleID: Hashable, Sendable, Comparable {
  /// The store's number.
  public let rawValue: Int64
  /// An article by the store's number.
  public init(_ rawValue: Int64) { self.rawValue = rawValue }
  /// By number.
  public static func < (left: ArticleID, right: ArticleID) -> Bool { left.rawValue < right.rawValue }
}

/// An article as one line of a list.
public struct Teaser: Hashable, Sendable {
  /// The store's number.
  public var id: ArticleID
  /// The headline.
  public var headline: String
  /// The line above it; the name of its section where the article has none.
  public var kicker: String?
  /// Marks such as INTERVIEW, without brackets.
  public var labels: [String]
  /// The line under the headline.
  public var deck: String?
  /// The beginning of the text, at most about 300 characters.
  public var lede: String
  /// The reporters' names joined, without "By".
  public var byline: String
  /// The newspaper's name.
  public var publication: String
  /// Names of its section from the top down.
  public var sectionPath: [String]
  /// When it appeared, or was stored where it does not say.
  public var posted: Timestamp
  /// Its address.
  public var url: String?
  /// BCP 47 tag of its language.
  public var language: String?
  /// Whether it was opened to be read.
  public var isRead: Bool
  /// Whether it was saved.
  public var isSaved: Bool
  /// Whether it brings a photo.
  public var hasPhoto: Bool
  /// Whether it is in the queue of stories to read later.
  public var isQueued = false
  /// Whether the reader wrote a note on it.
  public var hasNote = false
  /// When it was last opened to be read.
  public var visited: Timestamp?
  /// In the list of a search, the words around what was looked for.
  public var excerpt: Excerpt?

  /// A line of a list.
  public init(
    id: ArticleID, headline: String, kicker: String? = nil, labels: [String] = [], deck: String? = nil,
    lede: String = "", byline: String = "", publication: String = "", sectionPath: [String] = [], posted: Timestamp,
    url: String? = nil, language: String? = nil, isRead: Bool = false, isSaved: Bool = false, hasPhoto: Bool = false
  ) {
    self.id = id
    self.headline = headline
    self.kicker = kicker
    self.labels = labels
    self.deck = deck
    self.lede = lede
    self.byline = byline
    self.publication = publication
    self.sectionPath = sectionPath
    self.posted = posted
    self.url = url
    self.language = language
    self.isRead = isRead
    self.isSaved = isSaved
    self.hasPhoto = hasPhoto
  }
}

/// What the articles of a list have in common.
public enum Listing: Hashable, Sendable {
  /// All that the store holds.
  case everything
  /// A section with its sub-sections.
  case section(SectionID)
  /// What was saved, latest saved first.
  case saved
  /// What was opened, latest opened first.
  case history
  /// What was put aside to be read later, first put first.
  case queue
  /// What was saved with a tag of this name, latest saved first.
  case tag(String)
  /// All by one reporter, by name.
  case byline(String)
  /// All that the feed at an address brought.
  case feed(String)
  /// What the words find.
  case search(String)
}

/// The order of a list.
public enum ListOrder: String, Hashable, Sendable, CaseIterable {
  /// Latest first.
  case newest
  /// Unread before read, each latest first.
  case unreadFirst = "unread-first"
  /// By the place the newspaper gave it in its ranked lists, then latest first.
  case rank
}

/// Where a page of a list ended; opaque to all but the store that gave it.
public struct Cursor: Hashable, Sendable {
  /// The sort keys of the last row given.
  public let keys: [Int64]
  /// A cursor after the row with these sort keys.
  public init(keys: [Int64]) { self.keys = keys }
}

/// Part of a list.
public struct Page: Hashable, Sendable {
  /// The rows in order.
  public var teasers: [Teaser]
  /// Where the next page begins; nil at the end of the list.
  public var next: Cursor?
  /// How many rows the whole list has; nil where counting would read them all.
  public var total: Int?

  /// Part of a list.
  public init(teasers: [Teaser] = [], next: Cursor? = nil, total: Int? = nil) {
    self.teasers = teasers
    self.next = next
    self.total = total
  }
}

/// An article as the store holds it, with what the reader did.
public struct StoredArticle: Hashable, Sendable {
  /// The store's number.
  public var id: ArticleID
  /// The article.
  public var article: Article
  /// What the reader did with it.
  public var state: ReadingState
  /// The newspapers that bring the same story, beside the article's own.
  public var otherPublications: [String] = []

  /// A stored article.
  public init(id: ArticleID, article: Article, state: ReadingState = ReadingState()) {
    self.id = id
    self.article = article
    self.state = state
  }

  /// The line that says where the story comes from: its newspaper, `address`, and the other newspapers that bring it.
  public func sourceLine(address: String) -> String {
    let others = otherPublications.isEmpty ? "" : "also in " + otherPublications.joined(separator: ", ")
    return [article.publication, address, others].filter { !$0.isEmpty }.joined(separator: " · ")
  }
}

/// What the reader did with an article.
public struct ReadingState: Hashable, Sendable {
  /// Whether it was opened to be read.
  public var isRead: Bool
  /// Whether it was saved.
  public var isSaved: Bool
  /// The place reached in the text.
  public var position: ReadingPosition
  /// Whether it is in the queue of stories to read later.
  public var isQueued = false
  /// The reader's tags.
  public var tags: [String] = []
  /// The reader's note.
  public var note: String?

  /// A state; by default that of a new article.
  public init(isRead: Bool = false, isSaved: Bool = false, position: ReadingPosition = ReadingPosition()) {
    self.isRead = isRead
    self.isSaved = isSaved
    self.position = position
  }
}

/// A place in an article that holds at any width: a block and a character in it.
public struct ReadingPosition: Hashable, Sendable {
  /// Index in the body; -1 for the article's head.
  public var block: Int
  /// UTF-8 bytes of the block's plain text before the first visible word.
  public var offset: Int

  /// A place; by default the top.
  public init(block: Int = -1, offset: Int = 0) {
    self.block = block
    self.offset = offset
  }
}

/// A tag with the stories that bear it.
public struct TagCount: Hashable, Sendable {
  /// Its name.
  public var name: String
  /// Its stories.
  public var total: Int
  /// Those not read.
  public var unread: Int

  /// A tag with its counts.
  public init(name: String, total: Int, unread: Int) {
    self.name = name
    self.total = total
    self.unread = unread
  }
}

/// A line of a list that stands beside an article or on the front page.
public struct RailItem: Hashable, Sendable {
  /// How a story moved since the list before.
  public enum Movement: Hashable, Sendable {
    /// It was not in the list before.
    case new
    /// It rose (positive) or fell (negative) by so many places, or stayed (0).
    case places(Int)
  }

  /// The stored article; nil where the store knows only the link.
  public var article: ArticleID?
  /// Its headline.
  public var headline: String
  /// Its address.
  public var url: String?
  /// A mark such as INTERVIEW, without brackets.
  public var label: String?
  /// When it appeared.
  public var posted: Timestamp?
  /// The name of its section.
  public var section: String?
  /// Its place in a ranked list, from 1.
  public var rank: Int?
  /// How it moved in a ranked list; nil where there is no list before.
  public var movement: Movement?
  /// Whether it was read.
  public var isRead: Bool

  /// A line of a list.
  public init(
    article: ArticleID?, headline: String, url: String? = nil, label: String? = nil, posted: Timestamp? = nil,
    section: String? = nil, rank: Int? = nil, movement: Movement? = nil, isRead: Bool = false
  ) {
    self.article = article
    self.headline = headline
    self.url = url
    self.label = label
    self.posted = posted
    self.section = section
    self.rank = rank
    self.movement = movement
    self.isRead = isRead
  }
}

/// A titled list beside an article or on the front page.
public struct RailList: Hashable, Sendable {
  /// What a list shows.
  public enum Kind: Hashable, Sendable {
    /// Related stories.
    case related
    /// A list printed with ranks.
    case ranked
    /// More by this reporter.
    case byline
    /// The links in the article.
    case links
  }

  /// What it shows.
  public var kind: Kind
  /// Its heading.
  public var title: String
  /// Its lines.
  public var items: [RailItem]

  /// A list headed `title`.
  public init(kind: Kind, title: String, items: [RailItem]) {
    self.kind = kind
    self.title = title
    self.items = items
  }
}

/// A gallery as one line of a list.
public struct GalleryTeaser: Hashable, Sendable {
  /// The store's number.
  public var id: Int64
  /// Its headline.
  public var title: String
  /// How many photos it holds.
  public var count: Int
  /// When it appeared.
  public var posted: Timestamp?

  /// A line of a list.
  public init(id: Int64, title: String, count: Int, posted: Timestamp?) {
    self.id = id
    self.title = title
    self.count = count
    self.posted = posted
  }
}
