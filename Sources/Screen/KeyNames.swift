// Keys have names, for the configuration, the help page and the command line: a character is its own name, the others
// are in capitals (ENTER, PGDN, F1), and C-, M- and S- before a name are Ctrl, Alt and Shift.

/// A key name that says nothing.
public struct KeyError: Error, Equatable, CustomStringConvertible {
  /// The name as it was written.
  public let name: String

  /// The error for a name.
  public init(name: String) { self.name = name }

  /// What is wrong, for a person.
  public var description: String { "there is no key named \"\(name)\"" }
}

extension Key {
  /// The key that `name` stands for: `j`, `ENTER`, `C-x`, `M-b`, `S-TAB`, `F5`.
  public init(name: String) throws(KeyError) {
    var rest = name[...]
    var modifiers: Modifiers = []
    while rest.count > 2, rest.dropFirst().first == "-", let letter = rest.first,
      let modifier = Self.modifier(of: letter)
    {
      modifiers.insert(modifier)
      rest = rest.dropFirst(2)
    }
    if rest.count == 1, let character = rest.first {
      self = Key(.character(character), modifiers).normalized
      return
    }
    let spelled = rest.uppercased()
    if spelled == "SPACE" {
      self.init(.character(" "), modifiers)
    } else if let code = Self.named.first(where: { $0.names.contains(spelled) })?.code {
      self.init(code, modifiers)
    } else if spelled.hasPrefix("F"), let number = Int(spelled.dropFirst()), (1...63).contains(number) {
      self.init(.function(number), modifiers)
    } else {
      throw KeyError(name: name)
    }
  }

  /// The name that gives this key when read.
  public var name: String {
    var prefix = ""
    if modifiers.contains(.control) { prefix += "C-" }
    if modifiers.contains(.alt) { prefix += "M-" }
    if modifiers.contains(.shift) { prefix += "S-" }
    switch code {
    case .character(" "): return prefix + "SPACE"
    case .character(let character): return prefix + String(character)
    case .function(let number): return prefix + "F\(number)"
    default: return prefix + (Self.named.first { $0.code == code }?.names.first ?? "")
    }
  }

  /// The key as a terminal reports it: Ctrl-I is Tab, Ctrl-M is Enter, Ctrl and a capital is Ctrl and the letter.
  var normalized: Key {
    guard modifiers.contains(.control), case .character(let character) = code else { return self }
    let others = modifiers.subtracting(.control)
    switch character.lowercased() {
    case "i": return Key(.tab, others)
    case "m": return Key(.enter, others)
    case "h": return Key(.backspace, others)
    case "[": return Key(.escape, others)
    case let lower: return Key(.character(lower.first ?? character), modifiers)
    }
  }

  private static func modifier(of letter: Character) -> Modifiers? {
    switch letter {
    case "C", "c": .control
    case "M", "m", "A", "a": .alt
    case "S", "s": .shift
    default: nil
    }
  }

  /// The named keys, the name that is written first.
  private static var named: [(names: [String], code: Code)] {
    [
      (["ENTER", "RETURN"], .enter), (["TAB"], .tab), (["ESC", "ESCAPE"], .escape), (["BACKSPACE"], .backspace),
      (["DELETE", "DEL"], .delete), (["INSERT", "INS"], .insert), (["UP"], .up), (["DOWN"], .down),
      (["LEFT"], .left), (["RIGHT"], .right), (["HOME"], .home), (["END"], .end),
      (["PGUP", "PAGEUP"], .pageUp), (["PGDN", "PGDOWN", "PAGEDOWN"], .pageDown),
    ]
  }
}

/// The keys that `text` names, parted by spaces; `*n` behind a name repeats it: `j*3 ENTER C-x F1`.
public func parseKeys(_ text: String) throws(KeyError) -> [Key] {
  var keys: [Key] = []
  for word in text.split(whereSeparator: \.isWhitespace) {
    var name = word
    var count = 1
    if let star = word.lastIndex(of: "*"), star > word.startIndex, let number = Int(word[word.index(after: star)...]) {
      guard (0...10_000).contains(number) else { throw KeyError(name: String(word)) }
      (name, count) = (word[..<star], number)
    }
    keys += Array(repeating: try Key(name: String(name)), count: count)
  }
  return keys
}
