// Opening the reader: on a terminal, or with `--print-screen` without one.

internal import App
internal import Articles
internal import Configuration
internal import Curses
internal import Feeds
internal import Glibc
internal import Print
internal import Reader
internal import Screen
internal import Store
internal import Themes
internal import Typesetting

/// `broadsheet`: the reader.
func read(_ arguments: Arguments, _ folders: Folders) throws -> ExitCode {
  let fixed = try arguments.value("--now").map(moment)
  let clock = Clock.system(now: fixed)
  let isPrinted = arguments.has("--print-screen")
  let color = arguments.value("--color") ?? "none"
  guard ["ansi", "none"].contains(color) else { throw UsageError("--color knows ansi and none, not “\(color)”") }
  if !isPrinted, !isTerminal(0) || !isTerminal(1) {
    throw UsageError("the reader needs a terminal; --print-screen shows it without one, --help lists the other verbs")
  }
  let store = try openStore(folders.store, mode: .readWrite)
  defer { store.close() }
  try store.fillWithSampleEdition(clock: clock)
  let library = ThemeLibrary(folder: folders.themes)
  let (preferences, fileProblems) = Preferences.read(folder: folders.config)
  let checked = CheckedPreferences(preferences, fileProblems, folders, library: library)
  var letters = LetterTraits()
  letters.take(preferences.textSize)
  let habits = TerminalHabits(preferences)

  /// A session on a screen of this size with this many colors.
  func session<Outside: Surroundings>(
    _ size: Size, _ depth: ColorDepth, _ outside: Outside, desk: BackgroundDesk? = nil,
    messenger: Messenger? = nil
  ) throws -> Session<Outside> {
    var state = ReaderState(screen: size, theme: .plain, depth: depth, clock: clock)
    state.hyphenator = Hyphenator()
    state.letters = letters
    state.habits = habits
    if let keymap = checked.keymap { state.keymap = keymap }
    state.paper = Paper(preferences.printing)
    state.sharing = SharingSettings(preferences)
    try restoreSettings(of: &state, from: store)
    if let packing = preferences.textSize.packing { state.letters.chosen = DotPacking(rawValue: packing) }
    for (setting, value) in checked.page { state.restore(setting, value) }
    state.fileSettings = checked.page
    if let name = arguments.value("--theme") {
      state.restore(.themeGuide, ThemeChoice.Guide.name.rawValue)
      state.restore(.theme, name)
    }
    let (theme, problem) = chosenTheme(
      depth == .monochrome ? ThemeLibrary.monochromeName : state.wantedTheme, from: library)
    state.theme = theme.fitted(to: depth)
    state.noteTheme()
    let rules = preferences.feeds.compactMap { feed in feed.fullText.flatMap(FullTextRule.init).map { (feed.url, $0) } }
    let runner = EffectRunner(
      store: store, themes: library, depth: depth, desk: desk, messenger: messenger,
      fullTextRules: Dictionary(rules, uniquingKeysWith: { first, _ in first }))
    var session = Session(state: state, runner: runner, outside: outside)
    if let problem = problem ?? checked.problems.first?.description { session.take(.failure(problem)) }
    return session
  }

  if isPrinted {
    letters.strikes = color == "ansi"
    let size = try arguments.value("--size").map(parseSize) ?? Size(columns: 80, rows: 24)
    let depth: ColorDepth = Folders.variable("NO_COLOR") == nil ? .trueColor : .monochrome
    var session = try session(size, depth, NoSurroundings())
    if arguments.has("--text") { session.showWords() }
    for key in try parseKeys(arguments.value("--keys") ?? "") where !session.hasEnded {
      session.take(.terminal(.key(key)))
    }
    let canvas = session.screen()
    try say(color == "ansi" ? canvas.ansiText(depth: depth) : canvas.text)
    return .done
  }

  let terminal = try CursesTerminal(habits: habits)
  defer { terminal.close() }
  letters.canDraw = terminal.canDraw
  letters.strikes = terminal.strikes
  letters.sizesText = preferences.textSize.isSized == true
  terminal.wantsSizedText = letters.isSizingWanted && preferences.textSize.isSized == nil
  let font = FontCommand(preferences.textSize)
  terminal.wantsFont = letters.isFontWanted && font.isEmpty
  terminal.fontPoints = preferences.textSize.points
  letters.usable = DotPacking.allCases.filter(CursesTerminal.canWrite)
  let waker = terminal.waker
  let desk = BackgroundDesk(storePath: folders.store) { waker.wake() }
  var options = ["--store", folders.store, "--config", folders.config]
  if let fixed { options += ["--now", Timestamp(seconds: fixed).iso8601] }
  let messenger = Messenger(options: options) { waker.wake() }
  defer { messenger.close() }
  let errands = ErrandDesk { waker.wake() }
  var session = try session(
    terminal.size, terminal.colorDepth,
    Desktop(
      terminal: terminal, clipboard: Clipboard(way: preferences.clipboard), errands: errands, font: font,
      settings: SettingsKeeper(folders: folders)),
    desk: desk, messenger: messenger)
  if !font.isEmpty { session.take(.terminal(.ability(.changesFont))) }
  defer { if !font.isEmpty { session.outside.scaleFont(0) } }
  var mark = try store.changeMark()
  var isCaughtUp = false
  session.run(on: CursesScreen(terminal), clock: { Clock.system(now: fixed) }) {
    if !isCaughtUp {
      // An import that was killed may have left words that cannot be searched yet.
      isCaughtUp = true
      desk.submit { store in
        try store.indexAll()
        return []
      }
    }
    let news = desk.takeNews() + messenger.takeNews() + errands.takeNews()
    // Another program may have filled the store meanwhile.
    guard let now = try? store.changeMark(), now != mark else { return news }
    mark = now
    let isTold = news.contains { if case .storeChanged = $0 { true } else { false } }
    return isTold ? news : [.storeChanged] + news
  }
  return .done
}

