// Going from place to place.

import Articles
import Screen

extension ReaderState {
  /// Opens what is selected in the focused pane.
  mutating func open() -> [Effect] {
    switch (focus, place) {
    case (.menu, _): return openMenuRow()
    case (.rail, _): return openRailItem()
    case (.main, .front(let here)):
      guard frontLayout.boxes.indices.contains(here.selected) else { return [] }
      switch frontLayout.boxes[here.selected].target {
      case .story(let index):
        let stories = frontStories
        return openArticle(stories[index].id, companions: stories)
      case .gallery(let id): return openGallery(id)
      }
    case (.main, .list(let list)):
      guard let selection = list.selection else { return [] }
      let source = ListSource(listing: list.listing, order: list.order, next: list.next)
      return openArticle(selection.id, companions: list.rows, source: source)
    case (.main, .article): return openPhotos()
    case (.main, .gallery): return move(.line(1))
    case (.main, .feeds): return openFeed()
    }
  }

  /// The stories of the front page in order of rank.
  var frontStories: [Teaser] { front.lead + front.stories }

  mutating func openArticle(_ id: ArticleID, companions: [Teaser], source: ListSource? = nil) -> [Effect] {
    go(to: .article(ArticleState(id: id, companions: companions, source: source))) + [.loadArticle(id)]
  }

  mutating func openGallery(_ id: Int64) -> [Effect] {
    let title = galleries.first { $0.id == id }?.title ?? front.galleries.first { $0.id == id }?.title ?? ""
    return go(to: .gallery(GalleryState(title: title, id: id))) + [.loadGallery(id)]
  }

  mutating func openSection(_ section: Section) -> [Effect] {
    openListing(.section(section.id), title: section.path.joined(separator: " › "))
  }

  mutating func openListing(_ listing: Listing, title: String) -> [Effect] {
    if case .list(let list) = place, list.listing == listing {
      arrive()
      return layOutPlace()
    }
    var list = ListState(listing: listing, title: title)
    list.isLoading = true
    return go(to: .list(list)) + [.loadPage(listing, list.order, after: nil)]
  }

  mutating func goToFrontPage() -> [Effect] {
    if case .front = place {
      arrive()
      return layOutPlace()
    }
    var here = FrontState()
    here.rail.lists = visible(front.rails)
    return go(to: .front(here)) + [.loadFrontPage]
  }

  // MARK: Back and forward

  mutating func back() -> [Effect] {
    if focus != .main {
      focus = .main
      menu.isOpen = false
      return layOutPlace()
    }
    if case .article(var here) = place, here.find != nil {
      here.find = nil
      place = .article(here)
      return []
    }
    return positionEffects() + turn(to: history.back(from: place), orSay: "This is where you began. q quits.")
  }

  /// Out of an article that was removed: to the place before, and not forward to it again.
  mutating func leaveRemoved() -> [Effect] {
    guard case .article = place, let before = history.leaveForGood() else { return [] }
    place = before
    arrive()
    return returnEffects()
  }

  mutating func forward() -> [Effect] {
    positionEffects() + turn(to: history.forward(from: place), orSay: "There is nothing further on.")
  }

  /// Arrives at a place of the history again; where there is none, says so.
  private mutating func turn(to kept: Place?, orSay words: String) -> [Effect] {
    guard let kept else {
      tell(words)
      return []
    }
    place = kept
    arrive()
    return returnEffects()
  }

  /// One level out: the menu, the rail, the article; from the first place of all, out of the program.
  mutating func close() -> [Effect] {
    if focus == .main, history.behind.isEmpty { return leave() }
    if focus == .main, case .front = place { return leave() }
    return back()
  }

  /// A place come back to may have been left at another size, and counts may have changed.
  mutating func returnEffects() -> [Effect] {
    var effects = layOutPlace()
    if case .front = place {
      layOutFront()
      keepFrontVisible()
    }
    if case .list(let list) = place, list.rows.isEmpty || list.isStale {
      effects.append(list.reloading)
    }
    if case .feeds = place { effects.append(.loadFeeds) }
    return effects
  }

  // MARK: The list an article was opened from

  mutating func step(by step: Int) -> [Effect] {
    if case .gallery = place { return move(.line(step)) }
    guard case .article(let here) = place else { return [] }
    guard let index = here.companions.firstIndex(where: { $0.id == here.id }),
      here.companions.indices.contains(index + step)
    else {
      notice = Notice(
        text: step > 0 ? "This is the last of the list." : "This is the first of the list.", isError: false)
      return []
    }
    return replaceArticle(here.companions[index + step].id)
  }

