// A manuscript as it comes from a desk: a line `=== slug`, a head of `Name: value` lines, an empty line, the text.
// A desk's file holds several. What the head means is for those who set the manuscript.

/// One piece of a desk's file, cut into head and text.
struct Manuscript {
  /// A line of the head.
  struct Field {
    /// What stands before the colon.
    var name: String
    /// What stands after it.
    var value: String
    /// Its line in the file, from 1.
    var line: Int
  }

  /// The file that it stands in.
  var file: String
  /// The line that opens it.
  var line: Int
  /// Its name, unique in the edition.
  var slug: String
  /// Its head.
  var fields: [Field]
  /// Its text.
  var body: String
}

extension Manuscript {
  /// The manuscripts of a desk's file.
  static func all(in text: String, of file: String) throws(ManuscriptError) -> [Manuscript] {
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Substring.init)
    var openings = lines.indices.filter { lines[$0].hasPrefix("=== ") }
    let first = openings.first ?? lines.endIndex
    if let stray = lines[..<first].firstIndex(where: { !trimmed($0).isEmpty }) {
      throw ManuscriptError(file: file, line: stray + 1, reason: "words before the first “=== slug”")
    }
    openings.append(lines.endIndex)
    var manuscripts: [Manuscript] = []
    for (start, end) in zip(openings, openings.dropFirst()) {
      manuscripts.append(try Manuscript(lines[start..<end], of: file))
    }
    return manuscripts
  }

  private init(_ lines: ArraySlice<Substring>, of file: String) throws(ManuscriptError) {
    let start = lines.startIndex
    let slug = trimmed(lines[start].dropFirst(4))
    guard !slug.isEmpty, slug.utf8.allSatisfy(isSlugByte) else {
      throw ManuscriptError(file: file, line: start + 1, reason: "“\(slug)” is not a slug of a-z, 0-9 and hyphens")
    }
    let head = lines.dropFirst().prefix { !trimmed($0).isEmpty }
    var fields: [Field] = []
    for index in head.indices {
      guard let colon = lines[index].firstIndex(of: ":") else {
        throw ManuscriptError(file: file, line: index + 1, reason: "a line of the head without a colon")
      }
      let name = trimmed(lines[index][..<colon])
      let value = trimmed(lines[index][colon...].dropFirst())
      fields.append(Field(name: name, value: value, line: index + 1))
    }
    self.file = file
    self.line = start + 1
    self.slug = slug
    self.fields = fields
    body = lines[head.endIndex...].joined(separator: "\n")
  }

  /// The lines of the head called `name`.
  func fields(_ name: String) -> [Field] { fields.filter { $0.name == name } }

  /// The one line of the head called `name`, if it says anything.
  func value(_ name: String) throws(ManuscriptError) -> Field? {
    let found = fields(name)
    if found.count > 1 { throw error("a second \(name)", at: found[1].line) }
    return found.first.flatMap { $0.value.isEmpty ? nil : $0 }
  }

  /// The one line of the head called `name`, which must be there.
  func required(_ name: String) throws(ManuscriptError) -> Field {
    guard let field = try value(name) else { throw error("no \(name)", at: line) }
    return field
  }

  /// The entries of the line called `name`, which are set apart by commas.
  func list(_ name: String) throws(ManuscriptError) -> [String] {
    guard let field = try value(name) else { return [] }
    return field.value.split(separator: ",").map { trimmed($0) }.filter { !$0.isEmpty }
  }

  /// Something wrong in a line of this manuscript's file.
  func error(_ reason: String, at line: Int) -> ManuscriptError {
    ManuscriptError(file: file, line: line, reason: "\(slug): \(reason)")
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

private func isSlugByte(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    || byte == UInt8(ascii: "-")
}
