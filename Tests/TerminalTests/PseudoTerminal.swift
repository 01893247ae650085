// A terminal for tests: a program runs in a pseudo-terminal, what it writes goes through libvterm, and the test reads the
// screen back cell by cell. Nothing sleeps: every wait is a wait for something to be seen, with a limit for when it never is.

import CVTerm
import Curses
import Glibc
import ProgramRunner
import Screen
import Testing

/// A program on a terminal that a test types at and looks at.
final class PseudoTerminal: CellTerminal {
  /// A cell as the terminal shows it.
  struct Cell: Equatable {
    var text: String
    var columns: Int
    var style: Style
  }

  /// Why a test goes no further.
  enum Failure: Error { case notStarted(String), notSeen(String, screen: String) }

  private(set) var size: Size
  /// All that the program has written.
  private(set) var output: [UInt8] = []
  private var terminal: Int32
  private let process: pid_t
  private let emulator: OpaquePointer
  private let screen: OpaquePointer
  private var exitCode: Int32?
  private var modes: Set<Int> = [25]
  private var modesRead = 0
  private var fed = 0

  /// What the program needs until it has ended, such as its folder.
  private let keeping: AnyObject?
  /// Whether libvterm answers what the program asks; else the test does.
  private let answersItself: Bool
  /// Whether it gives ambiguous characters two columns. libvterm does not know how, so an ideograph stands for each.
  private let isWide: Bool
  private static let firstStandIn: UInt32 = 0x20000
  /// What it knows of sized text, if anything.
  let sizing: SizedTextEmulator?

