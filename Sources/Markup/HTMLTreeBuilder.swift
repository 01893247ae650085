// Tokens to a tree by the tree construction rules of the HTML standard (13.2.6), scripting off. Limits that the standard
// leaves to the browser are set here, so that no page costs more than a fixed factor of its length: how deep elements
// are nested, how many formatting elements are open, and how often those are opened again.

struct HTMLTreeBuilder {
  /// The rules that the next token is read by.
  enum Mode {
    case initial, beforeHTML, beforeHead, inHead, inHeadNoscript, afterHead, inBody, text, inTable, inCaption
    case inColumnGroup, inTableBody, inRow, inCell, inTemplate, afterBody, inFrameset, afterFrameset
    case afterAfterBody, afterAfterFrameset
  }

  /// A node while the tree is built, linked to its neighbours by number; -1 where there is none.
  struct Node {
    var kind: HTMLTree.Kind
    var tag = HTMLTag.other
    var namespace = HTMLTree.Namespace.html
    var otherName: Int32 = 0
    var parent: Int32 = -1
    var firstChild: Int32 = -1
    var lastChild: Int32 = -1
    var previous: Int32 = -1
    var next: Int32 = -1
    var start: Int32 = 0
    var count: Int32 = 0
  }

  /// An entry of the list of active formatting elements; nil node is a marker.
  typealias Formatting = Int?

  static let formattingLimit = 32
  /// How many formatting elements may be opened again on one page.
  static let reopeningLimit = 100_000

  var tokenizer: HTMLTokenizer
  var nodes: [Node] = [Node(kind: .document)]
  /// Open elements, the outermost first.
  var stack: [Int] = []
  var formatting: [Formatting] = []
  var mode = Mode.initial
  var textReturnMode = Mode.inBody
  var templateModes: [Mode] = []
  var headElement = -1
  var formElement = -1
  var isQuirky = false
  var isFramesetOK = true
  var isFostering = false
  var skipsNextLineEnd = false
  /// Elements that were not put on the stack because it is full; their end tags are passed over first.
  private var unstacked = 0
  private var reopened = 0
  /// Where a fragment is read as the content of an element, that element.
  var context: (tag: HTMLTag, namespace: HTMLTree.Namespace, name: String)?

  init(_ source: UnsafeBufferPointer<UInt8>) {
    tokenizer = HTMLTokenizer(source)
    nodes.reserveCapacity(source.count / 24)
  }

  // MARK: Running

  mutating func run() {
    while true {
      tokenizer.isInForeign = stack.count > 0 && adjustedCurrent.namespace != .html
      var token = tokenizer.next()
      if skipsNextLineEnd {
        skipsNextLineEnd = false
        if token.kind == .text, tokenizer.bytes[token.text.lowerBound] == 0x0A {
          token.text = token.text.lowerBound + 1..<token.text.upperBound
          if token.text.isEmpty { continue }
        }
      }
      if token.kind == .endTag, unstacked > 0 {
        unstacked -= 1
        continue
      }
      dispatch(token)
      if token.kind == .end { return }
    }
  }

  /// Reads a token by the rules for foreign content where the current element is SVG or MathML.
  mutating func dispatch(_ token: HTMLToken) {
    if isForeign(token) { foreign(token) } else { process(token, by: mode) }
  }

  private func isForeign(_ token: HTMLToken) -> Bool {
    guard !stack.isEmpty, token.kind != .end else { return false }
    let current = adjustedCurrent
    if current.namespace == .html { return false }
    if current.namespace == .math, [.mi, .mo, .mn, .ms, .mtext].contains(current.tag) {
      if token.kind == .startTag, token.tag != .mglyph, token.tag != .malignmark { return false }
      if token.kind == .text { return false }
    }
    if current.namespace == .math, current.tag == .annotationXML, token.kind == .startTag, token.tag == .svg {
      return false
    }
    let isRoot = stack.count == 1 && context != nil
    let isPoint =
      isRoot
      ? current.namespace == .svg && [.foreignObject, .desc, .title].contains(current.tag)
      : isHTMLIntegrationPoint(stack[stack.count - 1])
    if isPoint, token.kind == .startTag || token.kind == .text { return false }
    return true
  }

