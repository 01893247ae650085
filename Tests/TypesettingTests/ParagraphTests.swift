import Articles
import Screen
import Testing
import Typesetting

@Suite("Paragraphs") struct ParagraphTests {
  private let text: Block = "The parliament of the republic met on Thursday to vote."

  @Test("words fill lines up to the measure") func ragged() {
    #expect(
      set([text], measure: 20) == """
        The parliament of
        the republic met on
        Thursday to vote.
        """)
  }

  @Test("justified lines end at one edge, the last one does not") func justified() {
    #expect(
      set([text], measure: 20, justified: true) == """
        The   parliament  of
        the republic  met on
        Thursday to vote.
        """)
  }

  @Test("a line is left ragged where spaces would tear it apart") func tornApart() {
    #expect(set(["a incomprehensibilities"], measure: 22, justified: true) == "a\nincomprehensibilities")
  }

  @Test("paragraphs stand apart by an empty row at the usual size") func blankRow() {
    #expect(set(["One.", "Two."], measure: 20) == "One.\n\nTwo.")
  }

  @Test("paragraphs are told apart by an indent at the smaller sizes", arguments: [-1, -2]) func indent(size: Int) {
    #expect(
      set(["One one.", "Two two two.", "Three."], measure: 10, size: size) == "One one.\n  Two two\ntwo.\n  Three.")
  }

  @Test("larger text has empty rows between its lines and a narrower measure") func larger() {
    #expect(set([text], measure: 24, size: 1) == "The parliament of\n\nthe republic met on\n\nThursday to vote.")
  }

  @Test("a line break the author asked for is kept") func hardBreak() {
    #expect(set(["Roses are red,\nviolets are blue."], measure: 40) == "Roses are red,\nviolets are blue.")
  }

  @Test("a word longer than the measure is cut, an address where it may be") func longWords() {
    #expect(set(["Donaudampfschifffahrtsgesellschaft"], measure: 12) == "Donaudampfsc\nhifffahrtsge\nsellschaft")
    #expect(set(["See https://example.com/one/two"], measure: 16) == "See https://\nexample.com/one/\ntwo")
  }

  @Test("a soft hyphen is shown only where a line ends") func softHyphen() {
    #expect(set(["parlia\u{AD}ment"], measure: 12) == "parliament")
    #expect(set(["The parlia\u{AD}ment"], measure: 12) == "The parlia-\nment")
    #expect(set(["The parlia\u{AD}ment"], measure: 10) == "The\nparliament")
  }

  @Test("Korean breaks at its spaces") func korean() {
    #expect(
      set(["정부는 2020년 7월 미사일 발사에 대해 발표했다."], measure: 16) == """
        정부는 2020년
        7월 미사일
        발사에 대해
        발표했다.
        """)
  }

  @Test("Japanese fills its lines, and no full stop begins one") func japanese() {
    #expect(set(["文字の間で改行できます。次"], measure: 22) == "文字の間で改行できま\nす。次")
  }

  @Test("emoji and marks are never cut") func clusters() {
    #expect(set(["👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦"], measure: 10) == "👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦\n👨‍👩‍👧‍👦👨‍👩‍👧‍👦")
    #expect(
      set(["e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}"], measure: 10)
        .utf8.count == 34)
  }

  @Test("emphasis becomes attributes, code its own role") func emphasis() {
    let prose = Prose([Run("a "), Run("b", .italic), Run("c", [.bold, .struck]), Run("d", .code)])
    let spans = typeset(article([.paragraph(prose)]), settings: TypeSettings()).lines.flatMap(\.spans)
    #expect(spans.map(\.text) == ["a ", "b", "c", "d"])
    #expect(spans.map(\.emphasis) == [[], .italic, [.bold, .strikethrough], []])
    #expect(spans.map(\.role) == [.articleBody, .articleBody, .articleBody, .articleCode])
  }

  @Test("where nothing can be struck out, tildes tell what is, and stay with it") func struck() {
    var settings = TypeSettings(measure: 10)
    settings.marksStruck = true
    let prose = Prose([Run("It cost "), Run("five", .struck), Run(" won", [.struck, .bold]), Run(" six.")])
    #expect(typeset(article([.paragraph(prose)]), settings: settings).text == "It cost\n~~five\nwon~~ six.")
    let han = Prose([Run("一二三四"), Run("五", .struck), Run("六七八")])
    #expect(typeset(article([.paragraph(han)]), settings: settings).text == "一二三四\n~~五~~六\n七八")
  }

  @Test("raised digits after a digit are told apart") func raised() {
    #expect(set([.paragraph(Prose([Run("10"), Run("6", .raised), Run(" cells")]))], measure: 20) == "10^6 cells")
  }

  @Test("nothing that steers a terminal comes through") func controls() {
    let text = "a\u{1B}[2Jb\u{9B}31mc\u{7}\u{7F}\td\u{202E}e\u{2066}f\u{FEFF}g\u{200F}\u{85}h\u{2028}i"
    #expect(set([.paragraph(Prose(text))], measure: 60) == "a[2Jb31mc defg h\ni")
  }

  @Test("the place of the story stands before the first paragraph, unless it says so itself") func dateline() {
    var story = article(["Ministers met.", "Then they left."])
    story.dateline = "SEOUL"
    #expect(typeset(story, settings: TypeSettings()).text == "SEOUL — Ministers met.\n\nThen they left.")
    story.body = ["SEOUL - Ministers met."]
    #expect(typeset(story, settings: TypeSettings()).text == "SEOUL - Ministers met.")
  }
}
