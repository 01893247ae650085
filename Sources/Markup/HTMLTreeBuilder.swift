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
  var unstacked = 0
  var reopened = 0
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
      var token = nodes.count < HTMLTree.nodeLimit ? tokenizer.next() : HTMLToken()
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

  func isForeign(_ token: HTMLToken) -> Bool {
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
}
