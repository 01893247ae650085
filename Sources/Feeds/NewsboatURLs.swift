// newsboat's list of subscriptions: an address and its tags a line, with quotes round what has blanks. What would run a
// command or ask a query is told and left out.

/// Reads a `urls` file of newsboat. The first tag is the section; `~` begins the title.
public func parseNewsboatURLs(_ text: String) -> OPMLDocument {
  var document = OPMLDocument()
  for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
    let words = newsboatWords(line)
    guard let address = words.first else { continue }
    let tags = words.dropFirst()
    let title = tags.first { $0.hasPrefix("~") }.map { collapsed(String($0.dropFirst())) } ?? ""
    let path = tags.first { !$0.hasPrefix("~") && !$0.hasPrefix("!") && !$0.isEmpty }.map { [collapsed($0)] } ?? []
    let reason = address.hasPrefix("query:") ? "queries are not supported" : refusalReason(forFeedAt: address)
    if let reason {
      document.refusals.append(
        OPMLDocument.Refusal(
          title: "line \(number + 1)", xmlURL: address, path: path, reason: reason,
          place: document.outlines.count + document.refusals.count))
    } else {
      document.outlines.append(OPMLDocument.Outline(title: title, xmlURL: trimmedURL(address), path: path))
    }
  }
  return document
}

/// The words of a line: parted by blanks, whole inside quotes, where a backslash takes the next character as it is. A `#`
/// at the beginning of a word begins a comment.
private func newsboatWords(_ line: Substring) -> [String] {
  var words: [String] = []
  var word: String?
  var isQuoted = false
  var isEscaped = false
  for character in line {
    if isEscaped {
      word?.append(character)
      isEscaped = false
    } else if isQuoted {
      switch character {
      case "\\": isEscaped = true
      case "\"": isQuoted = false
      default: word?.append(character)
      }
    } else if character == "\"" {
      isQuoted = true
      word = word ?? ""
    } else if character.isWhitespace {
      if let ended = word { words.append(ended) }
      word = nil
    } else if character == "#", word == nil {
      break
    } else {
      word = (word ?? "") + String(character)
    }
  }
  if let word { words.append(word) }
  return words
}
