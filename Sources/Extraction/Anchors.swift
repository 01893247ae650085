// The links of a page and where they lead, made absolute once: lists, galleries and the section menu all ask for them.

import Markup

/// A link with the absolute address that it leads to.
struct Anchor {
  var node: HTMLTree.Node
  var url: String
  /// Whether it stays with the house: another site's links are adverts or sources.
  var isOwnSite: Bool
  /// The words of a link that stays with the house.
  var words: String
}

/// All links of a page that lead somewhere, in document order.
struct Anchors {
  private(set) var all: [Anchor] = []

  /// The links of a page at `own`, whose relative addresses start from `base`.
  init(_ tree: HTMLTree, base: String?, own: String?) {
    let page = BaseAddress(base)
    let site = (own ?? base).flatMap { siteLabel(of: $0) }
    // Most links lead to the page's own host, which need not be taken apart each time.
    let origin = page.origin.map { $0 + "/" }
    let isOrigin = origin.flatMap { siteLabel(of: $0) } == site
    var node = 1
    while node < tree.count {
      defer { node += 1 }
      guard tree.tag(node) == .a, let reference = tree.attribute("href", of: node), reference.utf8.first != 0x23,
        let url = page.resolve(reference)
      else { continue }
      let isOwn =
        site == nil || (isOrigin && origin.map { url.utf8.starts(with: $0.utf8) } ?? false)
        || siteLabel(of: url) == site
      all.append(Anchor(node: node, url: url, isOwnSite: isOwn, words: isOwn ? tree.words(node) : ""))
    }
  }
}

extension [Anchor] {
  /// The first index from which on `isBeyond` holds, of links that it parts in two.
  func partitionPoint(_ isBeyond: (Anchor) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBeyond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
