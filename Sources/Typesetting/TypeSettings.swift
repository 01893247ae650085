// How an article is to be set. The scale of text sizes has more steps than cells alone can show: up to +1 they change the
// room around the words, from +2 on letters are drawn.

/// A step on the scale of text sizes, 0 being the usual one.
public struct TextSize: Hashable, Sendable, Comparable {
  /// All steps.
  public static let range = -2...5
  /// The steps whose letters are drawn.
  public static let drawn = 2...5
  /// The usual size.
  public static let standard = TextSize(0)

  /// The step.
  public let level: Int

  /// The step `level`, or the nearest there is.
  public init(_ level: Int) { self.level = min(max(level, Self.range.lowerBound), Self.range.upperBound) }

  /// One step up, at most to the end of the scale.
  public var larger: TextSize { TextSize(level + 1) }
  /// One step down, at most to the end of the scale.
  public var smaller: TextSize { TextSize(level - 1) }

  /// Smaller steps come first.
  public static func < (left: TextSize, right: TextSize) -> Bool { left.level < right.level }
}

/// How an article is to be set.
public struct TypeSettings: Hashable, Sendable {
  /// The narrowest measure there is.
  public static let leastMeasure = 10
  /// The widest measure there is.
  static let greatestMeasure = 10_000

  /// The greatest length of a line in columns.
  public var measure: Int {
    didSet { measure = Self.fitting(measure) }
  }
  /// The size of the text.
  public var size: TextSize
  /// Whether full lines end at one edge.
  public var justified: Bool
  /// How many rows a photo may take at most; 0 leaves photos out and keeps their captions.
  public var photoRows: Int
  /// How the letters of the text are drawn; nil where they are written.
  public var lettering: Lettering?
  /// How the headline's letters are drawn; nil where they are as those of the text.
  public var headline: Lettering?
  /// How many columns code is moved to the left, to see the end of its long lines.
  public var codeOffset: Int

  /// What becomes of code's long lines.
  public var longCode = LongCode.windowed
  /// Whether a story in drawn letters begins with one as high as two lines, unless it begins with its place.
  public var dropsCaps = false
  /// Takes words apart at the ends of lines, where it knows the article's language; nil leaves all words whole.
  public var hyphenator: Hyphenator?
  /// Whether struck text is told by tildes around it, for screens that cannot strike letters out.
  public var marksStruck = false
  /// Where lines of Korean may end.
  public var korean = KoreanBreaking.word

  /// Settings; by default lines of 66 columns, ragged on the right.
  public init(
    measure: Int = 66, size: TextSize = .standard, justified: Bool = false, photoRows: Int = 18, codeOffset: Int = 0,
    lettering: Lettering? = nil, headline: Lettering? = nil
  ) {
    self.lettering = lettering
    self.headline = headline
    self.measure = Self.fitting(measure)
    self.size = size
    self.justified = justified
    self.photoRows = max(0, photoRows)
    self.codeOffset = max(0, codeOffset)
  }

  /// What becomes of lines of code that are longer than the measure.
  public enum LongCode: Hashable, Sendable {
    /// As much of them is shown as there is room for, from a column on that can be moved.
    case windowed
    /// They go on below: what is printed cannot be moved aside.
    case folded
    /// They stay whole, and are longer than the measure: whoever reads a file wants code as it is.
    case whole
  }

  private static func fitting(_ measure: Int) -> Int { min(max(measure, leastMeasure), greatestMeasure) }

  /// The length of lines after the text size has taken its part: larger text has narrower columns.
  public var setMeasure: Int {
    isSpaced ? max(Self.leastMeasure, measure * 5 / 6) : measure
  }

  /// Empty rows between the lines of a paragraph.
  var leading: Int { isSpaced ? 1 : 0 }
  /// Empty rows between blocks.
  var blockGap: Int {
    if let lettering { return max(1, (lettering.lineRows * 2 + 2) / 5) }
    return size.level < 0 ? 0 : 1 + leading
  }
  /// Whether the room between lines is what is larger.
  private var isSpaced: Bool { size.level > 0 && lettering == nil }
  /// How far the first line of a paragraph that follows another is moved in.
  var paragraphIndent: Int { size.level < 0 ? 2 : 0 }
}
