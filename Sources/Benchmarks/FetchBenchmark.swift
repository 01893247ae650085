// A fetch as a person starts it, against `serve.py`: a server on this machine that lets everyone wait as a distant one
// would. Beside it, where they are installed, newsboat, sfeed, and curl, which only fetches.

internal import CPosix
internal import Glibc

/// How long fetching the same feeds takes.
struct FetchResult {
  /// Seconds until the stories of a first fetch can be read, and until they can be found.
  var readable = 0.0
  var searchable = 0.0
  /// Seconds of a fetch that brings nothing new.
  var again = 0.0
  var peakKilobytes = 0
  /// Seconds of a first fetch and of a second one; of curl, the second asks for changes only.
  var newsboat: (first: Double, again: Double)?
  var sfeed: (first: Double, again: Double)?
  var curl: (first: Double, again: Double)?

  /// Requests at a time, for everyone.
  private static let connections = 64
  private static let port = 8_099

  /// Fetches the feeds of a folder, each program into a place of its own under `scratch`.
  init(_ folder: FeedFolder, scratch: String, server script: String, _ tools: Tools) throws(BenchmarkError) {
    let place = "\(scratch)/fetch-\(folder.size)"
    try ChildProcess.output(of: "rm", ["-rf", place])
    try ChildProcess.output(of: "mkdir", ["-p", "\(place)/config"])
    let server = try Server(script, folder: folder.path, port: Self.port)
    defer { server.stop() }
    let urls = folder.feeds.dropLast().map { feed in
      "http://127.0.0.1:\(Self.port)/\(feed.split(separator: "/").last ?? "")"
    }
    try takeBroadsheet(urls, place, tools)
    if installed("curl") != nil { curl = try Self.curl(urls, place) }
    if installed("sfeed_update") != nil { sfeed = try Self.sfeed(urls, place) }
    if tools.hasNewsboat { newsboat = try Self.newsboat(urls, place) }
  }

  private mutating func takeBroadsheet(_ urls: [String], _ place: String, _ tools: Tools) throws(BenchmarkError) {
    let outlines = urls.map { "<outline text=\"\" xmlUrl=\"\($0)\"/>\n" }.joined()
    try write("<opml version=\"2.0\"><body>\(outlines)</body></opml>", to: "\(place)/list.opml")
    let own = ["--store", "\(place)/store.sqlite", "--config", "\(place)/config"]
    try ChildProcess.output(of: tools.broadsheet, own + ["feeds", "import", "\(place)/list.opml"])
    let first = try ChildProcess.run(tools.broadsheet, own + ["fetch"])
    guard first.status == 0, let readable = first.secondsToFirstLine else {
      throw BenchmarkError("broadsheet fetch ended with \(first.status)")
    }
    self.readable = readable
    searchable = first.seconds
    let second = try ChildProcess.run(tools.broadsheet, own + ["fetch", "--all"])
    guard second.status == 0 else { throw BenchmarkError("broadsheet fetch --all ended with \(second.status)") }
    again = second.seconds
    peakKilobytes = max(first.peakKilobytes, second.peakKilobytes)
  }

  private static func curl(_ urls: [String], _ place: String) throws(BenchmarkError) -> (Double, Double) {
    let lines = urls.map { "url = \"\($0)\"\noutput = \"/dev/null\"\n" }.joined()
    try write(lines, to: "\(place)/curl.cfg")
    let words = ["-s", "-Z", "--parallel-max", String(connections), "--compressed", "-K", "\(place)/curl.cfg"]
    let first = try ChildProcess.run("curl", words)
    let again = try ChildProcess.run("curl", words + ["-H", "If-Modified-Since: Mon, 02 Nov 2026 09:00:00 GMT"])
    return (first.seconds, again.seconds)
  }

  private static func sfeed(_ urls: [String], _ place: String) throws(BenchmarkError) -> (Double, Double) {
    let feeds = urls.enumerated().map { "  feed \"feed\($0)\" \"\($1)\"\n" }.joined()
    try write("sfeedpath=\"\(place)/sfeed\"\nmaxjobs=\(connections)\nfeeds() {\n\(feeds)}\n", to: "\(place)/sfeedrc")
    let first = try ChildProcess.run("sfeed_update", ["\(place)/sfeedrc"])
    return (first.seconds, try ChildProcess.run("sfeed_update", ["\(place)/sfeedrc"]).seconds)
  }

  private static func newsboat(_ urls: [String], _ place: String) throws(BenchmarkError) -> (Double, Double) {
    try write("reload-threads \(connections)\nmax-items 0\n", to: "\(place)/newsboat.config")
    try write(urls.map { "\($0)\n" }.joined(), to: "\(place)/urls")
    let words = ["-C", "\(place)/newsboat.config", "-u", "\(place)/urls", "-c", "\(place)/cache.db", "-x", "reload"]
    let first = try ChildProcess.run("newsboat", words)
    return (first.seconds, try ChildProcess.run("newsboat", words).seconds)
  }

  /// The table of a fetch at every size.
  static func table(_ results: [(size: Int, result: FetchResult)]) -> Table {
    var table = Table(
      "Fetch, 100 ms latency, \(connections) connections", ["articles"] + results.map { grouped($0.size) })
    func add(_ name: String, _ value: (FetchResult) -> Double?) {
      table.add(name, results.map { value($0.result).map { decimal($0, 2) + " s" } })
    }
    add("first: readable after") { $0.readable }
    add("first: searchable after") { $0.searchable }
    table.add("first: articles/s", results.map { grouped(Int(Double($0.size) / $0.result.readable)) })
    add("second, nothing new") { $0.again }
    table.add("peak memory", results.map { megabytes($0.result.peakKilobytes * 1_024) })
    add("newsboat, first") { $0.newsboat?.first }
    add("newsboat, second") { $0.newsboat?.again }
    add("sfeed, first") { $0.sfeed?.first }
    add("sfeed, second") { $0.sfeed?.again }
    add("curl alone, first") { $0.curl?.first }
    add("curl alone, 304 only") { $0.curl?.again }
    return table
  }
}

/// `serve.py` while it runs.
private struct Server {
  private let process: pid_t

  init(_ script: String, folder: String, port: Int) throws(BenchmarkError) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for end in [1, 2] as [Int32] { posix_spawn_file_actions_addopen(&actions, end, "/dev/null", O_WRONLY, 0) }
    let words = ["python3", script, folder, "--port", String(port), "--latency-ms", "100"]
    var vector: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for word in vector { free(word) } }
    var process = pid_t()
    let code = posix_spawnp(&process, "python3", &actions, nil, &vector, broadsheet_environment())
    guard code == 0 else { throw BenchmarkError("python3 does not start: \(String(cString: strerror(code)))") }
    self.process = process
    // It reads and packs all feeds before it listens.
    for _ in 0..<600 {
      let answer = try ChildProcess.run("curl", ["-s", "-f", "-o", "/dev/null", "http://127.0.0.1:\(port)/-/stats"])
      if answer.status == 0 { return }
      usleep(100_000)
    }
    stop()
    throw BenchmarkError("serve.py does not answer at port \(port)")
  }

  func stop() {
    kill(process, SIGTERM)
    waitpid(process, nil, 0)
  }
}
