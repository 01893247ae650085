// How stories leave the reader: the clipboard, the places to share with, and commands of the person's own. A command is an
// argument vector. What a feed says may be one whole argument of it, and nothing that a shell or another program would read as
// a program (CVE-2013-7416, CVE-2017-12904).

internal import YAML

/// Where copied text goes.
public enum ClipboardWay: String, CaseIterable, Hashable, Sendable {
  /// The session's own tool, or the terminal where there is none.
  case auto
  /// The terminal.
  case osc52
  /// The session's own tool.
  case tool
  /// Nowhere.
  case off
}

/// A command of the person's own.
public struct CommandSettings: Hashable, Sendable {
  /// What it is called.
  public var name: String
  /// The letter that runs it.
  public var key: Character?
  /// The program and its arguments; `{url}`, `{title}` and `{file}` stand for what a story has.
  public var words: [String]
  /// Whether it is given the story's text on standard input.
  public var readsText: Bool
  /// Whether it is given the terminal.
  public var isInTerminal: Bool
  /// Whether the reader waits for a key afterwards.
  public var pauses: Bool

  /// What stands for something of a story.
  public static let placeholders = ["{url}", "{title}", "{file}"]
}

/// Why a command is refused; nil where nothing in it could become a program of its own.
func refusal(of words: [String]) -> String? {
  guard let program = words.first, !program.isEmpty else {
    return "run wants a program and its arguments as a list, such as [mpv, \"{url}\"]"
  }
  let holds = { (word: String) in CommandSettings.placeholders.contains { word.contains($0) } }
  if holds(program) { return "run wants a program first; what a story says is no program" }
  for word in words.dropFirst() where holds(word) && !CommandSettings.placeholders.contains(word) {
    return "“\(word)”: a placeholder is a whole argument of its own, not a part of one"
  }
  // Any word can be a program that another one starts (env, sudo, xargs), so each is looked at.
  for (index, word) in words.enumerated() {
    let name = word.split(separator: "/").last.map(String.init) ?? word
    let rest = Array(words[(index + 1)...])
    guard rest.contains(where: holds) else { break }
    if shells.contains(name) { return shellRefusal(name, rest, holds) }
    let verdict = "\(name) would read what a story says as a program"
    if lineReaders.contains(name) { return "\(name) makes a line for a shell of its arguments" }
    if starters.contains(name) {
      let operand = rest.first { !$0.hasPrefix("-") && !$0.contains("=") && Double($0) == nil }
      if operand.map(holds) ?? false { return verdict }
    }
    let isInterpreter = interpreters.contains {
      name.hasPrefix($0) && name.dropFirst($0.count).allSatisfy { $0.isNumber || $0 == "." }
    }
    guard isInterpreter || starters.contains(name) else { continue }
    for (option, value) in zip(rest, rest.dropFirst()) where codeOptions.contains(option) && holds(value) {
      return verdict
    }
    if isInterpreter, !editors.contains(name), let first = rest.first(where: { !$0.hasPrefix("-") }), holds(first),
      !rest.contains(where: codeOptions.contains)
    {
      return verdict
    }
  }
  return nil
}

/// A shell reads one line: `sh -c 'mpv "$1"' sh {url}` has it from the person, and the story's words are its arguments.
private func shellRefusal(_ name: String, _ rest: [String], _ holds: (String) -> Bool) -> String? {
  guard let option = rest.firstIndex(where: { $0.hasPrefix("-") && !$0.hasPrefix("--") && $0.contains("c") }),
    !rest[...option].contains(where: holds), option + 1 < rest.count, !holds(rest[option + 1]),
    !rest[option + 1].hasPrefix("-")
  else {
    return
      "\(name) would read what a story says as a program; give it a line of your own first: [\(name), -c, 'LINE', \(name), \"{url}\"]"
  }
  return nil
}

