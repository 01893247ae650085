// The feeds that are imported: the same ones at every run, 200 entries each, and one of a long story that is scrolled.

/// A folder with feeds.
struct FeedFolder {
  let path: String
  /// How many entries they have together.
  let size: Int
  /// The feeds, and the long story last.
  let feeds: [String]

  private static let entriesPerFeed = 200

  /// The feeds in a folder under `base`, made if they are not there.
  init(_ size: Int, in base: String, _ tools: Tools) throws(BenchmarkError) {
    path = "\(base)/feeds-\(size)"
    self.size = size
    let count = size / Self.entriesPerFeed
    let names = (1...count).map { number in
      let digits = String(number)
      return "feed-" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits + ".xml"
    }
    feeds = [String](names.map { [path] in "\(path)/\($0)" }) + ["\(path)/long.xml"]
    if !feeds.dropLast().allSatisfy(exists) {
      note("making \(grouped(size)) articles")
      try ChildProcess.output(of: "mkdir", ["-p", path])
      if let script = tools.script("make_feeds.py") {
        let numbers = ["--feeds", String(count), "--items", String(Self.entriesPerFeed)]
        try ChildProcess.output(of: "python3", [script, path] + numbers)
      } else {
        var maker = FeedMaker()
        for feed in 0..<count {
          try write(maker.feed(feed, entries: Self.entriesPerFeed), to: feeds[feed])
        }
      }
    }
    try write(FeedMaker().longStory(words: 12_000), to: "\(path)/long.xml")
  }

  /// Bytes of all feeds.
  var bytes: Int { feeds.reduce(0) { $0 + Benchmarks.size(of: $1) } }
}
