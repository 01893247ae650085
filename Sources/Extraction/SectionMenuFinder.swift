// The section menu of the publication: its sections and what is under them, three levels deep. Of all menus on a page the
// one with the most sections is it; how deep a section stands is told by the lists, terms, cells and headings around its link.

import Articles
import Markup

struct SectionMenuFinder {
  private let tree: HTMLTree
  /// The page's links that stay with the house, in document order.
  private let anchors: [Anchor]
  private let siteNames: [String]
  /// What was found of the links: asked once each, and only of those in menus.
  private var entries: [Asked]
  /// Each name at each address once, by its number.
  private var numbers: [UInt64: Int] = [:]
  /// Whether a row of a table has several links in one of its cells but the first.
  private var rows: [HTMLTree.Node: Bool] = [:]

  /// More menus are not looked at: a page of a paper has some twenty, for its header, its footer and two widths of screens.
  private static let mostMenus = 200

  /// A link that could be a section's.
  private struct Entry {
    var name: String
    /// The name in small letters.
    var key: String
    /// The same for all links of this name to this address.
    var number: Int
  }

  private enum Asked {
    case not
    case known(Entry?)
  }

  init(tree: HTMLTree, anchors: Anchors, siteNames: [String]) {
    self.tree = tree
    self.siteNames = siteNames.map { $0.inSmallLetters() }
    self.anchors = anchors.all.filter(\.isOwnSite)
    entries = [Asked](repeating: .not, count: self.anchors.count)
  }

  private struct Item {
    var name: String
    /// The name in small letters.
    var key: String
    var depth: Int
  }

  /// The tree of sections; empty where the page has no menu of some size.
  mutating func menu() -> [SectionPlan] {
    var best: [Item] = []
    var bestScore = 3.5
    var seen = 0
    var node = 1
    while node < tree.count, seen < Self.mostMenus {
      guard tree.kind(node) == .element, isMenu(node) else {
        node += 1
        continue
      }
      seen += 1
      let items = items(in: node)
      let depths = Set(items.map(\.depth)).count
      // A menu that has levels tells more than a bar of the same length.
      // A flat list of hundreds is a table of matches or of towns.
      let most = depths > 1 ? 150 : 40
      let score = Double(min(items.count, most)) * (1 + 0.5 * Double(min(depths, 3) - 1))
      if items.count <= 400, depths > 1 || items.count <= 100, score > bestScore { (best, bestScore) = (items, score) }
      // The sections' menu may stand beside others in one `header`.
      node = tree.tag(node) == .header || tree.tag(node) == .nav ? node + 1 : tree.end(node)
    }
    return Self.plan(best)
  }

  /// The link as a section's; nil where it is none.
  private mutating func entry(_ index: Int) -> Entry? {
    if case .known(let entry) = entries[index] { return entry }
    let anchor = anchors[index]
    var entry: Entry?
    if Self.isSectionName(anchor.words, siteNames: siteNames) {
      let address = StoryLinks.key(anchor.url)
      if Self.isSectionAddress(address) {
        let key = anchor.words.inSmallLetters()
        let place = key.fingerprint &* 31 &+ address.fingerprint
        let number = numbers[place] ?? numbers.count
        numbers[place] = number
        entry = Entry(name: anchor.words, key: key, number: number)
      }
    }
    entries[index] = .known(entry)
    return entry
  }

  private func isMenu(_ node: HTMLTree.Node) -> Bool {
    switch tree.tag(node) {
    case .nav, .menu: return !isFooter(node)
    case .div, .ul, .ol, .table, .dl, .section, .td: break
    default: return false
    }
    guard tree.hasAttributes(node) else { return false }
    if tree.attribute("role", of: node) == "navigation" { return !isFooter(node) }
    for name in ["class", "id", "summary", "aria-label"] as [StaticString] {
      guard tree.attribute(name, of: node, holds: Self.menuNames, limit: 199),
        let value = tree.attribute(name, of: node)?.inSmallLetters()
      else { continue }
      let words = value.split { !$0.isLetter && !$0.isNumber }
      let isNamed = words.contains { word in
        [
          "nav", "gnb", "lnb", "menu", "navi", "navigation", "sections", "allmenu", "sitemap", "mainmenu", "megamenu",
          "navbar", "topnav", "mainnav", "submenu",
        ].contains(word)
      }
      if isNamed {
        return !isFooter(node)
          && !words.contains {
            ["footer", "user", "account", "social", "share", "breadcrumb", "pagination"].contains($0)
          }
      }
    }
    return false
  }

  /// What every name of a menu has in it.
  private static let menuNames = NameParts(["nav", "gnb", "lnb", "menu", "sections", "sitemap"])

  private func isFooter(_ node: HTMLTree.Node) -> Bool {
    var around: HTMLTree.Node? = node
    while let element = around {
      if tree.tag(element) == .footer || tree.tag(element) == .article { return true }
      around = tree.parent(element)
    }
    return false
  }

  private mutating func items(in menu: HTMLTree.Node) -> [Item] {
    var items: [Item] = []
    var seen: Set<Int> = []
    var lastHead: Int?
    var depths: [Int] = []
    var index = anchors.partitionPoint { $0.node > menu }
    while index < anchors.count, anchors[index].node < tree.end(menu), items.count <= 400 {
      defer { index += 1 }
      guard let entry = entry(index) else { continue }
      let (depth, isHead) = depth(of: anchors[index].node, in: menu)
      let shown = lastHead.map { !isHead && depth == $0 ? depth + 1 : depth } ?? depth
      if isHead { lastHead = depth } else if let head = lastHead, depth < head { lastHead = nil }
      // One name under one section is one section, printed for several widths of screens.
      while let last = depths.last, last >= shown { depths.removeLast() }
      depths.append(shown)
      guard seen.insert(entry.number << 16 | shown).inserted else { continue }
      items.append(Item(name: entry.name, key: entry.key, depth: shown))
    }
    return items
  }

