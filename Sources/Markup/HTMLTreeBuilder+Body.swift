// The rules for `body`, where nearly all of a page stands.

extension HTMLTreeBuilder {
  mutating func inBody(_ token: HTMLToken) {
    switch token.kind {
    case .text:
      reopenFormatting()
      insertText(token.text)
      if isFramesetOK, splitBlanks(token).rest != nil { isFramesetOK = false }
    case .comment: insertComment(token)
    case .doctype: break
    case .startTag: startTag(token)
    case .endTag: endTag(token)
    case .end: if !templateModes.isEmpty { process(token, by: .inTemplate) }
    }
  }

  private mutating func startTag(_ token: HTMLToken) {
    let tag = token.tag
    if HTMLTagSets.isPlainBlock(tag) {
      closeParagraph()
      insertElement(token)
      return
    }
    if HTMLTagSets.isHeadContent(tag) { return inHead(token) }
    if HTMLTagSets.isHeading(tag) {
      closeParagraph()
      if HTMLTagSets.isHeading(currentTag) { pop() }
      insertElement(token)
      return
    }
    switch tag {
    case .p:
      closeParagraph()
      insertElement(token)
    case .a:
      if let entry = formatting.reversed().prefix(while: { $0 != nil }).compactMap({ $0 }).first(where: {
        nodes[$0].tag == .a
      }) {
        adopt(.a)
        formatting.removeAll { $0 == entry }
        stack.removeAll { $0 == entry }
      }
      reopenFormatting()
      pushFormatting(insertElement(token))
    case .nobr:
      reopenFormatting()
      if hasInScope(.nobr) {
        adopt(.nobr)
        reopenFormatting()
      }
      pushFormatting(insertElement(token))
    case _ where HTMLTagSets.isFormatting(tag):
      reopenFormatting()
      pushFormatting(insertElement(token))
    case .area, .br, .embed, .img, .keygen, .wbr:
      reopenFormatting()
      insertVoid(token)
      isFramesetOK = false
    case .li: startItem(token) { $0 == .li }
    case .dd, .dt: startItem(token) { $0 == .dd || $0 == .dt }
    case .svg, .math:
      reopenFormatting()
      let namespace: HTMLTree.Namespace = tag == .svg ? .svg : .math
      adjustForeign(token, namespace)
      if token.isSelfClosing { insertVoid(token, namespace: namespace) } else { openForeign(token, namespace) }
    default:
      if !HTMLTagSets.isTablePart(tag) { rarerStartTag(token) }
    }
  }

  /// A list item ends the one before it, unless a block in that is still open.
  private mutating func startItem(_ token: HTMLToken, isItem: (HTMLTag) -> Bool) {
    isFramesetOK = false
    for number in stack.reversed() {
      let node = nodes[number]
      if node.namespace == .html, isItem(node.tag) {
        closeImplied(except: node.tag)
        popUntil(node.tag)
        break
      }
      if HTMLTagSets.isSpecial(node.tag, namespace: node.namespace),
        !(node.namespace == .html && [.address, .div, .p].contains(node.tag))
      {
        break
      }
    }
    closeParagraph()
    insertElement(token)
  }

  private mutating func rarerStartTag(_ token: HTMLToken) {
    switch token.tag {
    case .html:
      if !isOpen(.template) { addAttributes(of: token, to: stack[0]) }
    case .body:
      guard stack.count > 1, nodes[stack[1]].tag == .body, !isOpen(.template) else { return }
      isFramesetOK = false
      addAttributes(of: token, to: stack[1])
    case .frameset:
      guard stack.count > 1, nodes[stack[1]].tag == .body, isFramesetOK else { return }
      detach(stack[1])
      stack.removeSubrange(1...)
      insertElement(token)
      mode = .inFrameset
    case .frame, .head: break
    case .pre, .listing:
      closeParagraph()
      insertElement(token)
      skipsNextLineEnd = true
      isFramesetOK = false
    case .form:
      guard formElement < 0 || isOpen(.template) else { return }
      closeParagraph()
      let form = insertElement(token)
      if !isOpen(.template) { formElement = form }
    case .plaintext:
      closeParagraph()
      insertElement(token)
      tokenizer.content = .plain
    case .button:
      if hasInScope(.button) {
        closeImplied()
        popUntil(.button)
      }
      reopenFormatting()
      insertElement(token)
      isFramesetOK = false
    case .applet, .marquee, .object:
      reopenFormatting()
      insertElement(token)
      formatting.append(nil)
      isFramesetOK = false
    case .table:
      if !isQuirky { closeParagraph() }
      insertElement(token)
      isFramesetOK = false
      mode = .inTable
    case .param, .source, .track: insertVoid(token)
    case .hr:
      closeParagraph()
      if hasInScope(.select) { closeImplied() }
      insertVoid(token)
      isFramesetOK = false
    case .image:
      var token = token
      token.tag = .img
      startTag(token)
    default: formStartTag(token)
    }
  }

