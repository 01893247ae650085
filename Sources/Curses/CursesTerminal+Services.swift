// What a terminal does besides showing cells: the clipboard, and letting go of the screen.

import CNcurses
import Glibc
public import Screen

extension CursesTerminal {
  /// The most bytes of text that are put on the clipboard; terminals cut or refuse more.
  public static let clipboardLimit = 65_536

  /// Puts `text` on the terminal's clipboard (OSC 52). Only a key press of the reader's leads here.
  /// It is false where the terminal has none, or the text is too long for it.
  public func copy(_ text: String) -> Bool {
    guard kind.isXtermLike, text.utf8.count <= Self.clipboardLimit else { return false }
    send("\u{1B}]52;c;\(base64(Array(text.utf8)))\u{07}")
    return true
  }

  /// Whether its characters can draw letters: the Linux console's fonts have no quadrants.
  public var canDraw: Bool { !kind.isConsole }

  /// Whether the C library, and so curses, knows the characters of a packing to be one column wide.
  public static func canWrite(_ packing: DotPacking) -> Bool {
    curses_width(packing.scalar(packing == .octants ? 0b100 : 1).value) == 1
  }

  /// Asks the terminal what it is, once the first screen is there; what it answers comes as events. A multiplexer is asked for
  /// colors alone, which it answers for the terminal behind it: what else stands on the screen is what it draws itself.
  func ask() {
    hasAsked = true
    guard kind.isXtermLike else { return }
    guard !kind.isMultiplexed else { return askForColors() }
    inquiry.open(asksForFont: wantsFont)
    colorDeadline = .now + Self.colorPatience
    // The answer that every terminal gives is asked for last.
    send(
      TerminalInquiry.backgroundQuestion + TerminalInquiry.preferenceQuestion
        + (wantsFont ? TerminalInquiry.fontQuestion : "") + TerminalInquiry.question)
  }

  /// Asks for the terminal's colors, as they are by now; `knowsPreference` where it has just told whether they are dark.
  func askForColors(knowsPreference: Bool = false) {
    guard kind.isXtermLike else { return }
    inquiry.openColors()
    colorDeadline = .now + Self.colorPatience
    send(
      TerminalInquiry.backgroundQuestion + (knowsPreference ? "" : TerminalInquiry.preferenceQuestion)
        + TerminalInquiry.end)
  }

  /// How long an answer about colors may take: one that comes later changes nothing any more.
  private static let colorPatience = Duration.seconds(5)

  /// Tries sized text, where the terminal has answered other questions.
  func probeSizedText() {
    guard inquiry.isReadyToProbe, wantsSizedText else { return }
    inquiry.openProbe()
    send(TerminalInquiry.probe)
  }

  /// Makes the terminal's own font larger or smaller than usual, by so many steps.
  public func scaleFont(_ level: Int) {
    guard let font, level != fontLevel else { return }
    fontLevel = level
    send(font.sequence(level: level))
  }

  /// Stops the program as Ctrl-Z does; it goes on here when the shell calls it back.
  public func suspend() { _ = stop() }
}
