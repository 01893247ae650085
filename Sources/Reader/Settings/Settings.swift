public import Typesetting

/// Settings that a person changes while reading.
public struct Settings: Hashable, Sendable {
  /// Which theme is used.
  public var theme = ThemeChoice()
  /// How large the article's text is set.
  public var textSize = TextSize.standard
  /// Whether the lead's headline and that of an article are drawn where there is room.
  public var drawsHeadlines = true
  /// The article's measure in columns.
  public var measure = 66
  /// Whether lines are set to the full measure.
  public var isJustified = false
  /// Whether words are taken apart at the ends of lines.
  public var hyphenates = true
  /// Where lines of Korean may end.
  public var korean = KoreanBreaking.word
  /// Whether pictures are drawn.
  public var showsPictures = true
  /// Whether the rail is shown where there is room.
  public var showsRail = true
  /// The side that the rail stands on.
  public var railSide = Side.right
  /// The lists that the rail has, in their order.
  public var railLists = RailChoice.all
  /// Whether the article stands alone.
  public var isReadingView = false
  /// Titles of folded lists.
  public var foldedLists: Set<String> = []
  /// Titles of lists closed for a day, with the second at which they open again.
  public var hiddenLists: [String: Int64] = [:]
  /// Width of the section menu; nil for what the screen suggests.
  public var menuWidth: PaneWidth?
  /// Width of the rail; nil for what the screen suggests.
  public var railWidth: PaneWidth?

  /// Settings as shipped.
  public init() {}
}
