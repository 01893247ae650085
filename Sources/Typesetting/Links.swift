import Articles

/// Gives each address of an article its number, in reading order.
struct LinkNumbering {
  private(set) var links: [ArticleLink] = []
  private(set) var numbers: [String: Int] = [:]
  private let first: Int

  /// Numbers the links of a whole article, from `first` on.
  init(_ article: Article, first: Int = 1) {
    self.first = first
    if let leadPhoto = article.leadPhoto { take(leadPhoto.caption) }
    take(article.body, depth: 0)
  }

  private mutating func take(_ blocks: [Block], depth: Int) {
    guard depth <= Compositor.greatestDepth else { return }
    for block in blocks {
      switch block {
      case .paragraph(let prose), .crosshead(let prose, _): take(prose)
      case .quotation(let blocks, let attribution):
        take(blocks, depth: depth + 1)
        if let attribution { take(attribution) }
      case .list(let items, _): for item in items { take(item, depth: depth + 1) }
      case .table(let table): for cell in table.rows.joined() { take(cell.text) }
      case .figure(let photo): take(photo.caption)
      case .embed(let embed): take(embed.url, embed.title)
      case .code, .rule: break
      }
    }
  }

  private mutating func take(_ prose: Prose) {
    for run in prose.runs { if let url = run.link { take(url, run.text) } }
  }

  private mutating func take(_ url: String, _ text: String) {
    guard numbers[url] == nil else {
      return
    }
    let number = first + links.count
    links.append(ArticleLink(number: number, url: url, text: truncate(text, columns: 200)))
    numbers[url] = number
  }
}
