import Articles
import Testing
import Typesetting

@Test("smoke") func smoke() {
  let english: Prose = Prose([Run("The “quick” brown fox — e.g. that of "), Run("the parliament", .italic, link: "https://a.example/x"), Run(" in Seoul — jumps over the lazy dog. State-of-the-art and/or well-known things."), ])
  let body: [Block] = [
    .paragraph(english), .paragraph(english),
    .crosshead("A crosshead", level: 2),
    .paragraph("대한민국의 수도는 서울이며 2020년 7월 2일 北미사일 발사에 대해 정부는 다음과 같이 발표했다."),
    .paragraph("日本語の文章は、文字の間で改行できます。ただし、句読点は行頭に来ません。「かぎ括弧」も同じです。"),
    .quotation([.paragraph("We shall overcome, some day, and not later."), .list([[.paragraph("one")], [.paragraph("two and more")]], start: 9)], attribution: "A. Person"),
    .list([[.paragraph("first item that is long enough to wrap around")], [.paragraph("second"), .list([[.paragraph("nested item with words")], [.paragraph("x")]], start: nil)]], start: nil),
    .table(Table(rows: [[.init("Country", isHeader: true), .init("Medals", isHeader: true), .init("Remark", isHeader: true)], [.init("Korea"), .init("12"), .init("a surprisingly good year for all")], [.init("Norway"), .init("104"), .init("as ever")]], caption: "Medals")),
    .code("func a() {\n\treturn \"a long line of code that does not fit at all\"\n}\n", language: "swift"),
    .rule,
    .figure(Photo(url: "x", caption: "A caption that is long enough to go on", credit: "AP", width: 1600, height: 900)),
    .embed(Embed(kind: .video, url: "https://www.youtube.com/watch?v=1", title: "A film about things")),
    .paragraph("שלום עולם, זה טקסט בעברית עם English words ומספר 123 (בסוגריים) בסוף."),
    .paragraph("مرحبا بالعالم هذا نص عربي 45 طويل بما يكفي ليلتف."),
    .list([[.paragraph("שלום עולם פריט ארוך מספיק")]], start: 1),
    .paragraph("family 👨‍👩‍👧‍👦 and flags 🇰🇷🇳🇴 caf\u{65}\u{301} super\u{AD}cali\u{AD}fragi\u{AD}listic\u{AD}expi\u{AD}ali\u{AD}docious https://example.com/a/very/long/path/that-does-not-end?query=1&more=2"),
  ]
  for (measure, size) in [(36, 0), (24, 0), (36, -1), (36, 1), (12, 0)] {
    print("=== \(measure) \(size)")
    print(set(body, measure: measure, size: size, justified: measure == 36 && size == 0))
  }
  print(wrap("Parliament passes the budget after a long night of debate over housing", columns: 30, balance: true))
  print(wrap("Parliament passes the budget after a long night of debate over housing", columns: 30, maxLines: 2))
  print(truncate("Parliament passes the budget", columns: 12), truncate("대한민국의 수도는", columns: 9))
}
