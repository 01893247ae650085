/// How wide a pane is set to be.
public enum PaneWidth: Hashable, Sendable {
  /// In columns.
  case columns(Int)
  /// In hundredths of the screen's columns.
  case percent(Int)

  /// `24`, or `15%`; nil for anything else.
  public init?(_ text: String) {
    let isPercent = text.hasSuffix("%")
    guard let number = Int(isPercent ? text.dropLast() : text[...]), number > 0 else { return nil }
    self = isPercent ? .percent(number) : .columns(number)
  }

  /// As it is written.
  var text: String {
    switch self {
    case .columns(let columns): String(columns)
    case .percent(let percent): "\(percent)%"
    }
  }

  /// The columns on a screen of so many.
  func columns(of screen: Int) -> Int {
    switch self {
    case .columns(let columns): columns
    case .percent(let percent): screen * percent / 100
    }
  }
}

/// The side of the page that the rail stands on.
public enum Side: String, Hashable, Sendable {
  case left, right
}
