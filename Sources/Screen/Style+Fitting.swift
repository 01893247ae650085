extension Style {
  /// The style as a terminal of `depth` can show it, its letters still to be read.
  public func fitted(to depth: ColorDepth) -> Style {
    guard depth != .trueColor else { return self }
    var fitted = self
    fitted.foreground = foreground.fitted(to: depth)
    fitted.background = background.fitted(to: depth)
    guard fitted != self, let ground = fitted.background.oklab, let wanted = foreground.oklab,
      let before = background.oklab, let after = fitted.foreground.oklab
    else { return fitted }
    // What was far from its ground and now is near it, or is lost in it, becomes the ground's opposite.
    let isLost = fitted.foreground == fitted.background && foreground != background
    if isLost || (abs(wanted.x - before.x) > 0.3 && abs(after.x - ground.x) < 0.3) {
      fitted.foreground = ground.x > 0.6 ? .indexed(0) : .indexed(depth == .palette8 ? 7 : 15)
    }
    // Terminals of few colors show bold by a brighter color, and bold black by gray.
    if depth != .palette256, fitted.foreground == .indexed(0) { fitted.attributes.remove(.bold) }
    return fitted
  }
}
