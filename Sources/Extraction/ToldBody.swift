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
    stretches = Set((0...(letters.count - Self.window)).map { Self.hash(letters[$0..<$0 + Self.window]) })
  }

  /// Whether a paragraph begins like one of the story.
  func holds(_ paragraph: String) -> Bool {
    let letters = Self.letters(of: String(paragraph.prefix(60)))
    return letters.count >= Self.window && stretches.contains(Self.hash(letters[0..<Self.window]))
  }

  private static func hash(_ letters: ArraySlice<UInt8>) -> UInt64 {
    letters.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// The letters and figures of a text as UTF-8, in small letters: what is left when two prints of it are compared.
  static func letters(of text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in text.lowercased().unicodeScalars {
      if scalar.isASCII {
        let byte = UInt8(scalar.value)
        if (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x30 && byte <= 0x39) { bytes.append(byte) }
      } else if scalar.properties.isAlphabetic {
        UTF8.encode(scalar)?.forEach { bytes.append($0) }
      }
    }
    return bytes
  }
}