  private mutating func formStartTag(_ token: HTMLToken) {
    switch token.tag {
    case .input:
      if context?.tag == .select { return }
      if hasInScope(.select) { popUntil(.select) }
      reopenFormatting()
      insertVoid(token)
      if attribute("type", in: token.attributes)?.lowercased() != "hidden" { isFramesetOK = false }
    case .textarea:
      insertRaw(token, .escapable)
      skipsNextLineEnd = true
      isFramesetOK = false
    case .xmp:
      closeParagraph()
      reopenFormatting()
      isFramesetOK = false
      insertRaw(token, .raw)
    case .iframe:
      isFramesetOK = false
      insertRaw(token, .raw)
    case .noembed: insertRaw(token, .raw)
    case .select:
      if hasInScope(.select) { return popUntil(.select) }
      reopenFormatting()
      insertElement(token)
      isFramesetOK = false
    case .option:
      if hasInScope(.select) {
        closeImplied(except: .optgroup)
      } else if currentTag == .option {
        pop()
      }
      reopenFormatting()
      insertElement(token)
    case .optgroup:
      if hasInScope(.select) {
        closeImplied()
      } else if currentTag == .option {
        pop()
      }
      reopenFormatting()
      insertElement(token)
    case .rb, .rtc:
      if hasInScope(.ruby) { closeImplied() }
      insertElement(token)
    case .rp, .rt:
      if hasInScope(.ruby) { closeImplied(except: .rtc) }
      insertElement(token)
    default:
      reopenFormatting()
      insertElement(token)
    }
  }

  /// A second `html` or `body` tag adds the attributes that the first one lacks.
  private mutating func addAttributes(of token: HTMLToken, to node: Int) {
    let own = nodes[node]
    guard !token.attributes.isEmpty else { return }
    var merged = Array(tokenizer.attributes[Int(own.start)..<Int(own.start + own.count)])
    let bytes = tokenizer.bytes
    let text = { (range: Range<Int32>) in bytes[Int(range.lowerBound)..<Int(range.upperBound)] }
    for attribute in tokenizer.attributes[token.attributes]
    where merged.count < HTMLTokenizer.attributeLimit
      && !merged.contains(where: { text($0.name) == text(attribute.name) })
    {
      merged.append(attribute)
    }
    guard merged.count > Int(own.count) else { return }
    nodes[node].start = Int32(tokenizer.attributes.count)
    nodes[node].count = Int32(merged.count)
    tokenizer.attributes += merged
  }

  private mutating func endTag(_ token: HTMLToken) {
    let tag = token.tag
    if HTMLTagSets.isFormatting(tag) { return adopt(tag) }
    if HTMLTagSets.isPlainBlock(tag) { return endBlock(tag) }
    if HTMLTagSets.isHeading(tag) {
      guard hasInScope(where: HTMLTagSets.isHeading) else { return }
      closeImplied()
      return popUntil(HTMLTagSets.isHeading)
    }
    switch tag {
    case .p:
      if !hasInScope(.p, .button) { insertElement(Self.implied(.p)) }
      closeParagraph()
    case .li:
      guard hasInScope(.li, .listItem) else { return }
      closeImplied(except: .li)
      popUntil(.li)
    case .dd, .dt:
      guard hasInScope(tag) else { return }
      closeImplied(except: tag)
      popUntil(tag)
    case .button, .listing, .pre, .select: endBlock(tag)
    case .body:
      if hasInScope(.body) { mode = .afterBody }
    case .html:
      guard hasInScope(.body) else { return }
      mode = .afterBody
      dispatch(token)
    case .form: endForm()
    case .applet, .marquee, .object:
      guard hasInScope(tag) else { return }
      closeImplied()
      popUntil(tag)
      clearFormattingToMarker()
    case .br:
      reopenFormatting()
      insertVoid(Self.implied(.br))
      isFramesetOK = false
    case .template: inHead(token)
    default: endOther(tag, token.otherName)
    }
  }

  private mutating func endBlock(_ tag: HTMLTag) {
    guard hasInScope(tag) else { return }
    closeImplied()
    popUntil(tag)
  }

  private mutating func endForm() {
    if isOpen(.template) { return endBlock(.form) }
    let form = formElement
    formElement = -1
    guard form >= 0, stack.contains(form), hasInScope(.form) else { return }
    closeImplied()
    stack.removeAll { $0 == form }
  }

  /// The end tag of an inline element: closes it, unless a block stands between.
  mutating func endOther(_ tag: HTMLTag, _ otherName: Int32) {
    var index = stack.count - 1
    while index >= 0 {
      let node = nodes[stack[index]]
      if node.namespace == .html, node.tag == tag, node.otherName == otherName {
        guard index > 0 else { return }
        if tag == .other { closeImplied() } else { closeImplied(except: tag) }
        if stack.count > index { stack.removeSubrange(index...) }
        return
      }
      if HTMLTagSets.isSpecial(node.tag, namespace: node.namespace) { return }
      index -= 1
    }
  }
}
