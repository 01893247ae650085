public import Articles
public import Print

/// What a person asked to have printed.
public enum PrintSubject: Hashable, Sendable {
  /// How many stories of a list are printed at most.
  public static let mostStories = 50

  /// One story.
  case article(ArticleID)
  /// The stories of a list in its order, under its heading.
  case list(Listing, ListOrder, title: String)
  /// The stories of the front page.
  case frontPage
}

/// Stories on their way to paper or into a file.
public struct PrintJob: Hashable, Sendable {
  /// Where they go.
  public enum Target: Hashable, Sendable {
    /// To the printer.
    case printer
    /// Into a new file, whose ending says in which form.
    case file(String)
  }

  /// Which stories, in order.
  public var articles: [ArticleID]
  /// What they are called together.
  public var title: String
  /// The paper.
  public var paper: Paper
  /// Where they go.
  public var target: Target
  /// Whether a file of that name is written over.
  public var replaces = false
}
