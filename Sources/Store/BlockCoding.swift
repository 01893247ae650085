// Body blocks as bytes: a kind, then what it holds.

import Articles
import SQLite

/// Blocks within blocks are kept so deep; what is deeper becomes a paragraph of its words, so that neither writing nor
/// reading can use up the stack.
private let deepestBlock = 24

private enum Kind: UInt8 {
  case paragraph = 1, crosshead, quotation, list, table, code, figure, rule, embed
}

private let embedKinds: [Embed.Kind] = [.video, .audio, .post, .page]

extension ByteWriter {
  mutating func put(_ blocks: [Block], depth: Int) {
    put(blocks) { $0.put($1, depth: depth) }
  }

  mutating func put(_ prose: Prose) {
    put(prose.runs) { writer, run in
      // The link's presence shares the byte of the emphasis, which uses six bits.
      writer.put(byte: (run.emphasis.rawValue & 0x3f) | (run.link == nil ? 0 : 0x40))
      writer.put(run.text)
      if let link = run.link { writer.put(link) }
    }
  }

  private mutating func put(_ block: Block, depth: Int) {
    switch block {
    case .paragraph(let text):
      put(.paragraph)
      put(text)
    case .crosshead(let text, let level):
      put(.crosshead)
      put(text)
      put(level)
    case .quotation, .list:
      guard depth < deepestBlock else { return put(.paragraph(Prose(block.plainText)), depth: depth) }
      putNested(block, depth: depth + 1)
    case .table(let table):
      put(.table)
      put(table.caption) { $0.put($1) }
      put(table.rows) { writer, row in
        writer.put(row) { writer, cell in
          writer.put(cell.text)
          writer.put(cell.isHeader)
          writer.put(cell.columnSpan)
        }
      }
    case .code(let text, let language):
      put(.code)
      put(text)
      put(language)
    case .figure(let photo):
      put(.figure)
      put(photo)
    case .rule: put(.rule)
    case .embed(let embed):
      put(.embed)
      put(byte: UInt8(embedKinds.firstIndex(of: embed.kind) ?? 0))
      put(embed.url)
      put(embed.title)
    }
  }

  private mutating func putNested(_ block: Block, depth: Int) {
    switch block {
    case .quotation(let blocks, let attribution):
      put(.quotation)
      put(blocks, depth: depth)
      put(attribution) { $0.put($1) }
    case .list(let items, let start):
      put(.list)
      put(items) { $0.put($1, depth: depth) }
      put(start) { $0.put($1) }
    default: put(block, depth: depth)
    }
  }

  private mutating func put(_ kind: Kind) { put(byte: kind.rawValue) }
}

extension ByteReader {
  mutating func blocks(depth: Int) throws(SQLiteError) -> [Block] {
    guard depth <= deepestBlock else { throw .malformed("a stored body") }
    return try list { reader throws(SQLiteError) in try reader.block(depth: depth) }
  }

  mutating func prose() throws(SQLiteError) -> Prose {
    Prose(
      try list { reader throws(SQLiteError) in
        let manner = try reader.byte()
        let text = try reader.text()
        let link = manner & 0x40 == 0 ? nil : try reader.text()
        return Run(text, Run.Emphasis(rawValue: manner & 0x3f), link: link)
      })
  }

  private mutating func block(depth: Int) throws(SQLiteError) -> Block {
    guard let kind = Kind(rawValue: try byte()) else { throw .malformed("a stored block") }
    switch kind {
    case .paragraph: return .paragraph(try prose())
    case .crosshead: return .crosshead(try prose(), level: try int())
    case .quotation:
      return .quotation(try blocks(depth: depth + 1), attribution: try flag() ? try prose() : nil)
    case .list:
      let items = try list { reader throws(SQLiteError) in try reader.blocks(depth: depth + 1) }
      return .list(items, start: try flag() ? try int() : nil)
    case .table: return .table(try table())
    case .code: return .code(try text(), language: try optionalText())
    case .figure: return .figure(try photo())
    case .rule: return .rule
    case .embed:
      let index = Int(try byte())
      guard embedKinds.indices.contains(index) else { throw .malformed("a stored embed") }
      return .embed(Embed(kind: embedKinds[index], url: try text(), title: try text()))
    }
  }

  private mutating func table() throws(SQLiteError) -> Table {
    let caption = try flag() ? try prose() : nil
    let rows = try list { reader throws(SQLiteError) in
      try reader.list { reader throws(SQLiteError) in
        Table.Cell(try reader.prose(), isHeader: try reader.flag(), columnSpan: try reader.int())
      }
    }
    return Table(rows: rows, caption: caption)
  }
}
