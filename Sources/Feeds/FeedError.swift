/// Why a document was refused.
public struct FeedError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was to be read.
  public enum Subject: String, Hashable, Sendable {
    case feed
    case subscriptionList = "subscription list"
  }

  /// What was to be read.
  public let subject: Subject
  /// What is wrong with it.
  public let reason: String
  /// The address it came from, where known.
  public let url: String?
  /// The line of the fault, from 1, where there is one.
  public let line: Int?

  init(_ subject: Subject, _ reason: String, url: String? = nil, line: Int? = nil) {
    self.subject = subject
    self.reason = reason
    self.url = url
    self.line = line
  }

  /// One sentence for the status line.
  public var description: String {
    let place = line.map { " (line \($0))" } ?? ""
    return "\(url.map { "\($0): " } ?? "")not a \(subject.rawValue): \(reason)\(place)"
  }
}
