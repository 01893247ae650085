import Articles
import Glibc

extension Pictures {
  /// A case of metal and wooden type, every face reversed as the printer sees it.
  static func typeCase() -> Raster {
    var plate = Plate(0x24130B)
    let noise = Noise(seed: 90)
    plate.shade { spot, _ in
      let grain = noise.rough(spot.x / 40, spot.y / 1.8)
      return Ink(hex: 0x7A431E).mixed(with: Ink(hex: 0x43210F), grain)
    }
    var place = 0
    for row in 0..<3 {
      for column in 0..<5 {
        let left = 3 + Float(column) * 31
        let top = 2.5 + Float(row) * 32.4
        plate.box(left, top, 29, 30, 0x170B06)
        sort(on: &plate, at: Spot(left + 2, top + 2), place: place)
        place += 1
      }
    }
    plate.glow(Spot(40, 8), 120, 0xFFC983, strength: 0.22)
    return plate.raster
  }

  private static func sort(on plate: inout Plate, at spot: Spot, place: Int) {
    let metal: [(light: UInt32, dark: UInt32, face: UInt32)] = [
      (0xB9C3CC, 0x66727E, 0x1B2026), (0xE3B768, 0x9C6B2A, 0x2A1708), (0xD5442F, 0x8A1F18, 0xFFE9CF),
      (0x8FA3B5, 0x46586A, 0x0E151C), (0xF0E2C0, 0xB89F6C, 0x7A1F1A),
    ]
    let cast = metal[[0, 1, 0, 2, 3, 4, 3, 1, 0, 4, 1, 0, 4, 3, 2][place]]
    plate.fill([[spot, spot + Spot(25, 0), spot + Spot(25, 26), spot + Spot(0, 26)]]) { here in
      let down = ((here.x - spot.x) + (here.y - spot.y)) / 51
      return Ink(hex: cast.light).mixed(with: Ink(hex: cast.dark), down)
    }
    plate.fill(
      [spot, spot + Spot(25, 0), spot + Spot(23, 2), spot + Spot(2, 2), spot + Spot(2, 24), spot + Spot(0, 26)],
      0xFFFFFF, opacity: 0.45)
    plate.fill(
      [
        spot + Spot(25, 0), spot + Spot(25, 26), spot + Spot(0, 26), spot + Spot(2, 24), spot + Spot(23, 24),
        spot + Spot(23, 2),
      ], 0x000000, opacity: 0.4)
    for stroke in faces[place] {
      // Reversed: what is left in the letter lies right on the sort.
      let path = stroke.map { spot + Spot(12.5 - $0.x * 8, 13 + $0.y * 8.5) }
      plate.stroke(path.map { $0 + Spot(0.9, 1) }, 4, 0xFFFFFF, opacity: 0.25)
      plate.stroke(path, 4, cast.face)
    }
  }

  /// The strokes of each face in a box from -1 to 1: five letters, five letters of the Korean alphabet, five letters.
  private static var faces: [[[Spot]]] {
    let stem = [Spot(-0.8, -1), Spot(-0.8, 1)]
    let bowl = arc(Spot(-0.1, -0.5), 0.75, 0.5, from: -0.5, to: 0.5)
    return [
      [
        stem, [Spot(-0.8, -1)] + bowl + [Spot(-0.8, 0)],
        [Spot(-0.1, 0)] + arc(Spot(0, 0.5), 0.8, 0.5, from: -0.5, to: 0.5) + [Spot(-0.8, 1)],
      ],
      [stem, [Spot(-0.8, -1)] + bowl + [Spot(-0.8, 0)], [Spot(-0.1, 0), Spot(0.8, 1)]],
      [arc(.zero, 0.9, 1, from: 0, to: 2)],
      [[Spot(-0.9, 1), Spot(0, -1), Spot(0.9, 1)], [Spot(-0.5, 0.35), Spot(0.5, 0.35)]],
      [stem, [Spot(-0.8, -1)] + arc(Spot(-0.2, 0), 1, 1, from: -0.5, to: 0.5) + [Spot(-0.8, 1)]],
      [[Spot(-0.9, -0.8), Spot(0.8, -0.8), Spot(0.6, 1)]],
      [[Spot(-0.8, -1), Spot(0.8, -1), Spot(0.8, 0), Spot(-0.8, 0), Spot(-0.8, 1), Spot(0.9, 1)]],
      [
        [Spot(-0.3, -1.05), Spot(0.3, -1.05)], [Spot(-0.9, -0.5), Spot(0.9, -0.5)],
        arc(Spot(0, 0.4), 0.62, 0.6, from: 0, to: 2),
      ],
      [[Spot(-0.8, -0.9), Spot(0.8, -0.9), Spot(0.8, 0.9), Spot(-0.8, 0.9), Spot(-0.8, -0.9)]],
      [[Spot(0, -1), Spot(-0.1, -0.2), Spot(-0.9, 1)], [Spot(-0.1, -0.2), Spot(0.9, 1)]],
      [arc(Spot(0, -0.5), 0.75, 0.5, from: -0.15, to: -1.5) + arc(Spot(0, 0.5), 0.8, 0.5, from: -0.5, to: 0.85)],
      [stem, [Spot(0.8, -1), Spot(0.8, 1)], [Spot(-0.8, 0), Spot(0.8, 0)]],
      [stem, [Spot(0.8, -1), Spot(-0.8, -1)], [Spot(-0.8, 0), Spot(0.5, 0)], [Spot(-0.8, 1), Spot(0.8, 1)]],
      [stem, [Spot(0.8, -1), Spot(-0.8, -1)], [Spot(-0.8, 0), Spot(0.5, 0)], [Spot(-0.8, 1), Spot(0.8, 1)]],
      [[Spot(-0.9, -1), Spot(0.9, -1)], [Spot(0, -1), Spot(0, 1)]],
    ]
  }

  private static func arc(_ center: Spot, _ wide: Float, _ high: Float, from start: Float, to end: Float) -> [Spot] {
    (0...14).map { step in
      let turn = (start + (end - start) * Float(step) / 14) * .pi
      return center + Spot(wide * cosf(turn), high * sinf(turn))
    }
  }
}
