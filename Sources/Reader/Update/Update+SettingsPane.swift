// The pane of settings, and keeping in config.yaml what was changed on the page. In the pane every change is kept at once;
// what the keys of the page change is remembered, and stands in the file only when that is asked for.

import Articles
import Screen
import Themes
import Typesetting

extension ReaderState {
  /// Opens the pane of settings.
  mutating func openSettings() -> [Effect] {
    overlay = .settings(SettingsState())
    return [.loadThemes]
  }

  /// Takes a key in the pane.
  mutating func take(_ key: Key, in pane: SettingsState) -> [Effect] {
    var pane = pane
    switch key {
    case Key(.right), Key("l"), Key(" "), Key("+"): return turnSetting(in: pane, by: 1)
    case Key(.left), Key("h"), Key("-"): return turnSetting(in: pane, by: -1)
    case Key(.enter):
      guard let setting = pane.setting, setting.isTyped else { return turnSetting(in: pane, by: 1) }
      var prompt = PromptState(kind: .setting(pane))
      prompt.input.text = setting.words(for: value(of: setting.setting)).joined(separator: ", ")
      overlay = .prompt(prompt)
      return []
    case Key(.backspace), Key(.delete):
      guard let setting = pane.setting else { return [] }
      return change(setting.setting, to: ReaderState.shipped(setting.setting))
    case Key("q"), Key(.function(2)):
      overlay = nil
      return []
    default: break
    }
    if let motion = key == Key(.tab) ? .line(1) : motion(for: key) {
      pane.selected = motion.apply(to: pane.selected, count: PageSetting.table.count, page: 8)
    }
    overlay = .settings(pane)
    return []
  }

  /// Takes what was typed for a setting.
  mutating func enterSetting(_ text: String, in pane: SettingsState) -> [Effect] {
    guard let setting = pane.setting else { return [] }
    let words = text.split(separator: ",").map(\.trimmingSpaces).filter { !$0.isEmpty }
    do throws(PageSettingError) {
      let value = try setting.value(of: words, isList: setting.isList, themes: pane.themes)
      overlay = .settings(pane)
      return change(setting.setting, to: value)
    } catch {
      var prompt = PromptState(kind: .setting(pane))
      prompt.input.text = text
      prompt.problem = error.reason + (error.names.isEmpty ? "" : "; it has \(error.names.joined(separator: ", "))")
      overlay = .prompt(prompt)
      return []
    }
  }

  private mutating func turnSetting(in pane: SettingsState, by step: Int) -> [Effect] {
    guard let setting = pane.setting else { return [] }
    guard let next = setting.value(after: value(of: setting.setting), by: step, themes: pane.themes) else {
      tell(setting.isTyped ? "Enter changes it" : "")
      return []
    }
    return change(setting.setting, to: next)
  }

  /// Changes a setting of the page, shows it, remembers it and keeps it in config.yaml.
  private mutating func change(_ setting: Setting, to next: String) -> [Effect] {
    guard next != value(of: setting) || fileSettings[setting] != nil && fileSettings[setting] != next else { return [] }
    restore(setting, next)
    var effects: [Effect] = [
      .saveSetting(setting, next), .keepSettings([setting: next], over: fileSettings),
    ]
    switch setting {
    case .theme, .lightTheme, .darkTheme, .themeGuide, .dawn, .dusk: effects += followTheme()
    case .textSize where letters.scalesFont: effects.append(.scaleFont(settings.textSize.level))
    case .railLists: effects += reload()
    default: break
    }
    return effects + layOut()
  }

  // MARK: Keeping

  /// A setting as it is where nothing is set.
  static func shipped(_ setting: Setting) -> String { Settings().value(of: setting) }

  /// The settings that are not as config.yaml says, or as they are shipped where it says nothing.
  var changedSettings: [PageSetting] {
    PageSetting.table.filter { setting in
      value(of: setting.setting) != fileSettings[setting.setting] ?? Self.shipped(setting.setting)
    }
  }

