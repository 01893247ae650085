// How larger letters are made: what the terminal says it can draw, and what a person chooses.

import Articles
import Screen
import Themes
import Typesetting

extension ReaderState {
  /// Takes what the terminal can do.
  mutating func take(_ ability: TerminalAbility) -> [Effect] {
    switch ability {
    case .draws(let packing):
      letters.known = packing
      return layOut()
    case .sizesText:
      letters.sizesText = true
      return layOut()
    case .changesFont:
      letters.changesFont = true
      guard letters.isFontWanted else { return [] }
      return layOut() + (settings.textSize == .standard ? [] : [.scaleFont(settings.textSize.level)])
    case .hasBackground(let red, let green, let blue): return take(background: .rgb(red, green, blue))
    case .prefersDark(let isDark): return take(preference: isDark ? .dark : .light)
    }
  }

  /// A key while the characters are chosen.
  mutating func take(_ key: Key, in picker: LetteringPickerState) -> [Effect] {
    var picker = picker
    if key.code == .enter, picker.choices.indices.contains(picker.selected) {
      overlay = nil
      let choice = picker.choices[picker.selected]
      tell("Letters are drawn with \(choice.map { $0.title.lowercased() } ?? "what the terminal is known to draw")")
      return [.saveSetting(.packing, choice?.rawValue ?? "auto")] + show(choice)
    }
    if key == Key("q") || key.code == .escape {
      overlay = nil
      return show(picker.original)
    }
    let motion = motion(for: key) ?? (key == Key("T") || key == Key(.tab) ? .line(1) : nil)
    guard let motion else { return [] }
    picker.selected = motion.apply(to: picker.selected, count: picker.choices.count, page: 8)
    overlay = .lettering(picker)
    guard picker.choices.indices.contains(picker.selected) else { return [] }
    return show(picker.choices[picker.selected])
  }

  /// Draws the page with the chosen characters.
  mutating func show(_ choice: DotPacking?) -> [Effect] {
    guard letters.chosen != choice else { return [] }
    letters.chosen = choice
    return layOut()
  }

  /// Copies the words of the paragraph that is being read: that of the match one is at, else the first that begins on the
  /// screen, else the one that fills it.
  mutating func copyParagraph() -> [Effect] {
    guard case .article(let here) = place, let setter = here.setting?.setter else { return [] }
    let window = setter.lines.dropFirst(here.top).prefix(ScreenLayout(self).main.rows)
    let match = here.find.flatMap { $0.matches.indices.contains($0.current) ? $0.matches[$0.current].block : nil }
    let isShown = { (line: Line) in line.position.block >= 0 && line.source.count > 0 }
    let line =
      window.first { $0.position.block == match && isShown($0) }
      ?? window.first { isShown($0) && $0.source.lowerBound == 0 } ?? window.first(where: isShown)
    let body = setter.article.body
    guard let block = line?.position.block, body.indices.contains(block) else {
      tell("No paragraph is on the screen.")
      return []
    }
    let lines = body[block].plainText.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Sanitizer.singleLine(String($0)) }
    tell("Copied “\(truncate(lines.first ?? "", columns: 40))”")
    return [.copy(lines.joined(separator: "\n"))]
  }
}
