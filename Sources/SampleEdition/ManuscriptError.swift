/// Why a manuscript could not be set.
public struct ManuscriptError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file, such as `national.txt`.
  public var file: String
  /// The line of the file, from 1.
  public var line: Int
  /// What is wrong there.
  public var reason: String

  /// Something wrong in a line of a file.
  public init(file: String, line: Int, reason: String) {
    self.file = file
    self.line = line
    self.reason = reason
  }

  /// `national.txt:12: no Headline`.
  public var description: String { "\(file):\(line): \(reason)" }
}
