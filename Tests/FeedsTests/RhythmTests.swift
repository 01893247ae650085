import Feeds
import Testing

/// How often feeds want to be asked.
@Suite("The rhythm of feeds")
struct RhythmTests {
  private func feed(_ elements: String) throws -> Feed {
    try parseFeed(
      Array(
        """
        <rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>P</title>
        \(elements)<item><title>A</title></item></channel></rss>
        """.utf8)
    ).feed
  }

  @Test(
    "ttl is minutes; what is no number of them says nothing",
    arguments: [
      ("90", 90), (" 60\n", 60), ("0", nil), ("-5", nil), ("hourly", nil), ("", nil), ("99999999999999999999", nil),
    ] as [(String, Int?)])
  func timeToLive(text: String, minutes: Int?) throws {
    #expect(try feed("<ttl>\(text)</ttl>").updateInterval == minutes)
  }

  @Test(
    "sy:updatePeriod is divided by sy:updateFrequency",
    arguments: [
      ("hourly", "1", 60), ("Hourly", "2", 30), ("daily", "4", 360), ("weekly", "", 10_080), ("daily", "0", 1_440),
      ("daily", "-2", 1_440), ("sometimes", "1", nil), ("yearly", "9223372036854775807", nil),
    ] as [(String, String, Int?)])
  func period(period: String, frequency: String, minutes: Int?) throws {
    let elements =
      "<sy:updatePeriod>\(period)</sy:updatePeriod><sy:updateFrequency>\(frequency)</sy:updateFrequency>"
    #expect(try feed(elements).updateInterval == minutes)
  }

  @Test("of two intervals the longer holds")
  func longer() throws {
    #expect(try feed("<ttl>120</ttl><sy:updatePeriod>hourly</sy:updatePeriod>").updateInterval == 120)
    #expect(try feed("<ttl>10</ttl><sy:updatePeriod>hourly</sy:updatePeriod>").updateInterval == 60)
  }

  @Test("skipHours are 0 to 23, and 24 is midnight; skipDays are names in English, Sunday first")
  func skipped() throws {
    let hours = ["0", "24", "7", " 23 ", "25", "-1", "x"].map { "<hour>\($0)</hour>" }.joined()
    let days = ["Sunday", "sat", "MONDAY", "Holiday"].map { "<day>\($0)</day>" }.joined()
    let feed = try feed("<skipHours>\(hours)</skipHours><skipDays>\(days)</skipDays>")
    #expect(feed.skippedHours == [0, 7, 23])
    #expect(feed.skippedDays == [0, 1, 6])
  }
}
