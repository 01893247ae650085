import Articles
import Markup

/// Where each fact goes: into the feed, the entry, or what stands inside them; and which of two that differ holds.
extension FeedBuilder {
  func takeTitle(_ title: String?, _ frame: Frame) {
    guard let title else { return }
    // The plain name is the headline; those of modules step in where there is none.
    let isOwn = frame.module == .core
    switch place {
    case .feed: withFeed { if isOwn || $0.title == nil { $0.title = $0.title != nil && !isOwn ? $0.title : title } }
    case .entry: if isOwn || entry.title == nil { entry.title = title }
    case .source: source.title = title
    default: break
    }
  }

  func takeText(_ role: TextRole, _ text: HTMLConstruct, _ frame: Frame) {
    guard !text.isEmpty || place == .entry else { return }
    let isOwn = frame.module == .core
    switch place {
    case .feed:
      guard role != .content || frame.module == .iTunes else { return }
      let words = text.plainText
      guard !words.isEmpty else { return }
      withFeed { if isOwn || $0.subtitle == nil { $0.subtitle = words } }
    case .entry: takeEntryText(role, text, frame)
    default: break
    }
  }

  private func takeEntryText(_ role: TextRole, _ text: HTMLConstruct, _ frame: Frame) {
    guard !text.isEmpty else { return }
    let module = frame.module
    switch role {
    case .content:
      if attributes["src"] != nil, text.isEmpty { return }
      if module == .iTunes {
        if entry.summary == nil { entry.summary = text } else if entry.content == nil { entry.content = text }
      } else if module == .xhtml || !entryMarks.contains(.content) {
        entry.content = text
        entryMarks.insert(.content)
      }
    case .description:
      if module == .core || entry.summary == nil {
        if entryMarks.contains(.summary), let earlier = entry.summary, entry.content == nil { entry.content = earlier }
        entry.summary = text
      }
    case .summary, .subtitle:
      // RSS has no summary of its own: beside a description it is the longer text.
      if entry.summary == nil {
        entry.summary = text
        if result.feed.format == .rss { entryMarks.insert(.summary) }
      } else if entry.content == nil {
        entry.content = text
      }
    }
  }

  func takeITunesSubtitle(_ text: HTMLConstruct) {
    let words = text.plainText
    guard !words.isEmpty else { return }
    if place == .feed { withFeed { if $0.subtitle == nil { $0.subtitle = words } } }
    if place == .entry, entry.summary == nil { entry.summary = text }
  }

  func takeID(_ text: String, _ frame: Frame) {
    guard let id = words(text) else { return }
    switch place {
    case .feed:
      withFeed { feed in
        feed.id = resolveURL(id, base: base)
        if feed.link == nil { feed.link = feed.id }
      }
    case .entry:
      // An id stands for the entry's address where there is no better, unless it says that it does not.
      let isAddress = attributes["ispermalink"]?.lowercased() != "false"
      let isGuid = result.feed.format == .rss
      entry.id = isGuid ? id : resolveURL(id, base: base)
      if entry.link == nil, isAddress { entry.link = resolveURL(id, base: base) }
    case .source: source.id = id
    default: break
    }
  }

  func takeDate(_ date: Timestamp, _ role: DateRole) {
    switch place {
    case .feed:
      let isSure = feedMarks.contains(.published)
      if role == .published { feedMarks.insert(.published) }
      withFeed { ($0.published, $0.updated) = dates($0.published, $0.updated, adding: date, role, isSure) }
    case .entry:
      let isSure = entryMarks.contains(.published)
      if role == .published { entryMarks.insert(.published) }
      (entry.published, entry.updated) = dates(entry.published, entry.updated, adding: date, role, isSure)
    default: break
    }
  }

  /// The two moments with another taken in; `isSure` where the first was told outright.
  private func dates(
    _ published: Timestamp?, _ updated: Timestamp?, adding date: Timestamp, _ role: DateRole, _ isSure: Bool
  )
    -> (Timestamp?, Timestamp?)
  {
    switch role {
    case .published: (date, updated)
    case .updated: (published, date)
    case .either: (isSure ? published : date, updated ?? date)
    case .created: (isSure ? published : date, updated)
    }
  }

  func takeRights(_ text: String?, _ frame: Frame) {
    guard let text else { return }
    if place == .feed { withFeed { $0.rights = text } }
    if place == .entry { entry.rights = text }
  }

  func takeLanguage(_ tag: String) {
    if place == .feed { withFeed { $0.language = tag } }
    if place == .entry { entry.language = tag }
  }

  // Links.

