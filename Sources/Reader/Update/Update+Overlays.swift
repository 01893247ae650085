// Keys while something lies over the page.

import Articles
import Screen
import Themes

extension ReaderState {
  mutating func takeInOverlay(_ key: Key) -> [Effect] {
    if key.code == .escape {
      if case .themes(let picker) = overlay { theme = picker.original }
      if case .lettering(let picker) = overlay { return take(key, in: picker) }
      if case .question(let question) = overlay { return take(key, in: question) }
      if case .preview(let preview) = overlay { return take(key, in: preview) }
      if case .prompt(let prompt) = overlay {
        if prompt.kind == .search { return cancelSearch(prompt) }
        if prompt.kind == .find { find("", from: prompt.start) }
        if case .setting(let pane) = prompt.kind {
          overlay = .settings(pane)
          return []
        }
      }
      overlay = nil
      return []
    }
    switch overlay {
    case .help(let help): return take(key, in: help)
    case .palette(let palette): return take(key, in: palette)
    case .themes(let picker): return take(key, in: picker)
    case .lettering(let picker): return take(key, in: picker)
    case .settings(let pane): return take(key, in: pane)
    case .prompt(let prompt): return take(key, in: prompt)
    case .question(let question): return take(key, in: question)
    case .catalogue(let catalogue): return take(key, in: catalogue)
    case .preview(let preview): return take(key, in: preview)
    case .hints(let hints): return take(key, in: hints)
    case .link(let link): return take(key, in: link)
    case .share(let share): return take(key, in: share)
    case .code(let code): return take(key, in: code)
    case .selection(let selection): return take(key, in: selection)
    case nil: return []
    }
  }

  /// The motion that a key stands for in any list.
  func motion(for key: Key) -> Motion? {
    switch keymap.command(for: key, in: .list) {
    case .cursorDown: .line(1)
    case .cursorUp: .line(-1)
    case .pageDown: .page(1)
    case .pageUp: .page(-1)
    case .halfPageDown: .half(1)
    case .halfPageUp: .half(-1)
    case .first: .first
    case .last: .last
    default: nil
    }
  }

  private mutating func take(_ key: Key, in help: HelpState) -> [Effect] {
    var help = help
    if let motion = motion(for: key) {
      let box = OverlayBox.help(help, state: self)
      let last = max(0, box.lines.count - box.visibleRows)
      switch motion {
      case .last: help.top = last
      case .line(let step): help.top = min(max(0, help.top + step), last)
      default: help.top = min(motion.apply(to: help.top, count: box.lines.count, page: box.visibleRows), last)
      }
    } else if key == Key(.tab) {
      let scopes = Command.Scope.allCases
      help.scope = scopes[((scopes.firstIndex(of: help.scope) ?? 0) + 1) % scopes.count]
      help.top = 0
    } else if [Key("q"), Key("?"), Key(.enter), Key(.backspace)].contains(key) {
      overlay = nil
      return []
    }
    overlay = .help(help)
    return []
  }

  private mutating func take(_ key: Key, in palette: PaletteState) -> [Effect] {
    var palette = palette
    switch (key.code, key.modifiers) {
    case (.enter, _):
      overlay = nil
      guard palette.found.indices.contains(palette.selected) else {
        tell("No command fits “\(palette.input.text)”.")
        return []
      }
      return perform(palette.found[palette.selected].name)
    case (.down, _), (.character("n"), .control), (.tab, []): palette.selected += 1
    case (.up, _), (.character("p"), .control), (.tab, .shift): palette.selected -= 1
    case (.pageDown, _): palette.selected += 10
    case (.pageUp, _): palette.selected -= 10
    default:
      if palette.input.take(key) { palette.selected = 0 }
    }
    palette.selected = min(max(0, palette.selected), max(0, palette.found.count - 1))
    overlay = .palette(palette)
    return []
  }

  private mutating func take(_ key: Key, in picker: ThemePickerState) -> [Effect] {
    var picker = picker
    if key.code == .enter {
      overlay = nil
      let setting = themeSetting
      restore(setting, theme.name)
      noteTheme()
      switch setting {
      case .lightTheme: tell("Theme in the light: \(theme.title)")
      case .darkTheme: tell("Theme in the dark: \(theme.title)")
      default: tell("Theme: \(theme.title)")
      }
      return [.saveSetting(setting, theme.name)]
    }
    if key == Key("q") {
      theme = picker.original
      overlay = nil
      return []
    }
    let motion = motion(for: key) ?? (key == Key("t") || key == Key(.tab) ? .line(1) : nil)
    if let motion {
      picker.selected = motion.apply(to: picker.selected, count: picker.themes.count, page: 8)
      if picker.themes.indices.contains(picker.selected) { theme = picker.themes[picker.selected] }
    }
    overlay = .themes(picker)
    return []
  }

  private mutating func take(_ key: Key, in prompt: PromptState) -> [Effect] {
    var prompt = prompt
    if key.code == .enter {
      if prompt.kind == .search { return enterSearch(prompt) }
      overlay = nil
      let text = prompt.input.text
      switch prompt.kind {
      case .find:
        find(text, isPattern: prompt.isPattern, from: prompt.start)
        if case .article(let here) = place, let found = here.find {
          tell(
            found.matches.isEmpty
              ? "“\(text)” is not in this article."
              : "Match \(found.current + 1) of \(found.matches.count) for “\(text)”; n and N go round, Esc ends")
          if found.matches.isEmpty { find("", from: prompt.start) }
        }
        return []
      case .search: return []
      case .inscription(let id, let inscription): return inscribe(text, on: id, inscription)
      case .pipe: return pipe(to: text)
      case .setting(let pane): return enterSetting(text, in: pane)
      case .addFeed, .renameFeed, .moveFeed: return enter(text, prompt.kind)
      }
    }
    if key.code == .backspace, prompt.input.text.isEmpty {
      // A line that was emptied says that there shall be nothing.
      if case .inscription = prompt.kind { return [] }
      if prompt.kind == .search { return cancelSearch(prompt) }
      overlay = nil
      return []
    }
    if prompt.kind == .search { return takeInSearch(key, prompt) }
    prompt.problem = nil
    if prompt.kind == .find, key == Key(.character("r"), .control) {
      prompt.isPattern.toggle()
    } else {
      guard prompt.input.take(key) else { return [] }
    }
    overlay = .prompt(prompt)
    return promptChanged(prompt)
  }

  /// What is typed is looked for at once.
  mutating func promptChanged(_ prompt: PromptState) -> [Effect] {
    if prompt.kind == .search { return searchChanged(prompt) }
    if prompt.kind == .find { find(prompt.input.text, isPattern: prompt.isPattern, from: prompt.start) }
    return []
  }

  private mutating func take(_ key: Key, in question: Question) -> [Effect] {
    overlay = nil
    guard key == Key("y") || key == Key("Y") else {
      tell("Nothing was changed.")
      return []
    }
    // What was done last is what `U` undoes.
    lastHiddenList = nil
    return question.effects + (question.leavesPlace ? leaveRemoved() : [])
  }
}
