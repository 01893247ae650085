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
      let isGuid = result.feed.format == .rss
      let isAddress =
        attributes["ispermalink"]?.lowercased() != "false" && (!isGuid || id.contains(":") || id.hasPrefix("/"))
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

extension Array where Element: Equatable {
  /// Appends, up to more than any honest feed has.
  mutating func appendSome(_ element: Element) {
    if count < 256 { append(element) }
  }

  /// Appends what is not there yet, up to as many.
  mutating func appendNew(_ element: Element) {
    if count < 256, !contains(element) { append(element) }
  }
}
