// A guess at the encoding of a text that does not say and is not UTF-8. The East Asian ones show in how their bytes
// pair, each with a part of the table that every text in the language lives in; the others in which letters they have.

/// The likeliest encoding of bytes that are not UTF-8, by its name on the web.
public func guessEncoding(_ bytes: [UInt8]) -> String {
  let sample = Array(bytes.prefix(262_144))
  let high = sample.lazy.filter { $0 >= 0x80 }.count
  guard high > 0 else { return "us-ascii" }
  let pairs = pairGuesses(sample)
  if let best = pairs.max(by: { $0.share < $1.share }), best.share > 0.55 { return best.encoding }
  return singleByteGuess(sample, high)
}

/// How much of the text beyond ASCII lies in the part of each two-byte table that its language lives in.
private func pairGuesses(_ bytes: [UInt8]) -> [(encoding: String, share: Double)] {
  [
    (
      "euc-kr",
      share(bytes, lead: 0x81...0xFE, trail: { $0 >= 0xA1 || isLetter($0) }) { lead, trail in
        (0xB0...0xC8).contains(lead) && trail >= 0xA1 ? 1 : lead == 0xA1 ? 0.3 : lead >= 0xA1 && trail >= 0xA1 ? 0.1 : 0
      }
    ),
    (
      "euc-jp",
      share(bytes, lead: 0x8E...0xFE, trail: { $0 >= 0xA1 }) { lead, _ in
        lead == 0xA4 || lead == 0xA5 ? 1.35 : lead == 0xA1 ? 0.9 : (0xB0...0xF4).contains(lead) ? 0.55 : 0
      }
    ),
    (
      "shift_jis",
      share(bytes, lead: 0x81...0xFC, trail: { $0 >= 0x40 && $0 != 0x7F }) { lead, trail in
        (lead == 0x82 && trail >= 0x9F) || lead == 0x83
          ? 1.2 : lead == 0x81 ? 0.9 : (0x88...0x9F).contains(lead) ? 0.6 : 0
      }
    ),
    (
      "gb18030",
      share(bytes, lead: 0x81...0xFE, trail: { $0 >= 0x40 && $0 != 0x7F }) { lead, trail in
        (0xB0...0xD7).contains(lead) && trail >= 0xA1 ? 0.85 : (0xA1...0xA3).contains(lead) && trail >= 0xA1 ? 0.7 : 0.1
      }
    ),
    (
      "big5",
      share(bytes, lead: 0x81...0xFE, trail: { (0x40...0x7E).contains($0) || $0 >= 0xA1 }) { lead, trail in
        (0xA4...0xC6).contains(lead) ? (trail < 0x7F ? 1.1 : 0.8) : lead == 0xA1 ? 0.9 : 0.2
      }
    ),
  ]
}

private func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }

/// The mean worth of the pairs; 0 where more than a few bytes pair with nothing.
private func share(
  _ bytes: [UInt8], lead: ClosedRange<UInt8>, trail: (UInt8) -> Bool, worth: (UInt8, UInt8) -> Double
) -> Double {
  var pairs = 0
  var faults = 0
  var sum = 0.0
  var index = 0
  while index < bytes.count {
    let byte = bytes[index]
    index += 1
    guard byte >= 0x80 else { continue }
    // Half-width katakana stand alone.
    guard lead.contains(byte), index < bytes.count, trail(bytes[index]) else {
      faults += 1
      continue
    }
    pairs += 1
    sum += worth(byte, bytes[index])
    index += 1
  }
  guard pairs > 0, faults * 20 <= pairs else { return 0 }
  return sum / Double(pairs)
}

/// Tells the alphabets apart by where their letters lie; Windows-1252 where most of the text is ASCII.
private func singleByteGuess(_ bytes: [UInt8], _ high: Int) -> String {
  var counts = [Int](repeating: 0, count: 256)
  for byte in bytes { counts[Int(byte)] += 1 }
  func count(_ range: ClosedRange<Int>) -> Double { Double(counts[range].reduce(0, +)) / Double(high) }
  let letters = (0x61...0x7A).reduce(0) { $0 + counts[$1] }
  guard high * 2 > wordLetters(bytes) || high > letters / 3 else { return "windows-1252" }
  if count(0xE0...0xFA) > 0.9 { return "windows-1255" }
  // Thai has its vowel signs and tone marks at D0-DA and E7-EE, consonants at A1-CE.
  if count(0xA1...0xCE) > 0.5, count(0xD0...0xDA) + count(0xE0...0xEE) > 0.2 { return "tis-620" }
  if count(0xE0...0xFF) > 0.6, count(0xC0...0xDF) < 0.3 { return "windows-1251" }
  if count(0xC0...0xDF) > 0.6 { return "koi8-r" }
  if count(0xE1...0xFE) > 0.6 { return "windows-1253" }
  return "windows-1252"
}

/// Letters of ASCII that stand outside tags.
private func wordLetters(_ bytes: [UInt8]) -> Int {
  var isInTag = false
  var letters = 0
  for byte in bytes {
    if byte == UInt8(ascii: "<") { isInTag = true } else if byte == UInt8(ascii: ">") { isInTag = false }
    if !isInTag, isLetter(byte) { letters += 1 }
  }
  return letters
}
