// Pixels in cells. One character stands for the pixels of a cell, each of them ink or paper: two by half blocks, four by
// quadrants, six by sextants (Unicode 13), eight by octants (Unicode 16). Half blocks and quadrants are in every terminal's
// fonts, the others only where the terminal draws them itself.

/// How many pixels one cell shows.
public enum DotPacking: String, CaseIterable, Hashable, Sendable {
  /// One column, two rows.
  case halfBlocks = "half-blocks"
  /// Two columns, two rows.
  case quadrants
  /// Two columns, three rows.
  case sextants
  /// Two columns, four rows.
  case octants

  /// Pixels of a cell from left to right.
  public var columns: Int { self == .halfBlocks ? 1 : 2 }

  /// Pixels of a cell from top to bottom.
  public var rows: Int {
    switch self {
    case .halfBlocks, .quadrants: 2
    case .sextants: 3
    case .octants: 4
    }
  }

  /// The character for the pixels `dots`, the first at the top left in the lowest bit, row by row.
  public func scalar(_ dots: UInt8) -> Unicode.Scalar {
    switch self {
    case .halfBlocks: Self.halves[Int(dots & 3)]
    case .quadrants: Self.quarters[Int(dots & 15)]
    case .sextants: Self.sixths[Int(dots & 63)]
    case .octants: Self.eighths[Int(dots)]
    }
  }

  private static let halves: [Unicode.Scalar] = [" ", "▀", "▄", "█"]
  private static let quarters: [Unicode.Scalar] = [
    " ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█",
  ]

  /// U+1FB00 to U+1FB3B in the order of their bits, but for those that were there before: none, left and right half, all.
  private static let sixths: [Unicode.Scalar] = sequence(
    count: 64, from: 0x1FB00, except: [0: " ", 0b010101: "▌", 0b101010: "▐", 63: "█"])

  /// U+1CD00 to U+1CDE5 in the order of their bits, but for those that were there before: the quadrants, and blocks of a
  /// quarter and three quarters.
  private static let eighths: [Unicode.Scalar] = {
    var others: [Int: Unicode.Scalar] = [
      0x01: "\u{1CEA8}", 0x02: "\u{1CEAB}", 0x03: "\u{1FB82}", 0x14: "\u{1FBE6}", 0x28: "\u{1FBE7}",
      0x3F: "\u{1FB85}", 0x40: "\u{1CEA3}", 0x80: "\u{1CEA0}", 0xC0: "▂", 0xFC: "▆",
    ]
    for (quarter, scalar) in quarters.enumerated() {
      others[(quarter & 3) * 5 | (quarter >> 2) * 0x50] = scalar
    }
    return sequence(count: 256, from: 0x1CD00, except: others)
  }()

  private static func sequence(count: Int, from first: UInt32, except others: [Int: Unicode.Scalar]) -> [Unicode.Scalar]
  {
    var next = first
    return (0..<count).map { dots in
      if let other = others[dots] { return other }
      defer { next += 1 }
      return Unicode.Scalar(next) ?? " "
    }
  }
}

/// A field of pixels, kept by the cells that will show them.
public struct DotGrid: Sendable {
  /// How they are packed.
  public let packing: DotPacking
  /// Its size in cells.
  public let size: Size
  private var cells: [UInt8]

  /// A field of paper, as large as `size` cells.
  public init(size: Size, packing: DotPacking) {
    self.size = size
    self.packing = packing
    cells = Array(repeating: 0, count: size.columns * size.rows)
  }

  /// Puts ink on a pixel; outside of the field nothing happens.
  public mutating func ink(column: Int, row: Int) {
    let (wide, high) = (packing.columns, packing.rows)
    guard column >= 0, row >= 0, column < size.columns * wide, row < size.rows * high else { return }
    cells[row / high * size.columns + column / wide] |= 1 << UInt8(row % high * wide + column % wide)
  }

  /// Puts ink on the pixels that are set in `bits`, from `column` to the right; the first is the highest bit.
  public mutating func ink(_ bits: UInt32, column: Int, row: Int) {
    var bits = bits
    var column = column
    while bits != 0 {
      let skipped = bits.leadingZeroBitCount
      column += skipped
      ink(column: column, row: row)
      bits = (bits << UInt32(skipped)) << 1
      column += 1
    }
  }

  /// The character that shows a cell of the field.
  public subscript(column: Int, row: Int) -> Unicode.Scalar {
    guard column >= 0, row >= 0, column < size.columns, row < size.rows else { return " " }
    return packing.scalar(cells[row * size.columns + column])
  }
}

extension Canvas {
  /// Draws rows of a field of pixels with its top left cell at `point`, each column of cells in the style that `style` gives.
  public mutating func draw(
    _ grid: DotGrid, at point: Point, rows: Range<Int>? = nil, columns: Range<Int>? = nil, clip: Rect? = nil,
    style: Style
  ) {
    let area = clip.map { $0.intersection(bounds) } ?? bounds
    let columns = columns ?? 0..<grid.size.columns
    for row in (rows ?? 0..<grid.size.rows).clamped(to: 0..<grid.size.rows) {
      let line = point.row + row
      guard line >= area.row, line < area.maxRow else { continue }
      let first = max(columns.lowerBound, area.column - point.column)
      let end = min(columns.upperBound, area.maxColumn - point.column)
      guard first < end else { continue }
      splitWide(at: point.column + first, row: line)
      splitWide(at: point.column + end, row: line)
      for column in first..<end {
        cells[line * size.columns + point.column + column] = PackedCell(Glyph(grid[column, row], columns: 1), style)
      }
    }
  }
}