  /// How many lists are around a link, and whether it heads what follows it: in a term, a heading, the first cell of a row.
  private mutating func depth(of link: HTMLTree.Node, in menu: HTMLTree.Node) -> (depth: Int, isHead: Bool) {
    var depth = 0
    var isHead = false
    var isBelow = false
    var inner = link
    var around = tree.parent(link)
    while let element = around, element >= menu {
      switch tree.tag(element) {
      case .ul, .ol, .menu: depth += 1
      case .dt: isHead = depth == 0
      case .dd: isBelow = true
      case .dl:
        depth += isBelow ? 2 : 1
        isBelow = false
      case .h1, .h2, .h3, .h4, .h5, .h6, .th: if depth == 0 { isHead = true }
      case .tr where hasLinksInCells(element):
        // Of a row whose other cells hold several links, the first cell is their section.
        depth += tree.children(element).first { tree.kind($0) == .element } == inner ? 1 : 2
      default: break
      }
      inner = element
      around = tree.parent(element)
    }
    return (depth, isHead)
  }

  /// Whether a cell of a row but the first holds several links.
  private mutating func hasLinksInCells(_ row: HTMLTree.Node) -> Bool {
    if let known = rows[row] { return known }
    let cells = tree.children(row).filter { tree.kind($0) == .element }
    let hasLinks = cells.dropFirst().contains { cell in tree.elements(.a, in: cell).prefix(2).count { _ in true } > 1 }
    rows[row] = hasLinks
    return hasLinks
  }

  /// Whether a line of a menu can be the name of a section.
  static func isName(_ words: String) -> Bool {
    words.contains(where: \.isLetter) && !noSections.contains(words.inSmallLetters())
  }

  /// Whether the words of a link are short enough for a section, and no button's or the paper's own.
  static func isSectionName(_ words: String, siteNames: [String]) -> Bool {
    guard (2...36).contains(words.utf8.count) || words.unicodeScalars.count <= 14 && words.utf8.count > 2 else {
      return false
    }
    let text = words.inSmallLetters()
    guard text.split(separator: " ").count <= 5, text.contains(where: \.isLetter) else { return false }
    return !noSections.contains(text) && !siteNames.contains(text)
  }

  private static func isSectionAddress(_ key: Substring) -> Bool {
    guard let slash = key.firstIndex(of: "/") else { return key.contains("?") || key.filter { $0 == "." }.count >= 1 }
    return !otherPlaces.areHeld(by: key[slash...])
  }

  private static let otherPlaces = NameParts([
    "login", "signin", "sign-in", "register", "subscri", "newsletter", "account", "/user", "/profile", "/search",
    "/contact", "/about", "/help", "/shop",
  ])

  /// Links that stand in every menu and are no sections.
  private static let noSections: Set<String> = [
    "home", "homepage", "start", "startseite", "accueil", "inicio", "início", "hjem", "hem", "etusivu", "главная", "홈",
    "ホーム", "首页", "首頁", "login", "log in", "sign in", "sign up", "register", "subscribe", "subscription", "logout",
    "log out",
    "my account", "account", "profile", "search", "menu", "all menu", "close", "newsletter", "newsletters", "rss",
    "e-paper",
    "epaper", "contact", "contact us", "about", "about us", "advertise", "privacy policy", "terms of use", "help",
    "faq",
    "skip to content", "skip to main content", "skip navigation", "more", "see all", "view all", "show more",
    "facebook",
    "twitter", "instagram", "youtube", "linkedin", "anmelden", "abo", "abonnieren", "registrieren", "suche",
    "impressum",
    "kontakt", "datenschutz", "connexion", "se connecter", "s'abonner", "s’abonner", "rechercher", "iniciar sesión",
    "suscríbete", "accedi", "abbonati", "entrar", "assine", "inloggen", "logga in", "logg inn", "로그인", "회원가입", "구독",
    "english", "deutsch", "français", "español", "한국어", "中文", "日本語", "donate", "shop", "jobs", "cookies", "site map",
    "sitemap",
  ]

  /// The items as a tree; depths that are skipped count as one.
  private static func plan(_ items: [Item]) -> [SectionPlan] {
    let levels = Set(items.map(\.depth)).sorted()
    func children(_ range: ArraySlice<Item>, _ level: Int) -> [SectionPlan] {
      guard level < 3, let shallow = range.map(\.depth).min() else { return [] }
      var plans: [SectionPlan] = []
      var keys: [String] = []
      var index = range.startIndex
      while index < range.endIndex {
        let next = range[(index + 1)...].firstIndex { $0.depth <= shallow } ?? range.endIndex
        let inner = children(range[(index + 1)..<next], level + 1)
        if range[index].depth == shallow {
          if let known = keys.firstIndex(of: range[index].key) {
            plans[known].children += inner.filter { child in !plans[known].children.contains { $0.name == child.name } }
          } else {
            plans.append(SectionPlan(range[index].name, inner))
            keys.append(range[index].key)
          }
        } else {
          let inner = children(range[index..<next], level)
          plans += inner
          keys += inner.map { $0.name.inSmallLetters() }
        }
        index = next
      }
      return plans
    }
    return levels.isEmpty ? [] : children(items[...], 0)
  }
}
