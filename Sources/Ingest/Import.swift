// Files into the store. Reading and parsing go on two cores while the store takes in what was parsed before, and words go
// into the search index. A bad file costs itself and nothing else.

public import Articles
internal import Dispatch
internal import Extraction
internal import Feeds
internal import Fetch
public import Store
internal import Synchronization

/// A file that was not taken in.
public struct ImportFailure: Error, Hashable, Sendable {
  /// The file.
  public var path: String
  /// Why, in a few words.
  public var reason: String
}

/// What an import did.
public struct ImportReport: Hashable, Sendable {
  /// Files read as feeds.
  public var feeds = 0
  /// Files read as pages.
  public var pages = 0
  /// Files read as OPML.
  public var outlines = 0
  /// Articles that are new to the store, that it knew in another version, and that it knew as they are.
  public var articles = MergeReport()
  /// Feeds subscribed to.
  public var subscriptions = 0
  /// Bytes of the files, unpacked.
  public var bytes = 0
  /// Pages whose story goes on, on further pages that were not read.
  public var continued: [Continuation] = []
  /// The addresses that pages asked for by theirs give to their stories.
  public var addresses: [String] = []
  /// Files that were not taken in.
  public var failures: [ImportFailure] = []

  /// A story that goes on.
  public struct Continuation: Hashable, Sendable {
    /// The file or address that was read.
    public var path: String
    /// The address of the page that follows.
    public var next: String
  }

  /// A report of nothing.
  public init() {}
}

/// How far an import has come.
public enum ImportProgress: Sendable {
  /// Files are being read: so many of so many.
  case reading(Int, of: Int)
  /// Articles are readable; their words are being indexed: so many done.
  case indexing(Int)
}

/// Takes files into a store.
public struct Importer {
  /// Bytes that a file may have, unpacked.
  static let sizeLimit = 256 << 20
  /// Bytes on the disk that are parsed at a time. The articles in them go into the store in one transaction: smaller ones
  /// would write the same pages of its indexes again and again, larger ones would take memory.
  static let batchSize = 4 << 20

  let store: Store
  let now: Timestamp

  /// An importer into `store` that dates what has no date `now`.
  public init(into store: Store, at now: Timestamp) {
    self.store = store
    self.now = now
  }

  /// Takes in files and folders. `url` is the address of the one page that is imported with it; `isText`
  /// says that the files are the text of pages, copied without markup. With `indexing`, words go into the search index
  /// meanwhile.
  public func take(
    _ paths: [String], url: String? = nil, isText: Bool = false, indexing: Indexing? = nil,
    progress: (ImportProgress) -> Void = { _ in }
  ) throws(StoreError) -> ImportReport {
    var report = ImportReport()
    var found: [FoundFile] = []
    for path in paths {
      let files = files(at: path)
      report.failures += files.failures
      found += files.found
    }
    var shelves = try Shelves(of: store)
    var done = 0
    var next = Parsing(batch(from: found, at: 0), url: url, isText: isText, now: now)
    while !next.files.isEmpty {
      let parsed = next.wait()
      done += parsed.count
      next = Parsing(batch(from: found, at: done), url: url, isText: isText, now: now)
      var articles: [Article] = []
      try learnBlocks(of: parsed)
      for outcome in parsed { try take(outcome, into: &report, &articles, &shelves) }
      let merged = try store.merge(articles, at: now)
      indexing?.note(merged.inserted + merged.updated)
      report.articles = report.articles + merged
      progress(.reading(done, of: found.count))
    }
    return report
  }

  /// Takes in what is at web addresses that a person typed: feeds, pages, OPML; or that a page led to, which are asked for
  /// on the open internet only.
  public func take(
    addresses: [String], with fetching: FeedFetching, isFollowed: Bool = false, into report: inout ImportReport
  ) throws(StoreError) {
    guard !addresses.isEmpty else { return }
    let fetcher: Fetcher
    do { fetcher = try Fetcher(fetching.policy) } catch {
      report.failures += addresses.map { ImportFailure(path: withoutUserInfo($0), reason: error.reason) }
      return
    }
    var files: [ParsedFile] = []
    var continued: [(file: Int, story: PagedStory)] = []
    let requests = addresses.map { address in
      FetchRequest(
        url: address, ring: isFollowed ? .internet : min(NetworkRing(url: address) ?? .internet, .machine))
    }
    fetcher.run(requests) { place, result in
      let path = withoutUserInfo(addresses[place])
      switch result {
      case .failure(let error):
        files.append(
          ParsedFile(path: path, bytes: 0, content: .failure(ImportFailure(path: path, reason: error.reason))))
      case .success(let response):
        let content: Result<ParsedContent, ImportFailure> =
          (200..<300).contains(response.status)
          ? parse(
            response.body, path: path, url: response.url, contentType: response["content-type"], now: now
          ).map { $0.withoutNearFeeds(from: response.ring) }
          : .failure(ImportFailure(path: path, reason: "the server answers \(response.status)"))
        if case .success(.page(let page)) = content, page.nextPage != nil {
          continued.append((files.count, PagedStory(page, requests[place], response)))
        }
        files.append(ParsedFile(path: path, bytes: response.body.count, content: content))
      }
    }
    let joined = PageFollowing(fetcher: fetcher).join(continued.map(\.story))
    for (file, story) in zip(continued.map(\.file), joined) { files[file].content = .success(.page(story.page)) }
    try learnBlocks(of: files)
    var shelves = try Shelves(of: store)
    var articles: [Article] = []
    for file in files {
      if case .success(.page(let page)) = file.content { report.addresses += [page.article?.url].compactMap { $0 } }
      try take(file, into: &report, &articles, &shelves)
    }
    report.articles = report.articles + (try store.merge(articles, at: now))
  }

