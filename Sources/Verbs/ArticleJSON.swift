internal import Articles

/// An article with all that stands round it, as JSON.
func articleJSON(_ stored: StoredArticle, rails: [RailList]) -> JSON {
  let article = stored.article
  return .object([
    ("id", .number(stored.id.rawValue)), ("headline", .string(article.headline)), ("kicker", JSON(article.kicker)),
    ("labels", .array(article.labels.map(JSON.string))), ("deck", JSON(article.deck)),
    ("bylines", .array(article.bylines.map { ["name": .string($0.name), "contact": JSON($0.contact)] })),
    ("dateline", JSON(article.dateline)), ("posted", JSON(article.posted?.iso8601)),
    ("updated", JSON(article.updated?.iso8601)), ("section", .array(article.sectionPath.map(JSON.string))),
    ("publication", .string(article.publication)), ("url", JSON(article.url)), ("language", JSON(article.language)),
    ("tags", .array(article.tags.map(JSON.string))), ("read", .bool(stored.state.isRead)),
    ("saved", .bool(stored.state.isSaved)), ("lead_photo", article.leadPhoto.map(photo) ?? .null),
    ("blocks", .array(article.body.map(block))),
    ("photos", .array((article.leadPhoto.map { [$0] } ?? []).map(photo) + article.body.compactMap(figure))),
    ("related", .array(rails.filter { $0.kind == .related }.flatMap(\.items).map(item))),
    (
      "ranked_lists",
      .array(
        rails.filter { $0.kind == .ranked }.map {
          ["title": .string($0.title), "entries": .array($0.items.map(item))]
        })
    ),
  ])
}

private func item(_ item: RailItem) -> JSON {
  .object([
    ("rank", JSON(item.rank)), ("headline", .string(item.headline)), ("label", JSON(item.label)),
    ("url", JSON(item.url)), ("id", item.article.map { .number($0.rawValue) } ?? .null),
    ("posted", JSON(item.posted?.iso8601)), ("section", JSON(item.section)),
  ])
}

private func figure(_ block: Block) -> JSON? {
  if case .figure(let value) = block { return photo(value) }
  return nil
}

private func photo(_ photo: Photo) -> JSON {
  [
    "url": .string(photo.url), "caption": .string(photo.caption.plainText), "credit": JSON(photo.credit),
    "alternative": JSON(photo.alternative),
  ]
}

/// A block with its kind; text as its words and, where it has any, its links.
private func block(_ block: Block) -> JSON {
  switch block {
  case .paragraph(let prose): return text("paragraph", prose)
  case .crosshead(let prose, let level):
    return ["kind": "crosshead", "text": .string(prose.plainText), "level": JSON(level)]
  case .quotation(let blocks, let attribution):
    return [
      "kind": "quotation", "blocks": .array(blocks.map(Verbs.block)), "attribution": JSON(attribution?.plainText),
    ]
  case .list(let items, let start):
    return [
      "kind": "list", "start": JSON(start), "items": .array(items.map { .array($0.map(Verbs.block)) }),
    ]
  case .table(let table):
    return [
      "kind": "table", "caption": JSON(table.caption?.plainText),
      "rows": .array(
        table.rows.map { row in
          .array(
            row.map {
              ["text": .string($0.text.plainText), "header": .bool($0.isHeader), "columns": JSON($0.columnSpan)]
            })
        }),
    ]
  case .code(let code, let language): return ["kind": "code", "text": .string(code), "language": JSON(language)]
  case .figure(let value): return ["kind": "figure", "photo": photo(value)]
  case .rule: return ["kind": "rule"]
  case .embed(let embed):
    return [
      "kind": "embed", "type": .string(embed.kind.rawValue), "url": .string(embed.url), "title": .string(embed.title),
    ]
  }
}

private func text(_ kind: String, _ prose: Prose) -> JSON {
  let links = prose.runs.compactMap { run in
    run.link.map { JSON.object([("text", .string(run.text)), ("url", .string($0))]) }
  }
  var members: [(String, JSON)] = [("kind", .string(kind)), ("text", .string(prose.plainText))]
  if !links.isEmpty { members.append(("links", .array(links))) }
  return .object(members)
}
