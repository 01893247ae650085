// Finding a search's words in text, to show where they stand. It reads words as the search index does: case and the accents
// of Latin letters count for nothing, what is neither letter nor digit parts words, and in scripts that are written without
// spaces, or that join particles to words, any part of a word will do.

/// Finds the words of a search in text.
public struct WordFinder: Sendable {
  private struct Pattern {
    var scalars: [UInt32]
    /// Whether a longer word may begin so.
    var isBeginning: Bool
    /// Whether it may be one only where the whole word does not stand: the word being typed.
    var isOpen: Bool
    var inHeadline: Bool
  }

  private let patterns: [Pattern]

  /// A finder of the words that must be there.
  public init(_ query: SearchQuery) {
    let wanted = query.terms.filter { !$0.isExcluded }
    patterns = wanted.enumerated().compactMap { index, term in
      let scalars = FoldedText(term.text).scalars.trimmed
      guard !scalars.isEmpty else { return nil }
      return Pattern(
        scalars: scalars, isBeginning: term.isBeginning,
        isOpen: index == wanted.count - 1 && !term.isPhrase && scalars.count > 3, inHeadline: term.inHeadline)
    }
  }

  /// Whether there is nothing to find.
  public var isEmpty: Bool { patterns.isEmpty }

  /// Where the words stand in `text`, in UTF-8 bytes, in order and without overlaps.
  public func places(in text: String, isHeadline: Bool = true) -> [Range<Int>] {
    hits(in: text, isHeadline: isHeadline).places
  }

  /// The places, and how many of the words stand there at least once.
  func hits(in text: String, isHeadline: Bool) -> (places: [Range<Int>], words: Int) {
    guard !patterns.isEmpty, !text.isEmpty else { return ([], 0) }
    let folded = FoldedText(text)
    var places: [Range<Int>] = []
    var words = 0
    for pattern in patterns where isHeadline || !pattern.inHeadline {
      var found = folded.places(of: pattern.scalars, isBeginning: pattern.isBeginning)
      if found.isEmpty, pattern.isOpen { found = folded.places(of: pattern.scalars, isBeginning: true) }
      if !found.isEmpty { words += 1 }
      places += found
    }
    places.sort { ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound) }
    var end = 0
    places.removeAll { place in
      defer { end = max(end, place.upperBound) }
      return place.lowerBound < end
    }
    return (places, words)
  }
}

/// A name as names are compared: in small letters, without the accents of Latin ones.
public func withoutAccents(_ name: String) -> String {
  if name.utf8.allSatisfy({ $0 < 0x80 }) { return name.lowercased() }
  var plain = String.UnicodeScalarView()
  for scalar in name.lowercased().unicodeScalars {
    if let base = FoldedText.latinBases[scalar.value].flatMap(Unicode.Scalar.init) {
      plain.append(base)
    } else if !(0x300...0x36F).contains(scalar.value) {
      plain.append(scalar)
    }
  }
  return String(plain)
}

/// Text as the index compares it, each scalar with the byte it comes from; what parts words is one space.
private struct FoldedText {
  private(set) var scalars: [UInt32] = []
  private(set) var starts: [Int] = []
  /// The byte after the last scalar.
  private var end = 0

  init(_ text: String) {
    scalars.reserveCapacity(text.utf8.count)
    starts.reserveCapacity(text.utf8.count)
    var byte = 0
    for scalar in text.unicodeScalars {
      defer { byte += UTF8.width(scalar) }
      if let letter = Self.folded(scalar) {
        scalars.append(letter)
        starts.append(byte)
      } else if scalar.properties.generalCategory != .nonspacingMark, scalars.last != 0x20 {
        scalars.append(0x20)
        starts.append(byte)
      }
    }
    end = byte
  }

  /// A letter or digit as it is compared; nil for all else.
  private static func folded(_ scalar: Unicode.Scalar) -> UInt32? {
    let value = scalar.value
    if scalar.isASCII {
      if (0x41...0x5A).contains(value) { return value | 0x20 }
      return (0x61...0x7A).contains(value) || (0x30...0x39).contains(value) ? value : nil
    }
    if let base = latinBases[value] { return base }
    // Hangul and Han have no case, and are most of the text where they are used at all.
    if (0xAC00...0xD7A3).contains(value) || (0x4E00...0x9FFF).contains(value) { return value }
    let properties = scalar.properties
    guard properties.isAlphabetic || properties.numericType != nil else { return nil }
    return properties.isUppercase ? properties.lowercaseMapping.unicodeScalars.first?.value : value
  }

  /// Latin letters with accents and the letters they are compared as: the name of each says which one that is.
  fileprivate static let latinBases: [UInt32: UInt32] = {
    var bases: [UInt32: UInt32] = [:]
    for value in [0xC0..<0x250, 0x1E00..<0x1F00].joined() {
      guard let scalar = Unicode.Scalar(UInt32(value)), let name = scalar.properties.name,
        name.hasPrefix("LATIN "), let with = name.firstRange(of: " WITH ")
      else { continue }
      let letter = name[..<with.lowerBound].split(separator: " ").last ?? ""
      guard letter.count == 1, let base = letter.unicodeScalars.first, base.isASCII else { continue }
      bases[UInt32(value)] = base.value | 0x20
    }
    return bases
  }()

  /// The bytes at which `pattern` stands as words of their own, or at the beginning of one.
  func places(of pattern: [UInt32], isBeginning: Bool) -> [Range<Int>] {
    guard let first = pattern.first, let last = pattern.last, scalars.count >= pattern.count else { return [] }
    var places: [Range<Int>] = []
    var index = 0
    let limit = scalars.count - pattern.count
    while index <= limit {
      guard scalars[index] == first, begins(at: index), stands(pattern, at: index) else {
        index += 1
        continue
      }
      let next = index + pattern.count
      guard
        isBeginning || next == scalars.count || scalars[next] == 0x20 || isUnspaced(last) || isUnspaced(scalars[next])
      else {
        index += 1
        continue
      }
      places.append(starts[index]..<(next < starts.count ? starts[next] : end))
      index = next
    }
    return places
  }

  private func begins(at index: Int) -> Bool {
    index == 0 || scalars[index - 1] == 0x20 || isUnspaced(scalars[index]) || isUnspaced(scalars[index - 1])
  }

  private func stands(_ pattern: [UInt32], at index: Int) -> Bool {
    for offset in pattern.indices where scalars[index + offset] != pattern[offset] { return false }
    return true
  }
}

/// Whether a scalar is Thai, Lao, kana, Han or a syllable of Hangul: of a script that is written without spaces, or with
/// spaces only between words that have their particles joined to them. Search finds any part of a word in them. Scripts
/// begin and end at multiples of 64.
@inlinable public func isUnspaced(_ value: UInt32) -> Bool {
  value >= 0x0E00
    && ((0x0E00...0x0EFF).contains(value) || (0x3040...0x30FF).contains(value) || (0x3400...0x9FFF).contains(value)
      || (0xAC00...0xD7BF).contains(value) || (0x2_0000...0x3_FFFF).contains(value))
}

extension [UInt32] {
  /// Without a space at either end.
  fileprivate var trimmed: [UInt32] {
    var result = self[...]
    if result.first == 0x20 { result.removeFirst() }
    if result.last == 0x20 { result.removeLast() }
    return Array(result)
  }
}
