/// Whether the stories of a feed are fetched whole from their pages.
public enum FullTextRule: String, CaseIterable, Hashable, Sendable {
  /// Never.
  case off
  /// All that have an address.
  case always
  /// Those whose entries are short.
  case short
  /// Those whose entries are teasers: short, cut off, or no more than their summary.
  case automatic = "auto"

  /// What it does, in a few words.
  public var words: String {
    switch self {
    case .off: "no story is fetched whole"
    case .always: "every story is fetched whole"
    case .short: "stories with a short text are fetched whole"
    case .automatic: "teasers are fetched whole"
    }
  }

  /// The rule that a key chooses after this one.
  public var next: FullTextRule {
    switch self {
    case .automatic: .always
    case .always: .short
    case .short: .off
    case .off: .automatic
    }
  }
}
