// Which encoding a page is in, by the standard's look at its first bytes (HTML 13.2.3.2), and the page as UTF-8.

/// The encoding that the first bytes of a page declare, by its name on the web; nil where they declare none.
public func declaredHTMLEncoding(_ bytes: [UInt8]) -> String? {
  if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return "utf-8" }
  if bytes.starts(with: [0xFE, 0xFF]) { return "utf-16be" }
  if bytes.starts(with: [0xFF, 0xFE]) { return "utf-16le" }
  return bytes.withUnsafeBufferPointer { buffer in
    var scan = EncodingScan(bytes: UnsafeBufferPointer(rebasing: buffer.prefix(EncodingScan.reach)))
    return scan.encoding()
  }
}

/// A page as well-formed UTF-8. What the bytes are counts for more than what the page says of them: a page in valid
/// UTF-8 is UTF-8, whatever it declares.
public func decodeHTML(_ bytes: [UInt8]) -> [UInt8] {
  let declared = declaredHTMLEncoding(bytes)
  if declared?.hasPrefix("utf-16") != true, isUTF8(bytes) {
    return declared != nil && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  }
  if declared == "utf-8" || isMostlyUTF8(bytes) { return repairUTF8(bytes) }
  let decoded = convert(bytes, from: declared ?? guessEncoding(bytes)) ?? convert(bytes, from: guessEncoding(bytes))
  guard let decoded, isUTF8(decoded) else { return repairUTF8(bytes) }
  return decoded.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(decoded.dropFirst(3)) : decoded
}

/// The scan for `meta` elements, before any parsing.
private struct EncodingScan {
  /// Pages declare their encoding late; browsers look at 1,024 bytes, but wait no longer than they must.
  static let reach = 8_192

  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0

  mutating func encoding() -> String? {
    while position < bytes.count {
      if has("<!--") {
        skip(past: "-->", from: position + 2)
      } else if has("<meta"), isBlankOrSlash(position + 5) {
        position += 5
        if let found = metaEncoding() { return found }
      } else if has("<"), isLetter(position + 1) || (at(position + 1) == UInt8(ascii: "/") && isLetter(position + 2)) {
        position += 1
        while let byte = at(position), !isBlank(byte), byte != UInt8(ascii: ">") { position += 1 }
        while attribute() != nil {}
      } else if has("<!") || has("</") || has("<?") {
        skip(past: ">", from: position)
      } else {
        position += 1
      }
    }
    return nil
  }

  private func at(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }
  private func isBlank(_ byte: UInt8) -> Bool { HTMLTokenizer.isBlank(byte) }
  private func isLetter(_ index: Int) -> Bool { at(index).map(HTMLTokenizer.isLetter) ?? false }
  private func isBlankOrSlash(_ index: Int) -> Bool {
    at(index).map { isBlank($0) || $0 == UInt8(ascii: "/") } ?? false
  }

  private func has(_ text: StaticString) -> Bool {
    guard position + text.utf8CodeUnitCount <= bytes.count else { return false }
    return (0..<text.utf8CodeUnitCount).allSatisfy { index in
      let byte = bytes[position + index]
      return (byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) == text.utf8Start[index]
    }
  }

  private mutating func skip(past end: StaticString, from start: Int) {
    position = start
    while position < bytes.count, !has(end) { position += 1 }
    position += end.utf8CodeUnitCount
  }

  private mutating func metaEncoding() -> String? {
    var (isContentType, needsContentType): (Bool, Bool?) = (false, nil)
    var found: String?
    var seen: Set<String> = []
    while let (name, value) = attribute() {
      guard seen.insert(name).inserted else { continue }
      switch name {
      case "http-equiv": isContentType = value.lowercased() == "content-type"
      case "content" where found == nil:
        if let charset = Self.charset(in: value), let known = webEncoding(named: charset) {
          found = known
          needsContentType = true
        }
      case "charset":
        found = webEncoding(named: value)
        needsContentType = false
      default: break
      }
    }
    guard let found, let needsContentType, !needsContentType || isContentType else { return nil }
    // A declaration that could be read is not in UTF-16.
    return found.hasPrefix("utf-16") ? "utf-8" : found == "x-user-defined" ? "windows-1252" : found
  }

