import Articles
import Screen
import Testing

@testable import Reader

@Suite("The list of feeds") struct FeedListTests {
  @Test("it tells of each feed how many stories it brought, when it was read, and what is wrong since when")
  func list() {
    let reader = TestReader(columns: 90, rows: 14, keys: "E")
    #expect(
      reader.rows(1..<10) == """
        ━ Feeds ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ 2 failing · 1 of 4 ━
           The Harbour Post                                                            12 stories
           National › Politics · last read 5 min ago · changed 3 h ago
         ! The Lamp                                                                       1 story
           failing for 1 d: the server answered 503 · last read 3 d ago
         × gone.example/feed                                                            0 stories
           no longer fetched since 6 Nov 2026: the server says that it is gone (410)
         ○ 부두 신문                                                                    0 stories
           not fetched yet; R fetches it
        """)
  }

  @Test("where there is room, what is known of the selected feed stands below, its reason in full")
  func details() {
    var store = TestStore()
    store.feeds[1].failure?.reason = String(repeating: "the server says so ", count: 6) + "and no more"
    store.feeds[1].due = TestPaper.now.seconds + 5_400
    var reader = TestReader(columns: 90, rows: 24, store: store, keys: "E")
    #expect(reader.rows[20].hasPrefix(" https://post.example/feed  ") && reader.rows[20].hasSuffix("  R asks for it"))
    #expect(reader.rows[21] == " https://post.example/")
    reader.press("j")
    #expect(reader.rows[19].hasPrefix(" ─────") && reader.rows[20].hasPrefix(" https://lamp.example/feed  "))
    #expect(reader.rows[20].hasSuffix("  asked for again in 1 h"))
    #expect(reader.rows[21...22].joined().hasSuffix("and no more · last read 3 d ago"))
    reader.press("j")
    #expect(reader.rows[20].hasSuffix("  r tries it again"))
  }

  @Test("of many feeds the selected one is always above what is told of it")
  func manyFeeds() {
    var store = TestStore()
    store.feeds = (0..<40).map { FeedState(Subscription(url: "https://p.example/\($0)", title: "Paper \($0)")) }
    var reader = TestReader(columns: 90, rows: 24, store: store, keys: "E")
    reader.click(on: "https://p.example/0")
    #expect(reader.feedList?.selected == 0)
    for _ in 0..<39 {
      reader.press("j")
      let feed = reader.feedList?.selection?.shownTitle ?? ""
      #expect(reader.rows[3..<19].contains { $0.hasPrefix(" ○ \(feed) ") })
    }
  }

  @Test("what is selected stays selected and where it is when feeds come in above it")
  func steady() {
    var reader = TestReader(columns: 90, rows: 12, keys: "E j j")
    let row = reader.point(of: "gone.example")?.row
    reader.store.feeds.insert(FeedState(Subscription(url: "https://new.example/", title: "New")), at: 0)
    reader.send(.storeChanged)
    #expect(reader.feedList?.selection?.subscription.url == "https://gone.example/feed")
    #expect(reader.point(of: "gone.example")?.row == row)
  }

  @Test("a feed is renamed, moved to a section and removed from inside, and U undoes each")
  func changes() {
    var reader = TestReader(keys: "E e C-u")
    reader.type("Post")
    reader.press("ENTER")
    #expect(reader.store.feeds[0].subscription.title == "Post")
    reader.press("M C-u")
    reader.type("World / Sea")
    reader.press("ENTER")
    #expect(reader.store.feeds[0].subscription.sectionPath == ["World", "Sea"])
    reader.press("D y")
    #expect(reader.store.feeds.count == 3 && !reader.screen.contains("World › Sea"))
    reader.press("U")
    #expect(reader.screen.contains("World › Sea"))
    reader.press("U U")
    #expect(reader.store.feeds == TestPaper.feeds)
  }

  @Test("w goes round the rules for whole texts, and leaves alone what the configuration says")
  func fullText() {
    var reader = TestReader(columns: 120, keys: "E w")
    #expect(reader.store.feeds[0].fullText == .always && reader.screen.contains("full text always · last read"))
    #expect(reader.statusLine.hasPrefix(" Of The Harbour Post, every story is fetched whole from the next fetch on."))
    reader.press("w w w")
    #expect(reader.store.feeds[0].fullText == .automatic && !reader.screen.contains("full text"))
    reader.store.feeds[0].fullText = .off
    reader.store.feeds[0].isFullTextFixed = true
    reader.send(.storeChanged)
    reader.press("w")
    #expect(reader.statusLine.hasPrefix(" config.yaml says of this feed that no story is fetched whole."))
    #expect(reader.store.feeds[0].fullText == .off)
  }

  @Test("removing asks first, and any other key leaves the feed")
  func asks() {
    var reader = TestReader(columns: 120, keys: "E D")
    #expect(reader.statusLine.hasPrefix(" End the subscription to “The Harbour Post”? Its stories stay."))
    reader.press("n")
    #expect(reader.store.feeds.count == 4)
  }

  @Test("an address is added from inside, of a feed or of a page")
  func add() {
    var reader = TestReader(keys: "E A")
    reader.paste("  https://times.example/ \n")
    reader.press("ENTER")
    #expect(reader.effects.contains(.addFeed("https://times.example/")))
    #expect(reader.statusLine == " Looking for a feed at https://times.example/ …")
  }

  @Test("the feeds of a page are told, and Enter adds the one chosen")
  func choice() {
    var reader = TestReader(keys: "E")
    reader.send(.feedChoices(TestPaper.catalogue))
    #expect(reader.screen.contains("This page has several feeds"))
    reader.press("DOWN ENTER")
    #expect(reader.effects.contains(.addFeed("https://quay.example/feed")))
  }

  @Test("Enter opens the stories of a feed, and says so where there are none yet")
  func open() {
    var reader = TestReader(keys: "E G ENTER")
    #expect(reader.statusLine == " Nothing has come from this feed yet. R fetches it.")
    reader.press("g ENTER")
    #expect(reader.whereabouts == "list The Harbour Post")
    #expect(reader.effects.contains(.loadPage(.feed("https://post.example/feed"), .newest, after: nil)))
    reader.press("BACKSPACE")
    #expect(reader.whereabouts == "feeds")
  }

  @Test("J and K go to the feeds that fail, and what fails says how to try again")
  func failing() {
    var reader = TestReader(columns: 90, keys: "E J")
    #expect(reader.feedList?.selected == 1)
    #expect(reader.statusLine.hasPrefix(" Enter open  r try again  R fetch"))
    reader.press("J J")
    #expect(reader.feedList?.selected == 2)
    #expect(reader.statusLine == " No feed below this one fails.")
    reader.press("ENTER")
    #expect(reader.statusLine.hasPrefix(" Nothing has come from this feed yet: the server says that it is gone"))
    reader.press("K K")
    #expect(reader.feedList?.selected == 1 && reader.statusLine == " No feed above this one fails.")
  }

  @Test("a row of the section menu leads to it")
  func menu() {
    var reader = TestReader(columns: 140, keys: "m G k ENTER")
    #expect(reader.whereabouts == "feeds" && reader.screen.contains("The Harbour Post"))
    reader.press("m")
    #expect(reader.state.menuRows[reader.state.menu.selected] == .feeds)
  }

  @Test("a feed that is no longer fetched is tried again")
  func retry() {
    let reader = TestReader(keys: "E j j r")
    #expect(reader.effects.suffix(2) == [.reviveFeed("https://gone.example/feed"), .refresh])
  }

  @Test("without subscriptions it says how to begin")
  func empty() {
    let reader = TestReader(store: .empty, keys: "E")
    #expect(reader.screen.contains("You subscribe to no feeds yet."))
  }

  @Test("hostile names of feeds reach the screen without control characters", arguments: [60, 90, 140])
  func hostile(columns: Int) {
    var store = TestStore()
    store.feeds = ["\u{1B}[2J\u{9B}31m", "\u{1B}]52;c;x\u{07}", String(repeating: "e\u{301}\u{302}", count: 4_000), ""]
      .map {
        var feed = FeedState(Subscription(url: "https://x.example/\u{1B}[2J", title: $0, sectionPath: [$0]))
        feed.failure = .init(reason: $0, since: 0, count: 1)
        return feed
      }
    let reader = TestReader(columns: columns, rows: 20, store: store, keys: "E j")
    #expect(reader.flaws == [])
  }
}

