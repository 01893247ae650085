// The catalogue built into the program: feeds of newspapers by country and of magazines by subject. Only what a person
// picks from it is ever asked for.

public import Articles
internal import CEmbedded

/// The feeds of the catalogue, countries before subjects, each in the order of its names.
public func catalogue() -> [CatalogueFeed] {
  var count = 0
  guard let bytes = embedded_catalogue(&count) else { return [] }
  return readCatalogue(String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self))
}

/// Reads lines of country or subject, name, address and language with tabs between them; `# country` and `# subject` say
/// which of the two follows.
func readCatalogue(_ text: String) -> [CatalogueFeed] {
  var isByCountry = true
  var feeds: [CatalogueFeed] = []
  for line in text.split(separator: "\n") {
    if line.hasPrefix("#") {
      if line == "# country" { isByCountry = true }
      if line == "# subject" { isByCountry = false }
      continue
    }
    let parts = line.split(separator: "\t").map(String.init)
    guard parts.count == 4 else { continue }
    feeds.append(
      CatalogueFeed(name: parts[1], url: parts[2], group: parts[0], isByCountry: isByCountry, language: parts[3]))
  }
  return feeds
}
