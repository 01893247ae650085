// The settings of the page, as config.yaml has them and as they can be changed on the page. This table is the single source:
// what the file may hold, what is wrong in it, the pane of settings and what is written back are made from it.

/// A setting of the page.
public struct PageSetting: Hashable, Sendable {
  /// A word of the file, and what is remembered for it.
  struct Choice: Hashable, Sendable {
    var word: String
    var stored: String
    /// Other spellings that are understood.
    var synonyms: [String] = []
  }

  /// What it can be.
  enum Form: Hashable, Sendable {
    case choice([Choice])
    case number(ClosedRange<Int>, step: Int)
    /// Columns or percent, or as the screen suggests.
    case width(columns: ClosedRange<Int>, percent: ClosedRange<Int>)
    /// Lists for the rail.
    case rails
    /// The name of a theme.
    case theme
    /// A time of day.
    case time
  }

  /// What it is called where it is remembered.
  public let setting: Setting
  /// The mapping of the file that it stands in.
  public let group: String
  /// Its name in the mapping.
  public let name: String
  /// What it is, in a few words.
  public let title: String
  let form: Form

  /// Whether the file holds it as a list.
  public var isList: Bool { form == .rails }

  private static let truth = Form.choice([
    Choice(word: "true", stored: "yes", synonyms: ["yes", "on"]),
    Choice(word: "false", stored: "no", synonyms: ["no", "off"]),
  ])

  /// All settings, in the order in which they are shown.
  public static let table: [PageSetting] = [
    PageSetting(
      .themeGuide, "theme", "by", "Theme by",
      .choice([
        Choice(word: "name", stored: "name"), Choice(word: "terminal", stored: "terminal"),
        Choice(word: "time", stored: "time"),
      ])),
    PageSetting(.theme, "theme", "name", "Theme", .theme),
    PageSetting(.lightTheme, "theme", "light", "Theme in the light", .theme),
    PageSetting(.darkTheme, "theme", "dark", "Theme in the dark", .theme),
    PageSetting(.dawn, "theme", "from", "Light from", .time),
    PageSetting(.dusk, "theme", "until", "Light until", .time),
    PageSetting(.textSize, "text-size", "level", "Text size", .number(-2...5, step: 1)),
    PageSetting(.measure, "layout", "measure", "Columns of a line", .number(30...140, step: 4)),
    PageSetting(
      .justified, "page", "align", "Lines",
      .choice([Choice(word: "ragged", stored: "no"), Choice(word: "justified", stored: "yes")])),
    PageSetting(.hyphenation, "page", "hyphenate", "Hyphenation", truth),
    PageSetting(
      .lineBreak, "page", "korean", "Korean lines end by",
      .choice([Choice(word: "word", stored: "word"), Choice(word: "syllable", stored: "syllable")])),
    PageSetting(.pictures, "page", "pictures", "Pictures", truth),
    PageSetting(
      .headlines, "page", "headlines", "Lead headlines",
      .choice([Choice(word: "drawn", stored: "yes"), Choice(word: "written", stored: "no")])),
    PageSetting(.menuWidth, "layout", "menu", "Section menu's width", .width(columns: 14...80, percent: 5...40)),
    PageSetting(.railShown, "layout", "show-rail", "Rail", truth),
    PageSetting(.railWidth, "layout", "rail", "Rail's width", .width(columns: 20...120, percent: 10...50)),
    PageSetting(
      .railSide, "layout", "rail-side", "Rail's side",
      .choice([Choice(word: "right", stored: "right"), Choice(word: "left", stored: "left")])),
    PageSetting(.railLists, "layout", "rail-lists", "Rail's lists", .rails),
  ]

  private init(_ setting: Setting, _ group: String, _ name: String, _ title: String, _ form: Form) {
    (self.setting, self.group, self.name, self.title, self.form) = (setting, group, name, title, form)
  }

  /// The setting of this name in a mapping of the file.
  public static func named(_ name: String, in group: String) -> PageSetting? {
    table.first { $0.group == group && $0.name == name }
  }

  /// What is remembered for `words`, which is one word but for a list. `themes` are the names of those there are.
  public func value(of words: [String], isList: Bool, themes: [String]) throws(PageSettingError) -> String {
    if case .rails = form {
      guard isList else { throw PageSettingError("\(name) wants a list, such as [related, links]") }
      for word in words where RailChoice(word) == nil {
        throw PageSettingError(
          "\(name) knows no list “\(word)”", word: word, names: RailChoice.kinds.map(\.name) + ["ranked: TITLE"])
      }
      return words.joined(separator: "\n")
    }
    guard !isList, let word = words.first else { throw PageSettingError("\(name) wants one value, no list") }
    switch form {
    case .choice(let choices):
      let found = choices.first { $0.word == word.lowercased() || $0.synonyms.contains(word.lowercased()) }
      guard let found else {
        throw PageSettingError("\(name) is not “\(word)”", word: word, names: choices.map(\.word))
      }
      return found.stored
    case .number(let range, _):
      guard let number = Int(word), range.contains(number) else {
        throw PageSettingError("\(name) wants a whole number from \(range.lowerBound) to \(range.upperBound)")
      }
      return String(number)
    case .width(let columns, let percent):
      if word == "auto" { return word }
      let isKnown =
        switch PaneWidth(word) {
        case .columns(let count): columns.contains(count)
        case .percent(let part): percent.contains(part)
        case nil: false
        }
      guard isKnown else {
        throw PageSettingError(
          """
          \(name) wants auto, columns from \(columns.lowerBound) to \(columns.upperBound), \
          or a part of the screen from \(percent.lowerBound)% to \(percent.upperBound)%
          """)
      }
      return word
    case .time:
      guard let time = TimeOfDay(word) else { throw PageSettingError("\(name) wants a time of day such as 07:00") }
      return time.text
    case .theme:
      guard themes.contains(word) else {
        throw PageSettingError("there is no theme “\(word)”", word: word, names: themes)
      }
      return word
    case .rails: return word
    }
  }

  /// The words of the file that stand for what is remembered.
  public func words(for value: String) -> [String] {
    switch form {
    case .choice(let choices): [choices.first { $0.stored == value }?.word ?? value]
    case .rails: value.split(separator: "\n").map(String.init)
    case .number, .width, .theme, .time: [value]
    }
  }
}

/// What is wrong with a value of a setting.
public struct PageSettingError: Error, Hashable, Sendable {
  /// What is wrong, without what would be right where `names` say so.
  public let reason: String
  /// The word that is none of `names`.
  public let word: String
  /// What would be right; empty where the reason says it.
  public let names: [String]

  init(_ reason: String, word: String = "", names: [String] = []) {
    (self.reason, self.word, self.names) = (reason, word, names)
  }
}