@Suite("Refreshing while one reads") struct RefreshTests {
  @Test("R asks for what is new, and the status line tells how far it is")
  func progress() {
    var reader = TestReader(columns: 100, keys: "R")
    #expect(reader.effects.last == .refresh)
    reader.send(.refresh(Refresh(done: 12, total: 40, stories: 37, failed: 1)))
    #expect(reader.statusLine.hasSuffix("Fetching 12 of 40 · 37 new · 1 failed"))
    reader.press("j")
    #expect(reader.statusLine.hasSuffix("Fetching 12 of 40 · 37 new · 1 failed"))
    reader.send(.refresh(Refresh(done: 40, total: 40, stories: 37, failed: 1, isOver: true)))
    #expect(reader.statusLine == " 40 feeds fetched: 37 new stories; 1 failed, E tells why.")
  }

  @Test("a second R says that one is under way")
  func twice() {
    var reader = TestReader()
    reader.send(.refresh(Refresh(done: 1, total: 2)))
    reader.forgetEffects()
    reader.press("R")
    #expect(reader.effects == [])
    #expect(reader.statusLine.hasPrefix(" A refresh is under way already."))
  }

  @Test("stories that come in above leave the cursor on its story and its row, and counts move")
  func steady() {
    var reader = TestReader(columns: 90, rows: 24, store: .numbered(40), keys: "2 j j j")
    let row = reader.point(of: "Story 4")?.row
    reader.send(.refresh(Refresh(done: 1, total: 2, stories: 2)))
    reader.store.records[-1] = .init(article: TestPaper.story("n1", "New 1", in: ["National"], by: "X", hours: 0))
    reader.store.records[0] = .init(article: TestPaper.story("n2", "New 2", in: ["National"], by: "X", hours: 0))
    reader.send(.storeChanged)
    #expect(reader.selection == "Story 4")
    #expect(reader.point(of: "Story 4")?.row == row)
    #expect(reader.rows[2].contains("6 of 42"))
  }

