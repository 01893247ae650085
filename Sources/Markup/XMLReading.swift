// Reads a document twice at most: once by libxml2's streaming interface, which is quick and stops at the first fault,
// and only then by the lenient reader, which makes the best of what is there. Bytes must be UTF-8 by now; see
// `decodeXML`. Nothing outside the bytes is ever read, and no entity of the document's own is more than a few words.

import Glibc

/// A fault that made a document be read leniently.
public struct XMLFault: Hashable, Sendable {
  /// What is wrong, without the line end that libxml2 puts there.
  public let reason: String
  /// The line, from 1.
  public let line: Int
}

/// What came of reading a document.
public struct XMLReport<Handler: XMLHandler> {
  /// The handler that took in the whole document.
  public let handler: Handler
  /// The first fault, where the document was not well-formed.
  public let fault: XMLFault?
}

/// Reads a document in UTF-8 into a fresh handler; where it is not well-formed, once more and leniently into another.
public func readXML<Handler: XMLHandler>(_ bytes: ArraySlice<UInt8>, makeHandler: () -> Handler) -> XMLReport<Handler> {
  var fault = XMLFault(reason: "an element has too many attributes", line: 1)
  if !hasSwarm(bytes) {
    let handler = makeHandler()
    let reader = StreamReader(handler)
    guard let found = reader.read(bytes) else { return XMLReport(handler: handler, fault: nil) }
    fault = found
  }
  let second = makeHandler()
  var lenient = LenientReader(second, Array(bytes))
  lenient.read()
  return XMLReport(handler: second, fault: fault)
}

/// Whether something between two brackets may be a tag with thousands of attributes, each of which libxml2 would compare
/// with all others. No attribute's value holds an opening bracket.
private func hasSwarm(_ bytes: ArraySlice<UInt8>) -> Bool {
  let most = 8_192
  return bytes.withUnsafeBytes { buffer in
    guard let base = buffer.baseAddress else { return false }
    var start = 0
    while start < buffer.count {
      let end = memchr(base + start, 0x3C, buffer.count - start).map { UnsafeRawPointer($0) - base } ?? buffer.count
      if end - start > most * 5 {
        var signs = 0
        for byte in buffer[start..<end] where byte == UInt8(ascii: "=") { signs += 1 }
        if signs > most { return true }
      }
      start = end + 1
    }
    return false
  }
}

/// The lines that stand above the given offset, plus one.
func lineNumber(at offset: Int, in bytes: [UInt8]) -> Int {
  bytes.prefix(offset).reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
}
