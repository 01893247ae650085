// `config`: where the settings are, what is wrong with them, and all that there are.

internal import App
internal import Configuration
internal import Glibc
internal import Reader

/// `broadsheet config`: what is wrong with the settings; `--defaults` writes them all, documented, `--commands` what keys
/// can be given to.
func config(_ arguments: Arguments, _ folders: Folders) throws -> ExitCode {
  if arguments.has("--defaults") {
    try say(Preferences.documented)
    return .done
  }
  if arguments.has("--commands") {
    for command in Command.table {
      try say(fields: [command.name.rawValue, command.keys.joined(separator: ", "), command.title])
    }
    return .done
  }
  let path = folders.config + "/config.yaml"
  let (preferences, fileProblems) = Preferences.read(folder: folders.config)
  let problems = CheckedPreferences(preferences, fileProblems, folders).problems
  for problem in problems { complain(problem.description) }
  guard problems.isEmpty else { return .failed }
  try say(
    access(path, F_OK) == 0
      ? "\(path): nothing wrong with it."
      : "\(path) is not there; broadsheet config --defaults shows what can stand in it.")
  return .done
}