private let shells: Set<String> = [
  "sh", "bash", "dash", "ash", "zsh", "ksh", "mksh", "fish", "csh", "tcsh", "rbash", "busybox", "elvish", "nu", "xonsh",
  "pwsh",
]
/// Programs that hand their arguments to a shell as one line.
private let lineReaders: Set<String> = ["ssh", "rsh", "eval", "watch", "tmux", "script", "su", "at", "batch"]
/// Programs that start another one, which is the first word behind their options.
private let starters: Set<String> = [
  "env", "sudo", "doas", "nohup", "setsid", "nice", "ionice", "xargs", "timeout", "exec", "command", "time", "stdbuf",
  "systemd-run", "unshare", "chroot", "xterm", "flock", "strace",
]
private let editors: Set<String> = ["vim", "vi", "nvim", "ex", "emacs"]
private let interpreters: Set<String> = editors.union([
  "python", "perl", "ruby", "node", "php", "lua", "awk", "gawk", "mawk", "tclsh", "guile", "osascript",
])
/// Options whose value is a program.
private let codeOptions: Set<String> = [
  "-c", "-e", "-E", "-r", "-p", "-S", "--cmd", "--eval", "--execute", "--print", "--command", "--split-string", "-eval",
]

extension Reading {
  mutating func takeClipboard(_ node: YAMLNode) {
    let name = choice(node, "clipboard", ClipboardWay.allCases.map(\.rawValue))
    settings.clipboard = name.flatMap(ClipboardWay.init) ?? .auto
  }

  mutating func takeSharing(_ node: YAMLNode) {
    for (key, value) in pairs(of: node, "share") {
      switch key {
      case "mastodon":
        guard let text = text(value, key) else { continue }
        let host = text.hasPrefix("https://") ? String(text.dropFirst(8)) : text
        let isHost =
          !host.isEmpty && host.contains(".") && !host.hasPrefix(".") && !host.hasPrefix("-")
          && host.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || ("0"..."9").contains($0) || ".-:".unicodeScalars.contains($0)
          }
        if isHost {
          settings.mastodon = host
        } else {
          note(value, "mastodon wants the name of a server, such as mastodon.example")
        }
      default: noteUnknown(value, key, "share", ["mastodon"])
      }
    }
  }

  mutating func takeCommands(_ node: YAMLNode) {
    guard case .sequence(let items) = node.value else {
      return note(node, "commands wants a list of commands, each with name and run")
    }
    for item in items {
      guard let command = command(item) else { continue }
      if let key = command.key, settings.commands.contains(where: { $0.key == key }) {
        note(item, "the key \(key) has a command already")
      } else {
        settings.commands.append(command)
      }
    }
  }

  private mutating func command(_ node: YAMLNode) -> CommandSettings? {
    var command = CommandSettings(
      name: "", key: nil, words: [], readsText: false, isInTerminal: true, pauses: false)
    var isWhole = true
    for (key, value) in pairs(of: node, "a command") {
      switch key {
      case "name": command.name = line(value, key) ?? ""
      case "key":
        if let text = value.scalar, text.count == 1, let letter = text.first, letter.isLetter || letter.isNumber {
          command.key = letter
        } else {
          note(value, "key wants one letter or digit")
        }
      case "run":
        command.words = words(value, key)
        isWhole = !command.words.isEmpty
        if isWhole, let reason = refusal(of: command.words) {
          note(value, reason)
          isWhole = false
        }
      case "input":
        if let name = choice(value, key, ["text", "none"]) { command.readsText = name == "text" }
      case "in":
        if let name = choice(value, key, ["terminal", "background"]) { command.isInTerminal = name == "terminal" }
      case "pause": command.pauses = truth(value, key) ?? false
      default: noteUnknown(value, key, "a command", ["name", "key", "run", "input", "in", "pause"])
      }
    }
    guard isWhole else { return nil }
    guard !command.name.isEmpty, !command.words.isEmpty else {
      note(node, "a command wants a name, and run with a program and its arguments")
      return nil
    }
    return command
  }
}
