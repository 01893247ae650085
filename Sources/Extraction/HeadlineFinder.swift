// The headline as the page prints it. Pages give it four times over: in a heading, for search engines, for social
// media and in the window's title, each with changes. What readers see counts: the heading, where it is one.

import Markup

struct HeadlineFinder {
  let tree: HTMLTree
  let head: PageHead
  let linked: LinkedArticle
  /// Names of the site, to be cut off titles.
  let siteNames: [String]

  /// The headline, the line above it and its marks, and where the page prints it.
  func headline() -> Found {
    let (printed, node, told) = printedHeadline()
    var found = Found(text: printed, node: node)
    found.splitLabels()
    // What is made for social media has to do without the line above.
    let shared = head.meta("og:title").map { [withoutSite($0, isWindowTitle: false)] } ?? []
    found.splitKicker(told: shared + told, tree: tree)
    if found.kicker == nil, let node { found.kicker = kicker(above: node, headline: found.text) }
    return found
  }

  private func printedHeadline() -> (text: String, node: HTMLTree.Node?, told: [String]) {
    let told = [
      linked.headline, head.meta("headline"), head.meta("og:title"), head.meta("twitter:title"),
      head.meta("dc.title", "dcterms.title"),
    ]
    .compactMap { $0.map { withoutSite($0, isWindowTitle: false) } }
    let window = withoutSite(head.title, isWindowTitle: true)
    let headings = headingCandidates()
    if let crumb = headings.first(where: { $0.level == 1 }), isCrumb(crumb.node),
      let found = headlineBeside(crumb: crumb, among: headings)
    {
      return (found.text, found.node, told + [window])
    }
    if told.isEmpty, let entry = entryTitle(among: headings) { return (entry.text, entry.node, [window]) }
    // The heading that is what the page calls itself elsewhere, or one part of its title.
    let parts = told.isEmpty ? [] : Self.parts(of: head.title)
    let names = (told + [window, head.title]).map { Self.words($0) }
    var best: (heading: Heading, likeness: Double)?
    for heading in headings {
      let own = Self.words(heading.text)
      var likeness = names.map { Self.likeness(own, $0) }.max() ?? 0
      if likeness < 0.45, heading.level == 1, !isSiteName(heading.text), parts.first == heading.text { likeness = 1 }
      let worth = likeness + (heading.isNamed ? 0.15 : 0) + (heading.level == 1 ? 0.1 : 0)
      if likeness >= 0.45, worth > best?.likeness ?? 0 { best = (heading, worth) }
    }
    if let best {
      return (
        lastingName(of: best.heading.text, window: window) ?? best.heading.text, best.heading.node, told + [window]
      )
    }
    // A single first-level heading of a few words is the headline even where the titles are written for search engines.
    // Headings that lead elsewhere stand above lists.
    let first = headings.filter { $0.level == 1 && tree.first(.a, in: $0.node) == nil }
    if first.count == 1, let only = first.first, only.text.split(separator: " ").count >= 4 || only.isNamed,
      !isSiteName(only.text)
    {
      return (lastingName(of: only.text, window: window) ?? only.text, only.node, told + [window])
    }
    return (told.first { !isSiteName($0) } ?? (window.isEmpty ? first.first?.text ?? "" : window), nil, [])
  }

  /// The title of the page's one entry, as hAtom and hNews name it, where the page tells no other: a page of several entries
  /// is a list.
  private func entryTitle(among headings: [Heading]) -> Heading? {
    let titles = headings.filter { tree.hasClass("entry-title", $0.node) }
    return titles.count == 1 ? titles[0] : nil
  }

  struct Heading {
    var text: String
    var level: Int
    var isNamed: Bool
    var node: HTMLTree.Node
  }

  /// A short line that stands right above the headline and is called what papers call it: kicker, overline, topline,
  /// Dachzeile, surtitle, antetítulo.
  private func kicker(above node: HTMLTree.Node, headline: String) -> String? {
    let names = [
      "kicker", "overline", "topline", "eyebrow", "roofline", "dachzeile", "surtitle", "antetitulo", "spitzmarke",
      "overtitle", "suptitle", "supertitle", "surtitre", "occhiello", "pretitle",
    ]
    for above in (max(1, node - 24)..<node).reversed() where tree.kind(above) == .element && tree.end(above) <= node {
      guard let name = tree.attribute("class", of: above)?.inSmallLetters(), !name.isEmpty,
        names.contains(where: { name.holds($0) })
      else { continue }
      let words = tree.words(above)
      if (2...90).contains(words.utf8.count), words != headline { return words }
    }
    return nil
  }

