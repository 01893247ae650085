// How near an address is. What comes from the open internet must not reach into the machine or the network that the
// program runs in: not by name, not by an address in disguise, not by a redirect. So a request may go outward from ring to
// ring, never inward; and the innermost ring that it may touch is what a person chose.
//
// The ranges are those of the IANA special-purpose address registries (RFC 6890) that are not reachable globally.

internal import CCurl
internal import Glibc

/// How near an address is to this machine; nearer ones are less.
public enum NetworkRing: Int, Comparable, Sendable {
  /// This link alone: where clouds keep the secrets of their machines (169.254.169.254).
  case link
  /// This machine.
  case machine
  /// A private network.
  case network
  /// Everywhere else.
  case internet

  /// Nearer addresses come first.
  public static func < (left: NetworkRing, right: NetworkRing) -> Bool { left.rawValue < right.rawValue }

  /// The ring that the name of a host shows without asking anyone: an address, or a name that never leaves a network.
  public init?(host: String) {
    let name = host.lowercased().drop { $0 == "[" }.prefix { $0 != "]" && $0 != "%" }
    if let bytes = Self.bytes(of: String(name)) {
      self.init(bytes)
      return
    }
    let labels = name.split(separator: ".")
    switch labels.last {
    case "localhost": self = .machine
    // RFC 6762, RFC 8375 and the names that routers give.
    case "local": self = .link
    case "internal", "lan", "home", "intranet", "corp", "localdomain", "private": self = .network
    case "arpa" where labels.dropLast().last == "home": self = .network
    default: self = labels.count == 1 ? .network : .internet
    }
  }

  /// The ring that an address on the web shows without asking anyone; nil where it is none.
  public init?(url: String) {
    guard let address = Address(url) else { return nil }
    self.init(host: address.host)
  }

  /// The ring of an IPv4 or IPv6 address; nil where nothing may be asked for: several hosts at once, or none.
  init?(_ bytes: [UInt8]) {
    switch bytes.count {
    case 4: self.init(version4: bytes)
    case 16: self.init(version6: bytes)
    default: return nil
    }
  }

  private init?(version4 bytes: [UInt8]) {
    switch (bytes[0], bytes[1], bytes[2]) {
    case (0, _, _), (127, _, _): self = .machine
    case (169, 254, _): self = .link
    case (10, _, _), (172, 16...31, _), (192, 168, _): self = .network
    // Behind a provider's translator (RFC 6598), protocol assignments, benchmarks (RFC 2544), old 6to4 relays.
    case (100, 64...127, _), (192, 0, 0), (198, 18...19, _), (192, 88, 99): self = .network
    case (224..., _, _): return nil
    default: self = .internet
    }
  }

  private init?(version6 bytes: [UInt8]) {
    func begins(_ prefix: [UInt8]) -> Bool { bytes.starts(with: prefix) }
    let zeros = [UInt8](repeating: 0, count: 10)
    // Unspecified and loopback.
    if begins(zeros + [0, 0, 0, 0, 0]) {
      self = .machine
      return
    }
    // An IPv4 address in disguise: compatible, mapped, translated (RFC 4291, RFC 2765); NAT64 (RFC 6052), 6to4 (RFC 3056),
    // Teredo (RFC 4380).
    let disguised: [UInt8]? =
      if begins(zeros) || begins([0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0])
        || begins([0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0])
      {
        Array(bytes[12...])
      } else if begins([0x20, 0x02]) {
        Array(bytes[2..<6])
      } else if begins([0x20, 0x01, 0, 0]) {
        bytes[12...].map { ~$0 }
      } else {
        nil
      }
    if let disguised {
      self.init(version4: disguised)
      return
    }
    switch (bytes[0], bytes[1]) {
    // Translation inside a network (RFC 8215), and what is thrown away (RFC 6666).
    case (0, 0x64), (1, 0): self = .network
    case (0xFC...0xFD, _): self = .network
    case (0xFE, 0x80...0xBF): self = .link
    case (0xFE, 0xC0...): self = .network
    case (0xFF, _): return nil
    default: self = .internet
    }
  }

  /// The bytes of an address that is written out.
  static func bytes(of text: String) -> [UInt8]? {
    var version4 = in_addr()
    if inet_pton(AF_INET, text, &version4) == 1 { return withUnsafeBytes(of: version4) { Array($0) } }
    var version6 = in6_addr()
    if inet_pton(AF_INET6, text, &version6) == 1 { return withUnsafeBytes(of: version6) { Array($0) } }
    return nil
  }

  /// The bytes of the address that a socket is to be connected with.
  static func bytes(of address: UnsafePointer<sockaddr>) -> [UInt8]? {
    switch Int32(address.pointee.sa_family) {
    case AF_INET:
      return address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
        withUnsafeBytes(of: $0.pointee.sin_addr) { Array($0) }
      }
    case AF_INET6:
      return address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) {
        withUnsafeBytes(of: $0.pointee.sin6_addr) { Array($0) }
      }
    default: return nil
    }
  }
}
