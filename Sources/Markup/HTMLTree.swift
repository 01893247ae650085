// An HTML page as one flat list of nodes in document order. A node knows its parent and where its subtree ends, so that
// every walk is a loop over numbers, a subtree is a range, and nothing is nested in memory. The tree is never deeper than
// `HTMLTree.depthLimit`; what a page nests deeper stands at that depth instead.

import Glibc

/// A parsed HTML page or fragment.
public struct HTMLTree: Sendable {
  /// The number of a node, counted in document order; 0 is the document itself.
  public typealias Node = Int

  /// What a node is.
  public enum Kind: UInt8, Hashable, Sendable {
    case document, element, text, comment, doctype
  }

  /// Which vocabulary an element belongs to.
  public enum Namespace: UInt8, Hashable, Sendable {
    case html, svg, math
  }

  /// How deep elements may stand in one another.
  public static let depthLimit = 256

  /// How many nodes are read; a page ends there. The HTML standard, all on one page, has about as many; a long page of a
  /// newspaper has some ten thousand.
  public static let nodeLimit = 250_000

  struct Record {
    var kind: Kind
    var tag: HTMLTag
    var namespace: Namespace
    /// For a name that `HTMLTag` does not list, its number in `otherNames`.
    var otherName: Int32 = 0
    var parent: Int32
    /// The number after the last node of the subtree.
    var end: Int32
    /// The text's bytes, or for an element the place of its attributes.
    var start: Int32
    var count: Int32
  }

  struct Attribute {
    var name: Range<Int32>
    var value: Range<Int32>
  }

  var records: [Record] = []
  var attributes: [Attribute] = []
  /// All text, attribute names and values, one after the other.
  var bytes: [UInt8] = []
  /// Names of the elements whose tag is `other`; the first one is nobody's.
  var otherNames: [String] = [""]

  /// How many nodes there are.
  public var count: Int { records.count }
  /// The numbers of all nodes.
  public var nodes: Range<Node> { 0..<records.count }

  /// What the node is.
  public func kind(_ node: Node) -> Kind { records[node].kind }
  /// The name of an element; `other` for every other kind of node.
  public func tag(_ node: Node) -> HTMLTag { records[node].tag }
  /// The vocabulary of an element.
  public func namespace(_ node: Node) -> Namespace { records[node].namespace }
  /// The node around this one; nil for the document.
  public func parent(_ node: Node) -> Node? { node == 0 ? nil : Int(records[node].parent) }
  /// The number after the last node inside this one.
  public func end(_ node: Node) -> Node { Int(records[node].end) }
  /// All nodes inside this one, at any depth.
  public func descendants(_ node: Node) -> Range<Node> { node + 1..<Int(records[node].end) }
  /// Whether `node` stands somewhere inside `ancestor`.
  public func isInside(_ node: Node, _ ancestor: Node) -> Bool { node > ancestor && node < end(ancestor) }

  /// The nodes directly inside this one.
  public func children(_ node: Node) -> Children { Children(tree: self, upcoming: node + 1, end: end(node)) }

  /// The nodes directly inside a node, in order.
  public struct Children: Sequence, IteratorProtocol {
    let tree: HTMLTree
    var upcoming: Node
    let end: Node
    /// The next child.
    public mutating func next() -> Node? {
      guard upcoming < end else { return nil }
      defer { upcoming = tree.end(upcoming) }
      return upcoming
    }
  }

  /// The elements named `tag` inside `node`, at any depth.
  public func elements(_ tag: HTMLTag, in node: Node = 0) -> some Sequence<Node> {
    descendants(node).lazy.filter { records[$0].tag == tag }
  }

  /// Whether the element stands on lines of its own.
  public func breaksLine(_ node: Node) -> Bool { HTMLBlockRules.breaksLine(records[node].tag) }

  /// The first element named `tag` inside `node`.
  public func first(_ tag: HTMLTag, in node: Node = 0) -> Node? {
    descendants(node).first { records[$0].tag == tag }
  }

  /// The name of an element as its vocabulary spells it.
  public func name(_ node: Node) -> String {
    let record = records[node]
    return record.otherName > 0 ? otherNames[Int(record.otherName)] : record.tag.name
  }

