internal import Articles
internal import Extraction
internal import Feeds
internal import Store

/// Reads one file and makes of it what it holds.
func parse(_ path: String, url: String?, isText: Bool = false, now: Timestamp) -> ParsedFile {
  switch contents(of: path, limit: Importer.sizeLimit) {
  case .failure(let failure): return ParsedFile(path: path, bytes: 0, content: .failure(failure))
  case .success(let bytes) where isText:
    return ParsedFile(path: path, bytes: bytes.count, content: parseText(bytes, path: path, url: url, now: now))
  case .success(let bytes):
    return ParsedFile(path: path, bytes: bytes.count, content: parse(bytes, path: path, url: url, now: now))
  }
}

/// Makes an article of the text of a page that was copied as plain text.
private func parseText(
  _ bytes: [UInt8], path: String, url: String?, now: Timestamp
) -> Result<ParsedContent, ImportFailure> {
  let text = String(decoding: bytes, as: UTF8.self)
  guard !bytes.isEmpty, !bytes.prefix(1_024).contains(0), let page = readPageText(text, url: url, at: now) else {
    return .failure(ImportFailure(path: path, reason: "no headline was found in the text"))
  }
  return .success(.page(page))
}

/// Makes of bytes what they hold; `path` is for telling, `url` is where they came from, `contentType` what with.
func parse(
  _ bytes: [UInt8], path: String, url: String?, contentType: String? = nil, now: Timestamp
) -> Result<ParsedContent, ImportFailure> {
  func refuse(_ reason: String) -> Result<ParsedContent, ImportFailure> {
    .failure(ImportFailure(path: path, reason: reason))
  }
  guard !bytes.isEmpty else { return refuse("the file is empty") }
  switch FileKind.of(bytes, name: name(of: path)) {
  case nil: return refuse("neither a feed nor a page nor OPML, ninjs or NewsML-G2")
  case .opml:
    do {
      let document = try parseOPML(bytes)
      let refused = document.refusals.map { "\(withoutUserInfo($0.title)): \($0.reason)" }
      return .success(.outline(SubscriptionList(document), refused: refused))
    } catch {
      return refuse(error.reason)
    }
  case .feed:
    let source = url ?? "file:" + name(of: path)
    if let articles = parseNinjs(bytes) ?? parseNewsMLWhereNamed(bytes) {
      return articles.isEmpty ? refuse("there is no article in it") : .success(.feed(articles.map { $0.from(source) }))
    }
    do {
      let parsed = try parseFeed(bytes, contentType: contentType, url: url)
      let source = parsed.feed.feedURL ?? url ?? parsed.feed.link ?? "file:" + name(of: path)
      return .success(.feed(parsed.entries.map { article(from: $0, in: parsed.feed, source: source) }))
    } catch {
      return refuse(error.reason)
    }
  case .page:
    do {
      var page = try extractPage(bytes, url: url)
      guard let article = page.article else { return refuse("no article was found in the page") }
      // A page that does not say its address is known by its file.
      if article.entryID.isEmpty { page.article?.entryID = "file:" + path }
      return .success(.page(page))
    } catch {
      return refuse(error.description)
    }
  }
}

/// NewsML-G2, where the first kilobytes name it; nil where they do not.
private func parseNewsMLWhereNamed(_ bytes: [UInt8]) -> [Article]? {
  let head = String(decoding: bytes.prefix(4_096).filter { $0 != 0 }, as: UTF8.self)
  let roots = ["<newsMessage", "<newsItem", "<packageItem", ":newsMessage", ":newsItem", ":packageItem"]
  return roots.contains { head.contains($0) } ? parseNewsML(bytes) : nil
}

extension Article {
  /// The article, from `source` where it does not say from whom.
  fileprivate func from(_ source: String) -> Article {
    guard ["ninjs", "newsml-g2", ""].contains(self.source) else { return self }
    var article = self
    article.source = source
    return article
  }
}

/// The last part of a path, without `.gz`.
private func name(of path: String) -> String {
  let last = path.split(separator: "/").last.map(String.init) ?? path
  return last.hasSuffix(".gz") ? String(last.dropLast(3)) : last
}

extension SubscriptionList {
  init(_ document: OPMLDocument) {
    let subscriptions = document.outlines.map {
      Subscription(
        // Some programs write the address where a name should be.
        url: $0.xmlURL, title: withoutUserInfo($0.title), siteURL: $0.htmlURL, sectionPath: $0.path, notes: $0.notes)
    }
    self.init(subscriptions, folders: document.folders)
  }
}
