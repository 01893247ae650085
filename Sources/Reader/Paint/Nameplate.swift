// The head of the page: the paper's name, the date and the clock, and the sections by number.

import Articles
import Screen
import Typesetting

extension Sheet {
  mutating func paintNameplate(_ state: ReaderState, _ layout: ScreenLayout) {
    let rect = layout.nameplate
    fill(rect, .nameplate)
    let parts = state.clock.now.components(offset: state.clock.zoneOffset)
    let time = "\(twoDigits(parts.hour)):\(twoDigits(parts.minute))"
    if layout.hasDrawnNameplate {
      paintDrawnNameplate(in: rect)
      put(longDate(parts.date, short: true), 1, rect.row + 2, .nameplateDate)
      put(time, endingAt: rect.maxColumn - 1, rect.row + 2, .nameplateDate)
      crossRule(0..<rect.columns, rect.maxRow - 1, .rule, "═")
      return
    }
    if rect.columns < 60 {
      put("BROADSHEET", 1, rect.row, .nameplate)
    } else {
      let name = "B R O A D S H E E T"
      put(name, (rect.columns - name.count) / 2, rect.row, .nameplate)
      put(longDate(parts.date, short: rect.columns < 72), 1, rect.row, .nameplateDate)
    }
    put(time, endingAt: rect.maxColumn - 1, rect.row, .nameplateDate)
  }

  /// The name in letters three rows high, two pixels to a cell.
  private mutating func paintDrawnNameplate(in rect: Rect) {
    let name = "BROADSHEET"
    let width = name.count * 7 - 1
    var column = rect.column + (rect.columns - width) / 2
    for letter in name {
      let pixels = nameplateLetter(letter)
      for row in 0..<3 {
        let cells = (0..<6).map { x -> Character in
          switch (pixels[row * 2] & (32 >> x) != 0, pixels[row * 2 + 1] & (32 >> x) != 0) {
          case (true, true): "█"
          case (true, false): "▀"
          case (false, true): "▄"
          case (false, false): " "
          }
        }
        put(String(cells), column, rect.row + 1 + row, .nameplate)
      }
      column += 7
    }
  }

  mutating func paintSectionBar(_ state: ReaderState, _ layout: ScreenLayout) {
    guard let bar = layout.bar else { return }
    fill(bar, .sectionBar)
    for entry in SectionBar.entries(state) {
      put(entry.text, entry.columns.lowerBound, bar.row, entry.isHere ? .sectionBarSelected : .sectionBar)
    }
  }
}

/// The sections that one key reaches.
enum SectionBar {
  struct Entry {
    var number: Int
    var text: String
    var columns: Range<Int>
    var isHere: Bool
  }

  /// As many entries as there is room for, none of them cut.
  static func entries(_ state: ReaderState) -> [Entry] {
    var entries: [Entry] = []
    var column = 0
    let names: [(String, SectionID?)] = [("Front page", nil)] + state.barSections.map { ($0.name, $0.id) }
    for (index, (name, id)) in names.enumerated() {
      let text = " \(index + 1) \(name) "
      let width = DisplayWidth.columns(of: text)
      guard column + width <= state.screen.columns else { break }
      let isHere =
        switch state.place {
        case .front: id == nil
        case .list(let list): id.map { list.listing == .section($0) } ?? false
        case .article, .gallery, .feeds: false
        }
      entries.append(Entry(number: index + 1, text: text, columns: column..<column + width, isHere: isHere))
      column += width + 1
    }
    return entries
  }
}

/// A letter of the nameplate: six rows of six pixels, the leftmost in bit 5.
private func nameplateLetter(_ letter: Character) -> [UInt8] {
  switch letter {
  case "B": [0b111110, 0b110011, 0b111110, 0b110011, 0b110011, 0b111110]
  case "R": [0b111110, 0b110011, 0b110011, 0b111110, 0b110110, 0b110011]
  case "O": [0b011110, 0b110011, 0b110011, 0b110011, 0b110011, 0b011110]
  case "A": [0b011110, 0b110011, 0b110011, 0b111111, 0b110011, 0b110011]
  case "D": [0b111100, 0b110110, 0b110011, 0b110011, 0b110110, 0b111100]
  case "S": [0b011111, 0b110000, 0b011110, 0b000011, 0b000011, 0b111110]
  case "H": [0b110011, 0b110011, 0b111111, 0b110011, 0b110011, 0b110011]
  case "E": [0b111111, 0b110000, 0b111110, 0b110000, 0b110000, 0b111111]
  case "T": [0b111111, 0b001100, 0b001100, 0b001100, 0b001100, 0b001100]
  default: [0, 0, 0, 0, 0, 0]
  }
}
