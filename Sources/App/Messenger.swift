// What goes out to the network while one reads: the program itself, started a second time to fetch or to add a feed. It has
// no terminal and no input, a session and a process group of its own, and is ended with the reader. What it writes is read
// line by line on a thread of its own; what came of it waits here until the reader's loop fetches it.

public import Articles
internal import CPosix
internal import Dispatch
internal import Glibc
internal import Print
public import Reader
internal import Synchronization

/// Sends for what is new.
public final class Messenger: Sendable {
  /// How often the reader is told how far a refresh has come: painting each of a thousand feeds would slow both.
  private static let pace = DispatchTimeInterval.milliseconds(200)

  private struct Errands {
    var children: Set<pid_t> = []
    var news: [Event] = []
    /// Addresses of feeds that were added.
    var subscribed: [String] = []
    /// What the reader has not been told yet, and how far it has come in all.
    var progress: Refresh?
    var counted = Refresh()
    var isRefreshing = false
    /// Whether a subscription was added meanwhile, which the refresh under way knows nothing of.
    var again = false
    var isClosed = false
    var toldAt = DispatchTime(uptimeNanoseconds: 0)
  }

  private let program: String
  private let options: [String]
  private let wake: @Sendable () -> Void
  private let errands = Mutex(Errands())
  private let queue = DispatchQueue(label: "broadsheet.messenger", qos: .utility, attributes: .concurrent)
  private let running = DispatchGroup()

  /// A messenger that starts `program` with `options` after its verb; `wake` is called from its threads when there is news.
  public init(
    program: String = "/proc/self/exe", options: [String], wake: @escaping @Sendable () -> Void
  ) {
    self.program = program
    self.options = options
    self.wake = wake
  }

  /// Asks for the feeds that are due; once more afterwards where that is under way already.
  public func refresh() {
    let begins = errands.withLock { errands in
      guard !errands.isRefreshing else {
        errands.again = true
        return false
      }
      errands.isRefreshing = true
      return true
    }
    guard begins else { return }
    tell(Refresh())
    run(["fetch", "--stream"], line: { [self] in takeFetchLine($0) }, end: { [self] in endRefresh($0, $1) })
  }

  /// Fetches the whole text of a story from its page.
  public func fetchFullText(of id: ArticleID) {
    run(["fetch", "--story", "\(id.rawValue)"], line: { _ in }) { [self] code, complaint in
      let reason = complaint.isEmpty ? "Fetching ended early." : complaint
      post(code == 0 ? [.storeChanged, .notice("The whole text has come.")] : [.failure(reason)])
    }
  }

  /// Subscribes to the feed at an address, or to that of the page there. `known` are the feeds that are subscribed to.
  public func add(_ address: String, known: Set<String>) {
    let lines = Mutex<[String]>([])
    run(
      ["feeds", "add", "--json", "--", address],
      line: { line in lines.withLock { $0.append(line) } },
      end: { [self] code, complaint in
        let report = code == 0 ? lines.withLock { $0.first }.flatMap { JSONValue(parsing: Array($0.utf8)) } : nil
        if let url = report?["url"]?.text, !known.contains(url) {
          errands.withLock { $0.subscribed.append(url) }
        }
        post(addition(lines.withLock { $0 }, succeeded: code == 0, complaint, address))
      })
  }

  /// Prints or writes a file; how it ended is told in a line.
  public func print(_ job: PrintJob) {
    if case .file(let path) = job.target, !job.replaces, access(inHome(path), F_OK) == 0 {
      return post([.fileExists(job)])
    }
    let said = Mutex("")
    run(
      exportWords(for: job), line: { line in said.withLock { if $0.isEmpty { $0 = line } } },
      end: { [self] code, complaint in
        let words = said.withLock { $0 }
        post([code == 0 ? .notice(words) : .failure(complaint.isEmpty ? "Nothing was printed." : complaint)])
      }, outlives: true)
  }

