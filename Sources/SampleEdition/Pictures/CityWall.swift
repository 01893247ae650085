import Articles
import Glibc

extension Pictures {
  /// The city wall after sunset, climbing over its ridges from a roofed gate, lit from below.
  static func cityWall() -> Raster {
    var plate = Plate()
    plate.wash(Ramp([(0, 0x0B1437), (26, 0x1F3A78), (46, 0x5C6CA8), (58, 0xE59A86), (66, 0xFFCB8E)]))
    stars(on: &plate, count: 40, below: 30, seed: 2)
    plate.glow(Spot(32, 19), 30, 0xBFD0FF, strength: 0.35)
    crescent(on: &plate, at: Spot(34, 19), 9)

    let noise = Noise(seed: 6)
    let far = { (x: Float) -> Float in 57 - 22 * noise.rough(x / 46, 3) - 8 * expf(-powf((x - 96) / 22, 2)) }
    plate.land(far) { spot in Ink(hex: 0x33447F).mixed(with: Ink(hex: 0xA0708F), (spot.y - 34) / 36) }
    let ridge = { (x: Float) -> Float in
      74 - 34 * expf(-powf((x - 132) / 34, 2)) - 9 * expf(-powf((x - 78) / 15, 2)) + 2 * noise.height(x / 9)
    }
    plate.land(ridge) { spot in
      let wood = noise.rough(spot.x / 5, spot.y / 4)
      return Ink(hex: 0x0E2238).mixed(with: Ink(hex: 0x2C4A4E), wood * 0.9)
    }
    wall(on: &plate, along: ridge)
    gate(on: &plate)
    return plate.raster
  }

  private static func crescent(on plate: inout Plate, at center: Spot, _ radius: Float) {
    let lit = stride(from: Float(0.35), through: 1.35, by: 0.05).map { center.reached(by: radius, towards: $0 * .pi) }
    let inner = Spot(center.x + radius * 0.34, center.y - radius * 0.18)
    let dark = stride(from: Float(1.35), through: 0.35, by: -0.05).map { turn in
      inner.reached(by: radius * 0.86, towards: turn * .pi)
    }
    plate.fill(lit + dark, 0xFFF4D2)
  }

  /// Strews stars over the rows above `below`.
  static func stars(on plate: inout Plate, count: Int, below: Float, seed: UInt64) {
    var dice = Dice(seed: seed)
    for _ in 0..<count {
      let spot = Spot(dice.roll(0, Float(plate.width)), dice.roll(0, below))
      plate.disc(spot, dice.roll(0.1, 0.8), 0xFFFFFF, opacity: dice.roll(0.3, 1))
    }
  }

  private static func wall(on plate: inout Plate, along ridge: (Float) -> Float) {
    for x in stride(from: Float(44), through: 160, by: 1) {
      let foot = ridge(x) + 3
      let high: Float = 9 - 3.5 * smooth(x, from: 60, to: 150)
      let tooth: Float = Int(x / 3) % 2 == 0 ? 1.6 : 0
      plate.box(x, foot - high - tooth, 1.05, high + tooth, 0x5A3F3A)
      plate.box(x, foot - high * 0.72, 1.05, high * 0.75, 0xE59B3E, opacity: 0.8)
      plate.box(x, foot - high * 0.38, 1.05, high * 0.42, 0xFFE08A, opacity: 0.9)
    }
    for x in stride(from: Float(50), to: 160, by: 10) {
      plate.glow(Spot(x, ridge(x) + 2), 12, 0xFFB648, strength: 0.5)
    }
  }

  private static func gate(on plate: inout Plate) {
    // The stone base with its arch.
    plate.fill([[Spot(2, 100), Spot(5, 68), Spot(59, 68), Spot(62, 100)]]) { spot in
      let course = Int(spot.y / 5) + Int((spot.x + (Int(spot.y / 5) % 2 == 0 ? 5 : 0)) / 10)
      let stone = Ink(hex: course % 2 == 0 ? 0xC98A45 : 0xB8793A)
      return stone.mixed(with: Ink(hex: 0xFFE3A0), smooth(spot.y, from: 70, to: 100) * 0.6)
    }
    plate.disc(Spot(32, 88), 9.5, 0x1A0F18)
    plate.box(22.5, 88, 19, 12, 0x1A0F18)
    plate.glow(Spot(32, 97), 14, 0xFF9A3C, strength: 0.6)
    plate.box(1, 66, 62, 3.4, 0x3A2A30)
    // Two storeys of red pillars under sweeping roofs.
    storey(on: &plate, left: 9, right: 55, top: 57, bottom: 66)
    roof(on: &plate, left: -2, right: 66, eaves: 58, ridge: 47)
    storey(on: &plate, left: 15, right: 49, top: 41, bottom: 48)
    roof(on: &plate, left: 5, right: 59, eaves: 42, ridge: 30)
    plate.stroke([Spot(15, 29.6), Spot(49, 29.6)], 2, 0x0C1020)
  }

  private static func storey(on plate: inout Plate, left: Float, right: Float, top: Float, bottom: Float) {
    plate.box(left, top, right - left, bottom - top, 0x3F8064)
    plate.box(left, top + 3, right - left, bottom - top - 3, 0xF7B24A)
    for pillar in 0...4 {
      plate.box(left + (right - left - 2.4) * Float(pillar) / 4, top, 2.4, bottom - top, 0x9E2B25)
    }
  }

  /// A hipped roof whose eaves turn up at the corners.
  private static func roof(on plate: inout Plate, left: Float, right: Float, eaves: Float, ridge: Float) {
    let middle = (left + right) / 2
    let half = (right - left) / 2
    func curve(_ share: Float) -> Float { eaves + 2.4 - 5 * share * share * share * share }
    var outline = [Spot(middle - half * 0.6, ridge), Spot(middle + half * 0.6, ridge)]
    outline += [Spot(middle + half * 0.74, (ridge + eaves) / 2 + 1)]
    for share in stride(from: Float(1), through: -1, by: -0.1) {
      outline.append(Spot(middle + half * share, curve(share)))
    }
    outline += [Spot(middle - half * 0.74, (ridge + eaves) / 2 + 1)]
    plate.fill([outline]) { spot in
      let tile = Int(spot.x / 2.2) % 2 == 0
      return Ink(hex: tile ? 0x1B2340 : 0x2C3860).mixed(with: Ink(hex: 0x0A0F22), (spot.y - ridge) / 16)
    }
    let edge = stride(from: Float(-1), through: 1, by: 0.1).map { Spot(middle + half * $0, curve($0)) }
    plate.stroke(edge, 1.2, 0xF0C070)
  }
}
