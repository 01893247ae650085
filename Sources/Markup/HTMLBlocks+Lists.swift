// Lists and quotations.

import Articles

extension BlockBuilder {
  /// An ordered or unordered list. What stands in a list outside its items belongs to the item before it: many pages
  /// nest a list directly in a list.
  mutating func appendList(_ node: HTMLTree.Node) {
    closeParagraph()
    var items: [[Block]] = []
    for child in tree.children(node) {
      let blocks = nested { $0.visitItem(child) }
      guard !blocks.isEmpty else { continue }
      if tree.tag(child) == .li || items.isEmpty {
        items.append(blocks)
      } else {
        items[items.count - 1] += blocks
      }
    }
    guard !items.isEmpty else { return }
    let first = tree.attribute("start", of: node).flatMap { Int($0) } ?? 1
    append(.list(items, start: tree.tag(node) == .ol ? min(max(first, 0), 1_000_000) : nil))
  }

  private mutating func visitItem(_ child: HTMLTree.Node) {
    if tree.tag(child) == .li, !isLeftOut(child), !tree.has("hidden", child) {
      walk(child, Manner())
    } else {
      visit(child, Manner())
    }
  }

  /// A definition list: an item for each term, the term in bold, its definitions below it.
  mutating func appendDefinitions(_ node: HTMLTree.Node) {
    closeParagraph()
    var items: [[Block]] = []
    var wasTerm = false
    for inner in tree.descendants(node) where tree.tag(inner) == .dt || tree.tag(inner) == .dd {
      guard isOwnPart(inner, of: node), !isLeftOut(inner) else { continue }
      let isTerm = tree.tag(inner) == .dt
      let blocks = blocks(in: inner, manner: Manner(emphasis: isTerm ? .bold : []))
      guard !blocks.isEmpty else { continue }
      if items.isEmpty || (isTerm && !wasTerm) {
        items.append(blocks)
      } else {
        items[items.count - 1] += blocks
      }
      wasTerm = isTerm
    }
    if !items.isEmpty { append(.list(items, start: nil)) }
  }

  /// Whether a term or definition belongs to this list and not to one nested in it; `div` may group them.
  private func isOwnPart(_ part: HTMLTree.Node, of list: HTMLTree.Node) -> Bool {
    var parent = tree.parent(part)
    while let around = parent, around != list {
      if tree.tag(around) != .div { return false }
      parent = tree.parent(around)
    }
    return true
  }

  /// A quotation, with the words of its `footer` or closing `cite` as the name of whom it quotes.
  mutating func appendQuotation(_ node: HTMLTree.Node, attribution: Prose? = nil) {
    closeParagraph()
    let source = attribution == nil ? attributionNode(of: node) : nil
    let outerUsed = usedNode
    usedNode = source
    let blocks = blocks(in: node)
    usedNode = outerUsed
    let named = attribution ?? source.flatMap { attributionProse($0) }
    if blocks.isEmpty {
      if let named { append(.paragraph(named)) }
    } else {
      append(.quotation(blocks, attribution: named))
    }
  }

  /// A `footer`, or a `cite` that is all of its paragraph, or that ends the quotation outside every paragraph.
  private func attributionNode(of quotation: HTMLTree.Node) -> HTMLTree.Node? {
    var found: HTMLTree.Node?
    // A quotation that holds so much is a page's whole text, and names nobody at its end.
    for inner in tree.descendants(quotation).prefix(3_000) {
      switch tree.tag(inner) {
      case .footer: return inner
      case .cite:
        guard let parent = tree.parent(inner) else { continue }
        if parent == quotation {
          found = inner
        } else if tree.words(parent) == tree.words(inner) {
          found = parent
        }
      default: break
      }
    }
    return found
  }

  /// The words of an attribution without the dash before them.
  mutating func attributionProse(_ node: HTMLTree.Node) -> Prose? {
    let outerUsed = usedNode
    usedNode = nil
    defer { usedNode = outerUsed }
    var prose = flattened(blocks(in: node))
    guard let first = prose.runs.first else { return nil }
    let words = first.text.drop { "—–-―~ \u{A0}".contains($0) }
    prose.runs[0].text = String(words)
    if words.isEmpty { prose.runs.removeFirst() }
    return prose.isEmpty ? nil : prose
  }

  /// All words of some blocks as one stretch of text, a line for each paragraph.
  func flattened(_ blocks: [Block]) -> Prose {
    var runs: [Run] = []
    for block in blocks {
      let inner: [Run] =
        switch block {
        case .paragraph(let text), .crosshead(let text, _): text.runs
        case .quotation(let blocks, let attribution): flattened(blocks).runs + (attribution?.runs ?? [])
        case .list(let items, _): flattened(items.flatMap { $0 }).runs
        case .table(let table): Prose(Block.table(table).plainText).runs
        case .code(let text, _): [Run(text, .code)]
        case .figure, .rule, .embed: []
        }
      guard !inner.isEmpty else { continue }
      if !runs.isEmpty { runs[runs.count - 1].text += "\n" }
      if let last = runs.last, last.emphasis == inner[0].emphasis, last.link == inner[0].link {
        runs[runs.count - 1].text += inner[0].text
        runs += inner.dropFirst()
      } else {
        runs += inner
      }
    }
    return Prose(runs)
  }
}
