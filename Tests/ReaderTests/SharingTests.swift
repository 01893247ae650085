import Articles
import Screen
import Testing

@testable import Reader

@Suite("Sharing") struct SharingTests {
  static func reader(_ headline: String, _ url: String?, keys: String = "ENTER") -> TestReader {
    var story = TestPaper.story("s", headline, in: ["National"], by: "Ada Quill", hours: 1)
    story.url = url
    return TestReader(store: TestStore(articles: [story], gallery: nil), keys: keys)
  }

  @Test("S lists the places, and Enter or their letter shares")
  func menu() {
    var reader = TestReader(keys: "S")
    for place in [
      "Copy link", "Mail", "QR code", "Facebook", "X (Twitter)", "KakaoStory", "WhatsApp", "Telegram", "Reddit",
      "Mastodon", "Bluesky", "Hacker News",
    ] {
      #expect(reader.screen.contains(place), "\(place)")
    }
    reader.press("ENTER")
    #expect(reader.effects.last == .copy("https://post.example/ferries"))
    #expect(reader.statusLine == " Copied https://post.example/ferries")
  }

  @Test(
    "each place is given the address and the headline in percent",
    arguments: [
      ("f", "https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fa.example%2F%3Fb%26c"),
      ("x", "https://x.com/intent/post?url=https%3A%2F%2Fa.example%2F%3Fb%26c&text=A%20%26%20%EB%B0%B0%3F"),
      ("a", "https://story.kakao.com/share?url=https%3A%2F%2Fa.example%2F%3Fb%26c"),
      ("w", "https://wa.me/?text=A%20%26%20%EB%B0%B0%3F%20https%3A%2F%2Fa.example%2F%3Fb%26c"),
      ("t", "https://t.me/share/url?url=https%3A%2F%2Fa.example%2F%3Fb%26c&text=A%20%26%20%EB%B0%B0%3F"),
      ("r", "https://www.reddit.com/submit?url=https%3A%2F%2Fa.example%2F%3Fb%26c&title=A%20%26%20%EB%B0%B0%3F"),
      ("b", "https://bsky.app/intent/compose?text=A%20%26%20%EB%B0%B0%3F%20https%3A%2F%2Fa.example%2F%3Fb%26c"),
      ("h", "https://news.ycombinator.com/submitlink?u=https%3A%2F%2Fa.example%2F%3Fb%26c&t=A%20%26%20%EB%B0%B0%3F"),
    ])
  func places(key: String, address: String) {
    let reader = Self.reader("A & 배?", "https://a.example/?b&c", keys: "ENTER S \(key)")
    #expect(reader.effects.last == .browse(address))
  }

  @Test("mail has subject and body as RFC 6068 wants them")
  func mail() {
    let reader = Self.reader("Bells & whistles", "https://a.example/", keys: "ENTER S e")
    let body = "Bells%20%26%20whistles%0D%0A%0D%0Ahttps%3A%2F%2Fa.example%2F%0D%0A"
    #expect(reader.effects.last == .mail("mailto:?subject=Bells%20%26%20whistles&body=\(body)"))
  }

  @Test("a headline cannot add headers or recipients to a mail, nor parameters to a place")
  func injection() {
    let reader = Self.reader("x\r\nBcc: a@b.example&bcc=c@d.example#y", "https://a.example/", keys: "ENTER S e")
    guard case .mail(let address) = reader.effects.last else {
      Issue.record("no mail")
      return
    }
    #expect(address.utf8.count { $0 == UInt8(ascii: "&") } == 1 && !address.contains("#") && !address.contains("@"))
    #expect(address.hasPrefix("mailto:?subject=x%20%20Bcc%3A"))
  }

  @Test("Mastodon asks for its server where none is set, and uses the one that is")
  func mastodon() {
    var reader = TestReader(keys: "S m")
    #expect(reader.statusLine.contains("Mastodon wants its server"))
    reader.setSharing { $0.mastodon = "mastodon.example" }
    reader.press("S")
    #expect(reader.screen.contains("Mastodon, mastodon.example"))
    reader.press("m")
    guard case .browse(let url) = reader.effects.last else {
      Issue.record("nothing opened")
      return
    }
    #expect(url.hasPrefix("https://mastodon.example/share?text=Night%20ferries"))
  }

