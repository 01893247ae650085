import Markup

/// Addresses: those that stand for the feed or entry, and the files that belong to it.
extension FeedBuilder {
  func takeLink(_ attributes: [XMLAttribute]) {
    let href = resolveURL(attributes["href"] ?? "", base: base)
    guard !href.isEmpty else { return }
    var rel = attributes["rel"].map { $0.lowercased() } ?? "alternate"
    // A registered name may be written as an address (RFC 4287, 4.2.7.2).
    for list in ["http://www.iana.org/assignments/relation/", "https://www.iana.org/assignments/relation/"] {
      if rel.hasPrefix(list) { rel.removeFirst(list.count) }
    }
    let type = attributes["type"]
    let link = FeedLink(href: href, rel: rel.isEmpty ? "alternate" : rel, type: type)
    switch place {
    case .feed:
      withFeed { feed in
        feed.links.appendSome(link)
        if link.rel == "self", feed.feedURL == nil { feed.feedURL = href }
      }
      if isPage(link) { withFeed { $0.link = href } }
    case .entry:
      entry.links.appendSome(link)
      if link.rel == "enclosure" {
        entry.enclosures.appendSome(Enclosure(url: href, type: type, length: attributes["length"]))
      } else if isPage(link) {
        entry.link = href
      }
    case .source: if isPage(link) { source.link = href }
    default: break
    }
  }

  private func isPage(_ link: FeedLink) -> Bool {
    link.rel == "alternate" && link.type.map { $0.isEmpty || $0.lowercased().contains("html") } ?? true
  }

  func takeLinkText(_ text: String) {
    guard let href = address(text) else { return }
    let link = FeedLink(href: href, rel: "alternate", type: nil)
    switch place {
    case .feed:
      withFeed { feed in
        feed.links.appendSome(link)
        feed.link = href
      }
    case .entry:
      entry.links.appendSome(link)
      entry.link = href
    case .source: source.link = href
    default: break
    }
  }

  func takeEnclosure(_ attributes: [XMLAttribute]) {
    guard place == .entry, let url = (attributes["url"] ?? attributes["href"]).flatMap({ address($0) }) else { return }
    entry.enclosures.appendSome(Enclosure(url: url, type: attributes["type"], length: attributes["length"]))
    entry.links.appendSome(FeedLink(href: url, rel: "enclosure", type: attributes["type"]))
  }
}
