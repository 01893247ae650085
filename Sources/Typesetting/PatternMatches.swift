// Finding by a pattern: POSIX extended regular expressions, as in grep -E, by the C library's matcher, which takes time in
// proportion to the text. A pattern without capitals is found in any case, as words are.

import Articles
import Glibc

/// A regular expression that cannot be looked for.
public struct PatternError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong with it.
  public let description: String
}

/// So often a pattern may have something repeated by counts, in all: `(a{100}){100}` would fill the memory.
private let mostRepeats = 1_000

extension ArticleSetter {
  /// Where `pattern` stands in head and body, in reading order; it does not go beyond a paragraph's end.
  public func matches(ofPattern pattern: String) throws(PatternError) -> [Match] {
    guard !pattern.isEmpty else { return [] }
    guard repeats(in: pattern) <= mostRepeats else { throw PatternError(description: "too many repetitions") }
    let isCaseSensitive = pattern.unicodeScalars.contains { $0.properties.isUppercase }
    var compiled = regex_t()
    let code = regcomp(&compiled, pattern, REG_EXTENDED | REG_NEWLINE | (isCaseSensitive ? 0 : REG_ICASE))
    guard code == 0 else {
      var text = [CChar](repeating: 0, count: 128)
      regerror(code, &compiled, &text, text.count)
      let bytes = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      throw PatternError(description: String(decoding: bytes, as: UTF8.self).lowercased())
    }
    defer { regfree(&compiled) }
    var matches: [Match] = []
    for block in -1..<article.body.count {
      let text = block < 0 ? head.plainText : article.body[block].plainText
      for bytes in places(of: &compiled, in: text) { matches.append(Match(block: block, bytes: bytes)) }
    }
    return matches
  }
}

/// The product of the counts in a pattern's braces.
private func repeats(in pattern: String) -> Int {
  pattern.split(separator: "{").dropFirst().reduce(1) { product, rest in
    let counts = rest.prefix { $0 != "}" }.split(separator: ",").compactMap { Int($0) }
    let (result, overflows) = product.multipliedReportingOverflow(by: max(1, counts.max() ?? 1))
    return overflows ? .max : result
  }
}

/// The bytes of `text` that match, without overlaps; what matches nothing is passed over.
private func places(of pattern: inout regex_t, in text: String) -> [Range<Int>] {
  var bytes = text.utf8.map { CChar(bitPattern: $0) }
  // The matcher ends at a zero, and what stands behind one is not looked for.
  for index in bytes.indices where bytes[index] == 0 { bytes[index] = 0x20 }
  bytes.append(0)
  var places: [Range<Int>] = []
  var start = 0
  while start < bytes.count - 1 {
    var match = regmatch_t()
    let flags = start == 0 ? 0 : REG_NOTBOL
    let code = bytes.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { regexec(&pattern, $0 + start, 1, &match, flags) } ?? -1
    }
    guard code == 0, match.rm_so >= 0 else { break }
    // In a locale that knows no UTF-8 the matcher goes by bytes; characters stay whole all the same.
    var first = start + Int(match.rm_so)
    while first > start, isInside(first) { first -= 1 }
    var end = start + Int(match.rm_eo)
    let isEmpty = end == first
    if isEmpty { end += 1 }
    while end < bytes.count - 1, isInside(end) { end += 1 }
    if !isEmpty { places.append(first..<end) }
    start = end
  }
  return places

  /// Whether a byte is one of a character's later ones.
  func isInside(_ index: Int) -> Bool { UInt8(bitPattern: bytes[index]) & 0xC0 == 0x80 }
}
