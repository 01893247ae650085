/// Writes a subscription list as OPML 2; the feeds of one folder stand together.
public func writeOPML(_ document: OPMLDocument) -> String {
  var lines = [#"<?xml version="1.0" encoding="UTF-8"?>"#, #"<opml version="2.0">"#, "  <head>"]
  lines.append("    <title>\(attributeText(document.title ?? ""))</title>")
  lines += ["  </head>", "  <body>"]
  writeOutlines(document.outlines[...], depth: 0, into: &lines)
  lines += ["  </body>", "</opml>", ""]
  return lines.joined(separator: "\n")
}

private func writeOutlines(_ outlines: ArraySlice<OPMLDocument.Outline>, depth: Int, into lines: inout [String]) {
  let indent = String(repeating: "  ", count: depth + 2)
  var folders: [String] = []
  for outline in outlines {
    if outline.path.count <= depth {
      let title = attributeText(outline.title)
      let page = outline.htmlURL.map { #" htmlUrl="\#(attributeText($0))""# } ?? ""
      lines.append(
        #"\#(indent)<outline type="rss" text="\#(title)" title="\#(title)" xmlUrl="\#(attributeText(outline.xmlURL))"\#(page)/>"#
      )
    } else if !folders.contains(outline.path[depth]) {
      folders.append(outline.path[depth])
      let inside = outlines.filter { $0.path.count > depth && $0.path[depth] == outline.path[depth] }
      lines.append(#"\#(indent)<outline text="\#(attributeText(outline.path[depth]))">"#)
      writeOutlines(inside[...], depth: depth + 1, into: &lines)
      lines.append("\(indent)</outline>")
    }
  }
}

/// Text for an attribute: on one line, without controls, marks as references.
private func attributeText(_ text: String) -> String {
  var bytes: [UInt8] = []
  appendEscaped(collapsed(text).utf8, to: &bytes, inAttribute: true)
  return String(decoding: bytes, as: UTF8.self)
}
