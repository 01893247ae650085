// A feed as JSON, for those who look into what the program made of a document. Texts with markup are made safe here.

public import Articles

extension ParsedFeed {
  /// The feed with its entries and warnings; texts with markup as safe HTML.
  public var json: JSONValue {
    [
      "encoding": .string(encoding), "feed": feed.json, "entries": .array(entries.map(\.json)),
      "warnings": .array(warnings.map { .string($0) }),
    ]
  }
}

extension Feed {
  fileprivate var json: JSONValue {
    [
      "format": .string(format.rawValue), "version": .string(version), "title": JSONValue(title),
      "subtitle": JSONValue(subtitle), "link": JSONValue(link), "feed_url": JSONValue(feedURL), "id": JSONValue(id),
      "language": JSONValue(language), "updated": JSONValue(updated), "published": JSONValue(published),
      "rights": JSONValue(rights), "image": JSONValue(image), "icon": JSONValue(icon),
      "ttl_minutes": JSONValue(timeToLive), "links": .array(links.map(\.json)), "authors": .array(authors.map(\.json)),
      "contributors": .array(contributors.map(\.json)), "categories": .array(categories.map(\.json)),
    ]
  }
}

extension Entry {
  fileprivate var json: JSONValue {
    [
      "id": JSONValue(id), "title": JSONValue(title), "link": JSONValue(link), "links": .array(links.map(\.json)),
      "summary": JSONValue(summary?.safeHTML), "content": JSONValue(content?.safeHTML),
      "authors": .array(authors.map(\.json)), "contributors": .array(contributors.map(\.json)),
      "published": JSONValue(published), "updated": JSONValue(updated), "categories": .array(categories.map(\.json)),
      "enclosures": .array(enclosures.map(\.json)), "media": .array(media.map { ["url": .string($0.url)] }),
      "image": JSONValue(image), "comments_url": JSONValue(commentsURL), "rights": JSONValue(rights),
      "source": source?.json ?? .null,
    ]
  }
}

extension FeedLink {
  fileprivate var json: JSONValue { ["href": .string(href), "rel": .string(rel), "type": JSONValue(type)] }
}

extension Person {
  fileprivate var json: JSONValue { ["name": JSONValue(name), "email": JSONValue(email), "uri": JSONValue(uri)] }
}

extension Category {
  fileprivate var json: JSONValue {
    ["term": .string(term), "label": JSONValue(label), "scheme": JSONValue(scheme)]
  }
}

extension Enclosure {
  fileprivate var json: JSONValue {
    ["url": .string(url), "type": JSONValue(type), "length": JSONValue(length)]
  }
}

extension EntrySource {
  fileprivate var json: JSONValue { ["title": JSONValue(title), "link": JSONValue(link), "id": JSONValue(id)] }
}

extension OPMLDocument {
  /// Every line of the list in its order; what is refused says why, and is no subscription.
  public var json: JSONValue {
    var feeds: [JSONValue] = outlines.map { Self.json($0.title, $0.xmlURL, $0.htmlURL, $0.path, reason: nil) }
    for refusal in refusals {
      let line = Self.json(refusal.title, refusal.xmlURL, refusal.htmlURL, refusal.path, reason: refusal.reason)
      feeds.insert(line, at: min(refusal.place, feeds.count))
    }
    return ["title": JSONValue(title), "feeds": .array(feeds)]
  }

  private static func json(_ title: String, _ address: String, _ page: String?, _ path: [String], reason: String?)
    -> JSONValue
  {
    [
      "title": .string(title), "xml_url": .string(address), "html_url": JSONValue(page),
      "path": .array(path.map { .string($0) }), "refused": JSONValue(reason),
    ]
  }
}
