import Articles
import Screen
import Typesetting

extension Sheet {
  mutating func paintMenu(_ state: ReaderState, in rect: Rect) {
    let rows = state.menuRows
    let top = min(max(0, state.menu.top), max(0, rows.count - rect.rows))
    for index in top..<min(rows.count, top + rect.rows) {
      let row = rect.row + index - top
      let isSelected = index == state.menu.selected && state.focus == .menu
      let isHere = rows[index].leads(to: state.place)
      let role: Role = isSelected ? .menuSelected : isHere ? .accent : .menu
      if isSelected { fill(Rect(column: rect.column, row: row, columns: rect.columns, rows: 1), .menuSelected) }
      let (text, count) = rows[index].label(state)
      let countText = count > 0 ? shortCount(count) : ""
      let room = rect.columns - 2 - (countText.isEmpty ? 0 : countText.count + 1)
      put(truncate(text, columns: room), rect.column + 1, row, role)
      if !countText.isEmpty {
        put(countText, endingAt: rect.maxColumn - 1, row, isSelected ? .menuSelected : .menuCount)
      }
    }
  }
}

extension MenuRow {
  /// What the row says, and how many unread stories it stands for.
  fileprivate func label(_ state: ReaderState) -> (String, Int) {
    switch self {
    case .front: return ("  Front page", 0)
    case .everything: return ("  All stories", state.counts.unread)
    case .section(let section, let depth):
      let sign = section.children.isEmpty ? " " : state.menu.unfolded.contains(section.id) ? "▾" : "▸"
      return (String(repeating: "  ", count: depth) + sign + " " + section.name, section.unread)
    case .search(let text): return ("/ \(text)", state.searchCounts[text] ?? 0)
    case .queue: return ("  Read later", state.counts.queued)
    case .saved: return (signs("★ Saved"), state.counts.saved)
    case .tag(let tag): return ("  # \(tag.name)", tag.total)
    case .history: return ("  History", 0)
    case .feeds: return ("  Feeds", 0)
    case .gallery(let gallery): return (signs("▣ ") + gallery.title, 0)
    }
  }
}

/// A count in at most five columns: `999`, `12k`, `3M`.
func shortCount(_ count: Int) -> String {
  switch count {
  case ..<10_000: String(count)
  case ..<1_000_000: "\(count / 1_000)k"
  default: "\(count / 1_000_000)M"
  }
}