  private func headingCandidates() -> [Heading] {
    var found: [Heading] = []
    for node in tree.nodes where tree.kind(node) == .element && found.count < 60 {
      let level: Int
      switch tree.tag(node) {
      case .h1: level = 1
      case .h2: level = 2
      default:
        let property = tree.attribute("itemprop", of: node)?.inSmallLetters()
        guard property == "headline" || property == "name headline", tree.tag(node) != .meta else { continue }
        level = 3
      }
      var words = tree.words(node)
      // Handbooks set a link to the heading itself after it.
      while words.last == "¶" { words = collapseBlanks(String(words.dropLast())) }
      guard words.utf8.count > 3, words.utf8.count < 500 else { continue }
      let names =
        (tree.attribute("class", of: node) ?? "").inSmallLetters() + (tree.attribute("itemprop", of: node) ?? "")
      let isNamed = names.holds("headline") || names.holds("title")
      found.append(Heading(text: words, level: level, isNamed: isNamed, node: node))
    }
    return found
  }

  /// How much of the words of two lines is the same, from 0 to 1.
  static func likeness(_ one: String, _ two: String) -> Double {
    likeness(words(one), words(two))
  }

  private static func likeness(_ first: [UInt64], _ second: [UInt64]) -> Double {
    guard !first.isEmpty, !second.isEmpty else { return 0 }
    var left = second
    var same = 0
    for word in first {
      if let index = left.firstIndex(of: word) {
        left.remove(at: index)
        same += 1
      }
    }
    return 2 * Double(same) / Double(first.count + second.count)
  }

  private static func words(_ text: String) -> [UInt64] { wordNumbers(of: text, limit: 40) }

  func isSiteName(_ text: String) -> Bool {
    let letters = ToldBody.letters(of: text)
    return letters.isEmpty || siteNames.contains { ToldBody.letters(of: $0) == letters }
  }

  /// A title without the site's name before or after it.
  func withoutSite(_ title: String, isWindowTitle: Bool) -> String {
    var rest = title
    for _ in 0..<3 {
      guard let cut = withoutOnePart(rest, isWindowTitle: isWindowTitle) else { break }
      rest = cut
    }
    return rest
  }

  private static let separators = [
    " | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " / ", " ‹ ", " « ", " ~ ", " |", "ㅣ", ": ", " : ", ":",
    "-",
  ]

  private func withoutOnePart(_ title: String, isWindowTitle: Bool) -> String? {
    for separator in Self.separators where title.holds(separator) {
      let parts = title.parts(by: separator).filter { !$0.isEmpty }.map { collapseBlanks(String($0)) }
      guard parts.count > 1, let last = parts.last, let first = parts.first else { continue }
      if separator != ": ", isSite(last), separator != "-" || first.utf8.count > 20 {
        return parts.dropLast().joined(separator: separator)
      }
      if isSite(first), parts.count > 1, separator != "-" { return parts.dropFirst().joined(separator: separator) }
      // In the window's title the last of two parts is the site or the section where it is short and the first is not.
      if isWindowTitle, separator == " | " || separator == " - " || separator == " – " || separator == " — ",
        last.split(separator: " ").count <= 4, first.split(separator: " ").count >= 4
      {
        return parts.dropLast().joined(separator: separator)
      }
    }
    return nil
  }

  private func isSite(_ part: String) -> Bool {
    let letters = ToldBody.letters(of: part)
    guard letters.count >= 2 else { return false }
    return siteNames.contains { name in
      let site = ToldBody.letters(of: name)
      guard site.count >= 2 else { return false }
      return letters == site || (letters.count >= 4 && site.starts(with: letters))
        || (site.count >= 4 && letters.starts(with: site) && letters.count < site.count + 16)
    }
  }
}
