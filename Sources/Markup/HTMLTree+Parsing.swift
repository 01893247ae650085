// Parsing, and laying the linked nodes out flat.

extension HTMLTree {
  /// Parses a page, or a fragment as if it stood in `body`. Never fails: HTML gives every text a tree.
  public init(_ html: String) {
    var html = html
    self = html.withUTF8 { HTMLTree(utf8: $0) }
  }

  /// Parses a page in UTF-8.
  public init(utf8 source: UnsafeBufferPointer<UInt8>) {
    // Places are kept in 32 bits. No page is that long; what is longer is cut.
    let part = UnsafeBufferPointer(rebasing: source.prefix(500_000_000))
    var builder = HTMLTreeBuilder(part)
    builder.run()
    self.init(builder)
  }

  /// Parses the content of an element named `context`, such as `td` or `svg path`.
  public init(fragment html: String, context: String) {
    var html = html
    self = html.withUTF8 { source in
      var builder = HTMLTreeBuilder(source)
      builder.enter(context)
      builder.run()
      return HTMLTree(builder)
    }
  }

  /// Lays the nodes out in document order.
  private init(_ builder: HTMLTreeBuilder) {
    bytes = builder.tokenizer.bytes
    attributes = builder.tokenizer.attributes
    otherNames = builder.tokenizer.otherNames
    records.reserveCapacity(builder.nodes.count)
    // The open nodes' numbers here; nodes deeper than the limit stand beside one another.
    var open: [Int] = []
    var node = 0
    while true {
      let source = builder.nodes[node]
      let parent = open.isEmpty ? 0 : open[min(open.count, Self.depthLimit) - 1]
      open.append(records.count)
      records.append(
        Record(
          kind: source.kind, tag: source.tag, namespace: source.namespace, otherName: source.otherName,
          parent: Int32(parent), end: 0, start: source.start, count: source.count))
      if source.firstChild >= 0 {
        node = Int(source.firstChild)
        continue
      }
      // Upwards, until there is a next sibling.
      var last = node
      while true {
        let number = open.removeLast()
        records[number].end = open.count < Self.depthLimit ? Int32(records.count) : Int32(number + 1)
        if last == 0 { return }
        if builder.nodes[last].next >= 0 {
          node = Int(builder.nodes[last].next)
          break
        }
        last = Int(builder.nodes[last].parent)
      }
    }
  }
}

extension HTMLTree {
  /// Makes what the page shows where no programs run a part of it, where that is all or most of its text: forums and
  /// shops that are drawn by a program keep a copy for search engines there.
  public mutating func showWithoutScripts() {
    var (hidden, shown) = (0, 0)
    var holders: [Node] = []
    var node = first(.body) ?? 0
    let end = end(node)
    while node < end {
      switch records[node].kind {
      case .element where records[node].tag == .noscript:
        let length = textContent(node).utf8.lazy.filter { $0 > 0x20 }.count
        if length > 400 {
          holders.append(node)
          hidden += length
        }
        node = self.end(node)
        continue
      case .element where HTMLBlockRules.isCode(records[node].tag):
        node = self.end(node)
        continue
      case .text: shown += textBytes(node).lazy.filter { $0 > 0x20 }.count
      default: break
      }
      // A page with text of its own shows that.
      if shown > 4_000 { return }
      node += 1
    }
    guard hidden > 2 * shown else { return }
    for holder in holders { records[holder].tag = .div }
  }
}

extension HTMLTreeBuilder {
  /// Begins a fragment inside an element.
  mutating func enter(_ context: String) {
    let words = context.split(separator: " ").map(String.init)
    let name = (words.last ?? "div").lowercased()
    let tag = Array(name.utf8).withUnsafeBufferPointer { HTMLTagTable.shared.tag($0) }
    let namespace: HTMLTree.Namespace = words.count < 2 ? .html : words[0] == "svg" ? .svg : .math
    self.context = (tag, namespace, name)
    let html = makeElement(Self.implied(.html))
    append(html, to: 0)
    stack.append(html)
    if namespace == .html {
      tokenizer.contentTag = tag
      switch tag {
      case .title, .textarea: tokenizer.content = .escapable
      case .style, .xmp, .iframe, .noembed, .noframes: tokenizer.content = .raw
      case .script: tokenizer.content = .script
      case .plaintext: tokenizer.content = .plain
      case .template: templateModes.append(.inTemplate)
      default: break
      }
    }
    resetMode()
  }
}
