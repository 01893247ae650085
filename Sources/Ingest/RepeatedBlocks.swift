// What a newspaper sets among its stories again and again: a line about its newsletter, a notice of rights, the first words
// of a box. No list of wordings knows them all; that they stand on several pages of one newspaper tells them. The store keeps
// fingerprints of short blocks by host, and on how many different pages each stood.

internal import Articles
internal import Extraction
internal import Store

/// Counts the blocks of pages, and leaves out those that stand on several.
struct RepeatedBlocks {
  /// A short block is left out where it stood on so many pages besides this one, a longer one on more: the stories that
  /// follow an event tell again what came before in the same paragraph, and that is their own text.
  private static let (leastOthers, leastOthersOfLong) = (3, 7)
  /// Letters, in bytes of UTF-8, above which a block is a long one.
  private static let longLength = 200
  /// One page in so many of its newspaper has to have it: what stands at the end of one reporter's columns does not.
  private static let leastShare = 4
  /// Letters of a block. Shorter ones recur by chance (`Yes.`, `What do you mean?`); longer ones are a text.
  private static let lengths = 24...400

  private let store: Store

  init(in store: Store) { self.store = store }

  /// Counts the blocks of stories' pages, once for each page.
  func learn(_ articles: [Article]) throws(StoreError) {
    let pages = articles.compactMap { article -> PageBlocks? in
      guard let host = Self.host(of: article.url), let url = article.url else { return nil }
      let marks = Set(article.body.compactMap(Self.mark))
      return marks.isEmpty ? nil : PageBlocks(host: host, page: Store.mark(Array(url.utf8)), blocks: marks)
    }
    if !pages.isEmpty { try store.countBlocks(pages) }
  }

  /// The story without what stood on several other pages of its newspaper. It is counted first.
  func without(_ article: Article) throws(StoreError) -> Article {
    try learn([article])
    return try cleaned(article)
  }

  /// The story without what stood on several other pages. Where that would be half of the text or more, it is a story that
  /// has several addresses, and nothing is left out.
  func cleaned(_ article: Article) throws(StoreError) -> Article {
    guard let host = Self.host(of: article.url) else { return article }
    let marks = article.body.map(Self.mark)
    let known = try store.repeatedBlocks(Set(marks.compactMap { $0 }), of: host)
    guard !known.blocks.isEmpty else { return article }
    var cleaned = article
    cleaned.body = zip(article.body, marks).compactMap { block, mark in
      guard let mark, let count = known.blocks[mark] else { return block }
      let isLong = block.plainText.utf8.count > Self.longLength
      let isRepeated =
        count > (isLong ? Self.leastOthersOfLong : Self.leastOthers) && count * Self.leastShare >= known.pages
      return isRepeated ? nil : block
    }
    return cleaned.bodyLength * 2 > article.bodyLength ? cleaned : article
  }

  /// A number for a short block: of a paragraph, or of a list as a whole. Crossheads recur with good reason.
  private static func mark(_ block: Block) -> Int64? {
    switch block {
    case .paragraph, .list: break
    default: return nil
    }
    let text = block.plainText
    guard text.utf8.count <= lengths.upperBound * 4 else { return nil }
    let letters = text.lowercased().filter { $0.isLetter || $0.isNumber }
    guard lengths.contains(letters.utf8.count) else { return nil }
    return Store.mark(Array(letters.utf8))
  }

  /// The host of an address, without `www.`.
  private static func host(of url: String?) -> String? {
    guard let url, url.hasPrefix("http"), let host = url.split(separator: "/", maxSplits: 2).dropFirst().first
    else { return nil }
    let name = host.prefix { $0 != "/" && $0 != "?" && $0 != "#" }.lowercased()
    return name.hasPrefix("www.") ? String(name.dropFirst(4)) : name
  }
}
