public import Articles
import Typesetting

/// An article of nothing but a body.
func article(_ body: [Block]) -> Article {
  Article(entryID: "1", source: "", publication: "", headline: "", body: body)
}

/// The body set at a measure, as text.
func set(_ body: [Block], measure: Int, size: Int = 0, justified: Bool = false, photoRows: Int = 4) -> String {
  let settings = TypeSettings(measure: measure, size: TextSize(size), justified: justified, photoRows: photoRows)
  return typeset(article(body), settings: settings).text
}

/// A plain paragraph is written as its words.
extension Block: ExpressibleByStringLiteral {
  /// A paragraph of `text`.
  public init(stringLiteral text: String) { self = .paragraph(Prose(text)) }
}
