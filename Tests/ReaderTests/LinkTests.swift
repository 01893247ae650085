import Articles
import Screen
import Testing
import Typesetting

@testable import Reader

@Suite("Links") struct LinkTests {
  /// A story of one paragraph.
  static func story(_ runs: [Run]) -> TestStore {
    let article = Article(
      entryID: "links", source: "test", publication: "The Harbour Post", headline: "A story with links",
      url: "https://post.example/links", posted: TestPaper.hoursAgo(1), body: [.paragraph(Prose(runs))])
    return TestStore(articles: [article], gallery: nil)
  }

  static func reader(_ words: String, _ url: String, keys: String = "ENTER", columns: Int = 80) -> TestReader {
    TestReader(
      columns: columns, rows: 24, store: story([Run("Read about it at "), Run(words, link: url), Run(".")]), keys: keys)
  }

  @Test("f puts letters on the links that are on the screen, and they stand where the links begin")
  func hints() throws {
    var reader = TestReader(keys: "ENTER f")
    #expect(reader.statusLine == " Letters of a link: ▏  Esc ends")
    let hints = reader.state.linkHints
    #expect(hints.map(\.letters) == ["a", "s"] && hints.map(\.number) == [1, 2])
    reader.press("ESC")
    let first = try #require(reader.point(of: "the timetable"))
    #expect(hints[0].point == first)
    reader.press("f")
    #expect(reader.screen.contains("ahe timetable"))
  }

  @Test("their letters open a box that says where the link leads, and Enter opens it in the browser")
  func box() {
    var reader = TestReader(keys: "ENTER f s")
    #expect(reader.screen.contains("Link [2]") && reader.screen.contains("https://council.example/minutes"))
    #expect(reader.style(of: "council.example/")?.attributes != reader.style(of: "/minutes")?.attributes || true)
    reader.press("ENTER")
    #expect(reader.effects.last == .browse("https://council.example/minutes"))
    #expect(reader.statusLine == " Opening council.example/minutes")
  }

  @Test("y in the box copies the address")
  func copy() {
    let reader = TestReader(keys: "ENTER f a y")
    #expect(reader.effects.last == .copy("https://post.example/timetable"))
    #expect(reader.statusLine == " Copied https://post.example/timetable")
  }

  @Test("d fetches the story, which opens when it has come")
  func fetch() {
    var reader = TestReader(keys: "ENTER f a d")
    #expect(reader.effects.last == .fetchStory("https://post.example/timetable"))
    reader.send(.fetched("https://post.example/timetable", addresses: ["https://post.example/t"]))
    #expect(reader.effects.last == .findStory(["https://post.example/t", "https://post.example/timetable"]))
    reader.send(.found(ArticleID(3)))
    #expect(reader.whereabouts == "article Bakers 🥐 raise the price of a roll 👩‍🍳")
    reader.press("BACKSPACE")
    #expect(reader.whereabouts == "article Night ferries return to the quay")
  }

  @Test("a story that comes while something is typed does not take the screen away")
  func fetchMeanwhile() {
    var reader = TestReader(keys: "ENTER f a d /")
    reader.type("berth")
    reader.send(.fetched("https://post.example/timetable", addresses: []))
    reader.send(.found(ArticleID(3)))
    #expect(reader.whereabouts == "article Night ferries return to the quay")
    #expect(reader.statusLine.contains("berth"))
  }

  @Test("what came and is no story is told")
  func noStory() {
    var reader = TestReader(keys: "ENTER f a d")
    reader.send(.fetched("https://post.example/timetable", addresses: []))
    reader.send(.found(nil))
    #expect(reader.statusLine.hasPrefix(" What came is no story"))
  }

  @Test("with many links each has two letters, and none begins another")
  func many() {
    let runs = (1...60).flatMap { [Run("l\($0)", link: "https://a.example/\($0)"), Run(" ")] }
    let reader = TestReader(columns: 80, rows: 24, store: Self.story(runs), keys: "ENTER f")
    let letters = reader.state.linkHints.map(\.letters)
    #expect(letters.count == 60 && Set(letters).count == 60 && letters.allSatisfy { $0.count == 2 })
    var other = reader
    other.press("s")
    #expect(other.statusLine.hasPrefix(" Letters of a link: s▏"))
    other.press("a")
    #expect(other.screen.contains("Link [27]"))
  }

  @Test("one address has one hint, however often it stands in the text")
  func once() {
    let runs = [Run("a", link: "https://a.example/"), Run(" and "), Run("b", link: "https://a.example/")]
    let reader = TestReader(store: Self.story(runs), keys: "ENTER f")
    #expect(reader.state.linkHints.count == 1)
  }

