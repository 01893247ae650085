import CFriBidi

/// The order in which the scalars of one paragraph are shown.
public struct ScreenOrder: Hashable, Sendable {
  /// 0 where the paragraph runs from left to right, 1 where from right to left.
  public var paragraphLevel: Int
  /// The level of each scalar.
  public var levels: [Int]
  /// The places of the scalars from left to right, those that only steer the order left out.
  public var visual: [Int]

  /// The order of `text`, set on one line.
  public init(_ text: String, direction: Direction = .byFirstLetter) {
    let (isRightToLeft, resolved, types) = resolve(text.unicodeScalars.map(\.value), direction)
    var levels = resolved
    var end = levels.count
    // Rule L1: white space at the end of a line takes the level of the paragraph.
    while end > 0, broadsheet_is_end_space(types[end - 1]) != 0 { end -= 1 }
    for index in end..<levels.count { levels[index] = isRightToLeft ? 1 : 0 }
    paragraphLevel = isRightToLeft ? 1 : 0
    self.levels = levels.map { Int($0) }
    visual = visualOrder(levels).filter { broadsheet_is_removed(types[$0]) == 0 }
  }
}
