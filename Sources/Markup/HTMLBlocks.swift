// HTML to the blocks of an article. One walk over the tree: inline elements change the manner of the words, block
// elements close the paragraph at hand, and lists, quotations, tables and figures are gathered in blocks of their own.
// The tree's depth is limited, so the walk may call itself. It costs a small part of what parsing costs.

public import Articles

/// The blocks of an HTML fragment or page. Links are resolved against `base` and are http(s) or mail addresses only;
/// pictures are http(s) or `picture:` addresses. Scripts, styles, forms and control characters are gone.
public func htmlBlocks(_ html: String, base: String?) -> [Block] {
  var html = html
  let isPlain = html.withUTF8 { !$0.contains { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") } }
  if isPlain {
    let text = collapseBlanks(html)
    return text.isEmpty ? [] : [.paragraph(Prose(text))]
  }
  let tree = HTMLTree(html)
  return htmlBlocks(of: tree, in: 0, base: base)
}

/// The blocks of a part of a page: of what is inside `node`, without the nodes (and all inside them) that
/// `isLeftOut` names.
public func htmlBlocks(
  of tree: HTMLTree, in node: HTMLTree.Node, base: String?, isLeftOut: (HTMLTree.Node) -> Bool = { _ in false }
) -> [Block] {
  withoutActuallyEscaping(isLeftOut) { isLeftOut in
    var builder = BlockBuilder(tree: tree, base: base, isLeftOut: isLeftOut)
    return builder.blocks(in: node)
  }
}

/// The walk from a tree to blocks.
struct BlockBuilder {
  let tree: HTMLTree
  /// Where relative addresses start from.
  let base: BaseAddress
  let isLeftOut: (HTMLTree.Node) -> Bool
  var blocks: [Block] = []
  private var prose = ProseBuilder()
  /// The heading being read.
  private var headingLevel: Int?
  /// A node already used otherwise: the attribution of a quotation.
  var usedNode: HTMLTree.Node?
  /// How many films, posts and frames were looked at.
  var embeds = 0

  init(tree: HTMLTree, base: String?, isLeftOut: @escaping (HTMLTree.Node) -> Bool) {
    self.tree = tree
    self.base = BaseAddress(base)
    self.isLeftOut = isLeftOut
  }

  /// How the words inside an element are set.
  struct Manner {
    var emphasis: Run.Emphasis = []
    var link: String?
  }

  /// The blocks of what is inside `node`, apart from those gathered so far.
  mutating func blocks(in node: HTMLTree.Node, manner: Manner = Manner()) -> [Block] {
    nested { $0.walk(node, manner) }
  }

  /// What `body` gathers, apart from the blocks gathered so far.
  mutating func nested(_ body: (inout BlockBuilder) -> Void) -> [Block] {
    closeParagraph()
    let (outer, outerLevel) = (blocks, headingLevel)
    (blocks, headingLevel) = ([], nil)
    body(&self)
    closeParagraph()
    defer { (blocks, headingLevel) = (outer, outerLevel) }
    return blocks
  }

  /// Ends the paragraph or heading at hand.
  mutating func closeParagraph() {
    guard let text = prose.take() else { return }
    blocks.append(headingLevel.map { .crosshead(text, level: $0) } ?? .paragraph(text))
  }

  /// Ends the paragraph at hand and sets a block.
  mutating func append(_ block: Block) {
    closeParagraph()
    blocks.append(block)
  }

  mutating func walk(_ node: HTMLTree.Node, _ manner: Manner) {
    var child = node + 1
    let end = tree.end(node)
    while child < end {
      visit(child, manner)
      child = tree.end(child)
    }
  }

  mutating func visit(_ node: HTMLTree.Node, _ manner: Manner) {
    let record = tree.records[node]
    guard record.kind == .element else {
      guard record.kind == .text else { return }
      prose.change(to: manner.emphasis, link: manner.link)
      tree.bytes.withUnsafeBufferPointer {
        prose.add($0, Int(record.start), Int(record.start + record.count))
      }
      return
    }
    let tag = record.tag
    if HTMLBlockRules.isCode(tag) || HTMLBlockRules.isControl(tag) || isLeftOut(node) || node == usedNode { return }
    if record.count > 0, isHidden(node) { return }
    if let level = HTMLBlockRules.headingLevel(tag) {
      closeParagraph()
      headingLevel = level
      walk(node, manner)
      closeParagraph()
      headingLevel = nil
      return
    }
    switch tag {
    case .br: lineBreak()
    case .a: walkLink(node, manner)
    case .p:
      closeParagraph()
      walk(node, manner)
      closeParagraph()
    case .hr: append(.rule)
    case .pre, .listing, .xmp, .plaintext: appendCode(node)
    case .blockquote: appendQuotation(node)
    case .ul, .ol, .menu, .dir: appendList(node)
    case .dl: appendDefinitions(node)
    case .table: appendTable(node, manner)
    case .figure: appendFigure(node, manner)
    case .img, .image: appendPicture(node)
    case .iframe, .video, .audio, .object, .embed: appendEmbed(node)
    case .q:
      setWords("“", manner)
      walk(node, manner)
      setWords("”", manner)
    case .rt:
      setWords("(", manner)
      walk(node, manner)
      setWords(")", manner)
    case .rp, .title, .desc, .wbr: break
    case .other where tree.namespace(node) == .math && tree.name(node) == "annotation": break
    default:
      guard HTMLBlockRules.breaksLine(tag) else {
        let emphasis = manner.emphasis.union(HTMLBlockRules.emphasis(tag))
        walk(node, Manner(emphasis: emphasis, link: manner.link))
        return
      }
      closeParagraph()
      if isCaptionedBox(node) { appendFigure(node, manner) } else { walk(node, manner) }
      closeParagraph()
    }
  }

  /// Words of our own, such as quotation marks.
  mutating func setWords(_ text: String, _ manner: Manner) {
    prose.change(to: manner.emphasis, link: manner.link)
    prose.add(text)
  }

  /// One `br` breaks the line; a second one, with only blanks between them, the paragraph: so pages from before `p`
  /// became usual, and mail turned into HTML, set their paragraphs.
  private mutating func lineBreak() {
    if prose.endsWithLineBreak { closeParagraph() } else { prose.lineBreak() }
  }

  private mutating func walkLink(_ node: HTMLTree.Node, _ manner: Manner) {
    guard let reference = tree.attribute("href", of: node) else { return walk(node, manner) }
    // The sign that documentation sets beside its headings, to link to them.
    if headingLevel != nil, reference.hasPrefix("#"), ["#", "¶", "§", ""].contains(tree.words(node)) { return }
    let link = base.resolve(reference, allowsMail: true)
    walk(node, Manner(emphasis: manner.emphasis, link: link ?? manner.link))
  }

  private func isHidden(_ node: HTMLTree.Node) -> Bool {
    // Parts of accordions and pages behind tabs wait for a click.
    if let role = tree.attribute("role", of: node), role == "region" || role == "tabpanel" { return false }
    if tree.has("hidden", node) { return true }
    guard let style = tree.attributeBytes("style", of: node), !style.isEmpty else { return false }
    let letters = String(decoding: tree.bytes[style].filter { $0 > 0x20 }, as: UTF8.self).lowercased()
    return letters.holds("display:none") || letters.holds("visibility:hidden")
  }

  /// The text of `pre`, where blanks count.
  private mutating func appendCode(_ node: HTMLTree.Node) {
    var text: [UInt8] = []
    for inner in tree.descendants(node) {
      switch tree.records[inner].kind {
      case .text: text += tree.textBytes(inner)
      case .element where tree.tag(inner) == .br: text.append(0x0A)
      default: break
      }
    }
    var lines = keptLines(text)
    while lines.last?.isEmpty == true { lines.removeLast() }
    if lines.first?.isEmpty == true { lines.removeFirst() }
    guard !lines.isEmpty else { return }
    append(.code(lines.joined(separator: "\n"), language: codeLanguage(node)))
  }

  /// Lines without control characters and without blanks at their ends.
  private func keptLines(_ text: [UInt8]) -> [String] {
    String(decoding: text, as: UTF8.self).split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map {
      line in
      var kept = String.UnicodeScalarView()
      for scalar in line.unicodeScalars {
        switch scalar.value {
        case 0x09, 0x20...0x7E: kept.append(scalar)
        case 0xA0: kept.append(" ")
        case 0...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: break
        default: kept.append(scalar)
        }
      }
      while kept.last == " " || kept.last == "\t" { kept.removeLast() }
      return String(kept)
    }
  }

  /// `language-swift`, `lang-swift`, `highlight-source-swift` or `brush: swift`, on `pre`, on its `code` or around it.
  private func codeLanguage(_ node: HTMLTree.Node) -> String? {
    let code = tree.first(.code, in: node)
    for candidate in [code, node, tree.parent(node)].compactMap({ $0 }) {
      let words = (tree.attribute("class", of: candidate) ?? "").split { $0 == " " || $0 == ":" || $0 == ";" }
      for (index, word) in words.enumerated() {
        for prefix in ["language-", "lang-", "highlight-source-", "highlight-text-"] where word.hasPrefix(prefix) {
          let name = word.dropFirst(prefix.count)
          if !name.isEmpty, name != "none", name != "plaintext" { return String(name).lowercased() }
        }
        if word == "brush", index + 1 < words.count { return String(words[index + 1]).lowercased() }
      }
    }
    return nil
  }
}
