// The story's text on a page: which elements hold it, and what inside them does not belong to it.
//
// A block of text is worth what it reads like: long, with marks of sentences, few links. What is worth most together is
// the story, in the smallest element that holds nearly all of it. Names of elements and what the page says of itself in
// JSON-LD only help; no rule knows any one site.

import Markup

struct BodyFinder {
  let tree: HTMLTree
  let hints: [ElementHints]
  /// The story's text as the page tells search engines, if it does.
  let toldBody: ToldBody?
  /// Nodes that do not belong to the story.
  private(set) var isLeftOut: [Bool]
  private(set) var text: PageText
  /// The elements that hold the story, outermost ones only, in page order.
  private(set) var roots: [HTMLTree.Node] = []
  /// Names that stand on so much of the page that they cannot mean what they say.
  private let overused: Set<String>

  init(_ tree: HTMLTree, toldBody: String?) {
    self.tree = tree
    var hints = [ElementHints](repeating: [], count: tree.count)
    var reader = HintReader()
    for node in tree.nodes where tree.kind(node) == .element { hints[node] = reader.hints(of: node, in: tree) }
    isLeftOut = [Bool](repeating: false, count: tree.count)
    text = PageText(tree, hints: hints, isLeftOut: isLeftOut)
    self.toldBody = toldBody.flatMap { ToldBody($0) }
    overused = Self.overusedNames(tree, hints: hints, text: text)
    // Nearly no page has any.
    for node in tree.nodes
    where !overused.isEmpty && !hints[node].isEmpty && overused.contains(tree.attribute("class", of: node) ?? "") {
      hints[node].subtract([.junk, .comments, .related, .note, .caption, .author, .date])
    }
    self.hints = hints
  }

  /// Classes that claim to be no text and yet hold a large part of the page's: a paragraph called `dfp-text`, a wrapper
  /// called `widget`. Each alone is small, and all of them together are the story.
  private static func overusedNames(_ tree: HTMLTree, hints: [ElementHints], text: PageText) -> Set<String> {
    var sums: [String: (worth: Double, count: Int)] = [:]
    let claims: ElementHints = [.junk, .related, .note, .caption, .author, .date]
    for node in tree.nodes where !hints[node].isDisjoint(with: claims) && text.worth[node] > 0 {
      guard let name = tree.attribute("class", of: node), !name.isEmpty else { continue }
      let sum = sums[name] ?? (0, 0)
      sums[name] = (sum.worth + text.worth[node], sum.count + 1)
    }
    return Set(sums.filter { $0.value.count > 2 && $0.value.worth > 0.3 * text.worth[0] }.keys)
  }

  /// Finds the elements that hold the story, and what in them does not belong to it.
  mutating func find() {
    let whole = text
    leaveOutOuterParts()
    text = PageText(tree, hints: hints, isLeftOut: isLeftOut)
    roots = container()
    // Where the names misled and all but nothing is left, read without them.
    if roots.reduce(0, { $0 + text.worth[$1] }) < 0.25 * (whole.worth.first ?? 0), whole.length[0] > 200 {
      let strict = (roots, isLeftOut, text)
      isLeftOut = [Bool](repeating: false, count: tree.count)
      leaveOutOuterParts(trustsNames: false)
      text = PageText(tree, hints: hints, isLeftOut: isLeftOut)
      roots = container()
      if text.worth[0] < 2 * strict.2.worth[0] || strict.2.worth[0] > 1_000 { (roots, isLeftOut, text) = strict }
    }
    var cleaner = BodyCleaner(tree: tree, text: text, hints: hints, isLeftOut: isLeftOut, toldBody: toldBody)
    for root in roots { cleaner.clean(root) }
    isLeftOut = cleaner.isLeftOut
  }

  // MARK: Outside the story

  /// Leaves out what is no story on any page: menus, footers, forms, comments, share bars.
  private mutating func leaveOutOuterParts(trustsNames: Bool = true) {
    let total = max(text.worth[0], 1)
    var node = 1
    while node < tree.count {
      guard tree.kind(node) == .element else {
        node += 1
        continue
      }
      if isOuterPart(node, trustsNames: trustsNames, share: text.worth[node] / total) {
        isLeftOut[node] = true
        node = tree.end(node)
      } else {
        node += 1
      }
    }
  }

