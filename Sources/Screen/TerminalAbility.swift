/// What a terminal turned out to be able to do, once it was asked.
public enum TerminalAbility: Hashable, Sendable {
  /// It draws the characters of a packing itself, so that none is missing and none has a seam.
  case draws(DotPacking)
  /// It makes letters larger itself (OSC 66).
  case sizesText
  /// It lets its own font be changed.
  case changesFont
}
