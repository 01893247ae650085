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
      if let letter = foldedLetter(scalar) {
        scalars.append(letter)
        starts.append(byte)
      } else if scalar.properties.generalCategory != .nonspacingMark, scalars.last != 0x20 {
        scalars.append(0x20)
        starts.append(byte)
      }
    }
    end = byte
  }

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

extension [UInt32] {
  /// Without a space at either end.
  fileprivate var trimmed: [UInt32] {
    var result = self[...]
    if result.first == 0x20 { result.removeFirst() }
    if result.last == 0x20 { result.removeLast() }
    return Array(result)
  }
}
