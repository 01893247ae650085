public import Articles

/// What is set around the article's own words and depends on clock and zone.
public struct Furniture: Hashable, Sendable {
  /// The line that says when it was posted and updated, ready to print.
  public var dates: String
  /// The line at the foot that says where it comes from, ready to print.
  public var sourceLine: String

  /// What is set around the article's own words.
  public init(dates: String = "", sourceLine: String = "") {
    self.dates = dates
    self.sourceLine = sourceLine
  }
}

/// Sets an article as far as it is asked for: a screenful of a long story costs a screenful.
public struct ArticleSetter: Sendable {
  /// The article.
  public let article: Article
  /// How it is set.
  public let settings: TypeSettings
  /// The lines set so far.
  public private(set) var lines: [Line] = []
  /// The photos placed so far.
  public private(set) var photos: [PlacedPhoto] = []
  /// All links of the article, set yet or not.
  public let links: [ArticleLink]
  /// Whether all is set.
  public private(set) var isFinished = false

  /// A setter that has set nothing yet.
  public init(_ article: Article, settings: TypeSettings, furniture: Furniture = Furniture()) {
    self.article = article
    self.settings = settings
    links = []
  }

  /// How many lines there are in all: exact once `isFinished`, before that by the length of what is to come.
  public var estimatedLineCount: Int { lines.count }

  /// Sets until there are at least `count` lines or no more to set.
  public mutating func set(lines count: Int) {}

  /// The lines of `range` that there are, set now where they were not.
  public mutating func lines(in range: Range<Int>) -> ArraySlice<Line> {
    set(lines: range.upperBound)
    return lines[range.clamped(to: 0..<lines.count)]
  }

  /// The index of the line in which the place `position` is to be seen; sets up to there.
  public mutating func line(at position: ReadingPosition) -> Int { lines.index(showing: position) }

  /// Sets what is left and gives it all.
  public mutating func finish() -> TypesetArticle {
    set(lines: .max)
    return TypesetArticle(lines: lines, links: links, photos: photos)
  }
}

/// Sets a whole article.
public func typeset(_ article: Article, settings: TypeSettings, furniture: Furniture = Furniture()) -> TypesetArticle {
  var setter = ArticleSetter(article, settings: settings, furniture: furniture)
  return setter.finish()
}
