import Screen
import Testing

@testable import Reader

@Suite("Keys of one's own")
struct KeymapTests {
  private func reader(_ changes: [Command.Name: [String]], keys: String) -> TestReader {
    var reader = TestReader(columns: 100, store: .numbered(30))
    reader.setKeys(changes)
    reader.press(keys)
    return reader
  }

  @Test("take the place of those that a command ships with")
  func replaced() {
    let changes: [Command.Name: [String]] = [.frontPage: ["Z"]]
    #expect(reader(changes, keys: "2 Z").whereabouts == "front")
    #expect(reader(changes, keys: "2 F").statusLine.contains("No command on F"))
  }

  @Test("win over what ships on the same key")
  func precedence() { #expect(reader([.frontPage: ["j"]], keys: "2 j").whereabouts == "front") }

  @Test("may be several, typed one after the other")
  func rows() {
    let changes: [Command.Name: [String]] = [.last: ["g e"], .first: ["g g"]]
    #expect(reader(changes, keys: "2 g e").selection == "Story 30")
    #expect(reader(changes, keys: "2 g e g g").selection == "Story 1")
    #expect(reader(changes, keys: "2 g").statusLine == " g …")
  }

  @Test("a row that is broken off does what its first key means, and then the other")
  func broken() {
    #expect(reader([.frontPage: ["j j"]], keys: "2 j k j x").statusLine.contains("No command on x"))
    #expect(reader([.last: ["j e"]], keys: "2 j j j k").selection == "Story 3")
    #expect(reader([.last: ["j e"]], keys: "2 j ESC").selection == "Story 1")
    #expect(reader([.last: ["~ e"]], keys: "2 ~ k").statusLine.contains("No command on ~ k"))
  }

  @Test("stand in help and palette as they are")
  func shown() {
    #expect(reader([.first: ["g g"]], keys: "2 ?").rows.contains { $0.contains("g g") && $0.contains("To the top") })
    #expect(reader([.refresh: []], keys: ": f e t c h").rows.contains { $0.contains("Fetch what is new") })
  }

  @Test("no command is lost that is given none: the palette has it")
  func none() { #expect(reader([.frontPage: []], keys: "2 : f r o n t ENTER").whereabouts == "front") }
}
