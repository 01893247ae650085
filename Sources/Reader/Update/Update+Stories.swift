// What is done with a story: saved, marked, removed, opened elsewhere. What is destructive asks first or can be undone.

import Articles
import Screen

/// A story that a command is about.
struct Subject: Hashable, Sendable {
  var id: ArticleID
  var headline: String
  var url: String?
  var isRead: Bool
  var isSaved = false
  var isQueued = false
}

extension Subject {
  init(_ teaser: Teaser) {
    self.init(
      id: teaser.id, headline: teaser.headline, url: teaser.url, isRead: teaser.isRead, isSaved: teaser.isSaved,
      isQueued: teaser.isQueued)
  }
}

extension ReaderState {
  /// The story that a command is about: under the cursor, or the one being read.
  var subject: Subject? {
    if focus == .rail {
      guard let item = rail.selectedItem(folded: settings.foldedLists), let id = item.article else { return nil }
      return Subject(id: id, headline: item.headline, url: item.url, isRead: item.isRead)
    }
    switch place {
    case .front(let here):
      guard frontLayout.boxes.indices.contains(here.selected),
        case .story(let index) = frontLayout.boxes[here.selected].target
      else { return nil }
      return Subject(frontStories[index])
    case .list(let list): return list.selection.map(Subject.init)
    case .article(let here):
      return here.stored.map {
        Subject(
          id: $0.id, headline: $0.article.headline, url: $0.article.url, isRead: $0.state.isRead,
          isSaved: $0.state.isSaved, isQueued: $0.state.isQueued)
      }
    case .gallery, .feeds: return nil
    }
  }

  mutating func handle(_ name: Command.Name) -> [Effect] {
    if name == .undo { return showHiddenList() ?? [.undo] }
    if name == .markAllRead { return askToMarkAllRead() }
    if focus == .rail, let item = rail.selectedItem(folded: settings.foldedLists), item.article == nil {
      if name == .openInBrowser, let url = item.url { return follow(url, texts: [item.headline]) }
      if name == .fetchStory {
        guard let url = item.url, let shown = shownAddress(url) else { return tellNoAddress() }
        awaited = nil
        notice = Notice(text: "Fetching \(shown); it stands here when it has come.", isError: false)
        return [.fetchStory(url)]
      }
      if name == .copyAddress, let url = item.url { return copy(url) }
    }
    if focus == .main, case .feeds(let list) = place, let feed = list.selection {
      let subscription = feed.subscription
      if name == .openInBrowser { return browse(withoutUserInfo(subscription.siteURL ?? subscription.url)) }
      if name == .copyAddress { return copy(withoutUserInfo(subscription.url)) }
    }
    guard let subject else {
      notice = Notice(text: "No story is selected.", isError: false)
      return []
    }
    switch name {
    case .save:
      setState(of: subject.id) { $0.isSaved = !subject.isSaved }
      notice = Notice(text: subject.isSaved ? "No longer saved." : "Saved.", isError: false)
      return [.setSaved(subject.id, !subject.isSaved), .loadSections]
    case .toggleRead:
      setState(of: subject.id) { $0.isRead = !subject.isRead }
      notice = Notice(text: subject.isRead ? "Marked as unread." : "Marked as read.", isError: false)
      return [.setRead(subject.id, !subject.isRead), .loadSections]
    case .remove:
      overlay = .question(
        Question(
          text: "Remove “\(subject.headline)” from the store?",
          effects: [.remove(subject.id), .loadSections, .loadFrontPage], leavesPlace: true))
      return []
    case .openInBrowser:
      guard let url = subject.url else { return tellNoAddress() }
      return follow(url, texts: [])
    case .copyAddress:
      guard let url = subject.url else { return tellNoAddress() }
      return copy(url)
    case .fullText:
      guard let url = subject.url, let shown = shownAddress(url) else { return tellNoAddress() }
      notice = Notice(text: "Fetching the whole text from \(shown)", isError: false)
      return [.fetchFullText(subject.id)]
    case .fetchStory:
      notice = Notice(text: "The store holds this story.", isError: false)
      return []
    default: return []
    }
  }

  /// Opens `url` in the browser; the host is told, since the words that led there may say anything.
  mutating func browse(_ url: String) -> [Effect] {
    guard let shown = shownAddress(url) else { return tellNoAddress() }
    notice = Notice(text: "Opening \(shown)", isError: false)
    return [.browse(url)]
  }

  private mutating func copy(_ url: String) -> [Effect] {
    guard shownAddress(url) != nil else { return tellNoAddress() }
    notice = Notice(text: "Copied \(url)", isError: false)
    return [.copy(url)]
  }

  mutating func tellNoAddress() -> [Effect] {
    notice = Notice(text: "This story has no address on the web.", isError: false)
    return []
  }

  private mutating func askToMarkAllRead() -> [Effect] {
    let listing: Listing
    let title: String
    if focus == .menu, menuRows.indices.contains(menu.selected),
      case .section(let section, _) = menuRows[menu.selected]
    {
      listing = .section(section.id)
      title = section.name
    } else if focus != .menu, case .list(let list) = place {
      listing = list.listing
      title = list.title
    } else {
      listing = .everything
      title = "all stories"
    }
    let effects: [Effect] = [.markAllRead(listing), .loadSections, .loadFrontPage]
    overlay = .question(Question(text: "Mark everything in “\(title)” as read? U undoes it.", effects: effects))
    return []
  }

  /// Changes what the reader did with `id`, wherever it is shown.
  mutating func setState(of id: ArticleID, _ change: (inout ReadingState) -> Void) {
    changeTeasers(id) { teaser in
      var state = ReadingState(isRead: teaser.isRead, isSaved: teaser.isSaved)
      state.isQueued = teaser.isQueued
      state.note = teaser.hasNote ? " " : nil
      change(&state)
      teaser.isQueued = state.isQueued
      teaser.hasNote = state.note != nil
      teaser.isRead = state.isRead
      teaser.isSaved = state.isSaved
    }
    if case .article(var here) = place, here.id == id, var stored = here.stored {
      change(&stored.state)
      here.stored = stored
      place = .article(here)
    }
  }

  mutating func changeOrder() -> [Effect] {
    guard case .list(var list) = place, ![.history, .saved, .queue].contains(list.listing) else {
      notice = Notice(text: "This list has one order only.", isError: false)
      return []
    }
    let orders = ListOrder.allCases
    list.order = orders[((orders.firstIndex(of: list.order) ?? 0) + 1) % orders.count]
    list.rows = []
    list.next = nil
    list.selected = 0
    list.top = 0
    list.preview = nil
    list.isLoading = true
    place = .list(list)
    let name =
      switch list.order {
      case .newest: "newest first"
      case .unreadFirst: "unread first"
      case .rank: list.isSearch ? "with the words in the headline first" : "by rank in the newspaper's lists"
      }
    notice = Notice(text: "Order: \(name)", isError: false)
    return [.loadPage(list.listing, list.order, after: nil)]
  }
}
