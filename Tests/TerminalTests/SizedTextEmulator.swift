// The rules of the text sizing protocol (OSC 66) as its specification tells them, over a terminal that does not know it: which
// cells a block takes, how the cursor moves, and what a write or an erasure takes along. It has been compared with no real
// terminal. Where the specification leaves a choice, the stricter is taken: what might take a block away does.

import Screen

/// What a `SizedTextEmulator` needs of the terminal under it.
protocol CellTerminal: AnyObject {
  var size: Size { get }
  var cursor: Point { get }
  /// Takes bytes in which no sized text is.
  func take(_ bytes: [UInt8])
  /// Answers the program.
  func send(_ bytes: [UInt8])
}

/// Sized text over a terminal.
final class SizedTextEmulator {
  /// A text in cells of its own.
  struct Block: Hashable {
    var text: String
    var rect: Rect
    var scale: Int
  }

  /// The blocks on the screen, in the order in which they were written.
  private(set) var blocks: [Block] = []
  /// How often something was written into a block's lower rows, or a block had no room: a program that knows the rules does
  /// neither.
  private(set) var mishaps = 0
  private var pending: [UInt8] = []

  func feed(_ bytes: some Sequence<UInt8>, to terminal: some CellTerminal) {
    pending += bytes
    while let token = nextToken() { take(token, terminal) }
  }

  /// The next character or sequence that is there as a whole.
  private func nextToken() -> [UInt8]? {
    guard let first = pending.first else { return nil }
    var length = 1
    if first == 0x1B {
      guard pending.count > 1 else { return nil }
      switch pending[1] {
      case 0x5B:
        guard let end = pending.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) }) else { return nil }
        length = end + 1
      case 0x5D, 0x50:
        guard
          let end = pending.indices.dropFirst(2).first(where: {
            pending[$0] == 0x07 || pending[$0] == 0x5C && pending[$0 - 1] == 0x1B
          })
        else { return nil }
        length = end + 1
      case 0x28, 0x29:
        guard pending.count > 2 else { return nil }
        length = 3
      default: length = 2
      }
    } else if first >= 0xC2 {
      length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
      guard pending.count >= length else { return nil }
    }
    defer { pending.removeFirst(length) }
    return Array(pending[..<length])
  }

  private func take(_ token: [UInt8], _ terminal: some CellTerminal) {
    let text = String(decoding: token, as: UTF8.self)
    if text.hasPrefix("\u{1B}]66;") {
      place(text.dropFirst(5).prefix { $0 != "\u{1B}" && $0 != "\u{07}" }, terminal)
      return
    }
    if text == "\u{1B}[>0q" { return terminal.send(Array("\u{1B}P>|Emulator 1.0\u{1B}\\".utf8)) }
    if token[0] == 0x1B {
      if token.count > 2, token[1] == 0x5B { erase(token, terminal) }
      if text == "\u{1B}c" { blocks = [] }
      return terminal.take(token)
    }
    guard token[0] >= 0x20 else { return terminal.take(token) }
    let columns = text.first.map(DisplayWidth.columns(of:)) ?? 0
    if columns > 0 { write(columns, terminal) }
    terminal.take(token)
  }

  /// A write on the top row of a block takes it away, one on its lower rows goes past it.
  private func write(_ columns: Int, _ terminal: some CellTerminal) {
    while let block = blocks.first(where: { $0.rect.contains(terminal.cursor) }), block.rect.row < terminal.cursor.row {
      mishaps += 1
      guard block.rect.maxColumn < terminal.size.columns else { return }
      move(to: Point(column: block.rect.maxColumn, row: terminal.cursor.row), terminal)
    }
    remove(Rect(column: terminal.cursor.column, row: terminal.cursor.row, columns: columns, rows: 1))
  }

  private func erase(_ token: [UInt8], _ terminal: some CellTerminal) {
    let (size, cursor) = (terminal.size, terminal.cursor)
    let parameters = String(decoding: token[2..<token.count - 1], as: UTF8.self)
    let count = max(1, Int(parameters.split(separator: ";").first ?? "") ?? 1)
    let row = Rect(column: 0, row: cursor.row, columns: size.columns, rows: 1)
    func rows(_ range: Range<Int>) -> Rect {
      Rect(column: 0, row: range.lowerBound, columns: size.columns, rows: range.count)
    }
    switch UInt8(token[token.count - 1]) {
    case UInt8(ascii: "X"), UInt8(ascii: "b"):
      remove(Rect(column: cursor.column, row: cursor.row, columns: count, rows: 1))
    case UInt8(ascii: "K"):
      switch parameters {
      case "", "0": remove(Rect(column: cursor.column, row: cursor.row, columns: size.columns, rows: 1))
      case "1": remove(Rect(column: 0, row: cursor.row, columns: cursor.column + 1, rows: 1))
      default: remove(row)
      }
    case UInt8(ascii: "P"), UInt8(ascii: "@"):
      remove(Rect(column: cursor.column, row: cursor.row, columns: size.columns, rows: 1))
    case UInt8(ascii: "J"):
      switch parameters {
      case "", "0":
        remove(Rect(column: cursor.column, row: cursor.row, columns: size.columns, rows: 1))
        remove(rows(min(cursor.row + 1, size.rows)..<size.rows))
      case "1": remove(rows(0..<cursor.row + 1))
      default: remove(rows(0..<size.rows))
      }
    case UInt8(ascii: "L"), UInt8(ascii: "M"): remove(rows(min(cursor.row, size.rows)..<size.rows))
    case UInt8(ascii: "S"), UInt8(ascii: "T"): remove(rows(0..<size.rows))
    case UInt8(ascii: "h"), UInt8(ascii: "l"): if parameters.contains("1049") { blocks = [] }
    default: break
    }
  }

  /// Erasing any cell of a block takes all of it.
  private func remove(_ rect: Rect) {
    blocks.removeAll { !$0.rect.intersection(rect).isEmpty }
  }

  private func place(_ sequence: Substring, _ terminal: some CellTerminal) {
    let parts = sequence.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].utf8.count <= 4_096 else { return mishaps += 1 }
    var numbers: [Substring: Int] = [:]
    for pair in parts[0].split(separator: ":") {
      let sides = pair.split(separator: "=")
      if sides.count == 2 { numbers[sides[0]] = Int(sides[1]) }
    }
    let scale = min(max(numbers["s"] ?? 1, 1), 7)
    guard let width = numbers["w"], width > 0 else {
      for character in parts[1] {
        place(String(character), columns: DisplayWidth.columns(of: character) * scale, scale, terminal)
      }
      return
    }
    place(String(parts[1]), columns: width * scale, scale, terminal)
  }

  private func place(_ text: String, columns: Int, _ scale: Int, _ terminal: some CellTerminal) {
    let point = terminal.cursor
    let rect = Rect(column: point.column, row: point.row, columns: columns, rows: scale)
    guard rect == rect.intersection(Rect(terminal.size)) else { return mishaps += 1 }
    remove(rect)
    blocks.append(Block(text: text, rect: rect, scale: scale))
    move(to: Point(column: rect.maxColumn, row: point.row), terminal)
  }

  private func move(to point: Point, _ terminal: some CellTerminal) {
    terminal.take(Array("\u{1B}[\(point.row + 1);\(point.column + 1)H".utf8))
  }
}
