import Articles
import Screen

extension ReaderState {
  mutating func openMenuRow() -> [Effect] {
    guard menuRows.indices.contains(menu.selected) else { return [] }
    switch menuRows[menu.selected] {
    case .front: return goToFrontPage()
    case .everything: return openListing(.everything, title: "All stories")
    case .section(let section, _): return openSection(section)
    case .search(let text): return openSearch(text)
    case .saved: return openListing(.saved, title: "Saved")
    case .queue: return openListing(.queue, title: "Read later")
    case .tag(let tag): return openListing(.tag(tag.name), title: "Saved › \(tag.name)")
    case .history: return openListing(.history, title: "History")
    case .feeds: return handleFeeds(.feedList)
    case .gallery(let gallery): return openGallery(gallery.id)
    }
  }

  /// Unfolds the section under the cursor, or opens a row that has nothing to unfold.
  mutating func unfoldMenuRow() -> [Effect] {
    guard menuRows.indices.contains(menu.selected), case .section(let section, _) = menuRows[menu.selected],
      !section.children.isEmpty, !menu.unfolded.contains(section.id)
    else { return openMenuRow() }
    return toggleFold()
  }

  /// Puts the cursor on the row of the place one is at.
  mutating func selectHereInMenu() {
    let rows = menuRows
    guard let index = rows.firstIndex(where: { $0.leads(to: place) }) else { return }
    menu.selected = index
    keepMenuVisible()
  }

  /// Scrolls the menu no further than its end and, where it has the focus, so that the selected row is on the screen.
  mutating func keepMenuVisible() {
    guard let rect = ScreenLayout(self).menu else { return }
    let count = menuRows.count
    menu.selected = min(menu.selected, max(0, count - 1))
    if focus == .menu { menu.top = keep(menu.selected, visibleFrom: menu.top, rows: rect.rows, count: count) }
    menu.top = min(max(0, menu.top), max(0, count - rect.rows))
  }

  /// Keeps for the next day which sections are unfolded.
  var foldedSectionsEffect: Effect {
    .saveSetting(.foldedSections, menu.unfolded.sorted().map { String($0.rawValue) }.joined(separator: "\n"))
  }

  /// Folds what is under the cursor; where there is nothing to fold, leaves the menu.
  mutating func foldOrLeaveMenu() -> [Effect] {
    guard foldMenuRow() else { return back() }
    keepMenuVisible()
    return [foldedSectionsEffect]
  }

  /// Folds the section under the cursor, or goes to the one above it; false at the top of the tree.
  mutating func foldMenuRow() -> Bool {
    let rows = menuRows
    guard rows.indices.contains(menu.selected), case .section(let section, let depth) = rows[menu.selected] else {
      return false
    }
    if menu.unfolded.contains(section.id), !section.children.isEmpty {
      menu.unfolded.remove(section.id)
      return true
    }
    guard depth > 0 else { return false }
    for index in stride(from: menu.selected - 1, through: 0, by: -1) {
      if case .section(_, let above) = rows[index], above < depth {
        menu.selected = index
        return true
      }
    }
    return false
  }
}
