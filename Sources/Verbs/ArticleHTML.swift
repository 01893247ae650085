internal import Articles
internal import Screen

/// Articles as HTML. Everything that came from a feed is escaped; only http, https and mailto addresses become links.
enum HTML {
  /// Where the pictures of a page are.
  enum Pictures {
    /// On their servers, to be asked for when the page is shown.
    case outside
    /// In the page itself, as `data:` addresses; of one that is not at hand there is a link.
    case inside((String) -> Raster?)
  }

  /// A whole article as a page of its own.
  static func page(_ article: Article) -> String {
    [head(title: article.headline, language: article.language), Self.article(article), foot].joined(separator: "\n")
  }

  /// What stands before the articles of a page.
  static func head(title: String, language: String? = nil) -> String {
    """
    <!DOCTYPE html>
    <html lang="\(escaped(language ?? "en"))">
    <head><meta charset="utf-8"><title>\(escaped(title))</title></head>
    <body>
    """
  }

  /// What stands before the articles of a page that has all it needs in itself: it asks nobody for anything, runs nothing,
  /// and prints well.
  static func wholeHead(title: String) -> String {
    """
    <!DOCTYPE html>
    <html>
    <head><meta charset="utf-8"><title>\(escaped(title))</title>
    <meta name="viewport" content="width=device-width">
    <meta name="referrer" content="no-referrer">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
    <style>
    body { max-width: 40em; margin: 2em auto; padding: 0 1em; font: 1.05em/1.5 Georgia, "Noto Serif", serif }
    article + article { border-top: 4px double; margin-top: 3em }
    h1 { line-height: 1.15 }
    .kicker { text-transform: uppercase; font-size: .8em; letter-spacing: .08em; margin-bottom: -1em }
    .deck { font-style: italic; font-size: 1.15em }
    .byline, .posted, .updated, .source, figcaption { font-size: .85em; margin: .2em 0 }
    figure { margin: 1.5em 0 }
    img { max-width: 100%; height: auto }
    pre { overflow-x: auto; white-space: pre-wrap }
    table { border-collapse: collapse }
    th, td { border: 1px solid; padding: .2em .5em; text-align: left }
    @page { margin: 20mm }
    @media print { body { margin: 0; max-width: none; font-size: 11pt } h1, h2, h3 { break-after: avoid } }
    </style></head>
    <body>
    """
  }

  /// What stands after them.
  static let foot = "</body></html>"

  /// An article without the page around it.
  static func article(_ article: Article, pictures: Pictures = .outside) -> String {
    var lines = ["<article lang=\"\(escaped(article.language ?? "en"))\">"]
    if let kicker = article.kicker { lines.append("<p class=\"kicker\">\(escaped(kicker))</p>") }
    lines.append("<h1>\(escaped(article.headline))</h1>")
    if let deck = article.deck { lines.append("<p class=\"deck\">\(escaped(deck))</p>") }
    if !article.bylines.isEmpty {
      lines.append("<p class=\"byline\">By \(article.bylines.map { escaped($0.name) }.joined(separator: ", "))</p>")
    }
    for (name, moment) in [("posted", article.posted), ("updated", article.updated)] {
      guard let moment else { continue }
      lines.append("<p class=\"\(name)\"><time datetime=\"\(moment.iso8601)\">\(moment.iso8601)</time></p>")
    }
    if let photo = article.leadPhoto { lines.append(figure(photo, pictures)) }
    lines += article.body.map { block($0, pictures) }
    if let notice = article.subscriptionNotice { lines.append("<p class=\"notice\">\(escaped(notice))</p>") }
    if let url = article.url { lines.append("<p class=\"source\">\(link(escaped(article.publication), to: url))</p>") }
    lines.append("</article>")
    return lines.joined(separator: "\n")
  }

