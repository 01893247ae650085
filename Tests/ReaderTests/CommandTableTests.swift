import Screen
import Testing

@testable import Reader

@Suite("The table of commands") struct CommandTableTests {
  @Test("every command stands in it once", arguments: Command.Name.allCases)
  func complete(name: Command.Name) {
    #expect(Command.table.filter { $0.name == name }.count == 1)
  }

  @Test("every command has a key", arguments: Command.table.map(\.name))
  func hasKey(name: Command.Name) {
    #expect(Command.named(name)?.keys.isEmpty == false)
  }

  @Test("every key has a name that can be read", arguments: Command.table.flatMap(\.keys))
  func parses(key: String) throws {
    #expect(try Key(name: key).name == key)
  }

  @Test("no two commands of equal breadth claim a key in one pane", arguments: Command.Scope.allCases)
  func unambiguous(scope: Command.Scope) {
    var claims: [String: Command.Name] = [:]
    for command in Command.table where command.scopes.contains(scope) {
      for key in command.keys {
        let claim = "\(key), in \(command.scopes.count) panes"
        #expect(claims[claim] == nil, "\(key) means \(command.name) and \(claims[claim].map(\.rawValue) ?? "")")
        claims[claim] = command.name
      }
    }
  }

  @Test("every command is reached by a key in every pane it applies to", arguments: Command.Scope.allCases)
  func reached(scope: Command.Scope) {
    let keymap = Keymap()
    for command in Command.table where command.scopes.contains(scope) {
      #expect(!keymap.keys(for: command.name, in: scope).isEmpty, "\(command.name)")
    }
  }

  @Test("names are lower case words joined by hyphens", arguments: Command.Name.allCases)
  func spelling(name: Command.Name) {
    #expect(name.rawValue.allSatisfy { $0 == "-" || ("a"..."z").contains($0) })
  }

  @Test("a key without a command says where the keys are told")
  func unknownKey() {
    let reader = TestReader(keys: "~")
    #expect(reader.statusLine == " No command on ~ here. ? shows the keys.")
  }

  @Test("what the status line says goes with the next key")
  func noticeGoes() {
    let reader = TestReader(keys: "w j")
    #expect(reader.statusLine.hasPrefix(" Enter open"))
  }
}
