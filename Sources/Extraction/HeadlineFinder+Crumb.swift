// Where the first-level heading is no headline. Many papers give it to the last crumb of their breadcrumb, for search
// engines, and print the headline, with its kicker, one level below; and the heading of a running report tells its
// newest entries.

import Markup

extension HeadlineFinder {
  /// Whether a heading stands in a breadcrumb: in an element that is called so, in a list of links, in the menu, or in a
  /// row of links that begins with the front page.
  func isCrumb(_ node: HTMLTree.Node) -> Bool {
    if isCalledCrumb(node) { return true }
    var around = tree.parent(node)
    for _ in 0..<4 {
      guard let outer = around else { return false }
      switch tree.tag(outer) {
      case .nav: return true
      case .body, .main, .article, .header: return false
      case .li: if hasLinkBefore(outer, node) { return true }
      default: break
      }
      if isCalledCrumb(outer) || isRowOfSections(outer, before: node) { return true }
      around = tree.parent(outer)
    }
    return false
  }

  private func isCalledCrumb(_ node: HTMLTree.Node) -> Bool {
    let words = tree.attributes(of: node).filter { $0.name == "class" || $0.name == "id" || $0.name.hasPrefix("data-") }
    return words.contains { $0.name.holds("breadcrumb") || $0.value.inSmallLetters().holds("breadcrumb") }
  }

  /// Whether the items before this one are links and nothing else.
  private func hasLinkBefore(_ item: HTMLTree.Node, _ heading: HTMLTree.Node) -> Bool {
    guard let list = tree.parent(item), [.ol, .ul].contains(tree.tag(list)) else { return false }
    let before = tree.children(list).filter { tree.tag($0) == .li && $0 < item }
    return !before.isEmpty
      && before.allSatisfy { tree.first(.a, in: $0) != nil && tree.words($0).utf8.count < 40 }
  }

  /// Whether all that the element holds before the heading are some links, the front page's among them.
  private func isRowOfSections(_ outer: HTMLTree.Node, before heading: HTMLTree.Node) -> Bool {
    guard heading - outer < 60 else { return false }
    var (hasFront, links) = (false, 0)
    var node = outer + 1
    while node < heading {
      switch tree.kind(node) {
      case .element where tree.tag(node) == .a:
        let address = tree.attribute("href", of: node) ?? ""
        if address.split(separator: "/").count <= (address.holds("://") ? 2 : 0) { hasFront = true }
        links += 1
        node = tree.end(node)
        continue
      case .text where tree.characters(node).contains(where: \.isLetter): return false
      // A list that ends before the heading is a breadcrumb of its own.
      case .element where [.ol, .ul, .nav].contains(tree.tag(node)): return false
      default: break
      }
      node += 1
    }
    return hasFront && links > 1
  }

  /// The headline of a page whose first-level heading is a crumb: what the page is called for readers, where that
  /// differs from the crumb; and where it is printed.
  func headlineBeside(crumb: Heading, among headings: [Heading]) -> (text: String, node: HTMLTree.Node)? {
    guard isFollowedByHeading(crumb, among: headings) else { return nil }
    let name = ToldBody.letters(of: crumb.text)
    func other(_ title: String?) -> String? {
      guard let title = title.map({ withoutSite($0, isWindowTitle: false) }) else { return nil }
      let letters = ToldBody.letters(of: title)
      return letters.count >= 12 && letters != name && !isSiteName(title) ? title : nil
    }
    /// The heading that ends in this title.
    func printed(_ title: String) -> Heading? {
      let letters = ToldBody.letters(of: title)
      return headings.first { heading in
        let whole = ToldBody.letters(of: heading.text)
        return heading.node != crumb.node && whole.count >= letters.count
          && whole.suffix(letters.count).elementsEqual(letters)
      }
    }
    let shared = other(head.meta("og:title"))
    if let shared {
      // A title that only adds to the crumb tells no more than it.
      if let heading = printed(shared) { return (heading.text, heading.node) }
      let letters = ToldBody.letters(of: shared)
      if !letters.starts(with: name), !letters.suffix(name.count).elementsEqual(name) {
        return (shared, likest(to: shared, headings) ?? crumb.node)
      }
    }
    guard let told = other(linked.headline) else { return nil }
    if let heading = printed(told) { return (heading.text, heading.node) }
    // Of a running report, the whole is told to search engines, the newest entry is printed.
    return isRunning(crumb.text) ? (told, likest(to: told, headings) ?? crumb.node) : nil
  }

  /// Whether another heading comes before any line of text: a breadcrumb is not all that stands above the story.
  private func isFollowedByHeading(_ crumb: Heading, among headings: [Heading]) -> Bool {
    guard let next = headings.first(where: { $0.node > crumb.node }) else { return false }
    var node = tree.end(crumb.node)
    while node < next.node {
      if [.script, .style, .noscript, .template, .svg].contains(tree.tag(node)) {
        node = max(node + 1, tree.end(node))
        continue
      }
      if tree.kind(node) == .text, tree.textBytes(node).count > 60 { return false }
      node += 1
    }
    return true
  }

  private func likest(to title: String, _ headings: [Heading]) -> HTMLTree.Node? {
    headings.filter { !isCrumb($0.node) }.map { ($0.node, Self.likeness($0.text, title)) }.filter { $0.1 > 0.3 }
      .max { $0.1 < $1.1 }?.0
  }

  /// Whether a headline is that of a report that is added to as things happen: tickers part their entries by `+++`.
  private func isRunning(_ headline: String) -> Bool {
    let lowered = headline.inSmallLetters()
    return headline.holds("+++") || lowered.holds("ticker") || lowered.holds("liveblog") || lowered.holds("live blog")
      || linked.types.contains("LiveBlogPosting")
  }

  /// The name of a running report, whose heading tells its newest entries: what the page is called for search engines
  /// and in the window alike.
  func lastingName(of heading: String, window: String) -> String? {
    guard heading.holds("+++"), let told = linked.headline.map({ withoutSite($0, isWindowTitle: false) }),
      !told.holds("+++")
    else { return nil }
    let letters = ToldBody.letters(of: told)
    return letters.count >= 12 && letters == ToldBody.letters(of: window) ? told : nil
  }

  /// The parts of a window's title.
  static func parts(of title: String) -> [String] {
    for separator in [" | ", " - ", " – ", " — ", " :: ", " » ", " · "] where title.holds(separator) {
      return title.parts(by: separator).filter { !$0.isEmpty }.map { collapseBlanks(String($0)) }
    }
    return []
  }
}
