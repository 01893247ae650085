// Letters that the terminal makes larger, as kitty's text sizing protocol has it (OSC 66): written past curses, which holds the
// cells under them for blank. A letter is one block of cells. Writing into a block or erasing a part of it takes all of it
// away, so what is gone is erased before curses paints, and what is to be seen is written anew behind it, always.

import Screen

/// Neighbouring letters of one size and look.
struct SizedRun: Hashable {
  var letters: [SizedText]

  /// The cells that it takes.
  var rect: Rect {
    guard let first = letters.first?.rect, let last = letters.last?.rect else {
      return Rect(column: 0, row: 0, columns: 0, rows: 0)
    }
    return Rect(column: first.column, row: first.row, columns: last.maxColumn - first.column, rows: first.rows)
  }

  /// The most bytes of text that one sequence may hold.
  private static let textLimit = 4_096

  /// The runs of letters that stand row by row.
  static func runs(of letters: [SizedText]) -> [SizedRun] {
    var runs: [SizedRun] = []
    for letter in letters {
      if let last = runs.last?.letters.last, last.point.row == letter.point.row,
        last.rect.maxColumn == letter.point.column, last.scale == letter.scale, last.style == letter.style
      {
        runs[runs.count - 1].letters.append(letter)
      } else {
        runs.append(SizedRun(letters: [letter]))
      }
    }
    return runs
  }

  /// The bytes that blank its cells; the first of them takes all letters of a row.
  func erasing(depth: ColorDepth) -> String {
    guard let style = letters.first?.style else { return "" }
    var paper = Style(foreground: style.foreground, background: style.background)
    paper.attributes = style.attributes.intersection(.reverse)
    let rect = rect
    return paper.escapeSequence(depth: depth)
      + (rect.row..<rect.maxRow).map { "\u{1B}[\($0 + 1);\(rect.column + 1)H\u{1B}[\(rect.columns)X" }.joined()
  }

  /// The bytes that write it: narrow letters together, each other one by itself with its width, which not every terminal
  /// would give it.
  func writing(depth: ColorDepth) -> String {
    guard let first = letters.first else { return "" }
    var text = first.style.escapeSequence(depth: depth)
    text += "\u{1B}[\(first.point.row + 1);\(first.point.column + 1)H"
    var narrow = ""
    func closed() -> String { narrow.isEmpty ? "" : "\u{1B}]66;s=\(first.scale);\(narrow)\u{1B}\\" }
    for letter in letters {
      let clean = String(
        String.UnicodeScalarView(
          letter.text.unicodeScalars.filter { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) }))
      if letter.columns == 1, clean.unicodeScalars.count == 1 {
        if narrow.utf8.count + clean.utf8.count > Self.textLimit {
          text += closed()
          narrow = ""
        }
        narrow += clean
      } else {
        text += closed() + "\u{1B}]66;s=\(letter.scale):w=\(letter.columns);\(clean)\u{1B}\\"
        narrow = ""
      }
    }
    return text + closed()
  }
}
