import Spelling
import Testing

@Suite("The name that was meant")
struct NearestNameTests {
  @Test(
    "is the one with the fewest slips, if no more than a third of the letters are wrong",
    arguments: [
      ("conections", "connections"), ("timeuot", "timeout"), ("intervall", "interval"), ("imeout", "timeout"),
      ("TIMEOUT", "timeout"), ("Inteval", "interval"),
      ("xyz", nil),
      ("tmt", nil), ("", nil), (String(repeating: "timeout", count: 9), nil),
    ])
  func nearest(word: String, name: String?) {
    #expect(nearestName(to: word, among: ["connections", "timeout", "interval"]) == name)
  }

  @Test("is none where there are none") func none() { #expect(nearestName(to: "timeout", among: []) == nil) }
}
