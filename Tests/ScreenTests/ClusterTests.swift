import Screen
import Testing

@Suite("Grapheme clusters") struct ClusterTests {
  /// The clusters of a text.
  private func clusters(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    var start = 0
    return clusterEnds(text).map { end in
      defer { start = end }
      return String(decoding: bytes[start..<end], as: UTF8.self)
    }
  }

  @Test("a letter and its marks are one") func marks() { #expect(clusters("e\u{301}a") == ["e\u{301}", "a"]) }

  @Test("conjoining letters of Hangul make a syllable") func jamo() {
    #expect(clusters("\u{1112}\u{1161}\u{11AB}\u{1100}") == ["\u{1112}\u{1161}\u{11AB}", "\u{1100}"])
  }

  @Test("two regional letters are a flag, the third begins another") func flags() {
    #expect(clusters("🇰🇷🇳🇴🇰") == ["🇰🇷", "🇳🇴", "🇰"])
  }

  @Test("a family is one, and so are a skin tone and a tag sequence with what they follow") func emoji() {
    #expect(clusters("👨‍👩‍👧‍👦👍🏽🏴󠁧󠁢󠁥󠁮󠁧󠁿") == ["👨‍👩‍👧‍👦", "👍🏽", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"])
  }

  @Test("consonants joined by a linker are one: Devanagari, Khmer, Myanmar, Balinese") func conjuncts() {
    let conjuncts = [
      "क्षि", "\u{179F}\u{17D2}\u{178F}\u{17D2}\u{179A}\u{17B8}", "\u{1004}\u{103A}\u{1039}\u{1011}\u{1039}\u{1011}",
    ]
    for text in conjuncts {
      #expect(clusters(text).count == 1, "\(text)")
    }
  }

  @Test("a line end of two characters is one") func lineEnd() {
    #expect(clusters("a\r\nb\r") == ["a", "\r\n", "b", "\r"])
  }
}
