// The rules inside SVG and MathML.

extension HTMLTreeBuilder {
  mutating func foreign(_ token: HTMLToken) {
    switch token.kind {
    case .text:
      insertText(token.text)
      if splitBlanks(token).rest != nil { isFramesetOK = false }
    case .comment: insertComment(token)
    case .startTag: foreignStart(token)
    case .endTag: foreignEnd(token)
    case .doctype, .end: break
    }
  }

  mutating func foreignStart(_ token: HTMLToken) {
    let isPlainFont =
      token.tag == .font
      && ["color", "face", "size"].allSatisfy { (name: StaticString) in attribute(name, in: token.attributes) == nil }
    if HTMLTagSets.leavesForeign(token.tag) || (token.tag == .font && !isPlainFont) { return leaveForeign(token) }
    let namespace = adjustedCurrent.namespace
    adjustForeign(token, namespace)
    var token = token
    if namespace == .svg { adjustName(&token) }
    if token.isSelfClosing { insertVoid(token, namespace: namespace) } else { openForeign(token, namespace) }
  }

  mutating func openForeign(_ token: HTMLToken, _ namespace: HTMLTree.Namespace) {
    insertElement(token, namespace: namespace)
  }

  mutating func leaveForeign(_ token: HTMLToken) {
    while stack.count > 1 {
      let node = nodes[current]
      if node.namespace == .html || isHTMLIntegrationPoint(current) { break }
      if node.namespace == .math, [.mi, .mo, .mn, .ms, .mtext].contains(node.tag) { break }
      stack.removeLast()
    }
    process(token, by: mode)
  }

  mutating func foreignEnd(_ token: HTMLToken) {
    if token.tag == .br || token.tag == .p { return leaveForeign(token) }
    var index = stack.count - 1
    while index > 0 {
      let node = nodes[stack[index]]
      if node.namespace == .html { return process(token, by: mode) }
      if isName(node, token) {
        stack.removeSubrange(index...)
        return
      }
      index -= 1
    }
  }

  /// Whether an element is the one that an end tag names, whatever the case.
  func isName(_ node: Node, _ token: HTMLToken) -> Bool {
    guard node.tag == token.tag else { return false }
    guard node.tag == .other, node.otherName != token.otherName else { return true }
    let (one, two) = (Int(node.otherName), Int(token.otherName))
    return tokenizer.otherNames[one].lowercased() == tokenizer.otherNames[two]
  }
}
