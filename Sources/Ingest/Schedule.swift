// When a feed is asked for again. A feed may ask for more time than the reader would leave it (`ttl`, the syndication module,
// `Cache-Control`, `Expires`), never for less, and never for so much that its newspaper is forgotten. A feed that fails is
// asked less and less often; one that is gone, or has failed for very long, no more.

internal import Articles
internal import Feeds
internal import Fetch

/// The rules of when feeds are due.
struct Schedule {
  /// Seconds between two requests where nobody says more.
  var interval: Int64 = 3_600

  /// Whatever a feed asks for, it is asked for once a day.
  private static let longest: Int64 = 86_400
  /// A server that wants to be left alone for longer is asked then all the same.
  private static let longestRetry: Int64 = 7 * 86_400
  /// So many answers in a row that there is nothing retire a feed; at doubling intervals they take five days.
  private static let refusalsEndured = 10
  /// So many failures of any other kind do, if they went on for this long: a server may be down for a holiday.
  private static let failuresEndured = 20
  private static let outageEndured: Int64 = 14 * 86_400

  /// When a feed that was read at `now` is due again.
  func due(after now: Int64, rhythm: FeedState.Rhythm, response: FetchResponse?) -> Int64 {
    let asked = max(
      Int64(clamping: rhythm.minutes).multipliedClamping(by: 60), response.map { Self.freshness($0, at: now) } ?? 0)
    return Self.outside(rhythm, from: now &+ max(interval, min(asked, Self.longest)))
  }

  /// When a feed that has failed `count` times in a row is due again.
  func retry(after now: Int64, failures count: Int) -> Int64 {
    now &+ min(Self.longest, interval << Int64(min(max(0, count - 1), 10)))
  }

  /// Whether a feed has failed for so long that it is not asked any more.
  func isHopeless(_ failure: FeedState.Failure, isRefusal: Bool, at now: Int64) -> Bool {
    isRefusal && failure.count >= Self.refusalsEndured
      || failure.count >= Self.failuresEndured && now - failure.since >= Self.outageEndured
  }

  /// The moment until which `Retry-After` asks to wait: seconds, or a date (RFC 9110, 10.2.3).
  static func retryAfter(_ value: String, at now: Int64) -> Int64? {
    let text = value.filter { $0 != " " }
    if !text.isEmpty, text.allSatisfy({ $0.isASCII && $0.isNumber }) {
      return now + min(Int64(text) ?? longestRetry, longestRetry)
    }
    guard let moment = parseDate(value)?.seconds, moment > now else { return nil }
    return min(moment, now + longestRetry)
  }

  /// A number of seconds; one that is too large to be read is very many (RFC 9111, 1.2.2), and what is no number is none.
  private static func seconds(_ text: some StringProtocol) -> Int64 {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return 0 }
    return Int64(text) ?? .max
  }

  /// Seconds for which an answer is fresh (RFC 9111, 4.2.1); 0 where it does not say.
  private static func freshness(_ response: FetchResponse, at now: Int64) -> Int64 {
    if let control = response["cache-control"]?.lowercased() {
      let directives = control.split(separator: ",").map { $0.filter { $0 != " " && $0 != "\"" } }
      if directives.contains("no-cache") || directives.contains("no-store") { return 0 }
      if let age = directives.first(where: { $0.hasPrefix("max-age=") }) {
        let passed = response["age"].flatMap { Int64($0) } ?? 0
        return max(0, seconds(age.dropFirst(8)) - max(0, passed))
      }
    }
    guard let expires = response["expires"].flatMap({ parseDate($0)?.seconds }) else { return 0 }
    // The server's own clock tells how long that is.
    let sent = response["date"].flatMap { parseDate($0)?.seconds } ?? now
    return max(0, expires.subtractingReportingOverflow(sent).partialValue)
  }

  /// The first moment from `moment` on that lies in no hour and on no day that the feed leaves out.
  private static func outside(_ rhythm: FeedState.Rhythm, from moment: Int64) -> Int64 {
    guard rhythm.skippedHours.count < 24, rhythm.skippedDays.count < 7 else { return moment }
    var due = moment
    // A week has no more hours.
    for _ in 0..<(24 * 7) {
      let time = Timestamp(seconds: due).components(offset: 0)
      let isSkipped = rhythm.skippedHours.contains(time.hour) || rhythm.skippedDays.contains(time.date.weekday)
      if !isSkipped { return due }
      due += 3_600 - Int64(time.minute * 60 + time.second)
    }
    return moment
  }
}

extension Int64 {
  fileprivate func multipliedClamping(by factor: Int64) -> Int64 {
    let (product, isOver) = multipliedReportingOverflow(by: factor)
    return isOver ? ((self < 0) == (factor < 0) ? .max : .min) : product
  }
}
