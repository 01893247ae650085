// RFC 3986 on text: an address that is whole already is left exactly as it was written.

/// An address cut into the five parts of RFC 3986.
struct URLReference {
  /// Without its colon.
  var scheme: Substring?
  /// Without its slashes.
  var authority: Substring?
  var path: Substring
  /// Without its question mark.
  var query: Substring?
  /// Without its number sign.
  var fragment: Substring?

  init(_ text: Substring) {
    var rest = text
    if let mark = rest.utf8.firstIndex(of: UInt8(ascii: "#")) {
      fragment = rest[rest.index(after: mark)...]
      rest = rest[..<mark]
    }
    if let mark = rest.utf8.firstIndex(of: UInt8(ascii: "?")) {
      query = rest[rest.index(after: mark)...]
      rest = rest[..<mark]
    }
    if let colon = rest.utf8.firstIndex(of: UInt8(ascii: ":")), Self.isScheme(rest[..<colon]) {
      scheme = rest[..<colon]
      rest = rest[rest.index(after: colon)...]
    }
    if rest.utf8.starts(with: "//".utf8) {
      rest = rest.dropFirst(2)
      let end = rest.utf8.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
      authority = rest[..<end]
      rest = rest[end...]
    }
    path = rest
  }

  /// The host in small letters, without user and port.
  var host: String? {
    authority.map { authority in
      let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? authority
      return host.prefix { $0 != ":" }.lowercased()
    }
  }

  var text: String {
    var text = scheme.map { "\($0):" } ?? ""
    if let authority { text += "//" + authority }
    text += path
    if let query { text += "?" + query }
    if let fragment { text += "#" + fragment }
    return text
  }

  private static func isScheme(_ text: Substring) -> Bool {
    guard let first = text.utf8.first, (0x61...0x7A).contains(first | 0x20) else { return false }
    return text.utf8.allSatisfy {
      (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E
    }
  }
}

/// What `reference` means in a document at `base`; the reference itself where it is whole or there is no base.
func resolveURL(_ reference: String, base: String?) -> String {
  let text = trimmedURL(reference)
  guard let base, !base.isEmpty else { return text }
  if text.isEmpty { return base }
  var target = URLReference(text[...])
  if target.scheme != nil { return text }
  let whole = URLReference(base[...])
  guard whole.scheme != nil else { return text }
  target.scheme = whole.scheme
  if target.authority == nil {
    target.authority = whole.authority
    if target.path.isEmpty {
      target.path = whole.path
      if target.query == nil { target.query = whole.query }
    } else if target.path.first == "/" {
      target.path = withoutDots(target.path)
    } else {
      let folder = whole.path.lastIndex(of: "/").map { whole.path[...$0] } ?? "/"
      target.path = withoutDots(folder + target.path)
    }
  }
  return target.text
}

/// An address without the blanks and line ends that feeds put around and into it.
func trimmedURL(_ text: String) -> String {
  guard text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else { return text }
  var bytes = text.utf8.filter { $0 >= 0x20 && $0 != 0x7F }[...]
  while bytes.first == 0x20 { bytes.removeFirst() }
  while bytes.last == 0x20 { bytes.removeLast() }
  return String(decoding: bytes, as: UTF8.self)
}

private func withoutDots(_ path: Substring) -> Substring {
  guard path.utf8.contains(UInt8(ascii: ".")) else { return path }
  var kept: [Substring] = []
  let segments = path.split(separator: "/", omittingEmptySubsequences: false)
  for (index, segment) in segments.enumerated() {
    let isLast = index == segments.count - 1
    if segment == "." {
      if isLast { kept.append("") }
    } else if segment == ".." {
      if kept.count > 1 { kept.removeLast() }
      if isLast { kept.append("") }
    } else {
      kept.append(segment)
    }
  }
  return kept.joined(separator: "/")[...]
}
