// Choosing lines of the article to be copied: from where one began to where one has moved. What is chosen is a stretch of the
// text, not of the screen: words taken apart at line ends are whole in the copy, and a new size keeps the choice.

import Articles
import Screen
import Typesetting

/// The lines being chosen, by the places that they begin at.
struct SelectionState: Sendable {
  /// Where it began.
  var anchor: ReadingPosition
  /// Where it has been moved to.
  var cursor: ReadingPosition

  /// The two in the order of the text.
  var ends: (first: ReadingPosition, last: ReadingPosition) {
    (cursor.block, cursor.offset) < (anchor.block, anchor.offset) ? (cursor, anchor) : (anchor, cursor)
  }
}

extension Line {
  /// Whether the row begins a line of the article's own text.
  fileprivate var isChoosable: Bool {
    if case .drawn(let row, _) = kind, row > 0 { return false }
    return position.block >= 0 && !source.isEmpty
  }
}

extension ArticleState {
  /// The stretches of the article that are chosen, block by block, as places that are marked.
  func stretches(of selection: SelectionState) -> [Match] {
    guard let setter = setting?.setter else { return [] }
    let (first, last) = selection.ends
    let line = setter.lines[safe: setter.lineIndex(showing: last)]
    let end = line.map { $0.position.block == last.block ? $0.source.upperBound : last.offset } ?? last.offset
    guard first.block <= last.block else { return [] }
    return (first.block...last.block).compactMap { block in
      let from = block == first.block ? first.offset : 0
      let to = block == last.block ? max(from, end) : Int.max
      return from < to ? Match(block: block, bytes: from..<to) : nil
    }
  }
}

extension ArticleSetter {
  /// The row in which a place that is set already is to be seen.
  func lineIndex(showing position: ReadingPosition) -> Int {
    lines.lastIndex { line in
      line.isChoosable && line.position.block == position.block && line.position.offset <= position.offset
    } ?? 0
  }
}

extension ReaderState {
  /// Begins to choose lines: with that of the match one is at, else with the first that is on the screen.
  mutating func startSelecting() -> [Effect] {
    guard case .article(let here) = place, let lines = here.setting?.setter.lines else { return [] }
    let window = lines.indices.dropFirst(here.top).prefix(ScreenLayout(self).main.rows)
    let match = here.find.flatMap { $0.matches.indices.contains($0.current) ? $0.matches[$0.current] : nil }
    let index =
      window.first { index in
        lines[index].isChoosable
          && match.map { lines[index].position.block == $0.block && lines[index].source.contains($0.bytes.lowerBound) }
            ?? false
      } ?? window.first { lines[$0].isChoosable }
    guard let index else {
      tell("No line of the text is on the screen.")
      return []
    }
    let start = lines[index].position
    overlay = .selection(SelectionState(anchor: start, cursor: start))
    return []
  }

  mutating func take(_ key: Key, in selection: SelectionState) -> [Effect] {
    switch key.code {
    case .enter, .character("y"), .character("c"):
      overlay = nil
      return copy(selection)
    case .character("q"), .character("V"), .backspace:
      overlay = nil
      return []
    case .character("o"):
      return move(SelectionState(anchor: selection.cursor, cursor: selection.anchor), to: selection.anchor)
    case .character("}"), .character("]"): return moveByParagraph(selection, 1)
    case .character("{"), .character("["): return moveByParagraph(selection, -1)
    default: break
    }
    guard let motion = motion(for: key), case .article(var here) = place, var setting = here.setting else { return [] }
    let rows = ScreenLayout(self).main.rows
    if case .last = motion { setting.setter.set(lines: .max) }
    setting.setter.set(lines: setting.setter.lineIndex(showing: selection.cursor) + rows * 3)
    here.setting = setting
    place = .article(here)
    let lines = setting.setter.lines
    let choosable = lines.indices.filter { lines[$0].isChoosable }
    let now = setting.setter.lineIndex(showing: selection.cursor)
    guard let index = choosable.firstIndex(of: now) else { return [] }
    let target = motion.apply(to: index, count: choosable.count, page: rows)
    return move(selection, to: lines[choosable[target]].position)
  }

  /// To the first line of the next paragraph, or of the one before.
  private mutating func moveByParagraph(_ selection: SelectionState, _ step: Int) -> [Effect] {
    guard case .article(var here) = place, var setting = here.setting else { return [] }
    let rows = ScreenLayout(self).main.rows
    setting.setter.set(lines: setting.setter.lineIndex(showing: selection.cursor) + rows * 3)
    here.setting = setting
    place = .article(here)
    let lines = setting.setter.lines.filter(\.isChoosable)
    let next =
      step > 0
      ? lines.first { $0.position.block > selection.cursor.block }
      : lines.first { $0.position.block == selection.cursor.block && $0.position.offset < selection.cursor.offset }
        ?? lines.last { $0.position.block < selection.cursor.block && $0.source.lowerBound == 0 }
    guard let next else { return [] }
    return move(selection, to: next.position)
  }

  /// Moves the end of the choice to `position`, and shows it.
  private mutating func move(_ selection: SelectionState, to position: ReadingPosition) -> [Effect] {
    guard case .article(var here) = place, let setter = here.setting?.setter else { return [] }
    let rows = ScreenLayout(self).main.rows
    here.show(setter.lineIndex(showing: position), rows: rows)
    here.clampTop(rows: rows)
    place = .article(here)
    overlay = .selection(SelectionState(anchor: selection.anchor, cursor: position))
    return []
  }

  /// Copies what is chosen, with a line that says where it comes from.
  private mutating func copy(_ selection: SelectionState) -> [Effect] {
    guard case .article(let here) = place, let article = here.stored?.article else { return [] }
    let parts = here.stretches(of: selection).compactMap { stretch -> String? in
      guard article.body.indices.contains(stretch.block) else { return nil }
      let bytes = Array(article.body[stretch.block].plainText.utf8)
      let range = stretch.bytes.clamped(to: 0..<bytes.count)
      let text = cleanLines(String(decoding: bytes[range], as: UTF8.self)).trimmingSpaces
      return text.isEmpty ? nil : text
    }
    guard !parts.isEmpty else { return [] }
    let source = [article.headline, article.publication, article.url.map(withoutUserInfo) ?? ""]
      .filter { !$0.isEmpty }.map(argument).joined(separator: ", ")
    tell("Copied “\(truncate(parts[0], columns: 40))” with its source")
    return [.copy(parts.joined(separator: "\n\n") + "\n\n— \(source)")]
  }
}

extension Sheet {
  mutating func paint(_ selection: SelectionState, _ state: ReaderState) {
    paintFoot("Move to choose   } { paragraph   o other end   y copies with its source   Esc ends", state)
  }
}
