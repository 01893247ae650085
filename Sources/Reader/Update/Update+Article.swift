// The article pane: set for its width, scrolled by line, its place kept by the first visible word.

import Articles
import Screen
import Typesetting

/// An article set for a pane.
struct ArticleSetting: Sendable {
  /// What setting depends on; another pane or another size of text sets the article anew.
  struct Basis: Hashable, Sendable {
    var type: TypeSettings
    var furniture: Furniture
  }

  var basis: Basis
  var setter: ArticleSetter
}

extension ReaderState {
  /// What setting an article in `pane` depends on.
  private func basis(for stored: StoredArticle, in pane: Rect) -> ArticleSetting.Basis {
    let article = stored.article
    let size = textSize(in: pane)
    let lettering = lettering(at: size)
    let room = pane.columns - 2 * margin(in: pane)
    // A measure is so many letters, however large they are.
    let measure = lettering.map { settings.measure * $0.letterWidth / $0.packing.columns } ?? settings.measure
    // Rows are kept free for photos only where the store has them: a saved page leaves its pictures on the web.
    let hasPictures = settings.showsPictures && article.photos.contains { pictures[$0.url] != nil }
    let columns = min(measure, room)
    let headline = headlineLettering(article.headline, columns: columns, in: pane, at: size)
    var type = TypeSettings(
      measure: columns, size: size, justified: settings.isJustified,
      photoRows: hasPictures ? max(0, min(20, pane.rows * 2 / 3)) : 0, lettering: lettering,
      headline: headline)
    type.hyphenator = settings.hyphenates ? hyphenator : nil
    type.korean = settings.korean
    type.dropsCaps = letters.dropsCaps
    // Drawn letters are struck out by pixels.
    type.marksStruck = !letters.strikes && (lettering.map { $0.scale > 0 } ?? true)
    if case .article(let here) = place { type.codeOffset = here.codeOffset }
    return ArticleSetting.Basis(type: type, furniture: furniture(for: stored))
  }

  private func furniture(for stored: StoredArticle) -> Furniture {
    let address = stored.article.url.flatMap(shownAddress) ?? ""
    var furniture = Furniture(
      dates: DateLine(readerZoneOffset: clock.zoneOffset).postedAndUpdated(stored.article),
      sourceLine: stored.sourceLine(address: address))
    let tags = stored.state.tags.map { "#" + $0 }.joined(separator: "  ")
    furniture.inscription = [tags, stored.state.note ?? ""].filter { !$0.isEmpty }.joined(separator: "\n")
    return furniture
  }

  /// Sets the article of this place for the pane it stands in, if it is not already; the first visible word stays.
  mutating func setArticle() {
    guard case .article(var here) = place, let stored = here.stored else { return }
    let main = ScreenLayout(self).main
    let basis = basis(for: stored, in: main)
    if here.setting?.basis != basis {
      let position = here.anchor.flatMap { $0.line == here.top ? $0.position : nil } ?? here.firstVisiblePosition
      var setter = ArticleSetter(stored.article, settings: basis.type, furniture: basis.furniture)
      here.top = here.top == 0 ? 0 : position.map { setter.line(at: $0) } ?? 0
      setter.set(lines: here.top + main.rows * 2)
      here.setting = ArticleSetting(basis: basis, setter: setter)
      here.clampTop(rows: main.rows)
      here.anchor = position.map { Anchor(line: here.top, position: $0) }
      if var find = here.find {
        find.matches = (try? setter.matches(of: find)) ?? []
        here.find = find
      }
    } else {
      here.setting?.setter.set(lines: here.top + main.rows * 2)
    }
    here.clampTop(rows: main.rows)
    place = .article(here)
  }

  /// Sets the article beside the list, as much of it as the pane shows.
  mutating func setPreview() {
    guard case .list(var here) = place, let stored = here.preview, let pane = ScreenLayout(self).preview else { return }
    let basis = basis(for: stored, in: pane)
    guard here.previewSetting?.basis != basis || here.previewSetting?.setter.article != stored.article else { return }
    var setter = ArticleSetter(stored.article, settings: basis.type, furniture: basis.furniture)
    setter.set(lines: pane.rows)
    here.previewSetting = ArticleSetting(basis: basis, setter: setter)
    place = .list(here)
  }

