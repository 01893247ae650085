// NewsML-G2, the XML in which agencies send: news items with their text in NITF or XHTML, pictures beside them, and packages
// that say in which order the items stand.

public import Articles
internal import Markup

/// The articles of a NewsML-G2 document, in the order of its package where it has one; nil where it is none.
public func parseNewsML(_ bytes: [UInt8]) -> [Article]? {
  guard let root = readXMLTree(bytes),
    ["newsMessage", "newsItem", "packageItem", "itemSet"].contains(root.name)
  else { return nil }
  let items = root.name == "newsItem" ? [root] : root.all("newsItem")
  var texts: [Article] = []
  var photos: [Photo] = []
  for item in items.map(NewsItem.init) {
    if let article = item.article() { texts.append(article) } else if let photo = item.photo() { photos.append(photo) }
  }
  // Pictures that come with a single story are its own.
  if texts.count == 1, let first = photos.first {
    let rest = texts[0].leadPhoto == nil ? photos.dropFirst() : photos[...]
    if texts[0].leadPhoto == nil { texts[0].leadPhoto = first }
    texts[0].body += rest.map { .figure($0) }
  }
  let packages = root.name == "packageItem" ? [root] : root.all("packageItem")
  let order = packages.flatMap { $0.all("itemRef") }.compactMap { $0.attributes["residref"] ?? $0.attributes["href"] }
  func place(_ article: Article) -> Int { order.firstIndex(of: article.entryID) ?? order.count }
  return texts.enumerated().sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }.map(\.element)
}

private struct NewsItem {
  let item: XMLElement

  private var itemMeta: XMLElement? { item.first("itemMeta") }
  private var contentMeta: XMLElement? { item.first("contentMeta") }

  private static func words(_ element: XMLElement?) -> String? {
    let words = element.map { collapseBlanks($0.text) } ?? ""
    return words.isEmpty ? nil : words
  }

  /// The name that an element gives by a `name` inside it, or else by its text or code.
  private static func name(_ element: XMLElement?) -> String? {
    guard let element else { return nil }
    return words(element.first("name")) ?? words(element) ?? element.attributes["literal"]
  }

  /// The element of a name in the content's description whose role ends so; without a role the first.
  private func described(_ name: String, role: String? = nil) -> String? {
    let all = contentMeta?.children.filter { $0.name == name } ?? []
    guard let role else { return Self.words(all.first { $0.attributes["role"] == nil } ?? all.first) }
    return Self.words(all.first { $0.attributes["role"]?.lowercased().hasSuffix(role) ?? false })
  }

  private var isPicture: Bool {
    let kind = itemMeta?.first("itemClass")?.attributes["qcode"] ?? ""
    return kind.hasSuffix(":picture") || kind.hasSuffix(":graphic")
  }

  func article() -> Article? {
    guard !isPicture else { return nil }
    let provider = Self.name(itemMeta?.first("provider")) ?? itemMeta?.first("provider")?.attributes["qcode"]
    let guid = item.attributes["guid"] ?? ""
    let body = body()
    let headline =
      described("headline", role: "main") ?? described("headline") ?? Self.words(itemMeta?.first("title"))
      ?? Self.words(item.all("hl1").first) ?? described("slugline") ?? ""
    guard !guid.isEmpty, !headline.isEmpty || !body.isEmpty else { return nil }
    let links = itemMeta?.children.filter { $0.name == "link" } ?? []
    let own = links.first { $0.attributes["rel"]?.hasSuffix("self") ?? false }?.attributes["href"]
    var article = Article(
      entryID: guid, source: provider ?? "newsml-g2",
      publication: Self.name(item.first("rightsInfo")?.first("copyrightHolder")) ?? provider ?? "", headline: headline,
      url: [own, guid].compactMap { $0.flatMap { resolveAddress($0, base: nil) } }.first,
      language: contentMeta?.first("language")?.attributes["tag"] ?? item.attributes["lang"], body: body)
    article.deck = described("headline", role: "sub") ?? described("description", role: "summary")
    article.dateline = described("dateline") ?? Self.name(contentMeta?.first("located"))
    let posted = [
      contentMeta?.first("contentCreated"), itemMeta?.first("firstCreated"), itemMeta?.first("versionCreated"),
    ]
    article.posted = posted.lazy.compactMap { Self.words($0).flatMap(parseDate) }.first
    let updated = [contentMeta?.first("contentModified"), itemMeta?.first("versionCreated")]
    article.updated = updated.lazy.compactMap { Self.words($0).flatMap(parseDate) }.first.flatMap {
      $0 == article.posted ? nil : $0
    }
    let creators = contentMeta?.children.filter { $0.name == "creator" || $0.name == "contributor" } ?? []
    article.bylines = creators.compactMap { Self.name($0) }.map { Byline(name: $0) }
    if article.bylines.isEmpty, let by = described("by") ?? Self.words(item.all("byline").first) {
      article.bylines = [Byline(name: by.lowercased().hasPrefix("by ") ? String(by.dropFirst(3)) : by)]
    }
    article.labels = contentMeta?.children.filter { $0.name == "genre" }.compactMap { Self.name($0) } ?? []
    let subjects = contentMeta?.children.filter { $0.name == "subject" }.compactMap { Self.name($0) } ?? []
    article.sectionPath = Array(subjects.prefix(1))
    article.tags =
      subjects.dropFirst() + (contentMeta?.children.filter { $0.name == "keyword" }.compactMap { Self.words($0) } ?? [])
    article.leadPhoto = photo()
    for link in links where link.attributes["rel"]?.lowercased().hasSuffix("seealso") ?? false {
      guard let url = link.attributes["href"].flatMap({ resolveAddress($0, base: nil) }),
        let title = Self.words(link.first("title")) ?? link.attributes["title"]
      else { continue }
      article.related.append(RelatedLink(headline: title, url: url))
    }
    return article
  }

