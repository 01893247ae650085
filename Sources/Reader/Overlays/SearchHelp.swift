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
    let names = word.contains(":") ? [] : completions(of: word)
    guard names.count == 1, let name = names.first else { return nil }
    return text.dropLast(word.count) + name + ":"
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
