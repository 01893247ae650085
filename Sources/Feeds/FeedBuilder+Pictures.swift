import Markup

/// Pictures and films.
extension FeedBuilder {
  func takeImageURL(_ text: String, _ frame: Frame) {
    guard let address = address(text) else { return }
    if place == .image || place == .feed { takeImage(address) }
    if frame.name.local.lowercased() == "url",
      frames.contains(where: { $0.element == .author || $0.element == .contributor })
    {
      person.uri = address
    }
  }

  func takeImage(_ text: String) {
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
    entry.media.appendSome(media)
  }

  func takeMediaText(_ kind: MediaText, _ text: String?) {
    guard place == .entry, let text else { return }
    guard !entry.media.isEmpty, frames.contains(where: { $0.element == .mediaContent || $0.element == .mediaGroup })
    else {
      if kind == .description, entry.summary == nil { entry.summary = HTMLConstruct(kind: .plain, text: text) }
      if kind == .title, entry.title == nil { entry.title = text }
      return
    }
    // What describes a whole group describes the story: film sites have no other text (YouTube's feeds).
    if kind == .description, !frames.contains(where: { $0.element == .mediaContent }), groupText == nil {
      groupText = text
    }
    // A picture's thumbnail stands inside it too, before its credit or after; the credit is the picture's.
    let last = entry.media.lastIndex { !$0.isThumbnail } ?? entry.media.count - 1
    switch kind {
    case .title: if entry.media[last].caption == nil { entry.media[last].caption = text }
    case .description: entry.media[last].caption = text
    case .credit: entry.media[last].credit = text
    }
  }
}
