// Letters on the links that are on the screen. They are worked out anew from what is shown, so that a new size or a picture
// that comes in leaves none of them beside its link.

import Articles
import Screen
import Typesetting

/// The letters typed so far of a link's hint.
struct HintState: Sendable {
  var typed = ""
}

/// The letters that lead to a link, and where they stand.
struct LinkHint: Hashable {
  var letters: String
  /// The link's number in the article.
  var number: Int
  /// Where the link begins on the screen.
  var point: Point
}

extension LinkHint {
  /// Letters that lie well under the fingers come first.
  private static let alphabet = Array("asdfghjklewrtyuiopvncmbxzq")

  /// Hints for links at these places: one letter each where that is enough, else two, so that none begins another.
  static func hints(for links: [(number: Int, point: Point)]) -> [LinkHint] {
    let count = alphabet.count
    return links.prefix(count * count).enumerated().map { index, link in
      let letters =
        links.count <= count ? String(alphabet[index]) : String([alphabet[index / count], alphabet[index % count]])
      return LinkHint(letters: letters, number: link.number, point: link.point)
    }
  }
}

extension ArticlePane {
  /// The links that can be seen, each at the first of its places, in reading order.
  static func visibleLinks(_ here: ArticleState, in rect: Rect) -> [(number: Int, point: Point)] {
    guard let setter = here.setting?.setter else { return [] }
    let left = left(setter, in: rect)
    var links: [(number: Int, point: Point)] = []
    var seen: Set<Int> = []
    func take(_ number: Int?, column: Int, row: Int) {
      let point = Point(column: column, row: row)
      guard let number, rect.contains(point), seen.insert(number).inserted,
        let link = setter.links[safe: number - 1], LinkTarget(link.url) != nil
      else { return }
      links.append((number, point))
    }
    for index in max(0, here.top)..<max(0, min(setter.lines.count, here.top + rect.rows)) {
      let line = setter.lines[index]
      var row = rect.row + index - here.top
      guard let drawing = line.drawing else {
        var column = left + line.indent
        for span in line.spans {
          take(span.link, column: column, row: row)
          column += span.columns
        }
        continue
      }
      guard case .drawn(let place, _) = line.kind, place == 0 || index == here.top else { continue }
      // As the painter: a line that the pane's end would cut is not shown.
      guard index + drawing.rows - place <= here.top + rect.rows || index == here.top else { continue }
      row += drawing.rows / 2 - place
      for run in drawing.runs {
        take(
          run.span.link, column: left + drawing.column + max(0, run.start) / drawing.lettering.packing.columns, row: row
        )
      }
    }
    return links
  }
}

extension ReaderState {
  /// The hints of the links on the screen.
  var linkHints: [LinkHint] {
    guard case .article(let here) = place, let rect = ScreenLayout(self).rect(of: .main) else { return [] }
    return LinkHint.hints(for: ArticlePane.visibleLinks(here, in: rect))
  }

  /// Puts letters on the links; the article has the keys then.
  mutating func startHints() -> [Effect] {
    let before = focus
    focus = .main
    var effects: [Effect] = []
    if before != .main {
      menu.isOpen = false
      effects = layOutPlace()
    }
    guard !linkHints.isEmpty else {
      tell("No link is on the screen.")
      return effects
    }
    overlay = .hints(HintState())
    return effects
  }

  mutating func take(_ key: Key, in hints: HintState) -> [Effect] {
    var hints = hints
    switch (key.code, key.modifiers) {
    case (.backspace, _):
      guard hints.typed.popLast() != nil else {
        overlay = nil
        return []
      }
    case (.character(let letter), []), (.character(let letter), .shift): hints.typed += letter.lowercased()
    default: return []
    }
    let left = linkHints.filter { $0.letters.hasPrefix(hints.typed) }
    guard !left.isEmpty else {
      overlay = nil
      tell("No link has the letters \(hints.typed).")
      return []
    }
    guard left.count == 1, left[0].letters == hints.typed else {
      overlay = .hints(hints)
      return []
    }
    return ask(about: left[0].number)
  }
}

extension Sheet {
  mutating func paint(_ hints: HintState, _ state: ReaderState) {
    let clip = ScreenLayout(state).main
    for hint in state.linkHints where hint.letters.hasPrefix(hints.typed) {
      put(hint.letters, hint.point.column, hint.point.row, .overlaySelected, adding: .bold, clip: clip)
    }
    let foot = Rect(column: 0, row: state.screen.rows - 1, columns: state.screen.columns, rows: 1)
    fill(foot, .overlayInput)
    put("Letters of a link: \(hints.typed)▏  Esc ends", 1, foot.row, .overlayInput, clip: foot)
  }
}