  @Test(
    "javascript: links (netbox#22675), user info (CVE-2021-38165): no place is given what is no web address, nor a password"
  )
  func secrets() {
    let reader = Self.reader("A", "https://me:secret@a.example/x", keys: "ENTER S y")
    #expect(reader.effects.last == .copy("https://a.example/x"))
    for url in [nil, "javascript:alert(1)", "file:///etc/passwd", "|date >file"] {
      var reader = Self.reader("A", url)
      reader.forgetEffects()
      reader.press("S f S y S e S c")
      #expect(reader.effects.isEmpty && reader.statusLine == " This story has no address on the web.")
    }
  }

  @Test("the menu stays whole at every size", arguments: [(40, 12), (60, 16), (80, 24), (200, 60)])
  func sizes(columns: Int, rows: Int) {
    var reader = TestReader(columns: columns, rows: rows, keys: "S")
    #expect(reader.flaws == [])
    reader.press("G")
    #expect(reader.flaws == [] && reader.screen.contains("Hacker News"))
  }

  // MARK: QR codes

  static let code = DotCode(size: 21, dots: (0..<441).map { $0 % 3 == 0 })

  @Test("a code is drawn black on white with its border, whatever the theme")
  func code() throws {
    var reader = TestReader(keys: "S c")
    #expect(reader.effects.last == .drawCode("https://post.example/ferries"))
    reader.send(.code(Self.code, of: "https://post.example/ferries"))
    let canvas = reader.canvas
    let (left, top) = ((100 - 29) / 2, (30 - 15 - 1) / 2)
    for row in 0..<30 {
      for column in 0..<29 {
        let (x, y) = (column - 4, row - 4)
        let isDark = (0..<21).contains(x) && (0..<21).contains(y) && (y * 21 + x) % 3 == 0
        let shown = Self.color(of: canvas, column: left + column, dotRow: top * 2 + row)
        #expect(shown == (isDark ? .rgb(0, 0, 0) : .rgb(255, 255, 255)))
      }
    }
    #expect(reader.flaws == [])
    reader.press("j")
    #expect(!reader.screen.contains("▀▀"))
  }

  /// The color of a half of a cell; rows are counted in halves.
  static func color(of canvas: Canvas, column: Int, dotRow: Int) -> Color {
    let cell = canvas[column, dotRow / 2]
    let style = cell.style
    let (ink, paper) =
      style.attributes.contains(.reverse) ? (style.background, style.foreground) : (style.foreground, style.background)
    return cell.text == "▀" && dotRow % 2 == 0 ? ink : paper
  }

  @Test("a terminal too small for a code says how large it wants to be")
  func tooSmall() {
    var reader = TestReader(columns: 80, rows: 11, keys: "S c")
    reader.send(.code(Self.code, of: "https://post.example/ferries"))
    #expect(reader.statusLine == " The QR code of this address wants a terminal of 23x12; this is 80x11.")
    reader = TestReader(columns: 80, rows: 24, keys: "S c")
    reader.send(.code(Self.code, of: "https://post.example/ferries"))
    reader.resize(60, 10)
    #expect(reader.statusLine.contains("wants a terminal of 23x12") && reader.flaws == [])
  }

  @Test(
    "where there is no room for its whole border it has a narrower one",
    arguments: [(15, 4), (14, 3), (13, 2), (12, 1)])
  func narrowBorder(rows: Int, border: Int) {
    var reader = TestReader(columns: 60, rows: rows, keys: "S c")
    reader.send(.code(Self.code, of: "https://post.example/ferries"))
    let canvas = reader.canvas
    let (left, top) = ((60 - 21 - 2 * border) / 2, (rows - (21 + 2 * border + 1) / 2) / 2)
    for row in -border..<21 + border {
      for column in -border..<21 + border {
        let isDark = (0..<21).contains(row) && (0..<21).contains(column) && (row * 21 + column) % 3 == 0
        let shown = Self.color(of: canvas, column: left + border + column, dotRow: top * 2 + border + row)
        #expect(shown == (isDark ? .rgb(0, 0, 0) : .rgb(255, 255, 255)))
      }
    }
  }

  @Test("i changes dark and light over, and back")
  func inverted() {
    var reader = TestReader(keys: "S c")
    reader.send(.code(Self.code, of: "https://post.example/ferries"))
    let before = reader.canvas
    reader.press("i")
    #expect(Self.color(of: reader.canvas, column: 50, dotRow: 30) != Self.color(of: before, column: 50, dotRow: 30))
    #expect(reader.flaws == [])
    reader.press("i")
    #expect(reader.canvas == before)
    reader.press("q")
    #expect(!reader.screen.contains("i inverts"))
  }

