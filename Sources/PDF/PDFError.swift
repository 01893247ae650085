/// No PDF came about.
public enum PDFError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Pango and cairo are not there, or too old.
  case noPango
  /// The document could not be written to its end.
  case unfinished

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .noPango:
      "a PDF wants libpangocairo-1.0.so.0 (pango 1.44 or later); install libpangocairo-1.0-0, or write HTML or text"
    case .unfinished: "the PDF could not be written to its end"
    }
  }
}
