import Articles
import Markup

extension ExtractedPage {
  /// The words of the article: paragraphs, crossheads, list items and quotations, each apart by one blank line; captions
  /// are left out. The line under the headline comes first where the page prints it.
  public var text: String {
    var paragraphs = Self.paragraphs(of: article?.body ?? [])
    // A deck that the page breaks into lines is the same with blanks between them.
    if isDeckPrinted, let deck = article?.deck,
      !paragraphs.prefix(3).contains(where: { collapseBlanks($0).holds(deck) })
    {
      paragraphs.insert(deck, at: 0)
    }
    return paragraphs.joined(separator: "\n\n")
  }

  private static func paragraphs(of blocks: [Block]) -> [String] {
    blocks.flatMap { block -> [String] in
      switch block {
      case .paragraph(let prose), .crosshead(let prose, _): [prose.plainText]
      case .quotation(let inner, let attribution): paragraphs(of: inner) + (attribution.map { [$0.plainText] } ?? [])
      case .list(let items, _): items.flatMap { paragraphs(of: $0) }
      case .table(let table): table.rows.map { $0.map(\.text.plainText).joined(separator: " ") }
      case .code(let text, _): [text]
      case .figure, .rule, .embed: []
      }
    }
  }
}
