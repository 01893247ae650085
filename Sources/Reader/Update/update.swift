import Articles
import Screen

/// Takes `event` into `state` and says what is to be done outside. The only place where state changes.
public func update(_ state: inout ReaderState, _ event: Event) -> [Effect] {
  switch event {
  case .terminal(.key(let key)):
    let effects = state.take(key)
    state.adviseKeeping(effects)
    return effects
  case .terminal(.mouse(let mouse)): return state.take(mouse)
  case .terminal(.resize(let size)):
    state.screen = size
    state.keepPreviewVisible()
    return state.layOut()
  case .terminal(.paste(let text)): return state.paste(text)
  case .terminal(.ability(let ability)): return state.take(ability)
  case .terminal(.terminate): return state.leave()
  case .terminal(.wake): return []
  case .tick(let clock):
    let minute = state.clock.now.seconds / 60
    state.clock = clock
    // The front page tells how old its stories are.
    guard clock.now.seconds / 60 != minute else { return [] }
    state.layOutFront()
    return state.followTheme()
  case .sections, .frontPage, .page, .article, .rails, .reread, .preview, .gallery, .picture, .themes, .feeds,
    .searchCounts, .searchNames, .inscription, .queue, .fetched, .found, .code, .forCommand, .catalogue, .feedChoices,
    .refresh,
    .printable, .fileExists:
    return state.receive(event)
  case .theme(let theme):
    state.use(theme)
    return []
  case .kept(let settings, let outcome):
    state.noteKept(settings, outcome)
    return []
  case .storeChanged: return state.reload()
  case .notice(let text):
    state.notice = Notice(text: text, isError: false)
    return []
  case .failure(let text):
    state.notice = Notice(text: text, isError: true)
    return []
  }
}

extension ReaderState {
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
