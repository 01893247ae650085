// The words after the program's name. `--store` and `--config` may stand anywhere; what a verb does not know is refused with
// what it does know.

/// A command line that cannot be carried out.
struct UsageError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// A command line taken apart.
struct Arguments {
  /// The words that are neither options nor their values.
  private(set) var words: [String] = []
  private var flags: Set<String> = []
  private var values: [String: String] = [:]

  /// The options that are followed by a value, everywhere.
  private static let withValue = [
    "--store", "--config", "--size", "--keys", "--now", "--color", "--limit", "--section", "--width", "--format",
    "--url", "--theme", "--check", "--title", "--search", "--story", "--full-text", "--days", "--per-feed",
    "--megabytes",
    "--out", "--paper", "--margin", "--printer",
  ]
  /// The options that stand alone.
  private static let alone = [
    "--json", "--print-screen", "--help", "--version", "--text", "--all", "--defaults", "--no-index", "--followed",
    "--stream", "--saved", "--with-passwords", "--no-full-text", "--commands", "--dry-run", "--keep-unread",
    "--front", "--force", "--print",
  ]

  init(_ arguments: [String]) throws(UsageError) {
    var rest = arguments[...]
    var isPlain = false
    while let word = rest.popFirst() {
      if isPlain || !word.hasPrefix("-") || word == "-" {
        words.append(word)
      } else if word == "--" {
        isPlain = true
      } else if word == "-h" {
        flags.insert("--help")
      } else if Self.alone.contains(word) {
        flags.insert(word)
      } else if let mark = word.firstIndex(of: "="), Self.withValue.contains(String(word[..<mark])) {
        values[String(word[..<mark])] = String(word[word.index(after: mark)...])
      } else if Self.withValue.contains(word) {
        guard let value = rest.popFirst() else { throw UsageError("\(word) wants a value after it") }
        values[word] = value
      } else {
        throw UsageError("there is no option \(word); broadsheet --help lists them")
      }
    }
  }

  /// Whether an option stands there.
  func has(_ flag: String) -> Bool { flags.contains(flag) }
  /// The value of an option.
  func value(_ option: String) -> String? { values[option] }

  /// The value of an option as a whole number of at least `least`.
  func number(_ option: String, least: Int) throws(UsageError) -> Int? {
    guard let text = values[option] else { return nil }
    guard let number = Int(text), number >= least else {
      throw UsageError("\(option) wants a whole number of at least \(least), not “\(text)”")
    }
    return number
  }

  /// The first word, taken off the others.
  mutating func takeVerb() -> String? { words.isEmpty ? nil : words.removeFirst() }
}
