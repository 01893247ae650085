public import Screen

/// How the paper looks: a style for each role.
public struct Theme: Equatable, Sendable {
  /// Whether it is black on white or white on black.
  public enum Appearance: String, Sendable {
    case light, dark
  }

  /// What it is called in the configuration.
  public let name: String
  /// What it is called on the screen.
  public let title: String
  /// Light or dark.
  public let appearance: Appearance
  /// A style for each role, by its position among all of them.
  private let styles: [Style]

  /// A theme of the styles that are said; a role without one takes its parent's.
  public init(name: String, title: String, appearance: Appearance, styles given: [Role: Style]) {
    self.name = name
    self.title = title
    self.appearance = appearance
    styles = Role.allCases.map { role in
      var ancestor = role
      while true {
        if let style = given[ancestor] { return style }
        guard let parent = ancestor.parent else { return Style() }
        ancestor = parent
      }
    }
  }

  /// How `role` looks.
  public func style(_ role: Role) -> Style { styles[role.ordinal] }

  /// How `role` looks inside a row that is marked as `row` is, such as a date in the selected row of a list: its own letters
  /// on the row's ground, and reversed where the row is.
  public func style(_ role: Role, on row: Role) -> Style {
    let (part, whole) = (style(role), style(row))
    if whole.attributes.contains(.reverse) { return whole }
    return Style(
      foreground: part.foreground, background: whole.background, attributes: part.attributes.union(whole.attributes))
  }
}
