/// A feed that the reader has asked for.
public struct Subscription: Hashable, Sendable {
  /// The feed's address; `exec:NAME` for a command that the configuration names.
  public var url: String
  /// What it is called.
  public var title: String
  /// Where its newspaper is read.
  public var siteURL: String?
  /// The section that its articles go to; empty where they say so themselves.
  public var sectionPath: [String]
  /// What else a list of subscriptions said of it.
  public var notes: OutlineNotes

  /// A subscription to the feed at `url`.
  public init(
    url: String, title: String, siteURL: String? = nil, sectionPath: [String] = [], notes: OutlineNotes = OutlineNotes()
  ) {
    self.url = url
    self.title = title
    self.siteURL = siteURL
    self.sectionPath = sectionPath
    self.notes = notes
  }
}
