// The words of an article as the index gets them, and the words of a query as the index reads them. They are parted and
// folded here, as by all that marks what was found: the index's own way of doing so knows less and takes longer. Letters of
// scripts that are written without spaces, or that join particles to words as Korean does, stand in it by twos: a part of a
// word is then found by the pairs it is made of.

import Articles

/// What the index holds of an article.
struct SearchText {
  var headline: [UInt8]
  var words: [UInt8]

  init(headline: [UInt8], words: [UInt8]) { (self.headline, self.words) = (headline, words) }

  init(_ article: Article) {
    var text = IndexText()
    text.append(article.headline)
    headline = text.utf8
    text = IndexText()
    for part in [article.kicker, article.deck, article.dateline, article.leadPhoto?.caption.plainText] {
      if let part { text.append(part) }
    }
    for part in article.labels { text.append(part) }
    for part in article.tags { text.append(part) }
    for byline in article.bylines { text.append(byline.name) }
    for block in article.body { text.append(block.plainText) }
    words = text.utf8
  }
}

/// Text for an index that parts words at what is ASCII and neither letter nor digit, and knows the case of ASCII letters
/// only: other letters are folded, what parts words is a blank, and every two neighbours among the letters of unspaced
/// scripts are a word of their own: ABC is AB BC C. The last letter stands alone, so that the end of a run is a place too,
/// and one letter is found as the beginning of a pair. A query's last run lacks it, since the run may go on in what is
/// sought.
struct IndexText {
  private(set) var utf8: [UInt8] = []
  /// Whether the text ends in letters of unspaced scripts, and in how many: 1 or 2, which stands for all more.
  private(set) var lastRun = 0
  /// The letter of such a script that was read last.
  private var previous: Unicode.Scalar?

  /// Adds text whose words do not go on in what is added next.
  mutating func append(_ text: String, isQuery: Bool = false) {
    var text = text
    text.withUTF8 { read($0) }
    if let previous, !isQuery || lastRun == 1 { put(previous, blank: true) }
    previous = nil
    if !isQuery { utf8.append(0x0A) }
  }

  private mutating func read(_ source: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < source.count {
      let lead = source[index]
      if lead < 0x80 {
        var end = index + 1
        while end < source.count, source[end] < 0x80 { end += 1 }
        endRun()
        utf8.append(contentsOf: UnsafeBufferPointer(rebasing: source[index..<end]))
        index = end
        continue
      }
      let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      guard index + length <= source.count else { return }
      var value = UInt32(lead) & (0x7F >> UInt32(length))
      for offset in 1..<length { value = value << 6 | UInt32(source[index + offset] & 0x3F) }
      index += length
      guard let scalar = Unicode.Scalar(value) else { continue }
      if isUnspaced(value) { pair(scalar) } else { fold(scalar) }
    }
  }

  private mutating func pair(_ scalar: Unicode.Scalar) {
    // Marks above or below letters of Thai, Lao and kana.
    if scalar.value < 0x3100, scalar.properties.generalCategory == .nonspacingMark { return }
    if let previous { put(previous) } else { utf8.append(0x20) }
    if previous != nil { put(scalar, blank: true) }
    lastRun = min(lastRun + 1, 2)
    previous = scalar
  }

  private mutating func fold(_ scalar: Unicode.Scalar) {
    let letter = scalar.value < 0x800 ? Self.letters[Int(scalar.value) - 0x80] : Letter(scalar)
    switch letter {
    case .mark: return
    case .none:
      endRun()
      utf8.append(0x20)
    case .some(let folded):
      endRun()
      put(folded)
    }
  }

  private mutating func endRun() {
    if let previous { put(previous, blank: true) }
    (previous, lastRun) = (nil, 0)
  }

  private mutating func put(_ scalar: Unicode.Scalar, blank: Bool = false) {
    let value = scalar.value
    switch value {
    case ..<0x80: utf8.append(UInt8(value))
    case ..<0x800:
      utf8.append(0xC0 | UInt8(value >> 6))
      utf8.append(tail(value))
    case ..<0x1_0000:
      utf8.append(0xE0 | UInt8(value >> 12))
      utf8.append(tail(value >> 6))
      utf8.append(tail(value))
    default:
      utf8.append(0xF0 | UInt8(value >> 18))
      for shift in [12, 6, 0] as [UInt32] { utf8.append(tail(value >> shift)) }
    }
    if blank { utf8.append(0x20) }
  }

  /// One of the bytes that follow the first of a letter in UTF-8.
  private func tail(_ value: UInt32) -> UInt8 { 0x80 | UInt8(truncatingIfNeeded: value & 0x3F) }

  private enum Letter {
    /// It parts words.
    case none
    /// It is part of the letter before.
    case mark
    case some(Unicode.Scalar)

    init(_ scalar: Unicode.Scalar) {
      if (0x2000...0x206F).contains(scalar.value) {
        self = .none
      } else if let folded = foldedLetter(scalar).flatMap(Unicode.Scalar.init) {
        self = .some(folded)
      } else {
        self = scalar.properties.generalCategory == .nonspacingMark ? .mark : .none
      }
    }
  }

  /// The letters of two bytes, from 0x80 on: Latin ones with accents, Greek, Cyrillic, Hebrew, Arabic.
  private static let letters: [Letter] = (0x80..<0x800).map { Unicode.Scalar($0).map(Letter.init) ?? .none }
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
    var indexed = IndexText()
    indexed.append(plain, isQuery: true)
    text = "\"" + String(decoding: indexed.utf8, as: UTF8.self) + "\""
    (isPaired, isSingle) = (indexed.lastRun == 2, indexed.lastRun == 1)
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
