// How often a feed wants to be asked: `ttl`, `skipHours` and `skipDays` of RSS 2.0, and the syndication module of RSS 1.0.

extension Feed {
  /// The least minutes between two requests that the feed asks for itself; nil where it says nothing.
  public var updateInterval: Int? {
    let period = updatePeriod.map { $0 / max(1, updateFrequency ?? 1) }
    let asked = [timeToLive, period].compactMap { $0 }.filter { $0 > 0 }
    return asked.max()
  }

  mutating func takeRhythm(_ element: FeedElement, _ text: String) {
    switch element {
    case .timeToLive: timeToLive = Int(text)
    case .updatePeriod:
      let minutes = ["hourly": 60, "daily": 1_440, "weekly": 10_080, "monthly": 43_200, "yearly": 525_600]
      updatePeriod = minutes[text.lowercased()]
    case .updateFrequency: updateFrequency = Int(text)
    case .skippedHour:
      // Userland's first text counts the hours from 1 to 24, its later ones from 0 to 23.
      if let hour = Int(text), (0...24).contains(hour) { skippedHours.insert(hour % 24) }
    case .skippedDay:
      let days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
      if let day = days.firstIndex(of: String(text.lowercased().prefix(3))) { skippedDays.insert(day) }
    default: break
    }
  }
}
