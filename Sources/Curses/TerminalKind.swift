/// Why the terminal cannot be used.
public enum TerminalError: Error, Equatable, CustomStringConvertible {
  /// Input or output is a file or a pipe.
  case notATerminal
  /// TERM says that the terminal cannot place its cursor.
  case dumb(String)
  /// There is no description of the terminal.
  case unknown(String)

  /// What is wrong, for a person.
  public var description: String {
    switch self {
    case .notATerminal: "input and output must be a terminal"
    case .dumb(let name): "the terminal (TERM=\(name)) cannot place its cursor; use a verb such as list or read instead"
    case .unknown(let name):
      "the terminal \"\(name)\" is not known here; set TERM to one that is, such as xterm-256color"
    }
  }
}

/// What the environment says of the terminal.
struct TerminalKind: Equatable {
  /// TERM.
  let name: String
  /// Whether it understands xterm's modes: mouse, bracketed paste, synchronized output.
  let isXtermLike: Bool
  /// Whether it is said to show any red, green and blue.
  let hasTrueColor: Bool
  /// Whether another program, such as tmux, stands between it and the real one.
  let isMultiplexed: Bool
  /// Whether it is the Linux console.
  let isConsole: Bool
  /// Whether it strikes letters out by SGR 9, whatever its description says.
  let strikes: Bool
  /// Whether colors are not wanted.
  let isMonochrome: Bool

  init(environment: (String) -> String?) throws(TerminalError) {
    name = environment("TERM") ?? ""
    guard name != "", name != "dumb" else { throw .dumb(name) }
    let family = name.prefix { $0 != "-" }
    isXtermLike = Self.xtermFamilies.contains(String(family))
    isConsole = family == "linux"
    isMultiplexed =
      ["tmux", "screen", "dvtm"].contains(family)
      || ["TMUX", "STY", "ZELLIJ"].contains { environment($0).map { $0 != "" } ?? false }
    strikes = isXtermLike && !Self.unstrikingFamilies.contains(String(family))
    isMonochrome = environment("NO_COLOR").map { $0 != "" } ?? false
    let said = ["truecolor", "24bit"].contains(environment("COLORTERM")?.lowercased() ?? "")
    hasTrueColor =
      isXtermLike && (said || name.hasSuffix("-direct") || Self.trueColorNames.contains(where: name.hasPrefix))
  }

  private static let xtermFamilies: Set<String> = [
    "xterm", "tmux", "screen", "alacritty", "foot", "kitty", "wezterm", "konsole", "vte", "gnome", "st", "stterm",
    "contour", "ghostty", "rio", "iterm", "iterm2", "mintty", "rxvt", "putty", "ms", "nsterm", "mlterm", "eterm",
    "dvtm",
  ]
  /// Those of them that have no struck letters, or had none for long.
  private static let unstrikingFamilies: Set<String> = ["screen", "rxvt", "eterm", "dvtm", "putty", "ms"]
  /// Those that are sure to have it; the variable COLORTERM does not come through ssh.
  private static let trueColorNames = [
    "xterm-kitty", "kitty", "alacritty", "foot", "wezterm", "xterm-ghostty", "ghostty", "contour", "konsole", "iterm2",
  ]
}
