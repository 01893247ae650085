import Articles
import Screen

extension ReaderState {
  /// Takes a key: to the overlay if there is one, else to the command it stands for in the focused pane.
  mutating func take(_ key: Key) -> [Effect] {
    notice = nil
    if overlay != nil {
      // Ctrl-C ends what one is in, and only the page is the whole program.
      begunKeys = []
      return takeInOverlay(key == Key(.character("c"), .control) ? Key(.escape) : key)
    }
    let typed = typedNumber
    typedNumber = nil
    if begunKeys.isEmpty, let effects = selectLink(by: key, after: typed) { return effects }
    let keys = begunKeys + [key]
    let name: Command.Name
    switch keymap.meaning(of: keys, in: scope) {
    case .beginning:
      begunKeys = keys
      tell(keys.map { keyLabel($0.name) }.joined(separator: " ") + " …")
      return []
    case .command(let meant): name = meant
    case .nothing where keys.count > 1: return takeBroken(keys)
    case .nothing:
      if let effects = runOwnCommand(on: key) { return effects }
      notice = Notice(text: "No command on \(key.name) here. ? shows the keys.", isError: false)
      return []
    }
    begunKeys = []
    if name == .openSection, case .character(let digit) = key.code, let number = digit.wholeNumberValue {
      return openBarEntry(number)
    }
    return perform(name)
  }

  /// Takes keys that began a row but do not end one: the first may be a command of its own. Esc ends what was begun.
  private mutating func takeBroken(_ keys: [Key]) -> [Effect] {
    begunKeys = []
    guard keys.last != Key(.escape) else { return [] }
    guard keys.count == 2, let first = keymap.command(for: keys[0], in: scope) else {
      tell("No command on \(keys.map(\.name).joined(separator: " ")) here. ? shows the keys.")
      return []
    }
    return perform(first) + take(keys[1])
  }

  /// Text pasted at once goes into a line being typed, and nowhere else: pasted text is no key presses.
  mutating func paste(_ text: String) -> [Effect] {
    let line = String(text.drop { $0.isWhitespace }.prefix { !$0.isNewline }.prefix(1_000))
    switch overlay {
    case .prompt(var prompt):
      prompt.input.text += line
      overlay = .prompt(prompt)
      return promptChanged(prompt)
    case .palette(var palette):
      palette.input.text += line
      palette.selected = 0
      overlay = .palette(palette)
    case .preview(var preview):
      guard case .file(var input) = preview.asking else { return [] }
      input.text += line
      preview.asking = .file(input)
      overlay = .preview(preview)
    case .catalogue(var catalogue):
      catalogue.input.text += line
      catalogue.selected = 0
      overlay = .catalogue(catalogue)
    default: break
    }
    return []
  }

  /// Carries out a command in the focused pane.
  mutating func perform(_ name: Command.Name) -> [Effect] {
    switch name {
    case .cursorDown, .cursorUp, .cursorLeft, .cursorRight, .pageDown, .pageUp, .halfPageDown, .halfPageUp, .first,
      .last:
      return move(Motion(name))
    case .open: return open()
    case .unfold: return unfoldMenuRow()
    case .fold: return foldOrLeaveMenu()
    case .back: return back()
    case .forward: return forward()
    case .close: return close()
    case .quit: return leave()
    case .nextPane: return turnFocus(by: 1)
    case .previousPane: return turnFocus(by: -1)
    case .toggleMenu: return toggleMenu()
    case .toggleRail, .readingView, .textLarger, .textSmaller, .textNormal, .measureWider, .measureNarrower,
      .toggleHeadlines, .toggleJustified, .toggleHyphenation, .toggleLineBreak, .togglePictures:
      return changeSetting(name)
    case .codeLeft: return moveCode(by: -8)
    case .codeRight: return moveCode(by: 8)
    case .frontPage: return goToFrontPage()
    case .openSection: return []
    case .toggleFold: return toggleFold()
    case .nextList: return jumpList(by: 1)
    case .previousList: return jumpList(by: -1)
    case .hideList: return hideList()
    case .nextArticle: return step(by: 1)
    case .previousArticle: return step(by: -1)
    case .nextUnread: return goToUnread(by: 1)
    case .previousUnread: return goToUnread(by: -1)
    case .nextMatch: return isFinding ? jumpMatch(by: 1) : goToUnread(by: 1)
    case .previousMatch: return isFinding ? jumpMatch(by: -1) : goToUnread(by: -1)
    case .find:
      var start = ReadingPosition()
      if case .article(let here) = place, here.top > 0 { start = here.firstVisiblePosition ?? start }
      overlay = .prompt(PromptState(kind: .find, start: start))
      return []
    case .search: return startSearch()
    case .keepSearch: return keepSearch()
    case .queue, .nextInQueue, .tagStory, .noteStory: return handleKeeping(name)
    case .save, .toggleRead, .markAllRead, .remove, .undo, .openInBrowser, .fetchStory, .fullText, .copyAddress:
      return handle(name)
    case .refresh, .feedList, .catalogue, .addFeed, .renameFeed, .moveFeed, .removeFeed, .retryFeed, .nextFailingFeed,
      .previousFailingFeed, .fullTextRule:
      return handleFeeds(name)
    case .changeOrder: return changeOrder()
    case .openByline: return openByline()
    case .openPhotos: return openPhotos()
    case .printPreview: return openPreview()
    case .chooseTheme:
      overlay = .themes(ThemePickerState(original: theme))
      return [.loadThemes]
    case .settings: return openSettings()
    case .keepSettings: return askToKeepSettings()
    case .chooseLettering:
      guard letters.draws else {
        tell(letters.advice)
        return []
      }
      overlay = .lettering(LetteringPickerState(letters))
      return []
    case .copyText: return copyParagraph()
    case .selectLines: return startSelecting()
    case .followLink: return startHints()
    case .share: return startSharing()
    case .pipe: return startPiping()
    case .palette:
      overlay = .palette(PaletteState(scope: scope))
      return []
    case .help:
      overlay = .help(HelpState(scope: scope))
      return []
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    }
  }

  private mutating func turnFocus(by step: Int) -> [Effect] {
    let panes = panes
    let index = panes.firstIndex(of: focus) ?? 0
    focus = panes[(index + step + panes.count) % panes.count]
    if focus == .menu { selectHereInMenu() } else { menu.isOpen = false }
    return layOutPlace()
  }

  private mutating func toggleMenu() -> [Effect] {
    if focus == .menu {
      focus = .main
      menu.isOpen = false
    } else {
      menu.isOpen = true
      if case .gallery = place { return [] }
      focus = .menu
      selectHereInMenu()
    }
    return layOutPlace()
  }

  /// The entry of the section bar with this number: 1 is the front page.
  mutating func openBarEntry(_ number: Int) -> [Effect] {
    if number == 1 { return goToFrontPage() }
    guard barSections.indices.contains(number - 2) else {
      notice = Notice(text: "There is no section \(number).", isError: false)
      return []
    }
    return openSection(barSections[number - 2])
  }
}
