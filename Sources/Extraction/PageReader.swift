// A page's tree to its article. Where there are two cores, one finds the story while the other looks through what leads
// elsewhere, and then one reads the story while the other makes the lists around it.

import Articles
import Feeds
import Markup

struct PageReader {
  let tree: HTMLTree
  let url: String?
  /// The address of the story's first page, where this is a later one.
  let firstPage: String?
  let head: PageHead
  let linked: LinkedArticle

  init(_ tree: HTMLTree, url: String?, firstPage: String? = nil) {
    self.tree = tree
    self.url = url
    self.firstPage = firstPage
    head = PageHead(tree, url: url)
    linked = LinkedArticle(head.objects, base: head.base)
  }

  func page(at moment: Timestamp? = nil) -> ExtractedPage {
    let address = (head.canonical ?? url).map { cleanURL($0) }
    let (tree, head, linked, base, siteNames) = (tree, head, linked, head.base, siteNames)
    // What leads elsewhere is looked through while the story is found, and put into lists while it is read.
    let ((anchors, menu, headline), finder): ((Anchors, [SectionPlan], HeadlineFinder.Found), BodyFinder) = alongside {
      let anchors = Anchors(tree, base: base, own: address)
      var menus = SectionMenuFinder(tree: tree, anchors: anchors, siteNames: siteNames)
      let headline = HeadlineFinder(tree: tree, head: head, linked: linked, siteNames: siteNames).headline()
      return (anchors, menus.menu(), headline)
    } _: {
      var finder = BodyFinder(tree, toldBody: linked.body.map(htmlPlainText))
      finder.find()
      return finder
    }
    let writers = BylineFinder(
      tree: tree, head: head, linked: linked, hints: finder.hints, siteNames: siteNames, headline: headline.node)
    let bylines = writers.withContacts(writers.bylines())
    let (hints, roots) = (finder.hints, finder.roots)
    let (url, firstPage) = (url, firstPage)
    let (margins, story): (Margins, Story) = alongside {
      let links = StoryLinks(tree, anchors: anchors, hints: hints, base: base, own: address)
      let dates = DateFinder(
        tree: tree, head: head, linked: linked, hints: hints, url: url, headline: headline.node)
      let pages = NextPageFinder(
        tree: tree, head: head, anchors: anchors, hints: hints, url: url ?? head.canonical, firstPage: firstPage)
      return Margins(
        lists: StoryLists(links, reporters: bylines.map(\.name), roots: roots), posted: dates.posted(),
        updated: dates.updated(), nextPage: pages.nextPage())
    } _: {
      self.story(finder, headline, bylines, anchors: anchors, address: address)
    }
    let lists = margins.lists
    var article = story.article
    (article.posted, article.updated) = (margins.posted, margins.updated)
    article.related = lists.related()
    article.moreByReporter = lists.byReporter(except: story.body)
    let isEmpty = story.body.isEmpty && article.headline.isEmpty
    var page = ExtractedPage(
      article: isEmpty ? nil : article, isDeckPrinted: story.isDeckPrinted, isArticle: !isEmpty && story.isArticle,
      lists: lists.ranked(
        publication: article.publication,
        moment: moment ?? article.updated ?? article.posted ?? Timestamp(seconds: 0)), feeds: head.feeds)
    page.galleries =
      GalleryFinder(links: lists.links, groups: lists.groups, objects: head.objects, article: article).galleries()
    page.menu = menu
    if !page.isArticle {
      let teasers = FrontTeasers(
        links: lists.links, lists: lists, isOuter: finder.outerParts(), publication: article.publication,
        origin: origin ?? "",
        language: language, sectionPath: sectionPath
      ).teasers()
      page.teasers = Self.isFront(teasers, beside: story.body, at: address) ? teasers : []
    }
    if page.teasers.isEmpty { page.nextPage = margins.nextPage }
    return page
  }

  /// What stands around the story.
  private struct Margins {
    let lists: StoryLists
    let posted: Timestamp?
    let updated: Timestamp?
    let nextPage: String?
  }

