// What terminals do with text by themselves, each in its own way, and cannot be asked about: a person says it. As a locale
// does for the C library, it holds for all that is measured and set within a call, so that no measuring need be told.

/// What a terminal does with text by itself.
public struct TerminalHabits: Hashable, Sendable {
  /// The columns of the characters that East Asian fonts have as wide as an ideograph and others as a letter (UAX #11, class A).
  public enum AmbiguousWidth: String, CaseIterable, Hashable, Sendable {
    /// One column.
    case narrow
    /// Two columns, as `xterm -cjk_width` and others gives them.
    case wide
  }

  /// The columns of ambiguous characters.
  public var ambiguousWidth: AmbiguousWidth
  /// Whether it puts letters that run from right to left into their order and joins them itself, so that it wants them as they
  /// are written.
  public var ordersText: Bool

  /// What most terminals do: ambiguous characters take a column, and letters are shown in the order in which they come.
  public init(ambiguousWidth: AmbiguousWidth = .narrow, ordersText: Bool = false) {
    self.ambiguousWidth = ambiguousWidth
    self.ordersText = ordersText
  }

  /// The terminal that the call is for.
  @TaskLocal public static var current = TerminalHabits()

  /// Does `work` for this terminal.
  public func applied<Result>(to work: () throws -> Result) rethrows -> Result {
    try Self.$current.withValue(self, operation: work)
  }

  /// Whether blocks (U+2580 to U+259F), of which letters, pictures and codes are drawn, take a column each.
  public var drawsBlocks: Bool { !isWide }

  var isWide: Bool { ambiguousWidth == .wide }
}
