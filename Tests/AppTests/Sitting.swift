import Articles
import ProgramRunner
import Reader
import Screen
import Store
import Testing
import Themes

@testable import App

/// The world outside, which only notes what is asked of it.
struct NotedSurroundings: Surroundings {
  var browsed: [String] = []
  var copied: [String] = []
  var mailed: [String] = []
  var errands: [Errand] = []
  var redrawn = 0
  var suspended = 0
  /// What the browser says instead of opening anything.
  var browserProblem: String?

  mutating func browse(_ url: String) throws(SurroundingsError) {
    if let browserProblem { throw SurroundingsError(browserProblem) }
    browsed.append(url)
  }
  mutating func mail(_ address: String) { mailed.append(address) }
  mutating func copy(_ text: String) { copied.append(text) }
  mutating func run(_ errand: Errand) { errands.append(errand) }
  mutating func redraw() { redrawn += 1 }
  mutating func suspend() { suspended += 1 }
}

/// A reader over a store of its own, at nine in the morning of 23 November 2026, in UTC wherever the test runs.
final class Sitting {
  static let clock = Clock(now: Timestamp(year: 2026, month: 11, day: 23, hour: 9))

  let folder: TemporaryFolder
  let store: Store
  let runner: EffectRunner
  var session: Session<NotedSurroundings>

  /// The reader on the sample edition.
  convenience init(_ columns: Int = 80, _ rows: Int = 24, depth: ColorDepth = .trueColor) throws {
    let folder = try TemporaryFolder()
    let path = folder.file("store.sqlite")
    for (name, bytes) in try sampleStore.get() { try folder.write(bytes, to: name) }
    try self.init(try Store(path: path, mode: .readWrite), in: folder, columns, rows, depth: depth)
  }

  /// The reader on a store.
  init(
    _ store: Store, in folder: TemporaryFolder, _ columns: Int = 80, _ rows: Int = 24, depth: ColorDepth = .trueColor
  ) throws {
    (self.folder, self.store) = (folder, store)
    let library = ThemeLibrary()
    var state = ReaderState(
      screen: Size(columns: columns, rows: rows), theme: try library.theme(named: ThemeLibrary.defaultName),
      depth: depth, clock: Self.clock)
    for setting in Setting.allCases {
      if let value = try store.setting(setting.rawValue) { state.restore(setting, value) }
    }
    runner = EffectRunner(store: store, themes: library, depth: depth)
    session = Session(state: state, runner: runner, outside: NotedSurroundings())
  }

  deinit { store.close() }

  /// What is on the screen.
  var screen: String { session.screen().text }

  /// What the status line says.
  var status: String { screen.split(separator: "\n").last.map { $0.trimmingBlanks } ?? "" }

  /// Presses keys, named as for `--keys`.
  func press(_ keys: String) throws {
    for key in try parseKeys(keys) { session.take(.terminal(.key(key))) }
  }

  /// How many stories are unread.
  func unread() throws -> Int { try store.count(.everything)?.unread ?? -1 }

  /// The headlines of a list, in the store's order.
  func headlines(_ listing: Listing) throws -> [String] {
    try store.page(listing, order: .newest, after: nil, limit: 100).teasers.map(\.headline)
  }

  /// The story with this headline.
  func story(_ headline: String) throws -> ArticleID {
    let page = try store.page(.everything, order: .newest, after: nil, limit: 100)
    return try #require(page.teasers.first { $0.headline == headline }).id
  }
}

/// The files of a store that holds the sample edition and nothing else, made once for all tests.
private let sampleStore: Result<[String: [UInt8]], any Error> = Result {
  let folder = try TemporaryFolder()
  let store = try Store(path: folder.file("store.sqlite"), mode: .readWrite)
  try store.fillWithSampleEdition(clock: Sitting.clock)
  try store.checkpoint()
  store.close()
  return ["store.sqlite", "store.sqlite.search"].reduce(into: [:]) { files, name in
    files[name] = folder.bytes(of: name)
  }
}

extension Substring {
  /// The text without the blanks at its beginning and end.
  var trimmingBlanks: String {
    var text = drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
