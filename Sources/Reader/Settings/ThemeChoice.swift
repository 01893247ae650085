// Which theme is used: always the same, or one for the light and one for the dark, by what the terminal says of its colors or
// by the time of day. The reader says which it wants; whoever has the files reads it.

import Articles
import Screen
import Themes

/// What decides which theme is used.
public struct ThemeChoice: Hashable, Sendable {
  /// What decides.
  public enum Guide: String, Hashable, Sendable {
    /// Nothing: it is one theme.
    case name
    /// Whether the terminal's colors are light or dark ones.
    case terminal
    /// The time of day.
    case time
  }

  /// What decides.
  public var guide = Guide.name
  /// The theme, where nothing decides.
  public var name = ThemeLibrary.defaultName
  /// The theme in the light.
  public var light = ThemeLibrary.defaultName
  /// The theme in the dark.
  public var dark = ThemeLibrary.darkName
  /// When it gets light.
  public var dawn = TimeOfDay(minutes: 7 * 60)
  /// When it gets dark.
  public var dusk = TimeOfDay(minutes: 19 * 60)

  /// Whether it is light at `moment`; the day may reach over midnight.
  func isLight(at moment: TimeOfDay) -> Bool {
    if dawn <= dusk { return (dawn..<dusk).contains(moment) }
    return !(dusk..<dawn).contains(moment)
  }
}

/// A time of day, to the minute.
public struct TimeOfDay: Hashable, Comparable, Sendable {
  /// Since midnight.
  var minutes: Int

  init(minutes: Int) { self.minutes = minutes }

  /// `7:00` or `19:30`; nil for anything else.
  init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
      parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }), let hour = Int(parts[0]), hour < 24,
      let minute = Int(parts[1]), minute < 60
    else { return nil }
    minutes = hour * 60 + minute
  }

  /// As it is written, `07:00`.
  var text: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(minutes / 60)):\(two(minutes % 60))"
  }

  /// The earlier is the less.
  public static func < (first: TimeOfDay, second: TimeOfDay) -> Bool { first.minutes < second.minutes }
}

extension ReaderState {
  /// Whether it is light or dark by what decides; nil where nothing does.
  private var light: Theme.Appearance? {
    switch settings.theme.guide {
    case .name: nil
    case .terminal: appearance ?? .light
    case .time:
      settings.theme.isLight(at: TimeOfDay(minutes: clock.minuteOfDay)) ? .light : .dark
    }
  }

  /// The name of the theme that is to be used now.
  public var wantedTheme: String {
    switch light {
    case nil: settings.theme.name
    case .light: settings.theme.light
    case .dark: settings.theme.dark
    }
  }

  /// The setting that names the theme in use.
  var themeSetting: Setting {
    switch light {
    case nil: .theme
    case .light: .lightTheme
    case .dark: .darkTheme
    }
  }

  /// Says that the theme in use is the one that was wanted, read or not.
  public mutating func noteTheme() { askedTheme = wantedTheme }

  /// Asks for the theme that is to be used now, where it is another one. Without colors there is one theme only.
  mutating func followTheme() -> [Effect] {
    guard depth != .monochrome, wantedTheme != askedTheme else { return [] }
    noteTheme()
    return [.loadTheme(wantedTheme)]
  }

  /// Takes the theme that was asked for. One that is being tried in the picker stays until the picker goes.
  mutating func use(_ next: Theme) {
    guard next.name == askedTheme else { return }
    if case .themes(var picker) = overlay {
      picker.original = next
      overlay = .themes(picker)
    } else {
      theme = next
    }
  }

  /// Takes what the terminal says of its colors.
  mutating func take(preference: Theme.Appearance) -> [Effect] {
    tellsPreference = true
    return take(appearance: preference)
  }

  /// Takes the color of the terminal's background, which tells light from dark where nothing else does.
  mutating func take(background color: Color) -> [Effect] {
    background = color
    guard !tellsPreference else { return [] }
    return take(appearance: color.isDark ? .dark : .light)
  }

  private mutating func take(appearance next: Theme.Appearance) -> [Effect] {
    guard next != appearance else { return [] }
    appearance = next
    return [.saveSetting(.appearance, next.rawValue)] + followTheme()
  }

  /// Whether what is drawn stands on a light ground: the theme's paper, or the terminal's own where the theme leaves it.
  var standsOnLight: Bool {
    let paper = theme.style(.text).background
    if paper == .standard, let background { return !background.isDark }
    return theme.appearance == .light
  }
}
