internal import Configuration

/// A command of the user's own that changes the font of the terminal, such as kitty's remote control.
struct FontCommand {
  private let command: [String]
  private let points: Int

  init(_ settings: TextSizeSettings) {
    command = settings.method == .terminal ? settings.command : []
    points = settings.points ?? 12
  }

  /// Whether there is none.
  var isEmpty: Bool { command.isEmpty }

  /// The program and its arguments that make the font larger or smaller than usual by `level` steps of a quarter each; nil where
  /// there is no command. `{level}` stands for the steps, `{points}` for the size.
  func words(level: Int) -> [String]? {
    guard !isEmpty else { return nil }
    var size = points * 100
    for _ in 0..<min(abs(level), 10) { size = level > 0 ? size * 5 / 4 : size * 4 / 5 }
    return command.map {
      $0.replacing("{level}", with: "\(level)").replacing("{points}", with: "\((size + 50) / 100)")
    }
  }
}
