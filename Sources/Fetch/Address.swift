internal import CCurl

/// An http or https address in the parts that policy looks at.
struct Address: Hashable {
  /// The address without name and password.
  let text: String
  let scheme: String
  /// In small letters; numbers that mean an IPv4 address are written as one.
  let host: String
  let port: String
  let user: String?
  let password: String?

  /// The parts of an absolute address; nil where it is none that may be asked.
  init?(_ address: String) {
    guard !address.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }), let url = fetch_url(Self.encoded(address)) else {
      return nil
    }
    defer { fetch_url_free(url) }
    func part(_ part: CURLUPart, _ flags: Int32 = 0) -> String? {
      guard let text = fetch_url_part(url, part, UInt32(flags)) else { return nil }
      defer { fetch_free(text) }
      return String(cString: text)
    }
    guard let scheme = part(CURLUPART_SCHEME)?.lowercased(), scheme == "http" || scheme == "https",
      let host = part(CURLUPART_HOST), !host.isEmpty, let port = part(CURLUPART_PORT, CURLU_DEFAULT_PORT)
    else { return nil }
    self.scheme = scheme
    self.host = host.lowercased()
    self.port = port
    user = part(CURLUPART_USER, CURLU_URLDECODE)
    password = part(CURLUPART_PASSWORD, CURLU_URLDECODE)
    fetch_url_clear(url, CURLUPART_USER)
    fetch_url_clear(url, CURLUPART_PASSWORD)
    fetch_url_clear(url, CURLUPART_FRAGMENT)
    guard let text = part(CURLUPART_URL) else { return nil }
    self.text = text
  }

  /// Whether secrets for one may be told to the other: scheme, host and port are the same (RFC 6454).
  func hasOrigin(of other: Address) -> Bool { scheme == other.scheme && host == other.host && port == other.port }

  /// With what is not ASCII percent-encoded after the host; a host in other letters is left to libcurl, which knows IDNA.
  private static func encoded(_ address: String) -> String {
    guard !address.utf8.allSatisfy({ $0 < 0x80 }) else { return address }
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    var slashes = 0
    for byte in address.utf8 {
      if byte == UInt8(ascii: "/") { slashes += 1 }
      if byte < 0x80 || slashes < 3 {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
