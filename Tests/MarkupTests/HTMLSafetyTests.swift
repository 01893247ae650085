import Articles
import Markup
import Testing

@Suite("HTML that means harm")
struct HTMLSafetyTests {
  @Test(
    "deep HTML (w3m#242, w3m#268): 100,000 nested elements are read in bounded time, depth and memory",
    .timeLimit(.minutes(1)))
  func deepNesting() {
    for (tag, count) in [("span", 100_000), ("div", 10_000), ("b", 10_000), ("table", 10_000), ("svg", 10_000)] {
      let tree = HTMLTree(String(repeating: "<\(tag)>", count: count) + "end")
      var depth = [Int](repeating: 0, count: tree.count)
      for node in tree.nodes.dropFirst() { depth[node] = depth[tree.parent(node) ?? 0] + 1 }
      #expect((depth.max() ?? 0) <= HTMLTree.depthLimit + 2)
    }
    let blocks = htmlBlocks(String(repeating: "<blockquote>", count: 10_000) + "end", base: nil)
    #expect(blocks.first?.plainText == "end")
  }

  @Test("numbers that index arrays (CVE-2022-38223): a colspan of 2,000,000,000 or -1 is clamped")
  func spans() throws {
    let html = "<table><tr><td colspan=2000000000 rowspan=99999999999999999999>a<td colspan=-1>b<tr><td>c<td>d</table>"
    guard case .table(let table)? = htmlBlocks(html, base: nil).first else {
      Issue.record("not a table")
      return
    }
    #expect(table.rows[0].map(\.columnSpan) == [100, 1])
    #expect(table.rows.allSatisfy { $0.count <= 200 })
  }

  @Test("links that are not http, https or mail are only their words")
  func schemes() {
    let addresses = [
      "javascript:alert(1)", " JaVa\tScript:alert(1)", "java\nscript:x", "data:text/html,x", "vbscript:x",
      "file:///etc/passwd", "&#106;avascript:x", "\u{1}javascript:x", "exec:x", "about:blank", "blob:x",
    ]
    for address in addresses {
      #expect(htmlBlocks("<a href='\(address)'>words</a>", base: "https://a.example/") == [.paragraph("words")])
    }
    #expect(htmlBlocks("<img src='javascript:x'><iframe src='data:text/html,x'></iframe>", base: nil).isEmpty)
  }

  @Test("links that become file: (NetNewsWire#3878): addresses of pages with a local base do not become local files")
  func localBase() {
    #expect(htmlBlocks("<a href='/etc/passwd'>words</a>", base: "file:///home/x.html") == [.paragraph("words")])
    #expect(resolveAddress("/Applications/x", base: nil) == nil)
  }

  @Test("a line end in an address does not part it in two lines")
  func lineEnds() {
    let link = resolveAddress("https://a.example/x\n--help%0Ay", base: nil)
    #expect(link == "https://a.example/x--help%0Ay")
  }

  @Test("radare2#22385, htop#2002: no control character reaches the text, spelled out or as a reference")
  func controls() {
    let html = "<p>a\u{1B}[2Jb&#27;]0;x&#7;&#x9b;&#x200b;c\u{9B}d\u{85}e&#x80;\u{202E}f\u{2066}g\u{FEFF}h\u{7F}</p>"
    #expect(htmlBlocks(html, base: nil) == [.paragraph("a[2Jb]0;x› cde€fgh")])
    #expect(htmlPlainText("a&#27;[31mb\u{1B}") == "a[31mb")
    #expect(htmlBlocks("<pre>a\u{1B}[2J&#27;b\tc</pre>", base: nil) == [.code("a[2Jb\tc", language: nil)])
  }

  @Test("control characters in attributes do not reach captions, titles and addresses")
  func attributeControls() {
    let blocks = htmlBlocks("<img src='https://a.example/\u{1B}x.jpg' alt='a&#27;b'>", base: nil)
    #expect(blocks == [.figure(Photo(url: "https://a.example/%1Bx.jpg", alternative: "ab"))])
  }

  @Test("tags cut off anywhere give a tree")
  func cutOff() {
    let html = "<!DOCTYPE html><p class='a' id=b>One &amp; <!-- c --> <table><tr><td>x</table><svg><![CDATA[y]]></svg>"
    for length in 0...html.utf8.count {
      _ = htmlBlocks(String(decoding: html.utf8.prefix(length), as: UTF8.self), base: nil)
    }
  }

  @Test("formatting that is opened again in every paragraph does not multiply", .timeLimit(.minutes(1)))
  func reopenedFormatting() {
    let fonts = (0..<2_000).map { "<font size=\($0)>" }.joined()
    let tree = HTMLTree(fonts + String(repeating: "<p>x</p>", count: 2_000))
    #expect(tree.count < 2_000_000)
  }
}
