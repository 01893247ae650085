// What an outline says that has no meaning here: kept as it is written, and written again.

internal import Articles
internal import Markup

/// What is said of an outline besides its name and addresses.
func outlineNotes(_ attributes: [XMLAttribute], isFeed: Bool) -> OutlineNotes {
  var notes = OutlineNotes()
  let names = (title: collapsed(attributes["title"] ?? ""), text: collapsed(attributes["text"] ?? ""))
  if !names.title.isEmpty, !names.text.isEmpty, names.title != names.text {
    notes.names = .init(title: names.title, text: names.text)
  }
  var taken: Set<String> = []
  for attribute in attributes where isXMLName(attribute.name.qualified) {
    let name = attribute.name.qualified
    if attribute.name.prefix.isEmpty {
      let known = name.lowercased()
      if ["title", "text"].contains(known) || isFeed && ["xmlurl", "htmlurl"].contains(known) { continue }
      // Every feed is written so (OPML 2.0, "Subscription lists").
      if isFeed, known == "type", attribute.value == "rss" { continue }
    }
    guard taken.insert(name).inserted else { continue }
    notes.attributes.append(.init(name, attribute.value, namespace: attribute.name.namespace))
  }
  return notes
}

/// Whether a name can be written as an attribute's (XML 1.0, 2.3; of other scripts those that are in use).
private func isXMLName(_ name: String) -> Bool {
  func begins(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "_": true
    case "\u{C0}"..."\u{2FF}": scalar != "\u{D7}" && scalar != "\u{F7}"
    case "\u{370}"..."\u{1FFF}": scalar != "\u{37E}"
    case "\u{3001}"..."\u{D7FF}": true
    default: false
    }
  }
  let parts = name.split(separator: ":", omittingEmptySubsequences: false)
  return parts.count <= 2
    && parts.allSatisfy { part in
      part.unicodeScalars.first.map(begins) ?? false
        && part.unicodeScalars.allSatisfy { begins($0) || "0"..."9" ~= $0 || $0 == "-" || $0 == "." }
    }
}
