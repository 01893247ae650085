public import Articles

/// Dates as the paper prints them.
public struct DateLine: Hashable, Sendable {
  /// Seconds east of UTC where the reader is.
  public var readerZoneOffset: Int
  /// Dates for a reader in this zone.
  public init(readerZoneOffset: Int = 0) { self.readerZoneOffset = readerZoneOffset }

  /// `2 Jul 2020 16:40`, in the zone it was written in, else the reader's; `2 Jul 2020` where it has no time of day.
  public func absolute(_ moment: Timestamp) -> String { "" }
  /// `Posted 2 Jul 2020 16:40 - updated 3 Jul 09:17`; empty where neither is known.
  public func postedAndUpdated(_ article: Article) -> String { "" }
  /// How long ago: `now`, `25 min`, `3 h`, `2 d`, then the date.
  public func age(of moment: Timestamp, at now: Timestamp) -> String { "" }
}
