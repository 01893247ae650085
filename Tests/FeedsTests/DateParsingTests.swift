import Articles
import Feeds
import Testing

@Suite("Dates in feeds")
struct DateParsingTests {
  @Test(
    "a date is read however it is written",
    arguments: [
      ("Thu, 02 Jul 2020 16:40:00 +0900", "2020-07-02T07:40:00Z"),
      ("2020-07-02T16:40:00+09:00", "2020-07-02T07:40:00Z"),
      ("2 July 2020 7:40 GMT", "2020-07-02T07:40:00Z"), ("Thu Jul  2 07:40:00 2020", "2020-07-02T07:40:00Z"),
      ("Jul. 2, 2020, 7:40 a.m.", "2020-07-02T07:40:00Z"), ("July 2, 2020 12:05 AM", "2020-07-02T00:05:00Z"),
      ("jeu., 02 juil. 2020 07:40:00 +0000", "2020-07-02T07:40:00Z"), ("2020年7月2日 07:40", "2020-07-02T07:40:00Z"),
      ("2020년 7월 2일 오후 4:40", "2020-07-02T07:40:00Z"), ("20200702T074000Z", "2020-07-02T07:40:00Z"),
      ("Thu, 02 Jul 2020 03:40:00 EDT", "2020-07-02T07:40:00Z"), ("1593675600", "2020-07-02T07:40:00Z"),
      ("Thu, 02 Jul 2020 03:40:00 America/New_York", "2020-07-02T07:40:00Z"), ("2020-07-02", "2020-07-02"),
      ("02.07.2020", "2020-07-02"), ("07/02/2020", "2020-07-02"), ("2020-184", "2020-07-02"),
    ])
  func reads(_ text: String, _ expected: String) { #expect(parseDate(text)?.iso8601 == expected) }

  @Test("the zone is kept, and a bare date has no time", arguments: ["2020-07-02"])
  func keepsZone(_ bare: String) {
    #expect(parseDate("2020-07-02T16:40:00+09:00")?.zoneOffset == 32_400)
    #expect(parseDate("2020-07-02T16:40:00")?.zoneOffset == nil)
    #expect(parseDate(bare)?.hasTime == false)
  }

  @Test(
    "what is no date is none",
    arguments: [
      "", "  ", "soon", "32 July 2020", "2020-13-01", "31 June 2020", "25:00", "-", "2020-07-02T99:00:00Z",
      "2020-07-02T10:99:00Z", "+",
    ])
  func refuses(_ text: String) { #expect(parseDate(text) == nil) }
}