  /// The story without what stands around it.
  private struct Story {
    var article: Article
    /// All that was found to be its text, notices among it.
    var body: [Block]
    var isArticle: Bool
    var isDeckPrinted: Bool
  }

  private func story(
    _ finder: BodyFinder, _ headline: HeadlineFinder.Found, _ bylines: [Byline], anchors: Anchors, address: String?
  ) -> Story {
    let roots = finder.roots
    var (body, length) = body(
      finder,
      BodyTrimming(
        headline: headline.text, bylines: bylines.map(\.name), refrains: Refrains(tree)))
    let vote = PageKind(tree: tree, head: head, linked: linked, url: url).vote(body: body)
    // Where nearly all that was found had to be left out as links, the links are what the page is for.
    let whole = roots.reduce(0) { $0 + Int(finder.text.length[$1]) }
    let isList = whole > 1_500 && length * 3 < whole
    if vote < -0.25 || isList, let wider = widerBody(than: body, finder: finder) { body = wider }
    let sections = sectionPath
    var article = Article(
      entryID: address ?? headline.text, source: origin ?? "", publication: siteName, headline: headline.text,
      url: address,
      language: language, sectionPath: sections.isEmpty ? sectionsAbove(address, anchors) : sections,
      kicker: headline.kicker, labels: headline.labels, bylines: bylines, body: body)
    article.dateline = dateline(of: body)
    let printedDeck = printedDeck(after: headline.node, before: roots, finder: finder)
    article.deck =
      printedDeck?.words ?? head.meta("og:description", "description", "twitter:description") ?? linked.description
    article.leadPhoto = PhotoFinder(
      tree: tree, head: head, linked: linked, finder: finder, headline: headline.node, roots: roots
    ).leadPhoto(body: body)
    article.tags = tags
    article.isTruncated = PaywallFinder(tree: tree, linked: linked, finder: finder).isTruncated(body)
    if article.isTruncated { article.body = PaywallFinder.withoutNotice(article.body) }
    return Story(
      article: article.withoutDoubledHead(isDeckNamed: printedDeck?.isNamed ?? false), body: body,
      isArticle: vote > 0.75, isDeckPrinted: printedDeck != nil)
  }

  /// The text of the story, and how many bytes of it the page prints.
  private func body(_ finder: BodyFinder, _ trimming: BodyTrimming) -> (blocks: [Block], length: Int) {
    let isLeftOut = finder.isLeftOut
    var body: [Block] = []
    for root in finder.roots {
      body += htmlBlocks(of: tree, in: root, base: head.base) { isLeftOut[$0] }
    }
    body = trimming.trimmed(body)
    // Pages that print their text by a program, or only its beginning.
    var length = body.reduce(0) { $0 + $1.plainText.utf8.count }
    if length < 250, linked.body == nil {
      let carried = ScriptedText(tree).blocks(base: head.base)
      let carriedLength = carried.reduce(0) { $0 + $1.plainText.utf8.count }
      if carriedLength > 3 * length {
        body = carried
        length = carriedLength
      }
    }
    if let told = linked.body, told.utf8.count > 200, length * 3 < told.utf8.count { body = toldBlocks(told) }
    return (BodyTrimming.withoutPlaceholders(body), length)
  }

  /// Whether a page that is no story is a list of stories: it has more teasers than paragraphs of its own. Old pages say
  /// nowhere that they are stories; where the address looks like one, any text of some length is believed.
  private static func isFront(_ teasers: [Article], beside body: [Block], at url: String?) -> Bool {
    let told = Set(teasers.map(\.plainText))
    let own = body.compactMap { block -> Int? in
      guard case .paragraph(let prose) = block, !told.contains(prose.plainText),
        !prose.runs.contains(where: { $0.link != nil })
      else { return nil }
      return prose.plainText.utf8.count > 80 ? prose.plainText.utf8.count : nil
    }
    if url.map({ AddressForm($0) == .story }) ?? false { return teasers.count >= 8 && own.reduce(0, +) < 300 }
    return teasers.count >= 5 && own.filter { $0 > 200 }.count * 2 < teasers.count
  }

