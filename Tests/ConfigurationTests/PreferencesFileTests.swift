import Testing

@testable import Configuration

@Suite("config.yaml")
struct PreferencesFileTests {
  func read(_ text: String) -> (settings: Preferences, problems: [String]) {
    let (settings, problems) = Preferences.parse(Array(text.utf8), path: "c.yaml")
    return (settings, problems.map(\.description))
  }

  @Test("every setting is read")
  func all() {
    let (settings, problems) = read(
      """
      fetch:
        connections: 10
        connections-per-host: 2
        timeout: 20
        connect-timeout: 5
        size-limit: 8
        redirects: 3
        interval: 30
        full-texts: 12
        proxy: http://proxy.example:3128
      feeds:
        - url: https://paper.example/feed
          user: reader
          password: "secret"
          cookie: session=1
          private: true
          full-text: off
          headers:
            X-Token: abc
        - name: harbor
          exec: [harbor-feed, --rss, "a b; c"]
          title: Harbor log
          section: Sea/Harbor
      """)
    #expect(problems == [])
    let fetching = settings.fetching
    #expect(fetching.connections == 10 && fetching.connectionsPerHost == 2 && fetching.timeout == 20)
    #expect(fetching.connectTimeout == 5 && fetching.sizeLimit == 8 && fetching.redirects == 3)
    #expect(fetching.interval == 30 && fetching.proxy == "http://proxy.example:3128")
    #expect(fetching.fullTexts == 12 && settings.feeds[0].fullText == "off")
    let feed = settings.feeds[0]
    #expect(feed.user == "reader" && feed.password == "secret" && feed.cookie == "session=1" && feed.isPrivate)
    #expect(feed.headers == [.init(name: "X-Token", value: "abc")])
    let command = settings.feeds[1]
    #expect(command.url == "exec:harbor" && command.command == ["harbor-feed", "--rss", "a b; c"])
    #expect(command.title == "Harbor log" && command.sectionPath == ["Sea", "Harbor"])
  }

  @Test("keys are read, one or several, also none")
  func keys() {
    let (settings, problems) = read("keys:\n  first: g g\n  open: [ENTER, \"o o\"]\n  remove: []\n")
    #expect(problems == [])
    #expect(
      settings.keys == [
        KeySettings(command: "first", keys: ["g g"], line: 2),
        KeySettings(command: "open", keys: ["ENTER", "o o"], line: 3),
        KeySettings(command: "remove", keys: [], line: 4),
      ])
  }

  @Test("how long articles are kept is read")
  func keeping() {
    let (settings, problems) = read("keep:\n  days: 30\n  per-feed: 200\n  megabytes: 100\n  unread: yes\n")
    #expect(problems == [])
    #expect(settings.keeping.days == 30 && settings.keeping.perFeed == 200 && settings.keeping.megabytes == 100)
    #expect(settings.keeping.keepsUnread)
    let wrong = read("keep:\n  days: 0\n  weeks: 2\n")
    #expect(wrong.settings.keeping == KeepSettings() && wrong.problems.count == 2)
  }

  @Test("how text is made larger is read, and only what there is can be chosen")
  func textSize() {
    let (settings, problems) = read("text-size:\n  method: spacing\n  packing: half-blocks\n")
    #expect(problems == [] && settings.textSize.method == .spacing && settings.textSize.packing == "half-blocks")
    #expect(read("text-size:\n  packing: auto\n").settings.textSize == TextSizeSettings())
    let all = read(
      """
      text-size:
        method: terminal
        level: 3
        faces: [12, 12, 16, 16]
        osc66: off
        drop-caps: no
        command: [kitty, "@", set-font-size, "{points}"]
        points: 14
      """)
    #expect(all.problems == [] && all.settings.textSize.method == .terminal && all.settings.textSize.level == 3)
    #expect(all.settings.textSize.faces == [12, 12, 16, 16] && all.settings.textSize.isSized == false)
    #expect(!all.settings.textSize.dropsCaps && TextSizeSettings().dropsCaps)
    #expect(all.settings.textSize.command.count == 4 && all.settings.textSize.points == 14)
    #expect(read("text-size:\n  osc66: on\n").settings.textSize.isSized == true)
    #expect(read("text-size:\n  osc66: probe\n").settings.textSize == TextSizeSettings())
    let beyond = read("text-size:\n  level: 6\n  faces: [10, 12]\n  osc66: maybe\n  command: kitty\n  points: 0\n")
    #expect(beyond.settings.textSize == TextSizeSettings() && beyond.problems.count == 5)
    #expect(beyond.problems.contains("c.yaml:4: osc66 wants on, off or probe"))
    let wrong = read("text-size:\n  method: magic\n  packing: braille\n  size: 3\n")
    #expect(wrong.settings.textSize == TextSizeSettings() && wrong.problems.count == 3)
    #expect(
      wrong.problems.contains("c.yaml:3: packing wants one of auto, quadrants, sextants, octants, half-blocks"))
  }

  @Test(
    "what is wrong is told with file, line and reason, and the rest holds",
    arguments: [
      ("fetch:\n  timeout: soon\n  redirects: 3", "c.yaml:2: timeout wants a whole number from 1 to 3600"),
      ("fetch:\n  timeout: 0\n  redirects: 3", "c.yaml:2: timeout wants a whole number from 1 to 3600"),
      (
        "fetch:\n  redirects: 3\nfetsch:\n  a: b",
        "c.yaml:4: the file has no setting “fetsch”: did you mean fetch? It has theme, layout, page, text-size, ambiguous-width, bidi, keys, fetch, feeds, keep, print, clipboard, share, commands"
      ),
      ("fetch:\n  redirects: 3\nfeeds:\n  - title: x", "c.yaml:4: a feed wants its http or https address"),
      ("fetch:\n  redirects: 3\nfeeds:\n  - exec: date\n    name: d", "c.yaml:4: exec wants a program"),
      ("fetch:\n  redirects: 3\nfeeds:\n  - exec: [date]", "c.yaml:4: a feed with exec wants a name"),
      (
        "fetch:\n  redirects: 3\nfeeds:\n  - url: https://a.example/\n    cookie: \"a\\r\\nX: b\"",
        "c.yaml:5: cookie may not hold a line end"
      ),
      (
        "fetch:\n  redirects: 3\nfeeds:\n  - url: https://a.example/\n    headers:\n      \"X Y\": b",
        "c.yaml:6: “X Y” is not the name of a header"
      ),
      (
        "fetch:\n  redirects: 3\nfeeds:\n  - url: file:///etc/passwd",
        "c.yaml:4: a feed wants its http or https address"
      ),
    ])
  func wrong(text: String, problem: String) {
    let (settings, problems) = read(text)
    #expect(problems.first?.hasPrefix(problem) == true, "\(problems)")
    #expect(settings.fetching.redirects == 3)
  }

  @Test("a file that is no YAML, or none at all, sets nothing", arguments: ["a: [", "", "# nothing\n", "- a", "\0"])
  func nothing(text: String) { #expect(read(text).settings == Preferences()) }

  @Test("a folder without a file sets nothing, and nothing is wrong with that")
  func missing() { #expect(Preferences.read(folder: "/nonesuch").problems.isEmpty) }
}
