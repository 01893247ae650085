import Glibc
import ProgramRunner
import Testing

@testable import Configuration

@Suite("Writing settings back") struct PreferencesWritingTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  func change(_ group: String, _ name: String, _ word: String) -> PageChange {
    PageChange(group: group, name: name, words: [word], isList: false)
  }

  func write(_ changes: PageChange..., mayReplace: Bool = true) throws(PreferencesError) {
    try Preferences.write(changes, folder: folder.path) { _ in mayReplace }
  }

  func text() -> String? {
    guard case .success(let bytes?) = readWhole(folder.path + "/config.yaml", limit: 1 << 20) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What a file becomes.
  func written(_ before: String, _ changes: PageChange...) throws -> String {
    try folder.write(before, to: "config.yaml")
    try Preferences.write(changes, folder: folder.path) { _ in true }
    return try #require(text())
  }

  @Test("a value changes where it stands, and nothing else does")
  func value() throws {
    let before = "# mine\nlayout:\n    measure:   60   # narrow\n    rail: 30\n\n# end\n"
    #expect(
      try written(before, change("layout", "measure", "72"))
        == "# mine\nlayout:\n    measure:   72   # narrow\n    rail: 30\n\n# end\n")
  }

  @Test(
    "what is not there yet is added where it belongs",
    arguments: [
      ("layout:\n  rail: 30 # wide\n# end\n", "layout:\n  rail: 30 # wide\n  measure: 72\n# end\n"),
      (
        "layout:\n      rail: 30\nkeys:\n  first: g\n",
        "layout:\n      rail: 30\n      measure: 72\nkeys:\n  first: g\n"
      ),
      ("layout: {rail: 30}\n", "layout: {rail: 30, measure: 72}\n"),
      ("layout: {}\n", "layout: {measure: 72}\n"),
      ("layout: { rail: 30, } # x\n", "layout: { rail: 30, measure: 72, } # x\n"),
      ("{layout: {rail: 30}}\n", "{layout: {rail: 30, measure: 72}}\n"),
      ("{keys: {first: g}}", "{keys: {first: g}, layout: {measure: 72}}"),
      ("layout:\n", "layout:\n  measure: 72\n"),
      ("layout: # all as it comes\n#  rail: 30\n", "layout: # all as it comes\n  measure: 72\n#  rail: 30\n"),
      ("layout: ~\n", "layout: {measure: 72}\n"),
      ("keys:\n  first: g\n", "keys:\n  first: g\n\nlayout:\n  measure: 72\n"),
      ("keys:\n  first: g", "keys:\n  first: g\n\nlayout:\n  measure: 72\n"),
      ("", "layout:\n  measure: 72\n"), ("# nothing\n", "# nothing\n\nlayout:\n  measure: 72\n"),
      ("---\nkeys: {}\n...\n", "---\nkeys: {}\n\nlayout:\n  measure: 72\n...\n"),
      (
        "#layout:\n#  rail: 30\n\n# keys\n#keys:\n", "#layout:\n#  rail: 30\nlayout:\n  measure: 72\n\n# keys\n#keys:\n"
      ),
      ("\"layout\":\n  'rail': 30\n", "\"layout\":\n  'rail': 30\n  measure: 72\n"),
      (
        "layout:\n  rail-lists:\n    - related\n    - links # all\nkeys: {}\n",
        "layout:\n  rail-lists:\n    - related\n    - links # all\n  measure: 72\nkeys: {}\n"
      ),
      ("\u{FEFF}layout:\n  rail: 30\n", "\u{FEFF}layout:\n  rail: 30\n  measure: 72\n"),
    ])
  func added(before: String, after: String) throws {
    #expect(try written(before, change("layout", "measure", "72")) == after)
  }

  @Test(
    "a value in any form is changed",
    arguments: [
      ("layout: {'measure': \"60\"}\n", "layout: {'measure': 72}\n"),
      ("layout:\n  measure:\n", "layout:\n  measure: 72\n"),
      ("layout:\n  measure: # which?\n  rail: 30\n", "layout:\n  measure: 72 # which?\n  rail: 30\n"),
      ("layout:\n  measure: !!int 60\n", "layout:\n  measure: !!int 72\n"),
      ("layout:\n  measure: &m 60\n", "layout:\n  measure: &m 72\n"),
      ("layout:\n  rail: &m 60\n  measure: *m\n", "layout:\n  rail: &m 60\n  measure: 72\n"),
      ("layout:\n  measure: 60\n  measure: 64\n", "layout:\n  measure: 60\n  measure: 72\n"),
      ("layout:\n  measure: \"6\\\n    0\"\n  rail: 30\n", "layout:\n  measure: 72\n  rail: 30\n"),
      ("가나: 다\nlayout: {measure: 60} # 라\n", "가나: 다\nlayout: {measure: 72} # 라\n"),
      ("layout:\r\n  measure: 60\r\n# end\r\n", "layout:\r\n  measure: 72\r\n# end\r\n"),
    ])
  func forms(before: String, after: String) throws {
    #expect(try written(before, change("layout", "measure", "72")) == after)
  }

  @Test("added lines end as the others do")
  func lineEnds() throws {
    #expect(
      try written("keys:\r\n  first: g\r\n", change("layout", "measure", "72"))
        == "keys:\r\n  first: g\r\n\r\nlayout:\r\n  measure: 72\r\n")
    #expect(try written("layout:\r\n  rail: 3\r\n", change("layout", "measure", "72")).hasSuffix("  measure: 72\r\n"))
  }

  @Test("a theme by its name stays a name, and becomes a mapping where more is said of it")
  func theme() throws {
    #expect(try written("theme: sepia # warm\n", change("theme", "name", "ink")) == "theme: ink # warm\n")
    #expect(
      try written("theme: sepia # warm\n", change("theme", "by", "time"))
        == "theme: {name: sepia, by: time} # warm\n")
    #expect(try written("", change("theme", "name", "ink")) == "theme: ink\n")
    #expect(
      try written("theme:\n  light: sepia\n", change("theme", "name", "ink")) == "theme:\n  light: sepia\n  name: ink\n"
    )
    #expect(
      try written("", change("theme", "by", "time"), change("theme", "from", "06:30"))
        == "theme:\n  by: time\n  from: \"06:30\"\n")
  }

  @Test("a list takes the place of a list, in lines or between brackets, unless a comment would go with it")
  func lists() throws {
    let change = PageChange(
      group: "layout", name: "rail-lists", words: ["links", "ranked: Most \"read\""], isList: true)
    #expect(
      try written("layout:\n  rail-lists:\n    - related\n    - links\n  rail: 30\n", change)
        == "layout:\n  rail-lists: [links, \"ranked: Most \\\"read\\\"\"]\n  rail: 30\n")
    #expect(
      try written("layout: {rail-lists: [a, b], rail: 3}\n", change)
        == "layout: {rail-lists: [links, \"ranked: Most \\\"read\\\"\"], rail: 3}\n")
    #expect(throws: PreferencesError.self) {
      try written("layout:\n  rail-lists:\n    - related # mine\n    - links\n", change)
    }
  }

  @Test(
    "what cannot be changed alone is refused in a line, and the file stays as it was",
    arguments: [
      ("layout: &l\n  measure: 60\nother: *l\n", ":1: other places repeat"),
      ("base: &b {measure: 60}\nlayout: *b\n", ":2: what stands there stands in another place too (*b)"),
      ("layout:\n  measure: &m 60\n  rail: *m\n", ":2: other places repeat"),
      ("layout: [1, 2]\n", ":1: a list stands there"), ("layout: wide\n", ":1: a value stands there"),
      ("- a\n- b\n", ":1: the file wants names"), ("a: 1\n---\nb: 2\n", "several documents"),
      ("layout:\n  measure: |\n    60\n", ":2: a block of text"), ("layout: {measure: 60\n", "nothing was written"),
      ("layout:\n\tmeasure: 60\n", "nothing was written"), ("a: \u{1}\n", "nothing was written"),
    ])
  func refused(before: String, reason: String) throws {
    let error = #expect(throws: PreferencesError.self) { try written(before, change("layout", "measure", "72")) }
    let said = try #require(error).description
    #expect(said.contains(reason) && said.contains("config.yaml") && !said.contains("\n"), "\(said)")
    #expect(text() == before)
  }

  @Test("a file that is not there is made with every setting documented, for its owner alone")
  func absent() throws {
    try Preferences.write([change("layout", "measure", "72")], folder: folder.path + "/a/b") { _ in true }
    let (settings, problems) = Preferences.read(folder: folder.path + "/a/b")
    #expect(problems.isEmpty && settings.page.map(\.words) == [["72"]])
    var status = stat()
    #expect(stat(folder.path + "/a/b/config.yaml", &status) == 0 && status.st_mode & 0o777 == 0o600)
    guard case .success(let bytes?) = readWhole(folder.path + "/a/b/config.yaml", limit: 1 << 20) else {
      Issue.record("no file")
      return
    }
    let lines = Set(String(decoding: bytes, as: UTF8.self).split(separator: "\n"))
    #expect(lines.isSuperset(of: Preferences.documented.split(separator: "\n")))
  }

  @Test("the mode is kept, and a link leads to the file that is written")
  func link() throws {
    try folder.write("layout: {measure: 60}\n", to: "real.yaml")
    chmod(folder.path + "/real.yaml", 0o640)
    #expect(symlink("real.yaml", folder.path + "/config.yaml") == 0)
    try write(change("layout", "measure", "72"))
    var status = stat()
    #expect(lstat(folder.path + "/config.yaml", &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    #expect(stat(folder.path + "/real.yaml", &status) == 0 && status.st_mode & 0o777 == 0o640)
    #expect(text() == "layout: {measure: 72}\n")
  }

  @Test("a link to a file that is not there yet makes that file")
  func danglingLink() throws {
    #expect(symlink("later.yaml", folder.path + "/config.yaml") == 0)
    try write(change("layout", "measure", "72"))
    var status = stat()
    #expect(lstat(folder.path + "/config.yaml", &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    #expect(stat(folder.path + "/later.yaml", &status) == 0)
  }

  @Test("a value that was changed meanwhile is not written over")
  func conflict() throws {
    try folder.write("layout: {measure: 80}\n", to: "config.yaml")
    let error = #expect(throws: PreferencesError.self) {
      try write(change("layout", "measure", "72"), mayReplace: false)
    }
    #expect(try #require(error).description.contains(":1: measure was changed there to 80 meanwhile"))
    #expect(text() == "layout: {measure: 80}\n")
    // What stands there already is no conflict.
    try write(change("layout", "measure", "80"), mayReplace: false)
  }

  @Test("a folder that cannot be written to is told, and nothing is left behind")
  func unwritable() throws {
    try folder.write("x", to: "file")
    #expect(throws: PreferencesError.self) {
      try Preferences.write([change("layout", "measure", "72")], folder: folder.path + "/file") { _ in true }
    }
    #expect(mkdir(folder.path + "/config.yaml", 0o755) == 0)
    #expect(throws: PreferencesError.self) { try write(change("layout", "measure", "72")) }
  }

  // MARK: Any file

  @Test("whatever the file, only the setting changes and every comment stands", arguments: 0..<400)
  func property(seed: UInt64) throws {
    var chance = Chance(seed: seed)
    let before = chance.file()
    let changes = [
      change("layout", "measure", "72"), change("page", "align", "justified"), change("theme", "name", "ink"),
      change("theme", "dark", "night & day: #1"), change("layout", "rail", "15%"),
      PageChange(group: "layout", name: "rail-lists", words: ["links", "ranked: A, b"], isList: true),
    ]
    let change = changes[Int(seed) % changes.count]
    try folder.write(before, to: "config.yaml")
    let old = Preferences.parse(Array(before.utf8), path: "c")
    do {
      try write(change)
    } catch {
      // Only what other places repeat, or has comments in it, is refused.
      #expect(before.contains("*") || error.reason.contains("comments"), "\(error)\n\(before)")
      #expect(text() == before)
      return
    }
    let after = try #require(text())
    let new = Preferences.parse(Array(after.utf8), path: "c")
    func said(_ values: [PageValue]) -> [[String]] {
      values.filter { ($0.group, $0.name) != (change.group, change.name) && !($0.group == "theme" && $0.name == "by") }
        .map { [$0.group, $0.name] + $0.words }
    }
    #expect(said(new.settings.page) == said(old.settings.page), "\(before)\n---\n\(after)")
    #expect(
      new.settings.page.last { $0.group == change.group && $0.name == change.name }?.words == change.words,
      "\(before)\n---\n\(after)")
    var others = (old.settings, new.settings)
    (others.0.page, others.1.page) = ([], [])
    others.0.keys = others.0.keys.map { KeySettings(command: $0.command, keys: $0.keys, line: 0) }
    others.1.keys = others.1.keys.map { KeySettings(command: $0.command, keys: $0.keys, line: 0) }
    #expect(others.0 == others.1, "\(before)\n---\n\(after)")
    #expect(new.problems.count <= old.problems.count, "\(new.problems)\n\(before)\n---\n\(after)")
    #expect(comments(after) == comments(before), "\(before)\n---\n\(after)")
    // Every line that was there is there still, but for the one that changed.
    let lines = Set(after.split(separator: "\n", omittingEmptySubsequences: false))
    #expect(before.split(separator: "\n", omittingEmptySubsequences: false).filter { !lines.contains($0) }.count <= 3)
  }

  /// The comments of a generated file: each has a mark of its own.
  private func comments(_ text: String) -> [String] {
    text.split(whereSeparator: { $0 == "\n" || $0 == "\r\n" }).compactMap { line in
      line.firstRange(of: "# ©").map { String(line[$0.lowerBound...]) }
    }
  }
}

