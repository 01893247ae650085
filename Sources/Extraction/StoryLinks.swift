// The links of a page that lead to other stories of its site, found once; every list of the page is made of them.

import Markup

/// A link to a story.
struct StoryLink {
  var node: HTMLTree.Node
  var url: String
  /// Its words, without a time, a section's name or a rank that stand inside the link.
  var headline: String
  /// Elements inside the link that hold those.
  var notes: [HTMLTree.Node]
}

struct StoryLinks {
  let tree: HTMLTree
  let hints: [ElementHints]
  let base: String?
  /// The page's own address, which is no other story.
  let own: String?
  /// In document order.
  private(set) var all: [StoryLink] = []

  init(_ tree: HTMLTree, anchors: Anchors, hints: [ElementHints], base: String?, own: String?) {
    self.tree = tree
    self.hints = hints
    self.base = base
    self.own = own
    let ownKey = own.map(Self.key)
    var anchor = anchors.all.startIndex
    var node = 1
    // Past this many links nobody reads on; it keeps endless pages quick.
    while node < tree.count, all.count < 3_000 {
      if isPaid(node) {
        node = tree.end(node)
        continue
      }
      while anchor < anchors.all.endIndex, anchors.all[anchor].node < node { anchor += 1 }
      guard anchor < anchors.all.endIndex else { break }
      if anchors.all[anchor].node == node, let link = link(anchors.all[anchor], ownKey: ownKey) { all.append(link) }
      node += 1
    }
  }

  /// The links inside a part of the page.
  func inside(_ range: Range<HTMLTree.Node>) -> ArraySlice<StoryLink> {
    all[firstIndex(from: range.lowerBound)..<firstIndex(from: range.upperBound)]
  }

  private func firstIndex(from node: HTMLTree.Node) -> Int {
    var (low, high) = (0, all.count)
    while low < high {
      let middle = (low + high) / 2
      if all[middle].node < node { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// How many stories are linked to inside a part of the page.
  func count(_ range: Range<HTMLTree.Node>) -> Int { Set(inside(range).map(\.url)).count }

  /// An address as it is compared: without its place in the page and its scheme.
  static func key(_ url: String) -> Substring {
    let text = url[..<(url.utf8.firstIndex(of: UInt8(ascii: "#")) ?? url.endIndex)]
    let rest = afterScheme(of: text) ?? text
    return rest.utf8.last == UInt8(ascii: "/") ? rest.dropLast() : rest
  }

  /// Boxes that advertisers fill.
  private func isPaid(_ node: HTMLTree.Node) -> Bool {
    guard hints[node].contains(.junk) else { return false }
    let names: [StaticString] = ["class", "id", "data-component"]
    return names.contains { tree.attribute($0, of: node, holds: Self.paid) }
  }

  private func link(_ anchor: Anchor, ownKey: Substring?) -> StoryLink? {
    // A house's own stories are what a paper sets beside one; links to other sites are adverts or sources.
    guard anchor.isOwnSite else { return nil }
    let (node, url) = (anchor.node, anchor.url)
    let (headline, notes) = headline(of: anchor)
    guard headline.utf8.count <= 400, Self.isHeadline(headline, isSure: true) else { return nil }
    if let relation = tree.attribute("rel", of: node)?.inSmallLetters(), relation.holds("sponsored") { return nil }
    if let ownKey, Self.key(url) == ownKey { return nil }
    let form = AddressForm(url)
    guard form != .other, Self.isHeadline(headline, isSure: form == .story) else { return nil }
    // `More on: Summer Games` leads to a topic, whatever its address looks like.
    if headline.utf8.count < 40, listKind(ofHeading: headline) != nil { return nil }
    return StoryLink(node: node, url: url, headline: headline, notes: notes)
  }

  /// Whether words are long enough for a headline: a link to a section or a button has one or two.
  static func isHeadline(_ words: String, isSure: Bool) -> Bool {
    let isJoined = words.unicodeScalars.contains { $0.value >= 0x0E00 && !(0x2000...0x2BFF).contains($0.value) }
    if isJoined { return words.unicodeScalars.count >= (isSure ? 6 : 12) }
    let count = words.utf8.reduce(1) { $1 == 0x20 ? $0 + 1 : $0 }
    return isSure
      ? (count >= 3 && words.utf8.count >= 12) || words.utf8.count >= 24 : count >= 5 && words.utf8.count >= 28
  }

  private func headline(of anchor: Anchor) -> (String, [HTMLTree.Node]) {
    let link = anchor.node
    guard tree.end(link) - link > 2 else { return (anchor.words, []) }
    var notes: [HTMLTree.Node] = []
    var titled: HTMLTree.Node?
    var node = link + 1
    while node < tree.end(link) {
      guard tree.kind(node) == .element else {
        node += 1
        continue
      }
      switch tree.tag(node) {
      case .h1, .h2, .h3, .h4, .h5, .h6: titled = titled ?? node
      default: break
      }
      if isNote(node) {
        notes.append(node)
        node = tree.end(node)
      } else {
        if titled == nil, tree.attribute("class", of: node, holds: Self.titles),
          !tree.attribute("class", of: node, holds: Self.subtitles)
        {
          titled = node
        }
        node += 1
      }
    }
    let root = titled ?? link
    // What stands beside a title inside the link is no part of it.
    let words = root == link && notes.isEmpty ? anchor.words : words(in: root, without: notes)
    return (words.isEmpty ? anchor.words : words, notes)
  }

  private static let titles = NameParts(["headline", "title"])
  private static let subtitles = NameParts(["subtitle"])
  private static let badges = NameParts(["badge", "hidden", "sr-only", "eyebrow", "flag", "rank", "number"])
  private static let paid = NameParts([
    "outbrain", "taboola", "sponsor", "promoted", "advert", "dianomi", "zergnet", "revcontent", "paid",
  ])

  /// A rank, a time, a label: called so, or nothing but figures.
  private func isNote(_ node: HTMLTree.Node) -> Bool {
    guard tree.end(node) - node <= 12 else { return false }
    if tree.tag(node) == .time { return true }
    if !hints[node].isDisjoint(with: [.note, .date, .author]) {
      return hints[node].isDisjoint(with: [.story, .text]) && tree.words(node).utf8.count < 60
    }
    if tree.end(node) - node == 2, tree.kind(node + 1) == .text, tree.textBytes(node + 1).count <= 6 {
      let words = tree.words(node)
      return !words.isEmpty && words.allSatisfy { $0.isNumber || $0 == "." || $0 == "#" }
    }
    return tree.attribute("class", of: node, holds: Self.badges) && tree.words(node).utf8.count < 40
  }

  /// The words of an element without those of some parts of it.
  private func words(in root: HTMLTree.Node, without parts: [HTMLTree.Node]) -> String {
    let parts = parts.filter { tree.isInside($0, root) }
    guard !parts.isEmpty else { return tree.words(root) }
    var pieces: [String] = []
    var node = root + 1
    while node < tree.end(root) {
      if parts.contains(node) || tree.tag(node) == .script || tree.tag(node) == .style {
        node = tree.end(node)
        continue
      }
      if tree.kind(node) == .text { pieces.append(tree.characters(node)) }
      if tree.kind(node) == .element, tree.breaksLine(node) { pieces.append(" ") }
      node += 1
    }
    return collapseBlanks(pieces.joined())
  }
}
