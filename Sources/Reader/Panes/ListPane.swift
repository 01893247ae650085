import Articles
import Screen
import Typesetting

/// The headline list.
enum ListPane {
  /// Rows a story takes: its headline, and where there is room what is known of it, and of a find the words around it.
  static func rowHeight(_ rect: Rect, _ list: ListState) -> Int {
    if list.isSearch, rect.rows >= 12 { return 3 }
    return rect.rows >= 8 ? 2 : 1
  }
}

extension Sheet {
  mutating func paintList(_ list: ListState, _ state: ReaderState, in rect: Rect) {
    if list.rows.isEmpty {
      if !list.isLoading { paintEmpty(list.emptyLines, in: rect) }
      return
    }
    let height = ListPane.rowHeight(rect, list)
    let finder = list.finder
    for index in list.top..<min(list.rows.count, list.top + (rect.rows + height - 1) / height) {
      let row = rect.row + (index - list.top) * height
      let isSelected = index == list.selected
      paintStory(
        list.rows[index],
        at: Rect(column: rect.column, row: row, columns: rect.columns, rows: min(height, rect.maxRow - row)),
        isSelected: isSelected, hasFocus: state.focus == .main, clock: state.clock, finder: finder,
        day: list.day(at: index, clock: state.clock))
    }
  }

  private mutating func paintStory(
    _ story: Teaser, at rect: Rect, isSelected: Bool, hasFocus: Bool, clock: Clock, finder: WordFinder?,
    day: String?
  ) {
    let selected: Role? = isSelected ? (hasFocus ? .listSelected : .listSelectedUnfocused) : nil
    if let selected { fill(rect, selected) }
    let mark = signs(story.isSaved ? "★" : story.isRead ? " " : "●")
    put(mark, rect.column + 1, rect.row, .listMark, on: selected, clip: rect)
    var column = rect.column + 3
    var end = rect.maxColumn - 1
    if let day { end = put(day, endingAt: end, rect.row, selected ?? .accent) - 1 }
    for label in story.labels.prefix(2) {
      column += put("[\(label)] ", column, rect.row, .listLabel, on: selected, columns: end - column, clip: rect)
    }
    putMarked(
      story.headline, marks: finder?.places(in: story.headline) ?? [], columns: end - column, column, rect.row,
      story.isRead ? .listHeadlineRead : .listHeadline, on: selected, clip: rect)
    guard rect.rows > 1 else { return }
    end = rect.maxColumn - 1
    let when = DateLine(readerZoneOffset: clock.zoneOffset).age(of: story.posted, at: clock.now)
    var parts = [story.kicker ?? story.sectionPath.last ?? "", when, story.byline, story.publication]
    if story.isQueued { parts.append("read later") }
    if story.hasNote { parts.append("note") }
    if story.hasPhoto { parts.append("▣") }
    let meta = parts.filter { !$0.isEmpty }.joined(separator: " · ")
    put(
      truncate(meta, columns: end - rect.column - 3), rect.column + 3, rect.row + 1, .listMeta, on: selected, clip: rect
    )
    guard rect.rows > 2, let excerpt = story.excerpt else { return }
    putMarked(
      excerpt.text, marks: excerpt.marks, columns: end - rect.column - 3, rect.column + 3, rect.row + 2, .listMeta,
      on: selected, clip: rect)
  }

  /// Writes as much of `text` as there are `columns` for, the bytes in `marks` as what was looked for.
  private mutating func putMarked(
    _ text: String, marks: [Range<Int>], columns: Int, _ column: Int, _ row: Int, _ role: Role, on base: Role?,
    clip: Rect
  ) {
    guard !marks.isEmpty else {
      put(truncate(text, columns: columns), column, row, role, on: base, clip: clip)
      return
    }
    var column = column
    for span in truncate(text, columns: columns, marks: marks, role: role) {
      column += put(span.text, column, row, span.role, on: span.role == role ? base : nil, clip: clip)
    }
  }

  mutating func paintPreview(_ list: ListState, _ state: ReaderState, in rect: Rect) {
    guard let preview = list.preview, preview.id == list.selection?.id, let setter = list.previewSetting?.setter else {
      return
    }
    paintLines(setter, from: 0, in: rect, state: state, find: nil)
  }
}

extension ListState {
  /// In the history the day on which the story at `index` was opened, where it is the first of that day.
  fileprivate func day(at index: Int, clock: Clock) -> String? {
    guard listing == .history, let visited = rows[index].visited else { return nil }
    let days = [index, index - 1].map { rows.indices.contains($0) ? rows[$0].visited.map(clock.day) : nil }
    guard days[0] != days[1], let day = days[0] else { return nil }
    switch clock.day(clock.now) - day {
    case 0: return "today"
    case 1: return "yesterday"
    default: return DateLine(readerZoneOffset: clock.zoneOffset).dayOnly(visited)
    }
  }

  /// Finds the words of the search that made the list.
  fileprivate var finder: WordFinder? {
    guard case .search(let words) = listing, let query = try? SearchQuery(words) else { return nil }
    return WordFinder(query)
  }

  /// What an empty list says.
  fileprivate var emptyLines: [String] {
    switch listing {
    case .saved: ["Nothing saved yet.", "s on a story saves it."]
    case .queue: ["The queue is empty.", "w on a story puts it there, . goes through it."]
    case .tag: ["Nothing has this tag any more.", "# on a story gives it tags."]
    case .history: ["No story opened yet.", "What you read will be listed here."]
    case .search(let words): ["Nothing in the store has “\(words)”.", "/ searches for something else."]
    case .section, .everything, .byline, .feed:
      ["No stories here.", "Backspace goes back, m opens the section menu."]
    }
  }
}
