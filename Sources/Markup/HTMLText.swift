/// The words of an HTML fragment on one line: references decoded, tags, scripts and control characters gone, white space
/// collapsed. For headlines, names and captions.
public func htmlPlainText(_ html: String) -> String {
  var html = html
  let isPlain = html.withUTF8 { !$0.contains { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") } }
  return isPlain ? collapseBlanks(html) : HTMLTree(html).words(0)
}
