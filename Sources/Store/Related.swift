// The stories nearest to one, where its page names none. Two stories are near when they share words that few others
// have; the index is asked for each word of the headline and the lede, and gives at most a bounded number of the latest
// finds, so that a large store costs what a small one does.

import Articles
import Glibc
import SQLite

/// Words of the headline and the lede that are looked up.
private let mostWords = 20
/// Words that decide.
private let decidingWords = 8
/// A word found more often than this says nothing.
private let mostFinds = 120

extension Store {
  /// The nearest stories to an article, the nearest first; never itself, and none of the same headline or address.
  func nearest(to teaser: Teaser, limit: Int, except: Set<String>) throws(SQLiteError) -> [Teaser] {
    let stored = max(Double(try indexedMark()), 2)
    let most = min(mostFinds, max(8, Int(stored / 50)))
    let headline = significantWords(of: teaser.headline)
    let words = (headline + significantWords(of: teaser.lede).filter { !headline.contains($0) }).prefix(mostWords)
    var probes: [(finds: [Int64], weight: Double)] = []
    for (index, word) in words.enumerated() {
      guard let query = exactQuery(word) else { continue }
      let finds = try found(query, below: .max, limit: most + 1).filter { $0 != teaser.id.rawValue }
      guard !finds.isEmpty, finds.count <= most else { continue }
      let rarity = log(stored / Double(finds.count + 1)) + 0.1
      probes.append((finds, index < headline.count ? rarity * 1.5 : rarity))
    }
    probes.sort { $0.finds.count < $1.finds.count }
    var scores: [Int64: (weight: Double, words: Int)] = [:]
    for probe in probes.prefix(decidingWords) {
      for id in probe.finds {
        scores[id, default: (0, 0)].weight += probe.weight
        scores[id, default: (0, 0)].words += 1
      }
    }
    let order = scores.sorted { left, right in
      (left.value.weight, left.key) > (right.value.weight, right.key)
    }
    return try distinct(order.prefix(limit * 4), near: teaser, headline, limit, except)
  }

  private func distinct(
    _ order: some Sequence<(key: Int64, value: (weight: Double, words: Int))>, near teaser: Teaser,
    _ headline: [String], _ limit: Int, _ except: Set<String>
  ) throws(SQLiteError) -> [Teaser] {
    var seen = except.union(identities(teaser.headline, teaser.url))
    var nearest: [Teaser] = []
    for (id, score) in order where nearest.count < limit {
      guard let candidate = try self.teaser(ArticleID(id)) else { continue }
      // One word in common is chance, unless both headlines have it.
      guard score.words > 1 || significantWords(of: candidate.headline).contains(where: headline.contains) else {
        continue
      }
      let names = identities(candidate.headline, candidate.url)
      guard seen.isDisjoint(with: names) else { continue }
      seen.formUnion(names)
      nearest.append(candidate)
    }
    return nearest
  }
}

/// What a story may not share with another in one list: its headline, its address.
func identities(_ headline: String, _ url: String?) -> [String] {
  [headline.lowercased(), url.flatMap(addressKey)].compactMap { $0 }
}

/// The words of a text that could tell it from others, in order, each once, in small letters. Of scripts without
/// spaces, every two neighbours are a word.
func significantWords(of text: String) -> [String] {
  var seen: Set<String> = []
  var words: [String] = []
  for part in text.lowercased().unicodeScalars.split(whereSeparator: { !isWordScalar($0) }) {
    let word = String(Substring(part))
    let pieces = String(decoding: spaced(word), as: UTF8.self).split(separator: " ")
    if pieces.count > 1 {
      for (first, second) in zip(pieces, pieces.dropFirst()) where seen.insert("\(first)\(second)").inserted {
        words.append("\(first)\(second)")
      }
    } else if part.count > 2 || (part.count > 1 && !word.utf8.allSatisfy { $0 < 0x80 }), seen.insert(word).inserted {
      words.append(word)
    }
  }
  return words
}
