import Articles
import SQLite
import Testing

@testable import Store

@Suite("Searching")
struct SearchTests {
  let store: Store

  init() throws { store = try memoryStore() }

  private func headlines(_ words: String, order: ListOrder = .newest) throws -> [String] {
    try store.all(.search(words), order: order).map(\.headline)
  }

  @Test(
    "SQL and operators in what is searched: whatever is typed is looked for as it is",
    arguments: [
      "\"", "'", "%", "_", "*", "NOT", "a OR b", "NEAR(a b)", "headline:x", "{headline}:x", "^a", "a AND", "(", "-a",
      "\"a\" \"", "\0", "a\0b", ";--", "+", "\u{200B}", "",
    ])
  func literal(words: String) throws {
    try store.merge([article(1, headline: "Words of no kind")], at: noon)
    try store.indexPending()
    #expect(try headlines(words) == [])
  }

  @Test("operators and quotes are words or nothing")
  func operators() throws {
    try store.merge(
      [article(1, headline: "Rock or roll"), article(2, headline: "It's 100% \"real\""), article(3, headline: "Rock")],
      at: noon)
    try store.indexPending()
    #expect(try headlines("rock OR roll") == ["Rock or roll"])
    #expect(try headlines("100% \"real\"") == ["It's 100% \"real\""])
    #expect(try headlines("it's") == ["It's 100% \"real\""])
  }

  @Test("case and accents do not matter, and all words must be there")
  func folding() throws {
    try store.merge([article(1, headline: "Élan in CAFÉ"), article(2, headline: "Cafe closed")], at: noon)
    try store.indexPending()
    #expect(try headlines("elan cafe") == ["Élan in CAFÉ"])
  }

  @Test(
    "letters of every script are compared without case, and Latin ones without accents, written in one or with marks",
    arguments: [
      ("МОСКВА", "москва"), ("οδός", "ΟΔΌΣ"), ("ΟΔΌΣ", "οδός"), ("İzmir", "izmir"), ("Łódź", "lodz"),
      ("Ange\u{301}lique", "angélique"), ("Angélique", "ANGE\u{301}LIQUE"), ("nǐ hǎo", "ni hao"), ("Ａ級", "ａ級"),
      ("हिन्दी में", "हिन्दी"), ("שלום", "שלום"), ("المدينة", "المدينة"), ("rock’n’roll", "roll"), ("5½ – 6", "6"), ("𐐀𐐁", "𐐨𐐩"),
      ("ẞ", "ß"), ("straße", "STRASSE*"),
    ])
  func letters(headline: String, words: String) throws {
    try store.merge([article(1, headline: headline), article(2, headline: "Another")], at: noon)
    try store.indexPending()
    #expect(try headlines(words) == (words == "STRASSE*" ? [] : [headline]))
  }

  @Test("the last word may be a beginning where no article has it whole")
  func beginnings() throws {
    try store.merge([article(1, headline: "The presidency"), article(2, headline: "A pres run")], at: noon)
    try store.indexPending()
    #expect(try headlines("presid") == ["The presidency"])
    #expect(try headlines("pres") == ["A pres run"])
    #expect(try headlines("presid the") == [])
  }

  @Test(
    "scripts without spaces, and Hangul, are found by any part of a word",
    arguments: [
      ("북한 미사일", 1), ("한이", 1), ("사일을", 1), ("한", 1), ("다", 1), ("이미", 0), ("\"이 미사\"", 1), ("\"북한 미\"", 0), ("북한*", 1),
      ("일사", 0), ("국립중앙박물관", 0), ("国会", 2), ("議事堂", 2), ("国", 2), ("会国", 0), ("会議", 2), ("เทพ", 3), ("เทพม", 3),
      ("พมห", 3), ("พเท", 0), ("KBS", 4), ("kbs뉴스", 4), ("뉴스9", 4), ("\"뉴스9 첫\"", 4), ("9첫", 4), ("첫", 4), ("スペイン", 5),
      ("ペイ", 5),
      ("イン・フラ", 5), ("インフラ", 0), ("か", 6), ("かくせ", 6),
    ])
  func scripts(words: String, story: Int) throws {
    let headlines = [
      "북한이 미사일을 발사했다", "東京国会議事堂で会議", "กรุงเทพมหานคร", "KBS뉴스9첫 방송", "スペイン・フランス", "か\u{3099}くせい",
    ]
    try store.merge(headlines.enumerated().map { article($0 + 1, headline: $1) }, at: noon)
    try store.indexPending()
    #expect(try self.headlines(words) == (story == 0 ? [] : [headlines[story - 1]]))
  }

