import Markup

/// Reads a feed of any format. `contentType` is the header it came with; `url` is where it came from, which relative
/// addresses are resolved against.
public func parseFeed(_ bytes: [UInt8], contentType: String? = nil, url: String? = nil) throws(FeedError) -> ParsedFeed
{
  if looksLikeJSON(bytes) { return try parseJSONFeed(bytes, url: url) }
  let decoded = decodeXML(bytes, contentType: contentType)
  let report = readXML(decoded.bytes) { FeedBuilder(base: url) }
  let builder = report.handler
  // A server's own complaints (PHP's warnings, with tags of their own) may stand above the feed.
  if builder.foreignRoot != nil, let start = rootBelowTheFirst(decoded.bytes) {
    var result = try parseFeed(Array(decoded.bytes[start...]), contentType: "text/xml; charset=utf-8", url: url)
    result.encoding = decoded.encoding
    result.warnings = decoded.warnings + ["what stands above the feed was left out"] + result.warnings
    return result
  }
  let line = report.fault.map { $0.line + decoded.skippedLines }
  if let root = builder.foreignRoot {
    throw FeedError(.feed, "the root element is \(root)", url: url, line: nil)
  }
  guard builder.rootSeen else {
    throw FeedError(.feed, report.fault?.reason ?? "there is no element in it", url: url, line: line)
  }
  var result = builder.result
  result.encoding = decoded.encoding
  result.warnings = decoded.warnings
  if let fault = report.fault, let line { result.warnings.append("line \(line): \(fault.reason)") }
  return result
}

/// Where a feed begins below other markup, in a document whose root is none; nil where there is none near the top, and
/// where the document is a page, which may speak of feeds.
private func rootBelowTheFirst(_ bytes: ArraySlice<UInt8>) -> Int? {
  let head = bytes.prefix(8_192)
  for index in head.indices.dropFirst() where head[index] == UInt8(ascii: "<") {
    let word = String(decoding: head[index...].prefix(9), as: UTF8.self).lowercased()
    if word.hasPrefix("<html") || word.hasPrefix("<!doctype") || word.hasPrefix("<head") { return nil }
    if word.hasPrefix("<rss") || word.hasPrefix("<rdf:rdf") || word.hasPrefix("<feed") { return index }
  }
  return nil
}
