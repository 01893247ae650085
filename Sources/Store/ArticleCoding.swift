// An article as bytes: a version, the head, the body. Written and read by hand because it is done for every article
// that comes in, and because a block within a block costs no tables.

import Articles
import SQLite

/// The version that begins every encoded article and gallery. A change of the form takes the next number, and the
/// reader below keeps reading those before it.
private let codingVersion: UInt8 = 3

extension ByteWriter {
  mutating func put(_ article: Article) {
    put(byte: codingVersion)
    put(article.entryID)
    put(article.source)
    put(article.publication)
    put(article.url)
    put(article.language)
    put(article.sectionPath) { $0.put($1) }
    put(article.kicker)
    put(article.labels) { $0.put($1) }
    put(article.headline)
    put(article.deck)
    put(article.bylines) { $0.put($1) }
    put(article.dateline)
    put(article.posted) { $0.put($1) }
    put(article.updated) { $0.put($1) }
    put(article.leadPhoto) { $0.put($1) }
    put(article.related) { $0.put($1) }
    put(article.tags) { $0.put($1) }
    put(article.body, depth: 0)
    put(article.moreByReporter) { $0.put($1) }
    put(article.isTruncated)
  }

  mutating func put(_ gallery: Gallery) {
    put(byte: codingVersion)
    put(gallery.entryID)
    put(gallery.publication)
    put(gallery.title)
    put(gallery.deck)
    put(gallery.bylines) { $0.put($1) }
    put(gallery.posted) { $0.put($1) }
    put(gallery.photos) { $0.put($1) }
  }

  private mutating func put(_ link: RelatedLink) {
    put(link.headline)
    put(link.url)
    put(link.posted) { $0.put($1) }
    put(link.section)
  }

  private mutating func put(_ byline: Byline) {
    put(byline.name)
    put(byline.contact)
  }

  private mutating func put(_ moment: Timestamp) {
    put(moment.seconds)
    put(moment.zoneOffset) { $0.put($1) }
    put(moment.hasTime)
  }

  mutating func put(_ photo: Photo) {
    put(photo.url)
    put(photo.caption)
    put(photo.credit)
    put(photo.alternative)
    put(photo.width) { $0.put($1) }
    put(photo.height) { $0.put($1) }
  }
}

extension ByteReader {
  mutating func article() throws(SQLiteError) -> Article {
    let version = try version()
    var article = Article(entryID: try text(), source: try text(), publication: try text(), headline: "")
    article.url = try optionalText()
    article.language = try optionalText()
    article.sectionPath = try texts()
    article.kicker = try optionalText()
    article.labels = try texts()
    article.headline = try text()
    article.deck = try optionalText()
    article.bylines = try bylines()
    article.dateline = try optionalText()
    article.posted = try optionalMoment()
    article.updated = try optionalMoment()
    article.leadPhoto = try flag() ? try photo() : nil
    article.related = try relatedLinks()
    article.tags = try texts()
    article.body = try blocks(depth: 0)
    if version > 1 { article.moreByReporter = try relatedLinks() }
    if version > 2 { article.isTruncated = try flag() }
    return article
  }

  mutating func gallery() throws(SQLiteError) -> Gallery {
    _ = try version()
    return Gallery(
      entryID: try text(), publication: try text(), title: try text(), deck: try optionalText(),
      bylines: try bylines(), posted: try optionalMoment(),
      photos: try list { reader throws(SQLiteError) in try reader.photo() })
  }

  mutating func photo() throws(SQLiteError) -> Photo {
    Photo(
      url: try text(), caption: try prose(), credit: try optionalText(), alternative: try optionalText(),
      width: try flag() ? try int() : nil, height: try flag() ? try int() : nil)
  }

  private mutating func version() throws(SQLiteError) -> UInt8 {
    let version = try byte()
    guard (1...codingVersion).contains(version) else { throw .malformed("an article of another version") }
    return version
  }

  private mutating func relatedLinks() throws(SQLiteError) -> [RelatedLink] {
    try list { reader throws(SQLiteError) in
      RelatedLink(
        headline: try reader.text(), url: try reader.text(), posted: try reader.optionalMoment(),
        section: try reader.optionalText())
    }
  }

  private mutating func texts() throws(SQLiteError) -> [String] {
    try list { reader throws(SQLiteError) in try reader.text() }
  }

  private mutating func bylines() throws(SQLiteError) -> [Byline] {
    try list { reader throws(SQLiteError) in Byline(name: try reader.text(), contact: try reader.optionalText()) }
  }

  private mutating func optionalMoment() throws(SQLiteError) -> Timestamp? {
    guard try flag() else { return nil }
    return Timestamp(seconds: try int64(), zoneOffset: try flag() ? try int() : nil, hasTime: try flag())
  }
}