  /// The largest picture that the item refers to.
  func photo() -> Photo? {
    let pictures = item.first("contentSet")?.children.filter { content in
      content.name == "remoteContent"
        && (isPicture || content.attributes["contenttype"]?.hasPrefix("image/") ?? false)
    }
    func width(_ content: XMLElement) -> Int { content.attributes["width"].flatMap { Int($0) } ?? 0 }
    guard let best = pictures?.max(by: { width($0) < width($1) }),
      let url = best.attributes["href"].flatMap({ resolveAddress($0, base: nil) })
    else { return nil }
    let caption = described("description", role: "caption") ?? (isPicture ? described("description") : nil)
    let creator = isPicture ? Self.name(contentMeta?.first("creator")) : nil
    return Photo(
      url: url, caption: Prose(caption ?? ""), credit: described("creditline") ?? creator,
      width: width(best) > 0 ? width(best) : nil, height: best.attributes["height"].flatMap { Int($0) })
  }

  // MARK: The text

  private func body() -> [Block] {
    guard let set = item.first("contentSet") else { return [] }
    for inline in set.children where inline.name == "inlineXML" {
      guard let root = inline.children.first else { continue }
      // NITF keeps headline and byline in `body.head`, XHTML in `head`.
      let text = root.all("body.content").first ?? root.all("body").first ?? root
      var html = ""
      Self.write(text, to: &html)
      let blocks = htmlBlocks(html, base: nil)
      if !blocks.isEmpty { return blocks }
    }
    return Self.words(set.first("inlineData")).map { [.paragraph(Prose($0))] } ?? []
  }

  /// Writes XHTML, or NITF by the HTML it means.
  private static func write(_ element: XMLElement, to html: inout String) {
    let name: String
    switch element.name {
    case "hl1", "hl2": name = "h2"
    case "body.content", "body", "block": name = "div"
    case "media":
      let source = element.all("media-reference").first?.attributes["source"] ?? ""
      html += "<figure><img src=\"\(escaped(source))\"><figcaption>"
      for caption in element.all("media-caption") { html += escaped(caption.text) }
      for producer in element.all("media-producer") { html += " <cite>\(escaped(producer.text))</cite>" }
      html += "</figcaption></figure>"
      return
    case "script", "style", "body.head", "head", "body.end": return
    default: name = element.name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } ? element.name : "span"
    }
    html += "<\(name)"
    for key in ["href", "src", "alt", "colspan", "start", "title"] {
      if let value = element.attributes[key] { html += " \(key)=\"\(escaped(value))\"" }
    }
    html += ">"
    for part in element.content {
      switch part {
      case .element(let inner): write(inner, to: &html)
      case .text(let text): html += escaped(text)
      }
    }
    if !["br", "img", "hr"].contains(name) { html += "</\(name)>" }
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing(
      "\"", with: "&quot;")
  }
}
