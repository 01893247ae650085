// Import as a person starts it: `broadsheet import FILES`. The program says what it took in as soon as all can be read,
// and ends when all can be found.

internal import SQLite

/// What an import into a new store took.
struct ImportResult {
  var readable: Double
  var searchable: Double
  var peakKilobytes: Int
  var articles: Int
  var feedBytes: Int
  var storeBytes: Int
  /// The articles as the store keeps them, and the index over them.
  var textBytes: Int
  var indexBytes: Int

  /// Imports the feeds into a store that is not there yet.
  init(_ folder: FeedFolder, into store: String, _ tools: Tools) throws(BenchmarkError) {
    for ending in ["", ".search"].flatMap({ [$0, $0 + "-wal", $0 + "-shm"] }) where exists(store + ending) {
      try ChildProcess.output(of: "rm", [store + ending])
    }
    let child = try ChildProcess.run(tools.broadsheet, ["--store", store, "import"] + folder.feeds)
    guard child.status == 0, let readable = child.secondsToFirstLine else {
      throw BenchmarkError("broadsheet import ended with \(child.status)")
    }
    self.readable = readable
    searchable = child.seconds
    peakKilobytes = child.peakKilobytes
    articles = folder.size + 1
    feedBytes = folder.bytes
    storeBytes = size(of: store)
    do throws(SQLiteError) {
      let connection = try Connection(path: store, mode: .readOnly)
      textBytes = Int(try connection.number("SELECT sum(length(content)) FROM article_contents") ?? 0)
      let index = try Connection(path: store + ".search", mode: .readOnly)
      indexBytes = Int(try index.number("SELECT sum(length(block)) FROM search_data") ?? 0)
    } catch {
      throw BenchmarkError(error.description)
    }
  }

  /// The table of an import at every size; newsboat's reload of the same files beside it, where it was measured.
  static func table(_ results: [(size: Int, result: ImportResult, newsboat: Double?)]) -> Table {
    var table = Table("Import", ["articles"] + results.map { grouped($0.size) })
    func add(_ name: String, _ value: (ImportResult) -> String) { table.add(name, results.map { value($0.result) }) }
    add("feeds") { megabytes($0.feedBytes) }
    add("readable after") { decimal($0.readable, 2) + " s" }
    add("searchable after") { decimal($0.searchable, 2) + " s" }
    add("readable: articles/s") { grouped(Int(Double($0.articles) / $0.readable)) }
    add("readable: MB/s") { decimal(Double($0.feedBytes) / 1e6 / $0.readable, 1) }
    add("searchable: articles/s") { grouped(Int(Double($0.articles) / $0.searchable)) }
    add("peak memory") { megabytes($0.peakKilobytes * 1_024) }
    add("articles in the store") { megabytes($0.textBytes) }
    add("store on the disk") { megabytes($0.storeBytes) }
    add("search index") { megabytes($0.indexBytes) }
    add("index to articles") { decimal(Double($0.indexBytes) / Double(max(1, $0.textBytes)), 2) }
    table.add("newsboat reload, file://", results.map { $0.newsboat.map { decimal($0, 2) + " s" } })
    return table
  }
}
