import Articles
import Glibc

extension Pictures {
  /// A corner of a go board in lamplight, with a ko at its heart.
  static func goBoard() -> Raster {
    let gap: Float = 17.5
    let corner = Spot(17, 12)
    var plate = Plate()
    let noise = Noise(seed: 19)
    plate.shade { spot, _ in
      let bend = 9 * noise.rough(spot.x / 60, spot.y / 40, layers: 2)
      let grain = noise.rough((spot.y + bend) / 1.7, spot.x / 70, layers: 3)
      let wood = Ink(hex: 0xF2BE62).mixed(with: Ink(hex: 0xC98736), smooth(grain, from: 0.2, to: 0.85))
      return wood.mixed(with: Ink(hex: 0x5A2A12), smooth((spot - Spot(62, 40)).length, from: 40, to: 135) * 0.75)
    }
    plate.fill([Spot(0, 0), Spot(160, 0), Spot(160, 4), Spot(8, 4), Spot(8, 100), Spot(0, 100)], 0x2A120A)
    plate.fill([Spot(8, 4), Spot(160, 4), Spot(160, 5.4), Spot(9.4, 5.4), Spot(9.4, 100), Spot(8, 100)], 0xFFE09A)
    for line in 0..<9 {
      let place = Float(line) * gap
      plate.stroke([corner + Spot(place, 0), Spot(corner.x + place, 102)], line == 0 ? 1.7 : 1, 0x4A2610)
      if line < 6 {
        plate.stroke([corner + Spot(0, place), Spot(162, corner.y + place)], line == 0 ? 1.7 : 1, 0x4A2610)
      }
    }
    plate.disc(corner + Spot(3, 3) * gap, 2, 0x4A2610)
    // Columns and rows from the corner; Black may take the white stone inside the ring of black ones, and then not White.
    let black = [(3, 1), (2, 2), (3, 3), (6, 1), (1, 4), (7, 3), (2, 0)]
    let white = [(4, 1), (5, 2), (4, 3), (3, 2), (5, 4), (6, 2), (0, 2)]
    for (stones, isBlack) in [(black, true), (white, false)] {
      for (column, row) in stones {
        shadow(on: &plate, at: corner + Spot(Float(column), Float(row)) * gap, gap * 0.485)
        stone(on: &plate, at: corner + Spot(Float(column), Float(row)) * gap, gap * 0.485, isBlack: isBlack)
      }
    }
    let last = corner + Spot(3, 2) * gap
    plate.disc(last, 3, 0xE0402E)
    return plate.raster
  }

  private static func shadow(on plate: inout Plate, at center: Spot, _ radius: Float) {
    plate.disc(center + Spot(2.4, 3), radius, 0x2E1408, opacity: 0.5)
    plate.disc(center + Spot(1.2, 1.5), radius, 0x2E1408, opacity: 0.35)
  }

  private static func stone(on plate: inout Plate, at center: Spot, _ radius: Float, isBlack: Bool) {
    plate.disc(center, radius) { spot in
      let face = (spot - center) / radius
      let light = 1 - (face - Spot(-0.4, -0.45)).length / 1.7
      let shine = smooth(0.42 - (face - Spot(-0.36, -0.4)).length, from: 0, to: 0.4)
      if isBlack {
        return Ink(hex: 0x0B0C12).mixed(with: Ink(hex: 0x3C4356), light)
          .mixed(with: Ink(hex: 0xC4D0E8), shine * 0.75)
      }
      return Ink(hex: 0xAFA48E).mixed(with: Ink(hex: 0xFFFAEE), light * 1.5).mixed(with: .one, shine)
    }
  }
}
