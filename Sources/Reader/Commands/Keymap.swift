public import Screen

/// Which command a key stands for in each pane.
public struct Keymap: Sendable {
  /// The commands that claim a key, those that apply in the fewest panes first.
  private var bindings: [Key: [Command]] = [:]

  /// The keys as `table` ships them. A key that two commands of one pane claim goes to the one that applies in fewer
  /// panes: `h` is a column to the left on the front page and back elsewhere.
  public init(table: [Command] = Command.table) {
    bindings.reserveCapacity(2 * table.count)
    for command in table.sorted(by: { $0.scopes.count < $1.scopes.count }) {
      for key in command.keys.compactMap({ try? Key(name: $0) }) { bindings[key, default: []].append(command) }
    }
  }

  /// The command for `key` while `scope` has the focus.
  public func command(for key: Key, in scope: Command.Scope) -> Command.Name? {
    bindings[key]?.first { $0.scopes.contains(scope) }?.name
  }

  /// The keys that reach `name` while `scope` has the focus, in the order the table gives them.
  public func keys(for name: Command.Name, in scope: Command.Scope) -> [String] {
    (Command.named(name)?.keys ?? []).filter { text in
      (try? Key(name: text)).map { command(for: $0, in: scope) == name } ?? false
    }
  }
}
