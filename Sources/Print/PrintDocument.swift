public import Articles

/// What is printed at one time: a story, or the stories of a list one after the other.
public struct PrintDocument: Hashable, Sendable {
  /// What it is called: the headline, the section's name.
  public var title: String
  /// The day it is printed on.
  public var date: CivilDate
  /// Seconds east of UTC in which its times are told.
  public var zoneOffset: Int
  /// The stories in order.
  public var articles: [Article]

  /// A document of `articles`.
  public init(title: String, date: CivilDate, zoneOffset: Int = 0, articles: [Article]) {
    self.title = title
    self.date = date
    self.zoneOffset = zoneOffset
    self.articles = articles
  }
}
