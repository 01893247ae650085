// Plain strings in a given width, as lists, front page and overlays need them at every paint. What comes out is clean,
// and in the order of the screen, unless the terminal makes that itself.

import Articles
public import Screen

/// The lines that `text` makes in `columns`; the last of `maxLines` ends in … where more would follow.
/// `balance` evens the lines, for headlines.
public func wrap(_ text: String, columns: Int, maxLines: Int? = nil, balance: Bool = false) -> [String] {
  guard columns > 0, maxLines != 0 else { return [] }
  if fits(text, columns) { return text.isEmpty ? [] : [text] }
  let most = maxLines ?? .max
  let galley = Galley(maxLines.map { beginning(of: text, columns: columns, lines: $0) } ?? text, plain)
  var slices = breakIntoLines(galley, measure: columns, limit: most == .max ? .max : most + 1)
  guard slices.count <= most else {
    slices.removeLast()
    guard let last = slices.popLast() else { return [] }
    return slices.map { galley.text(of: $0) } + [
      galley.cut(from: last.content.lowerBound, columns: columns, atWord: true)
    ]
  }
  if balance { slices = balanced(galley, slices, columns: columns) }
  return slices.map { galley.text(of: $0) }
}

/// A text in a given width, of which as many lines are taken as there is room for.
public struct WrappedText: Sendable {
  private let galley: Galley
  private let slices: [Slice]
  private let columns: Int

  /// `text` broken into lines of at most `columns`.
  public init(_ text: String, columns: Int) {
    self.columns = columns
    galley = Galley(columns > 0 ? text : "", plain)
    slices = breakIntoLines(galley, measure: max(1, columns))
  }

  /// Whether it runs from right to left.
  public var isRightToLeft: Bool { galley.isRightToLeft }

  /// The first lines, as `wrap` gives them: the last ends in … where more would follow.
  public func lines(atMost count: Int) -> [String] {
    guard slices.count > count, count > 0 else { return count > 0 ? slices.map { galley.text(of: $0) } : [] }
    return slices[..<(count - 1)].map { galley.text(of: $0) } + [
      galley.cut(from: slices[count - 1].content.lowerBound, columns: columns, atWord: true)
    ]
  }
}

/// `text` on one line of at most `columns`, ending in … where something was cut.
public func truncate(_ text: String, columns: Int) -> String {
  guard columns > 0 else { return "" }
  if fits(text, columns) { return text }
  var galley = Galley()
  galley.append(beginning(of: text, columns: columns, lines: 1), plain, source: 0)
  galley.joinLines()
  galley.close()
  let all = galley.onOneLine
  if all.columns <= columns { return galley.text(of: all) }
  return galley.cut(from: 0, columns: columns, atWord: false)
}

/// `text` on one line of at most `columns`, ending in … where something was cut: spans of `role`, those of its bytes that are
/// in `marks` as what was looked for.
public func truncate(_ text: String, columns: Int, marks: [Range<Int>], role: Role) -> [Span] {
  guard columns > 0 else { return [] }
  var galley = Galley()
  galley.append(beginning(of: text, columns: columns, lines: 1), Manner(role: role), source: 0)
  galley.joinLines()
  galley.close()
  let all = galley.onOneLine
  let isCut = all.columns > columns
  let slice = isCut ? galley.cutSlice(from: 0, columns: columns, atWord: false) : all
  let matches = marks.map { Match(block: 0, bytes: $0) }
  var spans = highlight(
    Line(spans: galley.spans(of: slice), position: ReadingPosition(block: 0, offset: 0)), matches: matches)
  if isCut {
    let mark = cutMark(in: columns)
    spans.insert(
      Span(mark, columns: DisplayWidth.columns(of: mark), role: role), at: galley.isTurned ? 0 : spans.count)
  }
  return spans
}

