// The reader in a pseudo-terminal, and beside it on the same articles the least that a reader can do (`floor_reader.c`
// over the store of `floor_store.py`) and newsboat.

/// What the reader takes over a store.
struct ReaderResult {
  var size: Int
  var reader: TerminalTiming
  var floor: TerminalTiming?
  var newsboat: TerminalTiming?

  /// All stories, down the list, into the longest, down its lines and screens, and back.
  private static let readerKeys = "m j*1 l*1 j*100 g ENTER*1 j*101 SPACE*20 BACKSPACE"
  private static let newsboatKeys = "ENTER*1 ENTER*1 SPACE*20"

  /// Measures over a store that `import` made of `feeds`.
  init(
    _ feeds: FeedFolder, store: String, floor: String?, newsboat: Newsboat?, scratch: String, driver: String,
    _ tools: Tools
  ) throws(BenchmarkError) {
    size = feeds.size
    let command = [tools.broadsheet, "--store", store, "--config", "\(scratch)/config"]
    // The first opening of all takes in the sample edition, which a person waits for once.
    _ = try TerminalTiming(command, keys: "", starts: 1, driver: driver)
    reader = try TerminalTiming(command, keys: Self.readerKeys, driver: driver)
    if let floor, let script = tools.script("floor_store.py") {
      let floorStore = "\(scratch)/floor-\(feeds.size).db"
      try ChildProcess.output(of: "python3", [script, feeds.path, floorStore, "--index", "none"])
      self.floor = try TerminalTiming([floor, floorStore], keys: "j*30 k*30", driver: driver)
    }
    if let newsboat {
      self.newsboat = try TerminalTiming(
        newsboat.command, keys: Self.newsboatKeys, until: "Long reads", quit: "q q q", starts: 1, driver: driver)
    }
  }

  /// Compiles the floor.
  static func compileFloor(_ tools: Tools, scratch: String) throws(BenchmarkError) -> String? {
    guard let source = tools.script("floor_reader.c"), exists(source), installed("cc") != nil else { return nil }
    let path = "\(scratch)/floor_reader"
    try ChildProcess.output(of: "cc", ["-O2", "-w", source, "-lncursesw", "-lsqlite3", "-o", path])
    return path
  }

  /// The table of the reader at every size.
  static func table(_ results: [ReaderResult]) -> Table {
    var table = Table("Reader at 120x36 (keys: median / p99)", ["articles"] + results.map { grouped($0.size) })
    func add(_ name: String, _ value: (ReaderResult) -> String?) { table.add(name, results.map(value)) }
    add("start to first picture") { milliseconds($0.reader.start) }
    add("  floor") { $0.floor.map { milliseconds($0.start) } }
    add("  newsboat") { $0.newsboat.map { milliseconds($0.start) } }
    add("key in a list") { $0.reader["j*100"]?.text }
    add("  floor") { $0.floor?["j*30"]?.text }
    add("open all stories") { $0.reader["l*1"].map { milliseconds($0.median) } }
    add("open an article") { $0.reader["ENTER*1"].map { milliseconds($0.median) } }
    add("  newsboat") { $0.newsboat?["ENTER*1"].map { milliseconds($0.median) } }
    add("line of an article") { $0.reader["j*101"]?.text }
    add("screen of an article") { $0.reader["SPACE*20"]?.text }
    add("  newsboat") { $0.newsboat?["SPACE*20"]?.text }
    add("memory after start") { megabytes($0.reader.startKilobytes * 1_024) }
    add("memory after reading") { megabytes($0.reader.endKilobytes * 1_024) }
    add("  floor") { $0.floor.map { megabytes($0.endKilobytes * 1_024) } }
    add("  newsboat") { $0.newsboat.map { megabytes($0.endKilobytes * 1_024) } }
    return table
  }
}
