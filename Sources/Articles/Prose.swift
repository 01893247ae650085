// Text with inline markup: what stands inside a paragraph, a crosshead or a caption.

/// A stretch of text in one manner.
public struct Run: Hashable, Sendable {
  /// How a run is set apart from the words around it.
  public struct Emphasis: OptionSet, Hashable, Sendable {
    /// The set as bits, as the store keeps it.
    public let rawValue: UInt8
    /// A set from its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Set in italics: HTML `em`, `i`, `cite`.
    public static let italic = Emphasis(rawValue: 1)
    /// Set in bold: HTML `strong`, `b`.
    public static let bold = Emphasis(rawValue: 2)
    /// Code within a sentence: HTML `code`, `kbd`, `samp`.
    public static let code = Emphasis(rawValue: 4)
    /// Struck through: HTML `s`, `del`.
    public static let struck = Emphasis(rawValue: 8)
    /// Raised: HTML `sup`.
    public static let raised = Emphasis(rawValue: 16)
    /// Lowered: HTML `sub`.
    public static let lowered = Emphasis(rawValue: 32)
  }

  /// The words, with white space already collapsed; `\n` is a line break the author asked for.
  public var text: String
  /// How the words are set apart.
  public var emphasis: Emphasis
  /// The absolute address that the words lead to.
  public var link: String?

  /// A run of `text`.
  public init(_ text: String, _ emphasis: Emphasis = [], link: String? = nil) {
    self.text = text
    self.emphasis = emphasis
    self.link = link
  }
}

/// Inline text: runs in reading order.
public struct Prose: Hashable, Sendable, ExpressibleByStringLiteral {
  /// The runs; neighbours differ in manner.
  public var runs: [Run]

  /// Text from runs.
  public init(_ runs: [Run] = []) { self.runs = runs }
  /// Text in one plain run; empty text has none.
  public init(_ text: String) { runs = text.isEmpty ? [] : [Run(text)] }
  /// Plain text.
  public init(stringLiteral text: String) { self.init(text) }

  /// The words without their markup.
  public var plainText: String { runs.count == 1 ? runs[0].text : runs.map(\.text).joined() }
  /// Whether there is no text at all.
  public var isEmpty: Bool { runs.allSatisfy { $0.text.isEmpty } }
}
