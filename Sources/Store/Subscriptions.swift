import SQLite

/// A feed that the reader has asked for.
public struct Subscription: Hashable, Sendable {
  /// The feed's address.
  public var url: String
  /// What it is called.
  public var title: String
  /// Where its newspaper is read.
  public var siteURL: String?
  /// The section that its articles go to; empty where they say so themselves.
  public var sectionPath: [String]

  /// A subscription to the feed at `url`.
  public init(url: String, title: String, siteURL: String? = nil, sectionPath: [String] = []) {
    self.url = url
    self.title = title
    self.siteURL = siteURL
    self.sectionPath = sectionPath
  }
}

extension Store {
  /// Adds feeds, or renames and moves those that are there; how many are new.
  @discardableResult
  public func subscribe(_ subscriptions: [Subscription]) throws(StoreError) -> Int {
    try write { () throws(SQLiteError) in
      let before = try connection.number("SELECT count(*) FROM subscriptions") ?? 0
      for subscription in subscriptions {
        try connection.run(
          """
          INSERT INTO subscriptions (url, title, site_url, section_path) VALUES (?, ?, ?, ?)
          ON CONFLICT (url) DO UPDATE SET
            title = excluded.title, site_url = excluded.site_url, section_path = excluded.section_path
          """,
          [
            .text(subscription.url), .text(subscription.title), .optional(subscription.siteURL),
            .text(subscription.sectionPath.joined(separator: listSeparator)),
          ])
      }
      return Int((try connection.number("SELECT count(*) FROM subscriptions") ?? 0) - before)
    }
  }

  /// Ends the subscription to a feed; its articles stay.
  public func unsubscribe(_ url: String) throws(StoreError) {
    try write { () throws(SQLiteError) in try connection.run("DELETE FROM subscriptions WHERE url = ?", [.text(url)]) }
  }

  /// The feeds, in the order in which they were added.
  public func subscriptions() throws(StoreError) -> [Subscription] {
    try attempt { () throws(SQLiteError) in
      try connection.rows("SELECT url, title, site_url, section_path FROM subscriptions ORDER BY id") {
        row throws(SQLiteError) in
        Subscription(
          url: row.text(0), title: row.text(1), siteURL: row.optionalText(2),
          sectionPath: row.text(3).split(separator: listSeparator).map(String.init))
      }
    }
  }
}
