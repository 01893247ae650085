/// newsboat over the same feeds, read from their files: no network on either side.
struct Newsboat {
  private let folder: String
  /// How long it took to take them in.
  let reloadSeconds: Double

  /// Takes the feeds into a new cache under `scratch`.
  init(_ feeds: FeedFolder, in scratch: String) throws(BenchmarkError) {
    folder = "\(scratch)/newsboat-\(feeds.size)"
    try ChildProcess.output(of: "mkdir", ["-p", folder])
    try write("reload-threads 2\nmax-items 0\n", to: "\(folder)/config")
    let urls = feeds.feeds.reversed().map { "file://\($0)\n" }
    try write(urls.joined(), to: "\(folder)/urls")
    let child = try ChildProcess.run("newsboat", Self.files(folder) + ["-x", "reload"])
    guard child.status == 0 else { throw BenchmarkError("newsboat ended with \(child.status)") }
    reloadSeconds = child.seconds
  }

  /// The command that opens it.
  var command: [String] { ["newsboat"] + Self.files(folder) }

  private static func files(_ folder: String) -> [String] {
    ["-C", "\(folder)/config", "-u", "\(folder)/urls", "-c", "\(folder)/cache.db"]
  }
}