  /// The text as told to search engines, for pages that print theirs by a program only: HTML, or lines.
  private func toldBlocks(_ told: String) -> [Block] {
    if told.holds("<p") || told.holds("<br") { return htmlBlocks(told, base: head.base) }
    return told.split(whereSeparator: \.isNewline).compactMap { line in
      let words = htmlPlainText(String(line))
      return words.isEmpty ? nil : .paragraph(Prose(words))
    }
  }

  /// A page that is no story, such as a list or a shop's, is all of its middle part, its links among it.
  private func widerBody(than body: [Block], finder: BodyFinder) -> [Block]? {
    let found = body.reduce(0) { $0 + $1.plainText.utf8.count }
    let main = tree.nodes.first { tree.tag($0) == .main || tree.attribute("role", of: $0) == "main" }
    let isOuter = finder.outerParts()
    var root = tree.first(.body) ?? 0
    if let main, finder.text.length[main] * 2 > finder.text.length[root] { root = main }
    let wider = htmlBlocks(of: tree, in: root, base: head.base) { isOuter[$0] }
    let length = wider.reduce(0) { $0 + $1.plainText.utf8.count }
    return length > 2 * found ? wider : nil
  }

  // MARK: Names and places

  /// `https://paper.example`, the scope of the story's identity.
  private var origin: String? {
    guard let address = head.canonical ?? url else { return nil }
    let parts = address.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    return parts.count >= 3 ? parts[0...2].joined(separator: "/") : nil
  }

  private var host: String? {
    guard let address = url ?? head.canonical else { return nil }
    let parts = address.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count >= 3 else { return nil }
    return parts[2].hasPrefix("www.") ? String(parts[2].dropFirst(4)) : String(parts[2])
  }

  private var siteName: String {
    head.meta("og:site_name") ?? linked.publisher ?? head.meta("application-name", "al:ios:app_name") ?? host ?? ""
  }

  /// All names the site goes by.
  private var siteNames: [String] {
    var names = [
      head.meta("og:site_name"), linked.publisher, head.meta("application-name"),
      head.meta("apple-mobile-web-app-title"),
      // "The Harbour Paper (www.paper.example)".
      head.meta("publisher", "dc.publisher").map { collapseBlanks(String($0.prefix { $0 != "(" })) },
      head.meta("twitter:site").map { $0.hasPrefix("@") ? String($0.dropFirst()) : $0 },
    ].compactMap { $0 }
    if let host {
      names.append(host)
      let labels = host.split(separator: ".")
      if let name = labels.dropLast().max(by: { $0.count < $1.count }) { names.append(String(name)) }
    }
    return names
  }

