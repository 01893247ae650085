internal import Articles
internal import Extraction
internal import Feeds
internal import Store

/// Reads one file and makes of it what it holds.
func parse(_ path: String, url: String?, now: Timestamp) -> ParsedFile {
  switch contents(of: path, limit: Importer.sizeLimit) {
  case .failure(let failure): return ParsedFile(path: path, bytes: 0, content: .failure(failure))
  case .success(let bytes):
    return ParsedFile(path: path, bytes: bytes.count, content: parse(bytes, path: path, url: url, now: now))
  }
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
  case nil: return refuse("neither a feed nor a page nor OPML")
  case .opml:
    do {
      let document = try parseOPML(bytes)
      let refused = document.refusals.map { "\($0.title): \($0.reason)" }
      return .success(.outline(document.outlines.map(Subscription.init), refused: refused))
    } catch {
      return refuse(error.reason)
    }
  case .feed:
    do {
      let parsed = try parseFeed(bytes, contentType: contentType, url: url)
      let source = parsed.feed.feedURL ?? url ?? parsed.feed.link ?? "file:" + name(of: path)
      return .success(.feed(parsed.entries.map { article(from: $0, in: parsed.feed, source: source) }))
    } catch {
      return refuse(error.reason)
    }
  case .page:
    do {
      let page = try extractPage(bytes, url: url)
      guard var article = page.article else { return refuse("no article was found in the page") }
      // A page that does not say its address is known by its file.
      if article.entryID.isEmpty { article.entryID = "file:" + path }
      return .success(.page(article, page.lists))
    } catch {
      return refuse(error.description)
    }
  }
}

/// The last part of a path, without `.gz`.
private func name(of path: String) -> String {
  let last = path.split(separator: "/").last.map(String.init) ?? path
  return last.hasSuffix(".gz") ? String(last.dropLast(3)) : last
}

extension Subscription {
  fileprivate init(_ outline: OPMLDocument.Outline) {
    self.init(url: outline.xmlURL, title: outline.title, siteURL: outline.htmlURL, sectionPath: outline.path)
  }
}
