// The rules up to `body`.

extension HTMLTreeBuilder {
  mutating func initial(_ token: HTMLToken) {
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

  mutating func beforeHTML(_ token: HTMLToken) {
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

  mutating func beforeHead(_ token: HTMLToken) {
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

  mutating func endTemplate() {
    guard isOpen(.template) else { return }
    while HTMLTagSets.hasImpliedEnd(currentTag) || HTMLTagSets.isTablePart(currentTag) { stack.removeLast() }
    popUntil(.template)
    clearFormattingToMarker()
    _ = templateModes.popLast()
    resetMode()
  }

  mutating func inHeadNoscript(_ token: HTMLToken) {
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

  mutating func afterHead(_ token: HTMLToken) {
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

  mutating func inText(_ token: HTMLToken) {
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
}
