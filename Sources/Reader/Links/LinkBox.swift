// Before a link is followed: where it leads, its host set apart from the rest, and what can be done with it.

import Articles
import Screen
import Typesetting

/// A link that is asked about.
struct LinkState: Sendable {
  var url: String
  var target: LinkTarget
  /// The words that lead there.
  var words: String
  /// The link's number in the article; nil for one from elsewhere.
  var number: Int?
  /// The story at that address, where the store has it.
  var story: ArticleID?
  /// What is not as it seems.
  var warnings: [String]

  /// A link to `url`; nil where that is no address on the web. `texts` are all the words that lead there.
  init?(_ url: String, texts: [String], number: Int? = nil, story: ArticleID? = nil) {
    guard let target = LinkTarget(url) else { return nil }
    (self.url, self.target, self.number, self.story) = (url, target, number, story)
    words = texts.first { !$0.allSatisfy(\.isWhitespace) } ?? ""
    warnings = []
    if let named = texts.lazy.compactMap(target.contradiction).first {
      warnings.append("The words name another host: \(truncate(named, columns: 40))")
    }
    if let punycode = target.punycode {
      warnings.append("Its letters may deceive; in ASCII it is \(punycode)")
    }
    if target.hasUserInfo { warnings.append("A name stands before the host, which is not the host.") }
  }
}

extension OverlayBox {
  static func link(_ link: LinkState, state: ReaderState) -> OverlayBox {
    let columns = min(72, state.screen.columns - 2)
    let room = max(8, columns - 4)
    var lines: [Line] = []
    if !link.words.isEmpty {
      lines += wrap("“\(link.words)”", columns: room, maxLines: 2).map { Line(text: $0) }
      lines.append(Line(text: ""))
    }
    let pieces: [(text: String, role: Role)] = [
      (link.target.scheme, .overlay), (link.target.host, .overlayTitle), (link.target.path, .overlay),
    ]
    lines += cut(pieces, columns: room, rows: max(2, state.screen.rows - 14)).map { Line(text: "", pieces: $0) }
    if !link.warnings.isEmpty { lines.append(Line(text: "")) }
    for warning in link.warnings {
      lines += wrap(warning, columns: room, maxLines: 3).map { Line(text: $0, role: .statusError) }
    }
    lines += [
      Line(text: ""), Line(key: "Enter", text: "open in the browser"),
      Line(
        key: "d", text: link.story == nil ? "fetch it and open it here" : "open it here: the store has this story"),
      Line(key: "y", text: "copy the address"),
    ]
    return OverlayBox(
      title: link.number.map { "Link [\($0)]" } ?? "Link", lines: lines, hint: "Esc closes", columns: columns,
      state: state)
  }

  /// Text in lines of `columns`, cut anywhere as addresses may be; what does not go into `rows` lines is told by an ellipsis.
  private static func cut(
    _ pieces: [(text: String, role: Role)], columns: Int, rows: Int
  ) -> [[(text: String, role: Role)]] {
    var lines: [[(text: String, role: Role)]] = [[]]
    var width = 0
    for (text, role) in pieces {
      var part = ""
      for character in text {
        let wide = DisplayWidth.columns(of: String(character))
        if width + wide > columns {
          guard lines.count < rows else {
            lines[lines.count - 1].append((String(part.dropLast()) + "…", role))
            return lines
          }
          lines[lines.count - 1].append((part, role))
          lines.append([])
          (part, width) = ("", 0)
        }
        part.append(character)
        width += wide
      }
      if !part.isEmpty { lines[lines.count - 1].append((part, role)) }
    }
    return lines
  }
}

extension ReaderState {
  /// Asks what to do with the article's link of this number.
  mutating func ask(about number: Int) -> [Effect] {
    overlay = nil
    guard case .article(let here) = place, let setter = here.setting?.setter, let link = setter.links[safe: number - 1]
    else { return [] }
    let story = here.rail.lists.lazy.flatMap(\.items).first { $0.url == link.url && $0.article != nil }?.article
    let state = LinkState(link.url, texts: setter.article.texts(leadingTo: link.url), number: number, story: story)
    guard let state else { return tellNoAddress() }
    overlay = .link(state)
    return []
  }

  /// Opens a link in the browser; asks first where it does not lead where it seems to.
  mutating func follow(_ url: String, texts: [String], story: ArticleID? = nil) -> [Effect] {
    guard let link = LinkState(url, texts: texts, story: story) else { return tellNoAddress() }
    guard !link.warnings.isEmpty else { return browse(url) }
    overlay = .link(link)
    return []
  }

  /// Opens the link in the article's text.
  mutating func follow(_ link: ArticleLink) -> [Effect] {
    guard case .article(let here) = place, let article = here.stored?.article else { return [] }
    return follow(link.url, texts: article.texts(leadingTo: link.url))
  }

  mutating func take(_ key: Key, in link: LinkState) -> [Effect] {
    switch key.code {
    case .enter, .character("o"):
      overlay = nil
      return browse(link.url)
    case .character("d"):
      overlay = nil
      if let story = link.story { return openArticle(story, companions: []) }
      awaited = link.url
      tell("Fetching \(link.target.shownHost); it opens when it has come.")
      return [.fetchStory(link.url)]
    case .character("y"):
      overlay = nil
      tell("Copied \(link.url)")
      return [.copy(link.url)]
    case .character("q"), .backspace: overlay = nil
    default: break
    }
    return []
  }

  /// A story that was sent for has come, and stands at one of `addresses`.
  mutating func receiveFetched(_ asked: String, _ addresses: [String]) -> [Effect] {
    guard awaited == asked else {
      tell("Fetched.")
      return []
    }
    return [.findStory(addresses + [asked])]
  }

  /// The story that was waited for was found in the store. Where something else has been begun meanwhile, it is only told.
  mutating func receiveFound(_ id: ArticleID?) -> [Effect] {
    guard awaited != nil else { return [] }
    awaited = nil
    guard let id else {
      tell("What came is no story; Enter in the link's box opens it in the browser.")
      return []
    }
    guard overlay == nil else {
      tell("The story has come; it stands under All stories.")
      return []
    }
    return openArticle(id, companions: [])
  }
}

extension Article {
  /// All the words that lead to `url`, each stretch of them apart.
  func texts(leadingTo url: String) -> [String] {
    (leadPhoto.map { $0.caption.texts(leadingTo: url) } ?? []) + body.flatMap { $0.texts(leadingTo: url) }
  }
}

extension Block {
  fileprivate func texts(leadingTo url: String) -> [String] {
    switch self {
    case .paragraph(let prose), .crosshead(let prose, _): prose.texts(leadingTo: url)
    case .quotation(let blocks, let attribution):
      blocks.flatMap { $0.texts(leadingTo: url) } + (attribution?.texts(leadingTo: url) ?? [])
    case .list(let items, _): items.joined().flatMap { $0.texts(leadingTo: url) }
    case .table(let table):
      (table.caption?.texts(leadingTo: url) ?? [])
        + table.rows.joined().flatMap { $0.text.texts(leadingTo: url) }
    case .figure(let photo): photo.caption.texts(leadingTo: url)
    case .embed(let embed): embed.url == url ? [embed.title] : []
    case .code, .rule: []
    }
  }
}

extension Prose {
  fileprivate func texts(leadingTo url: String) -> [String] {
    var texts: [String] = []
    var isOpen = false
    for run in runs {
      if run.link == url {
        if isOpen { texts[texts.count - 1] += run.text } else { texts.append(run.text) }
      }
      isOpen = run.link == url
    }
    return texts
  }
}
