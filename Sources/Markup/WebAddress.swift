// Addresses as the links of a page give them, made absolute the way a browser would (WHATWG URL for http and https):
// backslashes are slashes, tabs and line ends vanish, dot segments are resolved, what may not stand in an address is
// percent-encoded. The host is kept as written. Any scheme but the allowed ones gives nothing: that is where
// `javascript:`, `data:` and `file:` links end.

internal import Articles

/// The absolute http(s) address that `reference` means on a page at `base`; `mailto:` addresses too where allowed; nil
/// for everything else.
public func resolveAddress(_ reference: String, base: String?, allowsMail: Bool = false) -> String? {
  let text = WebAddress.cleaned(reference)
  return WebAddress.isFinished(text) ? text : BaseAddress(base).resolve(cleaned: text, allowsMail: allowsMail)
}

/// Where a page's relative addresses start from, taken apart once for all of its links.
public struct BaseAddress {
  private let base: WebAddress?

  /// The base that `address` is; a page without one has only absolute links.
  public init(_ address: String?) { base = address.flatMap { WebAddress(WebAddress.cleaned($0)) } }

  /// Scheme and host with its port, without a slash at the end; nil where there is no base.
  public var origin: String? { base.map { $0.scheme + "://" + $0.authority } }

  /// The absolute address that `reference` means, as `resolveAddress` gives it.
  public func resolve(_ reference: String, allowsMail: Bool = false) -> String? {
    let text = WebAddress.cleaned(reference)
    return WebAddress.isFinished(text) ? text : resolve(cleaned: text, allowsMail: allowsMail)
  }

  fileprivate func resolve(cleaned text: String, allowsMail: Bool) -> String? {
    if let base, WebAddress.isFinishedPath(text) { return base.scheme + "://" + base.authority + text }
    if let scheme = WebAddress.scheme(of: text) {
      switch scheme {
      case "http", "https":
        if let address = WebAddress(text) { return address.text }
        // `https:path` is relative where the base has the same scheme.
        guard let base, base.scheme == scheme else { return nil }
        return base.resolve(text.dropFirst(scheme.utf8.count + 1)).text
      case "mailto":
        guard allowsMail, text.utf8.count > 7, text.utf8.contains(UInt8(ascii: "@")) else { return nil }
        return WebAddress.encoded(text[...], alsoEncoding: "")
      default: return nil
      }
    }
    guard let base else {
      // An address without scheme is only sure of its host where it says so.
      return text.hasPrefix("//") ? WebAddress("https:" + text)?.text : nil
    }
    return base.resolve(text[...]).text
  }
}

/// An http or https address in its parts.
struct WebAddress: Equatable {
  var scheme: String
  var authority: String
  /// Begins with a slash.
  var path: String
  /// With its question mark; empty where there is none.
  var query: String
  /// With its number sign; empty where there is none.
  var fragment: String

  var text: String { scheme + "://" + authority + path + query + fragment }

  /// The parts of an absolute, cleaned address.
  init?(_ text: String) {
    guard let scheme = Self.scheme(of: text), scheme == "http" || scheme == "https" else { return nil }
    let rest = text.utf8.dropFirst(scheme.utf8.count + 1)
    let afterSlashes = rest.drop { Self.isSlash($0) }
    guard rest.count - afterSlashes.count >= 2 else { return nil }
    let authorityBytes = afterSlashes.prefix { !Self.isSlash($0) && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    guard !authorityBytes.isEmpty, authorityBytes.allSatisfy(Self.mayStandInAuthority) else { return nil }
    let authority = Substring(authorityBytes)
    self.scheme = scheme
    self.authority = Self.lowercasedHost(authority)
    (path, query, fragment) = Self.split(Substring(afterSlashes[authorityBytes.endIndex...]))
    path = Self.withoutDots(path)
  }

  /// What the relative `reference` means from here.
  func resolve(_ reference: Substring) -> WebAddress {
    var result = self
    guard let first = reference.first else {
      result.fragment = ""
      return result
    }
    if reference.hasPrefix("//") || reference.hasPrefix("\\\\") || reference.hasPrefix("/\\") {
      return WebAddress(scheme + ":" + reference) ?? self
    }
    let (path, query, fragment) = Self.split(reference)
    result.fragment = fragment
    switch first {
    case "#": return result
    case "?": result.query = query
    case "/", "\\":
      result.path = Self.withoutDots(path)
      result.query = query
    default:
      let folder = self.path.lastIndex(of: "/").map { self.path[...$0] } ?? "/"
      result.path = Self.withoutDots(String(folder) + path.dropFirst())
      result.query = query
    }
    return result
  }

  /// Whether an absolute address needs no work: most links of most pages.
  static func isFinished(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      let schemes: [StaticString] = ["https://", "http://"]
      guard
        let scheme = schemes.first(where: { scheme in
          bytes.count > scheme.utf8CodeUnitCount
            && (0..<scheme.utf8CodeUnitCount).allSatisfy { bytes[$0] == scheme.utf8Start[$0] }
        })
      else { return false }
      var index = scheme.utf8CodeUnitCount
      let hostStart = index
      while index < bytes.count, bytes[index] != UInt8(ascii: "/") {
        switch bytes[index] {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
          UInt8(ascii: "."), UInt8(ascii: ":"):
          index += 1
        default: return false
        }
      }
      guard index > hostStart, index < bytes.count else { return false }
      return isFinished(bytes[index...])
    }
  }