  /// What is no part of a page's middle: menus, footers, share bars, but neither lists of links nor comments.
  func outerParts() -> [Bool] {
    var isOuter = [Bool](repeating: false, count: tree.count)
    for node in tree.nodes where tree.kind(node) == .element {
      switch tree.tag(node) {
      case .nav, .footer: isOuter[node] = true
      case .header: isOuter[node] = text.worth[node] < 0.1 * text.worth[0]
      default:
        isOuter[node] =
          hints[node].contains(.junk) && !hints[node].contains(.related) && !hints[node].contains(.body)
          && text.length[node] * 5 < text.length[0]
      }
    }
    return isOuter
  }

  private func isOuterPart(_ node: HTMLTree.Node, trustsNames: Bool, share: Double) -> Bool {
    let tag = tree.tag(node)
    switch tag {
    case .html, .body, .main, .head: return false
    case .nav: return true
    case .footer: return share < 0.6
    // Beside a short story the sidebar holds most of the page's text; one that is also called so is no story.
    case .aside: return share < (hints[node].contains(.junk) ? 0.75 : 0.4)
    case .header, .form: return share < 0.1
    default: break
    }
    if tree.has("hidden", node), share < 0.5, !isFolded(node) { return true }
    if tree.attribute("style", of: node, holds: Self.hidingStyles), share < 0.5, !isFolded(node) { return true }
    if tree.attribute("aria-hidden", of: node) == "true", share < 0.2, tag != .p, !isFolded(node) { return true }
    guard trustsNames else { return false }
    let claims = hints[node]
    if claims.contains(.body) || claims.isEmpty { return false }
    if toldBody != nil, holdsToldText(node) { return false }
    if text.isWithinLine(node, tree) { return false }
    if claims.contains(.comments) { return share < 0.8 && !(claims.contains(.story) && share > 0.3) }
    if claims.contains(.junk) { return share < 0.35 }
    if claims.contains(.caption) { return text.length[node] < 600 && share < 0.3 }
    if claims.contains(.note) {
      // A short line about the story; `p` and headings are left to the cleaning.
      return text.length[node] < 250 && text.paragraphs[node] < 2 && share < 0.15 && tag != .p && tag != .time
    }
    return false
  }

  private static let hidingStyles = NameParts([
    "display:none", "display: none", "visibility:hidden", "visibility: hidden",
  ])

  /// The parts of an accordion and the pages behind tabs are hidden until they are clicked, and text all the same.
  private func isFolded(_ node: HTMLTree.Node) -> Bool {
    let role = tree.attribute("role", of: node)
    return role == "region" || role == "tabpanel"
  }

  /// Whether a paragraph inside is one of the story's by its own word.
  private func holdsToldText(_ node: HTMLTree.Node) -> Bool {
    guard let toldBody, text.paragraphs[node] > 0 else { return false }
    return toldBody.holds(tree.words(node))
  }

  // MARK: The container

  private func container() -> [HTMLTree.Node] {
    let page = tree.first(.body) ?? 0
    // What a page calls its main part holds the story, however long its menus and its footer are.
    var body = page
    if let main = onlyMain(in: page), text.worth[main] > max(150, 0.2 * text.worth[page]) { body = main }
    let total = text.worth[body]
    guard total > 0 else { return [body] }
    if let named = namedContainers(in: body, total: total) { return named }
    var node = startingArticle(in: body, total: total) ?? body
    // Down to the smallest element that holds nearly all.
    while true {
      var best: HTMLTree.Node?
      for child in tree.children(node) where tree.kind(child) == .element && !isLeftOut[child] {
        if best.map({ text.net[child] > text.net[$0] }) ?? (text.net[child] > 0) { best = child }
      }
      guard let child = best, text.net[child] >= 0.82 * text.net[node], !isParagraph(child) else { break }
      node = child
    }
    return isParagraph(node) ? [tree.parent(node) ?? node] : [node]
  }

  /// The page's `main`, where there is just one.
  private func onlyMain(in page: HTMLTree.Node) -> HTMLTree.Node? {
    var found: HTMLTree.Node?
    for node in tree.descendants(page) where tree.tag(node) == .main && !isLeftOut[node] {
      if found != nil { return nil }
      found = node
    }
    return found
  }

