// From the bytes of an XML document, in whatever encoding, to UTF-8 without byte order mark and XML declaration, which
// is all that the readers take. What the bytes say of themselves (a mark, plain UTF-8 beyond ASCII) is believed before
// the HTTP header, the header before the declaration, and the declaration before a guess.

/// A document in UTF-8 and how it came to be.
public struct DecodedXML: Sendable {
  /// UTF-8, from the first `<` on, without the XML declaration.
  public let bytes: ArraySlice<UInt8>
  /// The name of the encoding that the bytes were read in, in lower case.
  public let encoding: String
  /// How many lines were cut off before `bytes`.
  public let skippedLines: Int
  /// What was wrong with the document's own account of its encoding.
  public let warnings: [String]
}

/// Decodes an XML document that came with the given Content-Type header.
public func decodeXML(_ bytes: [UInt8], contentType: String? = nil) -> DecodedXML {
  var warnings: [String] = []
  if let mark = byteOrderMark(bytes) {
    let rest = Array(bytes.dropFirst(mark.length))
    let text = mark.encoding == "utf-8" ? repairUTF8(rest) : convert(rest, from: mark.encoding) ?? repairUTF8(rest)
    return trimmed(text, encoding: mark.encoding, warnings: warnings)
  }
  let declared = declaredEncoding(bytes)
  let header = charset(inContentType: contentType)
  for (name, teller) in [(header, "the header"), (declared, "the document")] {
    guard let name, name != "us-ascii", name != "ascii" else { continue }
    if name == "utf-8" || name == "utf8" {
      if isUTF8(bytes) { return trimmed(bytes, encoding: "utf-8", warnings: warnings) }
      warnings.append("\(teller) says \(name), but the bytes are not")
    } else if isUTF8(bytes), !isASCII(bytes) {
      // Bytes that make sense as UTF-8 beyond ASCII hardly ever mean anything else.
      if ambiguousWithUTF8.contains(name) { break }
      warnings.append("\(teller) says \(name), but the bytes are utf-8")
      return trimmed(bytes, encoding: "utf-8", warnings: warnings)
    } else if let text = convert(bytes, from: name) {
      return trimmed(text, encoding: name, warnings: warnings)
    } else {
      warnings.append("\(teller) says \(name), but the bytes are not")
    }
  }
  if isUTF8(bytes) { return trimmed(bytes, encoding: "utf-8", warnings: warnings) }
  if isMostlyUTF8(bytes) { return trimmed(repairUTF8(bytes), encoding: "utf-8", warnings: warnings) }
  let guess = guessEncoding(bytes)
  warnings.append("the encoding is a guess: \(guess)")
  return trimmed(convert(bytes, from: guess) ?? repairUTF8(bytes), encoding: guess, warnings: warnings)
}

/// Stateful encodings are all ASCII bytes, and so never told apart from UTF-8 by looking.
private let ambiguousWithUTF8: Set<String> = ["iso-2022-jp", "iso-2022-kr", "hz-gb-2312", "utf-7"]

/// Cuts what stands before the first tag, and the declaration, whose encoding no longer holds.
private func trimmed(_ bytes: [UInt8], encoding: String, warnings: [String]) -> DecodedXML {
  var start = bytes.firstIndex(of: UInt8(ascii: "<")) ?? 0
  if bytes[start...].starts(with: "<?xml".utf8), bytes.count > start + 5, isSpace(bytes[start + 5]),
    let end = bytes[start...].firstIndex(of: UInt8(ascii: ">"))
  {
    start = end + 1
  }
  let lines = start == 0 ? 0 : lineNumber(at: start, in: bytes) - 1
  return DecodedXML(
    bytes: withoutControls(bytes[start...]), encoding: encoding, skippedLines: lines,
    warnings: warnings)
}

/// XML has no control characters but tab and line ends; they become spaces.
private func withoutControls(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  guard bytes.withUnsafeBytes({ hasControls($0) }) else { return bytes }
  return bytes.map { isControl($0) ? 0x20 : $0 }[...]
}

private func isControl(_ byte: UInt8) -> Bool { byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D }

/// Looks at eight bytes at a time, and at each only where one of them is below the space.
private func hasControls(_ bytes: UnsafeRawBufferPointer) -> Bool {
  var index = 0
  while index + 8 <= bytes.count {
    let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    if (word &- 0x2020_2020_2020_2020) & ~word & 0x8080_8080_8080_8080 != 0,
      bytes[index..<index + 8].contains(where: isControl)
    {
      return true
    }
    index += 8
  }
  return bytes[index...].contains(where: isControl)
}

/// The encoding of a byte order mark, or of a first `<` in more than one byte.
private func byteOrderMark(_ bytes: [UInt8]) -> (encoding: String, length: Int)? {
  let marks: [(encoding: String, mark: [UInt8], length: Int)] = [
    ("utf-32be", [0x00, 0x00, 0xFE, 0xFF], 4), ("utf-32le", [0xFF, 0xFE, 0x00, 0x00], 4),
    ("utf-8", [0xEF, 0xBB, 0xBF], 3), ("utf-16be", [0xFE, 0xFF], 2), ("utf-16le", [0xFF, 0xFE], 2),
    ("utf-32be", [0x00, 0x00, 0x00, 0x3C], 0), ("utf-32le", [0x3C, 0x00, 0x00, 0x00], 0),
    ("utf-16be", [0x00, 0x3C, 0x00], 0), ("utf-16le", [0x3C, 0x00], 0),
    // `<?xm` as mainframes write it.
    ("cp037", [0x4C, 0x6F, 0xA7, 0x94], 0),
  ]
  return marks.first { bytes.starts(with: $0.mark) }.map { ($0.encoding, $0.length) }
}

/// The encoding that the XML declaration names, in lower case.
private func declaredEncoding(_ bytes: [UInt8]) -> String? {
  let head = bytes.prefix(1_024)
  guard let start = head.firstIndex(of: UInt8(ascii: "<")), head[start...].starts(with: "<?xml".utf8),
    let end = head[start...].firstIndex(of: UInt8(ascii: ">"))
  else { return nil }
  return value(after: "encoding", in: String(decoding: head[start..<end], as: UTF8.self))
}

/// The character set that a Content-Type header names, in lower case.
func charset(inContentType header: String?) -> String? { header.flatMap { value(after: "charset", in: $0) } }

private func value(after word: String, in text: String) -> String? {
  let bytes = Array(text.lowercased().utf8)
  let key = Array(word.utf8)
  guard bytes.count > key.count else { return nil }
  for index in 0..<(bytes.count - key.count) where bytes[index...].starts(with: key) {
    var rest = bytes[(index + key.count)...].drop { isSpace($0) }
    guard rest.first == UInt8(ascii: "=") else { continue }
    rest = rest.dropFirst().drop { isSpace($0) || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
    let name = rest.prefix {
      !isSpace($0) && $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'")
    }
    return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
  }
  return nil
}
