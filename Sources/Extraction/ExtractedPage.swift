public import Articles

/// What was read from a newspaper's page.
public struct ExtractedPage: Sendable {
  /// The story; nil where the page has no text at all.
  public var article: Article?
  /// Whether the page prints the article's deck; otherwise it was told only to search engines.
  public var isDeckPrinted: Bool
  /// Whether the page is the page of one story, and not a front, a list, a product or a forum.
  public var isArticle: Bool
  /// The page's lists of stories by rank, such as Most Read.
  public var lists: [RankedList]
  /// The feeds that the page announces.
  public var feeds: [AnnouncedFeed]
  /// The photo essays that the page shows or leads to.
  public var galleries: [Gallery] = []
  /// The section menu of the publication, as the page prints it.
  public var menu: [SectionPlan] = []
  /// Where the page is a front, its stories in page order, each as far as the front tells of it.
  public var teasers: [Article] = []
  /// Where the story goes on, on the next of several pages.
  public var nextPage: String?
}

/// Why a page could not be read.
public struct ExtractionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong with it.
  public enum Reason: Hashable, Sendable {
    /// There are no bytes.
    case empty
    /// The bytes are a picture, a program, a packed file: anything but text.
    case notText
    /// It is longer than any page.
    case tooLong
  }

  /// What is wrong with it.
  public var reason: Reason
  /// The page's address, where known.
  public var url: String?

  /// A refusal of the page at `url`.
  public init(reason: Reason, url: String?) {
    self.reason = reason
    self.url = url
  }

  /// One sentence for the status line.
  public var description: String {
    let page = url ?? "The page"
    return switch reason {
    case .empty: "\(page) is empty."
    case .notText: "\(page) is not a text."
    case .tooLong: "\(page) is too long to be read."
    }
  }
}
