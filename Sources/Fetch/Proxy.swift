internal import Glibc

/// Through which proxy requests go: the configured one, or what the environment says in the way that curl made common.
struct Proxy {
  private let configured: String?
  private let exceptions: [String]
  private let environment: (String) -> String?

  init(_ configured: String?, environment: @escaping (String) -> String? = Self.variable) {
    self.configured = configured
    self.environment = environment
    let list = environment("no_proxy") ?? environment("NO_PROXY") ?? ""
    exceptions = list.lowercased().split(whereSeparator: { $0 == "," || $0 == " " }).map(String.init)
  }

  /// The proxy for an address; nil where it is asked directly.
  func address(for address: Address) -> String? {
    guard !isException(address.host) else { return nil }
    if let configured { return configured.isEmpty ? nil : configured }
    // HTTP_PROXY in capitals can be set by a request to a CGI program (httpoxy), so nobody reads it.
    let own =
      address.scheme == "https" ? environment("https_proxy") ?? environment("HTTPS_PROXY") : environment("http_proxy")
    return own ?? environment("all_proxy") ?? environment("ALL_PROXY")
  }

  private func isException(_ host: String) -> Bool {
    exceptions.contains { exception in
      if exception == "*" { return true }
      let name = exception.hasPrefix(".") ? String(exception.dropFirst()) : exception
      return host == name || host.hasSuffix("." + name)
    }
  }

  private static func variable(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }
}
