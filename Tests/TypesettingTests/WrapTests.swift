import Screen
import Testing
import Typesetting

@Suite("Wrapping") struct WrapTests {
  private let headline = "Parliament passes the budget after a long night of debate"

  @Test("a headline fills its lines") func plain() {
    #expect(wrap(headline, columns: 24) == ["Parliament passes the", "budget after a long", "night of debate"])
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
