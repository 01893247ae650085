// Whatever others have published is taken in or refused with a reason, and whatever was taken in opens. The corpora lie
// beside the checkout or where `BROADSHEET_CORPORA` says; without them there is nothing to test. Of the many files every
// n-th is read, so that the tests stay quick; with `BROADSHEET_WHOLE_CORPORA` set, all are.

import App
import Articles
import Foundation
import ProgramRunner
import Reader
import Screen
import Store
import Testing
import Themes

@testable import Ingest

@Suite struct CorpusTests {
  /// The folders with files that a reader may have, and every how many of them are read.
  static let folders = [
    ("feeds-conformance", 16), ("feeds-gofeed", 8), ("feeds-json", 2), ("feeds-real", 12), ("opml", 1),
    ("extract-zyte", 40), ("extract-fundus80", 40), ("extract-fundus", 60), ("extract-readability", 30),
    ("extract-mercury", 40), ("extract-trafilatura", 50), ("extract-wcxb", 80),
  ]

  static let corpora: URL? = {
    var candidates: [URL] = []
    if let path = ProcessInfo.processInfo.environment["BROADSHEET_CORPORA"] {
      candidates.append(URL(fileURLWithPath: path))
    }
    var folder = URL(fileURLWithPath: #filePath)
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      candidates.append(folder.appendingPathComponent("shared/corpora"))
    }
    return candidates.first { FileManager.default.fileExists(atPath: $0.path) }
  }()

  /// The files of a corpus that are read.
  func files(_ name: String, every: Int) throws -> [String] {
    let isWhole = ProcessInfo.processInfo.environment["BROADSHEET_WHOLE_CORPORA"] != nil
    let folder = try #require(Self.corpora).appendingPathComponent(name).appendingPathComponent("data")
    let (found, failures) = Ingest.files(at: folder.path)
    #expect(failures == [])
    return found.enumerated().filter { isWhole || $0.offset % every == 0 }.map(\.element.path)
  }

  @Test(
    "every file is taken in or refused with a reason, and every story opens",
    .enabled(if: corpora != nil, "there are no corpora beside the checkout"), arguments: folders)
  func corpus(name: String, every: Int) throws {
    let paths = try files(name, every: every)
    #expect(!paths.isEmpty)
    let store = try Store(path: ":memory:", mode: .readWrite)
    let importer = Importer(into: store, at: Newsroom.now)
    let report = try importer.take(paths)
    try importer.index()
    let refused = Set(report.failures.map(\.path))
    #expect(report.feeds + report.pages + report.outlines + refused.count >= paths.count)
    #expect(report.failures.allSatisfy { !$0.reason.isEmpty && !$0.reason.contains("\n") })
    #expect(try store.check() == [])
    try openAll(of: store)
  }

  /// Goes through all stories with the keys of a reader, at two sizes.
  func openAll(of store: Store) throws {
    let count = try store.count(.everything)?.total ?? 0
    guard count > 0 else { return }
    let sizes = [Size(columns: 80, rows: 24), Size(columns: 41, rows: 13)]
    let state = ReaderState(
      screen: sizes[0], theme: try ThemeLibrary().theme(named: ThemeLibrary.defaultName),
      clock: Clock(now: Newsroom.now))
    var session = Session(
      state: state, runner: EffectRunner(store: store, themes: ThemeLibrary(), depth: .trueColor),
      outside: NoSurroundings())
    func press(_ keys: String) throws {
      for key in try parseKeys(keys) { session.take(.terminal(.key(key))) }
    }
    try press("m g j ENTER ENTER")
    var seen: Set<ArticleID> = []
    for _ in 0..<count {
      guard case .article(let article) = session.state.place, article.stored != nil else { break }
      seen.insert(article.id)
      for size in sizes.reversed() {
        session.take(.terminal(.resize(size)))
        #expect(session.screen().size == size)
      }
      try press("]")
    }
    #expect(seen.count == count)
  }
}

/// Nothing outside of the reader.
private struct NoSurroundings: Surroundings {
  mutating func browse(_ url: String) {}
  mutating func copy(_ text: String) {}
  mutating func redraw() {}
  mutating func suspend() {}
}