  @Test("an article being read stays where it is")
  func article() {
    var reader = TestReader(keys: "2 ENTER j*5")
    let line = reader.firstVisibleLine
    reader.send(.refresh(Refresh(done: 1, total: 2, stories: 2)))
    reader.send(.storeChanged)
    reader.send(.refresh(Refresh(done: 2, total: 2, stories: 2, isOver: true)))
    #expect(reader.firstVisibleLine == line)
  }

  @Test("where no feed is due, that is what is said")
  func nothing() {
    var reader = TestReader()
    reader.send(.refresh(Refresh(isOver: true)))
    #expect(reader.statusLine == " No feed is due; nothing was asked for.")
    var waiting = Refresh(isOver: true)
    waiting.subscriptions = 3
    waiting.wait = 1_441
    reader.send(.refresh(waiting))
    #expect(reader.statusLine == " No feed is due yet; the next is in 25 min.")
    waiting.subscriptions = 0
    reader.send(.refresh(waiting))
    #expect(reader.statusLine == " There are no feeds yet: C picks newspapers, E is the list of feeds.")
  }

  @Test("where every feed failed, nothing is said to have been fetched")
  func allFailed() {
    var reader = TestReader(columns: 100)
    reader.send(.refresh(Refresh(done: 1, total: 1, failed: 1, isOver: true)))
    #expect(reader.statusLine == " The feed could not be fetched; E tells why.")
    reader.send(.refresh(Refresh(done: 4, total: 4, failed: 4, isOver: true)))
    #expect(reader.statusLine == " None of 4 feeds could be fetched; E tells why.")
  }
}

@Suite("The catalogue in the reader") struct CatalogueOverlayTests {
  @Test("what is typed filters by name, country and subject")
  func filter() {
    var reader = TestReader(columns: 100, rows: 24, keys: "C")
    #expect(reader.screen.contains("The Quay Times") && reader.screen.contains("Ropes & Knots"))
    reader.type("sail")
    #expect(!reader.screen.contains("The Quay Times") && reader.screen.contains("Ropes & Knots"))
    #expect(reader.screen.contains("Newspapers, 1 of 3"))
  }

  @Test("Enter subscribes and fetches, and U takes it back")
  func subscribe() {
    var reader = TestReader(columns: 100, rows: 24, keys: "C")
    reader.type("nor")
    reader.press("ENTER")
    #expect(reader.store.feeds.last?.subscription.url == "https://times.example/rss")
    #expect(reader.effects.contains(.refresh))
    #expect(reader.screen.contains("✓ The Quay Times"))
    reader.press("ESC U")
    #expect(reader.store.feeds == TestPaper.feeds)
  }

  @Test("what is subscribed to is marked, and not subscribed to twice")
  func known() {
    var reader = TestReader(columns: 100, rows: 24, keys: "C")
    #expect(reader.screen.contains("✓ 부두 신문"))
    reader.type("korea")
    reader.press("ENTER")
    #expect(reader.store.feeds.count == 4)
  }

  @Test("it stands at every size without a flaw", arguments: [(40, 12), (80, 24), (200, 60)])
  func sizes(columns: Int, rows: Int) {
    for keys in ["C", "C q u", "C DOWN*9", "C z z z z z", "E", "E j j j", "E D", "E A x y"] {
      #expect(TestReader(columns: columns, rows: rows, keys: keys).flaws == [], "\(keys)")
    }
  }
}
