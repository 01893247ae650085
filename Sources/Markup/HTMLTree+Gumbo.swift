// HTML text to `HTMLTree` through gumbo. The C tree lives only inside `init`.

import CGumbo
import Glibc

extension HTMLTree {
  /// Parses a page, or a fragment as if it stood in `body`. Never fails: HTML gives every text a tree.
  public init(_ html: String) {
    var html = html
    self = html.withUTF8 { HTMLTree(utf8: $0) }
  }

  /// Parses UTF-8.
  public init(utf8 source: UnsafeBufferPointer<UInt8>) {
    var options = kGumboDefaultOptions
    options.max_errors = 0
    records.append(Record(kind: .document, tag: .other, namespace: .html, parent: 0, end: 1, start: 0, count: 0))
    source.withMemoryRebound(to: CChar.self) { buffer in
      guard let output = gumbo_parse_with_options(&options, buffer.baseAddress, buffer.count) else { return }
      defer { gumbo_destroy_output(&options, output) }
      guard let document = output.pointee.document else { return }
      copy(document)
    }
  }

  /// Copies the children of gumbo's document, iteratively.
  private mutating func copy(_ document: UnsafeMutablePointer<GumboNode>) {
    // Each level: the children still to copy, and the number of the node they belong to.
    var levels: [(children: GumboVector, next: Int, node: Node)] = [(document.pointee.v.document.children, 0, 0)]
    while let level = levels.last {
      guard level.next < Int(level.children.length), let raw = level.children.data[level.next] else {
        if levels.count <= Self.depthLimit + 1 { records[level.node].end = Int32(records.count) }
        levels.removeLast()
        continue
      }
      levels[levels.count - 1].next += 1
      let child = raw.assumingMemoryBound(to: GumboNode.self)
      let parent = levels[min(levels.count - 1, Self.depthLimit)].node
      let number = add(child.pointee, parent: parent)
      if child.pointee.type == GUMBO_NODE_ELEMENT || child.pointee.type == GUMBO_NODE_TEMPLATE {
        levels.append((child.pointee.v.element.children, 0, number))
      }
    }
    records[0].end = Int32(records.count)
  }

  private mutating func add(_ node: GumboNode, parent: Node) -> Node {
    let number = records.count
    var record = Record(
      kind: .element, tag: .other, namespace: .html, parent: Int32(parent), end: Int32(number + 1), start: 0, count: 0)
    switch node.type {
    case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
      let element = node.v.element
      record.namespace = Namespace(rawValue: UInt8(element.tag_namespace.rawValue)) ?? .html
      let name = String(cString: gumbo_normalized_tagname(element.tag))
      record.tag = Array(name.utf8).withUnsafeBufferPointer { HTMLTagTable.shared.tag($0) }
      record.start = Int32(attributes.count)
      record.count = Int32(element.attributes.length)
      for index in 0..<Int(element.attributes.length) {
        guard let raw = element.attributes.data[index] else { continue }
        let attribute = raw.assumingMemoryBound(to: GumboAttribute.self).pointee
        attributes.append(Attribute(name: keep(attribute.name), value: keep(attribute.value)))
      }
    default:
      record.kind = node.type == GUMBO_NODE_COMMENT ? .comment : .text
      let text = keep(node.v.text.text)
      record.start = text.lowerBound
      record.count = Int32(text.count)
    }
    records.append(record)
    return number
  }

  private mutating func keep(_ text: UnsafePointer<CChar>?) -> Range<Int32> {
    let start = Int32(bytes.count)
    guard let text else { return start..<start }
    bytes.append(contentsOf: UnsafeRawBufferPointer(start: text, count: strlen(text)))
    return start..<Int32(bytes.count)
  }
}
