internal import Glibc
internal import Spelling
internal import YAML

extension Preferences {
  /// A file larger than this is no configuration.
  static let sizeLimit = 1 << 20

  /// The settings in `folder`, and what is wrong with them. A file that is not there sets nothing.
  public static func read(folder: String) -> (settings: Preferences, problems: [PreferencesError]) {
    let path = folder + "/config.yaml"
    switch readWhole(path, limit: sizeLimit) {
    case .success(let bytes): return bytes.map { parse($0, path: path) } ?? (Preferences(), [])
    case .failure(let error): return (Preferences(), [error])
    }
  }

  /// The settings that `bytes` hold, and what is wrong with them; `path` is for telling.
  static func parse(_ bytes: [UInt8], path: String) -> (settings: Preferences, problems: [PreferencesError]) {
    var reading = Reading(path: path)
    do {
      if let root = try parseYAML(bytes) { reading.take(root) }
    } catch {
      reading.problems.append(PreferencesError(path: path, line: error.line, reason: error.reason))
    }
    return (reading.settings, reading.problems)
  }
}

/// The bytes of a file of at most `limit`, nil where there is none.
func readWhole(_ path: String, limit: Int) -> Result<[UInt8]?, PreferencesError> {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else {
    guard errno != ENOENT, errno != ENOTDIR else { return .success(nil) }
    return .failure(PreferencesError(path: path, line: nil, reason: String(cString: strerror(errno))))
  }
  defer { close(descriptor) }
  var bytes = [UInt8](repeating: 0, count: limit + 1)
  var count = 0
  while count < bytes.count {
    let got = bytes.withUnsafeMutableBytes {
      Glibc.read(descriptor, $0.baseAddress.map { $0 + count }, $0.count - count)
    }
    if got < 0, errno == EINTR { continue }
    guard got > 0 else { break }
    count += got
  }
  guard count <= limit else {
    return .failure(PreferencesError(path: path, line: nil, reason: "it is larger than 1 MB"))
  }
  return .success(Array(bytes[..<count]))
}

/// Reads the tree of a file into settings, noting what is wrong.
struct Reading {
  let path: String
  var settings = Preferences()
  var problems: [PreferencesError] = []

  init(path: String) { self.path = path }

  mutating func take(_ root: YAMLNode) {
    // A file in which everything is commented out holds an empty value.
    if root.isEmpty { return }
    for (key, value) in pairs(of: root, "the file") {
      switch key {
      case "fetch": takeFetching(value)
      case "feeds": takeFeeds(value)
      case "keep": takeKeeping(value)
      case "keys": takeKeys(value)
      case "text-size": takeTextSize(value)
      case "print": takePrinting(value)
      case "ambiguous-width": settings.hasWideAmbiguous = choice(value, key, ["narrow", "wide"]) == "wide"
      case "bidi": settings.leavesBidi = choice(value, key, ["ours", "terminal"]) == "terminal"
      case "clipboard": takeClipboard(value)
      case "share": takeSharing(value)
      case "commands": takeCommands(value)
      case "theme": takeTheme(value)
      case "layout", "page": takePage(value, group: key)
      default:
        noteUnknown(
          value, key, "the file",
          [
            "theme", "layout", "page", "text-size", "ambiguous-width", "bidi", "keys", "fetch", "feeds", "keep",
            "print", "clipboard", "share", "commands",
          ])
      }
    }
  }

  private mutating func takeFetching(_ node: YAMLNode) {
    for (key, value) in pairs(of: node, "fetch") {
      switch key {
      case "connections": settings.fetching.connections = number(value, key, 1...512)
      case "connections-per-host": settings.fetching.connectionsPerHost = number(value, key, 1...512)
      case "timeout": settings.fetching.timeout = number(value, key, 1...3_600)
      case "connect-timeout": settings.fetching.connectTimeout = number(value, key, 1...3_600)
      case "size-limit": settings.fetching.sizeLimit = number(value, key, 1...1_024)
      case "redirects": settings.fetching.redirects = number(value, key, 0...50)
      case "interval": settings.fetching.interval = number(value, key, 1...43_200)
      case "full-texts": settings.fetching.fullTexts = number(value, key, 0...10_000)
      case "proxy": settings.fetching.proxy = text(value, key)
      default:
        noteUnknown(
          value, key, "fetch",
          [
            "connections", "connections-per-host", "timeout", "connect-timeout", "size-limit", "redirects", "interval",
            "full-texts", "proxy",
          ])
      }
    }
  }

  private mutating func takeKeeping(_ node: YAMLNode) {
    for (key, value) in pairs(of: node, "keep") {
      switch key {
      case "days": settings.keeping.days = number(value, key, 1...36_500)
      case "per-feed": settings.keeping.perFeed = number(value, key, 1...1_000_000)
      case "megabytes": settings.keeping.megabytes = number(value, key, 1...1_000_000)
      case "unread": settings.keeping.keepsUnread = truth(value, key) ?? false
      default: noteUnknown(value, key, "keep", ["days", "per-feed", "megabytes", "unread"])
      }
    }
  }