  @Test("a code of less dots than its size is whole all the same")
  func shortCode() {
    let code = DotCode(size: 5, dots: [true])
    #expect(code.dots.count == 25 && DotCode(size: -1, dots: [true]).dots.isEmpty)
  }

  // MARK: Commands of one's own

  static func command(
    _ words: [UserCommand.Word], key: Character? = "P", readsText: Bool = false, isInTerminal: Bool = false
  ) -> UserCommand {
    UserCommand(
      name: "Own", key: key, words: words, readsText: readsText, isInTerminal: isInTerminal, pauses: false)
  }

  @Test("a command of one's own stands in the menu, and its key runs it there and on the page")
  func own() {
    var reader = TestReader(keys: "ENTER")
    reader.setSharing { $0.commands = [Self.command([.text("save"), .url, .title])] }
    reader.press("S")
    #expect(reader.screen.contains("Own"))
    let expected = Errand(
      name: "Own", program: .words(["save", "https://post.example/ferries", "Night ferries return to the quay"]),
      text: nil, readsText: false, isInTerminal: false, pauses: false)
    reader.press("P")
    #expect(reader.effects.last == .run(expected))
    reader.forgetEffects()
    reader.setSharing { $0.commands = [Self.command([.text("save"), .url, .title], key: "€")] }
    reader.type("€")
    #expect(reader.effects.last == .run(expected))
  }

  @Test("one that asks for the text gets it from the store where only the list is on the screen")
  func ownText() {
    var reader = TestReader(keys: "2 j")
    reader.setSharing { $0.commands = [Self.command([.text("wc"), .file], readsText: true)] }
    reader.press("S P")
    guard case .run(let errand) = reader.effects.last else {
      Issue.record("nothing was run")
      return
    }
    #expect(errand.program == .words(["wc", nil]))
    #expect(errand.text?.contains("This is the story of") == true)
  }

  @Test(
    "CVE-2017-12904: title, author and section reach a command as one argument or as text, whatever they say",
    arguments: ["'; touch x;'", "$(touch x)", "`touch x`", "a\nb", "--help", "-rf", "\" & touch x & \"", "|touch x"])
  func hostileTitle(headline: String) {
    var reader = Self.reader(headline, "https://a.example/$(touch${IFS}x)")
    reader.setSharing { $0.commands = [Self.command([.text("save"), .title, .url], readsText: true)] }
    reader.press("S P")
    guard case .run(let errand) = reader.effects.last, case .words(let words) = errand.program else {
      Issue.record("nothing was run")
      return
    }
    #expect(words.count == 3 && words[0] == "save" && words[2] == "https://a.example/$(touch${IFS}x)")
    #expect(words[1] == (headline.hasPrefix("-") ? " " : "") + headline.replacing("\n", with: " "))
  }

  @Test("CVE-2022-46663: the text for a command holds nothing that steers a terminal")
  func cleanText() {
    let article = Article(
      entryID: "x", source: "t", publication: "P\u{1B}c", headline: "H\u{9B}2J\u{1B}", url: "https://a.example/",
      deck: "\u{1B}]52;c;x\u{7}", bylines: [Byline(name: "A\u{90}q")],
      body: [.paragraph(Prose("one\u{1B}[2J\u{202E}two\nthree")), .code("a\n\tb\u{1B}[31m", language: nil)])
    var reader = TestReader(store: TestStore(articles: [article], gallery: nil), keys: "ENTER |")
    reader.type("less")
    reader.press("ENTER")
    guard case .run(let errand) = reader.effects.last, let text = errand.text else {
      Issue.record("nothing was run")
      return
    }
    #expect(errand.program == .line("less") && errand.isInTerminal && errand.readsText && errand.pauses)
    #expect(!text.unicodeScalars.contains { steersTerminal($0) && $0 != "\n" })
    #expect(text.hasPrefix("H2J\n\n]52;c;x\n\nBy Aq\n\none[2Jtwo\nthree\n\na\n b[31m\n\n"))
  }

  @Test("an empty line pipes nowhere, and Esc neither")
  func pipeNowhere() {
    var reader = TestReader(keys: "ENTER")
    reader.forgetEffects()
    reader.press("| ENTER")
    reader.press("|")
    reader.type("rm")
    reader.press("ESC")
    #expect(reader.effects.isEmpty)
  }
}
