import Articles
import Testing

@Suite("Writing JSON")
struct JSONWritingTests {
  @Test(
    "what would end a string, break a line or steer a terminal goes out as an escape, all else as it is",
    arguments: [
      ("plain", "plain"), ("\"a\\b\"", "\\\"a\\\\b\\\""), ("a\nb\tc", "a\\nb\\tc"),
      ("\u{0}\u{1B}[2J\u{1F}", "\\u0000\\u001b[2J\\u001f"),
      ("\u{7F}\u{80}\u{9B}\u{9F}\u{A0}é", "\\u007f\\u0080\\u009b\\u009f\u{A0}é"),
      ("\u{2027}\u{2028}\u{2029}\u{202A}", "\u{2027}\\u2028\\u2029\u{202A}"),
      ("부두 東京 👩‍🚀", "부두 東京 👩‍🚀"), ("\u{C2}\u{E2}", "\u{C2}\u{E2}"), ("", ""),
    ])
  func strings(text: String, written: String) { #expect(JSONValue.string(text).json == "\"\(written)\"") }

  @Test("names of members are strings too, and values stand one after the other")
  func nesting() {
    let value = JSONValue.object([
      .init("a\"", .array([.null, .boolean(true), .number(1.5), .string("\n")])), .init("b", .object([])),
    ])
    #expect(value.json == #"{"a\"":[null,true,1.5,"\n"],"b":{}}"#)
  }
}
