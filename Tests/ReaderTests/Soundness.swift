// What must hold of every screen, whatever was pressed and whatever the stories say.

import Articles
import Testing

@testable import Reader
@testable import Screen

extension TestReader {
  /// What is wrong with the screen; empty where all is well.
  var flaws: [String] {
    let canvas = canvas
    var flaws: [String] = []
    if canvas.size != state.screen { flaws.append("the canvas is \(canvas.size), the screen \(state.screen)") }
    for row in 0..<canvas.size.rows {
      let cells = canvas.cells[row * canvas.size.columns..<(row + 1) * canvas.size.columns]
      let columns = cells.reduce(0) { $0 + $1.glyph.columns }
      if columns != canvas.size.columns { flaws.append("row \(row) is \(columns) columns wide") }
      if let scalar = canvas.text(row: row).unicodeScalars.first(where: steersTerminal) {
        flaws.append("U+\(String(scalar.value, radix: 16)) stands in row \(row)")
      }
    }
    return flaws + flawsOfFocus
  }

  /// The pane that has the keys is on the screen, and so is what is selected in it.
  private var flawsOfFocus: [String] {
    guard state.screen.columns >= 30, state.screen.rows >= 8 else { return [] }
    let layout = ScreenLayout(state)
    guard let rect = layout.rect(of: state.focus) else {
      return ["the focused pane \(state.focus) is not on the screen"]
    }
    switch (state.focus, state.place) {
    case (.menu, _):
      let window = state.menu.top..<state.menu.top + rect.rows
      return window.contains(state.menu.selected) ? [] : ["row \(state.menu.selected) of the menu is not in \(window)"]
    case (.rail, _):
      let window = state.rail.top..<state.rail.top + rect.rows
      let lines = RailPane.lines(of: state.rail, state: state, columns: rect.columns)
      guard let line = lines.firstIndex(where: { $0.slot == state.rail.selected }) else {
        return ["nothing is selected in the rail"]
      }
      return window.contains(line) ? [] : ["line \(line) of the rail is not in \(window)"]
    case (.main, .list(let list)):
      let window = list.top..<list.top + max(1, rect.rows / ListPane.rowHeight(rect, list))
      return list.rows.isEmpty || window.contains(list.selected) ? [] : ["row \(list.selected) is not in \(window)"]
    case (.main, .front(let front)):
      guard state.frontLayout.boxes.indices.contains(front.selected) else { return [] }
      let box = state.frontLayout.boxes[front.selected].rect
      return box.row < front.top + rect.rows && box.maxRow > front.top ? [] : ["the story at \(box) is not in sight"]
    case (.main, _): return []
    }
  }
}

/// Whether a terminal would take `scalar` as more than a letter.
func steersTerminal(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x00...0x1F, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
  default: false
  }
}

/// Random numbers that are the same on every run.
struct SteadyRandom: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