  /// Whether a path from a host's root needs no work, with its query and fragment: most relative links.
  static func isFinishedPath(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      bytes.count > 1 && bytes[0] == UInt8(ascii: "/") && bytes[1] != UInt8(ascii: "/") && isFinished(bytes[...])
    }
  }

  /// Whether nothing of what follows a host is to be encoded or resolved.
  private static func isFinished(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var previous: UInt8 = 0
    for byte in bytes {
      if byte <= 0x20 || byte >= 0x7F { return false }
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "`"), UInt8(ascii: "{"),
        UInt8(ascii: "}"), UInt8(ascii: "\\"), UInt8(ascii: "'"):
        return false
      case UInt8(ascii: ".") where previous == UInt8(ascii: "/"): return false
      default: previous = byte
      }
    }
    return true
  }

  /// Without blanks and controls around it, and without tabs and line ends inside.
  static func cleaned(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else { return text }
    var bytes = Array(text.utf8)
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    let start = bytes.firstIndex { $0 > 0x20 } ?? bytes.count
    return String(decoding: bytes[start...].filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
  }

  /// The scheme in small letters; nil where the text is relative.
  static func scheme(of text: String) -> String? {
    var scheme: [UInt8] = []
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): scheme.append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): scheme.append(byte | 0x20)
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
        guard index > 0 else { return nil }
        scheme.append(byte)
      case UInt8(ascii: ":"): return index > 0 ? String(decoding: scheme, as: UTF8.self) : nil
      default: return nil
      }
    }
    return nil
  }

  /// Browsers take both for one.
  private static func isSlash(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }

  private static func mayStandInAuthority(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != 0x7F && !"<>\"^`{|}".utf8.contains(byte)
  }

  /// The host in small letters; user name and password as they are.
  private static func lowercasedHost(_ authority: Substring) -> String {
    guard authority.utf8.contains(where: { $0 >= 0x41 && $0 <= 0x5A }) else { return String(authority) }
    let host = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority
    return authority.dropLast(host.count) + host.lowercased()
  }

  /// Path with leading slash, query and fragment, encoded.
  private static func split(_ text: Substring) -> (path: String, query: String, fragment: String) {
    let bytes = text.utf8
    let fragmentStart = bytes.firstIndex(of: UInt8(ascii: "#")) ?? text.endIndex
    let queryStart = text[..<fragmentStart].utf8.firstIndex(of: UInt8(ascii: "?")) ?? fragmentStart
    var path = encoded(text[..<queryStart], alsoEncoding: "<>\"`{}")
    if path.utf8.contains(UInt8(ascii: "\\")) { path = String(path.map { $0 == "\\" ? "/" : $0 }) }
    if path.utf8.first != UInt8(ascii: "/") { path = "/" + path }
    return (
      path, encoded(text[queryStart..<fragmentStart], alsoEncoding: "<>\"'"),
      encoded(text[fragmentStart...], alsoEncoding: "<>\"`")
    )
  }

  /// With everything percent-encoded that may not stand in an address.
  static func encoded(_ text: Substring, alsoEncoding marks: StaticString) -> String {
    let mustEncode = { (byte: UInt8) in
      byte <= 0x20 || byte >= 0x7F || (0..<marks.utf8CodeUnitCount).contains { marks.utf8Start[$0] == byte }
    }
    return text.utf8.contains(where: mustEncode) ? text.percentEncoded { !mustEncode($0) } : String(text)
  }

  /// With `.` and `..` segments resolved.
  private static func withoutDots(_ path: String) -> String {
    guard path.utf8.contains(UInt8(ascii: ".")), path.holds("/.") else { return path }
    var kept: [Substring] = []
    let segments = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    for (index, segment) in segments.enumerated() {
      let isLast = index == segments.count - 1
      switch segment {
      case ".", "%2e", "%2E": if isLast { kept.append("") }
      case "..", "%2e%2e", "%2E%2E", ".%2e", ".%2E":
        if !kept.isEmpty { kept.removeLast() }
        if isLast { kept.append("") }
      default: kept.append(segment)
      }
    }
    return "/" + kept.joined(separator: "/")
  }
}
