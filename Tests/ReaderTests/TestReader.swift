// A reader without a terminal: keys in, the screen out as text. Effects are answered by a store in memory at once, or
// wait in `waiting` where a test wants to see what happens before the answer comes.

import Articles
import Screen
import Testing
import Themes
import Typesetting

@testable import Reader

struct TestReader {
  private(set) var state: ReaderState
  var store: TestStore
  /// All that was asked for, in order.
  private(set) var effects: [Effect] = []
  /// Whether effects wait for `answer()`.
  var holdsAnswers = false
  private(set) var waiting: [Effect] = []

  init(
    columns: Int = 100, rows: Int = 30, store: TestStore = TestStore(), keys: String = "",
    habits: TerminalHabits = TerminalHabits()
  ) {
    self.store = store
    state = ReaderState(
      screen: Size(columns: columns, rows: rows), theme: .plain, clock: Clock(now: TestPaper.now))
    state.habits = habits
    perform(state.start())
    press(keys)
  }

  // MARK: - What happens to it

  mutating func send(_ event: Event) { perform(update(&state, event)) }

  /// Presses keys by name: `press("j*3 ENTER")`.
  mutating func press(_ keys: String) {
    do {
      for key in try parseKeys(keys) { send(.terminal(.key(key))) }
    } catch {
      Issue.record("\(error)")
    }
  }

  /// Types a text letter by letter.
  mutating func type(_ text: String) {
    for character in text { send(.terminal(.key(Key(character)))) }
  }

  /// Takes a setting as the day before left it.
  mutating func restore(_ setting: Setting, _ value: String) { state.restore(setting, value) }

  /// Takes a setting from config.yaml.
  mutating func configure(_ setting: Setting, _ value: String) {
    state.restore(setting, value)
    state.fileSettings[setting] = value
  }

  /// Says that the theme in use is the one that the settings want.
  mutating func noteTheme() { state.noteTheme() }

  /// A screen with so many colors.
  mutating func setDepth(_ depth: ColorDepth) { state.depth = depth }

  /// Keys other than those that commands ship with.
  mutating func setKeys(_ changes: [Command.Name: [String]]) { state.keymap = Keymap(changes: changes) }

  /// Changes how stories are shared.
  mutating func setSharing(_ change: (inout SharingSettings) -> Void) { change(&state.sharing) }

  /// Has drawn letters written as words.
  mutating func showWords() { state.showsWords = true }

  /// A terminal that cannot draw letters.
  mutating func forbidDrawing() { state.letters.canDraw = false }

  /// A terminal that can only write some of the characters that draw.
  mutating func limitLetters(to packings: [DotPacking]) { state.letters.usable = packings }

  mutating func paste(_ text: String) { send(.terminal(.paste(text))) }

  mutating func resize(_ columns: Int, _ rows: Int) {
    send(.terminal(.resize(Size(columns: columns, rows: rows))))
  }

  mutating func mouse(_ kind: MouseEvent.Kind, _ column: Int, _ row: Int) {
    send(.terminal(.mouse(MouseEvent(kind: kind, point: Point(column: column, row: row)))))
  }

  /// Clicks on the first place of the screen where `text` stands.
  mutating func click(on text: String) {
    guard let point = point(of: text) else {
      Issue.record("“\(text)” is not on the screen:\n\(screen)")
      return
    }
    mouse(.press, point.column, point.row)
    mouse(.release, point.column, point.row)
  }

  mutating func pass(hours: Int) {
    let now = Timestamp(seconds: state.clock.now.seconds + Int64(hours) * 3_600)
    send(.tick(Clock(now: now, zoneOffset: state.clock.zoneOffset)))
  }

  /// Lets the store answer what waits.
  mutating func answer() {
    holdsAnswers = false
    let effects = waiting
    waiting = []
    perform(effects)
  }

  mutating func forgetEffects() { effects = [] }

  private mutating func perform(_ asked: [Effect]) {
    effects += asked
    if holdsAnswers {
      waiting += asked
      return
    }
    var queue = asked[...]
    while let effect = queue.popFirst() {
      for event in store.answer(effect) {
        let more = update(&state, event)
        effects += more
        queue += more
      }
    }
  }

  // MARK: - What it shows

  var canvas: Canvas { paint(state) }
  var screen: String { canvas.text }
  var rows: [String] {
    let canvas = canvas
    return (0..<canvas.size.rows).map { canvas.text(row: $0) }
  }
  var statusLine: String { canvas.text(row: state.screen.rows - 1) }

  func rows(_ range: Range<Int>) -> String { rows[range].joined(separator: "\n") }

  /// The first place where `text` stands, in cells.
  func point(of text: String) -> Point? {
    let canvas = canvas
    for row in 0..<canvas.size.rows {
      let line = canvas.text(row: row)
      guard let range = line.firstRange(of: text) else { continue }
      return Point(column: DisplayWidth.columns(of: String(line[..<range.lowerBound])), row: row)
    }
    return nil
  }

  /// The style of the first letter of `text` on the screen.
  func style(of text: String) -> Style? { point(of: text).map { canvas[$0.column, $0.row].style } }

  // MARK: - Where it is

  /// The place in a word or two: `front`, `list Business`, `article Rope makers find a buyer`, `gallery …`.
  var whereabouts: String {
    switch state.place {
    case .front: "front"
    case .list(let list): "list \(list.title)"
    case .article(let article): "article \(article.stored?.article.headline ?? "")"
    case .gallery(let gallery): "gallery \(gallery.title)"
    case .feeds: "feeds"
    }
  }

  var focus: Pane { state.focus }

  var list: ListState? { if case .list(let list) = state.place { list } else { nil } }
  var article: ArticleState? { if case .article(let article) = state.place { article } else { nil } }
  var galleryState: GalleryState? { if case .gallery(let gallery) = state.place { gallery } else { nil } }
  var feedList: FeedListState? { if case .feeds(let list) = state.place { list } else { nil } }
  var front: FrontState? { if case .front(let front) = state.place { front } else { nil } }

  /// The headline under the cursor of the focused pane.
  var selection: String? { state.subject?.headline }

  /// The first words of the article's first visible line of text.
  var firstVisibleLine: String {
    guard let article, let lines = article.setting?.setter.lines, article.top < lines.count else { return "" }
    return lines[article.top...].first { $0.kind == .text }?.text ?? ""
  }

  /// The titles of the rail's lists.
  var railTitles: [String] { state.rail.lists.map(\.title) }
}
