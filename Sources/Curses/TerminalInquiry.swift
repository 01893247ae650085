// What a terminal is asked, in two steps: who it is and what its background is, and where it says who, whether it makes letters
// larger. Nothing waits for an answer, and one that does not answer is taken to do what every terminal does. Colors are asked
// for again when the terminal tells that they have changed, and when it was lent to another program.

import Screen

/// The questions that were put to a terminal, and what came of them.
struct TerminalInquiry {
  /// XTVERSION, and DA2, which every terminal answers and which so tells that no other answer will come.
  static let question = "\u{1B}[>0q" + end
  /// DA2 alone.
  static let end = "\u{1B}[>c"
  /// What the background's color is (OSC 11).
  static let backgroundQuestion = "\u{1B}]11;?\u{1B}\\"
  /// Whether colors are light or dark ones, which is told without a question while mode 2031 is set.
  static let preferenceQuestion = "\u{1B}[?996n"
  /// What programs may do, and what the font is: for those only who want it to be changed.
  static let fontQuestion = "\u{1B}]60\u{1B}\\\u{1B}]50;?\u{1B}\\"
  /// The row in which sized text is tried, from 1.
  static let probedRow = 2
  /// A space two columns wide and one twice as large, the cursor told before, between and behind: only a terminal that knows
  /// all of the protocol moves by two columns each time, one that knows a part moves less, and others stay.
  static let probe =
    "\u{1B}7\u{1B}[\(probedRow);1H\u{1B}[6n\u{1B}]66;w=2; \u{1B}\\\u{1B}[6n\u{1B}]66;s=2; \u{1B}\\\u{1B}[6n\u{1B}8"

  private var awaitsVersion = false
  private var awaitsKind = false
  private var awaitedColumns = 0
  private var columns: [Int] = []
  private var version: TerminalVersion?
  private var awaitsFont = false
  private var awaitsBackground = false
  /// Whether the answer to the last question is awaited where only colors were asked for.
  private var awaitsEnd = false
  private var mayChangeFont = false
  /// The name of the terminal's font, where it may be changed.
  private(set) var fontName: String?
  private(set) var packing = DotPacking.quadrants
  /// Whether sized text is to be tried now.
  private(set) var isReadyToProbe = false
  /// Whether trying it has left something on the screen.
  private(set) var hasMarkedScreen = false

  /// Whether an answer may still come.
  var isOpen: Bool { awaitsVersion || awaitsKind || awaitsEnd || awaitedColumns > 0 }

  /// The questions have been put.
  mutating func open(asksForFont: Bool = false) {
    (awaitsVersion, awaitsKind, awaitsFont, awaitsBackground) = (true, true, asksForFont, true)
  }

  /// The questions for colors have been put, and no others.
  mutating func openColors() { (awaitsBackground, awaitsEnd) = (true, true) }

  /// An answer that comes now would come too late to change what is being looked at.
  mutating func closeColors() { awaitsBackground = false }

  /// Sized text is being tried.
  mutating func openProbe() { (isReadyToProbe, awaitedColumns, columns) = (false, 3, []) }

  /// The screen is painted anew.
  mutating func forgetMarks() { hasMarkedScreen = false }

  /// Takes an answer; gives what is known by it and was not before.
  mutating func take(_ reply: TerminalReply, where isKnown: (DotPacking) -> Bool) -> TerminalAbility? {
    switch reply {
    case .version(let text):
      guard awaitsVersion else { return nil }
      awaitsVersion = false
      version = TerminalVersion(text)
    case .kind(let numbers):
      // Answers come in the order of the questions.
      awaitsBackground = false
      if awaitsEnd {
        awaitsEnd = false
        return nil
      }
      guard awaitsKind else { return nil }
      (awaitsKind, awaitsVersion, awaitsFont) = (false, false, false)
      // Whoever knows sized text knows the other question. A multiplexer that did not show in the environment lets none of
      // it through.
      isReadyToProbe = version.map { !["tmux", "screen", "zellij"].contains($0.name) } ?? false
      // VTE says 65, its version, 1; other terminals that say 65 have said who they are.
      guard version == nil, numbers.count == 3, numbers[0] == 65, numbers[2] == 1 else { return nil }
      version = TerminalVersion(libraryNumber: numbers[1])
    case .allowed(let names):
      mayChangeFont = awaitsFont && names.contains("allowFontOps")
      return nil
    case .font(let name):
      guard awaitsFont, mayChangeFont else { return nil }
      awaitsFont = false
      fontName = name
      return .changesFont
    case .background(let red, let green, let blue):
      guard awaitsBackground else { return nil }
      awaitsBackground = false
      return .hasBackground(red: red, green: green, blue: blue)
    case .prefersDark(let isDark): return .prefersDark(isDark)
    case .column(let column):
      guard awaitedColumns > 0 else { return nil }
      awaitedColumns -= 1
      columns.append(column)
      guard awaitedColumns == 0 else { return nil }
      hasMarkedScreen = Set(columns).count > 1
      return columns == [1, 3, 5] ? .sizesText : nil
    }
    let found = version?.packing(where: isKnown) ?? .quadrants
    guard found != packing else { return nil }
    packing = found
    return .draws(found)
  }
}
