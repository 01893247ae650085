// Speed and memory, proved in one run: `swift run -c release Benchmarks`. Times move from machine to machine and with
// what else runs on it, so the least a program could do and a well-known one are timed in the same run.

internal import Glibc

do {
  let options = try Options(Array(CommandLine.arguments.dropFirst()))
  if options.wantsHelp {
    print(Options.usage)
  } else {
    try run(options)
  }
} catch {
  note("\(error)")
  exit(1)
}

/// Measures what `options` ask for, and prints a table as soon as it is complete.
func run(_ options: Options) throws {
  let tools = try Tools()
  if tools.bench == nil {
    note(
      "shared/bench or python3 is not there: feeds of our own, nothing in a terminal, no peers ($BROADSHEET_BENCH names the folder)"
    )
  }
  let scratch = try ScratchFolder()
  let base = options.keep ?? scratch.path
  var imports: [(size: Int, result: ImportResult, newsboat: Double?)] = []
  var readers: [ReaderResult] = []
  var searches: [SearchResult] = []
  let floor = options.parts.contains(.reader) ? try ReaderResult.compileFloor(tools, scratch: scratch.path) : nil
  if options.parts.contains(.fetch), let server = tools.script("serve.py"), installed("curl") != nil {
    var fetches: [(size: Int, result: FetchResult)] = []
    for size in options.sizes {
      let feeds = try FeedFolder(size, in: base, tools)
      note("fetching \(grouped(size)) articles")
      fetches.append((size, try FetchResult(feeds, scratch: scratch.path, server: server, tools)))
    }
    show(FetchResult.table(fetches))
  }
  for size in options.sizes where !options.parts.isSubset(of: [.micro, .typesetting, .fetch]) {
    let feeds = try FeedFolder(size, in: base, tools)
    let store = "\(scratch.path)/store-\(size).db"
    note("importing \(grouped(size)) articles")
    let result = try ImportResult(feeds, into: store, tools)
    let isPeered = tools.hasNewsboat && tools.bench != nil && (options.wantsPeers || size <= Options.peerLimit)
    let newsboat = isPeered ? try Newsboat(feeds, in: scratch.path) : nil
    imports.append((size, result, newsboat?.reloadSeconds))
    if options.parts.contains(.search) {
      note("searching \(grouped(size)) articles")
      let peers = try SearchPeers(feeds, newsboat: newsboat, scratch: scratch.path, tools)
      searches.append(try SearchResult(size, store: store, beside: peers, result))
    }
    if options.parts.contains(.reader), let driver = tools.script("pty_time.py") {
      note("reading \(grouped(size)) articles")
      readers.append(
        try ReaderResult(
          feeds, store: store, floor: floor, newsboat: newsboat, scratch: scratch.path, driver: driver, tools))
    }
  }
  if options.parts.contains(.import) { show(ImportResult.table(imports)) }
  if options.parts.contains(.reader), !readers.isEmpty { show(ReaderResult.table(readers)) }
  if options.parts.contains(.search) { show(SearchResult.table(searches)) }
  if options.parts.contains(.typesetting) {
    show(try paragraphTable(corpora: tools.corpora))
    show(try settingTable(scratch: scratch.path))
  }
  if options.parts.contains(.micro) {
    show(try keyTable())
    show(try drawnTable())
    let feeds = try FeedFolder(options.sizes.filter { $0 <= 10_000 }.max() ?? 1_000, in: base, tools)
    show(try partsTable(feeds, scratch: scratch.path))
  }
}

private func show(_ table: Table) { print(table.text + "\n") }

/// Says on standard error what goes on.
func note(_ line: String) {
  let bytes = Array("benchmarks: \(line)\n".utf8)
  _ = write(2, bytes, bytes.count)
}