  /// The next unread story: of the list the article came from, of the list, or of the front page.
  mutating func goToUnread(by step: Int) -> [Effect] {
    switch place {
    case .article(let here):
      let start = here.companions.firstIndex { $0.id == here.id } ?? (step > 0 ? -1 : here.companions.count)
      guard let next = unread(in: here.companions, from: start, step: step) else { return tellNoUnread() }
      return replaceArticle(here.companions[next].id)
    case .list(var list):
      guard let next = unread(in: list.rows, from: list.selected, step: step) else { return tellNoUnread() }
      list.selected = next
      list.preview = nil
      place = .list(list)
      focus = .main
      keepListVisible()
      return moreRows() + previewEffects()
    case .front(var here):
      let stories = frontStories
      let order = frontLayout.boxes.indices.filter { index in
        if case .story(let story) = frontLayout.boxes[index].target { return !stories[story].isRead }
        return false
      }
      let next = step > 0 ? order.first { $0 > here.selected } : order.last { $0 < here.selected }
      guard let next else { return tellNoUnread() }
      here.selected = next
      place = .front(here)
      focus = .main
      keepFrontVisible()
      return []
    case .gallery, .feeds: return []
    }
  }

  private mutating func tellNoUnread() -> [Effect] {
    notice = Notice(text: "Nothing unread there.", isError: false)
    return []
  }

  private func unread(in teasers: [Teaser], from start: Int, step: Int) -> Int? {
    var index = start + step
    while teasers.indices.contains(index) {
      if !teasers[index].isRead { return index }
      index += step
    }
    return nil
  }

  /// Another article of the same list takes the place of this one; back leads to the list.
  private mutating func replaceArticle(_ id: ArticleID) -> [Effect] {
    guard case .article(let here) = place else { return [] }
    let effects = positionEffects()
    place = .article(ArticleState(id: id, companions: here.companions, source: here.source))
    focus = .main
    selectInList(id)
    // The list goes on before its loaded part ends.
    let index = here.companions.firstIndex { $0.id == id } ?? 0
    if let source = here.source, let next = source.next, index >= here.companions.count - 10 {
      return effects + [.loadPage(source.listing, source.order, after: next), .loadArticle(id)]
    }
    return effects + [.loadArticle(id)]
  }

  /// The list one came from has the article selected that one goes on to.
  private mutating func selectInList(_ id: ArticleID) {
    history.forEach { kept in
      guard case .list(var list) = kept, let index = list.rows.firstIndex(where: { $0.id == id }) else { return }
      list.selected = index
      list.preview = nil
      kept = .list(list)
    }
  }

  // MARK: By reporter, photos

  mutating func openByline() -> [Effect] {
    var name = ""
    switch place {
    case .article(let here): name = here.stored?.article.bylines.first?.name ?? ""
    case .list(let list): name = list.selection?.byline ?? ""
    case .front(let here):
      if frontLayout.boxes.indices.contains(here.selected),
        case .story(let index) = frontLayout.boxes[here.selected].target
      {
        name = frontStories[index].byline
      }
    case .gallery, .feeds: break
    }
    // A teaser joins several names; the first of them is meant.
    if let end = [name.firstRange(of: ", "), name.firstRange(of: " and ")].compactMap({ $0?.lowerBound }).min() {
      name = String(name[..<end])
    }
    guard !name.isEmpty else {
      notice = Notice(text: "Nobody is named as the reporter.", isError: false)
      return []
    }
    return openListing(.byline(name), title: "By \(name)")
  }

  mutating func openPhotos() -> [Effect] {
    if case .article(let here) = place, let stored = here.stored {
      let photos = stored.article.photos
      if !photos.isEmpty {
        let names = stored.article.bylines.map(\.name).joined(separator: ", ")
        return go(to: .gallery(GalleryState(title: stored.article.headline, byline: names, photos: photos)))
          + wantedPictures()
      }
      notice = Notice(text: "This article brings no photos.", isError: false)
      return []
    }
    guard let gallery = galleries.first ?? front.galleries.first else {
      notice = Notice(text: "The store holds no photo essays.", isError: false)
      return []
    }
    return openGallery(gallery.id)
  }
}

extension Article {
  /// All its photos in order, the lead photo first.
  var photos: [Photo] {
    func within(_ blocks: [Block]) -> [Photo] {
      blocks.flatMap { block -> [Photo] in
        switch block {
        case .figure(let photo): [photo]
        case .quotation(let inner, _): within(inner)
        case .list(let items, _): items.flatMap(within)
        default: []
        }
      }
    }
    return (leadPhoto.map { [$0] } ?? []) + within(body)
  }
}
