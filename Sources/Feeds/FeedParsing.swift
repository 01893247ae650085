import Markup

/// Reads a feed of any format. `contentType` is the header it came with; `url` is where it came from, which relative
/// addresses are resolved against.
public func parseFeed(_ bytes: [UInt8], contentType: String? = nil, url: String? = nil) throws(FeedError) -> ParsedFeed
{
  if looksLikeJSON(bytes) { return try parseJSONFeed(bytes, url: url) }
  let decoded = decodeXML(bytes, contentType: contentType)
  let report = readXML(decoded.bytes) { FeedBuilder(base: url) }
  let builder = report.handler
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
