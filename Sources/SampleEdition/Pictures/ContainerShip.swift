import Articles
import Glibc

extension Pictures {
  /// A container ship under way in the morning, stacked five high.
  static func containerShip() -> Raster {
    let waterline: Float = 72
    var plate = Plate()
    plate.wash(Ramp([(0, 0x3E8FC0), (24, 0x86C5D8), (48, 0xF6E3BF), (64, 0xFFC68A), (72, 0xFFB27A)]))
    plate.glow(Spot(26, 60), 60, 0xFFE2A0, strength: 0.8)
    plate.disc(Spot(26, 52), 8, 0xFFF7DC)
    let noise = Noise(seed: 5)
    plate.shade(rows: 0..<40) { spot, old in
      old.mixed(with: .one, 0.75 * smooth(noise.rough(spot.x / 30, spot.y / 7), from: 0.55, to: 0.75))
    }
    sea(on: &plate, waterline: waterline)
    hull(on: &plate, waterline: waterline)
    stacks(on: &plate, floor: 56)
    house(on: &plate, floor: 57)
    wake(on: &plate, waterline: waterline)
    return plate.raster
  }

  private static func sea(on plate: inout Plate, waterline: Float) {
    let noise = Noise(seed: 9)
    let ramp = Ramp([(68, 0xF2B98A), (74, 0x3FA0A8), (84, 0x17697F), (100, 0x0B3A56)])
    plate.shade(rows: Int(waterline) - 2..<plate.height) { spot, _ in
      let depth = (spot.y - waterline) / 28
      let wave = noise.rough(spot.x / (9 + 16 * depth), spot.y / (1.1 + 1.6 * depth), layers: 3)
      let sunny = max(0, 1 - abs(spot.x - 26) / (10 + 14 * depth))
      return ramp.ink(at: spot.y + 16 * (wave - 0.5))
        .mixed(with: Ink(hex: 0xFFE9B8), sunny * smooth(wave, from: 0.45, to: 0.6))
    }
  }

  private static func hull(on plate: inout Plate, waterline: Float) {
    let outline = [
      Spot(9, 55), Spot(132, 55), Spot(139, 49), Spot(154, 47.5), Spot(146, 76), Spot(16, 76), Spot(11, 68),
    ]
    plate.fill([outline]) { spot in
      guard spot.y < waterline - 2 else { return Ink(hex: 0xB3242B) }
      return Ink(hex: 0x1D2F5E).mixed(with: Ink(hex: 0x101A3C), (spot.y - 52) / 18)
    }
    plate.stroke([Spot(12, 66.5), Spot(148, 66.5)], 1.2, 0xF4F1E4)
    plate.stroke([Spot(139, 49), Spot(154, 47.5)], 1.4, 0xF4F1E4)
    plate.stroke([Spot(145, 55), Spot(143.5, 60)], 1.6, 0x0A1028)
  }

  private static func stacks(on plate: inout Plate, floor: Float) {
    var dice = Dice(seed: 40)
    let paints: [UInt32] = [0xE8452C, 0xF2A71B, 0x1F8A70, 0x2C6FBB, 0xF3EAD7, 0xC23B6E, 0x6FB6C9, 0xE8452C, 0x8A3B1F]
    var before = -1
    for column in 0..<9 {
      let left = 34 + Float(column) * 11.4
      let levels = [4, 5, 5, 5, 4, 5, 4, 4, 3][column]
      for level in 0..<levels {
        var choice = Int(dice.roll() * Float(paints.count))
        if choice == before { choice = (choice + 1) % paints.count }
        before = choice
        let top = floor - Float(level + 1) * 6.4
        plate.box(left, top, 10.8, 6, paints[choice])
        plate.box(left, top, 10.8, 1.2, 0xFFF6DC, opacity: 0.4)
        plate.box(left, top + 4.8, 10.8, 1.2, 0x101838, opacity: 0.35)
      }
    }
  }

  private static func house(on plate: inout Plate, floor: Float) {
    plate.box(16, 24, 14, floor - 24, 0xFBF6EA)
    plate.box(26, 24, 4, floor - 24, 0xC9CCD6)
    plate.box(11, 20, 24, 4.5, 0xFBF6EA)
    plate.box(11, 21.4, 24, 1.8, 0x1C2C50)
    for row in stride(from: Float(28), to: floor - 2, by: 5) { plate.box(18, row, 9, 1.8, 0x38538A) }
    plate.fill([Spot(4, 57), Spot(5, 32), Spot(13, 32), Spot(14, 57)], 0xE8452C)
    plate.box(4.6, 35, 9, 4, 0xFBF6EA)
    plate.stroke([Spot(23, 20), Spot(23, 8)], 1.3, 0x2A3350)
    plate.stroke([Spot(19, 12), Spot(27, 12)], 1.1, 0x2A3350)
    plate.stroke([Spot(146, 48), Spot(146, 34)], 1.2, 0x2A3350)
    for puff in 0..<7 {
      let way = Float(puff)
      plate.disc(Spot(8 - way * 2.6, 29 - way * 3.2), 2.6 + way, 0x6F7F95, opacity: 0.35 - way * 0.035)
    }
  }

  private static func wake(on plate: inout Plate, waterline: Float) {
    let noise = Noise(seed: 12)
    let foam = Ink(hex: 0xF7FFF8)
    plate.shade(rows: 70..<86) { spot, old in
      let bow = max(0, 1 - abs(spot.x - 149) / 12) * max(0, 1 - abs(spot.y - 75) / 4)
      let along = spot.x > 4 && spot.x < 150 ? max(0, 1 - abs(spot.y - 76.5) / 2.6) : 0
      return old.mixed(
        with: foam, min(0.95, 2 * max(bow, along) * smooth(noise.rough(spot.x / 5, spot.y / 1.5), from: 0.3, to: 0.65)))
    }
  }
}
