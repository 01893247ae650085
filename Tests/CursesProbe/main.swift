// A small program for the tests of the terminal: it shows what a page is made of, and tells each event on the last row.

import Curses
import Glibc
import Screen
import Themes

/// Narrow and wide letters, marks and emoji, anywhere, in any style; the same for the same seed.
func litter(_ size: Size, seed: Int, theme: Theme) -> Canvas {
  var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
  func random(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % limit
  }
  var canvas = Canvas(size: size, style: theme.style(.text))
  let texts =
    ["한국 신문", "news", "漢", "e\u{301}", "👩‍👩‍👧", "⚠️!", "🇰🇷", "का", "  ", "가나다라마바사", "─│┼"]
    + (TerminalHabits.current.ambiguousWidth == .wide ? ["“é…”"] : [])
  for _ in 0..<size.columns * size.rows / 4 {
    canvas.put(
      texts[random(texts.count)], at: Point(column: random(size.columns + 2) - 2, row: random(size.rows)),
      style: theme.style(Role.allCases[random(Role.allCases.count)]))
  }
  return canvas
}

/// What the probe shows, but for its last row.
func page(_ size: Size, theme: Theme) -> Canvas {
  var canvas = Canvas(size: size, style: theme.style(.text))
  func put(_ text: String, _ row: Int, _ role: Role) {
    canvas.put(text, at: Point(column: 2, row: row), style: theme.style(role))
  }
  canvas.box(canvas.bounds, style: theme.style(.rule))
  put("THE PROBE", 1, .nameplate)
  put("한국 신문 漢字 かな", 2, .articleHeadline)
  put("An italic deck", 3, .articleDeck)
  put("e\u{301}te\u{301} naïve का क्षि العَرَبِيَّة", 4, .articleBody)
  put("👩‍👩‍👧|⚠️|🇰🇷|1️⃣|👍🏽|", 5, .articleBody)
  put("selected", 6, .listSelected)
  put("\(size.columns)x\(size.rows)", 7, .textMuted)
  var struck = theme.style(.articleBody)
  struck.attributes.formUnion([.strikethrough, .bold])
  canvas.put("struck", at: Point(column: 2, row: 8), style: struck)
  canvas.put("plain", at: Point(column: 9, row: 8), style: theme.style(.articleBody))
  canvas.put("×", at: Point(column: size.columns - 1, row: size.rows - 1), style: theme.style(.accent))
  return canvas
}

func name(_ event: TerminalEvent) -> String {
  switch event {
  case .key(let key): "key \(key.name)"
  case .mouse(let mouse): "mouse \(mouse.kind) \(mouse.point.column) \(mouse.point.row)"
  case .resize(let size): "resize \(size.columns)x\(size.rows)"
  case .paste(let text): "paste \(Sanitizer.singleLine(text))"
  case .wake: "wake"
  case .ability(.sizesText): "sizes text"
  case .ability(.changesFont): "changes font"
  case .ability(.hasBackground(let red, let green, let blue)): "background \(red) \(green) \(blue)"
  case .ability(.prefersDark(let isDark)): isDark ? "dark colors" : "light colors"
  case .ability(.draws(let packing)): "draws \(packing.rawValue)"
  case .terminate: "terminate"
  }
}

func run() throws {
  // A second word says that ambiguous characters are wide.
  let habits = TerminalHabits(ambiguousWidth: CommandLine.arguments.count > 2 ? .wide : .narrow)
  let terminal = try CursesTerminal(habits: habits)
  defer { terminal.close() }
  let chosen = CommandLine.arguments.dropFirst().first ?? ThemeLibrary.defaultName
  let theme = try ThemeLibrary().theme(named: chosen).fitted(to: terminal.colorDepth)
  var told = "depth \(terminal.colorDepth.rawValue)"
  var isBroken = false
  var seed = 0
  while true {
    var canvas = habits.applied {
      seed > 0 ? litter(terminal.size, seed: seed, theme: theme) : page(terminal.size, theme: theme)
    }
    canvas.put(told, at: Point(column: 2, row: terminal.size.rows - 1), style: theme.style(.status))
    terminal.present(canvas)
    precondition(!isBroken, "broken on purpose")
    guard let event = terminal.nextEvent() else { continue }
    told = name(event)
    switch event {
    case .terminate, .key(Key("q")): return
    case .key(Key("w")):
      let waker = terminal.waker
      Thread.start { waker.wake() }
    case .key(Key("n")):
      seed += 1
      told = "litter \(seed) "
    case .key(Key("r")):
      terminal.redraw()
      told = "litter \(seed) "
    case .key(Key("!")): isBroken = true
    default: break
    }
  }
}

/// A thread without Foundation.
enum Thread {
  static func start(_ body: @escaping @Sendable () -> Void) {
    var thread = pthread_t()
    let box = Unmanaged.passRetained(Box(body))
    pthread_create(
      &thread, nil,
      { pointer in
        pointer.map { Unmanaged<Box>.fromOpaque($0).takeRetainedValue().body() }
        return nil
      }, box.toOpaque())
  }

  private final class Box: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
}

do {
  try run()
  print("the probe has ended")
} catch {
  print(error)
  exit(1)
}
