// A feed as its document says it, before any of it becomes an article. Names of RSS, Atom and JSON Feed are brought
// together; texts are kept as they came, and made safe or plain by who asks (`HTMLConstruct`).

public import Articles

/// What came of reading a feed.
public struct ParsedFeed: Sendable {
  /// The character encoding it was read in.
  public var encoding = "utf-8"
  /// The feed itself.
  public var feed: Feed
  /// Its entries in the order of the document.
  public var entries: [Entry] = []
  /// What was wrong with it, for a person to read.
  public var warnings: [String] = []
}

/// The head of a feed.
public struct Feed: Sendable {
  /// The family of a feed's format.
  public enum Format: String, Hashable, Sendable {
    case rss, atom, json
  }

  /// The family of its format; RDF is RSS.
  public var format: Format
  /// The version it names, such as `2.0`.
  public var version = ""
  /// Its name, as plain text.
  public var title: String?
  /// The line under the name, as plain text.
  public var subtitle: String?
  /// The page it stands for.
  public var link: String?
  /// The address it gives for itself.
  public var feedURL: String?
  /// Its identifier.
  public var id: String?
  /// BCP 47 tag of its language.
  public var language: String?
  /// When it last changed.
  public var updated: Timestamp?
  /// When it appeared.
  public var published: Timestamp?
  /// Who may do what with it, as plain text.
  public var rights: String?
  /// The address of its picture.
  public var image: String?
  /// The address of its small picture.
  public var icon: String?
  /// For how many minutes it need not be asked again.
  public var timeToLive: Int?
  /// How long one of its periods is, in minutes (RSS 1.0's syndication module).
  public var updatePeriod: Int?
  /// How often it changes in a period.
  public var updateFrequency: Int?
  /// The hours in GMT, 0 to 23, in which it need not be asked.
  public var skippedHours: Set<Int> = []
  /// The days in GMT, 0 for Sunday to 6, on which it need not be asked.
  public var skippedDays: Set<Int> = []
  /// All its links.
  public var links: [FeedLink] = []
  /// Who makes it.
  public var authors: [Person] = []
  /// Who else has a hand in it.
  public var contributors: [Person] = []
  /// Its subjects.
  public var categories: [Category] = []

  /// A feed of a format, with nothing said yet.
  public init(format: Format, version: String = "") {
    self.format = format
    self.version = version
  }
}

/// One entry of a feed.
public struct Entry: Sendable {
  /// Its identifier, unique in the feed.
  public var id: String?
  /// Its headline, as plain text.
  public var title: String?
  /// The page it stands for.
  public var link: String?
  /// All its links.
  public var links: [FeedLink] = []
  /// The beginning or gist of its text.
  public var summary: HTMLConstruct?
  /// Its text.
  public var content: HTMLConstruct?
  /// Who wrote it.
  public var authors: [Person] = []
  /// Who else has a hand in it.
  public var contributors: [Person] = []
  /// When it appeared.
  public var published: Timestamp?
  /// When it last changed.
  public var updated: Timestamp?
  /// Its subjects.
  public var categories: [Category] = []
  /// Files that belong to it.
  public var enclosures: [Enclosure] = []
  /// Pictures and films set with it.
  public var media: [Media] = []
  /// The address of its picture.
  public var image: String?
  /// Where it is talked about.
  public var commentsURL: String?
  /// Who may do what with it, as plain text.
  public var rights: String?
  /// BCP 47 tag of its language, where it is not the feed's.
  public var language: String?
  /// The feed that it was taken from.
  public var source: EntrySource?

  /// An entry with nothing said yet.
  public init() {}
}

/// A link of a feed or an entry.
public struct FeedLink: Hashable, Sendable {
  /// Where it leads.
  public var href: String
  /// What is found there: `alternate`, `self`, `enclosure` and so on.
  public var rel: String
  /// The media type of what is found there.
  public var type: String?
}

/// A person or an office.
public struct Person: Hashable, Sendable {
  /// The name.
  public var name: String?
  /// The mail address.
  public var email: String?
  /// The person's page.
  public var uri: String?

  var isEmpty: Bool { name == nil && email == nil && uri == nil }
}

/// A subject.
public struct Category: Hashable, Sendable {
  /// The subject's name.
  public var term: String
  /// The name as people see it.
  public var label: String?
  /// The address of the list that the subject is from.
  public var scheme: String?
}

/// A file that belongs to an entry.
public struct Enclosure: Hashable, Sendable {
  /// Its address.
  public var url: String
  /// Its media type.
  public var type: String?
  /// Its size in bytes, as written.
  public var length: String?
}

/// A picture or film set with an entry.
public struct Media: Hashable, Sendable {
  /// Its address.
  public var url: String
  /// Its media type, or its kind: `image`, `video`.
  public var type: String?
  /// Width in pixels.
  public var width: Int?
  /// Height in pixels.
  public var height: Int?
  /// What is seen.
  public var caption: String?
  /// Who made it.
  public var credit: String?
  /// Whether it is only a small picture of something else.
  public var isThumbnail = false
}

/// The feed that an entry was taken from.
public struct EntrySource: Hashable, Sendable {
  /// Its name, as plain text.
  public var title: String?
  /// Its page.
  public var link: String?
  /// Its identifier.
  public var id: String?
}
