internal import Articles

/// Searches of others over the same articles: SQLite's full-text index alone (`floor_store.py`), and newsboat's own.
struct SearchPeers {
  /// What the index alone is asked, and how `floor_store.py` calls it.
  static let queries = [
    ("one rare word by bm25", "rare"), ("the commonest word by bm25", "commonest by bm25"),
    ("the commonest word, newest first", "commonest by newest"), ("two common words by bm25", "two words by bm25"),
  ]

  /// The times of the index alone, by its names for them.
  private(set) var milliseconds: [String: Double] = [:]
  /// The text of all articles.
  private(set) var textMegabytes: Double?
  /// From Enter until newsboat shows what it found, in seconds.
  private(set) var newsboat: Double?

  /// Measures what there are tools for.
  init(_ feeds: FeedFolder, newsboat: Newsboat?, scratch: String, _ tools: Tools) throws(BenchmarkError) {
    if let script = tools.script("floor_store.py") {
      let store = "\(scratch)/floor-search-\(feeds.size).db"
      let output = try ChildProcess.output(of: "python3", [script, feeds.path, store, "--index", "fts-big"])
      guard let report = JSONValue(parsing: output.utf8) else {
        throw BenchmarkError("\(script) measured nothing")
      }
      textMegabytes = report["text_mb"]?.number
      for (_, name) in Self.queries { milliseconds[name] = report["search_ms"]?[name]?.number }
    }
    if let newsboat, let driver = tools.script("pty_time.py") {
      let timing = try TerminalTiming(
        newsboat.command, keys: "/ z y z z y v a ENTER*1", until: "Long reads", quit: "q q q q", starts: 1,
        quiet: 2_000, driver: driver)
      self.newsboat = timing["ENTER*1"]?.median
    }
  }
}
