// Where a link leads, as a person can judge it: the host apart from the rest, in letters, and beside it in ASCII where the
// letters may deceive. Browsers read addresses as the URL standard of WHATWG has it, and so does this: a backslash is a slash,
// further slashes before the host are passed over, everything before the last @ is no host.

/// An http or https address, taken apart to be shown.
public struct LinkTarget: Hashable, Sendable {
  /// What stands before the host, such as `https://`; never a name or password.
  public let scheme: String
  /// The host in small letters of its own script, with its port where it names one.
  public let host: String
  /// The host in ASCII, where its letters mix scripts or look like others; nil where they are what they seem.
  public let punycode: String?
  /// What stands behind the host; what steers a terminal or turns text around stands in percent there.
  public let path: String
  /// Whether a name or password stands before the host, which is often there to be taken for it.
  public let hasUserInfo: Bool

  /// The parts of `url`; nil where it is no http(s) address with a host, or holds what no address may.
  public init?(_ url: String) {
    guard let scheme = ["http://", "https://"].first(where: { url.lowercased().hasPrefix($0) }),
      !url.unicodeScalars.contains(where: { $0.value <= 0x20 || (0x7F...0x9F).contains($0.value) })
    else { return nil }
    let rest = url.dropFirst(scheme.count).drop { $0 == "/" || $0 == "\\" }
    let authority = rest.prefix { !"/?#\\".contains($0) }
    let name = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority
    let bracket = name.lastIndex(of: "]") ?? name.startIndex
    let colon = name[bracket...].lastIndex(of: ":")
    let host = Self.plain(String(name[..<(colon ?? name.endIndex)]))
    guard !host.isEmpty, host != "." else { return nil }
    let port = colon.map { String(name[$0...]) } ?? ""
    let names = host.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    // A host of the web ends in a name that a registry gave: where that is in a script of its own, no name in Latin letters is
    // imitated.
    let top = names.last { !$0.isEmpty } ?? ""
    let isLatin = top.unicodeScalars.allSatisfy(\.isASCII) && !top.hasPrefix("xn--")
    let labels = names.map { Label($0, amongLatin: isLatin) }
    self.scheme = scheme
    self.host = labels.map(\.shown).joined(separator: ".") + (port == ":" ? "" : port)
    punycode = labels.contains(where: \.isDoubtful) ? labels.map(\.ascii).joined(separator: ".") : nil
    path = Self.visible(rest[authority.endIndex...])
    hasUserInfo = authority.contains("@")
  }

  /// The address to be shown: without name and password.
  public var shown: String { scheme + host + path }
  /// The host, with its ASCII form where its letters may deceive.
  public var shownHost: String { punycode.map { "\(host) (\($0))" } ?? host }

  /// The host that `text` names and that is another than this one; nil where it names none. A part of a site, such as
  /// `www.` before it, is not another.
  public func contradiction(in text: String) -> String? {
    let own = Self.bare(host)
    return Self.hosts(named: text).first { named in
      let named = Self.bare(named)
      return named != own && !own.hasSuffix("." + named) && !named.hasSuffix("." + own)
    }
  }

  /// A host without its port and the dot that may end it.
  private static func bare(_ host: String) -> String {
    let name = host.hasPrefix("[") ? Substring(host) : host.prefix { $0 != ":" }
    return String(name.hasSuffix(".") ? name.dropLast() : name)
  }

  /// The hosts that words name as an address does: behind http:// or www., or as names joined by dots that end as the names of
  /// the web do.
  private static func hosts(named text: String) -> [String] {
    text.split { $0.isWhitespace || "()<>[]{}\"'“”‘’«»|,;".contains($0) }.compactMap { word in
      var word = String(word)
      while let last = word.last, ".:!?…".contains(last) { word.removeLast() }
      if word.lowercased().hasPrefix("http://") || word.lowercased().hasPrefix("https://") {
        return LinkTarget(word)?.host
      }
      guard !word.contains("@"), let host = LinkTarget("https://" + word)?.host else { return nil }
      let labels = bare(host).split(separator: ".", omittingEmptySubsequences: false)
      guard labels.count > 1, labels.allSatisfy({ !$0.isEmpty }), let top = labels.last else { return nil }
      if labels[0] == "www" { return host }
      return isTop(top) && labels[labels.count - 2].count > 1 ? host : nil
    }
  }

