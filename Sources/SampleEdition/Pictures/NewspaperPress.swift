import Articles
import Glibc

extension Pictures {
  /// A rotary press from the side: the web of paper running over and under its cylinders.
  static func newspaperPress() -> Raster {
    var plate = Plate()
    plate.wash(Ramp([(0, 0x10222E), (50, 0x1B3C4A), (100, 0x0A141C)]))
    plate.glow(Spot(60, 0), 90, 0xFFB45A, strength: 0.5)
    frame(on: &plate)
    let rollers: [(center: Spot, radius: Float, ink: UInt32)] = [
      (Spot(13, 74), 22, 0xE9E2CF), (Spot(50, 26), 17, 0x6E8798), (Spot(86, 62), 21, 0xC24A32),
      (Spot(122, 24), 14, 0x6E8798),
    ]
    for roller in rollers.dropFirst() { cylinder(on: &plate, roller.center, roller.radius, roller.ink) }
    reel(on: &plate, rollers[0].center, rollers[0].radius)
    let path = ribbon()
    plate.stroke(path.map { $0 + Spot(0, 1.6) }, 6, 0x05090D, opacity: 0.5)
    plate.stroke(path, 5.4, 0xFFF8E6)
    print(on: &plate, along: path)
    folded(on: &plate)
    return plate.raster
  }

  /// The middle line of the paper, from the reel over and under to the folder.
  private static func ribbon() -> [Spot] {
    func arc(_ center: Spot, _ radius: Float, from start: Float, to end: Float) -> [Spot] {
      (0...10).map { center.reached(by: radius, towards: (start + (end - start) * Float($0) / 10) * .pi) }
    }
    return arc(Spot(13, 74), 24, from: 0.9, to: 1.79) + arc(Spot(50, 26), 19.5, from: 0.98, to: 1.96)
      + arc(Spot(86, 62), 23.5, from: 0.96, to: 0.05) + arc(Spot(122, 24), 16.5, from: 1.03, to: 2)
      + [Spot(139, 60), Spot(139, 72)]
  }

  private static func frame(on plate: inout Plate) {
    for x in [Float(30), 68, 104] {
      plate.box(x - 5, 0, 10, 100, 0x0C1A22)
      plate.box(x - 5, 0, 1.6, 100, 0x3F6470)
      for y in stride(from: Float(8), to: 100, by: 14) { plate.disc(Spot(x, y), 1.5, 0x58808C) }
    }
    plate.box(0, 92, 160, 8, 0x081016)
    plate.box(0, 91, 160, 1.4, 0x4E7480)
  }

  private static func cylinder(on plate: inout Plate, _ center: Spot, _ radius: Float, _ ink: UInt32) {
    plate.disc(center + Spot(2, 3), radius + 1, 0x04080C, opacity: 0.5)
    plate.disc(center, radius) { spot in
      let face = (spot - center) / radius
      let light = 0.5 - 0.45 * face.y - 0.3 * face.x
      let ring = 0.12 * cosf(face.length * 16)
      return Ink(hex: 0x0B1218).mixed(with: Ink(hex: ink), 0.35 + light + ring).mixed(with: .one, max(0, light - 0.62))
    }
    plate.disc(center, radius * 0.42, 0x101C24)
    for spoke in 0..<6 {
      plate.disc(center.reached(by: radius * 0.66, towards: Float(spoke) * .pi / 3 + 0.3), radius * 0.1, 0x101C24)
    }
    plate.disc(center, radius * 0.26) { spot in
      Ink(hex: 0xFFD28A).mixed(with: Ink(hex: 0x8A5A22), (spot.y - center.y) / radius * 2 + 0.5)
    }
  }

  private static func reel(on plate: inout Plate, _ center: Spot, _ radius: Float) {
    plate.disc(center, radius + 1.5) { spot in
      let away = (spot - center).length
      let layer = 0.5 + 0.5 * cosf(away * 1.5)
      return Ink(hex: 0xFBF3DE).mixed(with: Ink(hex: 0xB9A988), 0.7 * layer + (spot.y - center.y) / 80)
    }
    plate.disc(center, 6.5, 0x6B3E1E)
    plate.disc(center, 3.6, 0x1A1008)
  }

  /// Dashes of text on the paper once it has met the red cylinder.
  private static func print(on plate: inout Plate, along path: [Spot]) {
    var dice = Dice(seed: 3)
    var inked = false
    for (start, end) in zip(path, path.dropFirst()) {
      inked = inked || start.x > 66
      guard inked else { continue }
      let steps = max(1, Int((end - start).length / 3.4))
      for step in 0..<steps {
        let place = start + (end - start) * (Float(step) + 0.3) / Float(steps)
        plate.disc(place, dice.roll(0.9, 1.5), dice.pick(0x20262C, 0x20262C, 0x5A6268, 0xC23A2A))
      }
    }
  }

  /// Finished papers on the way out.
  private static func folded(on plate: inout Plate) {
    for index in 0..<4 {
      let left: Float = 122 + Float(index % 2) * 2
      let top = 85 - Float(index) * 5
      plate.box(left, top, 36, 5, index % 2 == 0 ? 0xE9DFC6 : 0xFFF8E6)
      plate.box(left, top + 4, 36, 1, 0x8F8468)
    }
    plate.box(121, 62, 38, 8.5, 0xFFFBEF)
    plate.box(125, 63.6, 20, 2.2, 0x20262C)
    plate.box(125, 67, 13, 1.4, 0x6A7278)
    plate.box(148, 63.6, 8, 5, 0xC23A2A)
  }
}
