import Screen

extension ThemeFile {
  /// The theme that the file, laid over the one it is based on, describes.
  func theme(name: String, base: ThemeFile?) throws(ThemeError) -> Theme {
    var palette: [String: Named] = base?.palette ?? [:]
    palette.merge(self.palette) { $1 }
    var styles: [Role: Style] = [:]
    // A role comes after its parent in `allCases`.
    for role in Role.allCases {
      var style = role.parent.flatMap { styles[$0] } ?? Style()
      if let base, let patch = base.roles[role] { try apply(patch, to: &style, palette: palette, from: base) }
      if let patch = roles[role] { try apply(patch, to: &style, palette: palette, from: self) }
      styles[role] = style
    }
    return Theme(
      name: name, title: title ?? name, appearance: appearance ?? base?.appearance ?? .dark, styles: styles)
  }

  private func apply(
    _ patch: Patch, to style: inout Style, palette: [String: Named], from source: ThemeFile
  ) throws(ThemeError) {
    if let name = patch.foreground { style.foreground = try color(name, palette: palette, from: source) }
    if let name = patch.background { style.background = try color(name, palette: palette, from: source) }
    for (attribute, isSet) in patch.attributes {
      if isSet { style.attributes.insert(attribute) } else { style.attributes.remove(attribute) }
    }
  }

  private func color(
    _ name: Named, palette: [String: Named], from source: ThemeFile
  ) throws(ThemeError) -> Color {
    if let color = Color(literal: name.text) { return color }
    if let entry = palette[name.text] {
      if let color = Color(literal: entry.text) { return color }
      let owner = self.palette[name.text] == nil ? source : self
      throw owner.error(
        entry.line, "\"\(entry.text)\" is no color; write \"#RRGGBB\", 0 to 255, a name such as red, or default")
    }
    throw source.unknown("color", name, among: palette.keys.sorted() + Color.names)
  }
}

extension Color {
  /// The terminal's own sixteen, in their order.
  static var names: [String] {
    let plain = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
    return plain + plain.map { "bright-" + $0 }
  }

  /// The color that `#RRGGBB`, a number, a terminal's color name or `default` stands for.
  init?(literal text: String) {
    if text == "default" {
      self = .standard
    } else if text.hasPrefix("#"), text.utf8.count == 7, let value = UInt32(text.dropFirst(), radix: 16) {
      self = .rgb(UInt8(value >> 16), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
    } else if let index = UInt8(text) {
      self = .indexed(index)
    } else if let index = Self.names.firstIndex(of: text) {
      self = .indexed(UInt8(index))
    } else {
      return nil
    }
  }
}