/// The same number of lines as `slices`, in the least width that gives it: no line much shorter than the others.
func balanced(_ galley: Galley, _ slices: [Slice], columns: Int) -> [Slice] {
  guard slices.count > 1, slices.count <= 8, !slices.dropLast().contains(where: \.endsText) else { return slices }
  let total = slices.reduce(0) { $0 + $1.columns }
  var low = max(1, total / slices.count)
  var high = columns
  var best = slices
  while low < high {
    let middle = (low + high) / 2
    let attempt = breakIntoLines(galley, measure: middle, limit: slices.count + 1)
    if attempt.count <= slices.count, attempt.count > 1, keepsWords(galley, attempt, as: slices) {
      (best, high) = (attempt, middle)
    } else {
      low = middle + 1
    }
  }
  return best
}

/// Whether `attempt` cuts no word that `slices` leaves whole.
private func keepsWords(_ galley: Galley, _ attempt: [Slice], as slices: [Slice]) -> Bool {
  func cuts(_ slices: [Slice]) -> Int {
    slices.dropLast().count { slice in !galley.marks[slice.next].mayBreak || slice.isHyphenated }
  }
  return cuts(attempt) <= cuts(slices)
}

private let plain = Manner(role: .text)

/// What says that something was cut, in a width that may be too narrow for it.
private func cutMark(in columns: Int) -> String { DisplayWidth.columns(of: "…") <= columns ? "…" : "." }

/// As much of `text` as can matter for so many lines, letters with piles of marks included.
private func beginning(of text: String, columns: Int, lines: Int) -> String {
  let limit = min(columns, 1_000) * min(lines + 1, 1_000) * 32 + 1_000
  guard text.utf8.count > limit else { return text }
  return String(text.unicodeScalars.prefix(limit / 4))
}

/// Whether `text` is printable ASCII of no more than `columns`.
private func fits(_ text: String, _ columns: Int) -> Bool {
  guard text.utf8.count <= columns else { return false }
  return text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } && text.utf8.first != 0x20 && text.utf8.last != 0x20
}

extension Galley {
  /// The text of a line, in the order of the screen.
  func text(of slice: Slice) -> String {
    let spans = spans(of: slice)
    return spans.count == 1 ? spans[0].text : spans.map(\.text).joined()
  }

  /// All of it as one line; line ends are no more than white space.
  var onOneLine: Slice {
    Slice(
      content: 0..<bytes.count, next: bytes.count, columns: columns(of: 0..<bytes.count), isHyphenated: false,
      endsText: true)
  }

  /// As much from `start` on as leaves room for … in `columns`, at the end of a word where there is one.
  func cut(from start: Int, columns limit: Int, atWord: Bool) -> String {
    let slice = cutSlice(from: start, columns: limit, atWord: atWord)
    let mark = cutMark(in: limit)
    return isTurned ? mark + text(of: slice) : text(of: slice) + mark
  }

  /// As much from `start` on as leaves room for … in `columns`, at the end of a word where there is one and it is asked for.
  fileprivate func cutSlice(from start: Int, columns limit: Int, atWord: Bool) -> Slice {
    let room = limit - DisplayWidth.columns(of: cutMark(in: limit))
    var column = 0
    var end = start
    var wordEnd = start
    var index = start
    while index < bytes.count, bytes[index] != 0x0A {
      if index > start, marks[index].mayBreak { wordEnd = end }
      if marks[index].beginsCluster {
        guard column + marks[index].columns <= room else { break }
        column += marks[index].columns
      }
      index += 1
      if bytes[index - 1] != 0x20, index == bytes.count || marks[index].beginsCluster { end = index }
    }
    if atWord, wordEnd > start, index < bytes.count, bytes[index] != 0x0A, !marks[index].mayBreak, end == index {
      end = wordEnd
    }
    // No mark but that of leaving out: `kilometers.…` reads like a slip.
    while atWord, end > start + 1, [0x2C, 0x2D, 0x2E, 0x3A, 0x3B].contains(bytes[end - 1]) { end -= 1 }
    return Slice(
      content: start..<end, next: end, columns: columns(of: start..<end), isHyphenated: false, endsText: true)
  }
}
