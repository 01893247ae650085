// Lists of other stories on a page: those it ranks, and those it calls related.

import Articles
import Markup

struct StoryLists {
  let tree: HTMLTree
  let hints: [ElementHints]
  let base: String?
  /// The page's own address, which is no other story.
  let own: String?
  let publication: String
  let moment: Timestamp

  // MARK: Ranked lists

  /// Lists whose heading says that they rank.
  func ranked() -> [RankedList] {
    var found: [RankedList] = []
    for node in tree.nodes {
      switch tree.tag(node) {
      case .ol, .ul, .dl: break
      default: continue
      }
      guard tree.end(node) - node < 1_500, let title = rankingTitle(of: node) else { continue }
      let entries = entries(in: node)
      // Lists of topics are called trending too; headlines have some length.
      let length = entries.reduce(0) { $0 + $1.headline.utf8.count }
      guard (3...50).contains(entries.count), length >= 22 * entries.count,
        !found.contains(where: { $0.title == title })
      else { continue }
      found.append(RankedList(publication: publication, title: title, moment: moment, entries: entries))
      if found.count == 12 { break }
    }
    return found
  }

  /// The nearest heading before the list, where it speaks of a ranking: `Most Read`, `Top 5 Entertainment`.
  private func rankingTitle(of list: HTMLTree.Node) -> String? {
    if let label = tree.attribute("aria-label", of: list), Self.ranks(label) { return collapseBlanks(label) }
    // A heading stands close above, with little between.
    for node in stride(from: list - 1, to: max(0, list - 40), by: -1) {
      guard tree.kind(node) == .element, tree.end(node) <= list, tree.end(node) - node < 10 else { continue }
      switch tree.tag(node) {
      case .h1, .h2, .h3, .h4, .h5, .h6, .caption, .legend, .strong, .dt, .p, .div, .span, .a, .header, .b:
        let words = tree.words(node)
        guard !words.isEmpty else { continue }
        if words.utf8.count < 60, Self.ranks(words) { return words }
        if [.h1, .h2, .h3, .h4, .h5, .h6].contains(tree.tag(node)) { return nil }
      case .ol, .ul, .dl, .table: return nil
      default: continue
      }
    }
    return nil
  }

  private static func ranks(_ title: String) -> Bool {
    let words = title.lowercased()
    if wordings.contains(where: { words.holds($0) }) { return true }
    // `Top 10 Stories`: a number after the word.
    let parts = words.split(separator: " ")
    return parts.count > 1 && parts[0] == "top" && Int(parts[1]) != nil
  }

  private static let wordings = [
    "most read", "most popular", "most viewed", "most shared", "most commented", "most emailed", "top stories",
    "trending", "ranking", "meistgelesen", "meist gelesen", "les plus lus", "les plus lues", "más leíd", "mas leid",
    "lo más visto", "più letti", "mais lidas", "mais lidos", "mest lest", "mest leste", "mest lästa", "mest læste",
    "best gelezen", "meest gelezen", "najczęściej czytane", "nejčtenější", "luetuimmat", "самое читаемое", "популярн",
    "найчитаніше", "많이 본", "가장 많이", "인기 기사", "랭킹", "ランキング", "人気記事", "热门", "熱門", "排行",
    "الأكثر قراءة", "en çok okunan", "terpopuler",
  ]

  /// The lines of a list with their places: as printed, else as counted.
  private func entries(in list: HTMLTree.Node) -> [RankedList.Entry] {
    var entries: [RankedList.Entry] = []
    var printed: Int?
    for item in tree.descendants(list) where [.li, .dt, .dd].contains(tree.tag(item)) {
      let link = longestLink(in: item)
      // `<dt>1</dt><dd><a>Headline</a></dd>`: the place stands in an element of its own.
      guard let link else {
        printed = Int(tree.words(item).filter(\.isNumber))
        continue
      }
      guard !entries.contains(where: { $0.url == link.url }) else { continue }
      let rank = printed ?? leadingNumber(item) ?? entries.count + 1
      printed = nil
      // The place is often printed inside the link.
      let digits = link.headline.prefix { $0.isNumber && $0.isASCII }
      let isGlued = Int(digits) == rank && digits.count <= 2
      let text = isGlued ? link.headline.dropFirst(digits.count).drop { ". )".contains($0) } : link.headline[...]
      let (label, headline) = Self.parted(String(text))
      entries.append(
        RankedList.Entry(rank: min(max(rank, 1), 1_000), headline: headline, url: link.url, label: label))
    }
    // Places that do not rise are counts of something else.
    let isRising = zip(entries, entries.dropFirst()).allSatisfy { $0.rank < $1.rank }
    if !isRising || entries.first?.rank != 1 {
      for index in entries.indices { entries[index].rank = index + 1 }
    }
    return entries
  }

