// The line under a picture, and who made it, wherever the page puts them: in the figure, in a box around it, beside it.

import Markup

struct CaptionFinder {
  struct Printed {
    var caption: String
    var credit: String?
  }

  let tree: HTMLTree
  let finder: BodyFinder

  /// The caption printed with the picture. Boxes are searched from the inside out, until one holds more than a caption.
  func caption(of picture: HTMLTree.Node) -> Printed? {
    var around = tree.parent(picture)
    var steps = 0
    while let box = around, steps < 7, tree.tag(box) != .body {
      // The words are counted here: captions are left out of the story's text, and count for nothing there.
      guard tree.end(box) - box < 160, tree.first(.h1, in: box) == nil, tree.words(box).utf8.count < 1_200 else {
        break
      }
      if let found = caption(in: box, of: picture) { return found }
      steps += 1
      around = tree.parent(box)
    }
    return nil
  }

  private func caption(in box: HTMLTree.Node, of picture: HTMLTree.Node) -> Printed? {
    var caption: HTMLTree.Node?
    var credit: HTMLTree.Node?
    for node in tree.descendants(box) where tree.kind(node) == .element && tree.end(node) > node + 1 {
      if tree.isInside(picture, node) { continue }
      guard (caption == nil && isCaption(node)) || (credit == nil && isCredit(node)), !tree.words(node).isEmpty else {
        continue
      }
      if credit == nil, isCredit(node) { credit = node }
      if caption == nil, isCaption(node) { caption = node }
    }
    guard let node = caption ?? credit else { return nil }
    let credits = credit.map { tree.words($0) }
    var words = caption == nil ? "" : tree.words(node)
    if let credits, !credits.isEmpty, credits != words { words = without(credits, in: words) }
    let clean = credits.map(Self.withoutSign)
    if words == credits { return Printed(caption: "", credit: clean) }
    return Printed(caption: words, credit: clean)
  }

  private func isCaption(_ node: HTMLTree.Node) -> Bool {
    if tree.tag(node) == .figcaption { return true }
    let property = tree.attribute("itemprop", of: node)?.inSmallLetters()
    if property == "caption" || property == "description" { return true }
    guard finder.hints[node].contains(.caption), tree.tag(node) != .figure else { return false }
    let names = self.names(node)
    return names.holds("caption") || names.holds("legend") || names.holds("bildunterschrift")
  }

  private func isCredit(_ node: HTMLTree.Node) -> Bool {
    if tree.tag(node) == .cite { return true }
    let property = tree.attribute("itemprop", of: node)?.inSmallLetters()
    if property == "copyrightholder" || property == "credittext" { return true }
    guard tree.tag(node) != .figcaption, tree.tag(node) != .figure, tree.end(node) - node < 12 else { return false }
    let names = self.names(node)
    return ["credit", "copyright", "photographer", "-source", "image-author"].contains { names.holds($0) }
  }

  private func names(_ node: HTMLTree.Node) -> String { (tree.attribute("class", of: node) ?? "").inSmallLetters() }

  /// A caption without the credit that is printed inside it.
  private func without(_ credit: String, in caption: String) -> String {
    let parts = caption.parts(by: credit)
    guard parts.count > 1, let first = parts.first else { return caption }
    let rest = caption[caption.utf8.index(first.endIndex, offsetBy: credit.utf8.count)...]
    return collapseBlanks("\(first) \(rest)")
  }

  /// A credit without the sign or the word that says it is one.
  private static func withoutSign(_ credit: String) -> String {
    var rest = credit
    for sign in ["©", "(c)", "Foto:", "Photo:", "Credit:", "Bild:", "Image:", "Photograph:", "Quelle:", "Source:"]
    where rest.inSmallLetters().hasPrefix(sign.inSmallLetters()) {
      rest = collapseBlanks(String(rest.dropFirst(sign.count)))
    }
    return rest.isEmpty ? credit : rest
  }
}
