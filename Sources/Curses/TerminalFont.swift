// The terminal's own font, which only a person's choice changes: xterm with TrueType fonts takes another size by OSC 50 where its
// resource allowFontOps says that programs may. Debian's does not, and then ignores the sequence in silence, so it is asked
// first. It tells the font's name and not its size, and named without one the font is no longer as it was. So its size is what
// a person says it is, or else as near as the height of a cell tells. The window grows with the font and keeps its columns.

/// The font of a terminal, and how large it was.
struct TerminalFont: Equatable {
  /// As the terminal calls it.
  let name: String
  /// What sets its size, and its usual size in hundredths of that.
  private let property: String
  private let size: Int

  /// The longest name that is taken.
  private static let nameLimit = 200
  /// The part of a cell's height that is the font's size, as most fonts for terminals have it.
  private static let sizePercent = 80
  /// How much larger a step is than the one below, in percent.
  private static let stepPercent = 125
  private static let fallbackPixels = 16
  private static let sizeLimits = 4...200

  /// A font by what the terminal answers; nil for fonts of fixed sizes, whose names tell all their sizes (XLFD) or are
  /// aliases without capital letters. Its usual size is so many `points`, or as a cell of `cellPixels` in height suggests.
  init?(name: String, cellPixels: Int, points: Int? = nil) {
    guard !name.isEmpty, name.utf8.count <= Self.nameLimit, name.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }),
      !name.hasPrefix("-"), name.utf8.contains(where: { (0x41...0x5A).contains($0) })
    else { return nil }
    self.name = name
    property = points == nil ? "pixelsize" : "size"
    let pixels = cellPixels > 0 ? min(cellPixels, Self.sizeLimits.upperBound) : Self.fallbackPixels
    size = points.map { min(max($0, 1), Self.sizeLimits.upperBound) * 100 } ?? pixels * Self.sizePercent
  }

  /// The bytes that change its size by `level` steps; at 0 it is as it was.
  func sequence(level: Int) -> String {
    var size = size
    for _ in 0..<min(level.magnitude, 10) {
      size = level > 0 ? size * Self.stepPercent / 100 : size * 100 / Self.stepPercent
    }
    size = min(max((size + 50) / 100, Self.sizeLimits.lowerBound), Self.sizeLimits.upperBound)
    // What was said of its size before must not be said twice.
    let parts = name.split(separator: ":")
    let face = parts.filter { !$0.hasPrefix("size=") && !$0.hasPrefix("pixelsize=") }.joined(separator: ":")
    let font = level == 0 && parts.count > face.split(separator: ":").count ? name : "\(face):\(property)=\(size)"
    return "\u{1B}]50;\(font)\u{1B}\\"
  }
}
