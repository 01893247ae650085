// Everything around and outside of `body`: the head, tables, framesets, templates, and SVG and MathML.

extension HTMLTreeBuilder {
  /// Reads a token by the rules of a mode.
  mutating func process(_ token: HTMLToken, by mode: Mode) {
    switch mode {
    case .initial: initial(token)
    case .beforeHTML: beforeHTML(token)
    case .beforeHead: beforeHead(token)
    case .inHead: inHead(token)
    case .inHeadNoscript: inHeadNoscript(token)
    case .afterHead: afterHead(token)
    case .inBody: inBody(token)
    case .text: inText(token)
    case .inTable: inTable(token)
    case .inCaption: inCaption(token)
    case .inColumnGroup: inColumnGroup(token)
    case .inTableBody: inTableBody(token)
    case .inRow: inRow(token)
    case .inCell: inCell(token)
    case .inTemplate: inTemplate(token)
    case .afterBody: afterBody(token)
    case .inFrameset: inFrameset(token)
    case .afterFrameset: afterFrameset(token)
    case .afterAfterBody: afterAfterBody(token)
    case .afterAfterFrameset: afterAfterFrameset(token)
    }
  }

  private mutating func again(_ token: HTMLToken, in mode: Mode) {
    self.mode = mode
    process(token, by: mode)
  }

  /// Splits the blanks off the front of a text token; for other tokens there are none.
  func splitBlanks(_ token: HTMLToken) -> (blanks: Range<Int>, rest: HTMLToken?) {
    guard token.kind == .text else { return (0..<0, token) }
    var index = token.text.lowerBound
    while index < token.text.upperBound, HTMLTokenizer.isBlank(tokenizer.bytes[index]) { index += 1 }
    var rest = token
    rest.text = index..<token.text.upperBound
    return (token.text.lowerBound..<index, rest.text.isEmpty ? nil : rest)
  }

  private func isStart(_ token: HTMLToken, _ tag: HTMLTag) -> Bool { token.kind == .startTag && token.tag == tag }

  // MARK: Before the body

  private mutating func initial(_ token: HTMLToken) {
    guard let token = splitBlanks(token).rest else { return }
    switch token.kind {
    case .comment: insertComment(token, in: 0)
    case .doctype:
      nodes.append(
        Node(kind: .doctype, start: Int32(token.text.lowerBound), count: Int32(token.text.count)))
      append(nodes.count - 1, to: 0)
      isQuirky = token.isQuirky
      mode = .beforeHTML
    default:
      isQuirky = true
      again(token, in: .beforeHTML)
    }
  }

  private mutating func beforeHTML(_ token: HTMLToken) {
    guard let token = splitBlanks(token).rest else { return }
    switch token.kind {
    case .comment: return insertComment(token, in: 0)
    case .doctype: return
    case .endTag where ![.head, .body, .html, .br].contains(token.tag): return
    default: break
    }
    let html = makeElement(isStart(token, .html) ? token : Self.implied(.html))
    append(html, to: 0)
    stack.append(html)
    mode = .beforeHead
    if !isStart(token, .html) { process(token, by: mode) }
  }

  private mutating func beforeHead(_ token: HTMLToken) {
    guard let token = splitBlanks(token).rest else { return }
    switch token.kind {
    case .comment: return insertComment(token)
    case .doctype: return
    case .startTag where token.tag == .html: return inBody(token)
    case .endTag where ![.head, .body, .html, .br].contains(token.tag): return
    default: break
    }
    headElement = insertElement(isStart(token, .head) ? token : Self.implied(.head))
    mode = .inHead
    if !isStart(token, .head) { process(token, by: mode) }
  }

