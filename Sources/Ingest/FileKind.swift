// What a file holds, by how it begins; its name only helps where the beginning says nothing.

/// The kinds of files that can be taken in.
enum FileKind: Hashable {
  case feed, opml, page

  /// The kind of a file called `name` that holds `bytes`; nil where it is none of them.
  static func of(_ bytes: [UInt8], name: String) -> FileKind? {
    // The first kilobytes, in small letters, without the zeros of UTF-16, and without what only comments say.
    let head = withoutComments(String(decoding: bytes.prefix(4_096).filter { $0 != 0 }, as: UTF8.self).lowercased())
    if let root = firstRoot(in: Array(head.utf8)) { return root }
    let start = head.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    if start.hasPrefix("{") || start.hasPrefix("[{") { return .feed }
    let name = name.lowercased()
    if name.hasSuffix(".opml") { return .opml }
    if [".xml", ".rss", ".atom", ".rdf"].contains(where: name.hasSuffix) { return .feed }
    if [".html", ".htm", ".xhtml"].contains(where: name.hasSuffix) { return .page }
    return start.hasPrefix("<") ? .feed : nil
  }

  private static let roots: [(mark: [UInt8], kind: FileKind)] = [
    ("<opml", FileKind.opml), ("<rss", .feed), ("<rdf:rdf", .feed), ("<feed", .feed), ("<channel", .feed),
    ("<atom:feed", .feed), ("<newsmessage", .feed), ("<newsitem", .feed), ("<packageitem", .feed),
    ("<!doctype html", .page), ("<html", .page), ("<head", .page), ("<body", .page),
    ("<article", .page),
  ].map { (mark: Array($0.0.utf8), kind: $0.1) }

  /// What the first of the known elements begins.
  private static func firstRoot(in head: [UInt8]) -> FileKind? {
    for place in head.indices where head[place] == UInt8(ascii: "<") {
      if let root = roots.first(where: { head[place...].starts(with: $0.mark) }) { return root.kind }
    }
    return nil
  }

  private static func withoutComments(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "<!--") {
      result += rest[..<start.lowerBound]
      guard let end = rest[start.upperBound...].firstRange(of: "-->") else { return result }
      rest = rest[end.upperBound...]
    }
    return result + rest
  }
}