  private mutating func takeKeys(_ node: YAMLNode) {
    for (command, value) in pairs(of: node, "keys") {
      var keys: [String] = []
      switch value.value {
      case .scalar(let text): keys = text.isEmpty || text == "~" ? [] : [text]
      case .sequence(let items):
        keys = items.compactMap(\.scalar)
        if keys.count < items.count { note(value, "\(command) wants a key, or a list of keys") }
      case .mapping: note(value, "\(command) wants a key, or a list of keys")
      }
      settings.keys.append(KeySettings(command: command, keys: keys, line: value.line))
    }
  }

  /// The name of a theme, or what decides on it: where that is not said, it is by what is said.
  private mutating func takeTheme(_ node: YAMLNode) {
    func add(_ name: String, _ word: String, _ line: Int) {
      settings.page.append(PageValue(group: "theme", name: name, words: [word], isList: false, line: line))
    }
    if case .scalar(let name) = node.value {
      if node.isEmpty { return }
      add("by", "name", node.line)
      add("name", name, node.line)
      return
    }
    takePage(node, group: "theme")
    let names = Set(settings.page.filter { $0.group == "theme" }.map(\.name))
    guard !names.contains("by") else { return }
    let guide =
      !names.isDisjoint(with: ["from", "until"])
      ? "time" : !names.isDisjoint(with: ["light", "dark"]) ? "terminal" : "name"
    add("by", guide, node.line)
  }

  /// A line of a list may be written as a name and a value, `ranked: Most read`.
  private mutating func takePage(_ node: YAMLNode, group: String) {
    // A mapping in which everything is commented out.
    if node.isEmpty { return }
    for (name, value) in pairs(of: node, group) {
      var words: [String] = []
      var isList = false
      switch value.value {
      case .scalar(let text): words = [text]
      case .sequence(let items):
        isList = true
        words = items.compactMap { item in
          if case .mapping(let pairs) = item.value, pairs.count == 1, let key = pairs[0].key.scalar {
            return pairs[0].value.scalar.map { "\(key): \($0)" }
          }
          return item.scalar
        }
        if words.count < items.count { note(value, "\(name) wants a list of names") }
      case .mapping:
        note(value, "\(name) wants a value, or a list")
        continue
      }
      settings.page.append(PageValue(group: group, name: name, words: words, isList: isList, line: value.line))
    }
  }

  private mutating func takeTextSize(_ node: YAMLNode) {
    for (key, value) in pairs(of: node, "text-size") {
      switch key {
      case "method":
        let names = TextSizeSettings.Choice.allCases.map(\.rawValue)
        if let name = choice(value, key, names), let method = TextSizeSettings.Choice(rawValue: name) {
          settings.textSize.method = method
        }
      case "packing":
        let name = choice(value, key, ["auto"] + TextSizeSettings.packings)
        settings.textSize.packing = name == "auto" ? nil : name
      case "level":
        settings.textSize.level = number(value, key, -2...5)
        if let level = settings.textSize.level {
          settings.page.append(
            PageValue(group: "text-size", name: key, words: [String(level)], isList: false, line: value.line))
        }
      case "faces": settings.textSize.faces = faces(value)
      case "drop-caps": settings.textSize.dropsCaps = truth(value, key) ?? true
      case "osc66":
        // `on` and `off` are truth values to YAML, and so to whoever writes them.
        settings.textSize.isSized = value.scalar == "probe" ? nil : truth(value, key, or: "probe")
      case "command": settings.textSize.command = words(value, key)
      case "points": settings.textSize.points = number(value, key, 4...72)
      default:
        noteUnknown(
          value, key, "text-size",
          ["method", "level", "packing", "faces", "drop-caps", "osc66", "command", "points"])
      }
    }
  }

  private mutating func takePrinting(_ node: YAMLNode) {
    for (key, value) in pairs(of: node, "print") {
      switch key {
      case "paper": settings.printing.paper = choice(value, key, PrintSettings.papers)
      case "margin": settings.printing.margin = number(value, key, 5...40)
      case "printer": settings.printing.printer = line(value, key)
      case "font": settings.printing.font = line(value, key)
      default: noteUnknown(value, key, "print", ["paper", "margin", "printer", "font"])
      }
    }
  }

  private mutating func faces(_ node: YAMLNode) -> [Int]? {
    if case .sequence(let items) = node.value {
      let sizes = items.compactMap { $0.scalar.flatMap { Int($0) } }
      if sizes.count == 4, items.count == 4, sizes.allSatisfy(TextSizeSettings.faceSizes.contains) { return sizes }
    }
    note(node, "faces wants four sizes, for +2 to +5, each 10, 12 or 16, such as [10, 12, 16, 12]")
    return nil
  }

  private mutating func takeFeeds(_ node: YAMLNode) {
    guard case .sequence(let items) = node.value else {
      return note(node, "feeds wants a list of feeds, each with its url")
    }
    for item in items {
      guard let feed = feed(item) else { continue }
      if settings.feeds.contains(where: { $0.url == feed.url }) {
        note(item, "this feed stands here a second time")
      } else {
        settings.feeds.append(feed)
      }
    }
  }

