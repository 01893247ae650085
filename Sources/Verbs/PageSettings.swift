// The settings of the page that the configuration has: the file says what, the reader's table what may be.

internal import App
internal import Configuration
internal import Reader
internal import Spelling
internal import Themes

/// What `values` set, the last one of a name where it stands twice, and what is wrong with them. `themes` are the names of
/// those there are.
func pageSettings(
  _ values: [PageValue], path: String, themes: [String]
) -> (settings: [Setting: String], problems: [PreferencesError]) {
  var settings: [Setting: String] = [:]
  var problems: [PreferencesError] = []
  for value in values {
    func note(_ reason: String) { problems.append(PreferencesError(path: path, line: value.line, reason: reason)) }
    guard let setting = PageSetting.named(value.name, in: value.group) else {
      let names = PageSetting.table.filter { $0.group == value.group }.map(\.name)
      note("\(value.group) has no setting “\(value.name)”" + advice(value.name, names))
      continue
    }
    do throws(PageSettingError) {
      settings[setting.setting] = try setting.value(of: value.words, isList: value.isList, themes: themes)
    } catch {
      note(error.reason + (error.names.isEmpty ? "" : advice(error.word, error.names)))
    }
  }
  return (settings, problems)
}

/// The name that was most likely meant, and all that there are.
private func advice(_ word: String, _ names: [String]) -> String {
  (nearestName(to: word, among: names).map { ": did you mean \($0)?" } ?? ".")
    + " It has \(names.joined(separator: ", "))"
}

/// Writes settings of the page into the configuration.
struct SettingsKeeper {
  let folders: Folders

  /// Writes `values`, where the file says `known` so far.
  func keep(_ values: [Setting: String], over known: [Setting: String]) -> KeptSettings {
    let changes = PageSetting.table.compactMap { setting in
      values[setting.setting].map {
        PageChange(group: setting.group, name: setting.name, words: setting.words(for: $0), isList: setting.isList)
      }
    }
    let themes = ThemeLibrary(folder: folders.themes).names
    do throws(PreferencesError) {
      try Preferences.write(changes, folder: folders.config) { there in
        // What makes no sense was not known, and is no loss.
        guard let setting = PageSetting.named(there.name, in: there.group),
          let value = try? setting.value(of: there.words, isList: there.isList, themes: themes)
        else { return true }
        return value == known[setting.setting] || value == values[setting.setting]
      }
      return KeptSettings(file: read(themes), problem: nil)
    } catch {
      return KeptSettings(file: read(themes), problem: error.description)
    }
  }

  /// What the configuration says of the page.
  private func read(_ themes: [String]) -> [Setting: String] {
    pageSettings(Preferences.read(folder: folders.config).settings.page, path: "", themes: themes).settings
  }
}