  mutating func scrollArticle(_ motion: Motion, rows: Int) -> [Effect] {
    guard case .article(var here) = place, here.setting != nil else { return [] }
    let old = here.top
    if case .last = motion { here.setting?.setter.set(lines: .max) }
    let count = (here.setting?.setter.lines.count ?? 0) + rows * 3
    here.setting?.setter.set(lines: min(count, here.top + rows * 4))
    let lines = here.setting?.setter.lines ?? []
    switch motion {
    case .line(let step): here.top = lines.lineStart(from: here.top, step: step)
    case .column: break
    case .page(let step) where lines.isDrawn(at: here.top) || lines.isDrawn(at: here.top + rows):
      // Drawn lines are few: none is shown twice, and none is cut.
      let target = here.top + step * rows
      here.top = lines.lineStart(at: min(max(0, target), max(0, lines.count - 1)), before: step > 0)
    case .page, .half:
      here.top = lines.lineStart(at: motion.apply(to: here.top, count: lines.count, page: rows), before: true)
    case .first: here.top = 0
    case .last: here.top = lines.count
    }
    here.clampTop(rows: rows)
    place = .article(here)
    if here.top == old, case .page(1) = motion { return goToUnread(by: 1) }
    return []
  }

  /// Moves the article's code sideways, no further than its longest line.
  mutating func moveCode(by step: Int) -> [Effect] {
    guard case .article(var here) = place, let article = here.stored?.article else { return [] }
    let limit = max(0, longestCodeLine(article.body) - 8)
    let offset = min(max(0, here.codeOffset + step), limit)
    guard offset != here.codeOffset else {
      tell(
        limit == 0 ? "There is no code here." : step > 0 ? "The code goes no further." : "The code is at its beginning."
      )
      return []
    }
    here.codeOffset = offset
    place = .article(here)
    setArticle()
    return []
  }

  /// Shows the place `position` at the top.
  mutating func scroll(to position: ReadingPosition) {
    guard case .article(var here) = place, position.block >= 0 || position.offset > 0 else { return }
    let rows = ScreenLayout(self).main.rows
    here.top = here.setting?.setter.line(at: position) ?? 0
    here.setting?.setter.set(lines: here.top + rows * 2)
    here.clampTop(rows: rows)
    place = .article(here)
  }

  /// Keeps the place in the text when an article is left.
  func positionEffects() -> [Effect] {
    guard case .article(let here) = place, here.stored != nil else { return [] }
    let position = here.top == 0 ? ReadingPosition() : here.firstVisiblePosition ?? ReadingPosition()
    return [.savePosition(here.id, position)]
  }

  // MARK: Find in the article

  /// Whether something is being looked for in the article.
  var isFinding: Bool {
    if case .article(let here) = place { return here.find != nil }
    return false
  }

  /// Looks for `needle` from the place `start` on, and stays there where there is none.
  mutating func find(_ needle: String, isPattern: Bool = false, from start: ReadingPosition) {
    guard case .article(var here) = place, var setting = here.setting else { return }
    if here.firstVisiblePosition != start {
      here.top = start == ReadingPosition() ? 0 : setting.setter.line(at: start)
      here.setting = setting
      here.clampTop(rows: ScreenLayout(self).main.rows)
    }
    guard !needle.isEmpty else {
      here.find = nil
      place = .article(here)
      return
    }
    var find = FindState(needle: needle, isPattern: isPattern)
    do throws(PatternError) { find.matches = try setting.setter.matches(of: find) } catch { find.problem = error }
    find.current = find.matches.firstIndex { ($0.block, $0.bytes.lowerBound) >= (start.block, start.offset) } ?? 0
    here.find = find
    if find.matches.indices.contains(find.current) {
      here.show(setting.setter.line(at: find.matches[find.current].position), rows: ScreenLayout(self).main.rows)
    }
    setting.setter.set(lines: here.top + ScreenLayout(self).main.rows * 2)
    here.setting = setting
    place = .article(here)
  }

