// Subscription lists, written. Feeds and folders stand in the order in which the list names them first.

internal import Articles

/// Writes a subscription list as OPML 2; the feeds of one folder stand together.
public func writeOPML(_ document: OPMLDocument) -> String {
  let tree = OutlineTree(document)
  var prefixes = Prefixes()
  var body: [String] = []
  write(0, of: tree, indent: "    ", &prefixes, into: &body)
  let opening = prefixes.declarations.map { #" xmlns:\#($0.prefix)="\#(attributeText($0.namespace))""# }.joined()
  let title = attributeText(collapsed(document.title ?? ""))
  let head = [#"<?xml version="1.0" encoding="UTF-8"?>"#, #"<opml version="2.0"\#(opening)>"#, "  <head>"]
  let lines = head + ["    <title>\(title)</title>", "  </head>", "  <body>"] + body + ["  </body>", "</opml>", ""]
  return lines.joined(separator: "\n")
}

/// The folders of a list with what they hold.
private struct OutlineTree {
  enum Child { case feed(OPMLDocument.Outline), folder(Int) }

  struct Folder {
    var name: String
    var notes = OutlineNotes()
    var children: [Child] = []
  }

  /// The first is the list itself.
  private(set) var folders = [Folder(name: "")]
  private var numbers: [[String]: Int] = [[]: 0]

  init(_ document: OPMLDocument) {
    var rest = document.folders[...]
    for (place, outline) in document.outlines.enumerated() {
      while let folder = rest.first, folder.place <= place { add(folder, &rest) }
      folders[number(of: outline.path)].children.append(.feed(outline))
    }
    while let folder = rest.first { add(folder, &rest) }
  }

  private mutating func add(_ folder: FeedFolder, _ rest: inout ArraySlice<FeedFolder>) {
    folders[number(of: folder.path)].notes = folder.notes
    rest.removeFirst()
  }

  /// The number of a folder, which is made where it is not there.
  private mutating func number(of path: [String]) -> Int {
    var number = 0
    for depth in path.indices {
      let part = Array(path[...depth])
      if let known = numbers[part] {
        number = known
      } else {
        folders[number].children.append(.folder(folders.count))
        number = folders.count
        numbers[part] = number
        folders.append(Folder(name: path[depth]))
      }
    }
    return number
  }
}

/// The prefixes that a list needs for attributes of other vocabularies.
private struct Prefixes {
  private(set) var declarations: [(prefix: String, namespace: String)] = []

  /// The name of an attribute by the prefixes of this list; nil where nothing tells what its prefix stands for.
  mutating func name(of attribute: OutlineNotes.Attribute) -> String? {
    let parts = attribute.name.split(separator: ":")
    guard parts.count == 2, let first = parts.first, let local = parts.last, first != "xml" else {
      return attribute.name
    }
    guard !attribute.namespace.isEmpty else { return nil }
    if let known = declarations.first(where: { $0.namespace == attribute.namespace }) {
      return "\(known.prefix):\(local)"
    }
    var prefix = String(first)
    while declarations.contains(where: { $0.prefix == prefix }) { prefix += "_" }
    declarations.append((prefix, attribute.namespace))
    return "\(prefix):\(local)"
  }
}

private func write(
  _ number: Int, of tree: OutlineTree, indent: String, _ prefixes: inout Prefixes, into lines: inout [String]
) {
  for child in tree.folders[number].children {
    switch child {
    case .feed(let feed):
      let page = feed.htmlURL.map { #" htmlUrl="\#(attributeText(collapsed($0)))""# } ?? ""
      let hasType = feed.notes.attributes.contains { $0.name.lowercased() == "type" }
      let type = hasType ? "" : #" type="rss""#
      let address = #" xmlUrl="\#(attributeText(collapsed(feed.xmlURL)))""#
      lines.append(
        "\(indent)<outline\(type)\(names(feed.title, feed.notes))\(address)\(page)\(others(feed.notes, &prefixes))/>")
    case .folder(let number):
      let folder = tree.folders[number]
      let opening = "\(indent)<outline\(names(folder.name, folder.notes))\(others(folder.notes, &prefixes))"
      guard !folder.children.isEmpty else {
        lines.append(opening + "/>")
        continue
      }
      lines.append(opening + ">")
      write(number, of: tree, indent: indent + "  ", &prefixes, into: &lines)
      lines.append("\(indent)</outline>")
    }
  }
}

/// The two names that an outline goes by. One that was renamed since goes by one.
private func names(_ title: String, _ notes: OutlineNotes) -> String {
  let title = collapsed(title)
  let text = notes.names.flatMap { $0.title == title ? $0.text : nil } ?? title
  return #" text="\#(attributeText(text))" title="\#(attributeText(title))""#
}

private func others(_ notes: OutlineNotes, _ prefixes: inout Prefixes) -> String {
  var taken: Set<String> = []
  return notes.attributes.map { attribute in
    // Two prefixes of one address could make one name of two.
    guard let name = prefixes.name(of: attribute), taken.insert(name).inserted else { return "" }
    return #" \#(name)="\#(attributeText(attribute.value))""#
  }.joined()
}

/// Text for an attribute. What would end a line or steer a terminal is written as a reference; what XML cannot hold at all
/// (XML 1.0, 2.2) is left out.
private func attributeText(_ text: String) -> String {
  var bytes: [UInt8] = []
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069:
      bytes += "&#\(scalar.value);".utf8
    case 0..<0x20, 0xFFFE, 0xFFFF: break
    default: appendEscaped(String(scalar).utf8, to: &bytes, inAttribute: true)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