  /// A number of its own before the headline.
  private func leadingNumber(_ item: HTMLTree.Node) -> Int? {
    for node in tree.descendants(item) where tree.kind(node) == .text {
      let words = collapseBlanks(tree.characters(node))
      if words.isEmpty { continue }
      guard words.utf8.count <= 3 else { return nil }
      return Int(words.hasSuffix(".") ? String(words.dropLast()) : words)
    }
    return nil
  }

  /// `[INTERVIEW] Headline` as label and headline.
  private static func parted(_ text: String) -> (label: String?, headline: String) {
    guard text.hasPrefix("["), let end = text.firstIndex(of: "]") else { return (nil, text) }
    let label = text[text.index(after: text.startIndex)..<end]
    let rest = collapseBlanks(String(text[text.index(after: end)...]))
    return label.count <= 30 && !rest.isEmpty ? (String(label), rest) : (nil, text)
  }

  private func longestLink(in item: HTMLTree.Node) -> (headline: String, url: String)? {
    var best: (headline: String, url: String)?
    for node in item..<tree.end(item) where tree.tag(node) == .a {
      guard let found = story(node), found.headline.utf8.count > best?.headline.utf8.count ?? 7 else { continue }
      best = found
    }
    return best
  }

  /// The headline and address of a link; nil where it leads nowhere else.
  private func story(_ link: HTMLTree.Node) -> (headline: String, url: String)? {
    guard let reference = tree.attribute("href", of: link), !reference.hasPrefix("#"),
      let url = resolveAddress(reference, base: base), url != own
    else { return nil }
    let words = tree.words(link)
    return words.isEmpty || words.utf8.count > 400 ? nil : (words, url)
  }

  // MARK: Related stories

  /// The stories that the page sets beside its own and calls related, in their order.
  func related() -> [RelatedLink] {
    var found: [RelatedLink] = []
    var node = 1
    while node < tree.count, found.count < 12 {
      guard tree.kind(node) == .element, isRelatedBox(node) else {
        node += 1
        continue
      }
      for link in tree.elements(.a, in: node) {
        // A headline has some length; shorter links are buttons and names of sections.
        guard let story = story(link), story.headline.utf8.count >= 20,
          !found.contains(where: { $0.url == story.url })
        else { continue }
        found.append(RelatedLink(headline: story.headline, url: story.url))
      }
      node = tree.end(node)
    }
    return found
  }

  private func isRelatedBox(_ node: HTMLTree.Node) -> Bool {
    let size = tree.end(node) - node
    guard size > 2, size < 1_000 else { return false }
    switch tree.tag(node) {
    case .html, .body, .main, .head: return false
    case .a, .span, .li, .p: return false
    default: break
    }
    if hints[node].contains(.related), !hints[node].contains(.body) { return rankingHeading(in: node) == nil }
    // A list under a heading that says so.
    guard [.ul, .ol].contains(tree.tag(node)) else { return false }
    for before in stride(from: node - 1, to: max(0, node - 12), by: -1) where tree.end(before) <= node {
      switch tree.tag(before) {
      case .h2, .h3, .h4, .h5, .h6, .strong:
        let words = tree.words(before).lowercased()
        return ["related", "mehr zum thema", "à lire aussi", "relacionad", "관련", "関連", "相关", "read also", "zum thema"]
          .contains { words.holds($0) }
      case .ul, .ol: return false
      default: continue
      }
    }
    return false
  }

  private func rankingHeading(in node: HTMLTree.Node) -> HTMLTree.Node? {
    tree.descendants(node).first { inner in
      [.h2, .h3, .h4, .h5].contains(tree.tag(inner)) && Self.ranks(tree.words(inner))
    }
  }
}
