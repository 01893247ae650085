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

/// The name among `names` that is most like a misspelt one, if any is like it.
func nearest(to name: String, among names: [String]) -> String? {
  let limit = name.count < 4 ? 1 : max(2, name.count / 3)
  let distances = names.map { (name: $0, distance: editDistance(name.lowercased(), $0.lowercased())) }
  return distances.filter { $0.distance <= limit }.min { $0.distance < $1.distance }?.name
}

/// How many letters must be put in, left out, changed or swapped with their neighbor.
private func editDistance(_ one: String, _ other: String) -> Int {
  let (one, other) = (Array(one.utf8.prefix(64)), Array(other.utf8.prefix(64)))
  var rows = [Array(0...other.count)]
  for i in 0..<one.count {
    var row = [i + 1]
    for j in 0..<other.count {
      var best = min(rows[i][j] + (one[i] == other[j] ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, one[i] == other[j - 1], one[i - 1] == other[j] { best = min(best, rows[i - 1][j - 1] + 1) }
      row.append(best)
    }
    rows.append(row)
  }
  return rows[one.count][other.count]
}
