// Colors are compared in Oklab, where equal distances look equally far apart: https://bottosson.github.io/posts/oklab/

import Glibc

extension Color {
  /// The nearest color that a terminal of `depth` shows; the terminal's own colors stay what they are.
  public func fitted(to depth: ColorDepth) -> Color {
    switch (depth, self) {
    case (.trueColor, _), (_, .standard): return self
    case (.monochrome, _): return .standard
    case (.palette256, .indexed): return self
    case (.palette256, .rgb): return nearest(among: Array(16...255))
    case (.palette16, .indexed(let index)): return index < 16 ? self : nearest(amongFirst: 16)
    case (.palette8, .indexed(let index)) where index < 8: return self
    case (.palette8, .indexed(let index)) where index < 16: return .indexed(index - 8)
    case (.palette16, .rgb): return nearest(amongFirst: 16)
    case (.palette8, _): return nearest(amongFirst: 8)
    }
  }

  /// Red, green and blue; those of xterm for an indexed color, nil for the terminal's own.
  public var components: (red: UInt8, green: UInt8, blue: UInt8)? {
    switch self {
    case .standard: return nil
    case .rgb(let red, let green, let blue): return (red, green, blue)
    case .indexed(let index) where index < 16:
      let value = Self.ansi[Int(index)]
      return (UInt8(value >> 16), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
    case .indexed(let index) where index < 232:
      func level(_ step: UInt8) -> UInt8 { step == 0 ? 0 : 55 + 40 * step }
      let cube = index - 16
      return (level(cube / 36), level(cube / 6 % 6), level(cube % 6))
    case .indexed(let index):
      let gray = 8 + 10 * (index - 232)
      return (gray, gray, gray)
    }
  }

  /// Its lightness (from 0 to 1) and opponent colors; nil for the terminal's own.
  var oklab: SIMD3<Float>? { components.map(Self.oklab) }

  /// The nearest of the first 8 or 16. Their colors are loud: what is nearly gray stays gray.
  private func nearest(amongFirst count: Int) -> Color {
    guard let wanted = oklab else { return self }
    let isGray = wanted.y * wanted.y + wanted.z * wanted.z < 0.05 * 0.05
    return nearest(among: (0..<count).filter { !isGray || $0 % 8 == 0 || $0 % 8 == 7 })
  }

  private func nearest(among candidates: [Int]) -> Color {
    guard let wanted = oklab else { return self }
    var best = (index: 0, distance: Float.infinity)
    for index in candidates {
      let difference = Self.palette[index] - wanted
      let distance = (difference * difference).sum()
      if distance < best.distance { best = (index, distance) }
    }
    return .indexed(UInt8(best.index))
  }

  /// xterm's 256 colors in Oklab.
  private static let palette: [SIMD3<Float>] = (0...255).map { index in
    Color.indexed(UInt8(index)).components.map(Color.oklab) ?? SIMD3()
  }

  /// Lightness and the two opponent colors.
  static func oklab(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> SIMD3<Float> {
    let (r, g, b) = (linear(red), linear(green), linear(blue))
    let long = cbrtf(0.412_221_47 * r + 0.536_332_54 * g + 0.051_445_99 * b)
    let medium = cbrtf(0.211_903_5 * r + 0.680_699_55 * g + 0.107_396_96 * b)
    let short = cbrtf(0.088_302_46 * r + 0.281_718_84 * g + 0.629_978_7 * b)
    return SIMD3(
      0.210_454_26 * long + 0.793_617_8 * medium - 0.004_072_05 * short,
      1.977_998_5 * long - 2.428_592_2 * medium + 0.450_593_7 * short,
      0.025_904_04 * long + 0.782_771_77 * medium - 0.808_675_77 * short)
  }

  /// The light that a component of sRGB stands for, from 0 to 1.
  static func linear(_ component: UInt8) -> Float {
    let value = Float(component) / 255
    return value <= 0.04045 ? value / 12.92 : powf((value + 0.055) / 1.055, 2.4)
  }

  /// Whether white stands out on it more than black does, by WCAG's contrast; the terminal's own is not known, and is not.
  public var isDark: Bool { luminance.map { $0 < 0.179 } ?? false }

  /// The color's brightness as WCAG 2 counts it, from 0 to 1; nil for the terminal's own.
  public var luminance: Double? {
    components.map {
      Double(0.2126 * Self.linear($0.red) + 0.7152 * Self.linear($0.green) + 0.0722 * Self.linear($0.blue))
    }
  }

  /// xterm's sixteen.
  private static let ansi: [UInt32] = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5, 0x7F7F7F, 0xFF0000, 0x00FF00,
    0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ]
}
