public import Articles
internal import Screen

/// A place where words were found in an article.
public struct Match: Hashable, Sendable {
  /// The body's block; -1 for the head.
  public var block: Int
  /// The bytes of the block's plain text.
  public var bytes: Range<Int>
  /// The place in the article, to find its line.
  public var position: ReadingPosition { ReadingPosition(block: block, offset: bytes.lowerBound) }
}

extension ArticleSetter {
  /// Where `needle` stands in head and body, in reading order. A needle without capitals is found in any case.
  public func matches(of needle: String) -> [Match] { [] }
}

/// The spans of `line` with the `matches` in it marked, the `current` one in its own role.
public func highlight(_ line: Line, matches: [Match], current: Match? = nil) -> [Span] { line.spans }
