public import Faces
public import Screen

/// How letters are drawn: with which face, and how its pixels are put into cells.
public struct Lettering: Hashable, Sendable {
  /// The face's size in pixels.
  public var size: Face.Size
  /// Pixels of a cell.
  public var packing: DotPacking

  /// Letters of `size` packed by `packing`.
  public init(_ size: Face.Size, _ packing: DotPacking) {
    self.size = size
    self.packing = packing
  }

  var face: Face { Face.of(size) }

  /// Rows of cells that a line takes, the room to the next one included: the smallest face has that room in its pictures.
  public var lineRows: Int {
    let pixels = size == .ten ? 10 : size.rawValue + 2
    return (pixels + packing.rows - 1) / packing.rows
  }

  /// Rows of pixels above the pictures.
  var topRows: Int { min(1, max(0, (lineRows * packing.rows - size.rawValue) / 2)) }

  /// Pixels that an English letter takes on average.
  public var letterWidth: Int {
    switch size {
    case .ten: 5
    case .twelve: 5
    case .sixteen: 7
    }
  }

  /// Whether a line of `columns` has room for so much that one can read: 12 letters, or 6 syllables of Hangul.
  public func fits(columns: Int) -> Bool {
    columns * packing.columns >= max(12 * letterWidth, 6 * size.rawValue)
  }

  /// How many letters a line of `columns` has, in about.
  func letters(in columns: Int) -> Int { max(1, columns * packing.columns / letterWidth) }

  /// The cells that `pixels` take.
  func columns(of pixels: Int) -> Int { (pixels + packing.columns - 1) / packing.columns }

  /// The first pixel of the cell in which or behind which `pixel` lies.
  func wholeCell(_ pixel: Int) -> Int { columns(of: pixel) * packing.columns }
}

/// What is drawn for a cluster.
enum Shape: Equatable {
  /// A picture, which moves on by so many pixels.
  case picture(Unicode.Scalar, advance: Int)
  /// The cluster itself in so many cells, as there is no picture of it.
  case cells(Int)
  /// Nothing, such as a mark that only steers.
  case nothing
}

extension Lettering {
  /// What is drawn for a cluster; bold letters are a pixel wider.
  func shape(of character: Character, isBold: Bool) -> Shape {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return .nothing }
    if scalars.count == 1 { return shape(of: first, isBold: isBold) }
    if let one = composed(character) { return shape(of: one, isBold: isBold) }
    return .cells(DisplayWidth.columns(of: character))
  }

  func shape(of scalar: Unicode.Scalar, isBold: Bool) -> Shape {
    if let advance = face.advance(scalar) {
      let isSpace = scalar == " " || scalar == "\u{A0}"
      return .picture(scalar, advance: advance + (isBold && !isSpace ? 1 : 0))
    }
    let columns = DisplayWidth.columns(of: scalar)
    return columns > 0 ? .cells(columns) : .nothing
  }
}
