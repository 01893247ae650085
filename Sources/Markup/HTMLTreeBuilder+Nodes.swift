// Making nodes and putting them in their places.

extension HTMLTreeBuilder {
  var current: Int { stack[stack.count - 1] }
  var currentTag: HTMLTag {
    guard let last = stack.last, nodes[last].namespace == .html else { return .other }
    return nodes[last].tag
  }

  func attribute(_ name: StaticString, of node: Int) -> String? {
    let range = Int(nodes[node].start)..<Int(nodes[node].start + nodes[node].count)
    return attribute(name, in: range)
  }

  func attribute(_ name: StaticString, in range: Range<Int>) -> String? {
    for attribute in tokenizer.attributes[range] where attribute.name.count == name.utf8CodeUnitCount {
      let start = Int(attribute.name.lowerBound)
      guard (0..<attribute.name.count).allSatisfy({ tokenizer.bytes[start + $0] == name.utf8Start[$0] }) else {
        continue
      }
      return String(
        decoding: tokenizer.bytes[Int(attribute.value.lowerBound)..<Int(attribute.value.upperBound)], as: UTF8.self)
    }
    return nil
  }

  mutating func append(_ node: Int, to parent: Int) {
    nodes[node].parent = Int32(parent)
    nodes[node].next = -1
    nodes[node].previous = nodes[parent].lastChild
    if nodes[parent].lastChild >= 0 {
      nodes[Int(nodes[parent].lastChild)].next = Int32(node)
    } else {
      nodes[parent].firstChild = Int32(node)
    }
    nodes[parent].lastChild = Int32(node)
  }

  mutating func insert(_ node: Int, before sibling: Int) {
    let parent = nodes[sibling].parent
    let previous = nodes[sibling].previous
    nodes[node].parent = parent
    nodes[node].next = Int32(sibling)
    nodes[node].previous = previous
    nodes[sibling].previous = Int32(node)
    if previous >= 0 {
      nodes[Int(previous)].next = Int32(node)
    } else if parent >= 0 {
      nodes[Int(parent)].firstChild = Int32(node)
    }
  }

  mutating func detach(_ node: Int) {
    let parent = Int(nodes[node].parent)
    guard parent >= 0 else { return }
    let (previous, next) = (nodes[node].previous, nodes[node].next)
    if previous >= 0 { nodes[Int(previous)].next = next } else { nodes[parent].firstChild = next }
    if next >= 0 { nodes[Int(next)].previous = previous } else { nodes[parent].lastChild = previous }
    nodes[node].parent = -1
    nodes[node].previous = -1
    nodes[node].next = -1
  }

  /// Where the next node goes: into `parent`, before `sibling` where there is one.
  func place(in target: Int) -> (parent: Int, before: Int?) {
    guard isFostering, nodes[target].namespace == .html,
      [.table, .tbody, .tfoot, .thead, .tr].contains(nodes[target].tag)
    else { return (target, nil) }
    let table = stack.lastIndex { nodes[$0].tag == .table && nodes[$0].namespace == .html }
    let template = stack.lastIndex { nodes[$0].tag == .template && nodes[$0].namespace == .html }
    if let template, table.map({ template > $0 }) ?? true { return (stack[template], nil) }
    guard let table else { return (stack[0], nil) }
    if nodes[stack[table]].parent >= 0 { return (Int(nodes[stack[table]].parent), stack[table]) }
    return (stack[table - 1], nil)
  }

  mutating func put(_ node: Int, in target: Int) {
    let place = place(in: target)
    if let sibling = place.before { insert(node, before: sibling) } else { append(node, to: place.parent) }
  }

  /// Sets text where the next node goes. Text that follows on from the text before it makes that longer.
  mutating func insertText(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    let place = place(in: current)
    guard place.parent != 0 else { return }
    let before = place.before.map { nodes[$0].previous } ?? nodes[place.parent].lastChild
    if before >= 0, nodes[Int(before)].kind == .text,
      Int(nodes[Int(before)].start + nodes[Int(before)].count) == range.lowerBound
    {
      nodes[Int(before)].count += Int32(range.count)
      return
    }
    nodes.append(Node(kind: .text, start: Int32(range.lowerBound), count: Int32(range.count)))
    if let sibling = place.before {
      insert(nodes.count - 1, before: sibling)
    } else {
      append(nodes.count - 1, to: place.parent)
    }
  }

  mutating func insertComment(_ token: HTMLToken, in parent: Int? = nil) {
    nodes.append(
      Node(kind: .comment, start: Int32(token.text.lowerBound), count: Int32(token.text.count)))
    if let parent { append(nodes.count - 1, to: parent) } else { put(nodes.count - 1, in: current) }
  }

  mutating func makeElement(_ token: HTMLToken, namespace: HTMLTree.Namespace = .html) -> Int {
    nodes.append(
      Node(
        kind: .element, tag: token.tag, namespace: namespace, otherName: token.otherName,
        start: Int32(token.attributes.lowerBound), count: Int32(token.attributes.count)))
    return nodes.count - 1
  }

  /// An element that no tag asked for.
  static func implied(_ tag: HTMLTag) -> HTMLToken { HTMLToken(kind: .startTag, tag: tag) }

  /// Inserts the element and opens it, unless elements are nested too deep already.
  @discardableResult
  mutating func insertElement(_ token: HTMLToken, namespace: HTMLTree.Namespace = .html) -> Int {
    let node = makeElement(token, namespace: namespace)
    put(node, in: current)
    if stack.count < HTMLTree.depthLimit { stack.append(node) } else { unstacked += 1 }
    return node
  }

  /// Inserts an element that has no content.
  mutating func insertVoid(_ token: HTMLToken, namespace: HTMLTree.Namespace = .html) {
    put(makeElement(token, namespace: namespace), in: current)
  }

  /// Inserts an element whose content is not markup.
  mutating func insertRaw(_ token: HTMLToken, _ content: HTMLTokenizer.Content) {
    let isOpened = stack.count < HTMLTree.depthLimit
    insertElement(token)
    guard isOpened else { return }
    tokenizer.content = content
    tokenizer.contentTag = token.tag
    textReturnMode = mode
    mode = .text
  }
}
