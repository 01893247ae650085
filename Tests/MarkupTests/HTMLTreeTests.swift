import Markup
import Testing

@Suite("HTML trees")
struct HTMLTreeTests {
  @Test("misnested formatting is parted as browsers part it")
  func adoption() {
    #expect(
      HTMLTree("<p>1<b>2<i>3</b>4</i>5").dump == """
        | <html>
        |   <head>
        |   <body>
        |     <p>
        |       "1"
        |       <b>
        |         "2"
        |         <i>
        |           "3"
        |       <i>
        |         "4"
        |       "5"
        """)
  }

  @Test("what may not stand in a table is set before it")
  func fostering() {
    #expect(
      HTMLTree("<table>a<tr><td>b</table>").dump == """
        | <html>
        |   <head>
        |   <body>
        |     "a"
        |     <table>
        |       <tbody>
        |         <tr>
        |           <td>
        |             "b"
        """)
  }

  @Test("scripts end at their end tag and hold everything before it")
  func scripts() {
    let tree = HTMLTree("<script>if (a < b) document.write('<p>')</script><p>x")
    #expect(tree.textContent(tree.first(.script) ?? 0) == "if (a < b) document.write('<p>')")
    #expect(tree.elements(.p).map { tree.words($0) } == ["x"])
  }

  @Test("references are decoded in text and attributes, and bare ampersands in addresses stay")
  func references() {
    let tree = HTMLTree("<a href='?a=1&copy=2&amp;b'>&copy &eacute; &#128; &notit; &#x110000;</a>")
    let link = tree.first(.a) ?? 0
    #expect(tree.attribute("href", of: link) == "?a=1&copy=2&b")
    #expect(tree.words(link) == "© é € ¬it; \u{FFFD}")
  }

  @Test("the first of two attributes of one name counts")
  func doubleAttributes() {
    let tree = HTMLTree("<p ID=a id=b>")
    #expect(tree.attribute("id", of: tree.first(.p) ?? 0) == "a")
  }

  @Test("nodes stand in document order and know where they end")
  func order() {
    let tree = HTMLTree("<ul><li>a<li>b</ul><p>c")
    let list = tree.first(.ul) ?? 0
    #expect(tree.children(list).map { tree.words($0) } == ["a", "b"])
    #expect(
      tree.nodes.dropFirst().allSatisfy {
        ($0 > tree.parent($0) ?? 0) && tree.end($0) <= tree.end(tree.parent($0) ?? 0)
      })
  }

  @Test("the encoding that a page declares is found by a look at its first bytes")
  func declaredEncoding() {
    #expect(declaredHTMLEncoding(Array("<meta charset=euc-kr>".utf8)) == "euc-kr")
    #expect(
      declaredHTMLEncoding(Array("<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'>".utf8))
        == "windows-1252")
    #expect(declaredHTMLEncoding(Array("<!-- <meta charset=euc-kr> --><p>".utf8)) == nil)
    #expect(declaredHTMLEncoding([0xFF, 0xFE, 0x3C, 0]) == "utf-16le")
  }

  @Test("a page in UTF-8 is read as UTF-8, whatever it declares")
  func mislabelled() {
    let page = Array("<meta charset=iso-8859-1><p>Größe</p>".utf8)
    #expect(decodeHTML(page) == page)
  }

  @Test("a Korean page in EUC-KR becomes UTF-8")
  func korean() {
    let page = Array("<meta charset=euc-kr>".utf8) + [0xC7, 0xD1, 0xB1, 0xDB]
    #expect(String(decoding: decodeHTML(page), as: UTF8.self).hasSuffix("한글"))
  }

  @Test("addresses are resolved as browsers resolve them")
  func addresses() {
    let base = "https://Paper.example/a/b/c?d#e"
    let expected = [
      "x": "https://paper.example/a/b/x", "../x": "https://paper.example/a/x", "/x/./y/..": "https://paper.example/x/",
      "?q": "https://paper.example/a/b/c?q", "#f": "https://paper.example/a/b/c?d#f",
      "//h.example": "https://h.example/", "\\x": "https://paper.example/x", "a b": "https://paper.example/a/b/a%20b",
      "HTTP://H.example/%41": "http://h.example/%41", "ü": "https://paper.example/a/b/%C3%BC",
    ]
    for (reference, address) in expected { #expect(resolveAddress(reference, base: base) == address) }
  }
}
