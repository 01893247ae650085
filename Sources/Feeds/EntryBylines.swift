import Articles

/// Who wrote an entry, one by one: without "By", and without the feed's own name.
func bylines(_ entry: Entry, in feed: Feed) -> [Byline] {
  var bylines: [Byline] = []
  for person in entry.authors.map(withoutScheme) {
    guard
      let name = person.name.map({ plainWords(ofHTML: $0) }) ?? person.email.map({ String($0.prefix { $0 != "@" }) })
    else { continue }
    for part in namesApart(name) where part != feed.title && !bylines.contains(where: { $0.name == part }) {
      bylines.append(Byline(name: part, contact: person.email))
    }
  }
  return bylines
}

/// Some write a mail address into the name, and its scheme with it.
private func withoutScheme(_ person: Person) -> Person {
  guard person.email == nil, let name = person.name, name.utf8.contains(UInt8(ascii: ":")), name.contains("mailto:")
  else { return person }
  return Person(text: name.replacing("mailto:", with: ""))
}

/// "By Ann Lee and Bo Kim" as two names. A name may have a comma in it ("Lee, Ann"), so that commas alone part only
/// three or more.
private func namesApart(_ line: String) -> [String] {
  var text = line[...]
  for word in ["By ", "by ", "BY "] where text.hasPrefix(word) { text = text.dropFirst(3) }
  guard mayBeSeveral(text.utf8) else { return text.isEmpty ? [] : [String(text)] }
  var parts = text.split(separator: ";").map { String($0) }
  if parts.count == 1 { parts = text.replacing(" and ", with: ";").split(separator: ";").map { String($0) } }
  parts = parts.flatMap { part in
    let pieces = part.split(separator: ",")
    return parts.count > 1 || pieces.count > 2 ? pieces.map { String($0) } : [part]
  }
  return parts.map { collapsed($0) }.filter { !$0.isEmpty }
}

/// Whether a line has a comma, a semicolon or the word "and".
private func mayBeSeveral(_ line: Substring.UTF8View) -> Bool {
  // The last five bytes, the latest lowest.
  var window: UInt64 = 0
  for byte in line {
    window = (window << 8 | UInt64(byte)) & 0xFF_FFFF_FFFF
    if byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || window == 0x20_616E_6420 { return true }
  }
  return false
}
