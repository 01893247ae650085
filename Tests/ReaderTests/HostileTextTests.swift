import Articles
import Screen
import Testing

@testable import Reader

@Suite("Text that would steer the terminal") struct HostileTextTests {
  @Test(
    "escape codes in feed text (claudenews#10, CVE-2021-42574): nothing of it reaches the screen, in any place",
    arguments: SizesTests.ways + ["4", "5", "m j*3 x", "3 ENTER"])
  func everyPlace(keys: String) {
    for (columns, rows) in [(30, 8), (60, 20), (100, 30), (150, 45)] {
      let reader = TestReader(columns: columns, rows: rows, store: HostilePaper.store(), keys: keys)
      #expect(reader.flaws == [], "\(keys) at \(columns)x\(rows)")
    }
  }

  @Test("nothing of it reaches the screen, in any story", arguments: HostilePaper.texts.indices)
  func everyStory(index: Int) {
    var reader = TestReader(columns: 90, rows: 30, store: HostilePaper.store(), keys: "2 j*\(index) ENTER")
    #expect(reader.article != nil)
    for _ in 0..<3 {
      #expect(reader.flaws == [])
      reader.press("C-d")
    }
    for keys in ["o", "D", "n / e ENTER", "TAB G"] {
      reader.press(keys)
      #expect(reader.flaws == [], "\(keys)")
    }
  }

  @Test("what is told on the status line is clean", arguments: HostilePaper.texts)
  func notices(text: String) {
    var reader = TestReader()
    reader.send(.notice(text))
    #expect(reader.flaws == [])
    reader.send(.failure(text))
    #expect(reader.flaws == [])
  }

  @Test("what is typed and pasted is clean", arguments: HostilePaper.texts)
  func typed(text: String) {
    for keys in ["/", ":", "ENTER /"] {
      var reader = TestReader(columns: 60, keys: keys)
      reader.paste(text)
      reader.type(text)
      #expect(reader.flaws == [])
      reader.press("ENTER")
      #expect(reader.flaws == [])
    }
  }

  @Test(
    "floods of combining marks (CVE-2021-27135, CVE-2021-26937): a headline of them takes one cell for its letter",
    arguments: [3, 30, 900])
  func marks(count: Int) {
    let story = TestPaper.story(
      "m", "e" + String(repeating: "\u{301}", count: count) + "nd", in: ["National"], by: "A", hours: 1)
    let reader = TestReader(columns: 60, rows: 20, store: TestStore(articles: [story]), keys: "2")
    #expect(reader.point(of: "nd")?.column == 4)
  }

  @Test("OSC 52 in an address: what carries control characters is neither opened nor copied")
  func hostileAddress() {
    var story = TestPaper.story("m", "A trap", in: ["National"], by: "A", hours: 1)
    story.url = "https://post.example/\u{1B}]52;c;ZXZpbA==\u{7}"
    var reader = TestReader(store: TestStore(articles: [story]), keys: "ENTER")
    reader.forgetEffects()
    reader.press("o y")
    #expect(reader.effects == [])
  }

  @Test(
    "links that become file: or commands (NetNewsWire#3878, netbox#22675): only web addresses are opened and copied",
    arguments: ["javascript:alert(1)", "file:///etc/passwd", "-x", "|date", "http:"])
  func otherSchemes(url: String) {
    var story = TestPaper.story("m", "A trap", in: ["National"], by: "A", hours: 1)
    story.url = url
    var reader = TestReader(store: TestStore(articles: [story]), keys: "ENTER")
    reader.forgetEffects()
    reader.press("o y")
    #expect(reader.effects == [])
  }

  @Test(
    "user info in an address (CVE-2021-38165): the host that is told is the one that is called, not what stands before the @"
  )
  func userInfo() {
    var story = TestPaper.story("m", "A trap", in: ["National"], by: "A", hours: 1)
    story.url = "https://bank.example@evil.example/login"
    var reader = TestReader(store: TestStore(articles: [story]), keys: "ENTER o")
    #expect(reader.screen.contains("A name stands before the host") && reader.screen.contains("https://evil.example/"))
    reader.press("ENTER")
    #expect(reader.statusLine == " Opening evil.example/login")
  }
}
