import Articles
import Testing

@testable import Typesetting

@Suite("Right to left") struct BidiTests {
  @Test("Hebrew is shown from the right, at the right edge") func hebrew() {
    #expect(set([.paragraph("שלום עולם")], measure: 12) == "   םלוע םולש")
  }

  @Test("Latin words and numbers keep their order within Hebrew") func mixed() {
    #expect(set([.paragraph("יש 123 words פה")], measure: 20) == "     הפ words 123 שי")
  }

  @Test("Hebrew words are turned within an English sentence") func embedded() {
    #expect(set([.paragraph("He said שלום עולם twice")], measure: 30) == "He said םלוע םולש twice")
  }

  @Test("brackets turn with the text they enclose") func brackets() {
    #expect(set([.paragraph("שלום (עולם) טוב")], measure: 20) == "     בוט (םלוע) םולש")
  }

  @Test("lines are ordered each for itself, the first words on the first line") func lines() {
    #expect(
      set([.paragraph("אחת שתיים שלוש ארבע חמש")], measure: 15) == """
         שולש םייתש תחא
               שמח עברא
        """)
  }

  @Test("vowel signs stay behind their letter") func marks() {
    #expect(set([.paragraph("שָׁלוֹם")], measure: 10) == "      םוֹלשָׁ")
  }

  @Test("Arabic is shown from the right") func arabic() {
    #expect(
      set([.paragraph("مرحبا 45 بالعالم")], measure: 20)
        == "    \u{FEE2}\u{FEDF}\u{FE8E}\u{FECC}\u{FEDF}\u{FE8E}\u{FE91} 45 \u{FE8E}\u{FE92}\u{FEA3}\u{FEAE}\u{FEE3}")
  }

  @Test("overrides in the text are dropped") func overrides() {
    #expect(set([.paragraph("a\u{202E}bc\u{202C}d")], measure: 10) == "abcd")
  }

  @Test("a quotation's rule and a list's marks stand at the right") func margins() {
    #expect(
      set([.list([[.paragraph("שלום")], [.paragraph("עולם")]], start: 1)], measure: 12) == "     םולש .1\n     םלוע .2")
    #expect(set([.quotation([.paragraph("שלום עולם")], attribution: nil)], measure: 12) == " םלוע םולש │")
  }

  @Test("the published cases of UAX 9 hold", .enabled(if: Corpus.exists("unicode-bidi")))
  func published() throws {
    let cases = try Corpus.cases("unicode-bidi")
    let right = cases.count { entry in
      let direction: Direction =
        entry.args.direction == "ltr" ? .leftToRight : entry.args.direction == "rtl" ? .rightToLeft : .byFirstLetter
      let order = ScreenOrder(entry.args.text, direction: direction)
      let levels = zip(order.levels, entry.expect.levels ?? []).allSatisfy { $1 == nil || $0 == $1 }
      return levels && order.visual == entry.expect.visual && order.paragraphLevel == entry.expect.paragraphLevel
    }
    #expect(right * 1000 >= cases.count * 995, "\(right) of \(cases.count)")
  }
}
