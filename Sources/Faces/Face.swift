// Letters as pictures of pixels, for text that is drawn instead of written. They come from bitmap fonts that were made dot by
// dot: outlines lose their strokes at these sizes. Resources/ has the tables, each with its licence.

/// A letter as pixels.
public struct Letter: Hashable, Sendable {
  /// How far it moves on, in pixels, the room to the next letter included.
  public let advance: Int
  /// Its rows from the top, the leftmost pixel in the highest bit.
  public let rows: [UInt16]
}

/// A bitmap face of one size.
public struct Face: Sendable {
  /// How high its letters are, in pixels.
  public enum Size: Int, CaseIterable, Hashable, Sendable {
    case ten = 10
    case twelve = 12
    case sixteen = 16
  }

  /// Rows of a picture.
  public let height: Int
  /// Rows above the baseline.
  public let ascent: Int
  /// Latin first, since a table of squares draws Latin signs too wide.
  private let files: [FaceFile]

  private init(_ size: Size) {
    files = ["latin", "korean"].compactMap { FaceFile(named: "\($0)-\(size.rawValue)") }.filter {
      $0.height == size.rawValue
    }
    height = size.rawValue
    ascent = files.first?.ascent ?? size.rawValue
  }

  private static let ten = Face(.ten)
  private static let twelve = Face(.twelve)
  private static let sixteen = Face(.sixteen)

  /// The face of a size.
  public static func of(_ size: Size) -> Face {
    switch size {
    case .ten: ten
    case .twelve: twelve
    case .sixteen: sixteen
    }
  }

  /// How far the letter of a scalar moves on, in pixels; nil where there is no picture of it.
  public func advance(_ scalar: Unicode.Scalar) -> Int? {
    for file in files { if let advance = file.advance(Self.drawn(scalar)) { return advance } }
    return nil
  }

  /// The picture of a scalar; nil where there is none.
  public func letter(_ scalar: Unicode.Scalar) -> Letter? {
    for file in files { if let letter = file.letter(Self.drawn(scalar)) { return letter } }
    return nil
  }

  /// The code point whose picture stands for a scalar: hyphens and spaces of other behaviour look like the usual ones.
  private static func drawn(_ scalar: Unicode.Scalar) -> UInt32 {
    switch scalar.value {
    case 0x2010, 0x2011: 0x2D
    case 0x2002...0x200A, 0x202F, 0x205F: 0x20
    default: scalar.value
    }
  }
}
