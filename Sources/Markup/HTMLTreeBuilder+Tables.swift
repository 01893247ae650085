// The rules inside tables.

extension HTMLTreeBuilder {
  mutating func inTable(_ token: HTMLToken) {
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
  mutating func foster(_ token: HTMLToken) {
    isFostering = true
    inBody(token)
    isFostering = false
  }

  mutating func inCaption(_ token: HTMLToken) {
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

  mutating func inColumnGroup(_ token: HTMLToken) {
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

  mutating func inTableBody(_ token: HTMLToken) {
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

  mutating func inRow(_ token: HTMLToken) {
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

  mutating func closeRow() -> Bool {
    guard hasInScope(.tr, .table) else { return false }
    clearStack(to: [.tr, .template, .html])
    pop()
    mode = .inTableBody
    return true
  }

  mutating func inCell(_ token: HTMLToken) {
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

  mutating func closeCell() -> Bool {
    guard hasInScope(.table, where: { $0 == .td || $0 == .th }) else { return false }
    closeImplied()
    popUntil { $0 == .td || $0 == .th }
    clearFormattingToMarker()
    mode = .inRow
    return true
  }
}
