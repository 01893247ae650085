// Moving about: every pane understands the same motions, each in its own unit (rows of a list, lines of a text, stories of the
// front page, items of the rail, photos of a gallery).

import Articles
import Screen

/// A movement within a pane.
enum Motion {
  case line(Int)
  case column(Int)
  case page(Int)
  case half(Int)
  case first, last

  init(_ name: Command.Name) {
    switch name {
    case .cursorUp: self = .line(-1)
    case .cursorLeft: self = .column(-1)
    case .cursorRight: self = .column(1)
    case .pageDown: self = .page(1)
    case .pageUp: self = .page(-1)
    case .halfPageDown: self = .half(1)
    case .halfPageUp: self = .half(-1)
    case .first: self = .first
    case .last: self = .last
    default: self = .line(1)
    }
  }

  /// The index reached from `index` among `count` rows where a page is `page` rows.
  func apply(to index: Int, count: Int, page: Int) -> Int {
    let target =
      switch self {
      case .line(let step), .column(let step): index + step
      case .page(let step): index + step * max(1, page - 1)
      case .half(let step): index + step * max(1, page / 2)
      case .first: 0
      case .last: count - 1
      }
    return min(max(0, target), max(0, count - 1))
  }
}

extension ReaderState {
  /// Moves in the focused pane.
  mutating func move(_ motion: Motion) -> [Effect] {
    let layout = ScreenLayout(self)
    switch (focus, place) {
    case (.menu, _):
      let rows = layout.menu?.rows ?? 1
      menu.selected = motion.apply(to: menu.selected, count: menuRows.count, page: rows)
      keepMenuVisible()
      return []
    case (.rail, _):
      moveInRail(motion, rows: layout.rail?.rows ?? 1)
      return []
    case (.main, .front): return moveOnFront(motion, layout)
    case (.main, .list(var list)):
      let perPage = max(1, layout.main.rows / ListPane.rowHeight(layout.main, list))
      let moved = motion.apply(to: list.selected, count: list.rows.count, page: perPage)
      guard moved != list.selected else { return moreRows() }
      list.selected = moved
      list.preview = nil
      place = .list(list)
      keepListVisible()
      return moreRows() + previewEffects()
    case (.main, .article): return scrollArticle(motion, rows: layout.main.rows)
    case (.main, .feeds(var list)):
      let perPage = FeedsPane.feedsPerPage(layout.main)
      list.selected = motion.apply(to: list.selected, count: list.feeds.count, page: perPage)
      place = .feeds(list)
      keepFeedsVisible()
      return []
    case (.main, .gallery(var gallery)):
      gallery.selected = motion.apply(to: gallery.selected, count: gallery.photos.count, page: 2)
      place = .gallery(gallery)
      return wantedPictures()
    }
  }

  /// The first visible row that keeps `index` on a screen of `rows` rows, with some of what comes next in sight.
  func keep(_ index: Int, visibleFrom top: Int, rows: Int, count: Int) -> Int {
    let margin = min(2, max(0, (rows - 1) / 2))
    var top = min(top, index - margin)
    top = max(top, index - rows + 1 + margin)
    return min(max(0, top), max(0, count - rows))
  }

  // MARK: Front page

  private mutating func moveOnFront(_ motion: Motion, _ layout: ScreenLayout) -> [Effect] {
    guard case .front(var here) = place else { return [] }
    let rows = layout.main.rows
    switch motion {
    case .line(let step):
      if let next = frontLayout.neighbor(of: here.selected, columns: 0, rows: step) {
        here.selected = next
      } else {
        here.top = min(max(0, here.top + step * 3), max(0, frontLayout.rows - rows))
      }
    case .column(let step):
      if let next = frontLayout.neighbor(of: here.selected, columns: step, rows: 0) {
        here.selected = next
      } else if let pane = panes.firstIndex(of: .main).map({ $0 + step }), panes.indices.contains(pane) {
        focus = panes[pane]
        return layOutPlace()
      } else if step < 0 {
        return perform(.toggleMenu)
      }
    case .first: here.selected = 0
    case .last: here.selected = max(0, frontLayout.boxes.count - 1)
    case .page(let step), .half(let step):
      let distance: Int
      if case .page = motion { distance = max(1, rows - 2) } else { distance = max(1, rows / 2) }
      here.top = min(max(0, here.top + step * distance), max(0, frontLayout.rows - rows))
      // The selection comes along: to a story on the screen, in the same column where there is one.
      if frontLayout.boxes.indices.contains(here.selected) {
        let box = frontLayout.boxes[here.selected].rect
        let wanted = min(max(box.row, here.top), here.top + rows - 2)
        let distance = { (rect: Rect) in abs(rect.column - box.column) * 1_000 + abs(rect.row - wanted) }
        let candidates = frontLayout.boxes.indices.filter {
          frontLayout.boxes[$0].rect.maxRow > here.top && frontLayout.boxes[$0].rect.row < here.top + rows
        }
        here.selected =
          candidates.min { distance(frontLayout.boxes[$0].rect) < distance(frontLayout.boxes[$1].rect) }
          ?? here.selected
        place = .front(here)
        return []
      }
    }
    place = .front(here)
    keepFrontVisible()
    return []
  }

  mutating func keepFrontVisible() {
    guard case .front(var here) = place else { return }
    here.selected = min(here.selected, max(0, frontLayout.boxes.count - 1))
    let rows = ScreenLayout(self).main.rows
    if frontLayout.boxes.indices.contains(here.selected) {
      let box = frontLayout.boxes[here.selected].rect
      if box.maxRow + 1 > here.top + rows { here.top = box.maxRow + 1 - rows }
      if box.row < here.top { here.top = box.row }
    }
    here.top = min(max(0, here.top), max(0, frontLayout.rows - rows))
    place = .front(here)
  }

  // MARK: Lists

  mutating func keepListVisible() {
    guard case .list(var list) = place else { return }
    let main = ScreenLayout(self).main
    let rows = max(1, main.rows / ListPane.rowHeight(main, list))
    list.selected = min(list.selected, max(0, list.rows.count - 1))
    list.top = keep(list.selected, visibleFrom: list.top, rows: rows, count: list.rows.count)
    place = .list(list)
  }

  /// Asks for the next rows when the selection comes near the last one loaded.
  mutating func moreRows() -> [Effect] {
    guard case .list(var list) = place, !list.isLoading, let next = list.next,
      list.selected >= list.rows.count - 40
    else { return [] }
    list.isLoading = true
    place = .list(list)
    return [.loadPage(list.listing, list.order, after: next)]
  }

  /// Asks for the article beside the list.
  func previewEffects() -> [Effect] {
    guard case .list(let list) = place, ScreenLayout(self).preview != nil, let selection = list.selection,
      list.preview?.id != selection.id
    else { return [] }
    return [.loadPreview(selection.id)]
  }
}
