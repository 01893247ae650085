// What the store answered goes to its place, wherever the person has gone meanwhile.

import Articles
import Themes

extension ReaderState {
  mutating func receive(_ event: Event) -> [Effect] {
    switch event {
    case .sections(let sections, let galleries, let counts):
      self.sections = sections
      self.galleries = galleries
      self.counts = counts
      menu.selected = min(menu.selected, max(0, menuRows.count - 1))
      keepMenuVisible()
      return countSearches
    case .inscription(let stored, let inscription): edit(stored, inscription)
    case .queue(let page, let done): return play(page, after: done)
    case .searchCounts(let counts): searchCounts = counts
    case .frontPage(let page, let lead):
      let shown = frontLayout.boxes.map { storyID(of: $0) }
      front = page
      isFrontLoaded = true
      leadPhoto = lead?.article.photos.first
      leadText = lead.map { FrontLayout.opening(of: $0.article) } ?? ""
      layOutFront()
      let lists = visible(page.rails)
      let picture = leadPhoto.map { pictures.isKnown($0.url) ? [] : [Effect.loadPicture(url: $0.url)] } ?? []
      // What was selected stays selected, also where stories came in above it.
      let boxes = frontLayout.boxes.map { storyID(of: $0) }
      func keepSelection(_ here: inout FrontState) {
        guard here.selected > 0, shown.indices.contains(here.selected), let id = shown[here.selected],
          let index = boxes.firstIndex(of: id)
        else { return }
        here.selected = index
      }
      if case .front(var here) = place {
        keepSelection(&here)
        here.rail.lists = lists
        place = .front(here)
        return layOutPlace() + picture
      }
      history.forEach { kept in
        guard case .front(var there) = kept else { return }
        keepSelection(&there)
        there.rail.lists = lists
        kept = .front(there)
      }
      return picture
    case .page(let listing, let order, let cursor, let page): return receive(page, of: listing, order, after: cursor)
    case .article(let stored, let rails):
      guard case .article(var here) = place, here.id == stored.id else { return [] }
      here.stored = stored
      here.stored?.state.isRead = true
      here.rail.lists = visible(rails)
      place = .article(here)
      setArticle()
      scroll(to: stored.state.position)
      changeTeasers(stored.id) { $0.isRead = true }
      return wantedPictures() + [.visit(stored.id), .loadSections]
    case .reread(let stored):
      guard case .article(var here) = place, here.id == stored.id, here.stored?.article != stored.article else {
        return []
      }
      // The words that were at the top stay there.
      here.anchor = here.firstVisiblePosition.map { Anchor(line: here.top, position: $0) }
      here.stored?.article = stored.article
      here.setting = nil
      place = .article(here)
      setArticle()
      return wantedPictures()
    case .rails(let id, let rails):
      guard case .article(var here) = place, here.id == id else { return [] }
      // A rail that nobody is in shows what has come at its top.
      if focus == .rail {
        here.rail.receive(visible(rails), folded: settings.foldedLists)
      } else {
        here.rail.lists = visible(rails)
      }
      place = .article(here)
      return layOutPlace()
    case .preview(let stored):
      guard case .list(var here) = place, here.selection?.id == stored.id else { return [] }
      here.preview = stored
      place = .list(here)
      setPreview()
      return wantedPictures()
    case .gallery(let id, let gallery):
      guard case .gallery(var here) = place, here.id == id else { return [] }
      here.title = gallery.title
      here.byline = gallery.bylines.map(\.name).joined(separator: ", ")
      here.photos = gallery.photos
      place = .gallery(here)
      return wantedPictures()
    case .picture(let url, let raster):
      pictures.put(raster, url: url)
      // Rows are kept free only for pictures that are at hand, so a picture's coming may move the lines.
      guard raster != nil else { return [] }
      if url == leadPhoto?.url { layOutFront() }
      return layOutPlace()
    case .themes(let themes, let problems):
      if case .settings(var pane) = overlay {
        pane.themes = themes.map(\.name)
        overlay = .settings(pane)
      }
      guard case .themes(var picker) = overlay else { return [] }
      picker.themes = themes
      picker.problems = problems
      picker.selected = themes.firstIndex { $0.name == theme.name } ?? 0
      overlay = .themes(picker)
    case .searchNames(let field, let begun, let names): takeNames(names, field: field, begun: begun)
    case .feeds(let feeds): receive(feeds)
    case .catalogue(let feeds):
      guard case .catalogue(var catalogue) = overlay else { return [] }
      catalogue.feeds = feeds
      catalogue.isLoaded = true
      overlay = .catalogue(catalogue)
      return [.loadFeeds]
    case .feedChoices(let choices):
      // Where something else has been begun meanwhile, it is not covered.
      guard overlay == nil else { return [] }
      notice = nil
      overlay = .catalogue(CatalogueState(feeds: choices, isLoaded: true, isChoice: true))
    case .refresh(let progress): return receive(progress)
    case .printable(let subject, let articles): receive(articles, of: subject)
    case .fetched(let asked, let addresses): return receiveFetched(asked, addresses)
    case .found(let id): return receiveFound(id)
    case .code(let code, let text): return receive(code, of: text)
    case .forCommand(let stored, let command): return receive(stored, for: command)
    case .fileExists(let job): askToReplace(job)
    default: break
    }
    return []
  }

