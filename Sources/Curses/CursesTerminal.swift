// The real terminal, by ncurses: it knows how to draw and how little to send. What is typed is read and decoded by
// ourselves (see InputDecoder), so that one poll waits for keys, signals and background work alike.

import CNcurses
import CWidths
import Glibc
public import Screen

/// The terminal that the program runs in. One thread owns it.
public final class CursesTerminal {
  /// How many colors it shows.
  public let colorDepth: ColorDepth
  /// Its size.
  public internal(set) var size: Size
  /// Wakes `nextEvent` from another thread.
  public let waker = TerminalWaker()

  /// Whether the terminal is asked if it makes letters larger itself.
  public var wantsSizedText = true

  /// Whether the terminal is asked if its font can be changed.
  public var wantsFont = false
  /// The size of its font in points, where a person has told it.
  public var fontPoints: Int?

  let kind: TerminalKind
  let habits: TerminalHabits
  var decoder: InputDecoder
  /// Whether letters can be struck out.
  public let strikes: Bool
  /// What is on the screen; nil when that is not known.
  var shown: Canvas?
  var shownCursor: Point?
  /// The letters on the screen that the terminal has made larger.
  var shownRuns: [SizedRun] = []
  /// Styles as curses has them.
  var pens: [Style: Pen] = [:]
  var latestPen: (style: Style, pen: Pen)?
  /// What the terminal was asked, and what it can do by its answers that was not told yet.
  var inquiry = TerminalInquiry()
  var abilities: [TerminalAbility] = []
  var hasAsked = false
  /// When answers about colors come too late.
  var colorDeadline = ContinuousClock.now
  /// The terminal's own font, where it can be changed, and by how many steps it is.
  var font: TerminalFont?
  var fontLevel = 0
  /// Whether input has ended.
  var isGone = false
  private var screen: OpaquePointer?
  private var previousSignals: Signals.Previous

  /// A style's attributes and color pair.
  struct Pen {
    let attributes: UInt32
    let pair: Int32
  }

  /// Takes over the terminal, which has these habits; `close` gives it back.
  public init(habits: TerminalHabits = TerminalHabits()) throws(TerminalError) {
    self.habits = habits
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
    kind = try TerminalKind { name in getenv(name).map { String(cString: $0) } }
    _ = curses_use_utf8()
    let isWide: @convention(c) (UInt32) -> Bool = { Unicode.Scalar($0).map(DisplayWidth.isAmbiguous) ?? false }
    widths_take(habits.ambiguousWidth == .wide ? isWide : nil)
    let signals = Signals.install(isXtermLike: kind.isXtermLike)
    guard let screen = Self.open(kind) else {
      Signals.restore(signals)
      throw .unknown(kind.name)
    }
    (self.screen, previousSignals) = (screen, signals)
    colorDepth = Self.startColors(kind)
    // Only our own description of a terminal says how.
    strikes = colorDepth == .trueColor && kind.strikes
    decoder = InputDecoder(known: Self.knownKeys())
    size = Self.windowSize
    raw()
    noecho()
    nonl()
    typeahead(-1)
    leaveok(curses_window(), false)
    scrollok(curses_window(), false)
    idlok(curses_window(), false)
    keypad(curses_window(), true)
    curs_set(0)
    wrefresh(curses_window())
    setModes(true)
    resizeWindow()
  }

  deinit { close() }

  /// Gives the terminal back as it was. Closing twice does nothing.
  public func close() {
    guard let screen else { return }
    setModes(false)
    // An answer that is under way would be typed into the shell.
    if inquiry.isOpen { tcflush(STDIN_FILENO, TCIFLUSH) }
    curs_set(1)
    endwin()
    delscreen(screen)
    self.screen = nil
    Signals.restore(previousSignals)
  }

  /// Gives the terminal back for a while, runs `body`, takes it again; the next `present` paints everything.
  public func whileSuspended<Result>(_ body: () throws -> Result) rethrows -> Result {
    setModes(false)
    curs_set(1)
    endwin()
    defer {
      reset_prog_mode()
      setModes(true)
      resizeWindow()
      clearok(curses_window(), true)
      wrefresh(curses_window())
      shownRuns = []
      curs_set(0)
      // What tells of a change was off meanwhile.
      if hasAsked { askForColors() }
    }
    return try body()
  }

  /// Lets the next `present` paint everything anew, whatever others have written over the screen.
  public func redraw() {
    clearok(curses_window(), true)
    werase(curses_window())
    (shown, shownRuns) = (nil, [])
  }

  /// Brings curses up to the window's size; everything is painted anew.
  func resizeWindow() {
    size = Self.windowSize
    resizeterm(Int32(size.rows), Int32(size.columns))
    werase(curses_window())
    // Where larger letters have gone to, only the terminal knows.
    if !shownRuns.isEmpty { clearok(curses_window(), true) }
    shownRuns = []
    shown = nil
  }

  private func setModes(_ isOn: Bool) {
    guard kind.isXtermLike else { return }
    if fontLevel != 0, let font { send(font.sequence(level: isOn ? fontLevel : 0)) }
    // Text that comes in the order of the screen is not to be ordered again (ECMA-48, 7.2.1, BDSM).
    let bidi = habits.ordersText ? "\u{1B}[8h" : "\u{1B}[8l"
    send(
      isOn
        ? "\u{1B}[?2004h\u{1B}[?1002h\u{1B}[?1006h\u{1B}[?2031h" + bidi
        : "\u{1B}[?2031l\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?2004l\u{1B}[8h")
  }

  /// Writes to the terminal past curses, which has sent all it had.
  func send(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBufferPointer { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      guard count > 0 || (count < 0 && (errno == EINTR || errno == EAGAIN)) else { return }
      rest = rest.dropFirst(max(0, count))
    }
  }

  /// With true color, curses is given our own description, since those that come with systems often lack it.
  private static func open(_ kind: TerminalKind) -> OpaquePointer? {
    if kind.hasTrueColor, !kind.isMonochrome {
      let before = getenv("TERMINFO").map { String(cString: $0) }
      setenv("TERMINFO", DirectTerminfo.variable, 1)
      let screen = curses_open(DirectTerminfo.name)
      if let before { setenv("TERMINFO", before, 1) } else { unsetenv("TERMINFO") }
      if let screen { return screen }
    }
    return curses_open(kind.name)
  }

  private static func startColors(_ kind: TerminalKind) -> ColorDepth {
    guard !kind.isMonochrome, has_colors(), start_color() == OK else { return .monochrome }
    use_default_colors()
    switch curses_colors() {
    case 0x1000000...: return .trueColor
    case 256...: return .palette256
    case 16...: return .palette16
    case 8...: return .palette8
    default: return .monochrome
    }
  }

  private static func knownKeys() -> [[UInt8]: Key] {
    var keys: [[UInt8]: Key] = [:]
    for (name, key) in InputDecoder.capabilities {
      guard let text = curses_key_text(name) else { continue }
      let bytes = Array(String(cString: text).utf8)
      if bytes.first == 0x1B, bytes.count > 2, bytes.count <= 8 { keys[bytes] = key }
    }
    return keys
  }

  private static var windowSize: Size {
    let columns = Int(curses_window_columns(STDOUT_FILENO))
    let rows = Int(curses_window_rows(STDOUT_FILENO))
    guard columns > 0, rows > 0 else { return Size(columns: 80, rows: 24) }
    return Size(columns: min(columns, 2000), rows: min(rows, 1000))
  }
}
