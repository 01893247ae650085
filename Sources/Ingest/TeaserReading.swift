// Whether an entry of a feed is the story or a teaser of it. Feeds never say so. What shows it: the text is far shorter than
// any story; it breaks off with dots; it ends with an invitation to read on.

internal import Articles

extension Article {
  /// A text longer than this is the story, whatever it ends with: some columns end with three dots.
  private static let longestTeaser = 2_000

  /// Whether the whole text of this entry is wanted by `rule`.
  func isTeaser(by rule: FullTextRule) -> Bool {
    guard let url, url.hasPrefix("http://") || url.hasPrefix("https://") else { return false }
    switch rule {
    case .off: return false
    case .always: return true
    case .short: return isShorterThanStories
    case .automatic:
      // The text beside a film or a recording is no teaser of a longer one.
      let isShow = body.contains { block in
        if case .embed(let embed) = block { return embed.kind == .audio || embed.kind == .video }
        return false
      }
      guard !isShow else { return false }
      return isShorterThanStories || (bodyLength < Self.longestTeaser && breaksOff)
    }
  }

  /// The length of the text without its crossheads: the headline may be one, printed again.
  var textLength: Int {
    body.reduce(0) { sum, block in
      if case .crosshead = block { return sum }
      return sum + block.plainText.utf8.count
    }
  }

  /// The text as a line under a headline: one paragraph of one or two sentences that ends as sentences do.
  var summary: String? {
    let blocks = body.filter { !$0.plainText.isEmpty }
    guard blocks.count == 1, case .paragraph = blocks.first, let text = blocks.first?.plainText,
      (40...400).contains(text.count), !breaksOff, !text.contains("://"),
      let last = text.last(where: { !"\"'”’»」』)".contains($0) }), ".!?。！？".contains(last)
    else { return nil }
    return text
  }

  /// Whether the words that `teaser` begins with stand in this article's deck or text.
  func says(_ teaser: [Block]) -> Bool {
    func letters(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }
    let beginning = letters(teaser.map(\.plainText).joined(separator: " ")).prefix(60)
    return beginning.isEmpty || letters("\(deck ?? "") \(plainText)").contains(beginning)
  }

  /// Whether the text ends in the middle, or with an invitation to read on.
  private var breaksOff: Bool {
    var last = ""
    for block in body.reversed() where last.isEmpty { last = block.plainText }
    let scalars = last.unicodeScalars.reversed().lazy.filter { scalar in
      !scalar.properties.isWhitespace && !"»>→›)]".unicodeScalars.contains(scalar)
    }
    if scalars.first == "…" || scalars.prefix(3).elementsEqual(Array(repeating: ".", count: 3)) { return true }
    // Most texts end with a full stop, and no invitation does.
    guard scalars.first.map(\.properties.isAlphabetic) == true else { return false }
    var ending = String.UnicodeScalarView()
    ending.append(contentsOf: scalars.prefix(48).reversed())
    let words = String(ending).lowercased()
    return Self.invitations.contains { words.hasSuffix($0) }
  }

  /// What feeds end a teaser with, without blanks: WordPress and its kin in the languages that they are used in most.
  private static let invitations = [
    "readmore", "continuereading", "readthefullstory", "readfullarticle", "fullstory", "readtherest", "keepreading",
    "(more", "[more", "weiterlesen", "mehrlesen", "lirelasuite", "lireplus", "leermás", "seguirleyendo", "leiamais",
    "continuarlendo", "leggitutto", "continuaaleggere", "leesmeer", "leesverder", "czytajdalej", "läsmer", "lesmer",
    "læsmere", "читатьдалее", "читатиповністю", "続きを読む", "더보기", "자세히보기", "阅读全文", "閱讀全文",
  ]
}

/// Which of some stories of a feed are teasers by `rule`.
func teasers(among articles: [Article], by rule: FullTextRule) -> [Int] {
  rule == .off ? [] : articles.indices.filter { articles[$0].isTeaser(by: rule) }
}

/// Whether a page tells the story of an entry, or is a wall in front of it: a question about cookies, a login, a notice that
/// there is nothing. It tells the story where most words of the entry's headline stand on it.
func tells(_ page: Article, of entry: Article) -> Bool {
  let wanted = keywords(of: entry.headline)
  guard !wanted.isEmpty else { return true }
  let text = "\(page.headline) \(page.deck ?? "") \(page.plainText)".lowercased()
  let found = wanted.count { text.contains($0) }
  return found * 2 >= wanted.count
}

/// The words of a headline that carry it: those of four letters or more, and of scripts that set no blanks between words
/// each two letters that stand together.
private func keywords(of headline: String) -> [Substring] {
  let text = headline.lowercased()
  return text.split { !$0.isLetter && !$0.isNumber }.prefix(40).flatMap { word -> [Substring] in
    let isUnspaced = word.unicodeScalars.contains { (0x0E00...0x0EFF).contains($0.value) || $0.value >= 0x2E80 }
    guard isUnspaced, word.count > 2 else { return word.count >= 4 || isUnspaced ? [word] : [] }
    return word.indices.dropLast().map { word[$0...word.index(after: $0)] }
  }
}
