// Prose in pango's markup. What an author wrote stays text: whatever could be markup is escaped.

internal import Articles
internal import Screen

/// Prose as markup, the links in it followed by the numbers of their notes.
func markup(_ prose: Prose, notes: [String: Int]) -> String {
  var result = ""
  for (index, run) in prose.runs.enumerated() {
    var text = escaped(run.text)
    let tags: [(Run.Emphasis, String)] = [
      (.code, "tt"), (.bold, "b"), (.italic, "i"), (.struck, "s"), (.raised, "sup"), (.lowered, "sub"),
    ]
    for (emphasis, tag) in tags where run.emphasis.contains(emphasis) { text = "<\(tag)>\(text)</\(tag)>" }
    result += text
    guard let link = run.link, let number = notes[link] else { continue }
    let isLast = index + 1 == prose.runs.count || prose.runs[index + 1].link != run.link
    // The number stays with the word before it (U+2060).
    if isLast { result += "\u{2060}<sup>\(number)</sup>" }
  }
  return result
}

/// Text as markup.
func escaped(_ text: String) -> String {
  var result = ""
  for character in printable(text, lineBreak: "\u{2028}") {
    switch character {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    default: result.append(character)
    }
  }
  return result
}

/// Text without what steers a terminal or the direction of the text around it, and without heaps of marks on one letter.
func printable(_ text: String, lineBreak: String = " ") -> String {
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  var result = ""
  for character in lines.map({ Sanitizer.singleLine(String($0)) }).joined(separator: lineBreak) {
    result.unicodeScalars += character.unicodeScalars.prefix(16)
  }
  return result
}
