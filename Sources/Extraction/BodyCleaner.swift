// What stands inside a story's text and is not of it: boxes of links, teasers, notes about the author, calls to
// subscribe. Everything here looks at structure and at what a part is called; wordings are `BoilerplateWords`.

import Markup

struct BodyCleaner {
  let tree: HTMLTree
  let text: PageText
  let hints: [ElementHints]
  var isLeftOut: [Bool]
  let toldBody: ToldBody?

  mutating func clean(_ root: HTMLTree.Node) {
    let total = max(text.worth[root], 1)
    var node = root + 1
    while node < tree.end(root) {
      guard tree.kind(node) == .element, !isLeftOut[node] else {
        node = isLeftOut[node] ? tree.end(node) : node + 1
        continue
      }
      if isForeign(node, share: text.worth[node] / total, isFirst: node == root + 1) {
        isLeftOut[node] = true
        node = tree.end(node)
      } else {
        node += 1
      }
    }
  }

  private func isForeign(_ node: HTMLTree.Node, share: Double, isFirst: Bool) -> Bool {
    let claims = hints[node]
    let length = Int(text.length[node])
    if length == 0 { return false }
    if !claims.isEmpty, !text.isWithinLine(node, tree), !claims.contains(.body),
      isNamedForeign(node, claims, length, share)
    {
      return true
    }
    switch tree.tag(node) {
    case .header: return share < 0.15 && tree.first(.h1, in: node) != nil
    case .footer, .aside, .nav, .form, .menu: return share < 0.3
    case .ul, .ol, .dl: return isLinkList(node, length, share)
    case .div, .section, .article, .center, .table: return isLinkBox(node, length, share) || isTeaserBox(node, share)
    case .p, .h2, .h3, .h4, .h5, .h6, .small: return isForeignLine(node, length)
    default: return false
    }
  }

  private func isNamedForeign(_ node: HTMLTree.Node, _ claims: ElementHints, _ length: Int, _ share: Double) -> Bool {
    if share > 0.3 { return false }
    let tag = tree.tag(node)
    if tag == .html || tag == .body { return false }
    if !claims.isDisjoint(with: [.junk, .comments, .related]) {
      return !(toldBody?.holds(tree.words(node)) ?? false)
    }
    if claims.contains(.caption), tag != .table { return length < 600 }
    if claims.contains(.author) { return length < 800 && share < 0.2 && tag != .a }
    if claims.contains(.note) { return length < 200 && text.paragraphs[node] < 2 && tag != .a && tag != .span }
    return false
  }

  /// A list whose items are links and little else.
  private func isLinkList(_ node: HTMLTree.Node, _ length: Int, _ share: Double) -> Bool {
    let density = text.linkDensity(node)
    return share < 0.3 && (density > 0.6 || (density > 0.4 && length < 400))
  }

  private func isLinkBox(_ node: HTMLTree.Node, _ length: Int, _ share: Double) -> Bool {
    let density = text.linkDensity(node)
    // One link that is all of a box is a button or a teaser; in running text it would stand among words.
    return share < 0.2 && (density > 0.5 || (density > 0.3 && length < 150))
  }

  /// Two or more headings that are links: stories beside this one.
  private func isTeaserBox(_ node: HTMLTree.Node, _ share: Double) -> Bool {
    guard share < 0.25 else { return false }
    var headings = 0
    for inner in tree.descendants(node) where isHeading(inner) {
      let link = tree.first(.a, in: inner) ?? linkAround(inner, inside: node)
      if let link, tree.has("href", link), text.linkDensity(inner) > 0.7 || link < inner { headings += 1 }
      if headings >= 2 { return true }
    }
    return headings == 1 && text.linkDensity(node) > 0.3
  }

  private func isHeading(_ node: HTMLTree.Node) -> Bool {
    switch tree.tag(node) {
    case .h1, .h2, .h3, .h4, .h5, .h6: true
    default: false
    }
  }

  private func linkAround(_ node: HTMLTree.Node, inside box: HTMLTree.Node) -> HTMLTree.Node? {
    var around = tree.parent(node)
    while let candidate = around, candidate > box {
      if tree.tag(candidate) == .a { return candidate }
      around = tree.parent(candidate)
    }
    return nil
  }

  /// A line that leads to another story or asks for something.
  private func isForeignLine(_ node: HTMLTree.Node, _ length: Int) -> Bool {
    guard length < 400 else { return false }
    let words = tree.words(node)
    let density = text.linkDensity(node)
    if BoilerplateWords.isCall(words, isLinked: density > 0.3) { return true }
    // A heading or a line that is a link and no sentence is a teaser.
    return density > 0.9 && length > 15 && !".!?…:".contains(words.last ?? " ")
  }
}
