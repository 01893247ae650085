public import Articles
public import Screen

/// A stretch of a set line in one manner. Its text holds no control characters.
public struct Span: Hashable, Sendable {
  /// What is shown, in the order of the screen's columns.
  public var text: String
  /// How many columns it takes.
  public var columns: Int
  /// What it is.
  public var role: Role
  /// What is added to its role's style.
  public var emphasis: Attributes
  /// The number of the link it belongs to, from 1.
  public var link: Int?
  /// The bytes of the block's plain text that it shows; nil for what setting added (marks, rules, link numbers).
  /// Where `text` is longer, the rest are spaces that fill the line.
  public var source: Range<Int>?
  /// Whether it is shown from right to left: `text` then has the characters of `source` in turned order.
  public var isReversed: Bool
  /// The bytes of `source` that each cluster of `text` stands for, where its letters have been joined and so are not
  /// those of the source; else empty.
  public var clusterLengths: [Int] = []

  /// A stretch of text.
  public init(
    _ text: String, columns: Int, role: Role, emphasis: Attributes = [], link: Int? = nil, source: Range<Int>? = nil,
    isReversed: Bool = false
  ) {
    self.text = text
    self.columns = columns
    self.role = role
    self.emphasis = emphasis
    self.link = link
    self.source = source
    self.isReversed = isReversed
  }
}

extension Span {
  /// The bytes of the source that the cluster `number` of the text stands for, which is `cluster`.
  func sourceCount(ofCluster number: Int, _ cluster: Character) -> Int {
    number < clusterLengths.count ? clusterLengths[number] : cluster.utf8.count
  }
}

/// One row of a set article.
public struct Line: Hashable, Sendable {
  /// What a row shows.
  public enum Kind: Hashable, Sendable {
    /// Words.
    case text
    /// Nothing.
    case blank
    /// Row `row` of the `rows` kept free for the photo `index` of the article.
    case photo(index: Int, row: Int, rows: Int)
    /// A line of code.
    case code
    /// A row or a rule of a table.
    case table
    /// Row `row` of the `rows` that a line of drawn letters takes.
    case drawn(row: Int, rows: Int)
    /// A break between two parts.
    case rule
  }

  /// What it shows.
  public var kind: Kind
  /// Empty columns before the first span.
  public var indent: Int
  /// The stretches from left to right.
  public var spans: [Span]
  /// How many columns the spans take, the indent not counted.
  public var columns: Int
  /// The place of its first word in the article; for rows without words that of the words after them.
  public var position: ReadingPosition
  /// The bytes of the block's plain text that it covers.
  public var source: Range<Int>
  /// Whether its text runs from right to left, and so stands at the right edge.
  public var isRightToLeft: Bool
  /// The letters that are drawn on this row and its neighbours, beside the spans.
  public var drawing: Drawing?

  /// A row of spans.
  public init(
    _ kind: Kind = .text, indent: Int = 0, spans: [Span] = [], position: ReadingPosition = ReadingPosition(),
    source: Range<Int> = 0..<0, isRightToLeft: Bool = false
  ) {
    self.kind = kind
    self.indent = indent
    self.spans = spans
    self.columns = spans.reduce(0) { $0 + $1.columns }
    self.position = position
    self.source = source
    self.isRightToLeft = isRightToLeft
  }

  /// The row as plain text, with its indent.
  public var text: String {
    if let drawing, case .drawn(0, _) = kind {
      return String(repeating: " ", count: max(0, drawing.column)) + drawing.text
    }
    return spans.isEmpty ? "" : String(repeating: " ", count: indent) + spans.map(\.text).joined()
  }
}

/// A link of an article, numbered in reading order.
public struct ArticleLink: Hashable, Sendable {
  /// Its number, from 1.
  public var number: Int
  /// Its absolute address.
  public var url: String
  /// The words that lead to it.
  public var text: String
}

/// The rows and columns kept free for a photo.
public struct PlacedPhoto: Hashable, Sendable {
  /// The photo.
  public var photo: Photo
  /// The body's block it stands in; -1 for the lead photo.
  public var block: Int
  /// Its first row among the article's lines.
  public var line: Int
  /// Empty columns before it.
  public var indent: Int
  /// Its width in columns.
  public var columns: Int
  /// Its height in rows.
  public var rows: Int

  /// A place for `photo`.
  public init(photo: Photo, block: Int, line: Int, indent: Int, columns: Int, rows: Int) {
    self.photo = photo
    self.block = block
    self.line = line
    self.indent = indent
    self.columns = columns
    self.rows = rows
  }
}

/// An article as lines.
public struct TypesetArticle: Hashable, Sendable {
  /// The rows from top to bottom.
  public var lines: [Line]
  /// The links in the order of their numbers.
  public var links: [ArticleLink]
  /// The photos in order.
  public var photos: [PlacedPhoto]

  /// The index of the line in which the place `position` is to be seen.
  public func line(at position: ReadingPosition) -> Int { lines.index(showing: position) }

  /// The rows as plain text, blanks at their ends cut.
  public var text: String { lines.plainText }
}

extension [Line] {
  /// The index of the line in which the place `position` is to be seen.
  func index(showing position: ReadingPosition) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if self[middle].position.precedes(position) { low = middle + 1 } else { high = middle }
    }
    guard low < endIndex, self[low].position == position else { return Swift.max(0, low - 1) }
    var index = low
    while index + 1 < endIndex, self[index].kind == .blank, self[index + 1].position == position { index += 1 }
    return index
  }

  /// The rows as plain text, blanks at their ends cut.
  var plainText: String {
    map { line in
      var text = line.text
      while text.last == " " { text.removeLast() }
      return text
    }.joined(separator: "\n")
  }
}

extension ReadingPosition {
  /// Whether this place comes before `other`.
  func precedes(_ other: ReadingPosition) -> Bool { block != other.block ? block < other.block : offset < other.offset }
}