  mutating func askToKeepSettings() -> [Effect] {
    let changed = changedSettings
    guard !changed.isEmpty else {
      tell("All is as config.yaml says. F2 shows and changes it.")
      return []
    }
    let values = Dictionary(uniqueKeysWithValues: changed.map { ($0.setting, value(of: $0.setting)) })
    overlay = .question(
      Question(
        text: "Keep in config.yaml: \(Self.names(changed))?", effects: [.keepSettings(values, over: fileSettings)]))
    return []
  }

  /// Takes what config.yaml says now.
  mutating func noteKept(_ settings: Set<Setting>, _ outcome: KeptSettings) {
    fileSettings = outcome.file
    if let problem = outcome.problem {
      notice = Notice(text: problem, isError: true)
      return
    }
    let kept = PageSetting.table.filter { settings.contains($0.setting) }
    let words = kept.count == 1 ? kept.map { $0.words(for: value(of: $0.setting)).joined(separator: ", ") }.first : nil
    tell("Kept in config.yaml: \(Self.names(kept))" + (words.map { ": \($0)" } ?? ""))
  }

  private static func names(_ settings: [PageSetting]) -> String {
    settings.map { "\($0.group).\($0.name)" }.joined(separator: ", ")
  }

  /// Says that what was just changed holds until the reader is left, where config.yaml says otherwise.
  mutating func adviseKeeping(_ effects: [Effect]) {
    let isKept = effects.contains { if case .keepSettings = $0 { true } else { false } }
    guard !isKept, let notice, !notice.isError else { return }
    for case .saveSetting(let setting, let value) in effects {
      guard let said = fileSettings[setting], said != value else { continue }
      let key = keymap.keys(for: .keepSettings, in: scope).first.map(keyLabel)
      tell(notice.text + (key.map { ". config.yaml says otherwise: press \($0) to keep this" } ?? ""))
      return
    }
  }
}

extension PageSetting {
  /// Whether it is typed rather than chosen.
  var isTyped: Bool {
    switch form {
    case .number, .width, .rails, .time: true
    case .choice, .theme: false
    }
  }

  /// The value `step` further on; nil where it is typed, or at the end.
  func value(after value: String, by step: Int, themes: [String]) -> String? {
    func turned(_ values: [String]) -> String? {
      guard !values.isEmpty else { return nil }
      guard let index = values.firstIndex(of: value) else { return values[0] }
      return values[(index + step + values.count) % values.count]
    }
    switch form {
    case .choice(let choices): return turned(choices.map(\.stored))
    case .theme: return turned(themes)
    case .number(let range, let width):
      let next = min(max((Int(value) ?? range.lowerBound) + step * width, range.lowerBound), range.upperBound)
      return String(next) == value ? nil : String(next)
    case .width(let columns, let percent):
      switch PaneWidth(value) {
      case nil: return step > 0 ? String(columns.lowerBound) : nil
      case .columns(let count) where count + 2 * step < columns.lowerBound: return "auto"
      case .columns(let count): return String(min(count + 2 * step, columns.upperBound))
      case .percent(let part) where part + step < percent.lowerBound: return "auto"
      case .percent(let part): return "\(min(part + step, percent.upperBound))%"
      }
    case .time:
      guard let time = TimeOfDay(value) else { return nil }
      return TimeOfDay(minutes: (time.minutes + 30 * step + 1_440) % 1_440).text
    case .rails: return nil
    }
  }
}

extension OverlayBox {
  /// The pane of settings.
  static func settings(_ pane: SettingsState, state: ReaderState) -> OverlayBox {
    let lines = PageSetting.table.enumerated().map { index, setting in
      let value = state.value(of: setting.setting)
      let words = setting.words(for: value).joined(separator: ", ")
      let mark =
        switch state.fileSettings[setting.setting] {
        case value: "·"
        case nil: value == ReaderState.shipped(setting.setting) ? " " : "*"
        default: "*"
        }
      return Line(key: setting.title, text: "\(mark) \(words)", index: index)
    }
    return OverlayBox(
      title: "Settings   · in config.yaml   * not kept", lines: lines, hint: "←→ change   Enter types   Esc closes",
      selected: pane.selected, columns: 64, state: state, atRight: state.screen.columns >= 100)
  }
}