extension LetterTraits {
  /// Takes what a person has set.
  fileprivate mutating func take(_ settings: TextSizeSettings) {
    isSizingWanted = ![.drawn, .spacing].contains(settings.method) && settings.isSized != false
    isDrawingWanted = settings.method != .spacing
    isFontWanted = settings.method == .terminal
    dropsCaps = settings.dropsCaps
    if let faces = settings.faces { self.faces = faces }
  }
}

/// Opens the store, and says in one line what is wrong where that fails.
func openStore(_ path: String, mode: Store.Mode) throws(StoreError) -> Store { try Store(path: path, mode: mode) }

/// The theme called `name`, or the one as shipped and what is wrong with the other.
private func chosenTheme(_ name: String, from library: ThemeLibrary) -> (Theme, String?) {
  do throws(ThemeError) {
    return (try library.theme(named: name), nil)
  } catch {
    return ((try? library.theme(named: ThemeLibrary.defaultName)) ?? .plain, error.description)
  }
}

private func restoreSettings(of state: inout ReaderState, from store: Store) throws {
  for setting in Setting.allCases {
    if let value = try store.setting(setting.rawValue) { state.restore(setting, value) }
  }
}

private func parseSize(_ text: String) throws -> Size {
  let parts = text.split(separator: "x").compactMap { Int($0) }
  guard parts.count == 2, (1...1_000).contains(parts[0]), (1...1_000).contains(parts[1]) else {
    throw UsageError("--size wants columns and rows such as 80x24, not “\(text)”")
  }
  return Size(columns: parts[0], rows: parts[1])
}

func moment(_ text: String) throws -> Int64 {
  guard let moment = parseDate(text) else {
    throw UsageError("--now wants a moment such as 2026-11-23T09:00:00Z, not “\(text)”")
  }
  return moment.seconds
}

/// A reader that is only printed has no desktop around it.
struct NoSurroundings: Surroundings {
  mutating func browse(_ url: String) {}
  mutating func copy(_ text: String) {}
  mutating func redraw() {}
  mutating func suspend() {}
}