  mutating func inHead(_ token: HTMLToken) {
    let (blanks, rest) = splitBlanks(token)
    insertText(blanks)
    guard let token = rest else { return }
    switch token.kind {
    case .comment: return insertComment(token)
    case .doctype: return
    case .startTag:
      switch token.tag {
      case .html: return inBody(token)
      case .base, .basefont, .bgsound, .link, .meta: return insertVoid(token)
      case .title: return insertRaw(token, .escapable)
      case .noframes, .style: return insertRaw(token, .raw)
      case .noscript:
        insertElement(token)
        mode = .inHeadNoscript
        return
      case .script: return insertRaw(token, .script)
      case .template:
        insertElement(token)
        formatting.append(nil)
        isFramesetOK = false
        mode = .inTemplate
        templateModes.append(.inTemplate)
        return
      case .head: return
      default: break
      }
    case .endTag:
      switch token.tag {
      case .head:
        pop()
        mode = .afterHead
        return
      case .body, .html, .br: break
      case .template: return endTemplate()
      default: return
      }
    default: break
    }
    pop()
    again(token, in: .afterHead)
  }

  private mutating func endTemplate() {
    guard isOpen(.template) else { return }
    while HTMLTagSets.hasImpliedEnd(currentTag) || HTMLTagSets.isTablePart(currentTag) { stack.removeLast() }
    popUntil(.template)
    clearFormattingToMarker()
    _ = templateModes.popLast()
    resetMode()
  }

  private mutating func inHeadNoscript(_ token: HTMLToken) {
    let (blanks, rest) = splitBlanks(token)
    insertText(blanks)
    guard let token = rest else { return }
    switch token.kind {
    case .doctype: return
    case .comment: return inHead(token)
    case .startTag:
      switch token.tag {
      case .html: return inBody(token)
      case .basefont, .bgsound, .link, .meta, .noframes, .style: return inHead(token)
      case .head, .noscript: return
      default: break
      }
    case .endTag where token.tag == .noscript:
      pop()
      mode = .inHead
      return
    case .endTag where token.tag != .br: return
    default: break
    }
    pop()
    again(token, in: .inHead)
  }

  private mutating func afterHead(_ token: HTMLToken) {
    let (blanks, rest) = splitBlanks(token)
    insertText(blanks)
    guard let token = rest else { return }
    switch token.kind {
    case .comment: return insertComment(token)
    case .doctype: return
    case .startTag:
      switch token.tag {
      case .html: return inBody(token)
      case .body:
        insertElement(token)
        isFramesetOK = false
        mode = .inBody
        return
      case .frameset:
        insertElement(token)
        mode = .inFrameset
        return
      case .head: return
      case let tag where HTMLTagSets.isHeadContent(tag):
        stack.append(headElement)
        inHead(token)
        stack.removeAll { $0 == headElement }
        return
      default: break
      }
    case .endTag:
      if token.tag == .template { return inHead(token) }
      if ![.body, .html, .br].contains(token.tag) { return }
    default: break
    }
    insertElement(Self.implied(.body))
    again(token, in: .inBody)
  }

  private mutating func inText(_ token: HTMLToken) {
    switch token.kind {
    case .text: insertText(token.text)
    case .end:
      pop()
      again(token, in: textReturnMode)
    default:
      pop()
      mode = textReturnMode
    }
  }

  // MARK: Tables

  private mutating func inTable(_ token: HTMLToken) {
    switch token.kind {
    case .text where [.table, .tbody, .template, .tfoot, .thead, .tr].contains(currentTag):
      if splitBlanks(token).rest == nil { insertText(token.text) } else { foster(token) }
      return
    case .comment: return insertComment(token)
    case .doctype: return
    case .startTag:
      switch token.tag {
      case .caption:
        clearStack(to: [.table, .template, .html])
        formatting.append(nil)
        insertElement(token)
        mode = .inCaption
        return
      case .colgroup:
        clearStack(to: [.table, .template, .html])
        insertElement(token)
        mode = .inColumnGroup
        return
      case .col:
        clearStack(to: [.table, .template, .html])
        insertElement(Self.implied(.colgroup))
        return again(token, in: .inColumnGroup)
      case .tbody, .tfoot, .thead:
        clearStack(to: [.table, .template, .html])
        insertElement(token)
        mode = .inTableBody
        return
      case .td, .th, .tr:
        clearStack(to: [.table, .template, .html])
        insertElement(Self.implied(.tbody))
        return again(token, in: .inTableBody)
      case .table:
        guard hasInScope(.table, .table) else { return }
        popUntil(.table)
        resetMode()
        return dispatch(token)
      case .style, .script, .template: return inHead(token)
      case .input where attribute("type", in: token.attributes)?.lowercased() == "hidden":
        return insertVoid(token)
      case .form:
        if formElement < 0, !isOpen(.template) {
          insertVoid(token)
          formElement = nodes.count - 1
        }
        return
      default: break
      }
    case .endTag:
      switch token.tag {
      case .table:
        guard hasInScope(.table, .table) else { return }
        popUntil(.table)
        return resetMode()
      case .template: return inHead(token)
      case .body, .html: return
      case let tag where HTMLTagSets.isTablePart(tag): return
      default: break
      }
    case .end: return inBody(token)
    default: break
    }
    foster(token)
  }

