import Typesetting

extension ReaderState {
  /// A setting of the page as it is remembered: what `restore` takes; empty for those that are not the page's.
  func value(of setting: Setting) -> String { settings.value(of: setting) }
}

extension Settings {
  /// A setting of the page as it is remembered.
  func value(of setting: Setting) -> String {
    func word(_ truth: Bool) -> String { truth ? "yes" : "no" }
    return switch setting {
    case .textSize: String(textSize.level)
    case .headlines: word(drawsHeadlines)
    case .measure: String(measure)
    case .justified: word(isJustified)
    case .hyphenation: word(hyphenates)
    case .lineBreak: korean.rawValue
    case .pictures: word(showsPictures)
    case .railShown: word(showsRail)
    case .menuWidth: menuWidth?.text ?? "auto"
    case .railWidth: railWidth?.text ?? "auto"
    case .railSide: railSide.rawValue
    case .railLists: railLists.map(\.text).joined(separator: "\n")
    case .theme: theme.name
    case .themeGuide: theme.guide.rawValue
    case .lightTheme: theme.light
    case .darkTheme: theme.dark
    case .dawn: theme.dawn.text
    case .dusk: theme.dusk.text
    case .appearance, .packing, .foldedLists, .foldedSections, .savedSearches, .hiddenLists: ""
    }
  }
}
