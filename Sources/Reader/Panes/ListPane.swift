import Articles
import Screen
import Typesetting

/// The headline list.
enum ListPane {
  /// Rows a story takes: its headline, and where there is room what is known of it.
  static func rowHeight(_ rect: Rect) -> Int { rect.rows >= 8 ? 2 : 1 }
}

extension Sheet {
  mutating func paintList(_ list: ListState, _ state: ReaderState, in rect: Rect) {
    if list.rows.isEmpty {
      if !list.isLoading { paintEmpty(list.emptyLines, in: rect) }
      return
    }
    let height = ListPane.rowHeight(rect)
    for index in list.top..<min(list.rows.count, list.top + (rect.rows + height - 1) / height) {
      let row = rect.row + (index - list.top) * height
      let isSelected = index == list.selected
      paintStory(
        list.rows[index],
        at: Rect(column: rect.column, row: row, columns: rect.columns, rows: min(height, rect.maxRow - row)),
        isSelected: isSelected, hasFocus: state.focus == .main, clock: state.clock, showsSection: list.mixesSections)
    }
  }

  private mutating func paintStory(
    _ story: Teaser, at rect: Rect, isSelected: Bool, hasFocus: Bool, clock: Clock, showsSection: Bool
  ) {
    let selected: Role? = isSelected ? (hasFocus ? .listSelected : .listSelectedUnfocused) : nil
    if let selected { fill(rect, selected) }
    put(story.isSaved ? "★" : story.isRead ? " " : "●", rect.column + 1, rect.row, .listMark, on: selected, clip: rect)
    var column = rect.column + 3
    let end = rect.maxColumn - 1
    for label in story.labels.prefix(2) {
      column += put("[\(label)] ", column, rect.row, .listLabel, on: selected, columns: end - column, clip: rect)
    }
    put(
      truncate(story.headline, columns: end - column), column, rect.row,
      story.isRead ? .listHeadlineRead : .listHeadline, on: selected, clip: rect)
    guard rect.rows > 1 else { return }
    let when = DateLine(readerZoneOffset: clock.zoneOffset).age(of: story.posted, at: clock.now)
    var parts = [when, story.byline, story.publication]
    if showsSection { parts.insert(story.kicker ?? story.sectionPath.last ?? "", at: 0) }
    if story.hasPhoto { parts.append("▣") }
    let meta = parts.filter { !$0.isEmpty }.joined(separator: " · ")
    put(
      truncate(meta, columns: end - rect.column - 3), rect.column + 3, rect.row + 1, .listMeta, on: selected, clip: rect
    )
  }

  mutating func paintPreview(_ list: ListState, _ state: ReaderState, in rect: Rect) {
    guard let preview = list.preview, preview.id == list.selection?.id, let setter = list.previewSetting?.setter else {
      return
    }
    paintLines(setter, from: 0, in: rect, state: state, find: nil)
  }
}

extension ListState {
  /// Whether the list is made of stories from several sections.
  fileprivate var mixesSections: Bool { true }

  /// What an empty list says.
  fileprivate var emptyLines: [String] {
    switch listing {
    case .saved: ["Nothing saved yet.", "s on a story saves it."]
    case .history: ["No story opened yet.", "What you read will be listed here."]
    case .search(let words): ["Nothing in the store has “\(words)”.", "/ searches for something else."]
    case .section, .everything, .byline, .feed:
      ["No stories here.", "Backspace goes back, m opens the section menu."]
    }
  }
}
