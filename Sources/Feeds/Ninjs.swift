// ninjs, the JSON for news of the IPTC: one item, or a list of them, with the stories and pictures that go with it. Versions
// 1 to 3 differ in the spelling of names and in whether what is associated is a list; both are read.

public import Articles
internal import Markup

/// The articles of a ninjs document; nil where the bytes are no ninjs. A composite item gives the stories it is made of.
public func parseNinjs(_ bytes: [UInt8]) -> [Article]? {
  guard let first = bytes.first(where: { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }),
    first == UInt8(ascii: "{") || first == UInt8(ascii: "["), let value = JSONValue(parsing: bytes)
  else { return nil }
  let items = value.elements.flatMap { $0["items"]?.elements ?? [$0] }.map { NinjsItem(value: $0) }
  guard !items.isEmpty, items.allSatisfy(\.isItem) else { return nil }
  return items.flatMap { $0.articles() }
}

private struct NinjsItem {
  let value: JSONValue

  /// The member of a name, however a version spells it: `versioncreated`, `versionCreated`, `version_created`.
  private func member(_ names: String..., of object: JSONValue? = nil) -> JSONValue? {
    guard case .object(let members) = object ?? value else { return nil }
    for name in names {
      for member in members where member.value != .null {
        if member.name.lowercased().filter({ $0 != "_" }) == name { return member.value }
      }
    }
    return nil
  }

  private func text(_ names: String..., of object: JSONValue? = nil) -> String? {
    for name in names {
      if let words = member(name, of: object)?.text.map(htmlPlainText), !words.isEmpty { return words }
    }
    return nil
  }

  /// Whether the object has what every item must, an address, and something to read; JSON Feed has neither.
  var isItem: Bool {
    guard member("uri")?.text != nil else { return false }
    return [
      "headlines", "headline", "bodies", "bodyxhtml", "bodytext", "bodyhtml", "associations", "renditions", "standard",
      "descriptions",
    ].contains { member($0) != nil }
  }

  func articles() -> [Article] {
    let parts = associations.filter { $0.item.bodies != nil }
    let isComposite = member("type")?.text == "composite"
    let own = isComposite && bodies == nil ? [] : [article()].compactMap { $0 }
    return own + (isComposite ? parts.flatMap { $0.item.articles() } : [])
  }

  private func article() -> Article? {
    guard let uri = member("uri")?.text else { return nil }
    let alternatives = member("altids")?.elements ?? []
    let address = alternatives.first { member("role", of: $0)?.text == "web" }.flatMap { member("value", of: $0)?.text }
    let url = ([address, member("url")?.text, uri].compactMap { $0 }.first { resolveAddress($0, base: nil) != nil })
      .flatMap { resolveAddress($0, base: nil) }
    let headline = worded("headlines", role: "main") ?? text("headline", "title", "name", "slugline") ?? ""
    let sources = member("infosources", "infosource")?.elements ?? []
    let publication = sources.first { member("role", of: $0)?.text == "publication" } ?? sources.first
    var article = Article(
      entryID: uri, source: publication.flatMap { member("uri", of: $0)?.text } ?? "ninjs",
      publication: publication.flatMap { text("name", "literal", of: $0) } ?? text("copyrightholder") ?? "",
      headline: headline, url: url, language: member("language")?.text)
    article.kicker = worded("headlines", role: "kicker")
    article.deck = worded("descriptions", role: "summary") ?? text("descriptiontext", "descriptionhtml")
    article.labels = (member("genres", "genre")?.elements ?? []).compactMap { text("name", "literal", of: $0) }
    article.dateline = text("located")
    article.posted = moment("contentcreated") ?? moment("firstcreated") ?? moment("versioncreated")
    article.updated = moment("versioncreated").flatMap { $0 == article.posted ? nil : $0 }
    article.bylines = bylines
    let subjects = (member("subjects", "subject")?.elements ?? []) + (member("keywords")?.elements ?? [])
    for subject in subjects {
      guard let name = subject.text.map(htmlPlainText) ?? text("name", "literal", of: subject) else { continue }
      let isTag = member("rel", of: subject)?.text == "keyword" || subject.text != nil
      if !isTag, article.sectionPath.count < 3 { article.sectionPath.append(name) } else { article.tags.append(name) }
    }
    article.body = bodies ?? []
    for (name, item) in associations { item.attach(to: &article, as: name) }
    return article.headline.isEmpty && article.body.isEmpty ? nil : article
  }

  private func moment(_ name: String) -> Timestamp? { member(name)?.text.flatMap(parseDate) }

  /// The words of a role in a list of headlines or descriptions; of the main role where none has a role.
  private func worded(_ name: String, role: String) -> String? {
    let all = member(name)?.elements ?? []
    let isFirst = role == "main" || role == "summary"
    let match = all.first { member("role", of: $0)?.text == role }
    let other = all.first { member("role", of: $0)?.text != "kicker" && member("role", of: $0)?.text != "caption" }
    guard let chosen = match ?? (isFirst ? other : nil) else { return nil }
    // What is said to be plain is: `&amp;` and `<b>` in it are meant as they stand.
    if member("contenttype", of: chosen)?.text == "text/plain" {
      return member("value", of: chosen)?.text.map(collapseBlanks).flatMap { $0.isEmpty ? nil : $0 }
    }
    return text("value", of: chosen)
  }

