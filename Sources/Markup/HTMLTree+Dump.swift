extension HTMLTree {
  /// The tree in the form that the tests of HTML parsers share: a line for each node, two blanks for each level.
  public var dump: String {
    var lines: [String] = []
    var depth = [Int](repeating: -1, count: count)
    var lastText: Node?
    for node in nodes.dropFirst() {
      let parent = Int(records[node].parent)
      let level = depth[parent] + 1 + (parent > 0 && tag(parent) == .template && namespace(parent) == .html ? 1 : 0)
      depth[node] = level
      let indent = "| " + String(repeating: "  ", count: level)
      switch kind(node) {
      case .text:
        // Text that was set in parts is one text to every reader.
        if let last = lastText, records[last].parent == records[node].parent, last + 1 == node {
          lines[lines.count - 1].removeLast()
          lines[lines.count - 1] += characters(node) + "\""
        } else {
          lines.append(indent + "\"" + characters(node) + "\"")
        }
        lastText = node
      case .comment: lines.append(indent + "<!-- " + characters(node) + " -->")
      case .doctype: lines.append(indent + "<!DOCTYPE " + characters(node) + ">")
      case .element:
        let prefix = namespace(node) == .html ? "" : namespace(node) == .svg ? "svg " : "math "
        lines.append(indent + "<" + prefix + name(node) + ">")
        let spelled = attributes(of: node).map { (name: dumpName($0.name, of: node), value: $0.value) }
        for attribute in spelled.sorted(by: { Array($0.name.utf16).lexicographicallyPrecedes(Array($1.name.utf16)) }) {
          lines.append(indent + "  " + attribute.name + "=\"" + attribute.value + "\"")
        }
        if tag(node) == .template, namespace(node) == .html { lines.append(indent + "  content") }
      case .document: break
      }
    }
    return lines.joined(separator: "\n")
  }

  /// Attributes of other vocabularies are written with a blank after their prefix.
  private func dumpName(_ name: String, of node: Node) -> String {
    let names: Set = [
      "xlink:actuate", "xlink:arcrole", "xlink:href", "xlink:role", "xlink:show", "xlink:title", "xlink:type",
      "xml:lang", "xml:space", "xmlns:xlink",
    ]
    guard namespace(node) != .html, names.contains(name) else { return name }
    return name.split(separator: ":").joined(separator: " ")
  }
}
