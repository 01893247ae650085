// The keys that the configuration gives commands.

internal import App
internal import Configuration
internal import Reader
internal import Screen
internal import Spelling
internal import Themes

/// The keys as `settings` change them, nil where they change none, and what is wrong with the changes.
func keymap(_ settings: [KeySettings], path: String) -> (keymap: Keymap?, problems: [PreferencesError]) {
  var changes: [Command.Name: [String]] = [:]
  var problems: [PreferencesError] = []
  func note(_ line: Int, _ reason: String) {
    problems.append(PreferencesError(path: path, line: line, reason: reason))
  }
  for setting in settings {
    guard let name = Command.Name(rawValue: setting.command) else {
      let nearest = nearestName(to: setting.command, among: Command.Name.allCases.map(\.rawValue))
      let advice = nearest.map { "did you mean \($0)?" } ?? "broadsheet config --commands lists them"
      note(setting.line, "there is no command “\(setting.command)”; \(advice)")
      continue
    }
    var keys: [String] = []
    for text in setting.keys {
      do throws(KeyError) {
        let row = try parseKeys(text)
        guard !row.isEmpty, row.count <= 4 else {
          note(setting.line, "“\(text)” is not one to four keys with spaces between them")
          continue
        }
        // Whatever else is set, there is always a way out.
        guard row.first != Key(.character("c"), .control) || name == .quit else {
          note(setting.line, "C-c always quits; \(name.rawValue) wants another key")
          continue
        }
        keys.append(row.map(\.name).joined(separator: " "))
      } catch {
        note(setting.line, "\(error.description); keys are written like j, C-x, M-b, ENTER, PGDN, F5, or g g")
      }
    }
    if name == .quit, !keys.contains("C-c") { keys.append("C-c") }
    changes[name] = keys
  }
  return (changes.isEmpty ? nil : Keymap(changes: changes), problems)
}

/// What of a configuration only its reader knows, and every problem of it.
struct CheckedPreferences {
  /// The keys, nil where none is changed.
  var keymap: Keymap?
  /// The settings of the page.
  var page: [Setting: String]
  /// What is wrong with the file, by line.
  var problems: [PreferencesError]

  /// Checks `preferences`, in whose file `problems` were found already. Where no library is given, the folder of themes is
  /// looked at, and only for a file that sets the page.
  init(
    _ preferences: Preferences, _ problems: [PreferencesError], _ folders: Folders,
    library: ThemeLibrary? = nil
  ) {
    let path = folders.config + "/config.yaml"
    let keys = Verbs.keymap(preferences.keys, path: path)
    let themes = preferences.page.isEmpty ? [] : (library ?? ThemeLibrary(folder: folders.themes)).names
    let page = pageSettings(preferences.page, path: path, themes: themes)
    keymap = keys.keymap
    self.page = page.settings
    self.problems = (problems + keys.problems + page.problems).sorted { ($0.line ?? 0) < ($1.line ?? 0) }
  }
}
