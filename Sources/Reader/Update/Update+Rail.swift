import Articles
import Screen

extension ReaderState {
  mutating func moveInRail(_ motion: Motion, rows: Int) {
    var rail = rail
    let count = rail.slots(folded: settings.foldedLists).count
    // An item takes about three rows, so a page of the rail is a third as many items.
    rail.selected = motion.apply(to: rail.selected, count: count, page: max(2, rows / 3))
    self.rail = rail
    keepRailVisible()
  }

  /// Scrolls the rail no further than its end and, where it has the focus, so that the selected item is whole on the
  /// screen, with its heading where it is the first of its list.
  mutating func keepRailVisible() {
    guard let rect = ScreenLayout(self).rail else { return }
    var rail = rail
    rail.selected = min(rail.selected, max(0, rail.slots(folded: settings.foldedLists).count - 1))
    let lines = RailPane.lines(of: rail, state: self, columns: rect.columns)
    if focus == .rail, let first = lines.firstIndex(where: { $0.slot == rail.selected }),
      let last = lines.lastIndex(where: { $0.slot == rail.selected })
    {
      let start = first > 0 && lines[first - 1].isTitle ? first - 1 : first
      if last >= rail.top + rect.rows { rail.top = last - rect.rows + 1 }
      if start < rail.top { rail.top = start }
    }
    rail.top = min(max(0, rail.top), max(0, lines.count - rect.rows))
    self.rail = rail
  }

  mutating func openRailItem() -> [Effect] {
    let rail = rail
    guard let slot = rail.selection(folded: settings.foldedLists) else { return [] }
    guard slot.item >= 0 else { return toggleFold() }
    let list = rail.lists[slot.list]
    let item = list.items[slot.item]
    if let id = item.article {
      return openArticle(id, companions: list.items.compactMap(Self.teaser))
    }
    guard let url = item.url, shownAddress(url) != nil else {
      notice = Notice(text: "The store does not hold this story, and it has no address.", isError: false)
      return []
    }
    return follow(url, texts: [item.headline])
  }

  /// A rail's item as a line of a list, to go on from it to the next one.
  private static func teaser(_ item: RailItem) -> Teaser? {
    item.article.map {
      Teaser(
        id: $0, headline: item.headline, posted: item.posted ?? Timestamp(seconds: 0), url: item.url,
        isRead: item.isRead)
    }
  }

  /// To the first item of the list `step` further on.
  mutating func jumpList(by step: Int) -> [Effect] {
    var rail = rail
    let slots = rail.slots(folded: settings.foldedLists)
    guard slots.indices.contains(rail.selected) else { return [] }
    let wanted = slots[rail.selected].list + step
    guard let index = slots.firstIndex(where: { $0.list == wanted }) else { return [] }
    rail.selected = index
    // The heading comes to the top, so that as much as possible of the list is seen.
    if let rect = ScreenLayout(self).rail {
      let lines = RailPane.lines(of: rail, state: self, columns: rect.columns)
      let heading = lines.firstIndex { $0.slot == index }.map { max(0, $0 - 1) } ?? 0
      rail.top = min(heading, max(0, lines.count - rect.rows))
    }
    self.rail = rail
    return []
  }

  /// Folds or unfolds what is under the cursor: a list of the rail, a section of the menu.
  mutating func toggleFold() -> [Effect] {
    if focus == .menu {
      guard menuRows.indices.contains(menu.selected), case .section(let section, _) = menuRows[menu.selected],
        !section.children.isEmpty
      else { return [] }
      if menu.unfolded.remove(section.id) == nil { menu.unfolded.insert(section.id) }
      keepMenuVisible()
      return [foldedSectionsEffect]
    }
    let rail = rail
    guard focus == .rail, let slot = rail.selection(folded: settings.foldedLists) else { return [] }
    let title = rail.lists[slot.list].title
    if settings.foldedLists.remove(title) == nil { settings.foldedLists.insert(title) }
    selectList(slot.list)
    return [.saveSetting(.foldedLists, settings.foldedLists.sorted().joined(separator: "\n"))]
  }

  /// Closes the list under the cursor for 24 hours.
  mutating func hideList() -> [Effect] {
    var rail = rail
    guard let slot = rail.selection(folded: settings.foldedLists) else { return [] }
    let title = rail.lists[slot.list].title
    settings.hiddenLists[title] = clock.now.seconds + 86_400
    rail.lists.remove(at: slot.list)
    self.rail = rail
    selectList(min(slot.list, rail.lists.count - 1))
    notice = Notice(text: "“\(title)” is closed for 24 hours. U brings it back.", isError: false)
    lastHiddenList = title
    history.forEach { kept in
      switch kept {
      case .front(var front):
        front.rail.lists.removeAll { $0.title == title }
        kept = .front(front)
      case .article(var article):
        article.rail.lists.removeAll { $0.title == title }
        kept = .article(article)
      case .list, .gallery, .feeds: break
      }
    }
    return [.saveSetting(.hiddenLists, hiddenListsSetting)] + layOut()
  }

  /// Brings back the list closed last; false where none was.
  mutating func showHiddenList() -> [Effect]? {
    guard let title = lastHiddenList else { return nil }
    lastHiddenList = nil
    settings.hiddenLists[title] = nil
    notice = Notice(text: "“\(title)” is back.", isError: false)
    var effects: [Effect] = [.saveSetting(.hiddenLists, hiddenListsSetting)]
    if case .article(let here) = place { effects.append(.loadRail(here.id)) } else { effects.append(.loadFrontPage) }
    return effects
  }

  private var hiddenListsSetting: String {
    settings.hiddenLists.filter { $0.value > clock.now.seconds }.map { "\($0.key)=\($0.value)" }.sorted()
      .joined(separator: "\n")
  }

  private mutating func selectList(_ list: Int) {
    var rail = rail
    rail.selected = rail.slots(folded: settings.foldedLists).firstIndex { $0.list == list } ?? 0
    self.rail = rail
    keepRailVisible()
  }
}