  mutating func jumpMatch(by step: Int) -> [Effect] {
    guard case .article(var here) = place, var find = here.find, let count = here.find?.matches.count, count > 0,
      var setting = here.setting
    else { return [] }
    find.current = (find.current + step + count) % count
    here.find = find
    here.show(setting.setter.line(at: find.matches[find.current].position), rows: ScreenLayout(self).main.rows)
    setting.setter.set(lines: here.top + ScreenLayout(self).main.rows * 2)
    here.setting = setting
    place = .article(here)
    notice = Notice(text: "Match \(find.current + 1) of \(count) for “\(find.needle)”", isError: false)
    return []
  }

  // MARK: Pictures

  /// Asks for the pictures that this place shows and that are not at hand.
  func wantedPictures() -> [Effect] {
    guard settings.showsPictures || isGallery else { return [] }
    var urls: [String] = []
    switch place {
    case .article(let here): urls = here.stored?.article.photos.prefix(12).map(\.url) ?? []
    case .feeds: return []
    case .gallery(let here):
      let near = max(0, here.selected - 1)..<min(here.photos.count, here.selected + 2)
      urls = near.lowerBound < near.upperBound ? here.photos[near].map(\.url) : []
    case .front: urls = leadPhoto.map { [$0.url] } ?? []
    case .list(let here): urls = here.preview?.article.photos.prefix(2).map(\.url) ?? []
    }
    return urls.filter { !pictures.isKnown($0) }.map { .loadPicture(url: $0) }
  }

  private var isGallery: Bool { if case .gallery = place { true } else { false } }
}

extension ArticleSetter {
  /// Where what is looked for stands; throws why a pattern, which may not be whole yet, cannot be looked for.
  func matches(of find: FindState) throws(PatternError) -> [Match] {
    find.isPattern ? try matches(ofPattern: find.needle) : matches(of: find.needle)
  }
}

extension ArticleState {
  /// The place of the first word on the screen.
  var firstVisiblePosition: ReadingPosition? {
    guard let lines = setting?.setter.lines, !lines.isEmpty else { return stored?.state.position }
    return lines[min(max(0, top), lines.count - 1)].position
  }

  /// Keeps the text on the screen: no further down than its last line.
  mutating func clampTop(rows: Int) {
    guard let setter = setting?.setter else { return }
    let lines = setter.lines
    let limit = setter.isFinished ? lines.lineStart(at: max(0, lines.count - rows), before: false) : lines.count - 1
    top = lines.lineStart(at: min(max(0, top), max(0, limit)), before: true)
  }

  /// Scrolls no further than it must to show `line` with room around it.
  mutating func show(_ line: Int, rows: Int) {
    let height = setting?.setter.lines[safe: line]?.drawing?.rows ?? 1
    if line < top + 1 || line + height > top + rows - 1 { top = max(0, line - rows / 3) }
  }

  /// How much of the article is above the bottom of the screen, in percent.
  func progress(rows: Int) -> Int {
    guard let setter = setting?.setter else { return 0 }
    let total = max(1, setter.estimatedLineCount)
    return min(100, (top + rows) * 100 / total)
  }
}

/// An address as a person should see it: without scheme, user and password; none for the program's own addresses, and
/// none for what no address holds, such as white space and control characters.
func shownAddress(_ url: String) -> String? {
  guard url.hasPrefix("http://") || url.hasPrefix("https://"), let start = url.firstRange(of: "//")?.upperBound,
    !url.unicodeScalars.contains(where: { $0.value <= 0x20 || (0x7F...0x9F).contains($0.value) })
  else { return nil }
  let rest = url[start...]
  // Browsers take a backslash for a slash: in `evil.example\@bank.example` the host is the first.
  let end = rest.firstIndex { "/?#\\".contains($0) } ?? rest.endIndex
  guard let host = rest[..<end].split(separator: "@").last, rest[..<end].last != "@" else { return nil }
  return String(host) + rest[end...]
}

/// The bytes of the longest line of code in `blocks`.
private func longestCodeLine(_ blocks: [Block]) -> Int {
  blocks.reduce(0) { longest, block in
    switch block {
    case .code(let text, _): max(longest, text.utf8.split(separator: 0x0A).reduce(0) { max($0, $1.count) })
    case .quotation(let blocks, _): max(longest, longestCodeLine(blocks))
    case .list(let items, _): max(longest, longestCodeLine(items.flatMap { $0 }))
    default: longest
    }
  }
}
