public import Articles
import SQLite

private let railLength = 10
private let mostLinks = 200

extension Store {
  /// The lists beside an article: related stories, the ranked lists of its newspaper, more by its reporter, its links.
  /// Where its page names no related stories, the nearest stand there.
  public func rail(for id: ArticleID) throws(StoreError) -> [RailList] {
    try openSearch()
    return try read { () throws(SQLiteError) in
      guard let teaser = try teaser(id), let article = try content(id) else { return [] }
      var rails: [RailList] = []
      let related = try related(to: teaser, article)
      if !related.isEmpty { rails.append(RailList(kind: .related, title: "Related stories", items: related)) }
      let ranked = try findList(.publication, teaser.publication).map { list throws(SQLiteError) in
        try rankedRails(publication: list)
      }
      rails += ranked ?? []
      if let byline = try moreByReporter(of: teaser, article) { rails.append(byline) }
      let links = try links(in: article)
      if !links.isEmpty { rails.append(RailList(kind: .links, title: "Links in this article", items: links)) }
      return rails
    }
  }

  private func related(to teaser: Teaser, _ article: Article) throws(SQLiteError) -> [RailItem] {
    let items = try items(of: article.related, beside: teaser)
    guard items.isEmpty else { return items }
    return try nearest(to: teaser, article, limit: railLength).map { RailItem($0) }
  }

  /// Links as lines of the rail, each story once, with what the store knows of it.
  private func items(of links: [RelatedLink], beside teaser: Teaser) throws(SQLiteError) -> [RailItem] {
    var seen = Set(identities(teaser.headline, teaser.url))
    var items: [RailItem] = []
    for link in links.prefix(railLength * 2) {
      let names = identities(link.headline, link.url)
      guard seen.isDisjoint(with: names) else { continue }
      seen.formUnion(names)
      let stored = try stored(link.url)
      items.append(
        RailItem(
          article: stored?.id, headline: link.headline, url: link.url, label: stored?.labels.first,
          posted: link.posted ?? stored?.posted, section: link.section ?? stored?.sectionPath.last,
          isRead: stored?.isRead ?? false))
    }
    return items
  }

  /// What the page itself sets under the reporter's name, then what the store holds.
  private func moreByReporter(of teaser: Teaser, _ article: Article) throws(SQLiteError) -> RailList? {
    var items = try items(of: article.moreByReporter, beside: teaser)
    var seen = Set(items.flatMap { identities($0.headline, $0.url) } + identities(teaser.headline, teaser.url))
    for byline in article.bylines.prefix(3) {
      guard let list = try findList(.byline, byline.name) else { continue }
      for other in try newest(list, after: nil, limit: railLength + 1).teasers {
        let names = identities(other.headline, other.url)
        guard other.id != teaser.id, seen.isDisjoint(with: names) else { continue }
        seen.formUnion(names)
        items.append(RailItem(other))
      }
    }
    guard !items.isEmpty else { return nil }
    let title =
      switch article.bylines.count {
      case 0: "More by this reporter"
      case 1: "More by \(article.bylines[0].name)"
      default: "More by these reporters"
      }
    return RailList(kind: .byline, title: title, items: Array(items.prefix(railLength)))
  }

  private func links(in article: Article) throws(SQLiteError) -> [RailItem] {
    var seen: Set<String> = []
    let links = article.body.flatMap(\.links).filter { seen.insert($0.url).inserted }
    return try links.prefix(mostLinks).map { $0 }.mapped { link throws(SQLiteError) in
      let stored = try stored(link.url)
      let text = trimmed(link.text)
      return RailItem(
        article: stored?.id, headline: text.isEmpty ? stored?.headline ?? link.url : text, url: link.url,
        posted: stored?.posted, section: stored?.sectionPath.last, isRead: stored?.isRead ?? false)
    }
  }
}

/// Words that lead somewhere.
struct Link {
  var text: String
  var url: String
}

extension Block {
  /// The links in a block in reading order.
  var links: [Link] {
    switch self {
    case .paragraph(let text), .crosshead(let text, _): text.links
    case .quotation(let blocks, let attribution): blocks.flatMap(\.links) + (attribution?.links ?? [])
    case .list(let items, _): items.flatMap { $0 }.flatMap(\.links)
    case .table(let table): (table.caption?.links ?? []) + table.rows.flatMap { $0 }.flatMap(\.text.links)
    case .code, .rule: []
    case .figure(let photo): photo.caption.links
    case .embed(let embed): [Link(text: embed.title, url: embed.url)]
    }
  }
}

extension Prose {
  /// Neighbouring runs that lead to one address are one link.
  var links: [Link] {
    var links: [Link] = []
    var isOpen = false
    for run in runs {
      if let url = run.link {
        if isOpen, links.last?.url == url {
          links[links.count - 1].text += run.text
        } else {
          links.append(Link(text: run.text, url: url))
        }
      }
      isOpen = run.link != nil
    }
    return links
  }
}
