// `config`: where the settings are, what is wrong with them, and all that there are.

internal import App
internal import Configuration
internal import Glibc

/// `broadsheet config`: what is wrong with the settings; `--defaults` writes them all, documented.
func config(_ arguments: Arguments, _ folders: Folders) throws -> ExitCode {
  if arguments.has("--defaults") {
    try say(Preferences.documented)
    return .done
  }
  let path = folders.config + "/config.yaml"
  let problems = Preferences.read(folder: folders.config).problems
  for problem in problems { complain(problem.description) }
  guard problems.isEmpty else { return .failed }
  try say(
    access(path, F_OK) == 0
      ? "\(path): nothing wrong with it."
      : "\(path) is not there; broadsheet config --defaults shows what can stand in it.")
  return .done
}
