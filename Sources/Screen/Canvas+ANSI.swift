extension Canvas {
  /// The rows with escape sequences for their styles, as a terminal of `depth` would be sent them.
  public func ansiText(depth: ColorDepth) -> String {
    var text = ""
    for row in 0..<size.rows {
      var current = Style()
      let blank = PackedCell(.blank, Style())
      let line = cells[row * size.columns..<(row + 1) * size.columns]
      let end = (line.lastIndex { $0 != blank }).map { $0 + 1 } ?? line.startIndex
      for cell in line[..<end] {
        if cell.style != current {
          text += cell.style.escapeSequence(depth: depth)
          current = cell.style
        }
        text += self.text(of: cell.glyph)
      }
      if current != Style() { text += "\u{1B}[m" }
      if row < size.rows - 1 { text += "\n" }
    }
    return text
  }
}

extension Style {
  /// The sequence (SGR) that sets this style and nothing else.
  public func escapeSequence(depth: ColorDepth) -> String {
    var codes = ["0"]
    let numbers: [(Attributes, String)] = [
      (.bold, "1"), (.dim, "2"), (.italic, "3"), (.underline, "4"), (.reverse, "7"), (.strikethrough, "9"),
    ]
    for (attribute, number) in numbers where attributes.contains(attribute) { codes.append(number) }
    codes += Self.codes(foreground.fitted(to: depth), base: 30) + Self.codes(background.fitted(to: depth), base: 40)
    return "\u{1B}[" + codes.joined(separator: ";") + "m"
  }

  private static func codes(_ color: Color, base: Int) -> [String] {
    switch color {
    case .standard: []
    case .indexed(let index) where index < 8: ["\(base + Int(index))"]
    case .indexed(let index) where index < 16: ["\(base + 52 + Int(index))"]
    case .indexed(let index): ["\(base + 8)", "5", "\(index)"]
    case .rgb(let red, let green, let blue): ["\(base + 8)", "2", "\(red)", "\(green)", "\(blue)"]
    }
  }
}
