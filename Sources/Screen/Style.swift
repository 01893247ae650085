/// A color as a theme names it, before it is fitted to the terminal.
public enum Color: Hashable, Sendable {
  /// The terminal's own foreground or background.
  case standard
  /// One of the terminal's palette: 0 to 15 as the user set them, 16 to 255 as xterm defines them.
  case indexed(UInt8)
  /// Red, green, blue.
  case rgb(UInt8, UInt8, UInt8)
}

/// What a terminal can do to letters.
public struct Attributes: OptionSet, Hashable, Sendable {
  /// The set as bits.
  public let rawValue: UInt8
  /// A set from its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  /// Bold.
  public static let bold = Attributes(rawValue: 1)
  /// Faint.
  public static let dim = Attributes(rawValue: 2)
  /// Italic.
  public static let italic = Attributes(rawValue: 4)
  /// Underlined.
  public static let underline = Attributes(rawValue: 8)
  /// Foreground and background changed over.
  public static let reverse = Attributes(rawValue: 16)
  /// Struck through.
  public static let strikethrough = Attributes(rawValue: 32)
}

/// How a cell looks.
public struct Style: Hashable, Sendable {
  /// The color of the letter.
  public var foreground: Color
  /// The color behind it.
  public var background: Color
  /// What else is done to the letter.
  public var attributes: Attributes

  /// A style; by default the terminal's own.
  public init(foreground: Color = .standard, background: Color = .standard, attributes: Attributes = []) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }
}
