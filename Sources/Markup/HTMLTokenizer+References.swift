// Character references and doctypes.

extension HTMLTokenizer {
  /// Decodes the reference whose `&` stands at the position, or copies the `&`.
  mutating func decodeReference(isInAttribute: Bool, end: Int) {
    position += 1
    guard position < end else {
      bytes.append(UInt8(ascii: "&"))
      return
    }
    if source[position] == UInt8(ascii: "#") {
      decodeNumber(end: end)
      return
    }
    // Addresses are full of this one.
    if position + 3 < end, source[position] == 0x61, source[position + 1] == 0x6D, source[position + 2] == 0x70,
      source[position + 3] == UInt8(ascii: ";")
    {
      bytes.append(UInt8(ascii: "&"))
      position += 4
      return
    }
    guard let match = HTMLEntities.shared.longestMatch(source, at: position), position + match.length <= end else {
      bytes.append(UInt8(ascii: "&"))
      return
    }
    let after = position + match.length
    // Addresses in attributes were written with bare ampersands: `?a=1&copy=2` means no ©.
    if isInAttribute, source[after - 1] != UInt8(ascii: ";"), after < end,
      source[after] == UInt8(ascii: "=") || Self.isLetter(source[after]) || Self.isDigit(source[after])
    {
      bytes.append(UInt8(ascii: "&"))
      return
    }
    bytes += match.value
    position = after
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  private mutating func decodeNumber(end: Int) {
    var index = position + 1
    let isHexadecimal = index < end && source[index] | 0x20 == UInt8(ascii: "x")
    if isHexadecimal { index += 1 }
    let digitStart = index
    var value: UInt32 = 0
    while index < end, let digit = Self.digit(source[index], isHexadecimal) {
      value = min(value * (isHexadecimal ? 16 : 10) + digit, 0x11_0000)
      index += 1
    }
    guard index > digitStart else {
      bytes.append(UInt8(ascii: "&"))
      return
    }
    if index < end, source[index] == UInt8(ascii: ";") { index += 1 }
    position = index
    bytes += String(Self.scalar(value)).utf8
  }

  private static func digit(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f") where isHexadecimal: UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F") where isHexadecimal: UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  /// The character of a number. Pages number the characters of Windows-1252 where they mean Unicode.
  private static func scalar(_ value: UInt32) -> Unicode.Scalar {
    let windows: [UInt32] = [
      0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
      0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
      0x0153, 0x9D, 0x017E, 0x0178,
    ]
    let meant = (0x80...0x9F).contains(value) ? windows[Int(value) - 0x80] : value
    return meant == 0 ? "\u{FFFD}" : Unicode.Scalar(meant) ?? "\u{FFFD}"
  }

  // MARK: Doctypes

  func isDoctype() -> Bool {
    let word: StaticString = "doctype"
    guard position + 9 <= source.count else { return false }
    return (0..<7).allSatisfy { source[position + 2 + $0] | 0x20 == word.utf8Start[$0] }
  }

  /// A doctype. Its text is its name, and where there is one its identifiers in quotation marks.
  mutating func doctype() -> HTMLToken {
    position += 9
    var token = HTMLToken(kind: .doctype)
    let start = bytes.count
    skipBlanks()
    while position < source.count, !Self.isBlank(source[position]), source[position] != UInt8(ascii: ">") {
      let byte = source[position]
      bytes.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
      position += 1
    }
    let name = String(decoding: bytes[start...], as: UTF8.self)
    let (isPublic, publicID, systemID, isBroken) = doctypeIdentifiers()
    if publicID != nil || systemID != nil {
      bytes += Array(" \"\(publicID ?? "")\" \"\(systemID ?? "")\"".utf8)
    }
    token.text = start..<bytes.count
    token.isQuirky =
      isBroken || name != "html"
      || Self.isQuirky(publicID: publicID?.lowercased() ?? "", hasSystemID: systemID != nil || !isPublic)
      || systemID?.lowercased() == "http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd"
    return token
  }

  private mutating func skipBlanks() {
    while position < source.count, Self.isBlank(source[position]) { position += 1 }
  }

  private mutating func doctypeIdentifiers() -> (isPublic: Bool, publicID: String?, systemID: String?, isBroken: Bool) {
    skipBlanks()
    let keyword = String(decoding: source[position..<min(position + 6, source.count)], as: UTF8.self).lowercased()
    var identifiers: [String] = []
    var isBroken = false
    if keyword == "public" || keyword == "system" {
      position += 6
      skipBlanks()
      while identifiers.count < (keyword == "public" ? 2 : 1), position < source.count,
        source[position] == UInt8(ascii: "\"") || source[position] == UInt8(ascii: "'")
      {
        let quote = source[position]
        let start = position + 1
        position = start
        while position < source.count, source[position] != quote, source[position] != UInt8(ascii: ">") {
          position += 1
        }
        identifiers.append(
          String(decoding: source[start..<position], as: UTF8.self).replacingNulls)
        if position < source.count, source[position] == quote { position += 1 } else { isBroken = true }
        skipBlanks()
      }
      if identifiers.isEmpty { isBroken = true }
    } else if position < source.count, source[position] != UInt8(ascii: ">") {
      isBroken = true
    }
    while position < source.count, source[position] != UInt8(ascii: ">") { position += 1 }
    if position == source.count { isBroken = true }
    position = min(position + 1, source.count)
    guard keyword == "public" else { return (false, nil, identifiers.first, isBroken) }
    return (true, identifiers.first, identifiers.count > 1 ? identifiers[1] : nil, isBroken)
  }

  /// Public identifiers of documents written for browsers before the standards.
  private static func isQuirky(publicID: String, hasSystemID: Bool) -> Bool {
    if ["-//w3o//dtd w3 html strict 3.0//en//", "-/w3c/dtd html 4.0 transitional/en", "html"].contains(publicID) {
      return true
    }
    let always = [
      "+//silmaril//", "-//as//", "-//advasoft ltd//", "-//ietf//", "-//metrius//", "-//microsoft//", "-//netscape",
      "-//o'reilly", "-//softquad", "-//spyglass//", "-//sq//", "-//sun micro", "-//w3c//dtd html 3",
      "-//w3c//dtd html 4.0 frameset//", "-//w3c//dtd html 4.0 transitional//", "-//w3c//dtd html experimental",
      "-//w3c//dtd w3 html 3.0//", "-//w3o//", "-//webtechs//",
    ]
    if always.contains(where: { publicID.hasPrefix($0) }) { return true }
    let oldWithoutSystem = ["-//w3c//dtd html 4.01 frameset//", "-//w3c//dtd html 4.01 transitional//"]
    return !hasSystemID && oldWithoutSystem.contains { publicID.hasPrefix($0) }
  }
}

extension String {
  fileprivate var replacingNulls: String {
    utf8.contains(0) ? String(map { $0 == "\0" ? "\u{FFFD}" : $0 }) : self
  }
}
