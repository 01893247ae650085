public import Screen

/// The contrast of two colors by WCAG 2, from 1 to 21; nil where the terminal's own colors are asked for.
public func contrast(of color: Color, on background: Color) -> Double? {
  guard let one = color.luminance, let other = background.luminance else { return nil }
  return (max(one, other) + 0.05) / (min(one, other) + 0.05)
}
