import Articles
import SQLite
import Testing

@testable import Store

@Suite("Articles as bytes")
struct CodingTests {
  private let full: Article = {
    let prose = Prose([Run("Plain, "), Run("bold", [.bold, .italic], link: "https://a.example/?q=1"), Run("\n한국어 🙂")])
    let photo = Photo(
      url: "https://a.example/p.jpg", caption: prose, credit: "C", alternative: "A", width: 640, height: 0)
    return Article(
      entryID: "e", source: "s", publication: "P", headline: "H", url: "https://a.example/1", language: "ko",
      sectionPath: ["A", "B"], kicker: "K", labels: ["INTERVIEW"], deck: "",
      bylines: [Byline(name: "N", contact: "c@d")],
      dateline: "SEOUL", posted: Timestamp(seconds: -5, zoneOffset: 32_400, hasTime: true),
      updated: Timestamp(seconds: .max, zoneOffset: nil, hasTime: false),
      body: [
        .paragraph(prose), .crosshead("C", level: 2), .quotation([.paragraph("Q"), .rule], attribution: "Who"),
        .quotation([], attribution: nil), .list([[.paragraph("1"), .list([[.rule]], start: nil)], []], start: 3),
        .table(
          Table(rows: [[.init("a", isHeader: true, columnSpan: 2)], [.init("b"), .init("c")], []], caption: prose)),
        .code("let a = 1\n", language: "swift"), .code("", language: nil), .figure(photo), .rule,
        .embed(Embed(kind: .post, url: "https://x.example", title: "T")),
      ], leadPhoto: photo,
      related: [RelatedLink(headline: "R", url: "u", posted: Timestamp(seconds: 1), section: "S")], tags: ["t"])
  }()

  private func decode(_ bytes: some Collection<UInt8>) throws -> Article {
    try Array(bytes).withUnsafeBytes { bytes in
      var reader = ByteReader(bytes)
      let article = try reader.article()
      #expect(reader.isAtEnd)
      return article
    }
  }

  @Test("every kind of block and every field comes back")
  func roundTrip() throws {
    var writer = ByteWriter()
    writer.put(full)
    #expect(try decode(writer.bytes) == full)
  }

  @Test("bytes that end too early or are changed are an error and never a crash")
  func damaged() throws {
    var writer = ByteWriter()
    writer.put(full)
    for end in 0..<writer.bytes.count {
      #expect(throws: SQLiteError.self) { try decode(writer.bytes[..<end]) }
    }
    var dice = Dice(state: 11)
    for _ in 0..<2_000 {
      var bytes = writer.bytes
      bytes[Int.random(in: 0..<bytes.count, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
      bytes.withUnsafeBytes { bytes in
        var reader = ByteReader(bytes)
        _ = try? reader.article()
      }
    }
  }

  @Test("numbers of every size come back", arguments: [0, 1, -1, 63, 64, -64, -65, 1 << 40, Int64.max, .min])
  func numbers(number: Int64) throws {
    var writer = ByteWriter()
    writer.put(number)
    let back = try writer.bytes.withUnsafeBytes { bytes in
      var reader = ByteReader(bytes)
      return try reader.int64()
    }
    #expect(back == number)
  }

  @Test("blocks that are nested too deep are kept as their words")
  func deep() throws {
    var block = Block.paragraph("Deep down")
    for _ in 0..<500 { block = .quotation([block], attribution: nil) }
    var story = full
    story.body = [block]
    var writer = ByteWriter()
    writer.put(story)
    #expect(try decode(writer.bytes).plainText == "Deep down")
    let store = try memoryStore()
    try store.merge([story], at: noon)
    #expect(try store.merge([story], at: noon).unchanged == 1)
  }

  @Test("a gallery and its pictures come back")
  func gallery() throws {
    let store = try memoryStore()
    let gallery = Gallery(
      entryID: "g", publication: "P", title: "T", deck: "D", bylines: [Byline(name: "N")], posted: noon,
      photos: [Photo(url: "picture:a", caption: "One"), Photo(url: "picture:b")])
    try store.merge(gallery, at: noon)
    try store.merge(gallery, at: noon)
    let teasers = try store.galleries()
    #expect(teasers.map(\.count) == [2])
    #expect(try store.gallery(teasers[0].id) == gallery)
    let raster = Raster(width: 2, height: 2, bytes: Array(1...12))
    try store.putPicture(url: "picture:a", raster: raster)
    #expect(try store.picture("picture:a") == raster)
    #expect(try store.picture("picture:b") == nil)
  }

  @Test("settings, subscriptions and the section tree come back in their order")
  func smallThings() throws {
    let store = try memoryStore()
    try store.setSetting("theme", "dark")
    try store.setSetting("theme", "light")
    try store.setSetting("size", "1")
    try store.setSetting("size", nil)
    #expect(try store.setting("theme") == "light")
    #expect(try store.setting("size") == nil)
    let feeds = [
      Subscription(url: "https://b.example", title: "B", sectionPath: ["World", "Asia"]),
      Subscription(url: "https://a.example", title: "A", siteURL: "https://a.example/home"),
    ]
    #expect(try store.subscribe(feeds) == 2)
    #expect(try store.subscribe(feeds) == 0)
    #expect(try store.subscriptions() == feeds)
    _ = try store.removeFeed("https://b.example")
    #expect(try store.subscriptions() == [feeds[1]])
    try store.merge([article(1, section: ["Art"]), article(2, section: ["world", "Zoo"])], at: noon)
    try store.setSectionTree([
      SectionPlan(
        "World", [SectionPlan("Europe"), SectionPlan("Asia", [SectionPlan("Korea", [SectionPlan("Deep")])])]),
      SectionPlan("Business"),
    ])
    let tree = try store.sections()
    #expect(tree.map(\.name) == ["World", "Business", "Art"])
    #expect(tree[0].children.map(\.name) == ["Europe", "Asia", "Zoo"])
    #expect(tree[0].children[1].children.map(\.path) == [["World", "Asia", "Korea"]])
    #expect(tree[0].children[1].children[0].children == [])
  }
}
