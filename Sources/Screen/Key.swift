/// A key press, as the program understands it.
public struct Key: Hashable, Sendable {
  /// Which key.
  public enum Code: Hashable, Sendable {
    /// A key that gives a character, shift already applied.
    case character(Character)
    case enter, tab, escape, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
    /// F1 and so on.
    case function(Int)
  }

  /// Keys held down with it.
  public struct Modifiers: OptionSet, Hashable, Sendable {
    /// The set as bits.
    public let rawValue: UInt8
    /// A set from its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Ctrl.
    public static let control = Modifiers(rawValue: 1)
    /// Alt or Meta.
    public static let alt = Modifiers(rawValue: 2)
    /// Shift, only on keys that give no character.
    public static let shift = Modifiers(rawValue: 4)
  }

  /// Which key.
  public var code: Code
  /// What was held down.
  public var modifiers: Modifiers

  /// A key with its modifiers.
  public init(_ code: Code, _ modifiers: Modifiers = []) {
    self.code = code
    self.modifiers = modifiers
  }

  /// The key of a character.
  public init(_ character: Character) { self.init(.character(character)) }
}

/// What a mouse did.
public struct MouseEvent: Hashable, Sendable {
  /// The kinds of mouse events.
  public enum Kind: Hashable, Sendable {
    case press, release, drag, wheelUp, wheelDown
  }

  /// What happened.
  public var kind: Kind
  /// Where.
  public var point: Point

  /// A mouse event at `point`.
  public init(kind: Kind, point: Point) {
    self.kind = kind
    self.point = point
  }
}

/// What a terminal reports.
public enum TerminalEvent: Hashable, Sendable {
  case key(Key)
  case mouse(MouseEvent)
  /// The window has a new size.
  case resize(Size)
  /// Text pasted in one go.
  case paste(String)
  /// Work in the background has something to tell.
  case wake
  /// The terminal has told what it can do.
  case ability(TerminalAbility)
  /// The program is asked to end, by a signal or because its terminal is gone.
  case terminate
}
