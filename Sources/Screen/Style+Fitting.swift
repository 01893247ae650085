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
    // Letters that were far from their ground and now are near it become the ground's opposite.
    if abs(wanted.x - before.x) > 0.3, abs(after.x - ground.x) < 0.3 {
      fitted.foreground = ground.x > 0.6 ? .indexed(0) : .indexed(depth == .palette8 ? 7 : 15)
    }
    return fitted
  }
}
