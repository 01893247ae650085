// What the elements of feeds mean, whichever of the formats and modules they come from. Prefixes are the documents' own
// business; known namespaces are told by address, unknown ones by the prefix that people use.

import Markup

/// The meaning of an element in a feed.
enum FeedElement: Hashable {
  case root(Feed.Format)
  case channel, entry
  case title, link, text(TextRole)
  case id
  case date(DateRole)
  case author, contributor, personName, personEmail, personURI, authorText
  case category, keywords, tags
  case enclosure, source
  case image, imageURL, icon, rights, language, comments, textInput
  case timeToLive, updatePeriod, updateFrequency, skippedHour, skippedDay
  case mediaContent, mediaThumbnail, mediaText(MediaText), mediaGroup
  case iTunesImage, iTunesSubtitle, iTunesCategory, iTunesLink
  case markup, other
}

/// What a text with markup is to its entry or feed.
enum TextRole: Hashable {
  /// The gist: the entry's summary, the feed's subtitle.
  case description
  /// Atom's summary.
  case summary
  /// The whole text.
  case content
  /// A feed's second line.
  case subtitle
}

/// What a moment is to its entry or feed.
enum DateRole: Hashable {
  case published, updated, either, created
}

/// What a text of Media RSS is to its picture.
enum MediaText: Hashable {
  case title, description, credit
}

/// The sets of names that feeds use.
enum FeedModule: Hashable {
  case core, content, dublinCore, dublinCoreTerms, media, iTunes, syndication, xhtml, thread, slash, foreign

  init(_ name: XMLName) {
    let address = name.namespace
    if address.isEmpty {
      self = Self(prefix: name.prefix.lowercased())
      return
    }
    self = Self.addresses[address.lowercased()] ?? Self(prefix: name.prefix.lowercased(), address: address)
  }

  private init(prefix: String, address: String = "") {
    switch prefix {
    case "": self = .core
    case "atom", "atom10", "atom03", "a10", "rss", "rdf": self = .core
    case "content": self = .content
    case "dc": self = .dublinCore
    case "dcterms", "dct": self = .dublinCoreTerms
    case "media": self = .media
    case "itunes": self = .iTunes
    case "sy": self = .syndication
    case "xhtml", "body": self = .xhtml
    default: self = .foreign
    }
  }

  private static let addresses: [String: FeedModule] = {
    var table: [String: FeedModule] = [
      "http://purl.org/rss/1.0/modules/content/": .content, "http://www.w3.org/1999/xhtml": .xhtml,
      "http://purl.org/dc/elements/1.1/": .dublinCore, "http://purl.org/dc/elements/1.0/": .dublinCore,
      "http://purl.org/dc/terms/": .dublinCoreTerms, "http://search.yahoo.com/mrss": .media,
      "http://search.yahoo.com/mrss/": .media, "http://video.search.yahoo.com/mrss/": .media,
      "http://www.itunes.com/dtds/podcast-1.0.dtd": .iTunes, "http://example.com/dtds/podcast-1.0.dtd": .iTunes,
      "http://purl.org/syndication/thread/1.0": .thread, "http://purl.org/rss/1.0/modules/slash/": .slash,
      "http://purl.org/rss/1.0/modules/syndication/": .syndication,
    ]
    for address in [
      "http://backend.userland.com/rss", "http://blogs.law.harvard.edu/tech/rss", "http://purl.org/rss/1.0/",
      "http://my.netscape.com/rdf/simple/0.9/", "http://example.com/newformat#", "http://example.com/necho",
      "http://purl.org/echo/", "uri/of/echo/namespace#", "http://purl.org/pie/", "http://purl.org/atom/ns#",
      "http://www.w3.org/2005/atom", "http://purl.org/rss/1.0/modules/rss091#",
      "http://my.netscape.com/publish/formats/rss-0.91.dtd",
      "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://channel.netscape.com/rdf/simple/0.9/",
      "http://backend.userland.com/rss2", "http://backend.userland.com/rss2.1", "http://backend.userland.com/rss091",
      "http://backend.userland.com/rss092", "http://cyber.law.harvard.edu/rss/rss.html",
    ] { table[address] = .core }
    return table
  }()
}

extension FeedElement {
  /// The meaning of a module's name, in small letters.
  init(_ local: String, _ module: FeedModule) {
    switch module {
    case .core: self = Self.core[local] ?? .other
    case .content: self = local == "encoded" ? .text(.content) : .other
    case .dublinCore: self = Self.dublinCore[local] ?? .other
    case .dublinCoreTerms: self = Self.dublinCoreTerms[local] ?? .other
    case .media: self = Self.media[local] ?? .other
    case .iTunes: self = Self.iTunes[local] ?? .other
    case .syndication: self = Self.syndication[local] ?? .other
    case .xhtml: self = local == "body" || local == "div" ? .markup : .other
    case .thread, .slash, .foreign: self = .other
    }
  }

  private static let core: [String: FeedElement] = [
    "rss": .root(.rss), "rdf": .root(.rss), "feed": .root(.atom), "channel": .channel, "item": .entry, "entry": .entry,
    "title": .title, "link": .link, "description": .text(.description), "abstract": .text(.description),
    "summary": .text(.summary), "content": .text(.content), "fullitem": .text(.content), "subtitle": .text(.subtitle),
    "tagline": .text(.subtitle), "body": .markup, "id": .id, "guid": .id, "pubdate": .date(.published),
    "published": .date(.published), "issued": .date(.published), "updated": .date(.updated),
    "modified": .date(.updated), "lastbuilddate": .date(.updated), "created": .date(.created), "author": .author,
    "managingeditor": .authorText, "contributor": .contributor, "name": .personName, "email": .personEmail,
    "uri": .personURI, "homepage": .personURI, "url": .imageURL, "category": .category, "keywords": .keywords,
    "tags": .tags, "enclosure": .enclosure, "source": .source, "image": .image, "logo": .imageURL, "icon": .icon,
    "rights": .rights, "copyright": .rights, "language": .language, "ttl": .timeToLive, "comments": .comments,
    "textinput": .textInput, "date": .date(.either), "hour": .skippedHour, "day": .skippedDay,
  ]

  private static let syndication: [String: FeedElement] = [
    "updateperiod": .updatePeriod, "updatefrequency": .updateFrequency,
  ]

  private static let dublinCore: [String: FeedElement] = [
    "title": .title, "creator": .authorText, "author": .authorText, "publisher": .other, "contributor": .contributor,
    "date": .date(.either), "subject": .category, "description": .text(.description), "rights": .rights,
    "language": .language,
  ]

  private static let dublinCoreTerms: [String: FeedElement] = [
    "issued": .date(.published), "created": .date(.created), "modified": .date(.updated), "title": .title,
    "creator": .authorText, "rights": .rights,
  ]

  private static let media: [String: FeedElement] = [
    "content": .mediaContent, "thumbnail": .mediaThumbnail, "group": .mediaGroup, "title": .mediaText(.title),
    "description": .mediaText(.description), "text": .mediaText(.description), "credit": .mediaText(.credit),
    "category": .category, "keywords": .keywords, "copyright": .rights,
  ]

  private static let iTunes: [String: FeedElement] = [
    "title": .title,
    "author": .authorText, "image": .iTunesImage, "link": .iTunesLink, "subtitle": .iTunesSubtitle,
    "summary": .text(.content),
    "keywords": .keywords, "category": .iTunesCategory, "owner": .contributor, "name": .personName,
    "email": .personEmail,
  ]
}
