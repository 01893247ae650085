import Glibc

extension String {
  /// Whether the bytes of `part` stand somewhere in this text. Much faster than the library's search, which minds
  /// characters that are written in several ways.
  package func holds(_ part: String) -> Bool {
    var text = self
    var part = part
    return text.withUTF8 { all in
      part.withUTF8 { piece in
        guard let start = piece.baseAddress, let first = piece.first else { return true }
        guard let whole = all.baseAddress, all.count >= piece.count else { return false }
        var left = all.count - piece.count + 1
        var place = UnsafeRawPointer(whole)
        while let found = memchr(place, Int32(first), left) {
          if memcmp(found, start, piece.count) == 0 { return true }
          let passed = UnsafeRawPointer(found) - place + 1
          left -= passed
          guard left > 0 else { return false }
          place += passed
        }
        return false
      }
    }
  }

  /// The parts of this text between the places where `separator` stands, empty ones among them. As much faster.
  package func parts(by separator: String) -> [Substring] {
    guard holds(separator), let first = separator.utf8.first else { return [self[...]] }
    var parts: [Substring] = []
    var start = startIndex
    var index = startIndex
    let count = separator.utf8.count
    while let found = utf8[index...].firstIndex(of: first) {
      if utf8[found...].starts(with: separator.utf8) {
        parts.append(self[start..<found])
        start = utf8.index(found, offsetBy: count)
        index = start
      } else {
        index = utf8.index(after: found)
      }
    }
    return parts + [self[start...]]
  }
}
