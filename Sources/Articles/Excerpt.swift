// The part of an article that shows why a search found it.

/// A few words of an article around what was looked for.
public struct Excerpt: Hashable, Sendable {
  /// The words; an ellipsis stands where the text goes on.
  public var text: String
  /// Where the words that were looked for stand in it, in UTF-8 bytes.
  public var marks: [Range<Int>]

  /// An excerpt.
  public init(text: String, marks: [Range<Int>] = []) {
    self.text = text
    self.marks = marks
  }

  /// So many bytes of an article are looked through; what stands further on is not worth the wait.
  private static let mostBytes = 64 << 10
  /// So many characters stand before the first word found, at most.
  private static let before = 32
  /// So many characters an excerpt has at most.
  private static let most = 240

  /// The paragraph of `article` with most of the words, from a little before the first of them on; the beginning of the text
  /// where none has any.
  public init(of article: Article, finder: WordFinder) {
    var best: (text: String, places: [Range<Int>], words: Int)?
    var bytes = 0
    func consider(_ text: String) {
      guard bytes < Self.mostBytes, !text.isEmpty else { return }
      bytes += text.utf8.count
      let line = text.utf8.count > Self.mostBytes ? String(text.prefix(Self.mostBytes / 4)) : text
      let found = finder.hits(in: line, isHeadline: false)
      if found.words > best?.words ?? 0 { best = (line, found.places, found.words) }
    }
    consider(article.deck ?? "")
    for block in article.body where bytes < Self.mostBytes { consider(block.plainText) }
    consider(article.leadPhoto?.caption.plainText ?? "")
    if let best {
      self.init(around: best.places, in: best.text)
    } else {
      let opening = article.body.lazy.map(\.plainText).first { !$0.isEmpty } ?? article.deck ?? ""
      self.init(around: [], in: opening)
    }
  }

  private init(around places: [Range<Int>], in text: String) {
    let utf8 = text.utf8
    let first = utf8.index(utf8.startIndex, offsetBy: places.first?.lowerBound ?? 0)
    var start = text.index(first, offsetBy: -Self.before, limitedBy: text.startIndex) ?? text.startIndex
    if start > text.startIndex {
      // A word is not cut, unless the script has no spaces to cut at.
      if let space = text[start..<first].firstIndex(where: \.isWhitespace) { start = text.index(after: space) }
    }
    let end = text.index(start, offsetBy: Self.most, limitedBy: text.endIndex) ?? text.endIndex
    let skipped = utf8.distance(from: utf8.startIndex, to: start)
    let length = utf8.distance(from: start, to: end)
    let lead = start > text.startIndex ? "… " : ""
    let shown = String(text[start..<end].map { $0.isNewline ? " " : $0 })
    // A line end of two bytes has become a space of one: marks after it would be off.
    let isExact = shown.utf8.count == length
    self.init(
      text: lead + shown + (end < text.endIndex ? "…" : ""),
      marks: isExact
        ? places.compactMap { place in
          guard place.lowerBound >= skipped, place.upperBound <= skipped + length else { return nil }
          return place.lowerBound - skipped + lead.utf8.count..<place.upperBound - skipped + lead.utf8.count
        } : [])
  }
}
