// The rule under the head of the page carries each pane's title, and for the focused pane shows that it has the keys.

import Articles
import Screen
import Typesetting

extension Sheet {
  mutating func paintTitles(_ state: ReaderState, _ layout: ScreenLayout) {
    let row = layout.titles.row
    crossRule(0..<layout.titles.columns, row)
    for pane in [Pane.main, .rail, .menu] {
      guard let rect = layout.rect(of: pane) else { continue }
      let hasFocus = state.focus == pane && state.overlay == nil
      if hasFocus { crossRule(rect.column..<rect.maxColumn, row, .ruleFocused, "━") }
      let tally = state.tally(of: pane, rows: rect.rows)
      let room = rect.columns - 4 - (tally.isEmpty ? 0 : tally.count + 3)
      guard room > 4 else { continue }
      let title = " " + truncate(state.title(of: pane), columns: room) + " "
      put(title, rect.column + 1, row, hasFocus ? .titleFocused : .title)
      if !tally.isEmpty { put(" \(tally) ", endingAt: rect.maxColumn - 1, row, .textMuted) }
    }
    guard layout.width != .single else { return }
    if let menu = layout.menu { put(signs("┬"), menu.maxColumn, row, .rule) }
    if let column = layout.railRule { put(signs("┬"), column, row, .rule) }
    if let preview = layout.preview { put(signs("┬"), preview.column - 1, row, .rule) }
  }
}

extension ReaderState {
  /// The heading of a pane.
  fileprivate func title(of pane: Pane) -> String {
    switch (pane, place) {
    case (.menu, _): return "Sections"
    case (.rail, _):
      // The list at the top of the pane, whose own heading may have scrolled away.
      let rail = rail
      if rail.top == 0, let first = rail.lists.first, !first.items.isEmpty { return first.title }
      let columns = ScreenLayout(self).rail?.columns ?? 0
      let lines = RailPane.lines(of: rail, state: self, columns: columns, upTo: rail.top + 1)
      return lines.indices.contains(rail.top) ? rail.lists[lines[rail.top].list].title : ""
    case (.main, .front): return "Front page"
    case (.main, .list(let list)):
      switch list.order {
      case .newest: return list.title
      case .unreadFirst: return list.title + ", unread first"
      case .rank: return list.title + (list.isSearch ? ", headlines first" : ", by rank")
      }
    case (.main, .article(let here)):
      guard let article = here.stored?.article else { return "Article" }
      return here.top > 3
        ? article.headline : article.sectionPath.joined(separator: " › ").orIfEmpty(article.publication)
    case (.main, .feeds): return "Feeds"
    case (.main, .gallery(let here)): return here.title
    }
  }

  /// Where one is in a pane: n of m, or how much is read.
  fileprivate func tally(of pane: Pane, rows: Int) -> String {
    switch (pane, place) {
    case (.main, .list(let list)):
      guard !list.rows.isEmpty else { return "" }
      let total = list.total ?? list.rows.count
      return "\(list.selected + 1) of \(total)\(list.total == nil && list.next != nil ? "+" : "")"
    case (.main, .article(let here)): return here.stored == nil ? "" : "\(here.progress(rows: rows))%"
    case (.main, .feeds(let list)):
      guard !list.feeds.isEmpty else { return "" }
      let failing = list.feeds.count(where: \.isWrong)
      return (failing > 0 ? "\(failing) failing · " : "") + "\(list.selected + 1) of \(list.feeds.count)"
    case (.main, .gallery(let here)): return here.photos.isEmpty ? "" : "\(here.selected + 1) of \(here.photos.count)"
    case (.main, .front(let here)):
      return frontLayout.boxes.isEmpty ? "" : "\(here.selected + 1) of \(frontLayout.boxes.count)"
    case (.rail, _):
      let rail = rail
      guard focus == .rail, let slot = rail.selection(folded: settings.foldedLists), slot.item >= 0 else { return "" }
      return "\(slot.item + 1) of \(rail.lists[slot.list].items.count)"
    case (.menu, _): return focus == .menu ? "\(menu.selected + 1) of \(menuRows.count)" : ""
    }
  }
}

extension String {
  /// This text, or `other` where it is empty.
  func orIfEmpty(_ other: String) -> String { isEmpty ? other : self }
}