  /// Takes the story at an address that a page led to into the store.
  public func follow(_ url: String) {
    guard LinkTarget(url) != nil else { return post([.failure("Only http and https addresses are fetched.")]) }
    let report = Mutex<JSONValue?>(nil)
    run(
      ["import", "--followed", "--json", "--", url],
      line: { line in report.withLock { $0 = JSONValue(parsing: Array(line.utf8)) } },
      end: { [self] code, complaint in
        guard code == 0 else {
          // The reason alone: the address may be longer than the line, and a person knows what they sent for.
          let address = withoutUserInfo(url) + ": "
          let reason = complaint.hasPrefix(address) ? String(complaint.dropFirst(address.count)) : complaint
          return post([.failure(reason.isEmpty ? "The story could not be fetched." : "Not fetched: \(reason).")])
        }
        let addresses = report.withLock { $0?["addresses"]?.elements ?? [] }.compactMap(\.text)
        post([.storeChanged, .fetched(url, addresses: addresses)])
      })
  }

  /// The feeds that were subscribed to since this was last asked.
  func takeSubscribed() -> [String] {
    errands.withLock { errands in
      defer { errands.subscribed = [] }
      return errands.subscribed
    }
  }

  /// What has come since this was last asked.
  public func takeNews() -> [Event] {
    errands.withLock { errands in
      var news = errands.news
      if let progress = errands.progress { news.append(.refresh(progress)) }
      errands.news = []
      errands.progress = nil
      return news
    }
  }

  /// Ends what is under way, and waits until it has ended: nothing is left behind. What was fetched by then is stored.
  public func close() {
    let children = errands.withLock { errands in
      errands.isClosed = true
      return errands.children
    }
    for child in children { kill(-child, SIGTERM) }
    guard running.wait(timeout: .now() + .seconds(2)) == .timedOut else { return }
    for child in errands.withLock({ $0.children }) { kill(-child, SIGKILL) }
    _ = running.wait(timeout: .now() + .seconds(2))
  }

  // MARK: - What children say

  private func takeFetchLine(_ line: String) {
    guard let value = JSONValue(parsing: Array(line.utf8)), let event = value["event"]?.text else { return }
    errands.withLock { errands in
      var refresh = errands.counted
      switch event {
      case "start":
        refresh.total = whole(value["feeds"])
        refresh.subscriptions = value["subscriptions"].map { whole($0) }
        refresh.wait = value["wait"].map { whole($0) }
      case "feed":
        refresh.done += 1
        refresh.stories += whole(value["new"])
        if let state = value["state"]?.text, state == "failed" || state == "retired" { refresh.failed += 1 }
      case "texts": (refresh.texts, refresh.textTotal) = (whole(value["done"]), whole(value["total"]))
      default: break
      }
      errands.counted = refresh
      errands.progress = refresh
    }
    wakeAtPace()
  }

  private func endRefresh(_ code: Int32, _ complaint: String) {
    let again = errands.withLock { errands in
      var refresh = errands.counted
      refresh.isOver = true
      errands.progress = nil
      errands.counted = Refresh()
      errands.isRefreshing = false
      defer { errands.again = false }
      if refresh.done == 0, refresh.total == 0, code != 0, !errands.isClosed {
        errands.news.append(.refresh(refresh))
        errands.news.append(.failure(complaint.isEmpty ? "Fetching ended early." : complaint))
      } else {
        errands.news.append(.refresh(refresh))
      }
      return errands.again && !errands.isClosed
    }
    if again { refresh() }
    wake()
  }

  private func tell(_ refresh: Refresh) {
    errands.withLock {
      $0.counted = refresh
      $0.progress = refresh
    }
    wake()
  }

  private func post(_ events: [Event]) {
    errands.withLock { $0.news += events }
    wake()
  }

  private func wakeAtPace() {
    let now = DispatchTime.now()
    let isDue = errands.withLock { errands in
      guard errands.toldAt + Self.pace < now else { return false }
      errands.toldAt = now
      return true
    }
    if isDue { wake() }
  }

  // MARK: - Children

  /// Starts the program; `line` is given each line that it writes, `end` its exit code and the first line of its complaints.
  /// One that `outlives` the reader is not ended with it.
  private func run(
    _ words: [String], line: @escaping @Sendable (String) -> Void, end: @escaping @Sendable (Int32, String) -> Void,
    outlives: Bool = false
  ) {
    queue.async(group: running) { [self] in
      guard let (child, output, errors) = start(words, outlives: outlives) else {
        return end(1, "The program could not be started again.")
      }
      let complaints = DispatchQueue(label: "broadsheet.messenger.complaints")
      let heard = Mutex("")
      complaints.async(group: running) {
        readLines(errors) { line in heard.withLock { if $0.isEmpty { $0 = withoutProgramName(line) } } }
      }
      readLines(output, line)
      complaints.sync {}
      let code = child.wait()
      errands.withLock { _ = $0.children.remove(child.process) }
      end(code, heard.withLock { $0 })
    }
  }

