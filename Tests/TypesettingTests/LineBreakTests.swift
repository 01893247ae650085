import Screen
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

  @Test("a bracket behind a Korean word may begin a line, one that only adds a syllable may not") func koreanBrackets()
  {
    #expect(parts("대한민국(大韓民國)은 넓다") == ["대한민국", "(大韓民國)은 ", "넓다"])
    #expect(parts("기자(들)의 글") == ["기자(들)의 ", "글"])
    #expect(parts("call(back) 3(세)") == ["call(back) ", "3(세)"])
  }

  @Test("a middle dot between Korean words may end a line, one between syllables may not") func middleDots() {
    #expect(parts("정치·경제·사회 면") == ["정치·", "경제·", "사회 ", "면"])
    #expect(parts("한·중·일 회담") == ["한·중·일 ", "회담"])
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

  @Test("Han stays with the Hangul of its word, and breaks where the word has none") func hanInKorean() {
    #expect(parts("韓國은 아시아") == ["韓國은 ", "아시아"])
    #expect(parts("한국 中國") == ["한국 ", "中", "國"])
  }

  @Test("Thai breaks between letters with their signs, not behind a vowel written first") func thai() {
    let galley = Galley("ไทยน้ำ", Manner(role: .text))
    let breaks = galley.marks.indices.filter { galley.marks[$0].mayBreak }
    #expect(breaks.map { $0 / 3 } == [2, 3])
  }

  @Test("letters passed over quickly break as others do") func quickLetters() {
    var random = Generator(seed: 7)
    // Not the bracket, before which a line of Korean may end.
    let signs = Array(" !\"#$%&')*+,-./0123456789:;<=>?@[\\]^_`{|}~     ").map(String.init)
    for _ in 0..<400 {
      let words = (0..<60).map { _ in Bool.random(using: &random) ? "a" : signs.randomElement(using: &random) ?? "" }
      let plain = words.joined()
      for (slow, quick) in [("é", "a"), ("é", "가")] {
        let slowText = plain.replacing("a", with: slow)
        let quickText = plain.replacing("a", with: quick)
        #expect(
          scalars(at: breakOpportunities(quickText), in: quickText)
            == scalars(at: breakOpportunities(slowText), in: slowText), "\(plain)")
      }
    }
  }

  @Test("the published cases of UAX 14 hold, all of them", .enabled(if: Corpus.exists("unicode-linebreak")))
  func published() throws {
    for entry in try Corpus.cases("unicode-linebreak") {
      let found = scalars(at: breakOpportunities(entry.args.text, keepsHangulWords: false), in: entry.args.text)
      #expect(found == entry.expect.breaks, "\(entry.args.text.unicodeScalars.map(\.value))")
    }
  }

  @Test("the published cases of UAX 29 hold, all of them", .enabled(if: Corpus.exists("unicode-graphemes")))
  func publishedClusters() throws {
    for entry in try Corpus.cases("unicode-graphemes") {
      let found = scalars(at: clusterEnds(entry.args.text), in: entry.args.text)
      #expect(found == entry.expect.breaks, "\(entry.args.text.unicodeScalars.map(\.value))")
    }
  }

  /// UTF-8 offsets as counts of scalars.
  private func scalars(at offsets: [Int], in text: String) -> [Int] {
    var counts: [Int: Int] = [:]
    var offset = 0
    for (index, scalar) in text.unicodeScalars.enumerated() {
      counts[offset] = index
      offset += UTF8.width(scalar)
    }
    counts[offset] = text.unicodeScalars.count
    return offsets.compactMap { counts[$0] }
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
