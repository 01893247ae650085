// The manual page, made from the same table as the keys in the reader, so that the two cannot differ.

internal import Reader

/// `broadsheet(1)` in troff.
func manualPage() -> String {
  var lines = [
    ".TH BROADSHEET 1", ".SH NAME", "broadsheet \\- a newspaper for the terminal", ".SH SYNOPSIS", ".nf",
  ]
  let help = helpText.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2)
  lines += help.map { escaped(String($0)) }
  lines += [".fi", ".SH KEYS"]
  for group in Command.Group.allCases {
    lines += [".SS " + group.rawValue]
    for command in Command.table where command.group == group {
      let scopes = Command.Scope.allCases.filter { command.scopes.contains($0) }.map(\.rawValue)
      let place = scopes.count == Command.Scope.allCases.count ? "" : " (\(scopes.joined(separator: ", ")))"
      lines += [".TP", escaped(command.keys.joined(separator: ", ")), escaped(command.title + place + ".")]
    }
  }
  lines += [
    ".SH FILES", ".TP", "$XDG_DATA_HOME/broadsheet/store.sqlite", "The store.", ".TP",
    "$XDG_CONFIG_HOME/broadsheet/themes/*.yaml", "The user's own themes.", ".SH ENVIRONMENT", ".TP", "BROWSER",
    "The program that o opens an address with; %s stands for the address.", ".TP", "NO_COLOR",
    "Set to anything: no colors.",
  ]
  return lines.joined(separator: "\n")
}

/// Text that troff prints as it is.
private func escaped(_ text: String) -> String {
  var result = text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" : ""
  for character in text {
    switch character {
    case "\\": result += "\\e"
    case "-": result += "\\-"
    default: result.append(character)
    }
  }
  return result
}
