import Articles
import Testing

@testable import Fetch
@testable import Ingest

/// When feeds are due again. It is nine o'clock on a Monday.
@Suite("The schedule of feeds")
struct ScheduleTests {
  static let now = Timestamp(year: 2026, month: 11, day: 23, hour: 9).seconds
  static let hour: Int64 = 3_600
  let schedule = Schedule(interval: hour)

  static func answer(_ headers: [(String, String)] = [], status: Int = 200) -> FetchResponse {
    FetchResponse(
      status: status, url: "https://paper.example/feed", permanentURL: nil, ring: .internet,
      headers: headers.map { (name: $0.0, value: $0.1) }, body: [], seconds: 0)
  }

  /// Seconds until a feed of this rhythm, read with these header lines, is due.
  func wait(_ rhythm: FeedState.Rhythm = .init(), _ headers: [(String, String)] = []) -> Int64 {
    schedule.due(after: Self.now, rhythm: rhythm, response: Self.answer(headers)) - Self.now
  }

  @Test("a feed that says nothing is due after the interval of the settings")
  func plain() {
    #expect(wait() == Self.hour)
    #expect(schedule.due(after: Self.now, rhythm: .init(), response: nil) == Self.now + Self.hour)
  }

  @Test("ttl and the syndication module put a feed off, never bring it forward, and for a day at most")
  func minutes() {
    #expect(wait(.init(minutes: 90)) == 90 * 60)
    #expect(wait(.init(minutes: 5)) == Self.hour)
    #expect(wait(.init(minutes: 43_200)) == 24 * Self.hour)
    #expect(wait(.init(minutes: .max)) == 24 * Self.hour)
    #expect(wait(.init(minutes: .min)) == Self.hour)
  }

  @Test(
    "Cache-Control puts a feed off for as long as its answer is fresh",
    arguments: [
      ("max-age=7200", 2 * hour), ("public, MAX-AGE=7200", 2 * hour), ("max-age=\"7200\"", 2 * hour),
      ("no-cache, max-age=7200", hour), ("no-store", hour), ("max-age=60", hour), ("max-age=", hour),
      ("max-age=x", hour), ("max-age=-7200", hour), ("max-age=99999999999999999999", 24 * hour), ("private", hour),
    ])
  func cacheControl(value: String, seconds: Int64) {
    #expect(wait(.init(), [("cache-control", value)]) == seconds)
  }

  @Test("what an answer has spent in a cache is taken off")
  func age() {
    #expect(wait(.init(), [("cache-control", "max-age=9000"), ("age", "1800")]) == 2 * Self.hour)
    #expect(wait(.init(), [("cache-control", "max-age=9000"), ("age", "-5")]) == 9_000)
    #expect(wait(.init(), [("cache-control", "max-age=9000"), ("age", "99999999999")]) == Self.hour)
  }

  @Test("Expires is measured by the server's own clock, and Cache-Control goes before it")
  func expires() {
    let late = ("expires", "Mon, 23 Nov 2026 11:00:00 GMT")
    #expect(wait(.init(), [late, ("date", "Mon, 23 Nov 2026 09:00:00 GMT")]) == 2 * Self.hour)
    #expect(wait(.init(), [late, ("date", "Mon, 23 Nov 2026 08:00:00 GMT")]) == 3 * Self.hour)
    #expect(wait(.init(), [late]) == 2 * Self.hour)
    #expect(wait(.init(), [late, ("cache-control", "max-age=10800")]) == 3 * Self.hour)
    #expect(wait(.init(), [("expires", "0")]) == Self.hour)
    #expect(wait(.init(), [("expires", "Mon, 23 Nov 1926 09:00:00 GMT")]) == Self.hour)
  }

  @Test("an hour of skipHours is waited out, and so is a day of skipDays")
  func skipped() {
    #expect(wait(.init(skippedHours: [10])) == 2 * Self.hour)
    #expect(wait(.init(skippedHours: [9])) == Self.hour)
    #expect(wait(.init(skippedHours: Set(10..<24))) == 15 * Self.hour)
    #expect(wait(.init(skippedDays: [1])) == 15 * Self.hour)
    #expect(wait(.init(skippedHours: [0, 1], skippedDays: [1, 2])) == (15 + 24 + 2) * Self.hour)
  }

  @Test("a feed that leaves out all hours or all days is asked all the same")
  func neverOpen() {
    #expect(wait(.init(skippedHours: Set(0..<24))) == Self.hour)
    #expect(wait(.init(skippedDays: Set(0..<7))) == Self.hour)
  }

