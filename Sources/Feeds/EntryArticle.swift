// From an entry to an article as the store keeps it: what the feed says in its own way becomes the newspaper's nouns.

public import Articles
import Markup

/// The article that an entry tells. `source` is the feed's own address, the scope of the entry's identity; `sectionPath`
/// is where the subscription puts the feed, and where it is empty the entry's first category may stand in for it.
public func article(from entry: Entry, in feed: Feed, source: String, sectionPath: [String] = []) -> Article {
  let link = pageAddress(of: entry)
  let address = link.flatMap { resolveAddress(cleanURL($0, siteURL: feed.link, feedURL: source), base: source) }
  let base = entry.content?.base ?? entry.summary?.base ?? address
  let body = entryBody(entry, base: base)
  let headline = Headline(entry.title ?? "")
  let posted = entry.published ?? entry.updated
  let title = headline.text.isEmpty ? firstWords(of: body) ?? address ?? "" : headline.text
  var article = Article(
    entryID: entryID(entry, address: address, title: title), source: source,
    publication: feed.title ?? URLReference(source[...]).host ?? source, headline: title, url: address,
    language: (entry.language ?? feed.language)?.replacing("_", with: "-"))
  article.labels = headline.labels
  article.bylines = bylines(entry, in: feed)
  article.posted = posted
  article.updated = entry.updated.flatMap { updated in posted.map { updated > $0 } ?? true ? updated : nil }
  article.tags = entry.categories.map { $0.label ?? $0.term }.filter { !isWebAddress($0) }
  article.sectionPath = sectionPath.isEmpty ? section(of: entry).map { [$0] } ?? [] : Array(sectionPath.prefix(3))
  article.body = body
  article.deck = deck(entry, body: body)
  article.leadPhoto = leadPhoto(entry, body: body, base: base)
  return article
}

/// Where the story is: its link, else an alternate of any type (a PDF), else its film or sound. An id that only looks
/// like a link (`tag:`, `urn:`) leads nowhere.
private func pageAddress(of entry: Entry) -> String? {
  if let link = entry.link, URLReference(link[...]).scheme.map({ $0.lowercased().hasPrefix("http") }) ?? true {
    return link
  }
  let other = entry.links.first { $0.rel == "alternate" && isWebAddress($0.href) }?.href
  return other ?? entry.enclosures.first?.url ?? entry.link
}

/// Content, or the summary where there is none; a film or sound file at the end where there is one.
private func entryBody(_ entry: Entry, base: String?) -> [Block] {
  var body = (entry.content ?? entry.summary).map { htmlBlocks($0.html, base: $0.base ?? base) } ?? []
  if body.isEmpty, entry.content != nil, let summary = entry.summary {
    body = htmlBlocks(summary.html, base: summary.base ?? base)
  }
  for enclosure in entry.enclosures {
    let kind: Embed.Kind? =
      enclosure.type?.hasPrefix("audio/") == true ? .audio : enclosure.type?.hasPrefix("video/") == true ? .video : nil
    guard let kind, let url = resolveAddress(enclosure.url, base: base) else { continue }
    body.append(.embed(Embed(kind: kind, url: url, title: URLReference(url[...]).host ?? url)))
  }
  return body
}

/// What tells this entry from the feed's others: its id, else its address, else what is printed of it.
private func entryID(_ entry: Entry, address: String?, title: String) -> String {
  if let id = entry.id { return id }
  if let address { return address }
  // FNV-1a: the same on every machine and in every version of the program, which a store has to rely on.
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in "\(title)\n\(entry.published?.iso8601 ?? "")".utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  let digits = String(hash, radix: 16)
  return "hash:" + String(repeating: "0", count: 16 - digits.count) + digits
}

/// The first category, where it reads like the name of a section.
private func section(of entry: Entry) -> String? {
  guard let first = entry.categories.first else { return nil }
  let name = first.label ?? first.term
  // An address, a hash tag, a machine's key: whatever has marks or digits alone is no name for people.
  guard name.utf8.count <= 72, !name.utf8.contains(where: { "/:@#=<>".utf8.contains($0) }), name.count <= 24,
    name.utf8.count(where: { $0 == 0x20 }) <= 2, name.contains(where: \.isLetter)
  else { return nil }
  return name
}

/// The summary as the line under the headline, where the content tells more than it and does not begin with it.
private func deck(_ entry: Entry, body: [Block]) -> String? {
  guard entry.content != nil, let summary = entry.summary?.plainText, !summary.isEmpty, summary.count <= 400 else {
    return nil
  }
  let beginning = body.first { !$0.plainText.isEmpty }?.plainText ?? ""
  let stem = summary.prefix(60)
  return beginning.isEmpty || beginning.hasPrefix(stem) || summary.hasPrefix(beginning.prefix(60)) ? nil : summary
}

private func leadPhoto(_ entry: Entry, body: [Block], base: String?) -> Photo? {
  var inBody: Set<String> = []
  for case .figure(let photo) in body { inBody.insert(photoKey(photo.url)) }
  func photo(_ address: String, _ media: Media? = nil) -> Photo? {
    guard let url = resolveAddress(address, base: base), !inBody.contains(photoKey(url)) else { return nil }
    return Photo(
      url: url, caption: Prose(media?.caption ?? ""), credit: media?.credit, width: media?.width, height: media?.height)
  }
  guard inBody.isEmpty else { return nil }
  let pictures = entry.media.filter { isPicture($0.type, $0.url, unknown: $0.isThumbnail) }
  let best = pictures.max { rank($0) < rank($1) }
  if let best { return photo(best.url, best) }
  if let image = entry.image { return photo(image) }
  return entry.enclosures.first { isPicture($0.type, $0.url, unknown: false) }.flatMap { photo($0.url) }
}

/// Whole pictures before small ones, wide before narrow.
private func rank(_ media: Media) -> Int { (media.isThumbnail ? 0 : 100_000) + min(media.width ?? 0, 99_999) }

private func isPicture(_ type: String?, _ url: String, unknown: Bool) -> Bool {
  if let type, !type.isEmpty { return type.hasPrefix("image") }
  let path = URLReference(url[...]).path.lowercased()
  return unknown || [".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"].contains { path.hasSuffix($0) }
}

/// Sizes of one picture differ only in the query.
private func photoKey(_ url: String) -> String { String(url.prefix { $0 != "?" }) }

private func firstWords(of body: [Block]) -> String? {
  let text = body.lazy.map(\.plainText).first { !$0.isEmpty }
  return text.map { text in
    let line = collapsed(text)
    guard line.count > 80 else { return line }
    return line.prefix(80).prefix { $0 != "." } + "…"
  }
}
