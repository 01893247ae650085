// Where the lists of a page stand: under a heading that says what they are, or in an element whose name does. A list
// reaches from its heading to the next one, in the smallest element around the heading that holds stories at all; so it
// does not matter whether a page makes its lists of `ol`, of table rows or of boxes.

import Markup

/// A list of stories on a page.
struct StoryGroup {
  var kind: ListKind
  /// Its heading as printed; empty where only the names of its element speak.
  var title: String
  var range: Range<HTMLTree.Node>
}

struct StoryGroups {
  let links: StoryLinks
  /// The reporters of the story, in small letters: `More from Ann Keeper` is by her.
  let reporters: [String]
  /// The elements that hold the story's text.
  let roots: [HTMLTree.Node]

  private var tree: HTMLTree { links.tree }

  private struct Heading {
    var node: HTMLTree.Node
    var end: HTMLTree.Node
    var title: String
    var kind: ListKind
    var level: Int
    /// Whether the heading is an element around its list that tells its name in an attribute.
    var isAround = false
  }

  /// The lists in document order; none holds another.
  func groups() -> [StoryGroup] {
    let headings = headings()
    var groups: [StoryGroup] = []
    var tabs: [Heading] = []
    for (index, heading) in headings.enumerated() {
      guard heading.kind != .other else {
        tabs = []
        continue
      }
      if let last = groups.last, last.range.contains(heading.node), heading.isAround || last.kind == heading.kind,
        last.range.upperBound >= tree.end(heading.node)
      {
        continue
      }
      guard let range = stretch(of: heading, before: headings[(index + 1)...]) else {
        tabs.append(heading)
        continue
      }
      // `Most read | Most shared` over two lists: the first takes the first.
      let panels = tabs.isEmpty ? [] : panels(in: range)
      if panels.count == tabs.count + 1 {
        for (tab, panel) in zip(tabs + [heading], panels) {
          groups.append(StoryGroup(kind: tab.kind, title: tab.title, range: panel))
        }
      } else {
        groups.append(StoryGroup(kind: heading.kind, title: heading.title, range: range))
      }
      tabs = []
    }
    groups += named(except: groups, headings: headings)
    return groups.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  // MARK: Headings

  private func headings() -> [Heading] {
    var found: [Heading] = []
    var node = 1
    var linkIndex = 0
    var last = Checked(element: 0, words: "", kind: nil)
    while node < tree.count {
      while linkIndex < links.all.count, tree.end(links.all[linkIndex].node) <= node { linkIndex += 1 }
      // What comes after the last link heads nothing.
      if linkIndex == links.all.count { break }
      let isInStory = linkIndex < links.all.count && links.all[linkIndex].node < node
      switch tree.kind(node) {
      case .element:
        switch tree.tag(node) {
        case .script, .style, .noscript, .head, .template, .svg, .select:
          node = tree.end(node)
          continue
        case .section, .aside, .nav, .div, .ul, .ol, .table, .dl:
          if let label = tree.attribute("aria-label", of: node), let kind = kind(of: label) {
            found.append(
              Heading(node: node, end: node + 1, title: collapseBlanks(label), kind: kind, level: 7, isAround: true))
          }
        default: break
        }
      case .text where !isInStory:
        if let heading = heading(at: node, last: &last), found.last?.node != heading.node { found.append(heading) }
      default: break
      }
      node += 1
    }
    return found
  }

  private func kind(of words: String) -> ListKind? {
    guard words.utf8.count <= 90 else { return nil }
    let text = words.inSmallLetters()
    guard let kind = listKind(ofLowered: text) else { return namesReporter(text) ? .reporter : nil }
    return kind == .related && namesReporter(text) ? .reporter : kind
  }

  private func namesReporter(_ text: String) -> Bool {
    guard !reporters.isEmpty, text.utf8.count < 80 else { return false }
    return reporters.contains { name in
      name.utf8.count > 4 && text.holds(name) && text.utf8.count > name.utf8.count + 3
        && (text.split(separator: " ").count >= 3 || text.holds("’") || text.holds("의 "))
        && [
          "more", "by", "from", "other", "latest", "mehr", "weitere", "plus", "más", "altri", "mais", "meer", "기사",
          "記事",
        ]
        .contains { text.holds($0) }
    }
  }

  /// The words of the element that was looked at last: it is asked once for each of its pieces of text.
  private struct Checked {
    var element: HTMLTree.Node
    var words: String
    var kind: ListKind?
  }

  /// The heading that the words of a text node are, alone or with those beside them in a heading element.
  private func heading(at node: HTMLTree.Node, last: inout Checked) -> Heading? {
    let bytes = tree.textBytes(node)
    let isBlank = !bytes.contains { $0 > 0x20 }
    guard bytes.count >= 3, bytes.count < 200, var around = tree.parent(node) else { return nil }
    var element = around
    var steps = 0
    // The outermost element that is only this heading.
    while steps < 5, let parent = tree.parent(around), tree.end(around) - around < 14 {
      switch tree.tag(around) {
      case .h1, .h2, .h3, .h4, .h5, .h6, .th, .caption, .dt, .legend, .summary: element = around
      default: break
      }
      if tree.breaksLine(around) { break }
      around = parent
      steps += 1
    }
    let level = Self.level(of: tree.tag(element))
    // The blanks between elements head nothing by themselves.
    if level > 6, isBlank, tree.end(element) - element >= 10 { return nil }
    if tree.breaksLine(around), level > 6 || element == around { element = around }
    let isWhole = level <= 6 || tree.end(element) - element < 10
    if !isWhole || last.element != element {
      let words = isWhole ? tree.words(element, limit: 90) : collapseBlanks(tree.characters(node))
      let isLine = words.utf8.count >= 3 && words.utf8.count <= 90
      last = Checked(element: isWhole ? element : 0, words: words, kind: isLine ? kind(of: words) : nil)
    }
    let words = last.words
    guard words.utf8.count >= 3, words.utf8.count <= 90 else { return nil }
    if let kind = last.kind {
      return Heading(
        node: element, end: max(tree.end(element), node + 1), title: Self.clean(words), kind: kind, level: level)
    }
    // A line of its own before a link in the same paragraph: `<p>Read also: <a>…`.
    let own = level > 6 ? collapseBlanks(tree.characters(node)) : words
    if own != words, own.utf8.count >= 6, let kind = kind(of: own), kind == .related || kind == .ranked {
      return Heading(node: node, end: node + 1, title: Self.clean(own), kind: kind, level: level)
    }
    // Any other heading of a high rank ends the list before it.
    return level <= 3 ? Heading(node: element, end: tree.end(element), title: words, kind: .other, level: level) : nil
  }

  private static func clean(_ words: String) -> String {
    var text = words[...]
    while let last = text.last, ":>»›→-|.▶▼ ".contains(last) { text.removeLast() }
    while let first = text.first, "<«‹#■▶●·-|[★☆ ".contains(first) { text.removeFirst() }
    if text.last == "]", !text.contains("[") { text.removeLast() }
    return String(text)
  }

  private static func level(of tag: HTMLTag) -> Int {
    switch tag {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    case .h6: 6
    default: 7
    }
  }

  // MARK: Reach

  private func stretch(of heading: Heading, before next: ArraySlice<Heading>) -> Range<HTMLTree.Node>? {
    let least = heading.kind == .ranked || heading.kind == .photos ? 3 : heading.kind == .paid ? 1 : 2
    if heading.isAround {
      let range = heading.end..<tree.end(heading.node)
      return (least...60).contains(links.count(range)) ? range : nil
    }
    var around = tree.parent(heading.node) ?? 0
    for step in 0..<7 {
      switch tree.tag(around) {
      case .body, .html, .main: if step > 0 { return nil }
      default: break
      }
      if around == 0 { return nil }
      // The story itself is no list; what stands in it ends with the first paragraph.
      let isStory = roots.contains { $0 == around || tree.isInside($0, around) || tree.isInside(around, $0) }
      let limit = tree.end(around)
      var end = limit
      for other in next where other.node >= heading.end && other.node < limit {
        let isEqual = heading.level < 7 && other.level <= heading.level
        guard other.kind != .other || isEqual || other.level == 7 else { continue }
        if other.isAround && tree.isInside(heading.node, other.node) { continue }
        end = other.node
        break
      }
      if isStory { end = min(end, firstParagraph(in: heading.end..<end) ?? end) }
      let range = heading.end..<max(heading.end, end)
      let count = links.count(range)
      if count >= least { return count <= 60 ? range : nil }
      // In the story's text a single link may follow its heading on the same line.
      if heading.kind == .related, count == 1, isStory, step == 0, !roots.contains(around) { return range }
      if end < limit { return nil }
      guard let outer = tree.parent(around) else { return nil }
      around = outer
    }
    return nil
  }

  /// The first block whose words are mostly no links: text of the story.
  private func firstParagraph(in range: Range<HTMLTree.Node>) -> HTMLTree.Node? {
    range.first { node in
      guard tree.tag(node) == .p || tree.tag(node) == .blockquote, tree.end(node) <= range.upperBound else {
        return false
      }
      let linked = links.inside(node..<tree.end(node)).reduce(0) { $0 + $1.headline.utf8.count }
      return tree.words(node).utf8.count - linked > 100
    }
  }

  /// The parts of a list that are lists themselves, side by side.
  private func panels(in range: Range<HTMLTree.Node>) -> [Range<HTMLTree.Node>] {
    var level = range
    for _ in 0..<4 {
      var parts: [Range<HTMLTree.Node>] = []
      var node = level.lowerBound
      while node < level.upperBound {
        let part = node..<tree.end(node)
        if links.count(part) >= 2, part.upperBound <= range.upperBound { parts.append(part) }
        node = tree.end(node)
      }
      guard parts.count == 1, let only = parts.first else { return parts }
      level = only.lowerBound + 1..<only.upperBound
    }
    return []
  }

  // MARK: By name

  /// Lists without a heading, in elements called `related` or `most-read`.
  private func named(except groups: [StoryGroup], headings: [Heading]) -> [StoryGroup] {
    var found: [StoryGroup] = []
    var node = 1
    while node < tree.count {
      let range = node..<tree.end(node)
      guard tree.kind(node) == .element, links.hints[node].contains(.related),
        !links.hints[node].contains(.body), tree.tag(node) != .body, tree.tag(node) != .a, tree.tag(node) != .main,
        !roots.contains(where: { $0 == node || tree.isInside($0, node) })
      else {
        node += 1
        continue
      }
      let isTaken = groups.contains { $0.range.overlaps(range) }
      let endsOther = headings.contains {
        range.contains($0.node) && ($0.kind == .paid || $0.kind == .other && $0.level > 3)
      }
      if !isTaken, !endsOther, (2...40).contains(links.count(range)) {
        let name = (tree.attribute("class", of: node) ?? "") + " " + (tree.attribute("id", of: node) ?? "")
        let isRanked = ["most", "popular", "trend", "rank"].contains { name.inSmallLetters().holds($0) }
        found.append(StoryGroup(kind: isRanked ? .ranked : .related, title: isRanked ? "Most read" : "", range: range))
        node = tree.end(node)
      } else {
        node += 1
      }
    }
    return found
  }
}