  /// Starts a program.
  init(
    _ program: String, _ arguments: [String] = [], environment: [String: String] = [:],
    size: Size = Size(columns: 80, rows: 24), keeping: AnyObject? = nil, answersItself: Bool = true,
    sizesText: Bool = false, isWide: Bool = false
  ) throws {
    self.isWide = isWide
    sizing = sizesText ? SizedTextEmulator() : nil
    self.size = size
    self.answersItself = answersItself
    self.keeping = keeping
    var variables = ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "HOME": "/nonexistent"]
    variables.merge(environment) { $1 }
    var argv = ([program] + arguments).map { strdup($0) } + [nil]
    var envp = variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { (argv + envp).forEach { free($0) } }
    var process: pid_t = 0
    terminal = pty_start(program, &argv, &envp, Int32(size.rows), Int32(size.columns), &process)
    self.process = process
    guard terminal >= 0, let emulator = vterm_new(Int32(size.rows), Int32(size.columns)) else {
      throw Failure.notStarted(program)
    }
    self.emulator = emulator
    vterm_set_utf8(emulator, 1)
    screen = vterm_obtain_screen(emulator)
    vterm_screen_enable_altscreen(screen, 1)
    vterm_screen_reset(screen, 1)
  }

  deinit {
    if exitCode == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    if terminal >= 0 { close(terminal) }
    vterm_free(emulator)
  }

  /// The reader with a story of this headline, its first, opened.
  static func reading(_ headline: String, in program: Broadsheet) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      try Broadsheet.path, Broadsheet.now, environment: program.variables, keeping: program.folder)
    try terminal.wait(for: headline)
    try terminal.press("ENTER")
    try terminal.wait(for: "Space page")
    return terminal
  }

  /// The screen's text, blanks at the ends of rows cut.
  var text: String { (0..<size.rows).map(text(row:)).joined(separator: "\n") }

  /// A row's text.
  func text(row: Int) -> String {
    var line = (0..<size.columns).map { cell($0, row).text }.joined()
    while line.last == " " { line.removeLast() }
    return line
  }

  /// A cell; the right half of a wide letter is empty.
  func cell(_ column: Int, _ row: Int) -> Cell {
    var cell = VTermScreenCell()
    vterm_screen_get_cell(screen, VTermPos(row: Int32(row), col: Int32(column)), &cell)
    let chars = withUnsafeBytes(of: cell.chars) { Array($0.bindMemory(to: UInt32.self)) }
    var attributes: Attributes = []
    if cell.attrs.bold != 0 { attributes.insert(.bold) }
    if cell.attrs.italic != 0 { attributes.insert(.italic) }
    if cell.attrs.strike != 0 { attributes.insert(.strikethrough) }
    if cell.attrs.underline != 0 { attributes.insert(.underline) }
    if cell.attrs.reverse != 0 { attributes.insert(.reverse) }
    let style = Style(foreground: color(cell.fg), background: color(cell.bg), attributes: attributes)
    // The right half looks as the left one does; what libvterm keeps there is of no account.
    if chars[0] == UInt32.max { return Cell(text: "", columns: 0, style: self.cell(column - 1, row).style) }
    let scalars = chars.prefix { $0 != 0 }.map { isWide && $0 >= Self.firstStandIn ? $0 - Self.firstStandIn : $0 }
      .compactMap(Unicode.Scalar.init)
    let text = scalars.isEmpty ? " " : String(String.UnicodeScalarView(scalars))
    return Cell(text: text, columns: Int(cell.width), style: style)
  }

  /// Where the cursor is.
  var cursor: Point {
    var position = VTermPos()
    vterm_state_get_cursorpos(vterm_obtain_state(emulator), &position)
    return Point(column: Int(position.col), row: Int(position.row))
  }

  /// Whether the program has set one of the terminal's private modes, such as 1049, the second screen.
  func isSet(mode: Int) -> Bool { modes.contains(mode) }

  /// The line's modes and control characters, as `stty` tells them.
  var lineModes: [UInt32] {
    var modes = termios()
    tcgetattr(terminal, &modes)
    let characters = withUnsafeBytes(of: modes.c_cc) { $0.map(UInt32.init) }
    return [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag] + characters
  }

  /// Types text as it is.
  func type(_ text: String) { send(Array(text.utf8)) }

  /// Presses keys, named as in `parseKeys`.
  func press(_ names: String) throws {
    for key in try parseKeys(names) { send(Self.bytes(of: key)) }
  }

  /// Sends bytes as they are.
  func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else {
        guard errno == EAGAIN, pump(milliseconds: 10) else { return }
      }
    }
  }

  /// Changes the window's size.
  func resize(to size: Size) {
    self.size = size
    vterm_set_size(emulator, Int32(size.rows), Int32(size.columns))
    pty_resize(terminal, Int32(size.rows), Int32(size.columns))
  }

  /// Closes the terminal, as when a connection breaks; the program can only end.
  func hangUp() {
    close(terminal)
    terminal = -1
  }

  /// Sends the program a signal.
  func signal(_ number: Int32) { kill(process, number) }

  /// Reads on until the condition holds; fails when it does not within the time.
  func wait(_ what: String, seconds: Double = 10, until condition: (PseudoTerminal) -> Bool) throws {
    let deadline = ContinuousClock.now + .seconds(seconds)
    // A frame is only looked at once it is whole.
    while isSet(mode: 2026) || !condition(self) {
      guard ContinuousClock.now < deadline else { throw Failure.notSeen(what, screen: text) }
      pump(milliseconds: 20)
    }
  }

  /// Reads on until the text is on the screen.
  func wait(for text: String) throws { try wait(text) { $0.text.contains(text) } }

  /// Reads on until the program has ended, and gives its exit code, or 128 and the signal that ended it.
  func waitForEnd() throws -> Int32 {
    try wait("the end") { $0.hasEnded }
    while pump(milliseconds: 0) {}
    return exitCode ?? -1
  }

  private var hasEnded: Bool {
    if exitCode != nil { return true }
    var code: Int32 = 0
    guard pty_has_ended(process, &code) == 1 else { return false }
    exitCode = code
    return true
  }

  /// Takes what the program has written; false if it wrote nothing.
  @discardableResult private func pump(milliseconds: Int32) -> Bool {
    var descriptor = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    // A terminal that was closed is passed over here, and only the time goes by.
    guard poll(&descriptor, 1, milliseconds) > 0 else { return false }
    var bytes = [UInt8](repeating: 0, count: 65536)
    let count = read(terminal, &bytes, bytes.count)
    guard count > 0 else {
      if milliseconds > 0 { poll(nil, 0, milliseconds) }  // the other end is closed; its process ends soon
      return false
    }
    output += bytes[..<count]
    readModes()
    feed()
    answer()
    return true
  }

  /// Gives libvterm what it has not had; half a letter waits for the other half, which it would not put together.
  private func feed() {
    var end = output.count
    if let lead = output[fed...].suffix(3).lastIndex(where: { $0 >= 0xC0 }) {
      let length = output[lead] >= 0xF0 ? 4 : output[lead] >= 0xE0 ? 3 : 2
      if lead + length > end { end = lead }
    }
    var bytes = Array(output[fed..<end])
    if isWide {
      let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars.map { scalar in
        // Those beyond the plane of most letters would need other stand-ins.
        scalar.value < 0x10000 && DisplayWidth.isAmbiguous(scalar)
          ? Unicode.Scalar(scalar.value + Self.firstStandIn) ?? scalar : scalar
      }
      bytes = Array(String(String.UnicodeScalarView(scalars)).utf8)
    }
    if let sizing { sizing.feed(bytes, to: self) } else { take(bytes) }
    fed = end
  }

  /// Gives libvterm bytes.
  func take(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes {
      _ = vterm_input_write(emulator, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count)
    }
  }

  /// Reads on until nothing has come for a while after the latest whole frame.
  func settle() throws {
    var quiet = 0
    try wait("a pause") { _ in
      quiet = self.pump(milliseconds: 40) ? 0 : quiet + 1
      return quiet >= 3
    }
  }

  /// Follows the private modes that are set and reset: ESC [ ? numbers h or l.
  private func readModes() {
    while let start = output[modesRead...].firstIndex(of: 0x1B) {
      guard let end = output[start...].dropFirst(2).firstIndex(where: { $0 >= 0x40 }) else { return }
      modesRead = start + 1
      guard output[start + 1] == 0x5B, output[start + 2] == 0x3F else { continue }
      let numbers = output[start + 3..<end].split(separator: 0x3B).compactMap {
        Int(String(decoding: $0, as: UTF8.self))
      }
      if output[end] == 0x68 { modes.formUnion(numbers) }
      if output[end] == 0x6C { modes.subtract(numbers) }
    }
  }

  /// Sends the program what the terminal replies.
  private func answer() {
    var reply = [CChar](repeating: 0, count: 4096)
    let count = vterm_output_read(emulator, &reply, reply.count)
    if count > 0, answersItself { send(reply[..<count].map { UInt8(bitPattern: $0) }) }
  }

  private func color(_ color: VTermColor) -> Color {
    var color = color
    if vterm_color_is_default(&color) != 0 { return .standard }
    if vterm_color_is_indexed(&color) != 0 { return .indexed(color.indexed.idx) }
    return .rgb(color.rgb.red, color.rgb.green, color.rgb.blue)
  }

  /// What xterm sends for a key.
  static func bytes(of key: Key) -> [UInt8] {
    let codes = ["A": Key.Code.up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end]
    let tildes: [Int: Key.Code] = [2: .insert, 3: .delete, 5: .pageUp, 6: .pageDown]
    let modifier =
      1 + (key.modifiers.contains(.shift) ? 1 : 0) + (key.modifiers.contains(.alt) ? 2 : 0)
      + (key.modifiers.contains(.control) ? 4 : 0)
    let escape = key.modifiers.contains(.alt) ? "\u{1B}" : ""
    if let letter = codes.first(where: { $0.value == key.code })?.key {
      return Array((modifier == 1 ? "\u{1B}[\(letter)" : "\u{1B}[1;\(modifier)\(letter)").utf8)
    }
    if let number = tildes.first(where: { $0.value == key.code })?.key {
      return Array((modifier == 1 ? "\u{1B}[\(number)~" : "\u{1B}[\(number);\(modifier)~").utf8)
    }
    switch key.code {
    case .character(let character) where key.modifiers.contains(.control):
      return Array(escape.utf8) + [(character.asciiValue ?? 0) & 0x1F]
    case .character(let character): return Array((escape + String(character)).utf8)
    case .enter: return Array((escape + "\r").utf8)
    case .tab: return Array((key.modifiers.contains(.shift) ? "\u{1B}[Z" : escape + "\t").utf8)
    case .escape: return [0x1B]
    case .backspace: return Array((escape + "\u{7F}").utf8)
    case .function(let number) where number <= 4: return Array("\u{1B}O\(["P", "Q", "R", "S"][number - 1])".utf8)
    case .function(let number):
      return Array("\u{1B}[\([15, 17, 18, 19, 20, 21, 23, 24][min(number, 12) - 5])~".utf8)
    default: return []
    }
  }
}