  var bodies: [Block]? {
    let all = member("bodies")?.elements ?? []
    let isMarked = { (body: JSONValue) in (member("contenttype", of: body)?.text ?? "").lowercased().contains("html") }
    if let body = all.first(where: isMarked) ?? all.first, let value = member("value", of: body)?.text {
      return isMarked(body) || value.contains("<p") ? htmlBlocks(value, base: nil) : Self.paragraphs(value)
    }
    if let html = member("bodyxhtml", "bodyhtml")?.text { return htmlBlocks(html, base: nil) }
    return member("bodytext")?.text.map(Self.paragraphs)
  }

  private static func paragraphs(_ text: String) -> [Block] {
    text.split(whereSeparator: \.isNewline).map { collapseBlanks(String($0)) }.filter { !$0.isEmpty }
      .map { .paragraph(Prose($0)) }
  }

  private var bylines: [Byline] {
    let authors = (member("people", "person")?.elements ?? []).filter { person in
      ["author", "byline", "creator", "reporter"].contains(
        member("rel", of: person)?.text ?? member("role", of: person)?.text ?? "")
    }
    let named = authors.compactMap { person -> Byline? in
      guard let name = text("name", "literal", of: person) else { return nil }
      let contacts = member("contactinfo", of: person)?.elements ?? []
      let mail = contacts.compactMap { member("value", of: $0)?.text }.first { $0.contains("@") }
      return Byline(name: name, contact: mail)
    }
    if !named.isEmpty { return named }
    guard let line = text("by", "byline") else { return [] }
    let bare = line.lowercased().hasPrefix("by ") ? String(line.dropFirst(3)) : line
    return bare.replacing(" and ", with: ",").split(separator: ",").map { Byline(name: collapseBlanks(String($0))) }
  }

  // MARK: What goes with it

  /// The associated items with their names, in order.
  private var associations: [(name: String, item: NinjsItem)] {
    switch member("associations") {
    case .array(let items)?: items.map { (member("name", of: $0)?.text ?? "", NinjsItem(value: $0)) }
    case .object(let members)?: members.map { ($0.name, NinjsItem(value: $0.value)) }
    default: []
    }
  }

  private func attach(to article: inout Article, as name: String) {
    if member("type")?.text == "picture" || member("type")?.text == "graphic" {
      guard let photo = photo() else { return }
      let isShown = article.body.contains { if case .figure(let shown) = $0 { shown.url == photo.url } else { false } }
      if article.leadPhoto == nil, !isShown {
        article.leadPhoto = photo
      } else if !isShown {
        article.body.append(.figure(photo))
      }
      return
    }
    let reference = [member("url")?.text, member("uri")?.text].compactMap { $0 }.first {
      resolveAddress($0, base: nil) != nil
    }
    guard let headline = worded("headlines", role: "main") ?? text("headline", "title"),
      let url = reference.flatMap({ resolveAddress($0, base: nil) }) ?? (name.isEmpty ? nil : "")
    else { return }
    let section = member("subjects", "subject")?.elements.first.flatMap { text("name", "literal", of: $0) }
    let link = RelatedLink(
      headline: headline, url: url, posted: moment("contentcreated") ?? moment("versioncreated"), section: section)
    if name.lowercased().hasPrefix("byreporter") {
      article.moreByReporter.append(link)
    } else {
      article.related.append(link)
    }
  }

  /// The picture with its largest rendition.
  private func photo() -> Photo? {
    let renditions: [JSONValue]
    switch member("renditions") {
    case .array(let all)?: renditions = all
    case .object(let members)?: renditions = members.map(\.value)
    default: renditions = []
    }
    let best = renditions.max { (member("width", of: $0)?.number ?? 0) < (member("width", of: $1)?.number ?? 0) }
    guard
      let url = (best.flatMap { member("href", of: $0)?.text } ?? member("uri")?.text).flatMap({
        resolveAddress($0, base: nil)
      })
    else { return nil }
    func pixels(_ name: String) -> Int? { best.flatMap { member(name, of: $0)?.number }.flatMap { Int(exactly: $0) } }
    var photo = Photo(url: url, width: pixels("width"), height: pixels("height"))
    let captions = member("descriptions")?.elements ?? []
    let caption = captions.first.flatMap { member("value", of: $0)?.text } ?? member("descriptiontext")?.text
    if let caption, case .paragraph(let prose)? = htmlBlocks(caption, base: nil).first { photo.caption = prose }
    photo.credit = text("creditline", "by", "byline", "copyrightholder")
    photo.alternative = text("alttext")
    return photo
  }
}