  func takeLink(_ attributes: [XMLAttribute]) {
    let href = resolveURL(attributes["href"] ?? "", base: base)
    guard !href.isEmpty else { return }
    let rel = attributes["rel"].map { $0.lowercased() } ?? "alternate"
    let type = attributes["type"]
    let link = FeedLink(href: href, rel: rel.isEmpty ? "alternate" : rel, type: type)
    switch place {
    case .feed:
      withFeed { feed in
        feed.links.append(link)
        if link.rel == "self", feed.feedURL == nil { feed.feedURL = href }
      }
      if isPage(link) { withFeed { $0.link = href } }
    case .entry:
      entry.links.append(link)
      if link.rel == "enclosure" {
        entry.enclosures.append(Enclosure(url: href, type: type, length: attributes["length"]))
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
        feed.links.append(link)
        feed.link = href
      }
    case .entry:
      entry.links.append(link)
      entry.link = href
    case .source: source.link = href
    default: break
    }
  }

  func takeEnclosure(_ attributes: [XMLAttribute]) {
    guard place == .entry, let url = (attributes["url"] ?? attributes["href"]).flatMap({ address($0) }) else { return }
    entry.enclosures.append(Enclosure(url: url, type: attributes["type"], length: attributes["length"]))
    entry.links.append(FeedLink(href: url, rel: "enclosure", type: attributes["type"]))
  }

  // Persons.

  func takePersonName(_ name: String) {
    if place == .person || place == .source || frames.contains(where: { $0.element == .contributor }) {
      person.name = name
    }
  }

  func endPerson(isContributor: Bool, in outer: Place) {
    place = outer
    if person.isEmpty, let text = gathered { person = Person(text: text) }
    add(person, isContributor: isContributor)
    person = Person()
  }

  func add(_ person: Person, isContributor: Bool) {
    guard !person.isEmpty else { return }
    switch place {
    case .feed:
      withFeed { feed in
        if isContributor {
          feed.contributors.append(person)
        } else if !feed.authors.contains(person) {
          feed.authors.append(person)
        }
      }
    case .entry:
      if isContributor {
        entry.contributors.append(person)
      } else if !entry.authors.contains(person) {
        entry.authors.append(person)
      }
    default: break
    }
  }

  // Subjects.

  func takeCategory(_ text: String, _ frame: Frame) {
    guard let term = attributes["term"].flatMap({ words($0) }) ?? words(text) else { return }
    var scheme = attributes["scheme"] ?? attributes["domain"]
    if scheme == nil, frame.module == .media {
      scheme = "http://search.yahoo.com/mrss/category_schema"
    }
    add(Category(term: term, label: attributes["label"], scheme: scheme))
  }

  func takeKeywords(_ text: String, separators: String) {
    for part in text.split(whereSeparator: { separators.contains($0) }) {
      if let term = words(String(part)) { add(Category(term: term)) }
    }
  }

  func add(_ category: Category) {
    if place == .feed { withFeed { if !$0.categories.contains(category) { $0.categories.append(category) } } }
    if place == .entry, !entry.categories.contains(category) { entry.categories.append(category) }
  }

  // Pictures.

  func takeImageURL(_ text: String, _ frame: Frame) {
    guard let address = address(text) else { return }
    if place == .image || place == .feed { takeImage(address, isBest: false) }
    if frame.name.local.lowercased() == "url",
      frames.contains(where: { $0.element == .author || $0.element == .contributor })
    {
      person.uri = address
    }
  }

  func takeImage(_ text: String, isBest: Bool) {
    guard let address = address(text) else { return }
    let isInEntry = frames.contains { $0.element == .entry }
    if isInEntry {
      if entry.image == nil { entry.image = address }
    } else {
      withFeed { if $0.image == nil { $0.image = address } }
    }
  }

  func takeMedia(_ element: FeedElement, _ attributes: [XMLAttribute]) {
    guard place == .entry, let url = attributes["url"].flatMap({ address($0) }) else { return }
    var media = Media(url: url, type: attributes["type"] ?? attributes["medium"])
    media.width = attributes["width"].flatMap { Int($0) }
    media.height = attributes["height"].flatMap { Int($0) }
    media.isThumbnail = element == .mediaThumbnail
    entry.media.append(media)
  }

  func takeMediaText(_ kind: MediaText, _ text: String?) {
    guard place == .entry, let text else { return }
    guard !entry.media.isEmpty, frames.contains(where: { $0.element == .mediaContent || $0.element == .mediaGroup })
    else {
      if kind == .description, entry.summary == nil { entry.summary = HTMLConstruct(kind: .plain, text: text) }
      if kind == .title, entry.title == nil { entry.title = text }
      return
    }
    let last = entry.media.count - 1
    switch kind {
    case .title: if entry.media[last].caption == nil { entry.media[last].caption = text }
    case .description: entry.media[last].caption = text
    case .credit: entry.media[last].credit = text
    }
  }

  func endSource(in outer: Place) {
    place = outer
    guard outer == .entry else { return }
    if source.title == nil, let text = gathered { source.title = words(text) }
    if source.link == nil { source.link = attributes["url"].flatMap { address($0) } }
    entry.source = source
  }
}

/// Whether an address is one that a reader may open.
func isWebAddress(_ address: String) -> Bool {
  let start = address.prefix(8).lowercased()
  return start.hasPrefix("http://") || start.hasPrefix("https://")
}
