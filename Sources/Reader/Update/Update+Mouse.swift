// The mouse: the wheel scrolls what is under it, a click selects and a click on the selection opens, a divider is dragged.

import Screen

extension ReaderState {
  mutating func take(_ mouse: MouseEvent) -> [Effect] {
    let layout = ScreenLayout(self)
    if overlay != nil { return takeInOverlay(mouse) }
    switch mouse.kind {
    case .wheelUp, .wheelDown: return wheel(mouse, layout)
    case .press:
      notice = nil
      if let divider = layout.divider(at: mouse.point) {
        drag = divider
        return []
      }
      return press(at: mouse.point, layout)
    case .drag:
      guard let drag else { return [] }
      switch drag {
      case .menu:
        settings.menuWidth = .columns(min(max(ScreenLayout.leastMenu, mouse.point.column), screen.columns / 3))
      case .rail:
        let columns =
          switch settings.railSide {
          case .right: screen.columns - mouse.point.column - 1
          case .left: mouse.point.column - (layout.rail?.column ?? 0)
          }
        settings.railWidth = .columns(min(max(ScreenLayout.leastRail, columns), screen.columns / 2))
      }
      return layOut()
    case .release:
      guard let dragged = drag else { return [] }
      drag = nil
      switch dragged {
      case .menu: return [.saveSetting(.menuWidth, value(of: .menuWidth))]
      case .rail: return [.saveSetting(.railWidth, value(of: .railWidth))]
      }
    }
  }

  private mutating func takeInOverlay(_ mouse: MouseEvent) -> [Effect] {
    switch mouse.kind {
    case .wheelDown: return takeInOverlay(Key(.down))
    case .wheelUp: return takeInOverlay(Key(.up))
    case .press:
      if case .preview = overlay { return [] }
      guard let overlay, let box = OverlayBox.of(overlay, state: self) else { return [] }
      guard box.rect.contains(mouse.point) else { return takeInOverlay(Key(.escape)) }
      guard let index = box.index(at: mouse.point) else { return [] }
      switch overlay {
      case .palette(var palette):
        palette.selected = index
        self.overlay = .palette(palette)
        return takeInOverlay(Key(.enter))
      case .share(var share):
        share.selected = index
        self.overlay = .share(share)
        return takeInOverlay(Key(.enter))
      case .catalogue(var catalogue):
        catalogue.selected = index
        self.overlay = .catalogue(catalogue)
        return takeInOverlay(Key(.enter))
      case .themes(var picker) where picker.themes.indices.contains(index):
        picker.selected = index
        theme = picker.themes[index]
        self.overlay = .themes(picker)
      case .settings(var pane):
        let isChosen = pane.selected == index
        pane.selected = index
        self.overlay = .settings(pane)
        return isChosen ? takeInOverlay(Key(.right)) : []
      case .lettering(var picker) where picker.choices.indices.contains(index):
        picker.selected = index
        self.overlay = .lettering(picker)
        return show(picker.choices[index])
      default: break
      }
      return []
    default: return []
    }
  }

  private mutating func wheel(_ mouse: MouseEvent, _ layout: ScreenLayout) -> [Effect] {
    let step = mouse.kind == .wheelDown ? 3 : -3
    if let rail = layout.rail, rail.contains(mouse.point) {
      var state = self.rail
      let count = RailPane.lines(of: state, state: self, columns: rail.columns).count
      state.top = min(max(0, state.top + step), max(0, count - rail.rows))
      self.rail = state
      return []
    }
    if let rect = layout.menu, rect.contains(mouse.point) {
      menu.top = min(max(0, menu.top + step), max(0, menuRows.count - rect.rows))
      return []
    }
    switch place {
    case .front(var here):
      here.top = min(max(0, here.top + step), max(0, frontLayout.rows - layout.main.rows))
      place = .front(here)
      return []
    case .list, .gallery, .feeds:
      focus = .main
      return move(.line(step.signum()))
    case .article: return scrollArticle(.line(step), rows: layout.main.rows)
    }
  }

  private mutating func press(at point: Point, _ layout: ScreenLayout) -> [Effect] {
    if let bar = layout.bar, bar.contains(point) {
      return SectionBar.entries(self).first { $0.columns.contains(point.column) }.map { openBarEntry($0.number) } ?? []
    }
    if layout.nameplate.contains(point) { return goToFrontPage() }
    if let rect = layout.menu, rect.contains(point) {
      focus = .menu
      let index = menu.top + point.row - rect.row
      guard menuRows.indices.contains(index) else { return [] }
      menu.selected = index
      return openMenuRow()
    }
    if layout.menuIsOver {
      menu.isOpen = false
      focus = .main
      return layOutPlace()
    }
    if let rect = layout.rail, rect.contains(point) {
      focus = .rail
      let lines = RailPane.lines(of: rail, state: self, columns: rect.columns)
      let index = rail.top + point.row - rect.row
      guard lines.indices.contains(index), let slot = lines[index].slot else { return [] }
      rail.selected = slot
      return openRailItem()
    }
    focus = .main
    guard layout.main.contains(point) else { return layOutPlace() }
    switch place {
    case .front(var here):
      let onPage = Point(column: point.column - layout.main.column, row: point.row - layout.main.row + here.top)
      guard let index = frontLayout.boxes.firstIndex(where: { $0.rect.contains(onPage) }) else { return [] }
      here.selected = index
      place = .front(here)
      return open()
    case .list(var list):
      let index = list.top + (point.row - layout.main.row) / ListPane.rowHeight(layout.main, list)
      guard list.rows.indices.contains(index) else { return [] }
      let wasSelected = list.selected == index
      list.selected = index
      place = .list(list)
      return wasSelected ? open() : previewEffects()
    case .article(let here):
      guard let link = ArticlePane.link(at: point, in: layout.main, here) else { return [] }
      return follow(link)
    case .feeds(var list):
      guard point.row < FeedsPane.parts(layout.main).list.maxRow else { return [] }
      let index = list.top + (point.row - layout.main.row) / FeedsPane.rowHeight(layout.main)
      guard list.feeds.indices.contains(index) else { return [] }
      let wasSelected = list.selected == index
      list.selected = index
      place = .feeds(list)
      return wasSelected ? open() : []
    case .gallery: return move(.line(point.column < layout.main.columns / 3 ? -1 : 1))
    }
  }
}

extension ScreenLayout {
  /// The divider at `point`, which can be dragged.
  func divider(at point: Point) -> Divider? {
    guard point.row >= main.row, point.row < main.maxRow else { return nil }
    if let menu, !menuIsOver, point.column == menu.maxColumn { return .menu }
    if width != .single, point.column == railRule { return .rail }
    return nil
  }
}
