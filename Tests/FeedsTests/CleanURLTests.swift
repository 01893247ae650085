import Feeds
import Testing

@Suite("Addresses without trackers")
struct CleanURLTests {
  @Test(
    "parameters that follow readers go, all others stay",
    arguments: [
      ("https://p.test/x?utm_source=a&id=7&UTM_Medium=b#c", "https://p.test/x?id=7#c"),
      ("https://p.test/x?fbclid=1", "https://p.test/x"),
      ("https://p.test/x?q=utm_source", "https://p.test/x?q=utm_source"),
      ("https://p.test/x?a=1&a=1", "https://p.test/x?a=1&a=1"),
      ("mailto:a@p.test?utm_source=x", "mailto:a@p.test?utm_source=x"),
    ])
  func cleans(_ url: String, _ expected: String) { #expect(cleanURL(url) == expected) }

  @Test("ref goes where it names the site itself")
  func ownReference() {
    #expect(cleanURL("https://p.test/x?ref=p.test", siteURL: "https://p.test/") == "https://p.test/x")
    #expect(cleanURL("https://p.test/x?ref=q.test", siteURL: "https://p.test/") == "https://p.test/x?ref=q.test")
  }
}
