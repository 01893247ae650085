// An address may hold a name and a password before its host (RFC 3986, 3.2.1). They are for the server alone; and a name that
// looks like a host misleads (`https://bank.example@evil.example/`).

/// An address as it may be shown and written to a log: without name and password.
public func withoutUserInfo(_ address: String) -> String {
  guard let slashes = address.firstRange(of: "://") else { return address }
  let rest = address[slashes.upperBound...]
  let authority = rest.prefix { !"/?#".contains($0) }
  guard let at = authority.lastIndex(of: "@") else { return address }
  return address[..<slashes.upperBound] + String(rest[rest.index(after: at)...])
}
