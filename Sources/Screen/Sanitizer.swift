// Text from outside may carry anything. Nothing that steers a terminal, or the direction of the text around it, gets
// into a cell: not C0, DEL or C1, not the bidi controls, not the invisible separators.

/// What becomes of untrusted text before it is shown.
public enum Sanitizer {
  /// The most scalars a cell holds, base included; curses takes no more.
  public static let scalarsPerCell = 5
  /// The most scalars of an emoji: a family of four with skin tones, or the flag of a country within a country.
  static let scalarsPerEmoji = 16

  /// `text` in one line, without anything that steers a terminal; tabs and line breaks become spaces.
  public static func singleLine(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { isBlank($0) || isRemoved($0) }) else { return text }
    var clean = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !isRemoved(scalar) { clean.append(isBlank(scalar) ? " " : scalar) }
    return String(clean)
  }

  /// Whether the scalar is shown as a space: tabs and line breaks.
  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// Whether the scalar is left out.
  static func isRemoved(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x85: false
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF0...0xFFFB: true
    case 0xE0000, 0xE0001: true
    default: false
    }
  }
}