  /// The next attribute of a tag, name in small letters; nil at the tag's end.
  private mutating func attribute() -> (name: String, value: String)? {
    while let byte = at(position), isBlank(byte) || byte == UInt8(ascii: "/") { position += 1 }
    guard let first = at(position) else { return nil }
    if first == UInt8(ascii: ">") {
      position += 1
      return nil
    }
    var name: [UInt8] = []
    while let byte = at(position), !isBlank(byte), byte != UInt8(ascii: "/"), byte != UInt8(ascii: ">"),
      byte != UInt8(ascii: "=") || name.isEmpty
    {
      name.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
      position += 1
    }
    while let byte = at(position), isBlank(byte) { position += 1 }
    var value: [UInt8] = []
    if at(position) == UInt8(ascii: "=") {
      position += 1
      while let byte = at(position), isBlank(byte) { position += 1 }
      if let quote = at(position), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        position += 1
        while let byte = at(position), byte != quote {
          value.append(byte)
          position += 1
        }
        // A value that does not end says nothing.
        guard position < bytes.count else { return nil }
        position += 1
      } else {
        while let byte = at(position), !isBlank(byte), byte != UInt8(ascii: ">") {
          value.append(byte)
          position += 1
        }
      }
    }
    guard position < bytes.count else { return nil }
    return (String(decoding: name, as: UTF8.self), String(decoding: value, as: UTF8.self))
  }

  /// The value of `charset=` in the content of a `meta` element.
  private static func charset(in content: String) -> String? {
    var rest = Array(content.lowercased().utf8)[...]
    let word = Array("charset".utf8)
    while rest.count >= word.count {
      guard rest.starts(with: word) else {
        rest = rest.dropFirst()
        continue
      }
      rest = rest.dropFirst(word.count).drop(while: HTMLTokenizer.isBlank)
      guard rest.first == UInt8(ascii: "=") else { continue }
      rest = rest.dropFirst().drop(while: HTMLTokenizer.isBlank)
      guard let first = rest.first else { return nil }
      if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
        guard let end = rest.dropFirst().firstIndex(of: first) else { return nil }
        return String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self)
      }
      return String(decoding: rest.prefix { !HTMLTokenizer.isBlank($0) && $0 != UInt8(ascii: ";") }, as: UTF8.self)
    }
    return nil
  }
}

/// The web's name of an encoding, from any of its labels; nil for a label that the web does not know.
private func webEncoding(named label: String) -> String? {
  let name = label.split { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r\n" }.joined().lowercased()
  switch name {
  case "utf-8", "utf8", "unicode-1-1-utf-8", "unicode11utf8", "x-unicode20utf8": return "utf-8"
  case "utf-16", "utf-16le", "utf-16be", "unicode", "ucs-2", "iso-10646-ucs-2", "csunicode": return "utf-16le"
  case "iso-8859-1", "iso8859-1", "latin1", "l1", "ascii", "us-ascii", "windows-1252", "cp1252", "x-cp1252",
    "iso88591", "iso_8859-1", "ansi_x3.4-1968", "cp819", "ibm819":
    return "windows-1252"
  case "iso-8859-9", "latin5", "windows-1254", "cp1254", "iso8859-9": return "windows-1254"
  case "euc-kr", "ks_c_5601-1987", "ksc5601", "ks_c_5601-1989", "ksc_5601", "windows-949", "korean", "cseuckr":
    return "euc-kr"
  case "shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "windows-31j", "csshiftjis", "ms932": return "shift_jis"
  case "gb2312", "gbk", "x-gbk", "chinese", "gb_2312-80", "csgb2312", "iso-ir-58": return "gbk"
  case "gb18030", "big5", "euc-jp", "iso-2022-jp", "koi8-r", "koi8-u", "macintosh", "x-user-defined", "ibm866":
    return name
  case "x-euc-jp", "cseucpkdfmtjapanese": return "euc-jp"
  case "big5-hkscs", "x-x-big5", "cn-big5": return "big5"
  case "koi", "koi8", "koi8_r", "cskoi8r": return "koi8-r"
  case "tis-620", "iso-8859-11", "windows-874", "dos-874": return "windows-874"
  case "x-mac-roman", "mac": return "macintosh"
  default:
    for number in ["2", "3", "4", "5", "6", "7", "8", "10", "13", "14", "15", "16"]
    where ["iso-8859-\(number)", "iso8859-\(number)", "iso_8859-\(number)", "iso8859\(number)"].contains(name) {
      return "iso-8859-\(number)"
    }
    for number in 1250...1258 where name == "windows-\(number)" || name == "cp\(number)" || name == "x-cp\(number)" {
      return "windows-\(number)"
    }
    switch name {
    case "latin2", "l2", "csisolatin2": return "iso-8859-2"
    case "cyrillic": return "iso-8859-5"
    case "greek", "greek8": return "iso-8859-7"
    case "hebrew": return "iso-8859-8"
    case "arabic": return "iso-8859-6"
    default: return nil
    }
  }
}
