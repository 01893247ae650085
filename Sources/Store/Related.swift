// The stories nearest to one, where its page names none. Two stories are near when they share words that few others
// have: the index is asked for the words that tell most of a story, and each story that has one gains by how rare the word is,
// divided by how long the story is, for long ones have many words (the cosine of vectors weighted by rarity, as search
// engines have it). The index gives at most a bounded number of the latest finds a word, and is asked for a bounded number
// of words, so that a large store costs what a small one does.

public import Articles
import Glibc
import SQLite

/// So many words are looked up; fewer in a store where each costs more and is more telling.
private let mostWords = (few: 96, many: 32)
/// A store of more stories than this is a large one.
private let largeStore = 5_000.0
/// A word found more often than this says nothing; neither does one that a fifth of all stories have.
private let mostFinds = 240
/// So many of them are remembered, to be asked for but once.
private let mostCommonWords = 4_000
/// So many of the best are measured to the end.
private let mostMeasured = 200
/// From this likeness on, a person would call two stories related.
private let leastLikeness = 0.12
/// So much of a story's text is read for words: what it is about stands in its first part.
private let readLength = 8_000

/// A story that is near another.
public struct NearStory: Hashable, Sendable {
  /// The story.
  public var teaser: Teaser
  /// How much of what tells of the one is also in the other, from 0 to 1.
  public var likeness: Double
}

extension Store {
  /// The nearest stories to an article, the nearest first, whatever their likeness; the rail shows only like ones.
  public func nearest(to id: ArticleID, limit: Int) throws(StoreError) -> [NearStory] {
    try openSearch()
    return try read { () throws(SQLiteError) in
      guard let teaser = try teaser(id), let article = try content(id) else { return [] }
      return try nearest(to: teaser, article, limit: limit, least: 0)
    }
  }

  /// The stories near enough to stand beside an article; never itself, and none of the same headline or address.
  func nearest(to teaser: Teaser, _ article: Article, limit: Int) throws(SQLiteError) -> [Teaser] {
    try nearest(to: teaser, article, limit: limit, least: leastLikeness).map(\.teaser)
  }

  private func nearest(
    to teaser: Teaser, _ article: Article, limit: Int, least: Double
  ) throws(SQLiteError) -> [NearStory] {
    let stored = max(Double(try searchState().article), 2)
    let most = min(mostFinds, max(16, Int(stored / 5)))
    var scores: [Int64: Double] = [:]
    var (whole, asked) = (0.0, 0)
    for word in StoryWords(of: article).words where !names.commonWords.contains(word.text) {
      guard asked < (stored > largeStore ? mostWords.many : mostWords.few) else { break }
      guard let query = exactQuery(word.text) else { continue }
      asked += 1
      let finds = try found(query, below: .max, limit: most + 1)
      guard finds.count <= most else {
        // In a small store what is common today may not be so tomorrow.
        if most == mostFinds, names.commonWords.count < mostCommonWords { names.commonWords.insert(word.text) }
        continue
      }
      let weight = word.weight * pow(log(stored / Double(max(finds.count, 1))) + 0.1, 1.5)
      whole += weight
      for id in finds where id != teaser.id.rawValue { scores[id, default: 0] += weight }
    }
    guard whole > 0 else { return [] }
    let own = try breadth(of: teaser.id.rawValue)
    let best = scores.sorted { ($0.value, $0.key) > ($1.value, $1.key) }.prefix(max(mostMeasured, limit * 2))
    let measured = try best.map { $0 }.mapped { pair throws(SQLiteError) in
      (id: pair.key, likeness: min(1, pair.value / whole * own / (try breadth(of: pair.key))))
    }
    return try distinct(
      measured.filter { $0.likeness >= least }.sorted { ($0.likeness, $0.id) > ($1.likeness, $1.id) }, near: teaser,
      limit)
  }

  /// How much a story's length adds to its chance of having any word. A text has fewer new words the longer it is.
  private func breadth(of id: Int64) throws(SQLiteError) -> Double {
    let length = try connection.number(
      "SELECT length(content) FROM article_contents WHERE article_id = ?", [.integer(id)])
    return pow(Double(max(length ?? 0, 300)), 0.4)
  }

  private func distinct(
    _ order: [(id: Int64, likeness: Double)], near teaser: Teaser, _ limit: Int
  ) throws(SQLiteError) -> [NearStory] {
    var seen = Set(identities(teaser.headline, teaser.url))
    var nearest: [NearStory] = []
    for (id, likeness) in order where nearest.count < limit {
      guard let candidate = try self.teaser(ArticleID(id)) else { continue }
      let names = identities(candidate.headline, candidate.url)
      guard seen.isDisjoint(with: names) else { continue }
      seen.formUnion(names)
      nearest.append(NearStory(teaser: candidate, likeness: likeness))
    }
    return nearest
  }
}

/// What a story may not share with another in one list: its headline, its address.
func identities(_ headline: String, _ url: String?) -> [String] {
  [headline.lowercased(), url.flatMap(addressKey)].compactMap { $0 }
}

/// The words that tell of a story, those first that it uses most; those of the headline count more.
struct StoryWords {
  var words: [(text: String, weight: Double)] = []

  init(of article: Article) {
    let headline = significantWords(of: article.headline)
    var (order, counts) = (headline, [String: Int](minimumCapacity: 400))
    for word in headline { counts[word] = 1 }
    var left = readLength
    for text in [article.deck ?? ""] + article.body.lazy.map(\.plainText) where left > 0 {
      left -= text.utf8.count
      forEachSignificantWord(of: text) { word in
        if let count = counts[word] {
          counts[word] = count + 1
        } else {
          counts[word] = 1
          order.append(word)
        }
      }
    }
    let named = Set(headline)
    let ranked = order.enumerated().map { place, word in
      let count = counts[word] ?? 1
      let isNamed = named.contains(word)
      return (
        text: word, weight: (1 + log(Double(count))) * (isNamed ? 1.2 : 1), uses: count + (isNamed ? 2 : 0),
        place: place
      )
    }
    words = ranked.sorted { ($1.uses, $0.place) < ($0.uses, $1.place) }.map { ($0.text, $0.weight) }
  }
}

/// The words of a text that could tell it from others, in order, each once, in small letters.
func significantWords(of text: String) -> [String] {
  var seen: Set<String> = []
  var words: [String] = []
  forEachSignificantWord(of: text) { if seen.insert($0).inserted { words.append($0) } }
  return words
}

/// Gives the words of a text that could tell it from others, in order and in small letters. Of scripts without spaces,
/// every two neighbours are a word.
func forEachSignificantWord(of text: String, _ take: (String) -> Void) {
  for part in text.lowercased().unicodeScalars.split(whereSeparator: { !isWordScalar($0) }) {
    let word = String(Substring(part))
    if word.utf8.allSatisfy({ $0 < 0x80 }) {
      if part.count > 2 { take(word) }
      continue
    }
    var indexed = IndexText()
    indexed.append(word, isQuery: true)
    for piece in indexed.utf8.split(separator: 0x20) {
      let piece = String(decoding: piece, as: UTF8.self)
      if piece.unicodeScalars.count > (piece.utf8.count == piece.unicodeScalars.count ? 2 : 1) { take(piece) }
    }
  }
}