  @Test("a feed that fails is asked at doubling intervals, once a day at the least")
  func retries() {
    func wait(_ failures: Int) -> Int64 { schedule.retry(after: Self.now, failures: failures) - Self.now }
    #expect([0, 1, 2, 3, 5].map(wait) == [1, 1, 2, 4, 16].map { $0 * Self.hour })
    #expect([6, 60, .max].map(wait) == [24, 24, 24].map { $0 * Self.hour })
  }

  @Test("Retry-After is seconds or a date, a week at most")
  func retryAfter() {
    func wait(_ value: String) -> Int64? { Schedule.retryAfter(value, at: Self.now).map { $0 - Self.now } }
    #expect(wait("120") == 120 && wait(" 120 ") == 120)
    #expect(wait("Mon, 23 Nov 2026 10:00:00 GMT") == Self.hour)
    #expect(wait("Mon, 23 Nov 2026 08:00:00 GMT") == nil)
    #expect(wait("-5") == nil && wait("") == nil && wait("soon") == nil && wait("١٢") == nil)
    let week: Int64 = 7 * 86_400
    #expect(["999999999", "99999999999999999999", "Mon, 23 Nov 2099 10:00:00 GMT"].map(wait) == [week, week, week])
  }
}

/// Feeds that are not asked for any more.
@Suite("The end of feeds")
struct RetirementTests {
  let schedule = Schedule(interval: ScheduleTests.hour)
  let feed = FeedState(Subscription(url: "https://paper.example/feed", title: "Paper"))

  /// A feed after so many failures, at the earliest moments that it is asked.
  func failed(_ count: Int, _ kind: FeedFault.Kind, isOffline: Bool = false) -> (FeedState, Int64) {
    var (state, now) = (feed, ScheduleTests.now)
    for _ in 0..<count {
      state = state.failed(FeedFault(kind: kind, reason: "no"), at: now, schedule, isOffline: isOffline)
      now = state.due ?? now
    }
    return (state, now)
  }

  @Test("a feed that its server refuses ten times in a row is retired, with the reason, within about five days")
  func refused() {
    #expect(failed(9, .refused).0.retirement == nil)
    let (state, next) = failed(10, .refused)
    #expect(state.retirement?.reason == "it failed 10 times in a row: no")
    #expect((4...6).contains((next - ScheduleTests.now) / 86_400))
    #expect(!state.isDue(at: .max))
  }

  @Test("a server that is down is waited for, two weeks at the least")
  func down() {
    #expect(failed(19, .other).0.retirement == nil)
    let state = failed(20, .other).0
    #expect((state.retirement?.since ?? 0) - ScheduleTests.now >= 14 * 86_400)
    var impatient = feed
    for second in 0..<100 {
      impatient = impatient.failed(
        FeedFault(kind: .other, reason: "no"), at: ScheduleTests.now + Int64(second), schedule)
    }
    #expect(impatient.retirement == nil && impatient.failure?.count == 100)
  }

  @Test("where no server at all was reached, nothing is held against a feed")
  func offline() {
    let (state, _) = failed(100, .unreachable, isOffline: true)
    #expect(state.retirement == nil && state.failure?.count == 0)
    #expect(state.due == state.checked.map { $0 + ScheduleTests.hour })
  }

  @Test("a feed that is gone for good is retired at once")
  func gone() { #expect(failed(1, .gone).0.retirement?.reason == "no") }

  @Test("one success makes up for all failures, and brings back what was retired")
  func recovered() {
    let (state, now) = failed(12, .refused)
    let read = state.succeeded(nil, ScheduleTests.answer(status: 304), at: now, schedule)
    #expect(read.failure == nil && read.retirement == nil && read.due == now + ScheduleTests.hour)
    #expect(
      failed(9, .refused).0.succeeded(nil, nil, at: now, schedule).failed(
        FeedFault(kind: .refused, reason: "no"), at: now, schedule
      ).retirement == nil)
  }

  @Test("a feed that moved and is not there either is looked for where it was")
  func moved() {
    var state = feed
    state.movedTo = "https://new.example/feed"
    for count in 1...3 {
      state = state.failed(FeedFault(kind: .refused, reason: "no"), at: ScheduleTests.now, schedule)
      #expect((state.movedTo == nil) == (count == 3))
    }
  }
}
