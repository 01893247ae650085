public import Articles

/// Dates as the paper prints them, for a reader in a given zone.
public struct DateLine: Hashable, Sendable {
  /// Seconds east of UTC where the reader is.
  public var readerZoneOffset: Int

  /// Dates for a reader in this zone.
  public init(readerZoneOffset: Int = 0) { self.readerZoneOffset = readerZoneOffset }

  /// `2 Jul 2020 16:40` in the reader's zone; `2 Jul 2020` where it has no time of day.
  public func absolute(_ moment: Timestamp) -> String { text(moment, withYear: true) }

  /// `Posted 2 Jul 2020 16:40 - updated 3 Jul 09:17`; empty where neither is known.
  public func postedAndUpdated(_ article: Article) -> String {
    switch (article.posted, article.updated) {
    case (nil, nil): return ""
    case (let posted?, nil): return "Posted " + absolute(posted)
    case (nil, let updated?): return "Updated " + absolute(updated)
    case (let posted?, let updated?):
      guard updated > posted else { return "Posted " + absolute(posted) }
      let isSameYear = parts(posted).date.year == parts(updated).date.year
      return "Posted \(absolute(posted)) - updated \(text(updated, withYear: !isSameYear))"
    }
  }

  /// How long ago: `now`, `25 min`, `3 h`, `2 d`, after a week the date.
  public func age(of moment: Timestamp, at now: Timestamp) -> String {
    let seconds = now.seconds - moment.seconds
    guard moment.hasTime, seconds > -86_400, seconds < 7 * 86_400 else {
      return dayOnly(moment)
    }
    switch seconds {
    case ..<60: return "now"
    case ..<3_600: return "\(seconds / 60) min"
    case ..<86_400: return "\(seconds / 3_600) h"
    default: return "\(seconds / 86_400) d"
    }
  }

  /// `2 Jul 2020`.
  public func dayOnly(_ moment: Timestamp) -> String {
    var day = moment
    day.hasTime = false
    return absolute(day)
  }

  private func parts(_ moment: Timestamp) -> (date: CivilDate, hour: Int, minute: Int, second: Int) {
    // Times are told by the reader's clock, the one in the nameplate. A bare date is that day everywhere.
    moment.components(offset: moment.hasTime ? readerZoneOffset : moment.zoneOffset ?? 0)
  }

  private func text(_ moment: Timestamp, withYear: Bool) -> String {
    let (date, hour, minute, _) = parts(moment)
    let day = "\(date.day) \(monthName(date).prefix(3))" + (withYear ? " \(date.year)" : "")
    return moment.hasTime ? "\(day) \(twoDigits(hour)):\(twoDigits(minute))" : day
  }
}

/// `Monday 23 November 2026`, or `Mon 23 Nov 2026`.
public func longDate(_ date: CivilDate, short: Bool) -> String {
  let days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
  let day = days[date.weekday]
  let month = monthName(date)
  return short
    ? "\(day.prefix(3)) \(date.day) \(month.prefix(3)) \(date.year)" : "\(day) \(date.day) \(month) \(date.year)"
}

private func monthName(_ date: CivilDate) -> String {
  let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  return months[min(max(date.month, 1), 12) - 1]
}
