/// The name of an element or attribute; a document's equal names are one object.
public final class XMLName: Sendable {
  /// The address its prefix stands for; empty where there is none.
  public let namespace: String
  /// The prefix as written; empty where there is none.
  public let prefix: String
  /// The name without its prefix.
  public let local: String
  /// Counts the document's names from 0, so that a consumer can keep what it knows of a name in an array.
  public let number: Int

  init(namespace: String, prefix: String, local: String, number: Int) {
    self.namespace = namespace
    self.prefix = prefix
    self.local = local
    self.number = number
  }

  /// The name as written.
  public var qualified: String { prefix.isEmpty ? local : "\(prefix):\(local)" }
}

/// An attribute of an element, references in its value resolved.
public struct XMLAttribute: Sendable {
  /// Its name.
  public let name: XMLName
  /// Its value.
  public let value: String
}

/// What takes in a document as it is read.
public protocol XMLHandler: AnyObject {
  /// An element begins.
  func startElement(_ name: XMLName, attributes: [XMLAttribute])
  /// Text inside the innermost element, as UTF-8; a run of text may come in pieces.
  func characters(_ bytes: UnsafeRawBufferPointer)
  /// The innermost element ends.
  func endElement(_ name: XMLName)
}
