internal import Articles
internal import Extraction
internal import Feeds
internal import Markup
internal import Screen
internal import Typesetting

/// The verbs by name.
let debugVerbs: [String: @Sendable (Request) throws(Refusal) -> JSONValue] = [
  "parse-feed": parseFeedVerb, "parse-opml": parseOPMLVerb, "parse-date": parseDateVerb, "clean-url": cleanURLVerb,
  "discover": discoverVerb, "extract": extractVerb, "linebreak": linebreakVerb, "graphemes": graphemesVerb,
  "bidi": bidiVerb, "width": widthVerb, "html-tree": htmlTreeVerb, "html-text": htmlTextVerb,
  "detect-encoding": detectEncodingVerb,
]

// MARK: Feeds

@Sendable private func parseFeedVerb(_ request: Request) throws(Refusal) -> JSONValue {
  do {
    return try parseFeed(
      request.file(), contentType: request.optional("content_type"), url: request.optional("url")
    ).json
  } catch let error as FeedError {
    throw Refusal(error.description)
  } catch {
    throw Refusal(String(describing: error))
  }
}

@Sendable private func parseOPMLVerb(_ request: Request) throws(Refusal) -> JSONValue {
  let bytes = try request.file()
  do throws(FeedError) { return try parseOPML(bytes).json } catch { throw Refusal(error.description) }
}

@Sendable private func parseDateVerb(_ request: Request) throws(Refusal) -> JSONValue {
  ["date": JSONValue(parseDate(try request.text("text")))]
}

@Sendable private func cleanURLVerb(_ request: Request) throws(Refusal) -> JSONValue {
  let url = cleanURL(
    try request.text("url"), siteURL: request.optional("site_url"), feedURL: request.optional("feed_url"))
  return ["url": .string(url)]
}

// MARK: Pages

@Sendable private func discoverVerb(_ request: Request) throws(Refusal) -> JSONValue {
  let feeds = announcedFeeds(try request.file(), url: request.optional("url"))
  return ["feeds": .array(feeds.map(json))]
}

private func json(_ feed: AnnouncedFeed) -> JSONValue {
  ["url": .string(feed.url), "title": JSONValue(feed.title), "type": JSONValue(feed.type)]
}

@Sendable private func extractVerb(_ request: Request) throws(Refusal) -> JSONValue {
  let bytes = try request.file()
  let page: ExtractedPage
  do throws(ExtractionError) { page = try extractPage(bytes, url: request.optional("url")) } catch {
    throw Refusal(error.description)
  }
  guard let article = page.article else {
    return ["is_article": false, "feeds": .array(page.feeds.map(json))]
  }
  let names = article.bylines.map(\.name)
  return [
    "is_article": .boolean(page.isArticle), "title": .string(article.headline), "standfirst": JSONValue(article.deck),
    "byline": JSONValue(names.isEmpty ? nil : names.joined(separator: ", ")),
    "authors": .array(names.map(JSONValue.string)), "published": localDate(article.posted),
    "updated": localDate(article.updated), "section": JSONValue(article.sectionPath.last),
    "site_name": JSONValue(article.publication.isEmpty ? nil : article.publication),
    "language": JSONValue(article.language), "lead_image": JSONValue(article.leadPhoto?.url),
    "caption": JSONValue(article.leadPhoto?.caption.plainText), "text": .string(page.text),
    "related": .array(article.related.map { ["title": .string($0.headline), "url": .string($0.url)] }),
    "feeds": .array(page.feeds.map(json)),
  ]
}

/// A moment on a page; a time whose zone nobody told stands without one.
private func localDate(_ moment: Timestamp?) -> JSONValue {
  guard let moment, moment.hasTime, moment.zoneOffset == nil else { return JSONValue(moment) }
  return .string(String(moment.iso8601.dropLast()))
}

// MARK: Markup

@Sendable private func htmlTreeVerb(_ request: Request) throws(Refusal) -> JSONValue {
  let html = try request.text("html")
  guard let context = request.optional("fragment") else { return ["tree": .string(HTMLTree(html).dump)] }
  // A fragment's tree hangs on its context element, which the dump leaves out.
  let lines = HTMLTree(fragment: html, context: context).dump
    .split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
  let tree = lines.map { $0.hasPrefix("|   ") ? "| " + $0.dropFirst(4) : String($0) }.joined(separator: "\n")
  return ["tree": .string(tree)]
}

@Sendable private func htmlTextVerb(_ request: Request) throws(Refusal) -> JSONValue {
  ["text": .string(HTMLTree(fragment: try request.text("html"), context: "div").textContent(0))]
}

@Sendable private func detectEncodingVerb(_ request: Request) throws(Refusal) -> JSONValue {
  guard let bytes = bytes(fromBase64: try request.text("base64")) else { throw Refusal("base64 is not base64") }
  return ["encoding": .string(declaredHTMLEncoding(bytes) ?? "windows-1252")]
}

/// The bytes that base64 stands for (RFC 4648), white space passed over; nil where it is none.
private func bytes(fromBase64 text: String) -> [UInt8]? {
  var bytes: [UInt8] = []
  var (bits, count) = (0, 0)
  for byte in text.utf8 where byte > 0x20 && byte != UInt8(ascii: "=") {
    let value: Int
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = Int(byte) - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): value = Int(byte) - 71
    case UInt8(ascii: "0")...UInt8(ascii: "9"): value = Int(byte) + 4
    case UInt8(ascii: "+"): value = 62
    case UInt8(ascii: "/"): value = 63
    default: return nil
    }
    bits = bits << 6 | value
    count += 6
    if count >= 8 {
      count -= 8
      bytes.append(UInt8(truncatingIfNeeded: bits >> count))
    }
  }
  return bytes
}

// MARK: Text

@Sendable private func linebreakVerb(_ request: Request) throws(Refusal) -> JSONValue {
  let text = try request.text("text")
  let breaks = breakOpportunities(text, keepsHangulWords: false)
  var result: [JSONValue.Member] = [.init("breaks", scalars(of: breaks, in: text))]
  if let columns = request.optional("columns").flatMap({ Int($0) }), columns > 0 {
    result.append(.init("lines", .array(wrap(text, columns: columns).map(JSONValue.string))))
  }
  return .object(result)
}

/// Byte offsets as counts of scalars.
private func scalars(of offsets: [Int], in text: String) -> JSONValue {
  let wanted = Set(offsets)
  var found: [JSONValue] = []
  var (bytes, count) = (0, 0)
  for scalar in text.unicodeScalars {
    bytes += UTF8.width(scalar)
    count += 1
    if wanted.contains(bytes) { found.append(JSONValue(count)) }
  }
  return .array(found)
}

@Sendable private func graphemesVerb(_ request: Request) throws(Refusal) -> JSONValue {
  let text = try request.text("text")
  return ["breaks": scalars(of: clusterEnds(text), in: text)]
}

@Sendable private func bidiVerb(_ request: Request) throws(Refusal) -> JSONValue {
  let direction: Direction =
    switch request.optional("direction") {
    case "ltr": .leftToRight
    case "rtl": .rightToLeft
    default: .byFirstLetter
    }
  let order = ScreenOrder(try request.text("text"), direction: direction)
  return [
    "paragraph_level": JSONValue(order.paragraphLevel), "levels": .array(order.levels.map { JSONValue($0) }),
    "visual": .array(order.visual.map { JSONValue($0) }),
  ]
}

@Sendable private func widthVerb(_ request: Request) throws(Refusal) -> JSONValue {
  ["columns": JSONValue(DisplayWidth.columns(of: try request.text("text")))]
}
