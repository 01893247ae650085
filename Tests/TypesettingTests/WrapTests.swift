import Screen
import Testing
import Typesetting

@Suite("Wrapping") struct WrapTests {
  private let headline = "Parliament passes the budget after a long night of debate"

  @Test("a headline fills its lines") func plain() {
    #expect(wrap(headline, columns: 24) == ["Parliament passes the", "budget after a long", "night of debate"])
  }

  @Test("what was looked for is marked to the letter, whichever way the text runs")
  func marked() {
    for text in ["The harbour was lit again", "كما نُطق هناك، جاءت كلمة", "הנמל מואר שוב", "부두에 불이 켜졌다"] {
      let words = text.split(separator: " ")
      for (number, word) in words.enumerated() {
        let start = words[..<number].reduce(0) { $0 + $1.utf8.count + 1 }
        let mark = start..<start + word.utf8.count
        for columns in 3..<40 {
          let spans = truncate(text, columns: columns, marks: [mark], role: .text)
          #expect(spans.map(\.text).joined() == truncate(text, columns: columns))
          #expect(!spans.contains { $0.text.unicodeScalars.contains("\u{FFFD}") })
          let marked = spans.filter { $0.role == .articleMatch }.compactMap(\.source)
          #expect(marked.allSatisfy { mark.contains($0.lowerBound) && $0.upperBound <= mark.upperBound })
          if columns >= 30 { #expect(marked.reduce(0) { $0 + $1.count } == mark.count) }
        }
      }
    }
  }

  @Test("a balanced headline has even lines") func balanced() {
    #expect(
      wrap(headline, columns: 50, balance: true) == ["Parliament passes the budget", "after a long night of debate"])
  }

  @Test("the last line ends in an ellipsis at a word where more would follow") func cut() {
    #expect(wrap(headline, columns: 24, maxLines: 2) == ["Parliament passes the", "budget after a long…"])
    #expect(wrap(headline, columns: 24, maxLines: 1) == ["Parliament passes the…"])
    #expect(wrap(headline, columns: 21, maxLines: 1) == ["Parliament passes…"])
    #expect(wrap(headline, columns: 24, maxLines: 3).last == "night of debate")
  }

  @Test("a word that fills the only line is cut within") func cutWord() {
    #expect(wrap("Donaudampfschifffahrt and more", columns: 10, maxLines: 1) == ["Donaudamp…"])
  }

  @Test("nothing makes no lines") func nothing() {
    #expect(wrap("", columns: 10) == [])
    #expect(wrap("a", columns: 0) == [])
    #expect(wrap("a", columns: 5, maxLines: 0) == [])
  }

  @Test("text is cut to a width with an ellipsis, wide letters whole") func truncated() {
    #expect(truncate("Parliament", columns: 10) == "Parliament")
    #expect(truncate("Parliament passes", columns: 10) == "Parliamen…")
    #expect(truncate("Parliament passes", columns: 12) == "Parliament…")
    #expect(truncate("대한민국의", columns: 10) == "대한민국의")
    #expect(truncate("대한민국의", columns: 6) == "대한…")
    #expect(truncate("abc", columns: 1) == "…")
    #expect(truncate("abc", columns: 0) == "")
  }

  @Test("what is wrapped or cut is clean") func clean() {
    #expect(wrap("a\u{1B}[31mb", columns: 20) == ["a[31mb"])
    #expect(truncate("a\u{9B}b\u{202E}c\nd\te", columns: 20) == "abc d e")
    #expect(truncate("a\nb\nc\nd", columns: 4) == "a b…")
  }

  @Test("Hebrew lines come in the order of the screen") func hebrew() {
    #expect(wrap("שלום עולם טוב", columns: 10) == ["םלוע םולש", "בוט"])
    #expect(truncate("שלום עולם טוב", columns: 8) == "…וע םולש")
  }
}