  private var language: String? {
    let told = [head.language, linked.language, head.meta("content-language", "language", "og:locale", "dc.language")]
    guard let tag = told.compactMap({ $0 }).first(where: { $0.utf8.count >= 2 }) else { return nil }
    let clean = String(tag.split(separator: ",")[0].replacing("_", with: "-"))
    return clean.utf8.allSatisfy {
      $0 == 0x2D || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39)
    }
      ? clean : nil
  }

  private var sectionPath: [String] {
    if linked.breadcrumb.count > 1 {
      let path = sections(among: linked.breadcrumb)
      if !path.isEmpty { return path }
    }
    let told =
      head.meta("article:section") ?? linked.sections.first ?? head.meta("parsely-section", "section", "dc.subject")
    return told.map { [$0] } ?? sections(among: printedBreadcrumb)
  }

  /// The sections whose own addresses the story's goes on from: where a page says nothing else of them, its menu links
  /// to `/politics`, and the story is at `/politics/2024/05/the-ferry-sails`.
  private func sectionsAbove(_ address: String?, _ anchors: Anchors) -> [String] {
    guard let address else { return [] }
    let own = StoryLinks.key(address).utf8
    let siteNames = siteNames.map { $0.inSmallLetters() }
    var found: [(length: Int, name: String)] = []
    for anchor in anchors.all where anchor.isOwnSite && !anchor.words.isEmpty {
      let section = StoryLinks.key(anchor.url).utf8
      guard section.count < own.count, section.contains(UInt8(ascii: "/")), own.starts(with: section),
        own.dropFirst(section.count).first == UInt8(ascii: "/"), !found.contains(where: { $0.length == section.count }),
        SectionMenuFinder.isSectionName(anchor.words, siteNames: siteNames)
      else { continue }
      found.append((section.count, anchor.words))
    }
    return found.sorted { $0.length < $1.length }.prefix(3).map(\.name)
  }

  /// The crumbs that are sections: neither the front page, nor the site, nor the story itself, which is the last.
  private func sections(among crumbs: [String]) -> [String] {
    let fronts = ["home", "startseite", "accueil", "inicio", "homepage", "start", "hjem", "hem", "início", "홈", "ホーム"]
    let names = crumbs.filter { name in
      !fronts.contains(name.inSmallLetters()) && !siteNames.contains { $0.inSmallLetters() == name.inSmallLetters() }
    }
    return Array(names.filter { HeadlineFinder.likeness($0, linked.headline ?? head.title) < 0.6 }.prefix(3))
  }

  private static let breadcrumb = NameParts(["breadcrumb"])

  /// The links of the row that leads from the front page to the story, as it is printed.
  private var printedBreadcrumb: [String] {
    let row = tree.nodes.first { node in
      guard tree.kind(node) == .element, tree.hasAttributes(node), (4..<160).contains(tree.end(node) - node) else {
        return false
      }
      return (["class", "id", "aria-label"] as [StaticString]).contains { name in
        tree.attribute(name, of: node, holds: Self.breadcrumb)
      }
    }
    guard let row else { return [] }
    return tree.elements(.a, in: row).map { tree.words($0) }.filter { (2...40).contains($0.utf8.count) }
  }

  private var tags: [String] {
    var all = head.allMeta("article:tag") + linked.keywords
    if all.isEmpty, let words = head.meta("news_keywords", "keywords", "parsely-tags", "sailthru.tags") {
      all = words.split(separator: ",").map { collapseBlanks(String($0)) }
    }
    var seen: Set<String> = []
    return all.filter { !$0.isEmpty && $0.utf8.count < 80 && seen.insert($0.inSmallLetters()).inserted }.prefix(30).map
    {
      $0
    }
  }

  /// The line under the headline as the page prints it: what is called so, or a line that the head tells word for word,
  /// which may be the first of the text.
  private func printedDeck(
    after headline: HTMLTree.Node?, before roots: [HTMLTree.Node], finder: BodyFinder
  ) -> (words: String, isNamed: Bool)? {
    guard let root = roots.first else { return nil }
    let told = [head.meta("og:description"), head.meta("description"), linked.description]
      .compactMap { $0.map { ToldBody.letters(of: $0) } }.filter { $0.count > 40 }
    for node in tree.nodes where tree.breaksLine(node) && tree.end(node) - node < 16 {
      let length = Int(finder.text.length[node])
      guard (20...800).contains(length), finder.text.linkDensity(node) < 0.5, tree.tag(node) != .body else { continue }
      let claims = finder.hints[node]
      // A deck stands between the headline and the text; elsewhere the word names the teasers of other stories.
      let isNamed =
        claims.contains(.deck) && claims.isDisjoint(with: [.related, .junk, .comments])
        && headline.map { node > $0 && (node < root || node < root + 20) } ?? false
      guard isNamed || told.contains(where: { abs($0.count - length) < 24 }) else { continue }
      let words = tree.words(node)
      guard words.contains(" ") else { continue }
      if isNamed { return (words, true) }
      let letters = ToldBody.letters(of: words)
      if told.contains(where: { $0 == letters }) { return (words, false) }
    }
    return nil
  }
}
