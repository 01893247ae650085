import Articles
import Screen

/// The lines above an article's text: their words, which are the plain text of block -1, and how they are set.
struct ArticleHead: Sendable {
  /// One part of the head, on lines of its own.
  struct Part: Sendable {
    var text: String
    var role: Role
    var emphasis: Attributes = []
    /// Whether its lines are evened.
    var isBalanced = false
    /// Whether an empty row comes before it.
    var isApart = false
  }

  let parts: [Part]
  /// The words of head and lead caption, parts apart by a line end.
  let plainText: String

  init(_ article: Article, furniture: Furniture) {
    let kicker = article.kicker ?? article.sectionPath.last ?? ""
    let labels = article.labels.map { "[\($0)]" }
    let names = article.bylines.map(\.name).filter { !$0.isEmpty }
    // A text that breaks off says so before one begins to read.
    let credits = [names.isEmpty ? "" : "By " + listed(names), article.isTruncated ? "[FOR SUBSCRIBERS]" : ""]
    let parts = [
      Part(text: (labels + [kicker.uppercased()]).filter { !$0.isEmpty }.joined(separator: " "), role: .articleKicker),
      Part(text: article.headline, role: .articleHeadline, emphasis: .bold, isBalanced: true),
      Part(text: article.deck ?? "", role: .articleDeck, emphasis: .italic, isBalanced: true, isApart: true),
      Part(text: credits.filter { !$0.isEmpty }.joined(separator: " · "), role: .articleByline, isApart: true),
      Part(text: furniture.dates, role: .articleMeta, isApart: credits.allSatisfy(\.isEmpty)),
    ]
    let inscriptions = furniture.inscription.split(separator: "\n").map {
      Part(text: String($0), role: .articleLink, emphasis: .italic)
    }
    self.parts = (parts + inscriptions).filter { !$0.text.isEmpty }
    let caption = article.leadPhoto.map { [$0.caption.plainText] } ?? []
    plainText = (self.parts.map(\.text) + caption).joined(separator: "\n")
  }
}

/// `A`, `A and B`, `A, B and C`.
func listed(_ names: [String]) -> String {
  guard let last = names.last, names.count > 1 else { return names.first ?? "" }
  return names.dropLast().joined(separator: ", ") + " and " + last
}

extension Compositor {
  /// The head of an article, its lead photo below.
  mutating func head(_ head: ArticleHead, leadPhoto: Photo?) -> [Line] {
    var place = Place(block: -1, base: 0, measure: settings.setMeasure, lettering: settings.lettering)
    let gap = min(1, settings.blockGap)
    var lines: [Line] = []
    for part in head.parts {
      var galley = Galley(part.text, Manner(role: part.role, emphasis: part.emphasis), source: place.base)
      var inner = place
      if part.role == .articleHeadline, let headline = settings.headline { inner.lettering = headline }
      let slices =
        inner.lettering.map { drawnHead(part, &galley, $0, at: inner) }
        ?? writtenHead(part, galley, measure: place.measure)
      lines.appendGroup(self.lines(of: galley, slices, at: inner, isBody: false), gap: part.isApart ? gap : 0)
      place.base += part.text.utf8.count + 1
    }
    if let leadPhoto {
      lines.appendGroup(figure(leadPhoto, at: place), gap: gap)
    }
    return lines
  }

  private func writtenHead(_ part: ArticleHead.Part, _ galley: Galley, measure: Int) -> [Slice] {
    let slices = breakIntoLines(galley, measure: measure)
    return part.isBalanced ? balanced(galley, slices, columns: measure) : slices
  }

  /// The words of a head stay whole, but for one that is longer than a line.
  private func drawnHead(
    _ part: ArticleHead.Part, _ galley: inout Galley, _ lettering: Lettering, at place: Place
  ) -> [Slice] {
    let measure = place.measure * lettering.packing.columns
    func slices(_ galley: Galley) -> [Slice] {
      guard !part.isBalanced else { return balancedDrawn(galley, lettering, measure: measure) }
      return breakIntoDrawnLines(
        drawnWords(of: galley, lettering, from: 0, measure: measure), lettering, measure: measure)
    }
    let whole = slices(galley)
    guard cutsWord(galley, whole) else { return whole }
    _ = self.slices(of: &galley, at: place)
    return slices(galley)
  }

  /// What is set below an article's text: how to reach its reporters, and where it comes from.
  func foot(_ article: Article, furniture: Furniture) -> [Line] {
    let contacts = article.bylines.compactMap(\.contactLine)
    let place = Place(
      block: article.body.count, base: 0, measure: settings.setMeasure, lettering: settings.lettering)
    let notice = article.subscriptionNotice.map { [$0] } ?? []
    return (notice + contacts + [furniture.sourceLine]).filter { !$0.isEmpty }.flatMap { text in
      lines(of: Galley(text, Manner(role: .articleMeta), source: nil), at: place)
    }
  }
}