  private func isParagraph(_ node: HTMLTree.Node) -> Bool {
    switch tree.tag(node) {
    case .p, .li, .td, .tr, .tbody, .table, .blockquote, .ul, .ol, .dl, .dd, .pre, .h1, .h2, .h3, .h4, .span: true
    default: false
    }
  }

  /// Elements that say they are the story's text. Some pages part the text in several of them.
  private func namedContainers(in body: HTMLTree.Node, total: Double) -> [HTMLTree.Node]? {
    var found: [HTMLTree.Node] = []
    var node = body + 1
    while node < tree.end(body) {
      if tree.kind(node) == .element, !isLeftOut[node] {
        if hints[node].contains(.body), text.worth[node] > 0, tree.tag(node) != .body, !isParagraph(node) {
          found.append(node)
          node = tree.end(node)
          continue
        }
        node += 1
      } else {
        node = isLeftOut[node] ? tree.end(node) : node + 1
      }
    }
    guard !found.isEmpty else { return nil }
    let best = firstStory(found, of: found.max { text.worth[$0] < text.worth[$1] } ?? found[0])
    guard text.worth[best] > 0.4 * total || storyAround(best) != nil && text.worth[best] > max(500, 0.2 * total) else {
      let sum = found.reduce(0) { $0 + text.worth[$1] }
      // Many small ones of equal standing are a list of stories.
      return sum > 0.6 * total && found.count <= 12 ? found : nil
    }
    let tight = innermost(best)
    let peers = found.filter { $0 != best && isPeer($0, of: best) }
    return (peers + [tight]).sorted()
  }

  /// Pages that never end set further stories below the one that was asked for: of several in `article` elements of
  /// their own the first counts, unless it is only a teaser.
  private func firstStory(_ parts: [HTMLTree.Node], of best: HTMLTree.Node) -> HTMLTree.Node {
    guard let own = storyAround(best) else { return best }
    for part in parts where part < best {
      guard let other = storyAround(part), other != own, !tree.isInside(own, other), !tree.isInside(other, own),
        text.worth[part] > 0.25 * text.worth[best], text.worth[part] > 500
      else { continue }
      return part
    }
    return best
  }

  private func storyAround(_ node: HTMLTree.Node) -> HTMLTree.Node? {
    var around: HTMLTree.Node? = node
    while let candidate = around {
      if tree.tag(candidate) == .article { return candidate }
      around = tree.parent(candidate)
    }
    return nil
  }

  /// Goes down through elements that again say so and hold nearly all.
  private func innermost(_ node: HTMLTree.Node) -> HTMLTree.Node {
    var tight = node
    for inner in tree.descendants(node)
    where hints[inner].contains(.body) && !isLeftOut[inner] && text.worth[inner] > 0.85 * text.worth[tight]
      && !isParagraph(inner) && holdsBlocks(inner)
    {
      tight = inner
    }
    return tight
  }

  /// Whether there are blocks inside; an element of words only is a paragraph, whatever it is called.
  private func holdsBlocks(_ node: HTMLTree.Node) -> Bool {
    tree.descendants(node).contains { tree.breaksLine($0) && tree.tag($0) != .br }
  }

  /// Whether two parts have the same parent or the same class: a text set in sections.
  private func isPeer(_ one: HTMLTree.Node, of two: HTMLTree.Node) -> Bool {
    guard storyAround(one) == storyAround(two) else { return false }
    return tree.parent(one) == tree.parent(two) || tree.attribute("class", of: one) == tree.attribute("class", of: two)
  }

  /// The `article` or `main` that holds most of the page's text.
  private func startingArticle(in body: HTMLTree.Node, total: Double) -> HTMLTree.Node? {
    var best: HTMLTree.Node?
    for node in tree.descendants(body) where !isLeftOut[node] && text.worth[node] > 0.5 * total {
      if tree.tag(node) == .article || tree.tag(node) == .main || tree.attribute("role", of: node) == "main"
        || (hints[node].contains(.story) && text.worth[node] > 0.8 * total)
      {
        best = node
      }
    }
    return best
  }
}
