public import Faces
public import Screen

/// How letters are drawn: with which face, and how its pixels are put into cells.
public struct Lettering: Hashable, Sendable {
  /// The face's size in pixels.
  public var size: Face.Size
  /// Pixels of a cell.
  public var packing: DotPacking
  /// How many times as large as a cell the terminal makes them itself; 0 where they are drawn.
  public private(set) var scale = 0

  /// Letters of `size` packed by `packing`.
  public init(_ size: Face.Size, _ packing: DotPacking) {
    self.size = size
    self.packing = packing
  }

  /// Letters that the terminal itself makes `scale` times as large; a pixel is then a column.
  public init(scale: Int) {
    self.init(.ten, .halfBlocks)
    self.scale = min(max(scale, 2), 7)
  }

  var face: Face { Face.of(size) }

  /// Rows of cells that a line takes, the room to the next one included: the smallest face has that room in its pictures.
  public var lineRows: Int {
    if scale > 0 { return scale }
    let pixels = size == .ten ? 10 : size.rawValue + 2
    return (pixels + packing.rows - 1) / packing.rows
  }

  /// Rows of pixels above the pictures.
  var topRows: Int { min(1, max(0, (lineRows * packing.rows - size.rawValue) / 2)) }

  /// Pixels that an English letter takes on average.
  public var letterWidth: Int {
    if scale > 0 { return scale }
    return switch size {
    case .ten: 5
    case .twelve: 5
    case .sixteen: 7
    }
  }

  /// Whether a line of `columns` has room for so much that one can read: 12 letters, or 6 syllables of Hangul.
  public func fits(columns: Int) -> Bool {
    columns * packing.columns >= max(12 * letterWidth, scale > 0 ? 0 : 6 * size.rawValue)
  }

  /// How many letters a line of `columns` has, in about.
  func letters(in columns: Int) -> Int { max(1, columns * packing.columns / letterWidth) }

  /// Pixels of a hyphen.
  var hyphenWidth: Int { scale > 0 ? scale : face.advance("-") ?? packing.columns }

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
  /// The cluster itself, made larger by the terminal so that it takes so many columns.
  case sized(columns: Int)
  /// Nothing, such as a mark that only steers.
  case nothing
}

extension Lettering {
  /// What is drawn for a cluster; bold letters are a pixel wider.
  func shape(of character: Character, isBold: Bool) -> Shape {
    if scale > 0 {
      let columns = DisplayWidth.columns(of: character)
      return columns > 0 ? .sized(columns: columns * scale) : .nothing
    }
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
