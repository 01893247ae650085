extension StringProtocol {
  /// The text without white space at its ends.
  var trimmingSpaces: String {
    let text = drop(while: \.isWhitespace)
    return String(text[..<(text.lastIndex { !$0.isWhitespace }.map(text.index(after:)) ?? text.startIndex)])
  }
}
