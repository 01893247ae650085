import Articles
import Screen

/// Takes `event` into `state` and says what is to be done outside. The only place where state changes.
public func update(_ state: inout ReaderState, _ event: Event) -> [Effect] {
  let habits = state.habits
  return habits.applied { state.take(event) }
}

extension ReaderState {
  fileprivate mutating func take(_ event: Event) -> [Effect] {
    switch event {
    case .terminal(.key(let key)):
      let effects = take(key)
      adviseKeeping(effects)
      return effects
    case .terminal(.mouse(let mouse)): return take(mouse)
    case .terminal(.resize(let size)):
      screen = size
      keepPreviewVisible()
      return layOut()
    case .terminal(.paste(let text)): return paste(text)
    case .terminal(.ability(let ability)): return take(ability)
    case .terminal(.terminate): return leave()
    case .terminal(.wake): return []
    case .tick(let present):
      let minute = clock.now.seconds / 60
      clock = present
      // The front page tells how old its stories are.
      guard clock.now.seconds / 60 != minute else { return [] }
      layOutFront()
      return followTheme()
    case .sections, .frontPage, .page, .article, .rails, .reread, .preview, .gallery, .picture, .themes, .feeds,
      .searchCounts, .searchNames, .inscription, .queue, .fetched, .found, .code, .forCommand, .catalogue, .feedChoices,
      .refresh,
      .printable, .fileExists:
      return receive(event)
    case .theme(let theme):
      use(theme)
      return []
    case .kept(let settings, let outcome):
      noteKept(settings, outcome)
      return []
    case .storeChanged: return reload()
    case .notice(let text):
      notice = Notice(text: text, isError: false)
      return []
    case .failure(let text):
      notice = Notice(text: text, isError: true)
      return []
    }
  }

  /// Lays everything out again after the screen, a setting or the place changed, and keeps the place in the text.
  mutating func layOut() -> [Effect] {
    layOutFront()
    return layOutPlace()
  }

  /// Sets what the present place shows, and asks for the pictures it needs.
  mutating func layOutPlace() -> [Effect] {
    if !panes.contains(focus) { focus = .main }
    keepMenuVisible()
    keepRailVisible()
    switch place {
    case .front:
      keepFrontVisible()
      return wantedPictures()
    case .list:
      keepListVisible()
      setPreview()
      return previewEffects()
    case .article:
      setArticle()
      return wantedPictures()
    case .gallery:
      return wantedPictures()
    case .feeds:
      keepFeedsVisible()
      return []
    }
  }

  /// Goes to `next`; where one was can be come back to.
  mutating func go(to next: Place) -> [Effect] {
    let effects = positionEffects()
    history.leave(place)
    place = next
    arrive()
    return effects + layOutPlace()
  }

  /// Puts focus and overlays in order at a new place.
  mutating func arrive() {
    focus = .main
    menu.isOpen = false
    overlay = nil
  }

  /// Ends the program; the place in the text is kept.
  mutating func leave() -> [Effect] { positionEffects() + [.quit] }

  /// Whether the open article has no more than the few lines that feeds give.
  var showsTeaser: Bool {
    guard case .article(let here) = place, let article = here.stored?.article, article.url != nil else { return false }
    return article.isShorterThanStories
  }

  /// Asks anew for what the present place shows.
  mutating func reload() -> [Effect] {
    var effects: [Effect] = [.loadSections, .loadFrontPage]
    if case .list(let list) = place { effects.append(list.reloading) }
    if case .feeds = place { effects.append(.loadFeeds) }
    if case .article(let here) = place { effects += [.rereadArticle(here.id), .loadRail(here.id)] }
    history.forEach { kept in
      guard case .list(var list) = kept else { return }
      list.isStale = true
      kept = .list(list)
    }
    return effects
  }
}
