// Reads a document twice at most: once by libxml2's streaming interface, which is quick and stops at the first fault,
// and only then by the lenient reader, which makes the best of what is there. Bytes must be UTF-8 by now; see
// `decodeXML`. Nothing outside the bytes is ever read, and no entity of the document's own is more than a few words.

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
  let handler = makeHandler()
  let reader = StreamReader(handler)
  guard let fault = reader.read(bytes) else { return XMLReport(handler: handler, fault: nil) }
  let second = makeHandler()
  var lenient = LenientReader(second, Array(bytes))
  lenient.read()
  return XMLReport(handler: second, fault: fault)
}

/// The lines that stand above the given offset, plus one.
func lineNumber(at offset: Int, in bytes: [UInt8]) -> Int {
  bytes.prefix(offset).reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
}
