/// One place on the screen: a grapheme cluster and how it looks.
public struct Cell: Equatable, Sendable {
  /// What stands in it; empty in the right half of a wide cluster.
  public private(set) var text: String
  /// How it looks.
  public var style: Style
  /// The columns its text takes: 1 or 2, and 0 for the right half of a wide cluster.
  public private(set) var columns: UInt8

  /// A blank cell.
  public init(style: Style = Style()) { self.init(text: " ", columns: 1, style: style) }

  @inline(__always)
  init(text: String, columns: UInt8, style: Style) {
    self.text = text
    self.columns = columns
    self.style = style
  }

  /// The right half of a wide cluster.
  static func continuation(_ style: Style) -> Cell { Cell(text: "", columns: 0, style: style) }

  /// Whether it is the right half of the wide cluster left of it.
  public var isContinuation: Bool { columns == 0 }
}