  /// Blocks without the page around them, as XHTML that reads back as the same blocks.
  static func body(_ blocks: [Block]) -> String {
    blocks.map { block in
      switch block {
      case .crosshead(let text, let level):
        return "<h\(min(6, max(1, level)))>\(prose(text))</h\(min(6, max(1, level)))>"
      case .rule: return "<hr/>"
      case .embed(let embed) where isWebAddress(embed.url):
        return "<iframe src=\"\(escaped(embed.url))\" title=\"\(escaped(embed.title))\"></iframe>"
      default: return Self.block(block, .outside).replacing("<br>", with: "<br/>")
      }
    }.joined(separator: "\n")
  }

  private static func block(_ block: Block, _ pictures: Pictures) -> String {
    switch block {
    case .paragraph(let text): return "<p>\(prose(text))</p>"
    case .crosshead(let text, let level):
      let rank = min(6, max(2, level + 1))
      return "<h\(rank)>\(prose(text))</h\(rank)>"
    case .quotation(let blocks, let attribution):
      let cite = attribution.map { "<cite>\(prose($0))</cite>" } ?? ""
      return "<blockquote>\(blocks.map { Self.block($0, pictures) }.joined())\(cite)</blockquote>"
    case .list(let items, let start):
      let inner = items.map { item in "<li>\(item.map { Self.block($0, pictures) }.joined())</li>" }.joined()
      return start.map { "<ol start=\"\($0)\">\(inner)</ol>" } ?? "<ul>\(inner)</ul>"
    case .table(let table):
      let caption = table.caption.map { "<caption>\(prose($0))</caption>" } ?? ""
      let rows = table.rows.map { row in
        let cells = row.map { cell in
          let name = cell.isHeader ? "th" : "td"
          let span = cell.columnSpan > 1 ? " colspan=\"\(cell.columnSpan)\"" : ""
          return "<\(name)\(span)>\(prose(cell.text))</\(name)>"
        }
        return "<tr>\(cells.joined())</tr>"
      }
      return "<table>\(caption)\(rows.joined())</table>"
    case .code(let code, _): return "<pre><code>\(escaped(code))</code></pre>"
    case .figure(let photo): return figure(photo, pictures)
    case .rule: return "<hr>"
    case .embed(let embed): return "<p>\(link(escaped(embed.title), to: embed.url))</p>"
    }
  }

  private static func figure(_ photo: Photo, _ pictures: Pictures) -> String {
    let credit = photo.credit.map { " <cite>\(escaped($0))</cite>" } ?? ""
    let alternative = escaped(photo.alternative ?? "")
    let picture: String
    switch pictures {
    case .outside where isWebAddress(photo.url):
      picture = "<img src=\"\(escaped(photo.url))\" alt=\"\(alternative)\">"
    case .outside: picture = alternative
    case .inside(let find):
      if let raster = find(photo.url), raster.width > 0, raster.height > 0 {
        let size = "width=\"\(raster.width)\" height=\"\(raster.height)\""
        picture = "<img src=\"data:image/png;base64,\(base64(png(raster)))\" \(size) alt=\"\(alternative)\">"
      } else {
        picture = link(alternative.isEmpty ? "Picture" : alternative, to: photo.url)
      }
    }
    return "<figure>\(picture)<figcaption>\(prose(photo.caption))\(credit)</figcaption></figure>"
  }

  private static func prose(_ prose: Prose) -> String {
    prose.runs.map { run in
      var text = escaped(run.text).split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "<br>")
      let names: [(Run.Emphasis, String)] = [
        (.code, "code"), (.bold, "strong"), (.italic, "em"), (.struck, "s"), (.raised, "sup"), (.lowered, "sub"),
      ]
      for (emphasis, name) in names where run.emphasis.contains(emphasis) { text = "<\(name)>\(text)</\(name)>" }
      return run.link.map { link(text, to: $0) } ?? text
    }.joined()
  }

  private static func link(_ html: String, to url: String) -> String {
    isWebAddress(url) || url.hasPrefix("mailto:") ? "<a href=\"\(escaped(url))\">\(html)</a>" : html
  }

  static func escaped(_ text: String) -> String {
    var result = ""
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for scalar in lines.map({ Sanitizer.singleLine(String($0)) }).joined(separator: "\n").unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// Whether an address may be followed from what we write.
func isWebAddress(_ url: String) -> Bool { url.hasPrefix("http://") || url.hasPrefix("https://") }
