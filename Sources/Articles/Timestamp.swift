// A moment as a newspaper prints it: an instant, the zone it was told in, and whether a time of day was told at all.
// The calendar is the proleptic Gregorian one of ISO 8601, by arithmetic alone: no locale, no zone files.

/// A moment in time with the zone it was written in.
public struct Timestamp: Hashable, Sendable, Comparable {
  /// Seconds since 1970-01-01T00:00:00Z.
  public var seconds: Int64
  /// Seconds east of UTC in which the source wrote it; nil where it named no zone.
  public var zoneOffset: Int?
  /// Whether a time of day was given; false for a bare date.
  public var hasTime: Bool

  /// A moment `seconds` after the epoch.
  public init(seconds: Int64, zoneOffset: Int? = 0, hasTime: Bool = true) {
    self.seconds = seconds
    self.zoneOffset = zoneOffset
    self.hasTime = hasTime
  }

  /// The moment of a calendar date and time of day in the zone `zoneOffset` seconds east of UTC; nil zone counts as UTC.
  public init(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, zoneOffset: Int? = 0,
    hasTime: Bool = true
  ) {
    let days = CivilDate(year: year, month: month, day: day).daysSinceEpoch
    let local = Int64(days) * 86_400 + Int64(hour) * 3_600 + Int64(minute) * 60 + Int64(second)
    self.init(seconds: local - Int64(zoneOffset ?? 0), zoneOffset: zoneOffset, hasTime: hasTime)
  }

  /// Earlier instants come first; the zone plays no part.
  public static func < (left: Timestamp, right: Timestamp) -> Bool { left.seconds < right.seconds }

  /// The calendar date and time of day as read in the zone `offset` seconds east of UTC.
  public func components(offset: Int) -> (date: CivilDate, hour: Int, minute: Int, second: Int) {
    let local = seconds + Int64(offset)
    let days = Int(local.floorDivided(by: 86_400))
    let rest = Int(local - Int64(days) * 86_400)
    return (CivilDate(daysSinceEpoch: days), rest / 3_600, rest / 60 % 60, rest % 60)
  }

  /// ISO 8601 in UTC, `2020-07-02T07:40:00Z`; only the date where no time of day was given.
  public var iso8601: String {
    let parts = components(offset: 0)
    guard hasTime else { return parts.date.iso8601 }
    return "\(parts.date.iso8601)T\(twoDigits(parts.hour)):\(twoDigits(parts.minute)):\(twoDigits(parts.second))Z"
  }
}

/// A day of the Gregorian calendar.
public struct CivilDate: Hashable, Sendable {
  /// The year, astronomically numbered.
  public var year: Int
  /// 1 to 12.
  public var month: Int
  /// 1 to 31.
  public var day: Int

  /// A day by its parts, which are not checked.
  public init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day `days` after 1970-01-01.
  public init(daysSinceEpoch days: Int) {
    // Years are counted from 1 March of year 0, so that the leap day ends a year; 146,097 days are 400 years.
    let shifted = days + 719_468
    let era = shifted.floorDivided(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days since 1970-01-01.
  public var daysSinceEpoch: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear.floorDivided(by: 400)
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// 0 for Sunday to 6 for Saturday.
  public var weekday: Int { (daysSinceEpoch + 4).floorRemainder(by: 7) }

  /// `2020-07-02`.
  public var iso8601: String {
    let digits = String(abs(year))
    let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return "\(year < 0 ? "-" : "")\(padded)-\(twoDigits(month))-\(twoDigits(day))"
  }
}

/// A number of at most two digits, with a leading zero.
public func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

extension BinaryInteger {
  /// Division rounding towards minus infinity.
  func floorDivided(by divisor: Self) -> Self {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }

  /// The remainder that goes with `floorDivided`.
  func floorRemainder(by divisor: Self) -> Self { self - floorDivided(by: divisor) * divisor }
}
