import Articles
import Markup
import Testing

@Suite("HTML to blocks")
struct HTMLBlocksTests {
  let base = "https://paper.example/world/story.html"

  func blocks(_ html: String) -> [Block] { htmlBlocks(html, base: base) }

  @Test("text without markup is one paragraph with its blanks collapsed")
  func plain() {
    #expect(blocks("  One \n\n two\t three ") == [.paragraph("One two three")])
    #expect(blocks(" \n ").isEmpty)
  }

  @Test("paragraphs come from p, from div and from two line breaks")
  func paragraphs() {
    #expect(
      blocks("<p>One</p><div>Two</div>Three<br><br>Four<br/>Five")
        == [.paragraph("One"), .paragraph("Two"), .paragraph("Three"), .paragraph("Four\nFive")])
  }

  @Test("a paragraph that holds only blanks is none")
  func emptyParagraphs() {
    #expect(blocks("<p>&nbsp;</p><p> <b> </b></p><div><br></div>").isEmpty)
  }

  @Test("inline elements set their words apart, and blanks stand outside of them")
  func manners() {
    let expected = Prose([
      Run("A "), Run("big", .bold), Run(" and "), Run("fine", .italic), Run(" "), Run("day", [.bold, .italic]),
      Run("."),
    ])
    #expect(
      blocks("<p>A<b> big </b>and <em>fine</em> <strong><i>day</i></strong>.</p>") == [.paragraph(expected)])
  }

  @Test("code, struck, raised and lowered words keep their manner")
  func furtherManners() {
    let expected = Prose([Run("a", .code), Run("b", .struck), Run("c", .raised), Run("d", .lowered)])
    #expect(blocks("<code>a</code><s>b</s><sup>c</sup><sub>d</sub>") == [.paragraph(expected)])
  }

  @Test("links are made absolute")
  func links() {
    let expected = Prose([Run("See "), Run("this", link: "https://paper.example/a/b?c=1"), Run(".")])
    #expect(blocks("<p>See <a href='../a/b?c=1'>this</a>.</p>") == [.paragraph(expected)])
  }

  @Test("headings are crossheads with their level")
  func crossheads() {
    #expect(
      blocks("<h2>Two <a class=anchor href='#two'>#</a></h2>words<h6>Six</h6>")
        == [.crosshead("Two", level: 2), .paragraph("words"), .crosshead("Six", level: 6)])
  }

  @Test("a quotation names whom it quotes")
  func quotations() {
    let expected = Block.quotation([.paragraph("Words.")], attribution: "A. Writer")
    #expect(blocks("<blockquote><p>Words.</p><footer>— A. Writer</footer></blockquote>") == [expected])
    #expect(blocks("<figure><blockquote>Words.</blockquote><figcaption>A. Writer</figcaption></figure>") == [expected])
  }

  @Test("lists nest and keep their numbers")
  func lists() {
    #expect(
      blocks("<ol start=3><li>Three<ul><li>a</li></ul><li>Four</ol>")
        == [
          .list(
            [[.paragraph("Three"), .list([[.paragraph("a")]], start: nil)], [.paragraph("Four")]], start: 3)
        ])
  }

  @Test("a definition list has an item for each term")
  func definitions() {
    #expect(
      blocks("<dl><dt>Em<dd>A width.<dt>Rule<dd>A line.</dl>")
        == [
          .list(
            [
              [.paragraph(Prose([Run("Em", .bold)])), .paragraph("A width.")],
              [.paragraph(Prose([Run("Rule", .bold)])), .paragraph("A line.")],
            ], start: nil)
        ])
  }

  @Test("a table keeps header cells, spans and caption")
  func tables() {
    let html = """
      <table><caption>Results</caption><tr><th colspan=2>Team</th><th>Goals</th></tr>
      <tr><td rowspan=2>East</td><td>Home</td><td>3</td></tr><tr><td>Away</td><td>1</td></tr></table>
      """
    let rows: [[Table.Cell]] = [
      [Table.Cell("Team", isHeader: true, columnSpan: 2), Table.Cell("Goals", isHeader: true)],
      [Table.Cell("East"), Table.Cell("Home"), Table.Cell("3")],
      [Table.Cell(Prose()), Table.Cell("Away"), Table.Cell("1")],
    ]
    #expect(blocks(html) == [.table(Table(rows: rows, caption: "Results"))])
  }

  @Test("a table that only places things is read as what is in it")
  func layoutTables() {
    #expect(
      blocks("<table><tr><td><p>One</p><p>Two</p></td></tr></table>") == [.paragraph("One"), .paragraph("Two")])
  }

  @Test("code keeps its blanks and its language")
  func code() {
    #expect(
      blocks("<pre><code class='language-swift'>\nlet a = 1\n  + 2  \n\n</code></pre>")
        == [.code("let a = 1\n  + 2", language: "swift")])
  }

  @Test("a figure has a caption and a credit")
  func figures() {
    let html = """
      <figure><img src="/i/1.jpg" alt="A pier" width="800" height="600">
      <figcaption>The <em>old</em> pier. <cite>J. Photographer</cite></figcaption></figure>
      """
    let caption = Prose([Run("The "), Run("old", .italic), Run(" pier.")])
    let photo = Photo(
      url: "https://paper.example/i/1.jpg", caption: caption, credit: "J. Photographer", alternative: "A pier",
      width: 800, height: 600)
    #expect(blocks(html) == [.figure(photo)])
  }

  @Test("the sample edition's pictures keep their scheme")
  func ownPictures() {
    #expect(blocks("<img src='picture:pier'>") == [.figure(Photo(url: "picture:pier"))])
  }

  @Test("a picture that is loaded late is found in its data attribute, or in its set")
  func latePictures() {
    let expected = [Block.figure(Photo(url: "https://paper.example/b.jpg"))]
    #expect(blocks("<img src='data:image/gif;base64,R0' data-src='/b.jpg'>") == expected)
    #expect(blocks("<img srcset='/a.jpg 400w, /b.jpg 1200w, /c.jpg 4000w'>") == expected)
  }

  @Test("counting pixels are no photos")
  func countingPixels() {
    #expect(blocks("<p>Words<img src='https://count.example/p.gif' width=1 height=1></p>") == [.paragraph("Words")])
  }

  @Test("of more embeds than any page has only the first are read, and all of the text between them")
  func manyEmbeds() {
    let html = (0..<3_000).map { "<p>\($0)</p><iframe src='/film/\($0)'></iframe>" }.joined()
    let blocks = blocks(html)
    #expect(blocks.count { if case .embed = $0 { true } else { false } } == 2_000)
    #expect(blocks.last == .paragraph("2999"))
  }

  @Test("films and posts are embeds of their kind")
  func embeds() {
    let html = "<iframe src='//www.youtube.com/embed/x' title='A film'></iframe><audio><source src='/s.mp3'></audio>"
    #expect(
      blocks(html)
        == [
          .embed(Embed(kind: .video, url: "https://www.youtube.com/embed/x", title: "A film")),
          .embed(Embed(kind: .audio, url: "https://paper.example/s.mp3", title: "paper.example")),
        ])
  }

  @Test("scripts, styles, forms and hidden parts are left out")
  func junk() {
    let html = """
      <style>p{}</style><p>Words<script>alert(1)</script></p><noscript>Turn it on</noscript>
      <p hidden>a</p><p style="display: none">b</p><button>Share</button><hr>
      """
    #expect(blocks(html) == [.paragraph("Words"), .rule])
  }

  @Test("quotation marks and readings of characters are written out")
  func marks() {
    #expect(blocks("<q>Yes</q> <ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>") == [.paragraph("“Yes” 漢(kan)")])
  }

  @Test("plain text loses tags and decodes references")
  func plainText() {
    #expect(htmlPlainText("AT&amp;T <b>wins</b>&nbsp;&#8212; a<br>b") == "AT&T wins\u{A0}— a b")
    #expect(htmlPlainText(" no  markup ") == "no markup")
  }
}
