// Keys without a terminal: how long the reader takes to follow a key, and to paint what it came to, on the sample edition.

internal import App
internal import Articles
internal import Reader
internal import Screen
internal import Store
internal import Themes

/// Where the keys of a benchmark are pressed.
private struct Scene {
  var name: String
  /// The keys that lead there from the front page, and those that are timed.
  var way: String
  var keys: String
}

private let scenes = [
  Scene(name: "front page", way: "", keys: "j*20 k*20"),
  Scene(name: "list of stories", way: "m j ENTER", keys: "j*50 k*50"),
  Scene(name: "article", way: "m j ENTER ENTER", keys: "j*30 k*30"),
  Scene(name: "rail", way: "m j ENTER ENTER TAB", keys: "j*20 k*20"),
]

/// The table of keys at several sizes of the screen.
func keyTable() throws -> Table {
  let sizes = [(80, 24), (120, 36), (200, 60), (400, 120)].map { Size(columns: $0.0, rows: $0.1) }
  var table = Table(
    "Key without a terminal, processor time (median / p99)", ["screen"] + sizes.map { "\($0.columns)x\($0.rows)" })
  let clock = Clock(now: Timestamp(seconds: 1_795_000_000))
  let store = try Store(path: ":memory:", mode: .readWrite)
  try store.fillWithSampleEdition(clock: clock)
  let library = ThemeLibrary()
  let theme = try library.theme(named: ThemeLibrary.defaultName)
  for scene in scenes {
    var cells: [(update: Samples, paint: Samples)] = []
    for size in sizes {
      let state = ReaderState(screen: size, theme: theme, clock: clock)
      var session = Session(
        state: state, runner: EffectRunner(store: store, themes: library, depth: .trueColor), outside: Nowhere())
      for key in try parseKeys(scene.way) { session.take(.terminal(.key(key))) }
      var samples = (update: Samples(), paint: Samples())
      for _ in 0..<5 {
        for key in try parseKeys(scene.keys) {
          samples.update.measure { session.take(.terminal(.key(key))) }
          _ = samples.paint.measure { session.screen() }
        }
      }
      cells.append(samples)
    }
    table.add(
      "\(scene.name): update", cells.map { "\(milliseconds($0.update.median)) / \(milliseconds($0.update.p99))" })
    table.add("\(scene.name): paint", cells.map { "\(milliseconds($0.paint.median)) / \(milliseconds($0.paint.p99))" })
  }
  return table
}

/// The table of drawn text: a page turned, and an article set anew for another level, each set and painted.
func drawnTable() throws -> Table {
  let sizes = [(80, 24), (120, 36), (200, 60)].map { Size(columns: $0.0, rows: $0.1) }
  var table = Table(
    "A screenful of drawn text, key and picture, processor time (median / p99)",
    ["text"] + sizes.map { "\($0.columns)x\($0.rows)" })
  let clock = Clock(now: Timestamp(seconds: 1_795_000_000))
  let store = try Store(path: ":memory:", mode: .readWrite)
  try store.fillWithSampleEdition(clock: clock)
  let library = ThemeLibrary()
  let theme = try library.theme(named: ThemeLibrary.defaultName)
  for (language, word) in [("English", "terminal"), ("Korean", "서울")] {
    for level in 2...5 {
      var cells: [(page: Samples, setting: Samples)] = []
      for size in sizes {
        let state = ReaderState(screen: size, theme: theme, clock: clock)
        var session = Session(
          state: state, runner: EffectRunner(store: store, themes: library, depth: .trueColor), outside: Nowhere())
        func press(_ keys: [Key], _ samples: inout Samples) {
          for key in keys {
            _ = samples.measure {
              session.take(.terminal(.key(key)))
              return session.screen()
            }
          }
        }
        var (way, samples) = (Samples(), (page: Samples(), setting: Samples()))
        press([Key("/")] + word.map { Key($0) }, &way)
        press(try parseKeys("ENTER ENTER +*\(level)"), &way)
        for _ in 0..<5 {
          press(try parseKeys("SPACE*4 b*4"), &samples.page)
          press(try parseKeys("0"), &way)
          press(try parseKeys("+*\(level - 1)"), &way)
          press(try parseKeys("+"), &samples.setting)
        }
        cells.append(samples)
      }
      let text = { (samples: Samples) in "\(milliseconds(samples.median)) / \(milliseconds(samples.p99))" }
      table.add("\(language) at +\(level): a page", cells.map { text($0.page) })
      table.add("\(language) at +\(level): set anew", cells.map { text($0.setting) })
    }
  }
  return table
}

/// A reader that is only timed has no desktop around it.
private struct Nowhere: Surroundings {
  mutating func browse(_ url: String) {}
  mutating func copy(_ text: String) {}
  mutating func redraw() {}
  mutating func suspend() {}
}
