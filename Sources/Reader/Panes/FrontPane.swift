import Articles
import Screen
import Typesetting

extension ReaderState {
  /// Sets the front page anew for the width of its pane.
  mutating func layOutFront() {
    var here = FrontState()
    here.rail.lists = visible(front.rails)
    var probe = self
    probe.place = .front(here)
    let main = ScreenLayout(probe).main
    let picture = settings.showsPictures ? leadPhoto.flatMap { pictures[$0.url] } : nil
    frontLayout = FrontLayout(
      front: front, stories: frontStories, leadPhoto: leadPhoto, leadText: leadText, picture: picture,
      width: main.columns, clock: clock, last: frontLayout
    ) { leadHeadline($0, columns: $1, in: main) }
  }
}

extension Sheet {
  mutating func paintFront(_ here: FrontState, _ state: ReaderState, in rect: Rect) {
    let layout = state.frontLayout
    guard state.isFrontLoaded else { return }
    if layout.boxes.isEmpty {
      paintEmpty(
        ["The front page is empty.", "C picks newspapers from the catalogue,", "R fetches what is new."], in: rect)
      return
    }
    let window = here.top..<here.top + rect.rows
    let toScreen = { (row: Int) in rect.row + row - here.top }
    for rule in layout.rules {
      for row in rule.row..<rule.maxRow where window.contains(row) {
        put(signs("│"), rect.column + rule.column, toScreen(row), .rule)
      }
    }
    for rule in layout.crossRules where window.contains(rule.row) {
      crossRule(rect.column + rule.column..<rect.column + rule.maxColumn, toScreen(rule.row))
    }
    let stories = state.frontStories
    for (index, box) in layout.boxes.enumerated() where box.rect.row < window.upperBound && box.rect.maxRow > here.top {
      let isSelected = index == here.selected && state.focus == .main
      var isRead = false
      if case .story(let story) = box.target, stories.indices.contains(story) { isRead = stories[story].isRead }
      if isSelected {
        for row in box.rect.row..<box.rect.maxRow where window.contains(row) {
          put(signs("▌"), rect.column + box.rect.column - 1, toScreen(row), .accent)
        }
      }
      if let (photo, place) = box.photo {
        let onScreen = Rect(
          column: rect.column + place.column, row: toScreen(place.row), columns: place.columns, rows: place.rows)
        paintPhoto(photo, in: onScreen, clip: rect, state: state)
      }
      for (offset, line) in box.lines.enumerated() where window.contains(box.rect.row + offset) {
        let isHeadline = line.role == .frontHeadline || line.role == .frontLead
        let role: Role = isHeadline && isSelected ? .listSelected : isHeadline && isRead ? .listHeadlineRead : line.role
        if let drawing = line.drawing {
          guard line.drawnRow == 0 || box.rect.row + offset == here.top else { continue }
          let style = styling
          // The bar beside it says that it is selected; so large a ground would say it too loudly.
          let role = isRead && !isSelected ? role : line.role
          drawing.paint(
            on: &canvas,
            at: Point(
              column: rect.column + box.rect.column, row: toScreen(box.rect.row + offset - line.drawnRow)),
            rows: line.drawnRow..<drawing.rows, clip: rect, asWords: state.showsWords
          ) { _, emphasis in style(role, emphasis) }
          continue
        }
        put(
          line.text, rect.column + box.rect.column + line.indent, toScreen(box.rect.row + offset), role,
          columns: box.rect.columns - line.indent, clip: rect)
      }
    }
  }

  /// A few lines in the middle of an empty pane, saying what could be here.
  mutating func paintEmpty(_ lines: [String], in rect: Rect) {
    let top = rect.row + max(0, (rect.rows - lines.count) / 3)
    for (index, line) in lines.enumerated() {
      let text = truncate(line, columns: rect.columns)
      let column = rect.column + (rect.columns - DisplayWidth.columns(of: text)) / 2
      put(text, column, top + index, index == 0 ? .text : .textMuted, clip: rect)
    }
  }
}
