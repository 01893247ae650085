// Which rules read a token, and what the rules have in common.

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

  mutating func again(_ token: HTMLToken, in mode: Mode) {
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

  func isStart(_ token: HTMLToken, _ tag: HTMLTag) -> Bool { token.kind == .startTag && token.tag == tag }
}
