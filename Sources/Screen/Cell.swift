/// One place on the screen: a grapheme cluster and how it looks.
public struct Cell: Equatable, Sendable {
  /// What stands in it; empty in the right half of a wide cluster.
  public let text: String
  /// The columns its text takes: 1 or 2, and 0 for the right half of a wide cluster.
  public let columns: Int
  /// How it looks.
  public let style: Style

  /// Whether it is the right half of the wide cluster left of it.
  public var isContinuation: Bool { columns == 0 }
}

/// A cell as the canvas keeps it, free of references: a screen of tens of thousands is painted in less than a millisecond.
struct PackedCell: Equatable {
  /// The cluster, in 32 bits: a scalar, or a place in the canvas's list of longer clusters; 0 for a right half.
  var glyph: Glyph
  var style: Style

  @inline(__always)
  init(_ glyph: Glyph, _ style: Style) {
    self.glyph = glyph
    self.style = style
  }
}

/// A cluster and its columns in 32 bits.
struct Glyph: Equatable {
  private let bits: UInt32

  private static let wideBit: UInt32 = 1 << 30
  private static let listedBit: UInt32 = 1 << 31

  /// A cluster of one scalar.
  @inline(__always)
  init(_ scalar: Unicode.Scalar, columns: Int) { bits = scalar.value | (columns == 2 ? Self.wideBit : 0) }

  /// The cluster at a place in the list of longer ones.
  init(listed place: Int, columns: Int) {
    bits = UInt32(truncatingIfNeeded: place) | Self.listedBit | (columns == 2 ? Self.wideBit : 0)
  }

  private init(bits: UInt32) { self.bits = bits }

  static var blank: Glyph { Glyph(" ", columns: 1) }
  static var continuation: Glyph { Glyph(bits: 0) }

  var isContinuation: Bool { bits == 0 }
  var columns: Int { isContinuation ? 0 : bits & Self.wideBit == 0 ? 1 : 2 }

  /// Its place in the list of longer clusters, if it is one of them.
  var listedPlace: Int? { bits & Self.listedBit == 0 ? nil : Int(bits & 0x1F_FFFF) }

  /// Its scalar, if it is a single one.
  var scalar: Unicode.Scalar? {
    bits & Self.listedBit == 0 && bits != 0 ? Unicode.Scalar(bits & 0x1F_FFFF) : nil
  }
}