  private mutating func feed(_ node: YAMLNode) -> FeedSettings? {
    var feed = FeedSettings(url: "")
    var name: String?
    for (key, value) in pairs(of: node, "a feed") {
      switch key {
      case "url": feed.url = text(value, key) ?? ""
      case "name": name = text(value, key)
      case "exec": feed.command = words(value, key)
      case "title": feed.title = text(value, key)
      case "section": feed.sectionPath = (text(value, key) ?? "").split(separator: "/").prefix(3).map(String.init)
      case "headers": feed.headers = headers(value)
      case "user": feed.user = text(value, key)
      case "password": feed.password = text(value, key)
      case "cookie": feed.cookie = line(value, key)
      case "private": feed.isPrivate = truth(value, key) ?? false
      case "full-text": feed.fullText = fullTextRule(value, key)
      default:
        noteUnknown(
          value, key, "a feed",
          ["url", "headers", "user", "password", "cookie", "private", "full-text", "name", "exec", "title", "section"])
      }
    }
    guard feed.command.isEmpty else {
      guard let name, !name.isEmpty, name.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }), feed.url.isEmpty else {
        note(node, "a feed with exec wants a name, without spaces, and no url")
        return nil
      }
      feed.url = "exec:" + name
      return feed
    }
    guard feed.url.hasPrefix("http://") || feed.url.hasPrefix("https://") else {
      note(node, "a feed wants its http or https address as url, or a name and exec with a command")
      return nil
    }
    return feed
  }

  private mutating func headers(_ node: YAMLNode) -> [FeedSettings.Header] {
    var headers: [FeedSettings.Header] = []
    for (key, value) in pairs(of: node, "headers") {
      // The characters of a token (RFC 9110, 5.6.2).
      let isName =
        !key.isEmpty
        && key.unicodeScalars.allSatisfy {
          $0.isASCII && ($0.properties.isAlphabetic || "0123456789!#$%&'*+-.^_`|~".unicodeScalars.contains($0))
        }
      guard isName else {
        note(value, "“\(key)” is not the name of a header")
        continue
      }
      if let text = line(value, key) { headers.append(.init(name: key, value: text)) }
    }
    return headers
  }

  // MARK: Values

  mutating func pairs(of node: YAMLNode, _ what: String) -> [(String, YAMLNode)] {
    guard case .mapping(let pairs) = node.value else {
      note(node, "\(what) wants names with values, such as timeout: 30")
      return []
    }
    var named: [(String, YAMLNode)] = []
    for (key, value) in pairs {
      if let name = key.scalar { named.append((name, value)) } else { note(key, "a name is wanted here") }
    }
    return named
  }

  mutating func text(_ node: YAMLNode, _ key: String) -> String? {
    if let text = node.scalar { return text }
    note(node, "\(key) wants a text")
    return nil
  }

  /// Text for a header line, which a line end in it would make two.
  mutating func line(_ node: YAMLNode, _ key: String) -> String? {
    guard let text = text(node, key) else { return nil }
    if !text.utf8.contains(where: { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }) { return text }
    note(node, "\(key) may not hold a line end or another control character")
    return nil
  }

  mutating func words(_ node: YAMLNode, _ key: String) -> [String] {
    if case .sequence(let items) = node.value {
      let words = items.compactMap(\.scalar)
      if words.count == items.count, words.first.map({ !$0.isEmpty }) ?? false { return words }
    }
    note(node, "\(key) wants a program and its arguments as a list, such as [harbor-feed, --rss]; no shell reads it")
    return []
  }

  private mutating func number(_ node: YAMLNode, _ key: String, _ range: ClosedRange<Int>) -> Int? {
    if let number = node.scalar.flatMap({ Int($0) }), range.contains(number) { return number }
    note(node, "\(key) wants a whole number from \(range.lowerBound) to \(range.upperBound)")
    return nil
  }

  mutating func choice(_ node: YAMLNode, _ key: String, _ names: [String]) -> String? {
    if let name = node.scalar, names.contains(name) { return name }
    note(node, "\(key) wants one of \(names.joined(separator: ", "))")
    return nil
  }

  /// YAML 1.1 reads a bare `off` as false; here it is the word.
  private mutating func fullTextRule(_ node: YAMLNode, _ key: String) -> String? {
    if let word = node.scalar?.lowercased(), FeedSettings.fullTextRules.contains(word) { return word }
    note(node, "\(key) wants off, always, short or auto")
    return nil
  }

  mutating func truth(_ node: YAMLNode, _ key: String, or other: String? = nil) -> Bool? {
    switch node.scalar?.lowercased() {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    default:
      note(node, "\(key) wants \(other.map { "on, off or \($0)" } ?? "true or false")")
      return nil
    }
  }

  mutating func noteUnknown(_ node: YAMLNode, _ key: String, _ place: String, _ names: [String]) {
    let nearest = nearestName(to: key, among: names).map { ": did you mean \($0)?" } ?? "."
    note(node, "\(place) has no setting “\(key)”\(nearest) It has \(names.joined(separator: ", "))")
  }

  mutating func note(_ node: YAMLNode, _ reason: String) {
    problems.append(PreferencesError(path: path, line: node.line, reason: reason))
  }
}
