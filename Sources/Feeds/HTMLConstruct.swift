import Markup

/// A text of a feed with its markup as it came, and what its relative addresses are relative to.
public struct HTMLConstruct: Hashable, Sendable {
  /// How `text` is to be read.
  public enum Kind: Hashable, Sendable {
    /// As words: an angle bracket is an angle bracket.
    case plain
    /// As an HTML fragment.
    case html
  }

  /// How `text` is to be read.
  public var kind: Kind
  /// The text.
  public var text: String
  /// The address that relative ones are resolved against.
  public var base: String?

  /// A text of a kind.
  public init(kind: Kind, text: String, base: String? = nil) {
    self.kind = kind
    self.text = text
    self.base = base
  }

  /// The text as an HTML fragment, which may be unsafe.
  public var html: String { kind == .html ? text : escapedHTML(text) }

  /// The words alone.
  public var plainText: String { kind == .html ? plainWords(ofHTML: text) : collapsed(text) }

  var isEmpty: Bool { text.utf8.allSatisfy { $0 <= 0x20 } }
}

/// Text with the characters that mean something in HTML written as references.
func escapedHTML(_ text: String) -> String {
  guard text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: ">") })
  else { return text }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count + 32)
  appendEscaped(text.utf8, to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}

/// Appends UTF-8 with `&`, `<` and `>` as references; `"` too where it goes into an attribute.
func appendEscaped(_ text: some Sequence<UInt8>, to bytes: inout [UInt8], inAttribute: Bool = false) {
  for byte in text {
    switch byte {
    case UInt8(ascii: "&"): bytes += "&amp;".utf8
    case UInt8(ascii: "<"): bytes += "&lt;".utf8
    case UInt8(ascii: ">"): bytes += "&gt;".utf8
    case UInt8(ascii: "\"") where inAttribute: bytes += "&quot;".utf8
    default: bytes.append(byte)
    }
  }
}
