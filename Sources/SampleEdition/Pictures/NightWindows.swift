import Articles
import Glibc

extension Pictures {
  /// An apartment house across the street at night, a life in every lit window.
  static func nightWindows() -> Raster {
    var plate = Plate()
    plate.wash(Ramp([(0, 0x070B22), (60, 0x16224E), (100, 0x2B3266)]))
    stars(on: &plate, count: 50, below: 60, seed: 17)
    plate.glow(Spot(141, 17), 30, 0xCFE0FF, strength: 0.5)
    plate.disc(Spot(141, 17), 9, 0xF4F1DE)
    plate.disc(Spot(138, 15), 2.2, 0xDAD6BE)
    plate.disc(Spot(144, 20), 1.6, 0xDAD6BE)
    farHouses(on: &plate)
    plate.box(6, 8, 112, 92, 0x1A1428)
    plate.box(112, 8, 6, 92, 0x0E0A18)
    plate.box(3, 5, 118, 4, 0x33263F)
    plate.box(20, -1, 9, 7, 0x33263F)
    var dice = Dice(seed: 5)
    for row in 0..<5 {
      for column in 0..<6 {
        window(on: &plate, at: Spot(12 + Float(column) * 17, 14 + Float(row) * 18), place: row * 6 + column, &dice)
      }
    }
    return plate.raster
  }

  private static func farHouses(on plate: inout Plate) {
    var dice = Dice(seed: 30)
    for (left, top, wide, ink) in [(112, 46, 26, 0x101736), (134, 60, 30, 0x0C1230)] as [(Float, Float, Float, UInt32)]
    {
      plate.box(left, top, wide, 60, ink)
      for y in stride(from: top + 4, to: 98, by: 7) {
        for x in stride(from: left + 3, to: left + wide - 4, by: 6) where dice.roll() < 0.5 {
          plate.box(x, y, 3.4, 4, dice.pick(0xFFC861, 0xFFE5A3, 0x9CC7F2, 0xFF9F5A), opacity: 0.9)
        }
      }
    }
  }

  private static func window(on plate: inout Plate, at spot: Spot, place: Int, _ dice: inout Dice) {
    let dark = [3, 7, 12, 17, 19, 24, 28].contains(place)
    let lamp = dice.pick(0xFFC24D, 0xFFD988, 0xFF9E4A, 0xFFE9BD) as UInt32
    let light: UInt32 = place == 8 ? 0x6FB2FF : place == 22 ? 0xF0709A : lamp
    plate.box(spot.x - 1, spot.y - 1, 13, 14, 0x35293F)
    plate.fill([[spot, spot + Spot(11, 0), spot + Spot(11, 12), spot + Spot(0, 12)]]) { here in
      guard !dark else {
        return Ink(hex: 0x151F42).mixed(with: Ink(hex: 0x2C3C70), (here.x - here.y - spot.x + spot.y + 8) / 20)
      }
      return Ink(hex: light).mixed(with: Ink(hex: 0x9A3F1E), 0.5 * (here.y - spot.y) / 12)
    }
    if !dark {
      furnish(on: &plate, at: spot, place: place)
      plate.glow(spot + Spot(5.5, 6), 13, light, strength: 0.28)
    }
    plate.box(spot.x + 5, spot.y, 1, 12, 0x35293F)
    plate.box(spot.x - 2, spot.y + 12.6, 15, 2, 0x4A3A52)
  }

  private static func furnish(on plate: inout Plate, at spot: Spot, place: Int) {
    let shade: UInt32 = 0x3A1620
    switch place {
    case 1, 14, 21, 29:  // somebody
      plate.disc(spot + Spot(3, 4.6), 1.9, shade)
      plate.fill([spot + Spot(0, 12), spot + Spot(1, 7), spot + Spot(5, 7), spot + Spot(6, 12)], shade)
    case 10:  // a cat on the sill
      plate.disc(spot + Spot(8.4, 10), 2.3, shade)
      plate.disc(spot + Spot(8.4, 6.6), 1.5, shade)
      plate.fill(
        [
          spot + Spot(7, 6.4), spot + Spot(7, 4.2), spot + Spot(8.4, 5.6), spot + Spot(9.8, 4.2), spot + Spot(9.8, 6.4),
        ], shade)
    case 5, 18, 26:  // a plant
      plate.box(spot.x + 7, spot.y + 9, 3, 3, 0xA8442A)
      for way in [Float(-2.4), -0.8, 0.8, 2.2] {
        plate.stroke([spot + Spot(8.5, 9), spot + Spot(8.5 + way, 5)], 1.1, 0x1F6B43)
      }
    case 0, 11, 16, 23, 27:  // a curtain half drawn
      plate.box(spot.x, spot.y, 4.5, 12, 0xB5413A, opacity: 0.85)
    case 2, 15, 20:  // a hanging lamp
      plate.stroke([spot + Spot(8, 0), spot + Spot(8, 3)], 0.8, shade)
      plate.fill([spot + Spot(6, 5), spot + Spot(7.2, 3), spot + Spot(8.8, 3), spot + Spot(10, 5)], shade)
    case 4, 9, 25:  // shelves
      for level in [Float(4), 8] { plate.box(spot.x + 6, spot.y + level, 5, 0.9, shade) }
      plate.box(spot.x + 7, spot.y + 5.6, 1.2, 2.4, 0x1F5B73)
      plate.box(spot.x + 9, spot.y + 5.2, 1.2, 2.8, shade)
    default: break
    }
  }
}
