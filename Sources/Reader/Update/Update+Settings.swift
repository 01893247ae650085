import Articles
import Screen
import Themes
import Typesetting

extension ReaderState {
  /// Changes how the page looks; the place in the text stays.
  mutating func changeSetting(_ name: Command.Name) -> [Effect] {
    switch name {
    case .textLarger: return setTextSize(shownTextSize.larger)
    case .textSmaller: return setTextSize(shownTextSize.smaller)
    case .textNormal: return setTextSize(.standard)
    case .measureWider: return setMeasure(settings.measure + 4)
    case .measureNarrower: return setMeasure(settings.measure - 4)
    case .toggleHeadlines:
      settings.drawsHeadlines.toggle()
      tell(settings.drawsHeadlines ? "Headlines are drawn where there is room" : "Headlines are written")
      return [.saveSetting(.headlines, settings.drawsHeadlines ? "yes" : "no")] + layOut()
    case .toggleJustified:
      settings.isJustified.toggle()
      tell(settings.isJustified ? "Justified" : "Ragged right")
      return [.saveSetting(.justified, settings.isJustified ? "yes" : "no")] + layOut()
    case .toggleHyphenation:
      settings.hyphenates.toggle()
      tell(settings.hyphenates ? "Words are taken apart where a line asks for it" : "Words stay whole")
      return [.saveSetting(.hyphenation, settings.hyphenates ? "yes" : "no")] + layOut()
    case .toggleLineBreak:
      settings.korean = settings.korean == .word ? .syllable : .word
      tell(settings.korean == .word ? "Korean lines end between words" : "Korean lines may end after any syllable")
      return [.saveSetting(.lineBreak, settings.korean.rawValue)] + layOut()
    case .togglePictures:
      settings.showsPictures.toggle()
      tell(settings.showsPictures ? "Pictures on" : "Pictures off; captions stay")
      return [.saveSetting(.pictures, settings.showsPictures ? "yes" : "no")] + layOut()
    case .toggleRail:
      settings.showsRail.toggle()
      if focus == .rail { focus = .main }
      tell(settings.showsRail ? "The rail is shown where there is room" : "The rail is hidden; v shows it")
      return [.saveSetting(.railShown, settings.showsRail ? "yes" : "no")] + layOut()
    case .readingView:
      settings.isReadingView.toggle()
      focus = .main
      tell(settings.isReadingView ? "The article alone; z brings the rest back" : "")
      return layOut()
    default: return []
    }
  }

  /// The step at which text is seen now.
  private var shownTextSize: TextSize { letters.scalesFont ? settings.textSize : textSize(in: articlePane) }

  private mutating func setTextSize(_ size: TextSize) -> [Effect] {
    if size == settings.textSize, size != .standard {
      tell(size.level > 0 ? "This is the largest text." : "This is the smallest text.")
      return []
    }
    guard isOffered(size, in: articlePane) else {
      tell(letters.advice)
      return []
    }
    settings.textSize = size
    if letters.scalesFont {
      tell("Text \(size.level > 0 ? "+" : "")\(size.level), by the terminal's font")
      return [.saveSetting(.textSize, String(size.level)), .scaleFont(size.level)]
    }
    let way = letters.sizes ? "made larger by the terminal" : "drawn"
    switch size.level {
    case TextSize.drawn: tell("Text +\(size.level), \(way)\(letters.isFontWanted ? Self.fontAdvice : "")")
    case 1: tell("Text +1: only the spacing grows")
    case ..<0: tell("Text \(size.level): set closer")
    default: tell("Text at its normal size")
    }
    return [.saveSetting(.textSize, String(size.level))] + layOut()
  }

  /// What is told where the terminal's font was to be changed and cannot be.
  private static let fontAdvice = "; this terminal does not let its font be changed"

  private mutating func setMeasure(_ columns: Int) -> [Effect] {
    settings.measure = min(max(columns, 30), 140)
    tell("Lines of at most \(settings.measure) columns")
    return [.saveSetting(.measure, String(settings.measure))] + layOut()
  }

  /// Says something on the status line.
  mutating func tell(_ text: String) { notice = text.isEmpty ? nil : Notice(text: text, isError: false) }

  /// Takes a setting as it was saved; what makes no sense is passed over.
  public mutating func restore(_ setting: Setting, _ value: String) {
    let lines = value.split(separator: "\n").map(String.init)
    switch setting {
    case .theme: settings.theme.name = value
    case .themeGuide: settings.theme.guide = ThemeChoice.Guide(rawValue: value) ?? .name
    case .lightTheme: settings.theme.light = value
    case .darkTheme: settings.theme.dark = value
    case .dawn: settings.theme.dawn = TimeOfDay(value) ?? ThemeChoice().dawn
    case .dusk: settings.theme.dusk = TimeOfDay(value) ?? ThemeChoice().dusk
    case .appearance: appearance = Theme.Appearance(rawValue: value)
    case .textSize: settings.textSize = TextSize(Int(value) ?? 0)
    case .packing: letters.chosen = DotPacking(rawValue: value)
    case .headlines: settings.drawsHeadlines = value != "no"
    case .measure: settings.measure = min(max(Int(value) ?? 66, 30), 140)
    case .justified: settings.isJustified = value == "yes"
    case .hyphenation: settings.hyphenates = value != "no"
    case .lineBreak: settings.korean = KoreanBreaking(rawValue: value) ?? .word
    case .pictures: settings.showsPictures = value != "no"
    case .railShown: settings.showsRail = value != "no"
    case .menuWidth: settings.menuWidth = PaneWidth(value)
    case .railWidth: settings.railWidth = PaneWidth(value)
    case .railSide: settings.railSide = Side(rawValue: value) ?? .right
    case .railLists: settings.railLists = lines.compactMap(RailChoice.init)
    case .foldedLists: settings.foldedLists = Set(lines)
    case .foldedSections: menu.unfolded = Set(lines.compactMap { Int64($0).map(SectionID.init) })
    case .savedSearches: savedSearches = lines
    case .hiddenLists:
      for line in lines {
        guard let mark = line.lastIndex(of: "="), let until = Int64(line[line.index(after: mark)...]) else { continue }
        settings.hiddenLists[String(line[..<mark])] = until
      }
    }
  }
}
