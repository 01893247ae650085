import Articles
import Glibc

extension Pictures {
  /// A night train on a viaduct, every window lit, and again in the river below.
  static func railwayNight() -> Raster {
    let water: Float = 71
    var plate = Plate()
    plate.wash(Ramp([(0, 0x060A26), (26, 0x13275F), (48, 0x2C5590), (58, 0x6FA6BE), (68, 0xA9CDC8)]))
    stars(on: &plate, count: 70, below: 36, seed: 31)
    plate.glow(Spot(30, 20), 40, 0xBCD4FF, strength: 0.55)
    plate.disc(Spot(30, 20), 11, 0xFDF8E1)
    for (x, y, radius) in [(26, 17, 2.6), (33, 23, 2), (32, 14, 1.4)] as [(Float, Float, Float)] {
      plate.disc(Spot(x, y), radius, 0xE6DFC0)
    }
    let noise = Noise(seed: 14)
    plate.land({ 52 - 38 * noise.rough($0 / 44 + 3, 2) }) { spot in
      Ink(hex: 0x1C3A74).mixed(with: Ink(hex: 0x6C9FB8), (spot.y - 26) / 36)
    }
    plate.land({ 70 - 26 * noise.rough($0 / 26 + 9, 7) }) { spot in
      Ink(hex: 0x0D2148).mixed(with: Ink(hex: 0x2F5A84), (spot.y - 48) / 26)
    }
    viaduct(on: &plate, deck: 53, water: water)
    train(on: &plate, rails: 51)
    river(on: &plate, water: water)
    return plate.raster
  }

  private static func viaduct(on plate: inout Plate, deck: Float, water: Float) {
    var outlines = [[Spot(-1, deck), Spot(161, deck), Spot(161, water + 1), Spot(-1, water + 1)]]
    for span in 0..<6 {
      let middle = Float(span) * 30 + 5
      let arch = stride(from: Float(1), through: 2, by: 0.1).map { turn in
        Spot(middle + 12.5 * cosf(turn * .pi), deck + 15 + 12.5 * sinf(turn * .pi))
      }
      outlines.append([Spot(middle - 12.5, water + 1)] + arch + [Spot(middle + 12.5, water + 1)])
    }
    plate.fill(outlines) { spot in
      let course = Int(spot.y / 4) % 2 == 0
      return Ink(hex: course ? 0x39477E : 0x303D70).mixed(with: Ink(hex: 0x141C40), (spot.y - deck) / 24)
    }
    plate.box(0, deck - 2, 160, 2.4, 0x8FA6CC)
    plate.box(0, deck + 0.4, 160, 1.6, 0x1A2450)
  }

  private static func train(on plate: inout Plate, rails: Float) {
    let top = rails - 15
    for coach in 0..<3 {
      let left = Float(coach) * 41 - 16
      plate.fill(
        [
          Spot(left, rails - 2), Spot(left, top + 2), Spot(left + 2, top), Spot(left + 37, top),
          Spot(left + 39, top + 2), Spot(left + 39, rails - 2),
        ], 0x7A1E2C)
      plate.box(left, top, 39, 2, 0xC7CCDA)
      plate.box(left, rails - 4.4, 39, 1.4, 0xF2C14E)
      plate.box(left + 38, rails - 6, 5, 3, 0x0A1026)
      for wheel in [Float(5), 10, 29, 34] { plate.disc(Spot(left + wheel, rails - 1), 1.9, 0x0A1026) }
      for window in 0..<5 {
        carriageWindow(on: &plate, at: Spot(left + 2.4 + Float(window) * 7.2, top + 3.6), coach * 5 + window)
      }
    }
    engine(on: &plate, at: Spot(107, top), rails: rails)
  }

  private static func carriageWindow(on plate: inout Plate, at spot: Spot, _ place: Int) {
    plate.box(spot.x, spot.y, 5.2, 5.6, place % 4 == 1 ? 0xFFC35C : 0xFFE39A)
    if [3, 6, 8, 11, 14].contains(place) {
      plate.disc(spot + Spot(2.6, 2.4), 1.2, 0x4A1A22)
      plate.box(spot.x + 1, spot.y + 3.4, 3.2, 2.2, 0x4A1A22)
    }
    plate.glow(spot + Spot(2.6, 3), 9, 0xFFC35C, strength: 0.3)
  }

  private static func engine(on plate: inout Plate, at corner: Spot, rails: Float) {
    plate.fill(
      [Spot(141, rails - 8), Spot(161, rails - 16), Spot(161, rails + 2), Spot(141, rails - 4)], 0xFFE9A8, opacity: 0.4)
    plate.fill(
      [
        corner, corner + Spot(24, 0), corner + Spot(32, 5), corner + Spot(35, 8), Spot(corner.x + 35, rails - 2),
        Spot(corner.x, rails - 2),
      ], 0x1F6A63)
    plate.box(corner.x, corner.y, 24, 1.8, 0xC7CCDA)
    plate.box(corner.x, rails - 4.4, 35, 1.4, 0xF2C14E)
    plate.fill([corner + Spot(21, 3), corner + Spot(26, 3), corner + Spot(30, 6.6), corner + Spot(21, 6.6)], 0xFFE39A)
    for vent in stride(from: Float(3), to: 17, by: 3) { plate.box(corner.x + vent, corner.y + 4, 1.4, 5, 0x123F3C) }
    for wheel in [Float(5), 11, 24, 30] { plate.disc(Spot(corner.x + wheel, rails - 1), 2.1, 0x0A1026) }
    plate.glow(Spot(142, rails - 6), 17, 0xFFE9A8, strength: 0.9)
    plate.disc(Spot(142, rails - 6), 1.8, 0xFFFDF0)
  }

  private static func river(on plate: inout Plate, water: Float) {
    let above = plate
    let noise = Noise(seed: 22)
    plate.shade(rows: Int(water)..<plate.height) { spot, _ in
      let depth = (spot.y - water) / 29
      let wave = noise.rough(spot.x / 16, spot.y / (0.9 + 1.4 * depth), layers: 2) - 0.5
      let mirrored = above[Int(spot.x + wave * (4 + 8 * depth)), Int(water - 1 - (spot.y - water) * 2 + wave * 4)]
      let crest = smooth(wave, from: 0.12, to: 0.3)
      return mirrored.mixed(with: Ink(hex: 0x0A1A44), 0.28 + 0.2 * depth).mixed(with: Ink(hex: 0x9CC4DA), 0.3 * crest)
    }
  }
}