  /// Indexes what is not indexed yet, so many articles at a time: more are quicker together, and take more memory.
  public func index(
    batch: Int = 5_000, progress: (ImportProgress) -> Void = { _ in }
  ) throws(StoreError) {
    var done = 0
    while true {
      let count = try store.indexPending(limit: batch)
      guard count > 0 else { return }
      done += count
      progress(.indexing(done))
    }
  }

  /// Counts the blocks of pages before the first of them is taken in, so that it does not matter in which order they come.
  private func learnBlocks(of files: [ParsedFile]) throws(StoreError) {
    try RepeatedBlocks(in: store).learn(
      files.compactMap { file in
        guard case .success(.page(let page)) = file.content, page.isArticle else { return nil }
        return page.article
      })
  }

  private func batch(from files: [FoundFile], at start: Int) -> [FoundFile] {
    var size = 0
    return Array(
      files[start...].prefix { file in
        defer { size += file.size }
        return size < Self.batchSize
      })
  }

  /// Takes in what a file holds; its articles wait in `articles`.
  private func take(
    _ outcome: ParsedFile, into report: inout ImportReport, _ articles: inout [Article], _ shelves: inout Shelves
  ) throws(StoreError) {
    report.bytes += outcome.bytes
    switch outcome.content {
    case .failure(let failure): report.failures.append(failure)
    case .success(.feed(let entries)):
      report.feeds += 1
      articles += entries.map(shelves.placed)
    case .success(.page(var page)):
      report.pages += 1
      if page.isArticle, let article = page.article {
        page.article = try RepeatedBlocks(in: store).cleaned(article)
      }
      if let next = page.nextPage { report.continued.append(.init(path: outcome.path, next: next)) }
      try take(page, &articles, &shelves)
    case .success(.outline(let list, let refused)):
      report.outlines += 1
      report.subscriptions += try store.subscribe(list)
      // Feeds that follow go where they were just subscribed to.
      shelves = try Shelves(of: store)
      report.failures += refused.map { ImportFailure(path: outcome.path, reason: $0) }
    }
  }
}

/// What a file was found to hold.
enum ParsedContent: Sendable {
  case feed([Article])
  case page(ExtractedPage)
  case outline(SubscriptionList, refused: [String])
}

extension ParsedContent {
  /// A list from the open internet may not lead to feeds on this machine or in a private network.
  fileprivate func withoutNearFeeds(from ring: NetworkRing) -> ParsedContent {
    guard case .outline(let list, var refused) = self else { return self }
    func isNear(_ subscription: Subscription) -> Bool {
      (NetworkRing(url: subscription.url) ?? .internet) < min(ring, .internet)
    }
    refused += list.subscriptions.filter(isNear).map { "\($0.title): its address is nearer than that of the list" }
    return .outline(list.filter { !isNear($0) }, refused: refused)
  }
}

/// A file, parsed.
struct ParsedFile: Sendable {
  var path: String
  var bytes: Int
  var content: Result<ParsedContent, ImportFailure>
}

/// Some files being parsed on all cores.
private final class Parsing: Sendable {
  let files: [FoundFile]
  private let group = DispatchGroup()
  private let results = Mutex<[Int: ParsedFile]>([:])

  init(_ files: [FoundFile], url: String?, isText: Bool, now: Timestamp) {
    self.files = files
    guard !files.isEmpty else { return }
    DispatchQueue.global().async(group: group) { [self] in
      DispatchQueue.concurrentPerform(iterations: files.count) { index in
        let parsed = parse(files[index].path, url: url, isText: isText, now: now)
        results.withLock { $0[index] = parsed }
      }
    }
  }

  /// The files in their order, when all are parsed.
  func wait() -> [ParsedFile] {
    group.wait()
    return results.withLock { results in files.indices.compactMap { results[$0] } }
  }
}
