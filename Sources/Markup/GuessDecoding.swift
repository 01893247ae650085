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

/// Tells the alphabets apart by where their letters lie; Windows-1252 where letters beyond ASCII stand between others.
private func singleByteGuess(_ bytes: [UInt8], _ high: Int) -> String {
  var counts = [Int](repeating: 0, count: 256)
  for byte in bytes { counts[Int(byte)] += 1 }
  func share(_ range: ClosedRange<Int>) -> Double { Double(counts[range].reduce(0, +)) / Double(high) }
  guard neighbours(bytes) * 10 > high * 6 else { return "windows-1252" }
  // Hebrew has no capitals, and nothing above its last letter.
  if share(0xE0...0xFA) > 0.9, share(0xFB...0xFF) < 0.01 { return "windows-1255" }
  // Thai has its vowel signs and tone marks at D0-DA and E7-EE, consonants at A1-CE.
  if share(0xA1...0xCE) > 0.5, share(0xD0...0xDA) + share(0xE0...0xEE) > 0.2 { return "tis-620" }
  // Alef stands in every other Arabic word.
  if share(0xC7...0xC7) > 0.08, share(0xE1...0xE6) + share(0xEC...0xED) > 0.2 { return "windows-1256" }
  if share(0xC0...0xDF) > 0.6 { return "koi8-r" }
  // Greek vowels with their accents, where Russian has capitals that hardly ever occur.
  if share(0xE0...0xFE) > 0.5, share(0xDC...0xDF) > 0.03 { return "windows-1253" }
  return share(0xE0...0xFF) > 0.6 ? "windows-1251" : "windows-1252"
}

/// How many bytes beyond ASCII stand beside another: nearly all in Cyrillic or Greek, few in French or Czech.
private func neighbours(_ bytes: [UInt8]) -> Int {
  var count = 0
  for index in bytes.indices where bytes[index] >= 0x80 {
    let isBeside = index > 0 && bytes[index - 1] >= 0x80 || index + 1 < bytes.count && bytes[index + 1] >= 0x80
    if isBeside { count += 1 }
  }
  return count
}
