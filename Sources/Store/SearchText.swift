// The words of an article as the index gets them, and the words of a query as the index reads them. The index parts
// text at everything that is neither letter nor digit; scripts written without spaces are parted here, a character a
// word, and found again as phrases.

import Articles

/// What the index holds of an article.
struct SearchText {
  var headline: [UInt8]
  var words: [UInt8]

  init(_ article: Article) {
    headline = spaced(article.headline)
    var parts = [article.kicker, article.deck, article.dateline, article.leadPhoto?.caption.plainText]
      .compactMap { $0 }
    parts += article.labels + article.tags + article.bylines.map(\.name) + article.body.map(\.plainText)
    words = spaced(parts.joined(separator: "\n"))
  }
}

/// UTF-8 text with a space on both sides of every character of a script that is written without spaces.
func spaced(_ text: String) -> [UInt8] {
  var text = text
  return text.withUTF8 { utf8 in
    // Nothing to part begins with a byte below these.
    guard utf8.contains(where: { $0 >= 0xE0 }) else { return Array(utf8) }
    var result: [UInt8] = []
    result.reserveCapacity(utf8.count * 5 / 4)
    var index = 0
    while index < utf8.count {
      let lead = utf8[index]
      let length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      let end = min(index + length, utf8.count)
      let isUnspaced = end - index >= 3 && isUnspaced(block(lead, utf8[index + 1]))
      if isUnspaced { result.append(0x20) }
      result.append(contentsOf: utf8[index..<end])
      if isUnspaced { result.append(0x20) }
      index = end
    }
    return result
  }
}

/// The first scalar of those whose UTF-8, of three bytes or four, begins with these two.
private func block(_ lead: UInt8, _ second: UInt8) -> UInt32 {
  let low = UInt32(second & 0x3F)
  return lead < 0xF0 ? UInt32(lead & 0x0F) << 12 | low << 6 : UInt32(lead & 0x07) << 18 | low << 12
}

/// A word or a phrase as the index is asked for it; nil where it has neither letter nor digit. Whatever it holds is looked
/// for as it is. A word in Hangul may be the beginning of one, since particles are joined to it; so may an `open` one from
/// four letters on, while it is being typed.
func indexWord(_ text: String, isBeginning: Bool, isPhrase: Bool, isOpen: Bool) -> String? {
  guard let word = quoted(text) else { return nil }
  let mayGoOn = isBeginning || (word.isHangul && !isPhrase) || (isOpen && word.letters > 3)
  return mayGoOn ? word.text + "*" : word.text
}

/// The query for one word exactly.
func exactQuery(_ word: String) -> String? { quoted(word)?.text }

private struct QuotedWord {
  var text: String
  var letters: Int
  var isHangul: Bool
}

private func quoted(_ word: String) -> QuotedWord? {
  let scalars = word.unicodeScalars
  let letters = scalars.count { isWordScalar($0) }
  guard letters > 0 else { return nil }
  var plain = ""
  plain.unicodeScalars.append(contentsOf: scalars.map { $0 == "\"" || $0 == "\0" ? " " : $0 })
  return QuotedWord(
    text: "\"" + String(decoding: spaced(plain), as: UTF8.self) + "\"", letters: letters,
    isHangul: scalars.contains { (0xAC00...0xD7A3).contains($0.value) })
}

/// Whether a scalar is part of a word rather than between words.
func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.isASCII {
    return (0x30...0x39).contains(scalar.value) || (0x41...0x5A).contains(scalar.value & ~0x20)
  }
  return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
}
