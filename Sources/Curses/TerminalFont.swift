// The terminal's own font, which only a person's choice changes: xterm with TrueType fonts takes another size by OSC 50 where its
// resource allowFontOps says that programs may. Debian's does not, and then ignores the sequence in silence, so it is asked
// first. The window grows with the font and keeps its columns.

/// The font of a terminal, and how large it was.
struct TerminalFont: Equatable {
  /// As the terminal calls it.
  let name: String
  /// The pixels of a cell's height.
  let cellPixels: Int

  /// The longest name that is taken.
  private static let nameLimit = 200
  /// The part of a cell's height that is the font's size, as most fonts for terminals have it.
  private static let sizePercent = 80
  /// How much larger a step is than the one below, in percent.
  private static let stepPercent = 125
  private static let fallbackPixels = 16
  private static let pixelLimits = 5...200

  /// A font by what the terminal answers; nil for fonts of fixed sizes, whose names tell all their sizes (XLFD) or are
  /// aliases without capital letters.
  init?(name: String, cellPixels: Int) {
    guard !name.isEmpty, name.utf8.count <= Self.nameLimit, name.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }),
      !name.hasPrefix("-"), name.utf8.contains(where: { (0x41...0x5A).contains($0) })
    else { return nil }
    self.name = name
    self.cellPixels = cellPixels > 0 ? min(cellPixels, 200) : Self.fallbackPixels
  }

  /// The bytes that change its size by `level` steps; at 0 it is as the terminal had it.
  func sequence(level: Int) -> String {
    guard level != 0 else { return "\u{1B}]50;\(name)\u{1B}\\" }
    var pixels = cellPixels * Self.sizePercent
    for _ in 0..<min(abs(level), 10) {
      pixels = level > 0 ? pixels * Self.stepPercent / 100 : pixels * 100 / Self.stepPercent
    }
    pixels = min(max(pixels / 100, Self.pixelLimits.lowerBound), Self.pixelLimits.upperBound)
    // What was said of its size before must not be said twice.
    let face = name.split(separator: ":").filter { !$0.hasPrefix("size=") && !$0.hasPrefix("pixelsize=") }
      .joined(separator: ":")
    return "\u{1B}]50;\(face):pixelsize=\(pixels)\u{1B}\\"
  }
}