  @Test("a changed article is found by its new words and no more by its old ones")
  func changes() throws {
    try store.merge([article(1, headline: "Old zebra", text: "giraffe")], at: noon)
    try store.indexPending()
    try store.merge([article(1, headline: "New lion", text: "giraffe")], at: noon)
    try store.merge([article(1, headline: "New tiger", text: "gazelle")], at: noon)
    #expect(try store.pendingCount() == 1)
    try store.indexPending()
    #expect(try headlines("zebra") == [])
    #expect(try headlines("lion") == [])
    #expect(try headlines("giraffe") == [])
    #expect(try headlines("tiger gazelle") == ["New tiger"])
    #expect(try store.pendingCount() == 0)
    try expectIndexedOnce(store)
  }

  @Test("by rank, finds in the headline come first")
  func rank() throws {
    try store.merge([article(1, headline: "One", text: "zebra"), article(2, headline: "Zebra")], at: noon)
    try store.indexPending()
    #expect(try headlines("zebra") == ["One", "Zebra"])
    #expect(try headlines("zebra", order: .rank) == ["Zebra", "One"])
  }

  @Test("of very many finds every one is given once, and their number is not counted")
  func common() throws {
    try store.merge((0..<2_300).map { article($0) }, at: noon)
    try store.indexPending()
    let finds = try store.all(.search("story"), limit: 300)
    #expect(finds.count == 2_300)
    #expect(Set(finds.map(\.id)).count == 2_300)
    #expect(try store.page(.search("story"), limit: 5).total == nil)
  }

  @Test("two programs that index at once, and one that was killed, index each article once")
  func indexOnce() throws {
    let folder = try TemporaryFolder()
    let first = try Store(path: folder.file("a.store"), mode: .readWrite)
    let second = try Store(path: folder.file("a.store"), mode: .readWrite)
    try first.merge((0..<50).map { article($0) }, at: noon)
    #expect(try first.indexPending(limit: 20) == 20)
    #expect(try second.pendingCount() == 30)
    // Killed in the middle: what was begun is not committed.
    try second.connection.execute("BEGIN; UPDATE search_state SET article = 40")
    try second.connection.execute("INSERT INTO search (rowid, headline, words) VALUES (21, 'Story', 'half')")
    second.close()
    let third = try Store(path: folder.file("a.store"), mode: .readWrite)
    try first.merge([article(3, headline: "Changed"), article(45, headline: "Changed too")], at: noon)
    while try first.indexPending(limit: 7) > 0 { _ = try third.indexPending(limit: 5) }
    #expect(try third.pendingCount() == 0)
    try expectIndexedOnce(third)
    #expect(try third.all(.search("changed")).count == 2)
  }

  @Test("finds come with the words around what was looked for")
  func excerpts() throws {
    let store = try memoryStore()
    try store.merge([article(1, headline: "Bell", text: "Far out at sea a bell was heard.")], at: noon)
    try store.indexPending()
    let excerpt = try #require(try store.all(.search("sea"))[0].excerpt)
    #expect(excerpt == Excerpt(text: "Far out at sea a bell was heard.", marks: [11..<14]))
    #expect(try store.all(.everything)[0].excerpt == nil)
  }

  @Test("what searches find unread is counted, up to a bound")
  func counts() throws {
    let store = try memoryStore()
    try store.merge((0..<20).map { article($0, headline: "Bell \($0)") }, at: noon)
    try store.indexPending()
    try store.setRead(try store.id("Bell 7"), true)
    let counts = try store.unreadCounts(ofSearches: ["bell", "headline:7", "whale", "after:never", ""], upTo: 12)
    #expect(counts == ["bell": 12, "headline:7": 0, "whale": 0, "after:never": 0, "": 12])
  }
}
