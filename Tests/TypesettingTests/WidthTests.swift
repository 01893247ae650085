import Screen
import Testing

@testable import Typesetting

@Suite("Widths") struct WidthTests {
  @Test("every letter is as wide as the screen takes it for") func scalars() {
    var wrong: [String] = []
    for value in UInt32(0x20)..<0x30000 where !(0x7F..<0xA0).contains(value) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let marks = clusterMarks(of: Array(String(scalar).utf8), isASCII: false)
      let columns = marks.reduce(0) { $0 + $1.columns }
      if columns != DisplayWidth.columns(of: Character(scalar)) { wrong.append(String(value, radix: 16)) }
    }
    #expect(wrong == [])
  }

  @Test("clusters of many scalars are as wide as the screen takes them for, and never cut")
  func clusters() {
    let pool = [
      "a", "é", "e\u{301}", "👨‍👩‍👧‍👦", "🇰🇷", "👍🏽", "한", "한", "漢", "か\u{3099}", "नि", "ש\u{5C1}", "1\u{FE0F}\u{20E3}", "ﷺ",
      "\u{200D}",
    ]
    var random = Generator(seed: 3)
    for _ in 0..<300 {
      let text = (0..<12).map { _ in pool.randomElement(using: &random) ?? "" }.joined()
      let marks = clusterMarks(of: Array(text.utf8), isASCII: false)
      #expect(marks.reduce(0) { $0 + $1.columns } == DisplayWidth.columns(of: text), "\(text)")
      #expect(marks.count { $0.beginsCluster } == text.count, "\(text)")
    }
  }
}
