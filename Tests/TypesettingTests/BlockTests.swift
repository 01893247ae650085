import Articles
import Screen
import Testing
import Typesetting

@Suite("Blocks") struct BlockTests {
  @Test("a crosshead is bold and stands close to what it heads") func crosshead() {
    let set = typeset(article(["One.", .crosshead("Why it matters", level: 2), "Two."]), settings: TypeSettings())
    #expect(set.text == "One.\n\nWhy it matters\nTwo.")
    #expect(set.lines[2].spans.first?.role == .articleCrosshead)
    #expect(set.lines[2].spans.first?.emphasis == .bold)
  }

  @Test("a quotation stands behind a rule, with whose it is") func quotation() {
    #expect(
      set([.quotation(["We shall overcome some day.", "Yes."], attribution: "A. Person")], measure: 20) == """
        │ We shall overcome
        │ some day.
        │
        │ Yes.
        │ — A. Person
        """)
  }

  @Test("list items hang behind their bullets, and lists within are moved in") func bullets() {
    let inner: Block = .list([["inner item with words"], ["x"]], start: nil)
    #expect(
      set([.list([["first item that wraps"], ["second", inner]], start: nil)], measure: 16) == """
        • first item
          that wraps
        • second
          ◦ inner item
            with words
          ◦ x
        """)
  }

  @Test("numbers of a list are aligned") func numbers() {
    #expect(
      set([.list([["nine"], ["ten and more words"]], start: 9)], measure: 16) == " 9. nine\n10. ten and more\n    words"
    )
  }

  @Test("items of several paragraphs stand apart") func looseList() {
    #expect(set([.list([["a", "b"], ["c"]], start: nil)], measure: 16) == "• a\n\n  b\n\n• c")
  }

  @Test("a very deep list is set to the end") func deepList() {
    var block: Block = "bottom"
    for _ in 0..<200 { block = .list([[block]], start: nil) }
    #expect(set([block], measure: 30).contains("bottom"))
  }

  @Test("code keeps its spaces, fills its ground and shows where it is cut") func code() {
    let article = article([.code("if a {\n\treturn \"long words\"\n}\n", language: "c")])
    let lines = typeset(article, settings: TypeSettings(measure: 16)).lines
    #expect(lines.map(\.text) == ["if a {          ", "    return \"lon›", "}               "])
    #expect(lines.allSatisfy { $0.kind == .code && $0.columns == 16 })
    var unbroken = TypeSettings(measure: 16)
    unbroken.longCode = .whole
    #expect(typeset(article, settings: unbroken).lines.map(\.text).contains("    return \"long words\""))
    unbroken.longCode = .folded
    #expect(typeset(article, settings: unbroken).lines.allSatisfy { $0.columns <= 16 })
    let moved = typeset(article, settings: TypeSettings(measure: 16, codeOffset: 8)).lines
    #expect(moved.map(\.text) == ["‹               ", "‹n \"long words\" ", "‹               "])
  }

  @Test("a break between parts is centered") func rule() {
    #expect(set(["a", .rule, "b"], measure: 15) == "a\n\n     * * *\n\nb")
  }

  @Test("a photo keeps rows free by its shape, its caption and credit below") func figure() {
    let photo = Photo(url: "p", caption: "A house in Busan.", credit: "AP", width: 400, height: 200)
    let set = typeset(article(["a", .figure(photo)]), settings: TypeSettings(measure: 20))
    #expect(set.text == "a\n\n\n\n\n\n\nA house in Busan. AP")
    #expect(set.photos == [PlacedPhoto(photo: photo, block: 1, line: 2, indent: 0, columns: 20, rows: 5)])
    #expect(set.lines[3].kind == .photo(index: 0, row: 1, rows: 5))
  }

  @Test("a tall photo is narrowed to the rows there are, and centered") func tallPhoto() {
    let photo = Photo(url: "p", width: 100, height: 200)
    let set = typeset(article([.figure(photo)]), settings: TypeSettings(measure: 40, photoRows: 10))
    #expect(set.photos == [PlacedPhoto(photo: photo, block: 0, line: 0, indent: 15, columns: 10, rows: 10)])
  }

  @Test("numbers no picture, list or window can have do no harm") func hugeNumbers() {
    let photo = Photo(url: "p", caption: "x", width: .max, height: .max)
    let odd = Photo(url: "p", caption: "y", width: .max, height: -3)
    let body: [Block] = [
      .figure(photo), .figure(odd), .list([["a"], ["b"]], start: .max), .list([["c"]], start: .min),
      .code("d", language: nil),
    ]
    let settings = TypeSettings(measure: .max, size: TextSize(.max), photoRows: 3, codeOffset: .max)
    let set = typeset(article(body), settings: settings)
    #expect(set.photos.map(\.rows) == [3, 3])
    #expect(set.text.contains(". c"))
    #expect(typeset(article(body), settings: TypeSettings(measure: .min)).lines.allSatisfy { $0.columns <= 10 })
  }

  @Test("without room for photos their words remain") func noPhotos() {
    #expect(set([.figure(Photo(url: "p", alternative: "A house"))], measure: 20, photoRows: 0) == "[A house]")
  }

  @Test("an embed is a line that says what it is and where") func embed() {
    let film = Embed(kind: .video, url: "https://www.films.example/1", title: "A launch")
    #expect(set([.embed(film)], measure: 50) == "▶ Video: A launch (films.example)[1]")
  }

  @Test("links carry numbers, the same address the same number") func links() {
    let prose = Prose([
      Run("See "), Run("this ", link: "https://a.example"), Run("one", .italic, link: "https://a.example"), Run(", "),
      Run("that", link: "https://b.example"), Run(" and "), Run("again", link: "https://a.example"), Run("."),
    ])
    let set = typeset(article([.paragraph(prose)]), settings: TypeSettings())
    #expect(set.text == "See this one[1], that[2] and again[1].")
    #expect(set.links.map(\.number) == [1, 2])
    #expect(set.links.map(\.url) == ["https://a.example", "https://b.example"])
    #expect(set.lines[0].spans.map(\.link) == [nil, 1, 1, 1, nil, 2, 2, nil, 1, 1, nil])
  }

  @Test("a link's number never begins a line") func linkNumber() {
    #expect(set([.paragraph(Prose([Run("日本語日本語", link: "u")]))], measure: 12) == "日本語日本\n語[1]")
  }
}