  func isHTMLIntegrationPoint(_ node: Int) -> Bool {
    let element = nodes[node]
    if element.namespace == .svg { return [.foreignObject, .desc, .title].contains(element.tag) }
    guard element.namespace == .math, element.tag == .annotationXML else { return false }
    let encoding = attribute("encoding", of: node)?.lowercased()
    return encoding == "text/html" || encoding == "application/xhtml+xml"
  }

  /// The current element; for the root of a fragment the element it is read in.
  var adjustedCurrent: (tag: HTMLTag, namespace: HTMLTree.Namespace) {
    if stack.count == 1, let context { return (context.tag, context.namespace) }
    let node = nodes[stack[stack.count - 1]]
    return (node.tag, node.namespace)
  }

  // MARK: Nodes

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
    let bytes = tokenizer.bytes
    for attribute in tokenizer.attributes[range] where attribute.name.count == name.utf8CodeUnitCount {
      let start = Int(attribute.name.lowerBound)
      guard (0..<attribute.name.count).allSatisfy({ bytes[start + $0] == name.utf8Start[$0] }) else { continue }
      return String(
        decoding: bytes[Int(attribute.value.lowerBound)..<Int(attribute.value.upperBound)], as: UTF8.self)
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
  private func place(in target: Int) -> (parent: Int, before: Int?) {
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

  private mutating func put(_ node: Int, in target: Int) {
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

  // MARK: The stack

  @discardableResult
  mutating func pop() -> Int { stack.count > 1 || context == nil ? stack.popLast() ?? 0 : stack[0] }

  func isOpen(_ tag: HTMLTag) -> Bool { stack.contains { nodes[$0].tag == tag && nodes[$0].namespace == .html } }

  /// Closes elements up to and with the nearest one for which `isLast` holds.
  mutating func popUntil(_ isLast: (HTMLTag) -> Bool) {
    while let node = stack.last {
      if stack.count == 1, nodes[node].tag == .html { return }
      stack.removeLast()
      if nodes[node].namespace == .html, isLast(nodes[node].tag) { return }
    }
  }

  mutating func popUntil(_ tag: HTMLTag) { popUntil { $0 == tag } }

  /// Closes elements until the current one is among `tags` or the root.
  mutating func clearStack(to tags: Set<HTMLTag>) {
    while stack.count > 1, !tags.contains(currentTag) { stack.removeLast() }
  }

  mutating func closeImplied(except kept: HTMLTag = .other) {
    while true {
      let tag = currentTag
      guard tag != kept, HTMLTagSets.hasImpliedEnd(tag) else { return }
      stack.removeLast()
    }
  }

  enum Scope { case normal, listItem, button, table }

  func hasInScope(_ scope: Scope = .normal, where isMeant: (HTMLTag) -> Bool) -> Bool {
    for number in stack.reversed() {
      let node = nodes[number]
      if node.namespace == .html {
        if isMeant(node.tag) { return true }
        if scope == .table {
          if node.tag == .html || node.tag == .table || node.tag == .template { return false }
        } else if HTMLTagSets.endsScope(node.tag)
          || (scope == .listItem && (node.tag == .ol || node.tag == .ul)) || (scope == .button && node.tag == .button)
        {
          return false
        }
      } else if scope != .table, HTMLTagSets.endsScope(node.tag, namespace: node.namespace) {
        return false
      }
    }
    return false
  }

  func hasInScope(_ tag: HTMLTag, _ scope: Scope = .normal) -> Bool { hasInScope(scope) { $0 == tag } }

  mutating func closeParagraph() {
    guard hasInScope(.p, .button) else { return }
    closeImplied(except: .p)
    popUntil(.p)
  }

  // MARK: Formatting elements

  mutating func pushFormatting(_ node: Int) {
    // Unclosed elements that say the same thing are remembered three times at most.
    var same = 0
    var index = formatting.count
    while index > 0, let entry = formatting[index - 1] {
      index -= 1
      guard isSame(entry, node) else { continue }
      same += 1
      if same == 3 {
        formatting.remove(at: index)
        break
      }
    }
    if formatting.count >= Self.formattingLimit, let oldest = formatting.firstIndex(where: { $0 != nil }) {
      formatting.remove(at: oldest)
    }
    formatting.append(node)
  }

  private func isSame(_ one: Int, _ two: Int) -> Bool {
    let (first, second) = (nodes[one], nodes[two])
    guard first.tag == second.tag, first.namespace == second.namespace, first.count == second.count else {
      return false
    }
    let text = { (range: Range<Int32>) in tokenizer.bytes[Int(range.lowerBound)..<Int(range.upperBound)] }
    let others = tokenizer.attributes[Int(second.start)..<Int(second.start + second.count)]
    return tokenizer.attributes[Int(first.start)..<Int(first.start + first.count)].allSatisfy { attribute in
      others.contains { text($0.name) == text(attribute.name) && text($0.value) == text(attribute.value) }
    }
  }

  mutating func clearFormattingToMarker() {
    while let last = formatting.popLast() { if last == nil { return } }
  }

  /// Opens again what a misplaced end tag closed: `<b><p>one<p>two` is bold throughout.
  mutating func reopenFormatting() {
    guard let last = formatting.last, let entry = last, !stack.contains(entry) else { return }
    var index = formatting.count - 1
    while index > 0, let before = formatting[index - 1], !stack.contains(before) { index -= 1 }
    while index < formatting.count {
      guard let entry = formatting[index], reopened < Self.reopeningLimit, stack.count < HTMLTree.depthLimit else {
        return
      }
      reopened += 1
      let copy = clone(entry)
      put(copy, in: current)
      stack.append(copy)
      formatting[index] = copy
      index += 1
    }
  }

  private mutating func clone(_ node: Int) -> Int {
    let element = nodes[node]
    nodes.append(
      Node(
        kind: .element, tag: element.tag, namespace: element.namespace, otherName: element.otherName,
        start: element.start, count: element.count))
    return nodes.count - 1
  }

  /// The adoption agency: parts misnested formatting, so that `<b>1<p>2</b>3` is bold up to the 2.
  mutating func adopt(_ tag: HTMLTag) {
    if currentTag == tag, !formatting.contains(current) {
      stack.removeLast()
      return
    }
    for _ in 0..<8 {
      guard let entry = lastFormatting(tag), let element = formatting[entry] else { return endOther(tag, 0) }
      guard let place = stack.lastIndex(of: element) else {
        formatting.remove(at: entry)
        return
      }
      guard hasInScope(where: { $0 == tag }) else { return }
      guard
        let furthest = stack[(place + 1)...].firstIndex(where: {
          HTMLTagSets.isSpecial(nodes[$0].tag, namespace: nodes[$0].namespace)
        })
      else {
        stack.removeSubrange(place...)
        formatting.remove(at: entry)
        return
      }
      adopt(element, entry: entry, place: place, furthest: furthest)
    }
  }

  private func lastFormatting(_ tag: HTMLTag) -> Int? {
    var index = formatting.count
    while index > 0, let node = formatting[index - 1] {
      index -= 1
      if nodes[node].tag == tag { return index }
    }
    return nil
  }

  /// One round of the adoption agency.
  private mutating func adopt(_ element: Int, entry: Int, place: Int, furthest: Int) {
    let ancestor = stack[place - 1]
    let furthestNode = stack[furthest]
    var bookmark = entry
    var last = furthestNode
    var index = furthest
    var round = 0
    while true {
      round += 1
      index -= 1
      let node = stack[index]
      if node == element { break }
      var listed = formatting.lastIndex(of: node)
      if round > 3, let position = listed {
        formatting.remove(at: position)
        if position < bookmark { bookmark -= 1 }
        listed = nil
      }
      guard let position = listed else {
        stack.remove(at: index)
        continue
      }
      let copy = clone(node)
      formatting[position] = copy
      stack[index] = copy
      if last == furthestNode { bookmark = position + 1 }
      detach(last)
      append(last, to: copy)
      last = copy
    }
    detach(last)
    put(last, in: ancestor)
    let copy = clone(element)
    while nodes[furthestNode].firstChild >= 0 {
      let child = Int(nodes[furthestNode].firstChild)
      detach(child)
      append(child, to: copy)
    }
    append(copy, to: furthestNode)
    // The list may have shrunk; the bookmark still names the same place.
    if let old = formatting.lastIndex(of: element) {
      formatting.remove(at: old)
      if old < bookmark { bookmark -= 1 }
    }
    formatting.insert(copy, at: min(max(bookmark, 0), formatting.count))
    if let old = stack.lastIndex(of: element) { stack.remove(at: old) }
    if let below = stack.lastIndex(of: furthestNode) { stack.insert(copy, at: below + 1) }
  }
}
