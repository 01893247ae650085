// A sheet as a printer takes it. Text for a line printer stands 10 to the inch across and 6 down, which is what CUPS sets
// plain text in where nothing else is asked for.

/// A sheet of paper and the margin around what is printed on it.
public struct Paper: Hashable, Sendable {
  /// The sheets there are: ISO 216 and ANSI, by the names that CUPS has for them.
  public enum Size: String, CaseIterable, Hashable, Sendable {
    case a4, a5, letter, legal

    /// Its width and height in millimeters.
    public var millimeters: (width: Double, height: Double) {
      switch self {
      case .a4: (210, 297)
      case .a5: (148, 210)
      case .letter: (215.9, 279.4)
      case .legal: (215.9, 355.6)
      }
    }

    /// Its name as people write it, which is also its name as a medium of `lp`.
    public var title: String {
      switch self {
      case .a4: "A4"
      case .a5: "A5"
      case .letter: "Letter"
      case .legal: "Legal"
      }
    }
  }

  /// The margins there can be, in millimeters: few printers reach nearer to an edge, and an A5 sheet keeps a column.
  public static let margins = 5...40

  /// The sheet.
  public var size: Size
  /// The margin on all four sides, in millimeters.
  public var margin: Int {
    didSet { margin = Self.fitting(margin) }
  }

  /// A sheet; by default A4 with a margin of 20 mm.
  public init(_ size: Size = .a4, margin: Int = 20) {
    self.size = size
    self.margin = Self.fitting(margin)
  }

  private static func fitting(_ margin: Int) -> Int { min(max(margin, margins.lowerBound), margins.upperBound) }

  /// Characters that stand on a line, 10 to the inch.
  public var columns: Int { Int((size.millimeters.width - Double(2 * margin)) / 25.4 * 10) }
  /// Lines that stand on a sheet, 6 to the inch.
  public var rows: Int { Int((size.millimeters.height - Double(2 * margin)) / 25.4 * 6) }

  /// The margin in points, of which 72 make an inch.
  public var marginPoints: Double { Double(margin) / 25.4 * 72 }
  /// The width and height of the sheet in points.
  public var points: (width: Double, height: Double) {
    (size.millimeters.width / 25.4 * 72, size.millimeters.height / 25.4 * 72)
  }
}
