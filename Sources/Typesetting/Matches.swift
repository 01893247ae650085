// Finding words in an article. What is found is a stretch of a block's plain text, so it holds at any measure; a line
// knows which of those bytes each of its spans shows.

public import Articles
import Screen

/// A place where words were found in an article.
public struct Match: Hashable, Sendable {
  /// The body's block; -1 for the head.
  public var block: Int
  /// The bytes of the block's plain text.
  public var bytes: Range<Int>

  /// A place in the text of `block`.
  public init(block: Int, bytes: Range<Int>) {
    self.block = block
    self.bytes = bytes
  }

  /// The place in the article, to find its line.
  public var position: ReadingPosition { ReadingPosition(block: block, offset: bytes.lowerBound) }
}

extension ArticleSetter {
  /// Where `needle` stands in head and body, in reading order. A needle without capitals is found in any case.
  public func matches(of needle: String) -> [Match] {
    let isCaseSensitive = needle.unicodeScalars.contains { $0.properties.isUppercase }
    let pattern = folded(needle, isCaseSensitive: isCaseSensitive)
    guard !pattern.isEmpty else { return [] }
    var matches: [Match] = []
    for block in -1..<article.body.count {
      let text = block < 0 ? head.plainText : article.body[block].plainText
      for start in places(of: pattern, in: folded(text, isCaseSensitive: isCaseSensitive)) {
        matches.append(Match(block: block, bytes: start..<start + pattern.count))
      }
    }
    return matches
  }
}

/// The spans of `line` with the `matches` in it marked, the `current` one in its own role.
public func highlight(_ line: Line, matches: [Match], current: Match? = nil) -> [Span] {
  let here = matches.filter { $0.block == line.position.block }
  guard !here.isEmpty else { return line.spans }
  return line.spans.flatMap { span in
    guard let source = span.source, here.contains(where: { $0.bytes.overlaps(source) }) else { return [span] }
    return pieces(of: span, source: source) { place in
      guard let match = here.first(where: { $0.bytes.contains(place) }) else { return span.role }
      return match == current ? .articleMatchCurrent : .articleMatch
    }
  }
}

/// The parts of `span`, cut where the role that `roleAt` gives for a byte of its source changes.
private func pieces(of span: Span, source: Range<Int>, roleAt: (Int) -> Role) -> [Span] {
  var pieces: [Span] = []
  var seen = 0
  var start = span.text.startIndex
  for (number, end) in clusterEnds(span.text).enumerated() {
    let next = span.text.utf8.index(span.text.startIndex, offsetBy: end)
    let cluster = String(span.text[start..<next])
    start = next
    let count = number < span.clusterLengths.count ? span.clusterLengths[number] : cluster.utf8.count
    // What setting added at the end (a hyphen, wider spaces) goes with the last letter.
    let isOwn = seen < source.count
    let place = span.isReversed ? source.upperBound - seen - count : source.lowerBound + seen
    let role = isOwn ? roleAt(place) : pieces.last?.role ?? span.role
    seen += count
    let columns = DisplayWidth.columns(of: cluster)
    if let last = pieces.last, last.role == role {
      let end = pieces.count - 1
      pieces[end].text += cluster
      pieces[end].columns += columns
      if !span.clusterLengths.isEmpty { pieces[end].clusterLengths.append(count) }
      if isOwn {
        pieces[end].source = last.source.map { min($0.lowerBound, place)..<max($0.upperBound, place + count) }
      }
    } else {
      var piece = span
      piece.text = cluster
      (piece.columns, piece.role) = (columns, role)
      piece.clusterLengths = span.clusterLengths.isEmpty ? [] : [count]
      piece.source = isOwn ? place..<place + count : nil
      pieces.append(piece)
    }
  }
  return pieces
}

/// The bytes of `text`, letters small unless case counts, line ends as spaces: as many bytes as before.
func folded(_ text: String, isCaseSensitive: Bool) -> [UInt8] {
  var bytes = Array(text.utf8)
  var hasOthers = false
  for index in bytes.indices {
    let byte = bytes[index]
    if byte == 0x0A { bytes[index] = 0x20 }
    if byte >= 0x41, byte <= 0x5A, !isCaseSensitive { bytes[index] = byte | 0x20 }
    if byte >= 0x80 { hasOthers = true }
  }
  guard hasOthers, !isCaseSensitive else { return bytes }
  var index = 0
  for scalar in text.unicodeScalars {
    let count = UTF8.width(scalar)
    defer { index += count }
    guard count > 1, scalar.properties.isUppercase else { continue }
    let small = scalar.properties.lowercaseMapping.utf8
    if small.count == count { bytes.replaceSubrange(index..<index + count, with: small) }
  }
  return bytes
}

/// Where `pattern` begins in `text`, without overlaps.
private func places(of pattern: [UInt8], in text: [UInt8]) -> [Int] {
  guard let first = pattern.first, text.count >= pattern.count else { return [] }
  var places: [Int] = []
  text.withUnsafeBufferPointer { text in
    var index = 0
    let last = text.count - pattern.count
    while index <= last {
      guard text[index] == first else {
        index += 1
        continue
      }
      var length = 1
      while length < pattern.count, text[index + length] == pattern[length] { length += 1 }
      if length == pattern.count {
        places.append(index)
        index += length
      } else {
        index += 1
      }
    }
  }
  return places
}
