/// How many colors a terminal shows.
public enum ColorDepth: String, CaseIterable, Sendable {
  /// Attributes only.
  case monochrome
  /// The eight of ANSI.
  case palette8
  /// The eight, and a bright one of each.
  case palette16
  /// xterm's cube and grays.
  case palette256
  /// Any red, green and blue.
  case trueColor
}
