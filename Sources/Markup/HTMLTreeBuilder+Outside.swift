// The rules of templates and framesets, and of what comes after the body.

extension HTMLTreeBuilder {
  mutating func inTemplate(_ token: HTMLToken) {
    let inner: Mode
    switch token.kind {
    case .text, .comment, .doctype: return inBody(token)
    case .startTag:
      switch token.tag {
      case let tag where HTMLTagSets.isHeadContent(tag): return inHead(token)
      case .caption, .colgroup, .tbody, .tfoot, .thead: inner = .inTable
      case .col: inner = .inColumnGroup
      case .tr: inner = .inTableBody
      case .td, .th: inner = .inRow
      default: inner = .inBody
      }
      _ = templateModes.popLast()
      templateModes.append(inner)
      return again(token, in: inner)
    case .endTag: return token.tag == .template ? inHead(token) : ()
    case .end:
      guard isOpen(.template) else { return }
      popUntil(.template)
      clearFormattingToMarker()
      _ = templateModes.popLast()
      resetMode()
      return dispatch(token)
    }
  }

  mutating func afterBody(_ token: HTMLToken) {
    let (blanks, rest) = splitBlanks(token)
    if !blanks.isEmpty { inBody(HTMLToken(kind: .text, text: blanks)) }
    guard let token = rest else { return }
    switch token.kind {
    case .comment: insertComment(token, in: stack[0])
    case .doctype, .end: return
    case .startTag where token.tag == .html: inBody(token)
    case .endTag where token.tag == .html: if context == nil { mode = .afterAfterBody }
    default: again(token, in: .inBody)
    }
  }

  mutating func afterAfterBody(_ token: HTMLToken) {
    let (blanks, rest) = splitBlanks(token)
    if !blanks.isEmpty { inBody(HTMLToken(kind: .text, text: blanks)) }
    guard let token = rest else { return }
    switch token.kind {
    case .comment: insertComment(token, in: 0)
    case .doctype, .end: return
    case .startTag where token.tag == .html: inBody(token)
    default: again(token, in: .inBody)
    }
  }

  /// In a frameset only blanks are text.
  mutating func insertBlanks(of token: HTMLToken) {
    var index = token.text.lowerBound
    while index < token.text.upperBound {
      let start = index
      while index < token.text.upperBound, HTMLTokenizer.isBlank(tokenizer.bytes[index]) { index += 1 }
      insertText(start..<index)
      while index < token.text.upperBound, !HTMLTokenizer.isBlank(tokenizer.bytes[index]) { index += 1 }
    }
  }

  mutating func inFrameset(_ token: HTMLToken) {
    switch (token.kind, token.tag) {
    case (.text, _): insertBlanks(of: token)
    case (.comment, _): insertComment(token)
    case (.startTag, .html): inBody(token)
    case (.startTag, .frameset): insertElement(token)
    case (.startTag, .frame): insertVoid(token)
    case (.startTag, .noframes): inHead(token)
    case (.endTag, .frameset):
      guard stack.count > 1 else { return }
      pop()
      if context == nil, currentTag != .frameset { mode = .afterFrameset }
    default: break
    }
  }

  mutating func afterFrameset(_ token: HTMLToken) {
    switch (token.kind, token.tag) {
    case (.text, _): insertBlanks(of: token)
    case (.comment, _): insertComment(token)
    case (.startTag, .html): inBody(token)
    case (.endTag, .html): mode = .afterAfterFrameset
    case (.startTag, .noframes): inHead(token)
    default: break
    }
  }

  mutating func afterAfterFrameset(_ token: HTMLToken) {
    switch (token.kind, token.tag) {
    case (.comment, _): insertComment(token, in: 0)
    case (.text, _):
      let blanks = splitBlanks(token).blanks
      if !blanks.isEmpty { inBody(HTMLToken(kind: .text, text: blanks)) }
    case (.startTag, .html): inBody(token)
    case (.startTag, .noframes): inHead(token)
    default: break
    }
  }

  /// Finds the mode again from the open elements.
  mutating func resetMode() {
    for index in stack.indices.reversed() {
      let isLast = index == 0
      let node = nodes[stack[index]]
      var tag = node.namespace == .html ? node.tag : .other
      if isLast, let context { tag = context.namespace == .html ? context.tag : .other }
      switch tag {
      case .td where !isLast, .th where !isLast: mode = .inCell
      case .tr: mode = .inRow
      case .tbody, .thead, .tfoot: mode = .inTableBody
      case .caption: mode = .inCaption
      case .colgroup: mode = .inColumnGroup
      case .table: mode = .inTable
      case .template: mode = templateModes.last ?? .inBody
      case .head where !isLast: mode = .inHead
      case .body: mode = .inBody
      case .frameset: mode = .inFrameset
      case .html: mode = headElement < 0 ? .beforeHead : .afterHead
      default:
        guard isLast else { continue }
        mode = .inBody
      }
      return
    }
  }
}
