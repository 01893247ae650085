import Articles
import Glibc

extension Pictures {
  /// A market lane at night under strings of lanterns, people between the stalls.
  static func marketLanterns() -> Raster {
    let far = Spot(82, 58)
    var plate = Plate()
    plate.wash(Ramp([(0, 0x0B0A2A), (30, 0x2A1550), (55, 0x8B2F5F), (64, 0xF08A4B), (76, 0x5A2238), (100, 0x1A0B1E)]))
    plate.glow(far, 60, 0xFFA64D, strength: 0.8, stretch: 0.8)
    paving(on: &plate, far: far)
    for depth in [Float(0.24), 0.42, 0.74, 1.3, 2.3] {
      stall(on: &plate, far: far, depth: depth, side: -1)
      stall(on: &plate, far: far, depth: depth, side: 1)
    }
    people(on: &plate)
    for (row, depth) in ([0.2, 0.32, 0.52, 0.9] as [Float]).enumerated() {
      string(on: &plate, far: far, depth: depth, row: row)
    }
    return plate.raster
  }

  private static func paving(on plate: inout Plate, far: Spot) {
    let noise = Noise(seed: 4)
    plate.shade(rows: 62..<plate.height) { spot, old in
      let depth = (spot.y - far.y) / 42
      let wet = noise.rough(spot.x / (3 + 5 * depth), spot.y / (0.8 + 2 * depth), layers: 2)
      let lit = max(0, 1 - abs(spot.x - far.x) / (14 + 44 * depth))
      return old.mixed(with: Ink(hex: 0xFFB25A), lit * smooth(wet, from: 0.42, to: 0.75) * 0.85)
    }
  }

  private static func stall(on plate: inout Plate, far: Spot, depth: Float, side: Float) {
    func spot(_ across: Float, _ down: Float) -> Spot { far + Spot(side * across, down) * depth }
    let next = depth * 0.6
    func behind(_ across: Float, _ down: Float) -> Spot { far + Spot(side * across, down) * next }
    plate.fill([spot(44, -14), spot(150, -14), spot(150, 46), spot(44, 46)], 0x2A1028)
    plate.fill([[behind(44, -12), spot(44, -14), spot(44, 20), behind(44, 20)]]) { here in
      Ink(hex: 0xFFD27A).mixed(with: Ink(hex: 0xC2502E), (here.y - far.y + 10 * depth) / (32 * depth))
    }
    // Goods on the counter.
    plate.fill([behind(44, 16), spot(40, 16), spot(40, 44), behind(44, 42)], 0x4A1830)
    for (index, share) in ([0.12, 0.36, 0.6, 0.84] as [Float]).enumerated() {
      let size = depth * (1 - share) + next * share
      let paints: [UInt32] = [0xE8392F, 0xF6C131, 0x6FB43C, 0xF28A2E]
      plate.disc(
        far + Spot(side * 42 * size, 15 * size), 5.4 * size, paints[(index + Int(depth * 10)) % 4], stretch: 0.8)
    }
    // A striped awning.
    for stripe in 0..<6 {
      let start = depth + (next - depth) * Float(stripe) / 6
      let end = depth + (next - depth) * Float(stripe + 1) / 6
      let ink: UInt32 = stripe % 2 == 0 ? (side < 0 ? 0xD8362F : 0x1F8C86) : 0xFBE8C4
      plate.fill(
        [
          far + Spot(side * 64, -34) * start, far + Spot(side * 35, -16) * start, far + Spot(side * 35, -11) * start,
          far + Spot(side * 35, -11) * end, far + Spot(side * 35, -16) * end, far + Spot(side * 64, -34) * end,
        ], ink)
    }
  }

  private static func people(on plate: inout Plate) {
    for (x, foot, high, bag) in [
      (71, 70, 12, false), (90, 71, 13, true), (80, 69, 10, false), (101, 80, 25, false), (60, 88, 34, true),
    ] as [(Float, Float, Float, Bool)] {
      func body(_ across: Float, _ up: Float) -> Spot { Spot(x + across * high, foot - up * high) }
      plate.fill(
        [
          body(-0.09, 0.78), body(0.09, 0.78), body(0.19, 0.7), body(0.2, 0.4), body(0.13, 0.4), body(0.12, 0),
          body(0.02, 0), body(0, 0.34), body(-0.03, 0), body(-0.13, 0), body(-0.13, 0.4), body(-0.2, 0.4),
          body(-0.19, 0.7),
        ], 0x180A20)
      plate.disc(body(0, 0.88), high * 0.1, 0x180A20)
      if bag { plate.disc(Spot(x + high * 0.25, foot - high * 0.32), high * 0.11, 0xC23A4E) }
    }
  }

  private static func string(on plate: inout Plate, far: Spot, depth: Float, row: Int) {
    let paints: [UInt32] = [0xFF3B2F, 0xFFB02E, 0xFF6A3D, 0xF7407A, 0xFFD65C, 0x38C6B4]
    func place(_ share: Float) -> Spot {
      Spot(far.x + (share * 2 - 1) * 100 * depth, far.y - 58 * depth + 26 * depth * sinf(share * .pi) - 4)
    }
    plate.stroke(stride(from: Float(0), through: 1, by: 0.05).map(place), max(0.6, depth), 0x150A22)
    let radius = 7.6 * depth + 0.6
    for index in 0..<7 {
      let hook = place((Float(index) + 0.5) / 7)
      let center = hook + Spot(0, radius * 1.25)
      let paint = paints[(index * 5 + row * 2) % paints.count]
      plate.glow(center, radius * 3.2, paint, strength: 0.55)
      plate.disc(center, radius, stretch: 1.1) { spot in
        let middle = 1 - ((spot - center) / radius).length
        let ribs = 0.12 * cosf((spot.x - center.x) / radius * 7)
        return Ink(hex: paint).mixed(with: Ink(hex: 0xFFF2B8), middle * 0.9 + ribs)
      }
      plate.box(center.x - radius * 0.45, center.y - radius * 1.22, radius * 0.9, radius * 0.24, 0x2A0F1C)
      plate.box(center.x - radius * 0.45, center.y + radius * 1.0, radius * 0.9, radius * 0.24, 0x2A0F1C)
    }
  }
}
