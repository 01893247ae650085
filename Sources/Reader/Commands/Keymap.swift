public import Screen

/// Which command a key, or a row of keys such as `g g`, stands for in each pane.
public struct Keymap: Sendable {
  /// What keys typed so far stand for.
  enum Meaning: Hashable {
    case command(Command.Name)
    /// They are the beginning of a longer row.
    case beginning
    case nothing
  }

  /// The commands that claim a key, those that apply in the fewest panes first.
  private var bindings: [Key: [Command]] = [:]
  /// The commands of two keys and more, and in which panes keys are the beginning of some.
  private var rows: [[Key]: [Command]] = [:]
  private var beginnings: [[Key]: Command.Scopes] = [:]
  /// The keys of commands that a person gave others than they ship with.
  private var changes: [Command.Name: [String]] = [:]

  /// The keys as `table` ships them. A key that two commands of one pane claim goes to the one that applies in fewer
  /// panes: `h` is a column to the left on the front page and back elsewhere.
  public init(table: [Command] = Command.table) {
    bindings.reserveCapacity(2 * table.count)
    add(table)
  }

  /// The keys as shipped but for those in `changes`, a row of keys each with spaces between them; these go first. A
  /// command with no keys there is reached by its name alone.
  public init(changes: [Command.Name: [String]]) {
    self.changes = changes
    add(
      Command.table.compactMap { command in
        changes[command.name].map { keys in
          var command = command
          command.keys = keys
          return command
        }
      })
    add(Command.table.filter { changes[$0.name] == nil })
  }

  private mutating func add(_ commands: [Command]) {
    for command in commands.sorted(by: { $0.scopes.count < $1.scopes.count }) {
      for text in command.keys {
        // Nearly every binding is one key, and the shipped ones are read before the first screen.
        if let key = try? Key(name: text) {
          bindings[key, default: []].append(command)
        } else if let row = try? parseKeys(text), row.count > 1 {
          rows[row, default: []].append(command)
          for length in 1..<row.count {
            let beginning = Array(row.prefix(length))
            beginnings[beginning] = (beginnings[beginning] ?? []).union(command.scopes)
          }
        }
      }
    }
  }

  /// The command for `key` alone while `scope` has the focus.
  public func command(for key: Key, in scope: Command.Scope) -> Command.Name? {
    bindings[key]?.first { $0.scopes.contains(scope) }?.name
  }

  /// What the keys typed one after the other stand for. Keys that begin a longer row wait for the next.
  func meaning(of keys: [Key], in scope: Command.Scope) -> Meaning {
    if !beginnings.isEmpty, beginnings[keys]?.contains(scope) == true { return .beginning }
    if keys.count == 1 { return command(for: keys[0], in: scope).map(Meaning.command) ?? .nothing }
    return rows[keys]?.first { $0.scopes.contains(scope) }.map { .command($0.name) } ?? .nothing
  }

  /// The keys that reach `name` while `scope` has the focus, in the order the table gives them.
  public func keys(for name: Command.Name, in scope: Command.Scope) -> [String] {
    (changes[name] ?? Command.named(name)?.keys ?? []).filter { text in
      if let key = try? Key(name: text) { return command(for: key, in: scope) == name }
      return (try? parseKeys(text)).map { meaning(of: $0, in: scope) == .command(name) } ?? false
    }
  }
}
