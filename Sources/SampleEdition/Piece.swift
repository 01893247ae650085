// A desk's file is pieces one after another, each opened by a line `=== name`.

/// One piece of a desk's file.
struct Piece {
  /// The file that it stands in.
  var file: String
  /// What its first line calls it.
  var name: String
  /// The line that opens it, from 1.
  var line: Int
  /// The lines after that, without blanks at their ends; the first is `line + 1` of the file.
  var lines: ArraySlice<Substring>

  /// The pieces of a file.
  static func all(in text: String, of file: String) throws(ManuscriptError) -> [Piece] {
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Substring.init)
    let openings = lines.indices.filter { lines[$0].hasPrefix("=== ") }
    let ends = openings.dropFirst() + [lines.endIndex]
    if let stray = lines[..<(openings.first ?? lines.endIndex)].firstIndex(where: { !trimmed($0).isEmpty }) {
      throw ManuscriptError(file: file, line: stray + 1, reason: "words before the first “=== name”")
    }
    return zip(openings, ends).map { start, end in
      Piece(file: file, name: trimmed(lines[start].dropFirst(4)), line: start + 1, lines: lines[(start + 1)..<end])
    }
  }

  /// The lines that say anything, with their numbers in the file, each cut at its bars into `count` parts.
  static func rows(
    of lines: ArraySlice<Substring>, in file: String, parts count: Int
  ) throws(ManuscriptError) -> [(line: Int, parts: [String])] {
    var rows: [(line: Int, parts: [String])] = []
    for index in lines.indices where !trimmed(lines[index]).isEmpty {
      let parts = lines[index].split(separator: "|", omittingEmptySubsequences: false).map { trimmed($0) }
      guard parts.count == count else {
        throw ManuscriptError(file: file, line: index + 1, reason: "\(parts.count) parts between bars, not \(count)")
      }
      rows.append((index + 1, parts))
    }
    return rows
  }
}

/// Text without blanks at its ends.
func trimmed(_ text: some StringProtocol) -> String {
  let isBlank = { (mark: Character) in mark == " " || mark == "\t" || mark.isNewline }
  guard let first = text.firstIndex(where: { !isBlank($0) }), let last = text.lastIndex(where: { !isBlank($0) }) else {
    return ""
  }
  return String(text[first...last])
}
