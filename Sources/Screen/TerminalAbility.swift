/// What a terminal turned out to be and to be able to do, once it was asked.
public enum TerminalAbility: Hashable, Sendable {
  /// It draws the characters of a packing itself, so that none is missing and none has a seam.
  case draws(DotPacking)
  /// It makes letters larger itself (OSC 66).
  case sizesText
  /// It lets its own font be changed.
  case changesFont
  /// Its background has this color.
  case hasBackground(red: UInt8, green: UInt8, blue: UInt8)
  /// Its colors are light ones or dark ones; told anew whenever that changes (mode 2031).
  case prefersDark(Bool)
}
