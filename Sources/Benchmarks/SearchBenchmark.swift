internal import Articles
internal import Store

/// Searches in a store, each the median of many.
struct SearchResult {
  private static let queries = [
    ("one rare word", "zyzzyva"), ("the commonest word", "the"), ("two common words", "said the"),
    ("a word begun", "zyz"), ("no such word", "qqqq"),
  ]

  var size: Int
  private var seconds: [Double] = []

  /// Asks for the first fifty finds, as the reader does.
  init(_ size: Int, store path: String) throws(BenchmarkError) {
    self.size = size
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
    return table
  }
}
