// Help with a search while it is typed: which conditions there are, and what the one being typed wants.

import Articles
import Typesetting

extension ReaderState {
  /// What the line above the one being typed says of what was found in the article so far.
  func findHint(_ prompt: PromptState) -> String? {
    guard case .article(let here) = place, here.setting != nil else { return nil }
    let other = prompt.isPattern ? "Ctrl-R looks for it as it stands" : "Ctrl-R takes it for a regular expression"
    guard let find = here.find else { return other }
    if let problem = find.problem { return "Not a pattern yet: \(problem.description)   \(other)" }
    let count = find.matches.count
    return (count == 0 ? "Nowhere in this article" : "Match \(find.current + 1) of \(count)") + "   " + other
  }
}

/// Names that a condition of a search can be given; Tab goes from one to the next.
struct SearchNames: Hashable, Sendable {
  private(set) var field = ""
  private(set) var names: [String] = []
  /// What stands before the name in the line.
  private var before = ""
  /// The name that stands in the line.
  private var chosen: Int?

  /// Whether there are none.
  var isEmpty: Bool { names.isEmpty }

  init() {}

  init(field: String, names: [String], before: String) {
    (self.field, self.names, self.before) = (field, names, before)
  }

  /// The line with the next name; nil where there is none.
  mutating func turned(_ text: String, by step: Int) -> String? {
    guard !names.isEmpty else { return nil }
    let next = chosen.map { ($0 + step + names.count) % names.count } ?? (step > 0 ? 0 : names.count - 1)
    chosen = next
    return before + Self.quoted(names[next])
  }

  /// The names in a line, the one in use marked.
  var hint: String? {
    guard !names.isEmpty else { return nil }
    let start = max(0, (chosen ?? 0) - 1)
    let shown = names.indices.dropFirst(start).map { ($0 == chosen ? "▸" : "") + names[$0] }
    return "\(field): " + (start > 0 ? "… " : "") + shown.joined(separator: "  ") + "   Tab"
  }

  /// A name as a value: in quotes where it has blanks. There is no way to write a quote, and what stands before it will do.
  private static func quoted(_ name: String) -> String {
    guard name.contains(where: { $0.isWhitespace || $0 == "\"" }) else { return name }
    let parts = name.split(separator: "\"").map(\.trimmingSpaces)
    return "\"\(parts.max { $0.count < $1.count } ?? "")\""
  }
}

/// What a line of search can be helped with.
enum SearchHelp {
  /// A line on what is being typed; nil where there is nothing to say.
  static func hint(for text: String) -> String? {
    let word = lastWord(of: text)
    if let colon = word.firstIndex(of: ":") {
      let name = word[..<colon].lowercased()
      guard let field = SearchQuery.fields.first(where: { $0.name == name }) else { return nil }
      return "\(field.name): \(field.hint)"
    }
    let names = completions(of: word)
    guard !names.isEmpty else { return nil }
    return names.map { $0 + ":" }.joined(separator: "  ") + (names.count == 1 ? "  Tab completes" : "")
  }

  /// The text with the condition's name that is being typed whole; nil where none or several are meant.
  static func completed(_ text: String) -> String? {
    let word = lastWord(of: text)
    if word.lowercased().hasPrefix("is:") {
      let begun = word.dropFirst(3).lowercased()
      let found = states.filter { $0.hasPrefix(begun) }
      // The states take turns, so that all are found without a word.
      let next = states.firstIndex(of: begun).map { states[($0 + 1) % states.count] } ?? found.first
      return next.map { text.dropLast(word.count - 3) + $0 }
    }
    let names = word.contains(":") ? [] : completions(of: word)
    guard names.count == 1, let name = names.first else { return nil }
    return text.dropLast(word.count) + name + ":"
  }

  /// Conditions that are given one of the names that the store has.
  private static let namedFields: Set<String> = ["section", "source", "author", "label", "tag"]
  /// What `is:` can be given.
  private static let states = ["unread", "read", "saved", "queued", "noted", "photo"]

  /// The condition whose value is being typed at the end of the text: its name, what of the value is there, also in quotes that
  /// are open still, and what stands before it. Nil where there is none that takes names.
  static func begunValue(of text: String) -> (field: String, begun: String, before: String)? {
    var rest = text[...]
    while true {
      rest = rest.drop(while: \.isWhitespace)
      if rest.first == "-" { rest.removeFirst() }
      let field = rest.prefix { $0.isASCII && $0.isLetter }
      var isField = false
      if rest[field.endIndex...].first == ":" {
        isField = namedFields.contains(field.lowercased())
        rest = rest[field.endIndex...].dropFirst()
      }
      let before = String(text[..<rest.startIndex])
      let isQuoted = rest.first == "\""
      let value = isQuoted ? rest.dropFirst().prefix { $0 != "\"" } : rest.prefix { !$0.isWhitespace }
      if value.endIndex == text.endIndex {
        return isField && !before.isEmpty ? (field.lowercased(), String(value), before) : nil
      }
      rest = rest[value.endIndex...]
      if isQuoted { rest = rest.dropFirst() }
      if rest.isEmpty { return nil }
    }
  }

  /// The text without the condition at its end of which only the name has been typed.
  static func withoutBegunCondition(_ text: String) -> String {
    let word = text.split(whereSeparator: \.isWhitespace).last ?? ""
    let name = (word.first == "-" ? word.dropFirst() : word).lowercased()
    guard text.hasSuffix(word), SearchQuery.fields.contains(where: { $0.name + ":" == name }) else { return text }
    return String(text[..<word.startIndex].reversed().drop(while: \.isWhitespace).reversed())
  }

  private static func completions(of word: Substring) -> [String] {
    let begun = word.lowercased()
    // Two letters are a condition's; one is any word's.
    guard begun.count >= 2 else { return [] }
    return SearchQuery.fields.map(\.name).filter { $0.hasPrefix(begun) }
  }

  private static func lastWord(of text: String) -> Substring {
    let word = text.split(whereSeparator: \.isWhitespace).last ?? ""
    guard text.last.map({ !$0.isWhitespace }) ?? false else { return "" }
    return word.first == "-" ? word.dropFirst() : word
  }
}
