public import Screen

/// Which command a key stands for in each pane.
public struct Keymap: Sendable {
  private var bindings: [Command.Scope: [Key: Command.Name]] = [:]

  /// The keys as `table` ships them. A key that two commands of one pane claim goes to the one that applies in fewer
  /// panes: `h` is a column to the left on the front page and back elsewhere.
  public init(table: [Command] = Command.table) {
    for command in table.sorted(by: { $0.scopes.count > $1.scopes.count }) {
      for key in command.keys.compactMap({ try? Key(name: $0) }) {
        for scope in command.scopes { bindings[scope, default: [:]][key] = command.name }
      }
    }
  }

  /// The command for `key` while `scope` has the focus.
  public func command(for key: Key, in scope: Command.Scope) -> Command.Name? { bindings[scope]?[key] }

  /// The keys that reach `name` while `scope` has the focus, in the order the table gives them.
  public func keys(for name: Command.Name, in scope: Command.Scope) -> [String] {
    (Command.named(name)?.keys ?? []).filter { text in
      (try? Key(name: text)).map { bindings[scope]?[$0] == name } ?? false
    }
  }
}