/// Files that a person might have written.
private struct Chance {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  private mutating func number(_ limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(limit))
  }

  private mutating func one(of texts: [String]) -> String { texts.isEmpty ? "" : texts[number(texts.count)] }

  private var count = 0

  private mutating func comment() -> String {
    count += 1
    return number(3) == 0 ? "  # ©\(count) it's {odd}: [yes]" : ""
  }

  private mutating func commentLine(_ indent: String) -> String {
    count += 1
    return number(4) == 0 ? "\(indent)# ©\(count) a: b\n" : number(6) == 0 ? "\n" : ""
  }

  private mutating func quoted(_ text: String) -> String { one(of: [text, text, "\"\(text)\"", "'\(text)'"]) }

  private mutating func entries(_ names: [String: [String]], _ indent: String) -> String {
    var text = ""
    for name in names.keys.sorted() where number(3) > 0 {
      text += commentLine(indent)
      let value = one(of: names[name] ?? [])
      text += "\(indent)\(quoted(name)):\(one(of: [" ", "   "]))\(value)\(comment())\n"
    }
    return text
  }

  mutating func file() -> String {
    let layout = [
      "measure": ["60", "\"64\"", "'70'", "&m 80"], "rail": ["30", "25%", "auto"], "rail-side": ["left", "\"right\""],
      "rail-lists": ["[related, links]", "[ links ]", "[\"ranked: Most, read\"]", "[]"],
    ]
    let page = ["align": ["ragged", "justified"], "pictures": ["on", "false"], "korean": ["word"]]
    let theme = [
      "light": ["sepia", "\"ink\""], "dark": ["midnight"], "by": ["time", "terminal"], "from": ["07:00", "\"6:30\""],
    ]
    var groups: [String] = []
    func flow(_ names: [String: [String]], _ chance: inout Chance) -> String {
      "{"
        + names.keys.sorted().filter { _ in chance.number(2) == 0 }
        .map {
          "\($0): \(chance.one(of: (names[$0] ?? []).filter { !$0.contains("&") && !$0.contains(":") || $0.hasPrefix("[\"") }))"
        }
        .filter { !$0.hasSuffix(": ") }.joined(separator: ", ") + "}"
    }
    for (name, names) in [("layout", layout), ("page", page), ("theme", theme)] where number(4) > 0 {
      let indent = one(of: ["  ", "    ", " "])
      switch number(6) {
      case 0: groups.append("\(name): \(flow(names, &self))\(comment())\n")
      case 1: groups.append("\(name):\(comment())\n")
      case 2 where name == "theme": groups.append("theme: \(quoted("sepia"))\(comment())\n")
      default: groups.append("\(quoted(name)):\(comment())\n" + entries(names, indent))
      }
    }
    if number(2) == 0 { groups.append("keys:\n  first: [g g, HOME]\(comment())\n\(commentLine("  "))  last: G\n") }
    if number(3) == 0 {
      groups.append(
        "feeds:\n- url: https://a.example/feed#x\(comment())\n  user: \"a # b\"\n- name: t\n  exec: [a, 'b']\n")
    }
    if number(4) == 0 { groups.append("unknown: &all\n  a: >\n    folded # text\n\n  b: 1\nagain: *all\n") }
    for index in groups.indices.dropFirst().reversed() { groups.swapAt(index, number(index + 1)) }
    var text = number(8) == 0 ? "---\n" : ""
    for group in groups { text += commentLine("") + group }
    text += commentLine("")
    if number(10) == 0, text.hasSuffix("\n") { text.removeLast() }
    return number(6) == 0 ? text.replacing("\n", with: "\r\n") : text
  }
}
