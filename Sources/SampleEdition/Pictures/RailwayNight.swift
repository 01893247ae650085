import Articles
import Glibc

extension Pictures {
  /// A night train coming round towards us, its light on the rails.
  static func railwayNight() -> Raster {
    let horizon: Float = 47
    let far = Spot(72, horizon)
    var plate = Plate()
    plate.wash(Ramp([(0, 0x070A24), (22, 0x14235A), (38, 0x2E4B8E), (47, 0x7FA3C4)]))
    stars(on: &plate, count: 70, below: 36, seed: 31)
    plate.glow(Spot(128, 16), 34, 0xBCD4FF, strength: 0.6)
    plate.disc(Spot(128, 16), 10, 0xFDF8E1)
    for (x, y, radius) in [(124, 13, 2.4), (131, 19, 1.8), (130, 11, 1.2)] as [(Float, Float, Float)] {
      plate.disc(Spot(x, y), radius, 0xE6DFC0)
    }
    let noise = Noise(seed: 14)
    plate.land({ horizon + 4 - 20 * noise.rough($0 / 40 + 3, 2) }) { spot in
      Ink(hex: 0x182C5E).mixed(with: Ink(hex: 0x3B5C94), (spot.y - 34) / 18)
    }
    ground(on: &plate, horizon: horizon)
    track(on: &plate, far: far)
    for near in [Float(0.66), 0.42, 0.27, 0.17] {
      pole(on: &plate, foot: far + Spot(-78, 52) * near, scale: near)
    }
    train(on: &plate, at: far)
    signal(on: &plate)
    return plate.raster
  }

  private static func ground(on plate: inout Plate, horizon: Float) {
    let noise = Noise(seed: 22)
    plate.shade(rows: Int(horizon)..<plate.height) { spot, _ in
      let depth = (spot.y - horizon) / 53
      let grass = noise.rough(spot.x / (2 + 8 * depth), spot.y / (1 + 4 * depth))
      return Ink(hex: 0x24406C).mixed(with: Ink(hex: 0x0A1530), depth * 1.3 + 0.5 * (grass - 0.5))
    }
  }

  private static func track(on plate: inout Plate, far: Spot) {
    plate.fill([[far + Spot(-1, 0), far + Spot(1, 0), Spot(158, 101), Spot(8, 101)]]) { spot in
      let depth = (spot.y - far.y) / 53
      let middle = max(0, 1 - abs(spot.x - far.x - 12 * depth) / (10 + 40 * depth))
      return Ink(hex: 0x1B2747).mixed(with: Ink(hex: 0xE9B25C), middle * max(0, 1 - depth * 0.75))
    }
    // Sleepers stand closer the farther they lie.
    var depth: Float = 0.96
    while depth > 0.05 {
      let y = far.y + 53 * depth
      let middle = far.x + 11 * depth
      plate.fill(
        [
          Spot(middle - 62 * depth, y), Spot(middle + 62 * depth, y), Spot(middle + 65 * depth, y + 6 * depth),
          Spot(middle - 65 * depth, y + 6 * depth),
        ], 0x3A2A2E, opacity: 0.85)
      depth *= 0.83
    }
    for side in [Float(-1), 1] {
      let near = Spot(far.x + 11 + side * 44, 101)
      plate.fill([far, near + Spot(-3.4, 0), near + Spot(3.4, 0)], 0x6E86B4)
      plate.fill([far, near + Spot(-1.6, 0), near + Spot(2.4, 0)], 0xFFE9BE)
    }
  }

  private static func pole(on plate: inout Plate, foot: Spot, scale: Float) {
    let top = foot + Spot(0, -84 * scale)
    plate.stroke([foot, top], max(0.7, 3.4 * scale), 0x050A1C)
    for level in [Float(4), 13] {
      let arm = top + Spot(0, level * scale)
      plate.stroke([arm + Spot(-13 * scale, 0), arm + Spot(13 * scale, 0)], max(0.6, 2.2 * scale), 0x050A1C)
    }
  }

  private static func train(on plate: inout Plate, at far: Spot) {
    plate.fill(
      [
        far + Spot(-9, 6), far + Spot(-9, -8), far + Spot(-6, -12), far + Spot(6, -12), far + Spot(9, -8),
        far + Spot(9, 6),
      ], 0x0A1026)
    plate.box(far.x - 6, far.y - 8.5, 5, 4, 0x7FB8E8)
    plate.box(far.x + 1, far.y - 8.5, 5, 4, 0x7FB8E8)
    plate.box(far.x - 9, far.y - 2.5, 18, 1.6, 0xC8322D)
    for side in [Float(-5.4), 5.4] {
      let lamp = far + Spot(side, 2)
      plate.glow(lamp, 24, 0xFFC869, strength: 0.85)
      plate.glow(lamp, 9, 0xFFE9A8, strength: 1)
      plate.disc(lamp, 2.2, 0xFFFDF0)
    }
  }

  private static func signal(on plate: inout Plate) {
    plate.stroke([Spot(145, 100), Spot(145, 40)], 2.6, 0x050A1C)
    plate.fill([Spot(139.5, 34), Spot(150.5, 34), Spot(150.5, 58), Spot(139.5, 58)], 0x050A1C)
    plate.disc(Spot(145, 40), 3.4, 0x3A1418)
    plate.glow(Spot(145, 52), 17, 0x34F0A0, strength: 0.8)
    plate.disc(Spot(145, 52), 3.6, 0xA8FFD8)
  }
}
