// What a page says about itself outside its text: `title`, `meta`, `link` and JSON-LD, gathered in one walk.

import Markup

struct PageHead {
  /// The words of `title`.
  var title = ""
  /// The contents of `meta` by name, property or itemprop in small letters, in page order.
  private var metas: [String: [String]] = [:]
  /// The addresses of the feeds.
  private var feedAddresses: Set<String> = []
  /// The address that relative ones are resolved against.
  var base: String?
  /// The page's own address, as it says itself.
  var canonical: String?
  var language: String?
  /// The objects of its JSON-LD, those in `@graph` and in lists among them.
  var objects: [JSONValue] = []
  /// Feeds announced by `link`.
  var feeds: [AnnouncedFeed] = []
  /// Where `link rel=next` leads.
  var next: String?
  /// A picture named by `link rel=image_src`.
  var imageSource: String?

  /// The first `meta` content of the first of these names that has one.
  func meta(_ names: String...) -> String? {
    for name in names {
      if let found = metas[name]?.first { return found }
    }
    return nil
  }

  /// All contents of `meta` elements of this name.
  func allMeta(_ name: String) -> [String] { metas[name] ?? [] }

  init(_ tree: HTMLTree, url: String?) {
    base = url
    for node in tree.nodes where tree.tag(node) == .base {
      if let reference = tree.attribute("href", of: node), let address = resolveAddress(reference, base: url) {
        base = address
        break
      }
    }
    for node in tree.nodes where tree.kind(node) == .element && tree.namespace(node) == .html {
      switch tree.tag(node) {
      case .html:
        language = tree.attribute("lang", of: node) ?? tree.attribute("xml:lang", of: node)
      case .title where title.isEmpty: title = Self.cut(tree.words(node), to: Self.longestTitle)
      case .meta: readMeta(tree, node)
      case .link: readLink(tree, node)
      case .script:
        guard let type = tree.attribute("type", of: node), type.inSmallLetters().holds("ld+json") else { continue }
        if let value = JSONValue(tree.textContent(node)) { gather(value, depth: 0) }
      default: break
      }
    }
  }

  /// Bytes of a window's title: it is a line, and a book in its place is harm or a mistake.
  static let longestTitle = 4_096
  /// Bytes of what one `meta` tells: a list of keywords, at the most.
  private static let longestContent = 65_536

  /// The beginning of a text that is longer than it can sensibly be.
  static func cut(_ text: String, to limit: Int) -> String {
    guard text.utf8.count > limit else { return text }
    // A character that is cut in half at the end is left out.
    return String(String(decoding: text.utf8.prefix(limit), as: UTF8.self).unicodeScalars.dropLast())
  }

  private mutating func readMeta(_ tree: HTMLTree, _ node: HTMLTree.Node) {
    guard let content = tree.attribute("content", of: node) else { return }
    let words = Self.cut(collapseBlanks(content), to: Self.longestContent)
    guard !words.isEmpty else { return }
    // Some papers fill several of the names; each counts.
    let names: [StaticString] = ["name", "property", "itemprop", "http-equiv"]
    for name in names {
      guard let key = tree.attribute(name, of: node), !key.isEmpty else { continue }
      metas[key.inSmallLetters(), default: []].append(words)
    }
  }

  private mutating func readLink(_ tree: HTMLTree, _ node: HTMLTree.Node) {
    guard let relation = tree.attribute("rel", of: node)?.inSmallLetters(),
      let reference = tree.attribute("href", of: node)
    else { return }
    let relations = relation.split { $0 == " " || $0 == "\t" || $0 == "\n" }
    if relations.contains("canonical"), canonical == nil { canonical = resolveAddress(reference, base: base) }
    if relations.contains("next"), next == nil { next = resolveAddress(reference, base: base) }
    if relations.contains("image_src"), imageSource == nil { imageSource = resolveAddress(reference, base: base) }
    guard relations.contains("alternate") || relations.contains("feed"),
      let feed = AnnouncedFeed(tree, node, reference: reference, base: base),
      feedAddresses.insert(feed.url).inserted
    else { return }
    feeds.append(feed)
  }

  private mutating func gather(_ value: JSONValue, depth: Int) {
    guard depth < 8, objects.count < 500 else { return }
    switch value {
    case .array(let values): for value in values { gather(value, depth: depth + 1) }
    case .object:
      objects.append(value)
      for name in ["@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemReviewed"] {
        if let inner = value[name] { gather(inner, depth: depth + 1) }
      }
    default: break
    }
  }
}

/// A feed that a page announces.
public struct AnnouncedFeed: Hashable, Sendable {
  /// Its absolute address.
  public var url: String
  /// What the page calls it.
  public var title: String?
  /// Its media type.
  public var type: String

  /// A feed at `url`.
  public init(url: String, title: String? = nil, type: String) {
    self.url = url
    self.title = title
    self.type = type
  }

  /// The feed of a `link` element; nil where it leads to something else.
  init?(_ tree: HTMLTree, _ node: HTMLTree.Node, reference: String, base: String?) {
    let type = (tree.attribute("type", of: node) ?? "").inSmallLetters().split(separator: ";").first.map {
      collapseBlanks(String($0))
    }
    let types = ["application/rss+xml", "application/atom+xml", "application/feed+json", "application/json"]
    guard let type, types.contains(type), let url = resolveAddress(reference, base: base) else { return nil }
    // WordPress announces its programming interface and oEmbed in the same way.
    if type == "application/json", url.contains("wp-json") || url.contains("oembed") { return nil }
    let title = collapseBlanks(tree.attribute("title", of: node) ?? "")
    self.init(url: url, title: title.isEmpty ? nil : title, type: type)
  }
}