  /// What may not stand in a table is set before it.
  private mutating func foster(_ token: HTMLToken) {
    isFostering = true
    inBody(token)
    isFostering = false
  }

  private mutating func inCaption(_ token: HTMLToken) {
    let endsCaption =
      (token.kind == .endTag && (token.tag == .caption || token.tag == .table))
      || (token.kind == .startTag && HTMLTagSets.isTablePart(token.tag))
    guard endsCaption else {
      let isIgnored =
        token.kind == .endTag
        && (token.tag == .body || token.tag == .html || HTMLTagSets.isTablePart(token.tag))
      return isIgnored ? () : inBody(token)
    }
    guard hasInScope(.caption, .table) else { return }
    closeImplied()
    popUntil(.caption)
    clearFormattingToMarker()
    mode = .inTable
    if !(token.kind == .endTag && token.tag == .caption) { dispatch(token) }
  }

  private mutating func inColumnGroup(_ token: HTMLToken) {
    let (blanks, rest) = splitBlanks(token)
    insertText(blanks)
    guard let token = rest else { return }
    switch token.kind {
    case .comment: return insertComment(token)
    case .doctype: return
    case .startTag where token.tag == .html: return inBody(token)
    case .startTag where token.tag == .col: return insertVoid(token)
    case .startTag where token.tag == .template, .endTag where token.tag == .template: return inHead(token)
    case .endTag where token.tag == .colgroup:
      guard currentTag == .colgroup else { return }
      pop()
      mode = .inTable
      return
    case .endTag where token.tag == .col: return
    case .end: return inBody(token)
    default: break
    }
    guard currentTag == .colgroup else { return }
    pop()
    mode = .inTable
    dispatch(token)
  }

  private mutating func inTableBody(_ token: HTMLToken) {
    let isTableBody = { (tag: HTMLTag) in tag == .tbody || tag == .tfoot || tag == .thead }
    switch (token.kind, token.tag) {
    case (.startTag, .tr):
      clearStack(to: [.tbody, .tfoot, .thead, .template, .html])
      insertElement(token)
      mode = .inRow
    case (.startTag, .th), (.startTag, .td):
      clearStack(to: [.tbody, .tfoot, .thead, .template, .html])
      insertElement(Self.implied(.tr))
      again(token, in: .inRow)
    case (.endTag, let tag) where isTableBody(tag):
      guard hasInScope(tag, .table) else { return }
      clearStack(to: [.tbody, .tfoot, .thead, .template, .html])
      pop()
      mode = .inTable
    case (.startTag, .caption), (.startTag, .col), (.startTag, .colgroup), (.startTag, .tbody), (.startTag, .tfoot),
      (.startTag, .thead), (.endTag, .table):
      guard hasInScope(.table, where: isTableBody) else { return }
      clearStack(to: [.tbody, .tfoot, .thead, .template, .html])
      pop()
      mode = .inTable
      dispatch(token)
    case (.endTag, .body), (.endTag, .html): return
    case (.endTag, let tag) where HTMLTagSets.isTablePart(tag): return
    default: inTable(token)
    }
  }

