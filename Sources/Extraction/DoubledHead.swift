// What a page prints with its headline and once more in its text: the line under the headline, in a place of its own for
// each kind of screen, and the lead photo, in another cut. A reader sees each once.

import Articles

extension Article {
  /// So many blocks into the text, what stands above it may be printed again.
  private static let reach = 12

  /// The article without what would stand twice. A deck that the page does not call so is the first paragraph, told in the
  /// page's head as its description; the paragraph stays.
  func withoutDoubledHead(isDeckNamed: Bool) -> Article {
    var article = self
    if let deck { article.leaveOut(deck, isDeckNamed: isDeckNamed) }
    if let leadPhoto { article.leaveOut(leadPhoto) }
    return article
  }

  private mutating func leaveOut(_ deck: String, isDeckNamed: Bool) {
    let letters = ToldBody.letters(of: deck)
    guard letters.count >= 20 else { return }
    var paragraphs = 0
    for (index, block) in body.prefix(Self.reach).enumerated() {
      guard case .paragraph(let prose) = block else { continue }
      paragraphs += 1
      guard paragraphs <= 3 else { return }
      let others = ToldBody.letters(of: prose.plainText)
      if others == letters, isDeckNamed, prose.runs.allSatisfy({ $0.link == nil }) {
        body.remove(at: index)
        return
      }
      if others == letters || !isDeckNamed && paragraphs == 1 && others.starts(with: letters) {
        self.deck = nil
        return
      }
    }
  }

  private mutating func leaveOut(_ lead: Photo) {
    let caption = ToldBody.letters(of: lead.caption.plainText)
    for (index, block) in body.prefix(Self.reach).enumerated() {
      guard case .figure(let photo) = block else { continue }
      let others = ToldBody.letters(of: photo.caption.plainText)
      let isOfOneCaption = caption.count >= 20 && others == caption
      guard isOfOneCaption || photo.url == lead.url || PhotoFinder.isSame(photo.url, lead.url) else { continue }
      if lead.caption.isEmpty {
        leadPhoto?.caption = photo.caption
        leadPhoto?.credit = lead.credit ?? photo.credit
      }
      body.remove(at: index)
      return
    }
  }
}
