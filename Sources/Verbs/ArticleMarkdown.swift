internal import Articles
internal import Screen

/// Articles as Markdown (CommonMark, with the tables of GitHub's). What an author wrote stays text: every mark in it that
/// Markdown would take for its own is escaped.
enum Markdown {
  /// A whole article.
  static func page(_ article: Article) -> String {
    var parts = ["# " + escaped(article.headline)]
    if let deck = article.deck { parts.append("*" + escaped(deck) + "*") }
    var facts: [String] = []
    if !article.bylines.isEmpty {
      facts.append("By " + article.bylines.map { escaped($0.name) }.joined(separator: ", "))
    }
    if let posted = article.posted { facts.append("posted " + posted.iso8601) }
    if let updated = article.updated { facts.append("updated " + updated.iso8601) }
    if !facts.isEmpty { parts.append(facts.joined(separator: ", ")) }
    if let photo = article.leadPhoto { parts.append(figure(photo)) }
    parts += article.body.map(block)
    if let notice = article.subscriptionNotice { parts.append("*" + escaped(notice) + "*") }
    if let url = article.url, isWebAddress(url) {
      parts.append(escaped(article.publication) + ": <" + address(url) + ">")
    }
    return parts.joined(separator: "\n\n")
  }

  private static func block(_ block: Block) -> String {
    switch block {
    case .paragraph(let text): return withoutNumber(prose(text))
    case .crosshead(let text, let level):
      return String(repeating: "#", count: min(6, max(2, level + 1))) + " " + prose(text)
    case .quotation(let blocks, let attribution):
      var inner = blocks.map(Self.block)
      if let attribution { inner.append("— " + prose(attribution)) }
      return indented(inner.joined(separator: "\n\n"), by: "> ", first: "> ")
    case .list(let items, let start):
      return items.enumerated().map { index, item in
        let mark = start.map { "\($0 + index). " } ?? "- "
        let text = item.map(Self.block).joined(separator: "\n\n")
        return indented(text, by: String(repeating: " ", count: mark.count), first: mark)
      }.joined(separator: "\n")
    case .table(let table):
      let width = table.rows.map { $0.reduce(0) { $0 + $1.columnSpan } }.max() ?? 0
      var lines = table.rows.map { row -> String in
        var cells = row.flatMap { cell in
          [prose(cell.text)] + Array(repeating: "", count: max(0, cell.columnSpan - 1))
        }
        cells += Array(repeating: "", count: max(0, width - cells.count))
        return "| " + cells.map { $0.split(separator: "\n").joined(separator: " ") }.joined(separator: " | ") + " |"
      }
      if !lines.isEmpty { lines.insert("|" + String(repeating: " --- |", count: width), at: 1) }
      return ((table.caption.map { [prose($0), ""] } ?? []) + lines).joined(separator: "\n")
    case .code(let code, let language):
      let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: code) + 1))
      let name = (language ?? "").filter { $0.isLetter || $0.isNumber || $0 == "-" }
      return fence + name + "\n" + clean(code) + "\n" + fence
    case .figure(let photo): return figure(photo)
    case .rule: return "---"
    case .embed(let embed): return link(escaped(embed.title), to: embed.url)
    }
  }

  private static func figure(_ photo: Photo) -> String {
    let words = [prose(photo.caption), photo.credit.map(escaped) ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    let alternative = escaped(photo.alternative ?? "")
    let picture = isWebAddress(photo.url) ? "![\(alternative)](<\(address(photo.url))>)" : alternative
    return [picture, words].filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private static func prose(_ prose: Prose) -> String {
    prose.runs.map { run in
      var text = escaped(run.text)
      if run.emphasis.contains(.code) {
        let ticks = String(repeating: "`", count: longestRun(of: "`", in: run.text) + 1)
        text = ticks + Sanitizer.singleLine(run.text) + ticks
      }
      if run.emphasis.contains(.bold) { text = "**" + text + "**" }
      if run.emphasis.contains(.italic) { text = "*" + text + "*" }
      return run.link.map { link(text, to: $0) } ?? text
    }.joined()
  }

  /// A link where the address is one of the web or of mail; else only its words.
  private static func link(_ text: String, to url: String) -> String {
    isWebAddress(url) || url.hasPrefix("mailto:") ? "[\(text)](<\(address(url))>)" : text
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    let marks = "\\`*_{}[]<>#+-!|~&".unicodeScalars
    // Scalar by scalar: a mark that carries an accent is still one to Markdown.
    for scalar in clean(text).unicodeScalars {
      if marks.contains(scalar) { result.append("\\") }
      result.unicodeScalars.append(scalar == "\n" ? " " : scalar)
    }
    return result
  }

  /// A paragraph that begins with a year and a period is no list.
  private static func withoutNumber(_ text: String) -> String {
    let rest = text.drop { $0.isASCII && $0.isNumber }
    guard rest.startIndex > text.startIndex, rest.first == "." || rest.first == ")" else { return text }
    return text[..<rest.startIndex] + "\\" + rest
  }

  /// An address that cannot leave its angle brackets.
  private static func address(_ url: String) -> String {
    String(Sanitizer.singleLine(url).filter { $0 != "<" && $0 != ">" && $0 != " " })
  }

  private static func clean(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { Sanitizer.singleLine(String($0)) }
      .joined(separator: "\n")
  }

  private static func indented(_ text: String, by mark: String, first: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { ($0.offset == 0 ? first : mark) + $0.element }.joined(separator: "\n")
  }

  private static func longestRun(of sign: Unicode.Scalar, in text: String) -> Int {
    var longest = 0
    var run = 0
    for scalar in text.unicodeScalars {
      run = scalar == sign ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