  /// Whether a name can end like this: in the two letters of a country (RFC 1591), or in one of the names that are seen most.
  private static func isTop(_ label: Substring) -> Bool {
    if label.utf8.count == 2 { return label.utf8.allSatisfy { (0x61...0x7A).contains($0) } }
    return commonTops.contains(String(label))
  }

  private static let commonTops: Set<String> = [
    "com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "app", "dev", "news", "blog", "online", "site",
    "shop",
    "store", "cloud", "page", "example", "한국", "рф", "中国", "台灣", "香港", "भारत", "مصر", "ไทย",
  ]

  /// A host as browsers take it: percent decoded, wide letters as usual ones, the dots of other scripts as dots, in small
  /// letters (UTS #46).
  private static func plain(_ host: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(host.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == 0x25, let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16), rest.count > 1 {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    var scalars = String.UnicodeScalarView()
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x3002, 0xFF0E, 0xFF61: scalars.append(".")
      case 0xFF01...0xFF5E: scalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      // Soft hyphens, joiners and such are left out of names.
      case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF: break
      default: scalars.append(scalar)
      }
    }
    return visible(String(scalars).lowercased()[...])
  }

  /// `text` with what is not seen, or turns the text round it, in percent.
  private static func visible(_ text: Substring) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .spaceSeparator:
        shown.append(contentsOf: String(scalar).percentEncoded { _ in false }.unicodeScalars)
      default: shown.append(scalar)
      }
    }
    return String(shown)
  }
}

/// A part of a host's name between dots.
private struct Label {
  /// As it is read.
  let shown: String
  /// As it is asked for.
  let ascii: String
  /// Whether what is read may deceive.
  let isDoubtful: Bool

  init(_ label: String, amongLatin: Bool) {
    if label.hasPrefix("xn--") {
      ascii = label
      let code = String(label.dropFirst(4))
      // What does not come out as it went in stands for no letters (RFC 5891, 5.4), and is shown as it is.
      guard let decoded = Punycode.decode(code), !decoded.isEmpty, Punycode.encode(decoded) == code,
        !decoded.unicodeScalars.allSatisfy(\.isASCII), decoded == decoded.lowercased(), Self.isSeen(decoded)
      else {
        (shown, isDoubtful) = (label, true)
        return
      }
      (shown, isDoubtful) = (decoded, Self.deceives(decoded, amongLatin: amongLatin))
    } else {
      shown = label
      ascii = label.unicodeScalars.allSatisfy(\.isASCII) ? label : Punycode.encode(label).map { "xn--" + $0 } ?? label
      isDoubtful = Self.deceives(label, amongLatin: amongLatin)
    }
  }

  /// Whether all of it can be seen: nothing that is invisible or steers the text around it.
  private static func isSeen(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
      switch $0.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .privateUse, .unassigned: false
      default: $0 != "/" && $0 != "." && $0 != "@" && $0 != ":"
      }
    }
  }

  /// Whether scripts are mixed in it that are not written together, or it holds what names are not written with (a sign that
  /// looks like a slash), or digits of two kinds, or all its letters can be taken for Latin ones though they are others.
  private static func deceives(_ label: String, amongLatin: Bool) -> Bool {
    let scalars = label.unicodeScalars.filter { !$0.isASCII }
    guard !scalars.isEmpty else { return false }
    var scripts: Set<WritingSystem> = []
    var zeros: Set<UInt32> = []
    var isForeign = false
    for scalar in label.unicodeScalars {
      if scalar.properties.generalCategory == .decimalNumber {
        zeros.insert(scalar.value - UInt32(scalar.properties.numericValue ?? 0))
      }
      if scalar.isASCII {
        if scalar.properties.isAlphabetic { scripts.insert(.latin) }
        continue
      }
      // Marks belong to the letter before them; the middle dot to Catalan, and the sign of repetition to Japanese.
      if [.nonspacingMark, .spacingMark].contains(scalar.properties.generalCategory)
        || "·ー・々".unicodeScalars.contains(scalar)
      {
        continue
      }
      guard let script = WritingSystem(of: scalar) else {
        isForeign = true
        continue
      }
      scripts.insert(script)
    }
    if isForeign || zeros.count > 1 || !WritingSystem.belongTogether(scripts) { return true }
    // Letters that look like Latin ones among true Latin ones, or nothing but such.
    if scripts == [.latin] { return scalars.contains(where: WritingSystem.looksLikeASCII) }
    let letters = label.unicodeScalars.filter { $0.properties.isAlphabetic || !$0.isASCII }
    return amongLatin && letters.allSatisfy(WritingSystem.looksLikeASCII)
  }
}
