// JSON Feed 1 and 1.1 (jsonfeed.org). Readers of it are told to be forgiving: a number may stand for a string.

import Articles
import Markup

/// Whether a document's first mark is that of a JSON object.
func looksLikeJSON(_ bytes: [UInt8]) -> Bool {
  let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : isUTF16(bytes) ? 2 : 0
  return bytes.dropFirst(start).first { $0 > 0x20 } == UInt8(ascii: "{")
}

/// Whether a byte order mark says UTF-16, which Windows' own tools write.
private func isUTF16(_ bytes: [UInt8]) -> Bool {
  bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE])
}

/// Reads a JSON Feed.
func parseJSONFeed(_ bytes: [UInt8], url: String?) throws(FeedError) -> ParsedFeed {
  let encoding = bytes.starts(with: [0xFE, 0xFF]) ? "utf-16be" : isUTF16(bytes) ? "utf-16le" : guessEncoding(bytes)
  let text = isUTF8(bytes) ? bytes : convert(Array(bytes.dropFirst(isUTF16(bytes) ? 2 : 0)), from: encoding) ?? bytes
  guard let value = JSONValue(parsing: text) else { throw FeedError(.feed, "the JSON is broken", url: url) }
  let version = value["version"]?.text ?? ""
  guard version.contains("jsonfeed.org") || value["items"] != nil else {
    throw FeedError(.feed, "it is JSON, but not JSON Feed", url: url)
  }
  let reader = JSONFeedReader(base: value["home_page_url"]?.text ?? url ?? value["feed_url"]?.text)
  var result = ParsedFeed(feed: reader.feed(value, version: version))
  // Whatever else stands in the list of items (null, numbers) is no story.
  let items = (value["items"]?.elements ?? []).filter { if case .object = $0 { true } else { false } }
  result.entries = items.map { reader.entry($0) }
  if !isUTF8(bytes) { result.warnings.append("the encoding is not utf-8, as JSON's must be") }
  return result
}

private struct JSONFeedReader {
  let base: String?

  func feed(_ value: JSONValue, version: String) -> Feed {
    var feed = Feed(format: .json, version: version.split(separator: "/").last.map { String($0) } ?? "")
    feed.title = words(value["title"])
    feed.subtitle = words(value["description"])
    feed.link = address(value["home_page_url"])
    feed.feedURL = address(value["feed_url"])
    feed.id = feed.feedURL
    feed.image = address(value["icon"])
    feed.icon = address(value["favicon"])
    feed.language = value["language"]?.text
    feed.authors = people(value)
    feed.links = [
      feed.link.map { FeedLink(href: $0, rel: "alternate") }, feed.feedURL.map { FeedLink(href: $0, rel: "self") },
    ]
    .compactMap { $0 }
    return feed
  }

  func entry(_ value: JSONValue) -> Entry {
    var entry = Entry()
    entry.id = value["id"]?.text
    entry.link = address(value["url"]) ?? address(value["external_url"])
    entry.links = [
      address(value["url"]).map { FeedLink(href: $0, rel: "alternate") },
      address(value["external_url"]).map { FeedLink(href: $0, rel: "related") },
    ].compactMap { $0 }
    entry.title = words(value["title"])
    entry.summary = value["summary"]?.text.map { HTMLConstruct(kind: .plain, text: $0, base: base) }
    entry.content =
      value["content_html"]?.text.map { HTMLConstruct(kind: .html, text: $0, base: entry.link ?? base) }
      ?? value["content_text"]?.text.map { HTMLConstruct(kind: .plain, text: $0, base: entry.link ?? base) }
    entry.image = address(value["image"]) ?? address(value["banner_image"])
    entry.media = entry.image.map { [Media(url: $0, type: "image")] } ?? []
    entry.published = value["date_published"]?.text.flatMap { parseDate($0) }
    entry.updated = value["date_modified"]?.text.flatMap { parseDate($0) }
    entry.authors = people(value)
    entry.language = value["language"]?.text
    entry.categories = tags(value["tags"]).map { Category(term: $0) }
    entry.enclosures = (value["attachments"]?.elements ?? []).compactMap { file in
      address(file["url"]).map {
        Enclosure(url: $0, type: file["mime_type"]?.text, length: file["size_in_bytes"]?.text)
      }
    }
    return entry
  }

  /// Tags as a list; some write them as one text with commas.
  private func tags(_ value: JSONValue?) -> [String] {
    if case .string(let line) = value { return line.split(separator: ",").compactMap { words(.string(String($0))) } }
    return (value?.elements ?? []).compactMap { words($0) }
  }

  /// `authors` of version 1.1, else `author` of version 1.
  private func people(_ value: JSONValue) -> [Person] {
    let several = value["authors"]?.elements ?? []
    return (several.isEmpty ? value["author"]?.elements ?? [] : several).compactMap { author in
      let address = author["url"]?.text
      let email = address.flatMap { $0.hasPrefix("mailto:") ? String($0.dropFirst(7)) : nil }
      let person = Person(name: words(author["name"] ?? author), email: email, uri: email == nil ? address : nil)
      return person.isEmpty ? nil : person
    }
  }

  private func words(_ value: JSONValue?) -> String? {
    value?.text.map { collapsed($0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  private func address(_ value: JSONValue?) -> String? {
    value?.text.map { trimmedURL($0) }.flatMap { $0.isEmpty ? nil : resolveURL($0, base: base) }
  }
}
