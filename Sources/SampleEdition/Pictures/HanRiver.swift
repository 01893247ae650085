import Articles
import Glibc

extension Pictures {
  /// The Han at dusk: hills, the towers of the far bank, an arched bridge, and all of it again in the water.
  static func hanRiverDusk() -> Raster {
    let shore: Float = 56
    var plate = Plate()
    plate.wash(
      Ramp([(0, 0x1C1B4B), (14, 0x46307A), (28, 0x9C3F86), (40, 0xE8645F), (49, 0xFB9D4E), (56, 0xFFD98A)]))
    clouds(on: &plate)
    plate.glow(Spot(119, 48), 62, 0xFFB347, strength: 0.75, stretch: 0.7)
    plate.disc(Spot(119, 42), 10, 0xFFF3C4)

    let noise = Noise(seed: 3)
    plate.land({ 50 - 13 * noise.rough($0 / 34, 1, layers: 3) + 5 * smooth($0, from: 60, to: 160) }) { spot in
      Ink(hex: 0x6B2F74).mixed(with: Ink(hex: 0xC65A68), (spot.y - 38) / 20)
    }
    towers(on: &plate, shore: shore)
    bridge(on: &plate, shore: shore)
    mirror(&plate, shore: shore)
    return plate.raster
  }

  private static func clouds(on plate: inout Plate) {
    let noise = Noise(seed: 11)
    let pink = Ink(hex: 0xFF9A76)
    plate.shade(rows: 8..<48) { spot, old in
      let cover = smooth(noise.rough(spot.x / 38, spot.y / 6), from: 0.52, to: 0.74)
      return old.mixed(with: pink, cover * 0.7 * smooth(spot.y, from: 6, to: 22))
    }
  }

  private static func towers(on plate: inout Plate, shore: Float) {
    var dice = Dice(seed: 21)
    var x: Float = -2
    while x < 160 {
      let wide = dice.roll(5, 10)
      let high = dice.roll(4, 15) * (x < 92 || x > 132 ? 1 : 0.45)
      plate.box(x, shore - high, wide, high, dice.pick(0x2A1747, 0x331B50, 0x24133F))
      x += wide + dice.roll(0, 2)
    }
    // The tall one, tapering to its split crown.
    plate.fill(
      [Spot(41, shore), Spot(43.4, 17), Spot(45.4, 13), Spot(46.6, 13), Spot(48.6, 17), Spot(51, shore)], 0x1E1038)
    plate.stroke([Spot(43.6, 19), Spot(42.2, shore)], 0.8, 0xF0806A, opacity: 0.6)
    for _ in 0..<60 {
      let spot = Spot(dice.roll(0, 160).rounded(.down), (shore - dice.roll(1, 12)).rounded(.down))
      guard plate[Int(spot.x), Int(spot.y)].y < 0.14 else { continue }
      plate.box(spot.x, spot.y, 1.4, 1.2, dice.pick(0xFFD27A, 0xFFE9B0, 0xFF9E5E))
    }
  }

  private static func bridge(on plate: inout Plate, shore: Float) {
    let deck = shore - 5
    for span in 0..<4 {
      let left = Float(span) * 44 - 12
      let arch = stride(from: Float(0), through: 1, by: 0.05).map { share in
        Spot(left + 44 * share, deck - 13 * sinf(share * .pi))
      }
      plate.stroke(arch, 1.9, 0x150B2A)
      for hanger in stride(from: Float(0.125), to: 1, by: 0.125) {
        let foot = Spot(left + 44 * hanger, deck)
        plate.stroke([Spot(foot.x, deck - 13 * sinf(hanger * .pi)), foot], 0.7, 0x150B2A)
      }
      plate.box(left - 1.6, deck, 3.2, 7, 0x150B2A)
    }
    plate.box(0, deck - 1, 160, 3, 0x150B2A)
    for lamp in stride(from: Float(10), to: 160, by: 11) {
      plate.glow(Spot(lamp, deck - 1.5), 4, 0xFFC766, strength: 0.9)
      plate.disc(Spot(lamp, deck - 1.5), 0.8, 0xFFF6D8)
    }
  }

  /// Lays the upper half upside down into the water, broken by waves that widen towards the viewer.
  private static func mirror(_ plate: inout Plate, shore: Float) {
    let noise = Noise(seed: 8)
    let sky = plate
    let deep = Ink(hex: 0x1B1440)
    plate.shade(rows: Int(shore)..<plate.height) { spot, _ in
      let depth = (spot.y - shore) / (100 - shore)
      let wave = noise.rough(spot.x / 26, spot.y / (1.2 + 2.6 * depth), layers: 2) - 0.5
      let column = Int(spot.x + wave * (4 + 12 * depth))
      let row = Int(shore - 1 - (spot.y - shore) * 1.22 + wave * (3 + 14 * depth))
      let crest = smooth(noise.height(spot.x / 17, spot.y / (1 + 1.6 * depth) + 40), from: 0.6, to: 0.9)
      return sky[column, row].mixed(with: deep, 0.22 + 0.3 * depth + 0.25 * crest)
    }
  }
}
