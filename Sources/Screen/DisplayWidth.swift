// How many columns a text takes. The rule is our own, since the C library's depends on the locale: the scalars' widths
// are those of Unicode 15.0 (East Asian width; marks and joiners 0; a spacing mark 1), and an emoji made of several
// scalars (with a joiner, a skin tone, VARIATION SELECTOR-16, two regional letters) takes 2, whatever its parts take.
// Controls, and characters that only steer the text's direction, take none, because the canvas leaves them out; a tab
// or line break counts as the one space which the canvas puts in its place. What is ambiguous (UAX #11, class A) takes the
// columns that the terminal at hand gives it.

/// The columns that text takes on a terminal.
public enum DisplayWidth {
  /// The columns of a scalar that stands alone.
  public static func columns(of scalar: Unicode.Scalar) -> Int {
    switch WidthClass(scalar) {
    case .none: Sanitizer.isBlank(scalar) ? 1 : 0
    case .narrow: TerminalHabits.current.isWide && isAmbiguous(scalar) ? 2 : 1
    case .wide: 2
    case .joining: joiningColumns(scalar)
    }
  }

  /// The columns of what the standard library takes for a letter.
  public static func columns(of character: Character) -> Int { columns(ofCluster: character.unicodeScalars) }

  /// The columns of a grapheme cluster.
  public static func columns(ofCluster scalars: String.UnicodeScalarView) -> Int {
    guard let base = scalars.first else { return 0 }
    if isEmojiSequence(scalars) { return 2 }
    if Sanitizer.isBlank(base) { return 1 }
    return scalars.dropFirst().reduce(base.properties.generalCategory == .spacingMark ? 0 : columns(of: base)) {
      $0 + columns(of: $1)
    }
  }

  /// The columns of a text in one line.
  public static func columns(of text: String) -> Int { columns(of: text[...]) }

  /// The columns of a text in one line.
  public static func columns(of text: Substring) -> Int {
    var sum = 0
    walkClusters(of: text) { cluster in
      switch cluster {
      case .scalar(_, let columns): sum += columns
      case .several(let scalars): sum += columns(ofCluster: scalars)
      }
      return true
    }
    return sum
  }

  /// The longest beginning of `text` that takes no more than `limit` columns.
  public static func prefix(of text: String, columns limit: Int) -> Substring {
    var taken = 0
    var end = text.startIndex
    walkClusters(of: text[...]) { cluster in
      let length: Int
      switch cluster {
      case .scalar(let scalar, let columns):
        taken += columns
        length = UTF8.width(scalar)
      case .several(let scalars):
        taken += columns(ofCluster: scalars)
        length = scalars.reduce(0) { $0 + UTF8.width($1) }
      }
      guard taken <= limit else { return false }
      end = text.utf8.index(end, offsetBy: length)
      return true
    }
    return text[..<end]
  }

  /// Whether a scalar of one column is one of those that some terminals give two (UAX #11, class A).
  public static func isAmbiguous(_ scalar: Unicode.Scalar) -> Bool {
    let value = Int(scalar.value)
    // Beyond the table there is private use alone.
    guard value < 0x20000 else { return value >= 0xF0000 && value & 0xFFFF < 0xFFFE }
    return WidthTable.ambiguousWords[Int(WidthTable.ambiguousIndex[value >> 8]) * 4 + (value >> 6) & 3]
      >> UInt64(value & 63) & 1 == 1
  }

  /// Whether several scalars are drawn as one emoji, two columns wide.
  static func isEmojiSequence(_ scalars: String.UnicodeScalarView) -> Bool {
    guard let base = scalars.first, base.properties.isEmoji else { return false }
    return scalars.dropFirst().contains {
      switch $0.value {
      case 0xFE0F: true
      case 0x200D where base.isASCII: false
      case 0x200D, 0x1F3FB...0x1F3FF, 0x1F1E6...0x1F1FF, 0xE0020...0xE007F: true
      default: false
      }
    }
  }

  /// The columns of a scalar that is attached to others.
  private static func joiningColumns(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x1160...0x11FF, 0xD7B0...0xD7FB: 0  // vowels and final consonants, shown inside the syllable
    case 0x1100...0x115F, 0xA960...0xA97C, 0x1F3FB...0x1F3FF: 2
    default: 1
    }
  }
}

/// What the table knows of a scalar.
enum WidthClass: UInt8 {
  /// It takes no column, or is a control.
  case none
  /// One column, and a cluster of its own unless something is attached to it.
  case narrow
  /// Two columns, likewise.
  case wide
  /// A spacing mark, a conjoining jamo, a regional letter, a skin tone: what comes before or after it decides.
  case joining

  @inline(__always)
  init(_ scalar: Unicode.Scalar) {
    let value = Int(scalar.value)
    guard value < 0x20000 else {
      self = value < 0x3FFFE ? .wide : value >> 12 == 0xE0 ? .none : .narrow
      return
    }
    let word = WidthTable.words[Int(WidthTable.index[value >> 8]) * 8 + (value >> 5) & 7]
    self =
      switch word >> UInt64((value & 31) * 2) & 3 {
      case 0: .none
      case 1: .narrow
      case 2: .wide
      default: .joining
      }
  }
}
