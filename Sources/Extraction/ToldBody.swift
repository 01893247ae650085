import Markup

/// The story's text as its page tells it to search engines, for comparing with the paragraphs of the page.
struct ToldBody: Sendable {
  /// How many bytes of letters are compared.
  private static let window = 24
  /// Hashes of every stretch of so many letters.
  private let stretches: Set<UInt64>

  /// Nothing where the text is too short to prove anything.
  init?(_ text: String) {
    let letters = Self.letters(of: text)
    guard letters.count > 300 else { return nil }
    var hash = Self.hash(letters[0..<Self.window])
    var stretches: Set<UInt64> = [hash]
    stretches.reserveCapacity(letters.count)
    for end in Self.window..<letters.count {
      hash = (hash &- UInt64(letters[end - Self.window]) &* Self.oldest) &* Self.factor &+ UInt64(letters[end])
      stretches.insert(hash)
    }
    self.stretches = stretches
  }

  /// Whether a paragraph begins like one of the story.
  func holds(_ paragraph: String) -> Bool {
    let letters = Self.letters(of: String(paragraph.prefix(60)))
    return letters.count >= Self.window && stretches.contains(Self.hash(letters[0..<Self.window]))
  }

  /// A hash that moves on by one letter in one step (Rabin and Karp).
  private static let factor: UInt64 = 0x100_0000_01B3

  /// What the first letter of a window counts for.
  private static let oldest = (1..<window).reduce(1) { power, _ in power &* factor }

  private static func hash(_ letters: ArraySlice<UInt8>) -> UInt64 {
    letters.reduce(0) { $0 &* factor &+ UInt64($1) }
  }

  /// The letters and figures of a text as UTF-8, in small letters: what is left when two prints of it are compared.
  static func letters(of text: String) -> [UInt8] {
    var text = text.inSmallLetters()
    return text.withUTF8 { bytes in
      var letters: [UInt8] = []
      letters.reserveCapacity(bytes.count)
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        if byte < 0x80 {
          if (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x30 && byte <= 0x39) { letters.append(byte) }
          index += 1
          continue
        }
        let end = min(index + (byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4), bytes.count)
        if isLetter(UnsafeBufferPointer(rebasing: bytes[index..<end])) {
          letters.append(contentsOf: bytes[index..<end])
        }
        index = end
      }
      return letters
    }
  }

  /// Whether a character beyond ASCII is a letter. Most are in one of a few blocks; the library knows the others.
  private static func isLetter(_ character: UnsafeBufferPointer<UInt8>) -> Bool {
    switch (character[0], character.count > 1 ? character[1] : 0) {
    case (0xC3, let second): second != 0x97 && second != 0xB7
    // Cyrillic; Han from U+5000 on; Hangul.
    case (0xD0...0xD1, _), (0xE5...0xE9, _), (0xEB...0xEC, _): true
    case (0xE2, 0x80): false
    default: String(decoding: character, as: UTF8.self).unicodeScalars.first?.properties.isAlphabetic ?? false
    }
  }
}
