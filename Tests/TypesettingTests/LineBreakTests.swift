import Testing

@testable import Typesetting

/// The words between break opportunities.
private func parts(_ text: String, keepsHangulWords: Bool = true) -> [String] {
  var start = 0
  let bytes = Array(text.utf8)
  return breakOpportunities(text, keepsHangulWords: keepsHangulWords).map { end in
    defer { start = end }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}

@Suite("Line breaks") struct LineBreakTests {
  @Test("a line may end after a space") func spaces() {
    #expect(parts("one two  three") == ["one ", "two  ", "three"])
  }

  @Test("a line may end after a hyphen and a slash, not within a number or an abbreviation") func hyphens() {
    #expect(parts("well-known and/or") == ["well-", "known ", "and/", "or"])
    #expect(parts("3.5 -5 e.g. 2020-07") == ["3.5 ", "-5 ", "e.g. ", "2020-07"])
    #expect(parts("é.g. x") == ["é.g. ", "x"])
  }

  @Test("closing marks stay with the word before, opening ones with the word after") func marks() {
    #expect(parts("so (he) said: “no” !") == ["so ", "(he) ", "said: ", "“no” !"])
  }

  @Test("Korean is kept together by words") func korean() {
    #expect(parts("대한민국의 수도는") == ["대한민국의 ", "수도는"])
    #expect(parts("2020년 北미사일 발사") == ["2020년 ", "北미사일 ", "발사"])
  }

  @Test("Korean breaks between syllables where asked") func koreanSyllables() {
    #expect(parts("서울이", keepsHangulWords: false) == ["서", "울", "이"])
  }

  @Test("Japanese breaks between letters, but no line begins with a full stop or ends with an opening bracket")
  func japanese() {
    #expect(parts("日本語。「東京」") == ["日", "本", "語。", "「東", "京」"])
  }

  @Test("a soft hyphen and a zero width space are break points") func invisible() {
    #expect(parts("a\u{AD}b\u{200B}c") == ["a\u{AD}", "b\u{200B}", "c"])
  }

  @Test("a non-breaking space is none") func glue() {
    #expect(parts("10\u{A0}km far") == ["10\u{A0}km ", "far"])
  }

  @Test("the table for ASCII says what the library says") func asciiTable() {
    var random = Generator(seed: 7)
    let letters = Array(" !\"#$%&'()*+,-./0123456789:;<=>?@AZ[\\]^_`az{|}~     ").map(String.init)
    for _ in 0..<400 {
      let text = "a" + (0..<40).map { _ in letters.randomElement(using: &random) ?? "" }.joined() + "a"
      let plain = breakOpportunities(text).dropLast()
      let throughLibrary = breakOpportunities(text + " é").dropLast(2)
      #expect(Array(plain) == Array(throughLibrary), "\(text)")
    }
  }

  @Test("the published cases of UAX 14 hold, nearly all", .enabled(if: Corpus.exists("unicode-linebreak")))
  func published() throws {
    let cases = try Corpus.cases("unicode-linebreak")
    let right = cases.count { entry in
      var offsets: [Int: Int] = [:]
      var offset = 0
      for (index, scalar) in entry.args.text.unicodeScalars.enumerated() {
        offsets[offset] = index
        offset += UTF8.width(scalar)
      }
      offsets[offset] = entry.args.text.unicodeScalars.count
      return breakOpportunities(entry.args.text, keepsHangulWords: false).compactMap { offsets[$0] }
        == entry.expect.breaks
    }
    #expect(right * 1000 >= cases.count * 989, "\(right) of \(cases.count)")
  }
}

/// Numbers that are the same in every run.
struct Generator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
