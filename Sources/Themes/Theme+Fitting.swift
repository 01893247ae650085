public import Screen

extension Theme {
  /// The theme as a terminal of `depth` can show it.
  ///
  /// Each color becomes the nearest that there is; where a letter would drown in its background it becomes black or
  /// white, and what was told apart by its background alone is reversed or underlined.
  public func fitted(to depth: ColorDepth) -> Theme {
    guard depth != .trueColor else { return self }
    let page = style(.text)
    let fittedPage = page.fitted(to: depth)
    var styles: [Role: Style] = [:]
    // Fifty roles share a dozen styles.
    var known: [(whole: Style, fitted: Style)] = []
    for role in Role.allCases {
      let whole = style(role)
      var fitted: Style
      if let same = known.first(where: { $0.whole == whole }) {
        fitted = same.fitted
      } else {
        fitted = whole.fitted(to: depth)
        known.append((whole, fitted))
      }
      // Where the paper's tint is lost, or all but lost, a mark takes its place that needs no color.
      let tint = contrast(of: fitted.background, on: fittedPage.background) ?? 1
      if whole.background != page.background, tint < (depth == .palette256 ? 1.01 : 3) {
        if Self.reversed.contains(role) {
          // Bold would brighten what has become the background.
          let kept = depth == .monochrome ? fitted.attributes : fitted.attributes.subtracting(.bold)
          fitted = Style(fittedPage, adding: kept.union(.reverse))
        }
        if Self.underlined.contains(role) { fitted.attributes.insert(.underline) }
      }
      styles[role] = fitted
    }
    return Theme(name: name, title: title, appearance: appearance, styles: styles)
  }

  private static let reversed: Set<Role> = [
    .sectionBarSelected, .menuSelected, .listSelected, .articleMatchCurrent, .status, .statusKey, .statusNotice,
    .statusError, .overlaySelected,
  ]
  private static let underlined: Set<Role> = [.listSelectedUnfocused, .articleMatch, .overlayInput]
}

extension Style {
  fileprivate init(_ style: Style, adding attributes: Attributes) {
    self = style
    self.attributes.formUnion(attributes)
  }
}
