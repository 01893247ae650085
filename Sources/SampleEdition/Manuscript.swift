// A manuscript as it comes from a desk: a line `=== slug`, a head of `Name: value` lines, an empty line, the text.
// What the head means is for those who set the manuscript.

/// A piece of a desk's file, cut into head and text.
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
  /// The lines of its text; the index of each is one less than its number in the file.
  var body: ArraySlice<Substring>
}

extension Manuscript {
  /// The manuscript in a piece of a desk's file.
  init(_ piece: Piece) throws(ManuscriptError) {
    guard !piece.name.isEmpty, piece.name.utf8.allSatisfy(isSlugByte) else {
      let reason = "“\(piece.name)” is not a slug of a-z, 0-9 and hyphens"
      throw ManuscriptError(file: piece.file, line: piece.line, reason: reason)
    }
    let head = piece.lines.prefix { !trimmed($0).isEmpty }
    fields = []
    for index in head.indices {
      guard let colon = head[index].firstIndex(of: ":") else {
        throw ManuscriptError(file: piece.file, line: index + 1, reason: "a line of the head without a colon")
      }
      let value = trimmed(head[index][colon...].dropFirst())
      fields.append(Field(name: trimmed(head[index][..<colon]), value: value, line: index + 1))
    }
    file = piece.file
    line = piece.line
    slug = piece.name
    body = piece.lines[head.endIndex...]
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

  /// Refuses lines of the head that are called otherwise than `names`.
  func allow(_ names: Set<String>) throws(ManuscriptError) {
    guard let stray = fields.first(where: { !names.contains($0.name) }) else { return }
    throw error("\(stray.name) is not a line of a head", at: stray.line)
  }

  /// Something wrong in a line of this manuscript's file.
  func error(_ reason: String, at line: Int) -> ManuscriptError {
    ManuscriptError(file: file, line: line, reason: "\(slug): \(reason)")
  }
}

private func isSlugByte(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    || byte == UInt8(ascii: "-")
}
