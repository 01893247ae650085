internal import Articles

/// Articles as ninjs 3.0, the IPTC's JSON for news.
enum Ninjs {
  /// A whole article as one item, its photo and its related stories associated with it.
  static func item(_ article: Article) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init(
        "standard",
        [
          "name": "ninjs", "version": "3.0", "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json",
        ]), .init("uri", .string(article.entryID)), .init("type", "text"), .init("representationType", "complete"),
      .init("pubStatus", "usable"),
    ]
    func add(_ name: String, _ value: JSONValue) {
      switch value {
      case .null, .array([]): return
      default: members.append(.init(name, value))
      }
    }
    add("contentCreated", moment(article.posted))
    add("versionCreated", moment(article.updated ?? article.posted))
    add("language", JSONValue(article.language))
    add("altIds", article.url.map { [["role": "web", "value": .string($0)]] } ?? .null)
    add(
      "infoSources",
      [["role": "publication", "name": .string(article.publication), "uri": .string(withoutUserInfo(article.source))]])
    add(
      "headlines",
      .array([headline(article.headline, "main")] + (article.kicker.map { [headline($0, "kicker")] } ?? [])))
    add(
      "descriptions",
      article.deck.map { [["role": "summary", "contentType": "text/plain", "value": .string($0)]] } ?? .null)
    add(
      "bodies",
      [["role": "main", "contentType": "application/xhtml+xml", "value": .string(HTML.body(article.body))]])
    let names = article.bylines.map(\.name).joined(separator: ", ")
    add("by", names.isEmpty ? .null : .string(names))
    add("people", .array(article.bylines.map(person)))
    add("located", JSONValue(article.dateline))
    add("genres", .array(article.labels.map { ["name": .string($0)] }))
    let sections = article.sectionPath.map { JSONValue.object([.init("rel", "section"), .init("name", .string($0))]) }
    add("subjects", .array(sections + article.tags.map { ["rel": "keyword", "name": .string($0)] }))
    let photos = (article.leadPhoto.map { [photo($0)] } ?? [])
    let related = article.related.enumerated().map { story($1, "related\($0 + 1)") }
    let more = article.moreByReporter.enumerated().map { story($1, "byReporter\($0 + 1)") }
    add("associations", .array(photos + related + more))
    return .object(members)
  }

  private static func headline(_ words: String, _ role: String) -> JSONValue {
    ["role": .string(role), "contentType": "text/plain", "value": .string(words)]
  }

  private static func person(_ byline: Byline) -> JSONValue {
    var members: [JSONValue.Member] = [.init("rel", "author"), .init("name", .string(byline.name))]
    if let contact = byline.contact {
      members.append(.init("contactInfo", [["type": "email", "value": .string(contact)]]))
    }
    return .object(members)
  }

  private static func story(_ link: RelatedLink, _ name: String) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("name", .string(name)), .init("uri", .string(link.url)), .init("type", "text"),
      .init("representationType", "incomplete"), .init("headlines", [headline(link.headline, "main")]),
    ]
    if let posted = link.posted { members.append(.init("contentCreated", moment(posted))) }
    if let section = link.section { members.append(.init("subjects", [["rel": "section", "name": .string(section)]])) }
    return .object(members)
  }

  private static func photo(_ photo: Photo) -> JSONValue {
    var rendition: [JSONValue.Member] = [.init("name", "main"), .init("href", .string(photo.url))]
    if let width = photo.width { rendition.append(.init("width", JSONValue(width))) }
    if let height = photo.height { rendition.append(.init("height", JSONValue(height))) }
    var members: [JSONValue.Member] = [
      .init("name", "mainPhoto"), .init("uri", .string(photo.url)), .init("type", "picture"),
      .init("renditions", .array([.object(rendition)])),
    ]
    if !photo.caption.isEmpty {
      members.append(
        .init(
          "descriptions",
          [
            [
              "role": "caption", "contentType": "application/xhtml+xml",
              "value": .string(HTML.body([.paragraph(photo.caption)])),
            ]
          ]))
    }
    if let credit = photo.credit { members.append(.init("creditLine", .string(credit))) }
    if let alternative = photo.alternative { members.append(.init("altText", .string(alternative))) }
    return .object(members)
  }

  /// A moment in ISO 8601 in the zone it was told in; only the date where no time of day was told.
  private static func moment(_ moment: Timestamp?) -> JSONValue {
    guard let moment else { return .null }
    let offset = moment.hasTime ? moment.zoneOffset ?? 0 : moment.zoneOffset ?? 0
    let parts = moment.components(offset: offset)
    guard moment.hasTime else { return .string(parts.date.iso8601) }
    let clock = [parts.hour, parts.minute, parts.second].map(twoDigits).joined(separator: ":")
    guard moment.zoneOffset != nil else { return .string("\(parts.date.iso8601)T\(clock)") }
    let minutes = abs(offset) / 60
    let zone = offset == 0 ? "Z" : "\(offset < 0 ? "-" : "+")\(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
    return .string("\(parts.date.iso8601)T\(clock)\(zone)")
  }
}
