import Articles
import Glibc

extension Pictures {
  /// A terminal of the old kind in a dark room, a front page glowing green on its tube.
  static func phosphorTerminal() -> Raster {
    var plate = Plate()
    plate.wash(Ramp([(0, 0x17131F), (70, 0x2A1F2C), (72, 0x3B2418), (100, 0x1C0F0B)]))
    plate.glow(Spot(80, 44), 96, 0x1F8F5A, strength: 0.5, stretch: 0.8)
    cabinet(on: &plate)
    tube(on: &plate)
    keyboard(on: &plate)
    return plate.raster
  }

  private static func cabinet(on plate: inout Plate) {
    plate.fill([Spot(52, 74), Spot(108, 74), Spot(114, 86), Spot(46, 86)], 0x6E6250)
    plate.fill([
      [Spot(24, 3), Spot(136, 3), Spot(141, 8), Spot(139, 74), Spot(134, 79), Spot(26, 79), Spot(21, 74), Spot(19, 8)]
    ]) { spot in
      Ink(hex: 0xE2D3B0).mixed(with: Ink(hex: 0x8B7A5E), spot.y / 90 + abs(spot.x - 80) / 240)
    }
    plate.fill([Spot(29, 8), Spot(131, 8), Spot(129, 70), Spot(31, 70)], 0x2B251E)
    plate.box(116, 73, 10, 2.4, 0x3A3024)
    plate.glow(Spot(110, 74.2), 6, 0xFF5A36, strength: 0.9)
    plate.disc(Spot(110, 74.2), 1.3, 0xFFB08A)
  }

  private static func tube(on plate: inout Plate) {
    let center = Spot(80, 39)
    let glass = (0..<64).map { step -> Spot in
      // A rounded box bulging at its sides.
      let turn = Float(step) / 64 * 2 * .pi
      let across = cosf(turn)
      let down = sinf(turn)
      let reach = powf(powf(abs(across), 5) + powf(abs(down), 5), -0.2)
      return center + Spot(47 * across * reach, 28.5 * down * reach)
    }
    plate.fill([glass]) { spot in
      let away = ((spot - center) / Spot(52, 34)).length
      return Ink(hex: 0x0B4A30).mixed(with: Ink(hex: 0x02120C), away * 1.1)
    }
    page(on: &plate)
    plate.shade(rows: 9..<70) { spot, old in
      let away = ((spot - center) / Spot(47, 28)).length
      guard away < 1.15, abs(spot.x - center.x) < 46 else { return old }
      return old * (Int(spot.y) % 2 == 0 ? 1.06 : 0.86)
    }
    plate.glow(center, 62, 0x2CFF96, strength: 0.2, stretch: 0.66)
    plate.fill([Spot(39, 13), Spot(66, 11.5), Spot(44, 36), Spot(36, 40)], 0xD8FFEC, opacity: 0.1)
  }

  /// What stands on the screen: a nameplate, a rule, three columns and a prompt.
  private static func page(on plate: inout Plate) {
    let nameplate = [
      "110.110.111.111.110.011.1.1.111.111.111", "101.101.1.1.1.1.101.1...1.1.1...1....1.",
      "110.110.1.1.111.101.010.111.110.110..1.", "101.101.1.1.1.1.101...1.1.1.1...1....1.",
      "110.101.111.1.1.110.110.1.1.111.111..1.",
    ]
    for (row, line) in nameplate.enumerated() {
      for (column, mark) in line.enumerated() where mark == "1" {
        plate.box(41 + Float(column) * 2, 15 + Float(row) * 2, 2, 2, 0x9CFFC4)
      }
    }
    plate.box(40, 27.5, 80, 1, 0x3BE08A)
    var dice = Dice(seed: 77)
    for column in 0..<3 {
      let left = 40 + Float(column) * 28
      plate.box(left, 31, column == 1 ? 24 : 18, 3, 0x8CFFBA)
      for line in 0..<6 {
        let wide = line == 5 ? dice.roll(8, 14) : dice.roll(20, 24)
        plate.box(left, 36.5 + Float(line) * 3.2, wide, 1.5, 0x2FCB7A)
      }
    }
    plate.box(40, 59, 4, 2, 0x8CFFBA)
    plate.box(46, 59, 14, 2, 0x2FCB7A)
    plate.glow(Spot(64, 60), 9, 0x4CFFA8, strength: 0.8)
    plate.box(62, 57.4, 4, 5, 0xD6FFE8)
  }

  private static func keyboard(on plate: inout Plate) {
    plate.fill([Spot(34, 86), Spot(126, 86), Spot(136, 99), Spot(24, 99)], 0x9A8A6C)
    for row in 0..<3 {
      let depth = Float(row)
      let left = 35 - depth * 2.6
      let wide = (90 + depth * 5.2) / 13
      for key in 0..<13 {
        plate.box(left + Float(key) * wide + 0.7, 87.4 + depth * 3.6, wide - 1.4, 2.7, key == 12 ? 0xB5482E : 0x3A3226)
      }
    }
    plate.glow(Spot(80, 84), 44, 0x2CFF96, strength: 0.3, stretch: 0.35)
  }
}
