/// An XML document as a tree, for documents small enough to be held whole.
public struct XMLElement: Sendable {
  /// What an element holds, in order.
  public enum Content: Sendable {
    case element(XMLElement)
    case text(String)
  }

  /// The name without its prefix.
  public var name: String
  /// The values of its attributes by their names without prefix.
  public var attributes: [String: String]
  /// Elements and text inside it.
  public var content: [Content] = []

  /// The elements directly inside it.
  public var children: [XMLElement] {
    content.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// The first element of a name directly inside it.
  public func first(_ name: String) -> XMLElement? { children.first { $0.name == name } }

  /// All elements of a name inside it, at any depth.
  public func all(_ name: String) -> [XMLElement] {
    children.flatMap { ($0.name == name ? [$0] : []) + $0.all(name) }
  }

  /// All text inside it.
  public var text: String {
    content.map { part in
      switch part {
      case .element(let element): element.text
      case .text(let text): text
      }
    }.joined()
  }
}

/// The root element of a document in XML; nil where there is none. Elements deeper than 200 are left out.
public func readXMLTree(_ bytes: [UInt8]) -> XMLElement? {
  let text = decodeXML(bytes).bytes
  return readXML(text) { TreeBuilder() }.handler.root
}

private final class TreeBuilder: XMLHandler {
  var root: XMLElement?
  private var open: [XMLElement] = []
  private var depth = 0

  func startElement(_ name: XMLName, attributes: [XMLAttribute]) {
    depth += 1
    guard depth <= 200 else { return }
    let pairs = attributes.map { ($0.name.local, $0.value) }
    open.append(XMLElement(name: name.local, attributes: Dictionary(pairs) { first, _ in first }))
  }

  func characters(_ bytes: UnsafeRawBufferPointer) {
    guard depth <= 200, let last = open.indices.last else { return }
    open[last].content.append(.text(String(decoding: bytes, as: UTF8.self)))
  }

  func endElement(_ name: XMLName) {
    depth -= 1
    guard depth < 200, let element = open.popLast() else { return }
    if let last = open.indices.last {
      open[last].content.append(.element(element))
    } else if root == nil {
      root = element
    }
  }
}
