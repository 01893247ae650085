// The words of an article as the index gets them, and the words of a query as the index reads them. The index parts
// text at everything that is neither letter nor digit. Letters of scripts that are written without spaces, or that join
// particles to words as Korean does, stand in it by twos: a part of a word is then found by the pairs it is made of.

import Articles

/// What the index holds of an article.
struct SearchText {
  var headline: [UInt8]
  var words: [UInt8]

  init(_ article: Article) {
    headline = PairedText(article.headline, isQuery: false).utf8
    var parts = [article.kicker, article.deck, article.dateline, article.leadPhoto?.caption.plainText]
      .compactMap { $0 }
    parts += article.labels + article.tags + article.bylines.map(\.name) + article.body.map(\.plainText)
    words = PairedText(parts.joined(separator: "\n"), isQuery: false).utf8
  }
}

/// Text with every two neighbours among the letters of unspaced scripts as a word of their own: ABC is AB BC C. The last
/// letter stands alone, so that the end of a run is a place too, and one letter is found as the beginning of a pair.
/// A query's last run lacks it, since the run may go on in what is sought.
struct PairedText {
  private(set) var utf8: [UInt8] = []
  /// Whether the text ends in such letters, and in how many: 1 or 2, which stands for all more.
  private(set) var lastRun = 0

  init(_ text: String, isQuery: Bool) {
    var text = text
    text.withUTF8 { source in
      // Nothing to pair begins with a byte below these.
      guard source.contains(where: { $0 >= 0xE0 }) else {
        utf8 = Array(source)
        return
      }
      utf8.reserveCapacity(source.count * 3 / 2)
      pair(source, isQuery)
    }
  }

  private mutating func pair(_ source: UnsafeBufferPointer<UInt8>, _ isQuery: Bool) {
    var previous: Range<Int>?
    var index = 0
    while index < source.count {
      let lead = source[index]
      let length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      let letter = index..<min(index + length, source.count)
      index = letter.upperBound
      guard letter.count >= 3, isUnspaced(block(lead, source[letter.lowerBound + 1])) else {
        if let last = previous { append(source[last]) }
        (previous, lastRun) = (nil, 0)
        utf8.append(contentsOf: source[letter])
        continue
      }
      if isMark(source[letter]) { continue }
      if let previous { utf8.append(contentsOf: source[previous]) } else { utf8.append(0x20) }
      if previous != nil { append(source[letter]) }
      lastRun = min(lastRun + 1, 2)
      previous = letter
    }
    if let previous, !isQuery || lastRun == 1 { append(source[previous]) }
  }

  private mutating func append(_ letter: Slice<UnsafeBufferPointer<UInt8>>) {
    utf8.append(contentsOf: letter)
    utf8.append(0x20)
  }
}

/// Whether these bytes are a Thai, Lao or kana mark above or below a letter: the index takes none.
private func isMark(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
  let lead = bytes[bytes.startIndex]
  guard lead == 0xE0 || (lead == 0xE3 && bytes[bytes.startIndex + 1] == 0x82) else { return false }
  let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first
  return scalar?.properties.generalCategory == .nonspacingMark
}

/// The first scalar of those whose UTF-8, of three bytes or four, begins with these two.
private func block(_ lead: UInt8, _ second: UInt8) -> UInt32 {
  let low = UInt32(second & 0x3F)
  return lead < 0xF0 ? UInt32(lead & 0x0F) << 12 | low << 6 : UInt32(lead & 0x07) << 18 | low << 12
}

/// A word or a phrase as the index is asked for it; nil where it has neither letter nor digit. Whatever it holds is looked
/// for as it is. A word that is being typed may be the beginning of one from four letters on.
func indexWord(_ text: String, isBeginning: Bool, isOpen: Bool) -> String? {
  guard let word = QuotedWord(text) else { return nil }
  let mayGoOn = isBeginning || (isOpen && word.letters > 3)
  return mayGoOn && !word.isPaired ? word.text + "*" : word.query
}

/// The query for one word exactly.
func exactQuery(_ word: String) -> String? { QuotedWord(word)?.query }

private struct QuotedWord {
  var text: String
  var letters: Int
  /// Whether it ends in two letters of an unspaced script or more, and is found wherever they stand.
  var isPaired: Bool
  /// Whether it ends in one such letter, which is found as the beginning of a pair.
  private var isSingle: Bool

  init?(_ word: String) {
    let scalars = word.unicodeScalars
    letters = scalars.count { isWordScalar($0) }
    guard let last = scalars.lastIndex(where: isWordScalar) else { return nil }
    var plain = ""
    plain.unicodeScalars.append(contentsOf: scalars[...last].lazy.map { $0 == "\"" || $0 == "\0" ? " " : $0 })
    let paired = PairedText(plain, isQuery: true)
    text = "\"" + String(decoding: paired.utf8, as: UTF8.self) + "\""
    (isPaired, isSingle) = (paired.lastRun == 2, paired.lastRun == 1)
  }

  var query: String { isSingle ? text + "*" : text }
}

/// Whether a scalar is part of a word rather than between words.
func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.isASCII {
    return (0x30...0x39).contains(scalar.value) || (0x41...0x5A).contains(scalar.value & ~0x20)
  }
  return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
}
