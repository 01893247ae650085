// The rail: titled lists under one another. Its lines are worked out first, so that the cursor, the mouse and the painter
// agree on what stands where.

import Articles
import Screen
import Typesetting

/// The lists beside an article or the front page.
enum RailPane {
  /// One line of the rail.
  struct Line {
    var pieces: [(text: String, role: Role)]
    /// The index of the list it belongs to.
    var list: Int
    /// The slot that the line belongs to, counted through all lists; nil for blank lines and unselectable headings.
    var slot: Int?
    var isTitle = false
  }

  /// The lines of `rail` at a width of `columns`: all of them, or at least the first `count`.
  static func lines(of rail: RailState, state: ReaderState, columns: Int, upTo count: Int = .max) -> [Line] {
    var lines: [Line] = []
    var slot = 0
    let width = columns - 2
    guard width > 8 else { return [] }
    for (index, list) in rail.lists.enumerated() where lines.count < count {
      let isFolded = state.settings.foldedLists.contains(list.title)
      if !lines.isEmpty { lines.append(Line(pieces: [], list: index)) }
      let heading = (isFolded ? "▸ " : "") + list.title
      // The pane's title names the first list already.
      if index > 0 || isFolded {
        lines.append(
          Line(
            pieces: [(truncate(heading, columns: width), .title)], list: index,
            slot: isFolded || list.items.isEmpty ? slot : nil, isTitle: true))
      }
      if isFolded || list.items.isEmpty {
        slot += 1
        continue
      }
      let numbers = list.kind == .links ? state.linkNumbers : [:]
      for item in list.items where lines.count < count {
        let number = item.url.flatMap { numbers[$0] }
        lines += self.lines(of: item, number: number, width: width, clock: state.clock).map {
          Line(pieces: $0, list: index, slot: slot)
        }
        slot += 1
      }
    }
    return lines
  }

  private static func lines(
    of item: RailItem, number: Int?, width: Int, clock: Clock
  ) -> [[(text: String, role: Role)]] {
    let lead = number.map { "[\($0)] " } ?? item.rank.map { $0 < 10 ? " \($0) " : "\($0) " } ?? "▪ "
    let movement = item.movement.map(Self.mark)
    let room = width - lead.count
    let role: Role = item.isRead ? .railHeadlineRead : .railHeadline
    let label = item.label.map { "[\($0)] " } ?? ""
    var headline = wrap(label + item.headline, columns: room, maxLines: 3)
    // What can be selected is seen, also where a link has no words.
    if headline.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) {
      headline = [truncate(item.url.flatMap(shownAddress) ?? "…", columns: room)]
    }
    var lines = headline.enumerated().map { index, text -> [(text: String, role: Role)] in
      [(index == 0 ? lead : String(repeating: " ", count: lead.count), .railRank), (text, role)]
    }
    let when = item.posted.map { DateLine(readerZoneOffset: clock.zoneOffset).age(of: $0, at: clock.now) }
    let meta = [when ?? "", item.section ?? ""].filter { !$0.isEmpty }.joined(separator: " · ")
    if let movement {
      var pieces: [(text: String, role: Role)] = [(String(repeating: " ", count: lead.count), .railRank), movement]
      let rest = truncate(meta, columns: max(0, room - movement.text.count - 1))
      if !rest.isEmpty { pieces.append((" " + rest, .railMeta)) }
      lines.append(pieces)
    } else if !meta.isEmpty {
      lines.append([(String(repeating: " ", count: lead.count), .railRank), (truncate(meta, columns: room), .railMeta)])
    }
    return lines
  }

  /// How a story moved since the list before.
  private static func mark(_ movement: RailItem.Movement) -> (text: String, role: Role) {
    switch movement {
    case .new: ("new", .railMovementNew)
    case .places(0): ("=", .railMeta)
    case .places(let places) where places > 0: (signs("▲") + "\(places)", .railMovementUp)
    case .places(let places): (signs("▼") + "\(-places)", .railMovementDown)
    }
  }
}

extension Sheet {
  mutating func paintRail(_ state: ReaderState, in rect: Rect) {
    let rail = state.rail
    let lines = RailPane.lines(of: rail, state: state, columns: rect.columns, upTo: rail.top + rect.rows)
    let hasFocus = state.focus == .rail
    for index in rail.top..<min(lines.count, rail.top + rect.rows) {
      let line = lines[index]
      let row = rect.row + index - rail.top
      let isSelected = hasFocus && line.slot == rail.selected
      if isSelected { fill(Rect(column: rect.column, row: row, columns: rect.columns, rows: 1), .listSelected) }
      var column = rect.column + 1
      for piece in line.pieces {
        column += put(piece.text, column, row, piece.role, on: isSelected ? .listSelected : nil, clip: rect)
      }
      if line.isTitle, !isSelected { crossRule(column + 1..<rect.maxColumn, row) }
    }
  }
}
