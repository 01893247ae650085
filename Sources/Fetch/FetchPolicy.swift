/// How requests are made.
public struct FetchPolicy: Sendable {
  /// Requests under way at a time.
  public var connections = 64
  /// Requests under way at a time to one host. Nil is polite to other people's servers, and leaves one on this machine to
  /// `connections` alone.
  public var connectionsPerHost: Int?
  /// Seconds that a connection may take to be made.
  public var connectTimeout = 10
  /// Seconds that a request may take, with all redirects.
  public var timeout = 30
  /// Bytes that a response may have, unpacked.
  public var sizeLimit = 32 << 20
  /// Bytes of all responses under way, above which only one of them goes on at a time.
  public var memoryLimit = 64 << 20
  /// Redirects that are followed.
  public var redirectLimit = 10
  /// The proxy's address for every request; nil for what the environment says.
  public var proxy: String?
  /// What the program calls itself.
  public var userAgent = "Broadsheet"

  /// HTTP/1.1 once asked clients to be content with two (RFC 2616, 8.1.4); browsers take six.
  static let politeConnectionsPerHost = 4

  /// The policy as shipped.
  public init() {}
}

/// A request for one document.
public struct FetchRequest: Sendable {
  /// What only the server of the feed may see: it is left out as soon as a redirect leads to another host, port or scheme.
  public struct Secrets: Sendable {
    /// Further header lines, by name.
    public var headers: [(name: String, value: String)] = []
    /// Name and password for basic authentication (RFC 7617).
    public var basic: (user: String, password: String)?
    /// The value of the `Cookie` line.
    public var cookie: String?

    /// No secrets.
    public init() {}
  }

  /// The address.
  public var url: String
  /// The entity tag and the time of the last change as the server gave them.
  public var entityTag: String?
  /// The time of the last change as the server gave it.
  public var lastModified: String?
  /// The innermost ring that the address itself may be in; redirects never lead further inward.
  public var ring: NetworkRing
  /// The media types that are wanted.
  public var accept =
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, */*;q=0.8"
  /// What only the server of `home` may see.
  public var secrets = Secrets()
  /// The address that the secrets were given for, where `url` is one that it has moved to.
  public var home: String?

  /// A request for what is at `url`.
  public init(url: String, ring: NetworkRing) {
    self.url = url
    self.ring = ring
  }
}
