// A story as its publication set it, before and after it is stored. What the reader did with it is `ReadingState`.

/// A story with its head, body, photos and the links set beside it.
public struct Article: Hashable, Sendable {
  /// The name its source gives it, unique within `source`: guid, Atom id, or canonical address.
  public var entryID: String
  /// The feed's or the site's address that it came from; the scope of `entryID`.
  public var source: String
  /// The newspaper's name.
  public var publication: String
  /// Its absolute http(s) address, without tracking parameters.
  public var url: String?
  /// BCP 47 tag of its language.
  public var language: String?
  /// Names of its section from the top of the tree down, at most three.
  public var sectionPath: [String]
  /// The line above the headline.
  public var kicker: String?
  /// Marks such as INTERVIEW, without brackets.
  public var labels: [String]
  /// The headline, without the site's name and labels.
  public var headline: String
  /// The line under the headline.
  public var deck: String?
  /// Who wrote it.
  public var bylines: [Byline]
  /// The place at the head of the text.
  public var dateline: String?
  /// When it first appeared.
  public var posted: Timestamp?
  /// When it was last changed.
  public var updated: Timestamp?
  /// The text.
  public var body: [Block]
  /// The photo set with the headline, if it is not in `body` already.
  public var leadPhoto: Photo?
  /// Related stories in the order the page set them.
  public var related: [RelatedLink]
  /// More stories by its reporter in the order the page set them.
  public var moreByReporter: [RelatedLink]
  /// Subjects its source gave it.
  public var tags: [String]
  /// Whether its publisher gives the rest of the text to subscribers only.
  public var isTruncated = false

  /// An article with at least an identity and a headline.
  public init(
    entryID: String, source: String, publication: String, headline: String, url: String? = nil,
    language: String? = nil, sectionPath: [String] = [], kicker: String? = nil, labels: [String] = [],
    deck: String? = nil, bylines: [Byline] = [], dateline: String? = nil, posted: Timestamp? = nil,
    updated: Timestamp? = nil, body: [Block] = [], leadPhoto: Photo? = nil, related: [RelatedLink] = [],
    moreByReporter: [RelatedLink] = [], tags: [String] = []
  ) {
    self.entryID = entryID
    self.source = source
    self.publication = publication
    self.headline = headline
    self.url = url
    self.language = language
    self.sectionPath = sectionPath
    self.kicker = kicker
    self.labels = labels
    self.deck = deck
    self.bylines = bylines
    self.dateline = dateline
    self.posted = posted
    self.updated = updated
    self.body = body
    self.leadPhoto = leadPhoto
    self.related = related
    self.moreByReporter = moreByReporter
    self.tags = tags
  }

  /// What is printed below a text that breaks off; nil where it does not.
  public var subscriptionNotice: String? {
    guard isTruncated else { return nil }
    return "The rest is for subscribers of \(publication.isEmpty ? "the newspaper" : publication)."
  }

  /// The body's words, blocks apart by a line end.
  public var plainText: String { body.map(\.plainText).filter { !$0.isEmpty }.joined(separator: "\n") }

  /// The length of the body's words in bytes of UTF-8.
  public var bodyLength: Int { body.reduce(0) { $0 + $1.plainText.utf8.count } }

  /// No news story that is told whole is shorter, in bytes of UTF-8: two or three sentences of English, a few more of
  /// Korean, whose letters take three bytes and say as much as two or three of English.
  public static let shortestStory = 500

  /// Whether the body's words are fewer than those of any story; reads no further than that takes.
  public var isShorterThanStories: Bool {
    var length = 0
    for block in body where length < Self.shortestStory { length += block.plainText.utf8.count }
    return length < Self.shortestStory
  }
}

/// Who wrote an article.
public struct Byline: Hashable, Sendable {
  /// The name, without "By".
  public var name: String
  /// A mail address, as printed at the foot of the article.
  public var contact: String?

  /// A byline of `name`.
  public init(name: String, contact: String? = nil) {
    self.name = name
    self.contact = contact
  }

  /// The line at the foot of an article that tells how to reach the reporter; nil where nothing is known.
  public var contactLine: String? {
    guard let contact, !contact.isEmpty else { return nil }
    return name.isEmpty || contact.contains(name) ? contact : "\(name) (\(contact))"
  }
}

/// A story set beside an article, which the store may or may not hold.
public struct RelatedLink: Hashable, Sendable {
  /// Its headline.
  public var headline: String
  /// Its absolute address; in the sample edition the address of the article meant.
  public var url: String
  /// When it appeared, if the page says so.
  public var posted: Timestamp?
  /// The name of its section, if the page says so.
  public var section: String?

  /// A link to the story at `url`.
  public init(headline: String, url: String, posted: Timestamp? = nil, section: String? = nil) {
    self.headline = headline
    self.url = url
    self.posted = posted
    self.section = section
  }
}

/// A list that a page prints with ranks: Most Read, Top 10 Stories.
public struct RankedList: Hashable, Sendable {
  /// One line of a ranked list.
  public struct Entry: Hashable, Sendable {
    /// Its place, from 1.
    public var rank: Int
    /// Its headline.
    public var headline: String
    /// Its absolute address.
    public var url: String
    /// A mark such as INTERVIEW, without brackets.
    public var label: String?

    /// The entry at `rank`.
    public init(rank: Int, headline: String, url: String, label: String? = nil) {
      self.rank = rank
      self.headline = headline
      self.url = url
      self.label = label
    }
  }

  /// The newspaper's name.
  public var publication: String
  /// The list's name as printed, such as `Top 5 Entertainment`.
  public var title: String
  /// When it was drawn up; two lists of one title at two moments show movement.
  public var moment: Timestamp
  /// The lines, by rank.
  public var entries: [Entry]

  /// What the order of a newspaper's own home page is called among its lists.
  public static let frontPageTitle = "Front page"

  /// A list named `title`.
  public init(publication: String, title: String, moment: Timestamp, entries: [Entry]) {
    self.publication = publication
    self.title = title
    self.moment = moment
    self.entries = entries
  }
}

/// A photo essay.
public struct Gallery: Hashable, Sendable {
  /// Its name, unique within the publication.
  public var entryID: String
  /// The newspaper's name.
  public var publication: String
  /// Its headline.
  public var title: String
  /// The line under the headline.
  public var deck: String?
  /// Who made it.
  public var bylines: [Byline]
  /// When it appeared.
  public var posted: Timestamp?
  /// The photos in order.
  public var photos: [Photo]

  /// A gallery of `photos`.
  public init(
    entryID: String, publication: String, title: String, deck: String? = nil, bylines: [Byline] = [],
    posted: Timestamp? = nil, photos: [Photo]
  ) {
    self.entryID = entryID
    self.publication = publication
    self.title = title
    self.deck = deck
    self.bylines = bylines
    self.posted = posted
    self.photos = photos
  }
}

/// A picture as pixels.
public struct Raster: Hashable, Sendable {
  /// Width in pixels.
  public let width: Int
  /// Height in pixels.
  public let height: Int
  /// Red, green and blue, a byte each, rows from the top.
  public var bytes: [UInt8]

  /// A picture of `width` times `height` pixels; `bytes` holds three a pixel, and is cut or filled with black to fit.
  public init(width: Int, height: Int, bytes: [UInt8] = []) {
    self.width = max(0, width)
    self.height = max(0, height)
    let count = self.width * self.height * 3
    self.bytes = Array(bytes.prefix(count)) + [UInt8](repeating: 0, count: max(0, count - bytes.count))
  }
}