  private mutating func inRow(_ token: HTMLToken) {
    switch (token.kind, token.tag) {
    case (.startTag, .th), (.startTag, .td):
      clearStack(to: [.tr, .template, .html])
      insertElement(token)
      mode = .inCell
      formatting.append(nil)
    case (.endTag, .tr):
      _ = closeRow()
    case (.startTag, let tag) where HTMLTagSets.isTablePart(tag), (.endTag, let tag) where tag == .table:
      if closeRow() { dispatch(token) }
    case (.endTag, .tbody), (.endTag, .tfoot), (.endTag, .thead):
      guard hasInScope(token.tag, .table) else { return }
      if closeRow() { dispatch(token) }
    case (.endTag, .body), (.endTag, .html): return
    case (.endTag, let tag) where HTMLTagSets.isTablePart(tag): return
    default: inTable(token)
    }
  }

  private mutating func closeRow() -> Bool {
    guard hasInScope(.tr, .table) else { return false }
    clearStack(to: [.tr, .template, .html])
    pop()
    mode = .inTableBody
    return true
  }

  private mutating func inCell(_ token: HTMLToken) {
    switch (token.kind, token.tag) {
    case (.endTag, .td), (.endTag, .th):
      guard hasInScope(token.tag, .table) else { return }
      closeImplied()
      popUntil(token.tag)
      clearFormattingToMarker()
      mode = .inRow
    case (.startTag, let tag) where HTMLTagSets.isTablePart(tag):
      if closeCell() { dispatch(token) }
    case (.endTag, .body), (.endTag, .caption), (.endTag, .col), (.endTag, .colgroup), (.endTag, .html): return
    case (.endTag, .table), (.endTag, .tbody), (.endTag, .tfoot), (.endTag, .thead), (.endTag, .tr):
      guard hasInScope(token.tag, .table) else { return }
      if closeCell() { dispatch(token) }
    default: inBody(token)
    }
  }

  private mutating func closeCell() -> Bool {
    guard hasInScope(.table, where: { $0 == .td || $0 == .th }) else { return false }
    closeImplied()
    popUntil { $0 == .td || $0 == .th }
    clearFormattingToMarker()
    mode = .inRow
    return true
  }

  // MARK: Templates, the end, framesets

  private mutating func inTemplate(_ token: HTMLToken) {
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

  private mutating func afterBody(_ token: HTMLToken) {
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

  private mutating func afterAfterBody(_ token: HTMLToken) {
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
  private mutating func insertBlanks(of token: HTMLToken) {
    var index = token.text.lowerBound
    while index < token.text.upperBound {
      let start = index
      while index < token.text.upperBound, HTMLTokenizer.isBlank(tokenizer.bytes[index]) { index += 1 }
      insertText(start..<index)
      while index < token.text.upperBound, !HTMLTokenizer.isBlank(tokenizer.bytes[index]) { index += 1 }
    }
  }

  private mutating func inFrameset(_ token: HTMLToken) {
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

  private mutating func afterFrameset(_ token: HTMLToken) {
    switch (token.kind, token.tag) {
    case (.text, _): insertBlanks(of: token)
    case (.comment, _): insertComment(token)
    case (.startTag, .html): inBody(token)
    case (.endTag, .html): mode = .afterAfterFrameset
    case (.startTag, .noframes): inHead(token)
    default: break
    }
  }

  private mutating func afterAfterFrameset(_ token: HTMLToken) {
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

  // MARK: SVG and MathML

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

  private mutating func foreignStart(_ token: HTMLToken) {
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

  private mutating func leaveForeign(_ token: HTMLToken) {
    while stack.count > 1 {
      let node = nodes[current]
      if node.namespace == .html || isHTMLIntegrationPoint(current) { break }
      if node.namespace == .math, [.mi, .mo, .mn, .ms, .mtext].contains(node.tag) { break }
      stack.removeLast()
    }
    process(token, by: mode)
  }

  private mutating func foreignEnd(_ token: HTMLToken) {
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
  private func isName(_ node: Node, _ token: HTMLToken) -> Bool {
    guard node.tag == token.tag else { return false }
    guard node.tag == .other, node.otherName != token.otherName else { return true }
    let (one, two) = (Int(node.otherName), Int(token.otherName))
    return tokenizer.otherNames[one].lowercased() == tokenizer.otherNames[two]
  }
}
