// A section front or a home page as what it is: teasers in page order, each with what the page tells of its story.

import Articles
import Markup

struct FrontTeasers {
  let links: StoryLinks
  let lists: StoryLists
  let isOuter: [Bool]
  let publication: String
  let origin: String
  let language: String?
  /// The section whose front this is.
  let sectionPath: [String]

  private var tree: HTMLTree { links.tree }
  private static let mostTeasers = 150

  /// The teasers; empty where the page has too few to be a front.
  func teasers() -> [Article] {
    var teasers: [Article] = []
    let taken = lists.groups.filter { [.ranked, .reporter, .paid].contains($0.kind) }.map(\.range)
    let listed = ListedStories(links).stories(in: 0..<tree.count)
    for story in listed where teasers.count < Self.mostTeasers {
      let node = story.record.lowerBound
      guard !isInOuterPart(node), !taken.contains(where: { $0.contains(node) }) else { continue }
      teasers.append(article(story))
    }
    return teasers.count >= 5 ? teasers : []
  }

  private func isInOuterPart(_ node: HTMLTree.Node) -> Bool {
    var around: HTMLTree.Node? = node
    while let element = around {
      if isOuter[element] { return true }
      around = tree.parent(element)
    }
    return false
  }

  private func article(_ story: ListedStory) -> Article {
    var article = Article(
      entryID: story.url, source: siteOrigin(of: story.url) ?? origin, publication: publication,
      headline: story.headline, url: story.url, language: language,
      sectionPath: story.section.map { [$0] } ?? sectionPath, posted: story.posted)
    if let label = story.label { article.labels = [label] }
    if let deck = deck(of: story) { article.body = [.paragraph(Prose(deck))] }
    article.bylines = bylines(of: story)
    article.leadPhoto = GalleryFinder(links: links, groups: [], objects: [], article: article).picture(in: story.record)
    article.leadPhoto?.caption = Prose()
    return article
  }

  /// The longest line beside the headline that reads like a sentence.
  private func deck(of story: ListedStory) -> String? {
    var best: String?
    for node in story.record where tree.kind(node) == .element && tree.end(node) - node < 30 {
      switch tree.tag(node) {
      case .p, .div, .dd, .span, .td, .font, .small: break
      default: continue
      }
      // The smallest element that holds the line.
      if tree.children(node).contains(where: { tree.breaksLine($0) }) { continue }
      let words = tree.words(node)
      guard words.utf8.count >= 40, words.utf8.count <= 1_200, words.utf8.count > best?.utf8.count ?? 0,
        !story.headline.holds(words), !words.holds(story.headline)
      else { continue }
      best = words
    }
    return best
  }

  private func bylines(of story: ListedStory) -> [Byline] {
    for node in story.record where links.hints[node].contains(.author) && tree.end(node) - node < 12 {
      var words = tree.words(node)
      for opening in ["By ", "by ", "BY ", "Von ", "Par ", "Por ", "Di "] where words.hasPrefix(opening) {
        words = String(words.dropFirst(opening.count))
      }
      guard (3...60).contains(words.utf8.count), !words.contains(where: \.isNumber) else { continue }
      return words.replacing(" and ", with: ",").split(separator: ",").map { Byline(name: collapseBlanks(String($0))) }
        .filter { !$0.name.isEmpty }
    }
    return []
  }

}

/// `https://paper.example`, the scope of a story's identity.
func siteOrigin(of url: String) -> String? {
  let parts = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
  return parts.count >= 3 ? parts[0...2].joined(separator: "/") : nil
}
