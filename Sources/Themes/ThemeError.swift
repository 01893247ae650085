/// What is wrong with a theme file.
public struct ThemeError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file, or the name of a built-in theme.
  public let file: String
  /// The line, counted from 1; nil when it is the file itself that cannot be read.
  public let line: Int?
  /// What is wrong there, for a person.
  public let reason: String

  /// An error in a line of a file.
  public init(file: String, line: Int?, reason: String) {
    self.file = file
    self.line = line
    self.reason = reason
  }

  /// `file:line: reason`.
  public var description: String { line.map { "\(file):\($0): \(reason)" } ?? "\(file): \(reason)" }
}