  /// The value of an element's attribute; empty where it has no value, nil where it is not there.
  public func attribute(_ name: StaticString, of node: Node) -> String? {
    guard let value = attributeBytes(name, of: node) else { return nil }
    return String(decoding: bytes[value], as: UTF8.self)
  }

  /// The place in `bytes` of an attribute's value.
  func attributeBytes(_ name: StaticString, of node: Node) -> Range<Int>? {
    let record = records[node]
    guard record.kind == .element, record.count > 0 else { return nil }
    let length = name.utf8CodeUnitCount
    for attribute in attributes[Int(record.start)..<Int(record.start + record.count)]
    where attribute.name.count == length {
      let start = Int(attribute.name.lowerBound)
      let isEqual = bytes.withUnsafeBufferPointer { all in
        all.baseAddress.map { memcmp($0 + start, name.utf8Start, length) == 0 } ?? false
      }
      if isEqual { return Int(attribute.value.lowerBound)..<Int(attribute.value.upperBound) }
    }
    return nil
  }

  /// Whether the element has the attribute.
  public func has(_ name: StaticString, _ node: Node) -> Bool { attributeBytes(name, of: node) != nil }

  /// Whether a class is among those of an element (HTML, 3.2.6: a set of tokens parted by ASCII white space).
  package func hasClass(_ name: String, _ node: Node) -> Bool {
    guard let value = attributeBytes("class", of: node), value.count >= name.utf8.count else { return false }
    return bytes[value].split { $0 <= 0x20 }.contains { $0.elementsEqual(name.utf8) }
  }

  /// Whether the node is an element with attributes.
  public func hasAttributes(_ node: Node) -> Bool { records[node].kind == .element && records[node].count > 0 }

  /// The attributes of an element in source order, doubles left out.
  public func attributes(of node: Node) -> [(name: String, value: String)] {
    let record = records[node]
    guard record.kind == .element else { return [] }
    return attributes[Int(record.start)..<Int(record.start + record.count)].map { attribute in
      (
        String(decoding: bytes[Int(attribute.name.lowerBound)..<Int(attribute.name.upperBound)], as: UTF8.self),
        String(decoding: bytes[Int(attribute.value.lowerBound)..<Int(attribute.value.upperBound)], as: UTF8.self)
      )
    }
  }

  /// The characters of a text, comment or doctype node; nothing for an element.
  public func characters(_ node: Node) -> String {
    String(decoding: textBytes(node), as: UTF8.self)
  }

  /// The bytes of a text, comment or doctype node, in UTF-8.
  public func textBytes(_ node: Node) -> ArraySlice<UInt8> {
    let record = records[node]
    guard record.kind != .element, record.kind != .document else { return [] }
    return bytes[Int(record.start)..<Int(record.start + record.count)]
  }

  /// All text inside the node as it stands in the source, scripts and styles included.
  public func textContent(_ node: Node) -> String {
    var all: [UInt8] = []
    for inner in node..<end(node) where records[inner].kind == .text { all += textBytes(inner) }
    return String(decoding: all, as: UTF8.self)
  }

  /// The words inside the node with white space collapsed, without scripts, styles and control characters. What follows
  /// the text in which `limit` bytes are passed is left out: many ask only whether a line is short.
  public func words(_ node: Node, limit: Int = .max) -> String {
    var line = LineBuilder()
    var inner = node
    let end = end(node)
    while inner < end, line.bytes.count <= limit {
      let record = records[inner]
      switch record.kind {
      case .text:
        let start = Int(record.start)
        // A blank that is escaped takes some more bytes; a few times the limit are surely past it.
        let count = min(Int(record.count), limit < 1_000_000 ? limit * 8 + 4_096 : .max)
        bytes.withUnsafeBufferPointer { line.add($0, start, start + count) }
      case .element where HTMLBlockRules.isCode(record.tag):
        inner = Int(record.end)
        continue
      case .element where HTMLBlockRules.breaksLine(record.tag): line.space()
      default: break
      }
      inner += 1
    }
    return line.take()
  }
}
