// The scale of text sizes on this screen: which steps there are, and how their letters are made.

import Articles
import Faces
import Screen
import Typesetting

extension ReaderState {
  /// How letters are drawn at a step; nil where they are written.
  func lettering(at size: TextSize) -> Lettering? {
    guard letters.draws, !letters.scalesFont else { return nil }
    if letters.sizes { return TextSize.drawn.contains(size.level) ? Lettering(scale: size.level) : nil }
    switch size.level {
    case ..<2: return nil
    case 2...4: return Lettering(letters.face(at: size.level), letters.packing)
    default: return Lettering(letters.face(at: size.level), .halfBlocks)
    }
  }

  /// Whether the text can be read at a step: where not even a dozen letters and three lines fit, it is not offered.
  func isOffered(_ size: TextSize, in pane: Rect) -> Bool {
    guard size.level >= TextSize.drawn.lowerBound, !letters.scalesFont else { return true }
    guard let lettering = lettering(at: size) else { return false }
    return lettering.fits(columns: pane.columns - 2 * margin(in: pane)) && lettering.lineRows * 3 <= pane.rows
  }

  /// The step at which text is set in a pane: the one that was chosen, or the largest below it that fits.
  func textSize(in pane: Rect) -> TextSize {
    // All that is on the screen grows with the font; there is no need to set the text anew.
    guard !letters.scalesFont else { return .standard }
    var size = settings.textSize
    while !isOffered(size, in: pane) { size = size.smaller }
    return size
  }

  /// How a headline's letters can be drawn, the largest first, where the text is set at `size`.
  private func headlineLetterings(at size: TextSize) -> [Lettering] {
    guard letters.draws, settings.drawsHeadlines || TextSize.drawn.contains(size.level) else { return [] }
    if letters.sizes { return [3, 2].map { Lettering(scale: max(size.level, $0)) } }
    switch size.level {
    // Beside written text the smallest face looks like a broken font, not like a headline.
    case ..<2: return [.sixteen, .twelve].map { Lettering($0, letters.packing) }
    // The next larger face, or none: a headline is not smaller than its story.
    case 2...4:
      return [Face.Size.sixteen, .twelve].filter { $0.rawValue > letters.face(at: size.level).rawValue }.suffix(1)
        .map { Lettering($0, letters.packing) }
    default: return [Lettering(.twelve, .halfBlocks)]
    }
  }

  /// How the headline above an article is drawn: as large as leaves room for its story; nil where it is as the text.
  func headlineLettering(_ headline: String, columns: Int, in pane: Rect, at size: TextSize) -> Lettering? {
    headlineLetterings(at: size).first {
      drawHeadline(headline, role: .articleHeadline, $0, columns: columns, rows: Self.headlineRows(pane, at: size))
        != nil
    }
  }

  /// The lead's headline in `columns`, drawn as large as leaves room for its story; nil where it is written.
  func leadHeadline(_ headline: String, columns: Int, in pane: Rect) -> [Drawing]? {
    headlineLetterings(at: .standard).lazy.compactMap {
      drawHeadline(headline, role: .frontLead, $0, columns: columns, rows: Self.headlineRows(pane, at: .standard))
    }.first
  }

  /// The rows of a pane that a headline may take: none where a small pane's text is written.
  private static func headlineRows(_ pane: Rect, at size: TextSize) -> Int {
    pane.rows < 28 && !TextSize.drawn.contains(size.level) ? 0 : pane.rows * 2 / 5
  }

  /// Empty columns at either side of text.
  func margin(in pane: Rect) -> Int { pane.columns >= 60 ? 2 : 1 }

  /// The pane that an article has, or would have.
  var articlePane: Rect {
    if case .article = place { return ScreenLayout(self).main }
    var there = self
    there.place = .article(ArticleState(id: ArticleID(0)))
    there.focus = .main
    return ScreenLayout(there).main
  }
}