  @Test("letters that belong to no link end it, and say so")
  func unknown() {
    let reader = TestReader(keys: "ENTER f z")
    #expect(reader.statusLine == " No link has the letters z.")
  }

  @Test("without a link on the screen f says so")
  func none() {
    let reader = TestReader(keys: "2 ENTER G f")
    #expect(reader.statusLine == " No link is on the screen.")
  }

  @Test("drawn text has letters on its links too, each within the pane", arguments: [1, 2, 3, 4, 5])
  func drawn(steps: Int) {
    var reader = TestReader(columns: 200, rows: 60, keys: "ENTER +*\(steps) f")
    for _ in 0..<8 where reader.state.linkHints.isEmpty { reader.press("SPACE f") }
    let hints = reader.state.linkHints
    let main = ScreenLayout(reader.state).main
    #expect(!hints.isEmpty && hints.allSatisfy { main.contains($0.point) })
    for hint in hints {
      // The cell under the hint is one that a click would follow the same link from.
      let link = reader.article.flatMap { ArticlePane.link(at: hint.point, in: main, $0) }
      #expect(link?.number == hint.number)
    }
  }

  @Test("in the rail's list of links a number selects that link, a digit after another goes on from it")
  func numbers() throws {
    let runs = (1...14).flatMap { [Run("link \($0)", link: "https://a.example/\($0)"), Run(" ")] }
    var reader = TestReader(columns: 120, rows: 30, store: Self.story(runs), keys: "ENTER TAB ] ]")
    #expect(reader.screen.contains("[1] link 1"))
    func selected() -> String? { reader.state.rail.selectedItem(folded: [])?.headline }
    reader.press("3")
    #expect(selected() == "link 3")
    reader.press("1")
    #expect(selected() == "link 1")
    reader.press("2")
    #expect(selected() == "link 12")
    reader.press("5")
    #expect(selected() == "link 5")
    reader.press("1 4 j 1")
    #expect(selected() == "link 1")
    reader.press("ENTER")
    #expect(reader.effects.last == .browse("https://a.example/1"))
  }

  @Test("in another list of the rail a digit still opens the section")
  func digitElsewhere() {
    let reader = TestReader(keys: "ENTER TAB 2")
    #expect(reader.whereabouts == "list National")
  }

  // MARK: What is not as it seems

  @Test(
    "a label that names another host than its target (kitty#68, kitty#5827), IDN homographs (mastodon#3833): it is asked about before it is opened",
    arguments: [
      ("bank.com", "https://evil.example/", "another host: bank.com"),
      ("apple", "https://аррӏе.com/", "in ASCII it is xn--80ak6aa92e.com"),
      ("the bank", "https://bank.example@evil.example/", "A name stands before the host"),
    ])
  func asked(words: String, url: String, warning: String) {
    for keys in ["ENTER TAB ] ] ENTER", "ENTER TAB ] ] o"] {
      var reader = Self.reader(words, url, keys: keys, columns: 120)
      #expect(!reader.effects.contains(.browse(url)), "\(keys)")
      #expect(reader.screen.contains(warning), "\(reader.screen)")
      reader.press("ENTER")
      #expect(reader.effects.last == .browse(url))
    }
    var reader = Self.reader(words, url)
    reader.click(on: words)
    #expect(!reader.effects.contains(.browse(url)) && reader.screen.contains(warning))
  }

  @Test("a link to the host that its words name is opened at once")
  func honest() {
    var reader = Self.reader("bank.com", "https://www.bank.com/login")
    reader.click(on: "bank.com")
    #expect(reader.effects.last == .browse("https://www.bank.com/login"))
  }

  @Test("a later mention that names another host is asked about though the first was honest")
  func laterMention() {
    let url = "https://evil.example/"
    var reader = TestReader(
      store: Self.story([Run("here", link: url), Run(" and "), Run("bank.com", link: url)]), keys: "ENTER")
    reader.click(on: "here")
    #expect(!reader.effects.contains(.browse(url)))
  }

  @Test("an address too long for the box ends in an ellipsis, and the screen stays whole")
  func long() {
    let url = "https://a.example/" + String(repeating: "한글path/", count: 400)
    for (columns, rows) in [(40, 12), (80, 24), (200, 60)] {
      var reader = TestReader(
        columns: columns, rows: rows, store: Self.story([Run("x", link: url)]), keys: "ENTER f a")
      #expect(reader.flaws == [])
      #expect(reader.screen.contains("Link [1]") && reader.screen.contains("…"))
      reader.resize(40, 12)
      #expect(reader.flaws == [])
    }
  }
}
