extension Person {
  /// A person of whom only the name is known.
  public init(named name: String) { self.init(name: name, email: nil, uri: nil) }

  /// A person told in one line: `me@x.org (Me)`, `Me <me@x.org>`, `Me (me@x.org)`, or only one of the two.
  init(text: String) {
    self.init()
    let line = collapsed(text)
    guard let at = line.utf8.firstIndex(of: UInt8(ascii: "@")), !line.contains("mailto:") else {
      name = line.isEmpty ? nil : line
      return
    }
    let isInAddress = { (character: Character) in
      character.isLetter || character.isNumber || "._%+-@'".contains(character)
    }
    let start = line[..<at].lastIndex { !isInAddress($0) }.map { line.index(after: $0) } ?? line.startIndex
    let end = line[at...].firstIndex { !isInAddress($0) } ?? line.endIndex
    let address = line[start..<end]
    guard start < at, address.distance(from: address.firstIndex(of: "@") ?? at, to: address.endIndex) > 3,
      address[at...].contains(".")
    else {
      name = line
      return
    }
    email = String(address)
    let rest = (line[..<start] + " " + line[end...]).filter { !"<>()[]\"".contains($0) }
    let words = collapsed(rest)
    name = words.isEmpty ? nil : words
  }
}
