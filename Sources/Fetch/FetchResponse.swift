/// What a server answered.
public struct FetchResponse: Sendable {
  /// The status code.
  public var status: Int
  /// The address that answered, after redirects.
  public var url: String
  /// The address after the redirects at the beginning that hold for good (301 and 308); nil where there were none.
  public var permanentURL: String?
  /// The nearest address that was asked.
  public var ring: NetworkRing
  /// The header lines of the last answer, names in small letters, in order.
  public var headers: [(name: String, value: String)]
  /// The document, unpacked; empty but for a success.
  public var body: [UInt8]
  /// Seconds that it took.
  public var seconds: Double

  /// The value of a header line; those of one name are joined by commas (RFC 9110, 5.3).
  public subscript(_ name: String) -> String? {
    let values = headers.filter { $0.name == name }.map(\.value)
    return values.isEmpty ? nil : values.joined(separator: ", ")
  }
}

/// Why there was no answer.
public struct FetchError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong, as far as a caller can act on it.
  public enum Kind: Hashable, Sendable {
    /// The host was not found or not reached, or it was too slow.
    case unreachable
    /// The address, or one that it leads to, may not be asked.
    case forbidden
    /// The server's certificate is not to be trusted, or it speaks no TLS.
    case untrusted
    /// There is too much of it.
    case tooLarge
    /// It leads on and on.
    case redirects
    /// What it sent is not HTTP.
    case broken
    /// libcurl is not installed.
    case noLibrary
  }

  /// What went wrong.
  public let kind: Kind
  /// The same in one line.
  public let reason: String
  /// Seconds until it was clear.
  public var seconds = 0.0

  init(_ kind: Kind, _ reason: String) {
    self.kind = kind
    self.reason = reason
  }

  /// The reason.
  public var description: String { reason }
}
