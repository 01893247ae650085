extension String {
  /// Whether the bytes of `part` stand somewhere in this text. Much faster than the library's search, which minds
  /// characters that are written in several ways.
  package func holds(_ part: String) -> Bool {
    var text = self
    var part = part
    return text.withUTF8 { all in
      part.withUTF8 { piece in
        guard let first = piece.first else { return true }
        guard all.count >= piece.count else { return false }
        let last = all.count - piece.count
        var index = 0
        while index <= last {
          if all[index] == first {
            var offset = 1
            while offset < piece.count, all[index + offset] == piece[offset] { offset += 1 }
            if offset == piece.count { return true }
          }
          index += 1
        }
        return false
      }
    }
  }
}
