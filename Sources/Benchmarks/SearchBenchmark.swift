internal import Articles
internal import Store

/// Searches in a store, each the median of many.
struct SearchResult {
  private static let queries = [
    ("one rare word", "zyzzyva"), ("the commonest word", "the"), ("two common words", "said the"),
    ("a word begun", "zyz"), ("no such word", "qqqq"), ("a part of a Korean word", "가나"), ("one syllable", "가"),
  ]

  private static let completions = [("author", "r"), ("section", "s"), ("label", "i")]

  var size: Int
  private var seconds: [Double] = []
  private var completing: [Double] = []
  private var peers: SearchPeers
  private var taken: ImportResult

  /// Asks for the first fifty finds, as the reader does.
  init(
    _ size: Int, store path: String, beside peers: SearchPeers, _ taken: ImportResult
  ) throws(BenchmarkError) {
    (self.size, self.peers, self.taken) = (size, peers, taken)
    do throws(StoreError) {
      let store = try Store(path: path, mode: .readOnly)
      defer { store.close() }
      for (_, words) in Self.queries {
        var samples = Samples()
        for _ in 0..<21 {
          _ = try samples.measure { () throws(StoreError) in
            try store.page(.search(words), order: .newest, after: nil, limit: 50)
          }
        }
        seconds.append(samples.median)
      }
      for (field, begun) in Self.completions {
        var samples = Samples()
        for _ in 0..<21 {
          _ = try samples.measure { () throws(StoreError) in try store.searchNames(field, begun: begun) }
        }
        completing.append(samples.median)
      }
    } catch {
      throw BenchmarkError(error.description)
    }
  }

  /// The table of searches at every size.
  static func table(_ results: [SearchResult]) -> Table {
    var table = Table("Search, first 50 finds", ["articles"] + results.map { grouped($0.size) })
    for (index, query) in queries.enumerated() {
      table.add("\(query.0): \(query.1)", results.map { milliseconds($0.seconds[index]) })
    }
    for (index, (field, begun)) in completions.enumerated() {
      table.add("names for \(field):\(begun)", results.map { milliseconds($0.completing[index]) })
    }
    for (name, key) in SearchPeers.queries {
      table.add("bare FTS5, \(name)", results.map { $0.peers.milliseconds[key].map { milliseconds($0 / 1_000) } })
    }
    table.add("newsboat, one rare word", results.map { $0.peers.newsboat.map(milliseconds) })
    table.add("text that is searched", results.map { $0.peers.textMegabytes.map { decimal($0, 1) + " MB" } })
    table.add("index", results.map { megabytes($0.taken.indexBytes) })
    table.add(
      "index to text",
      results.map { result in
        result.peers.textMegabytes.map { decimal(Double(result.taken.indexBytes) / 1e6 / max($0, 0.001), 2) }
      })
    return table
  }
}