  private func start(_ words: [String], outlives: Bool) -> (child: Child, output: Int32, errors: Int32)? {
    var output: [Int32] = [-1, -1]
    var errors: [Int32] = [-1, -1]
    guard pipe2(&output, O_CLOEXEC) == 0 else { return nil }
    guard pipe2(&errors, O_CLOEXEC) == 0 else {
      output.forEach { _ = Glibc.close($0) }
      return nil
    }
    // Options stand before the words: an address after `--` is only an address.
    let arguments = ["broadsheet"] + options + words
    // Together with the note of the child, so that none is started once the reader has begun to end.
    let process = errands.withLock { errands -> pid_t? in
      guard !errands.isClosed,
        let process = spawn(
          program, arguments, input: .nothing, output: .descriptor(output[1]), errors: .descriptor(errors[1]),
          hasOwnSession: true)
      else { return nil }
      // What is on its way to paper is not called back when the reader ends.
      if !outlives { errands.children.insert(process) }
      return process
    }
    _ = Glibc.close(output[1])
    _ = Glibc.close(errors[1])
    guard let process else {
      _ = Glibc.close(output[0])
      _ = Glibc.close(errors[0])
      return nil
    }
    return (Child(process: process), output[0], errors[0])
  }
}

/// What came of adding a feed: its name, the feeds to choose from, or why there is none.
private func addition(_ lines: [String], succeeded: Bool, _ complaint: String, _ address: String) -> [Event] {
  let address = withoutUserInfo(address)
  if succeeded, let report = lines.first.flatMap({ JSONValue(parsing: Array($0.utf8)) }) {
    let title = report["title"]?.text ?? ""
    let new = whole(report["new"])
    let name = title.isEmpty ? address : title
    return [.storeChanged, .notice("Subscribed to \(name): \(new == 1 ? "1 story" : "\(new) stories").")]
  }
  let choices = lines.compactMap { line -> CatalogueFeed? in
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard let url = fields.first, url.hasPrefix("http") else { return nil }
    let title = fields.count > 1 && !fields[1].isEmpty ? fields[1] : withoutUserInfo(url)
    return CatalogueFeed(name: title, url: url, group: "")
  }
  if choices.count > 1 { return [.feedChoices(choices)] }
  return [.failure(complaint.isEmpty ? "No feed was found at \(address)." : complaint)]
}

/// A path as a person types it, in which `~` stands for the home folder.
private func inHome(_ path: String) -> String {
  guard path.hasPrefix("~/"), let home = Folders.variable("HOME") else { return path }
  return home + path.dropFirst()
}

/// The words of the command line that prints.
private func exportWords(for job: PrintJob) -> [String] {
  var words = [
    "export", "--title", job.title, "--paper", job.paper.size.rawValue, "--margin", String(job.paper.margin),
  ]
  switch job.target {
  case .printer: words.append("--print")
  case .file(let path):
    words += ["--out", inHome(path)] + (job.replaces ? ["--force"] : [])
  }
  return words + ["--"] + job.articles.map { String($0.rawValue) }
}

/// A complaint without the name of the program before it, which a reader has before them.
private func withoutProgramName(_ complaint: String) -> String {
  let name = "broadsheet: "
  return complaint.hasPrefix(name) ? String(complaint.dropFirst(name.count)) : complaint
}

/// Reads lines until the other end is closed, and closes this one. A line longer than any honest one is given in parts.
private func readLines(_ descriptor: Int32, _ take: (String) -> Void) {
  defer { _ = Glibc.close(descriptor) }
  var line: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 16_384)
  while true {
    let count = read(descriptor, &buffer, buffer.count)
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { break }
    for byte in buffer[..<count] {
      if byte == 0x0A || line.count >= 65_536 {
        take(String(decoding: line, as: UTF8.self))
        line.removeAll(keepingCapacity: true)
      }
      if byte != 0x0A { line.append(byte) }
    }
  }
  if !line.isEmpty { take(String(decoding: line, as: UTF8.self)) }
}

/// A count; 0 for what is none.
private func whole(_ value: JSONValue?) -> Int { value?.number.flatMap { Int(exactly: $0) } ?? 0 }