  /// The story that a box of the front page stands for.
  private func storyID(of box: FrontLayout.Box) -> ArticleID? {
    guard case .story(let index) = box.target, frontStories.indices.contains(index) else { return nil }
    return frontStories[index].id
  }

  /// Rows of a list: the first page replaces what was there, a later one is added where it belongs.
  private mutating func receive(_ page: Page, of listing: Listing, _ order: ListOrder, after cursor: Cursor?)
    -> [Effect]
  {
    if let cursor { extendCompanions(with: page, of: listing, order, after: cursor) }
    guard case .list(var list) = place, list.listing == listing, list.order == order else { return [] }
    if let cursor {
      guard list.next == cursor else { return [] }
      list.rows += page.teasers
    } else {
      list.sought = list.selection.map { Sought(id: $0.id, index: list.selected) }
      list.rows = page.teasers
    }
    // What was selected stays selected, also where stories came in above it.
    if let sought = list.sought {
      let index = list.rows.firstIndex { $0.id == sought.id }
      let before = list.selected
      list.selected = index ?? min(sought.index, max(0, list.rows.count - 1))
      // And it stays where it is on the screen.
      list.top = max(0, list.top + list.selected - before)
      if index != nil || list.rows.count > sought.index || page.next == nil { list.sought = nil }
    }
    list.next = page.next
    list.total = page.total ?? list.total
    list.isLoading = false
    if cursor == nil { list.isStale = false }
    place = .list(list)
    return (list.sought == nil ? [] : moreRows()) + layOutPlace()
  }

  /// Further rows of the list that an article was opened from: for going on to the next article, and for going back.
  private mutating func extendCompanions(
    with page: Page, of listing: Listing, _ order: ListOrder, after cursor: Cursor
  ) {
    guard case .article(var here) = place, here.source == ListSource(listing: listing, order: order, next: cursor)
    else { return }
    here.companions += page.teasers
    here.source?.next = page.next
    place = .article(here)
    history.forEach { kept in
      guard case .list(var list) = kept, list.listing == listing, list.order == order, list.next == cursor else {
        return
      }
      list.rows += page.teasers
      list.next = page.next
      list.isLoading = false
      kept = .list(list)
    }
  }

  /// Changes every line that stands for the article `id`, here and in the places one can go back to.
  mutating func changeTeasers(_ id: ArticleID, _ change: (inout Teaser) -> Void) {
    func changeAll(_ teasers: inout [Teaser]) {
      for index in teasers.indices where teasers[index].id == id { change(&teasers[index]) }
    }
    func changeItems(_ lists: inout [RailList]) {
      for list in lists.indices {
        for index in lists[list].items.indices where lists[list].items[index].article == id {
          var teaser = Teaser(id: id, headline: "", posted: clock.now, isRead: lists[list].items[index].isRead)
          change(&teaser)
          lists[list].items[index].isRead = teaser.isRead
        }
      }
    }
    func changePlace(_ place: inout Place) {
      switch place {
      case .list(var list):
        changeAll(&list.rows)
        place = .list(list)
      case .article(var article):
        changeAll(&article.companions)
        changeItems(&article.rail.lists)
        place = .article(article)
      case .front(var front):
        changeItems(&front.rail.lists)
        place = .front(front)
      case .gallery, .feeds: break
      }
    }
    changeAll(&front.lead)
    changeAll(&front.stories)
    changeItems(&front.rails)
    changePlace(&place)
    history.forEach(changePlace)
  }

  /// The lists that were not closed for a day, and not empty.
  func visible(_ lists: [RailList]) -> [RailList] {
    RailChoice.arrange(lists, by: settings.railLists).filter { list in
      !list.items.isEmpty && (settings.hiddenLists[list.title] ?? 0) <= clock.now.seconds
    }
  }
}
