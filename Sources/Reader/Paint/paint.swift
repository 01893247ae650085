public import Screen

/// The screen that shows `state`.
public func paint(_ state: ReaderState) -> Canvas {
  state.habits.applied { painted(state) }
}

private func painted(_ state: ReaderState) -> Canvas {
  var sheet = Sheet(size: state.screen, theme: state.theme)
  guard state.screen.columns >= 30, state.screen.rows >= 8 else {
    sheet.put("Broadsheet needs 40x12;", 0, 0, .text)
    sheet.put("this is \(state.screen.columns)x\(state.screen.rows). q quits.", 0, 1, .text)
    return sheet.canvas
  }
  let layout = ScreenLayout(state)
  sheet.paintNameplate(state, layout)
  sheet.paintSectionBar(state, layout)
  sheet.paintPlace(state, layout)
  sheet.paintTitles(state, layout)
  sheet.paintStatus(state, layout)
  if let overlay = state.overlay { sheet.paint(overlay, state) }
  return sheet.canvas
}

extension Sheet {
  /// The panes and the column rules between them.
  fileprivate mutating func paintPlace(_ state: ReaderState, _ layout: ScreenLayout) {
    let onlyOther = layout.width == .single && (layout.menu != nil || layout.rail != nil)
    if !onlyOther {
      switch state.place {
      case .front(let front): paintFront(front, state, in: layout.main)
      case .list(let list):
        paintList(list, state, in: layout.main)
        if let preview = layout.preview {
          columnRule(preview.column - 1, rows: preview.row..<preview.maxRow)
          paintPreview(list, state, in: preview)
        }
      case .article(let article): paintArticle(article, state, in: layout.main)
      case .feeds(let list): paintFeeds(list, state, in: layout.main)
      case .gallery(let gallery): paintGallery(gallery, state, in: layout.main)
      }
    }
    if let rail = layout.rail {
      if layout.width != .single, let column = layout.railRule { columnRule(column, rows: rail.row..<rail.maxRow) }
      paintRail(state, in: rail)
    }
    if let menu = layout.menu {
      fill(menu, .menu)
      paintMenu(state, in: menu)
      if layout.width != .single { columnRule(menu.maxColumn, rows: menu.row..<menu.maxRow) }
    }
  }
}
