import Screen
import Testing

@Suite struct KeyTests {
  @Test("keys are read by name, with counts")
  func keysByName() throws {
    let keys = try parseKeys("j*3 ENTER SPACE TAB + q C-x F1 * **2 -")
    #expect(
      keys == [
        Key("j"), Key("j"), Key("j"), Key(.enter), Key(" "), Key(.tab), Key("+"), Key("q"),
        Key(.character("x"), .control), Key(.function(1)), Key("*"), Key("*"), Key("*"), Key("-"),
      ])
  }

  @Test("a name that is none is told")
  func unknownName() {
    #expect(throws: KeyError(name: "ENTRE")) { try parseKeys("j ENTRE") }
  }

  @Test(
    "a key's name gives the key again",
    arguments: ["j", "J", "ENTER", "SPACE", "C-x", "M-b", "S-TAB", "PGDN", "F12", "C-M-LEFT", "한", "-", "C--", "ESC"])
  func roundTrip(name: String) throws {
    #expect(try Key(name: name).name == name)
  }

  @Test("Ctrl-I is the Tab key, as it is on a terminal")
  func controlLetters() throws {
    #expect(try Key(name: "C-i") == Key(.tab))
    #expect(try Key(name: "C-X") == Key(name: "C-x"))
  }
}
