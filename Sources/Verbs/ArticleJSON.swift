internal import Articles

/// An article with all that stands round it, as JSON.
func articleJSON(_ stored: StoredArticle, rails: [RailList]) -> JSONValue {
  let article = stored.article
  let photos = (article.leadPhoto.map { [$0] } ?? []).map(photo) + article.body.compactMap(figure)
  let ranked = rails.filter { $0.kind == .ranked }
  return [
    "id": JSONValue(Int(stored.id.rawValue)), "headline": .string(article.headline),
    "kicker": JSONValue(article.kicker), "labels": .array(article.labels.map(JSONValue.string)),
    "deck": JSONValue(article.deck),
    "bylines": .array(article.bylines.map { ["name": .string($0.name), "contact": JSONValue($0.contact)] }),
    "dateline": JSONValue(article.dateline), "posted": JSONValue(article.posted), "updated": JSONValue(article.updated),
    "section": .array(article.sectionPath.map(JSONValue.string)), "publication": .string(article.publication),
    "other_publications": .array(stored.otherPublications.map(JSONValue.string)),
    "url": JSONValue(article.url), "language": JSONValue(article.language),
    "tags": .array(article.tags.map(JSONValue.string)), "read": .boolean(stored.state.isRead),
    "saved": .boolean(stored.state.isSaved), "lead_photo": article.leadPhoto.map(photo) ?? .null,
    "truncated": .boolean(article.isTruncated), "blocks": .array(article.body.map(block)), "photos": .array(photos),
    "related": .array(rails.filter { $0.kind == .related }.flatMap(\.items).map(item)),
    "ranked_lists": .array(ranked.map { ["title": .string($0.title), "entries": .array($0.items.map(item))] }),
  ]
}

private func item(_ item: RailItem) -> JSONValue {
  [
    "rank": JSONValue(item.rank), "headline": .string(item.headline), "label": JSONValue(item.label),
    "url": JSONValue(item.url), "id": item.article.map { JSONValue(Int($0.rawValue)) } ?? .null,
    "posted": JSONValue(item.posted), "section": JSONValue(item.section),
  ]
}

private func figure(_ block: Block) -> JSONValue? {
  if case .figure(let value) = block { return photo(value) }
  return nil
}

private func photo(_ photo: Photo) -> JSONValue {
  [
    "url": .string(photo.url), "caption": .string(photo.caption.plainText), "credit": JSONValue(photo.credit),
    "alternative": JSONValue(photo.alternative),
  ]
}

/// A block with its kind; text as its words and, where it has any, its links.
private func block(_ block: Block) -> JSONValue {
  switch block {
  case .paragraph(let prose): return text("paragraph", prose)
  case .crosshead(let prose, let level):
    return ["kind": "crosshead", "text": .string(prose.plainText), "level": JSONValue(level)]
  case .quotation(let blocks, let attribution):
    return [
      "kind": "quotation", "blocks": .array(blocks.map(Verbs.block)), "attribution": JSONValue(attribution?.plainText),
    ]
  case .list(let items, let start):
    return [
      "kind": "list", "start": JSONValue(start), "items": .array(items.map { .array($0.map(Verbs.block)) }),
    ]
  case .table(let table):
    return [
      "kind": "table", "caption": JSONValue(table.caption?.plainText),
      "rows": .array(
        table.rows.map { row in
          .array(
            row.map {
              [
                "text": .string($0.text.plainText), "header": .boolean($0.isHeader),
                "columns": JSONValue($0.columnSpan),
              ]
            })
        }),
    ]
  case .code(let code, let language): return ["kind": "code", "text": .string(code), "language": JSONValue(language)]
  case .figure(let value): return ["kind": "figure", "photo": photo(value)]
  case .rule: return ["kind": "rule"]
  case .embed(let embed):
    return [
      "kind": "embed", "type": .string(embed.kind.rawValue), "url": .string(embed.url), "title": .string(embed.title),
    ]
  }
}

private func text(_ kind: String, _ prose: Prose) -> JSONValue {
  let links = prose.runs.compactMap { run -> JSONValue? in
    run.link.map { ["text": .string(run.text), "url": .string($0)] }
  }
  return ["kind": .string(kind), "text": .string(prose.plainText), "links": .array(links)]
}
