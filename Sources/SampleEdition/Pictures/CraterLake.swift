import Articles
import Glibc

extension Pictures {
  /// A lake in the crater of a sleeping volcano, ringed with crags and old snow.
  static func craterLake() -> Raster {
    let shore: Float = 54
    var plate = Plate()
    plate.wash(Ramp([(0, 0x2C7BC9), (22, 0x7DBDE8), (40, 0xDDF0F4)]))
    let noise = Noise(seed: 33)
    plate.shade(rows: 0..<44) { spot, old in
      let cover = smooth(noise.rough(spot.x / 34, spot.y / 9 + 5), from: 0.5, to: 0.72)
      return old.mixed(with: .one, cover * 0.9)
    }
    rim(on: &plate, shore: shore)
    lake(on: &plate, shore: shore)
    shoulders(on: &plate)
    return plate.raster
  }

  /// How high the crater's far wall stands.
  private static func crest(_ x: Float, _ noise: Noise) -> Float {
    let peaks: [(place: Float, high: Float, wide: Float)] = [
      (22, 27, 15), (50, 18, 10), (80, 12, 18), (106, 23, 11), (138, 31, 17),
    ]
    var high: Float = 7
    for peak in peaks { high = max(high, peak.high - abs(x - peak.place) * peak.high / peak.wide / 2.1) }
    return high + 6 * (noise.rough(x / 7, 1) - 0.5)
  }

  private static func rim(on plate: inout Plate, shore: Float) {
    let noise = Noise(seed: 41)
    plate.land({ shore - crest($0, noise) }) { spot in
      let slope = crest(spot.x + 2, noise) - crest(spot.x - 2, noise)
      let grain = noise.rough(spot.x / 5 + spot.y / 9, spot.y / 12)
      let sunny = smooth(slope / 6 + (grain - 0.5) * 1.4, from: -0.5, to: 0.6)
      let rock = Ink(hex: 0x4A4468).mixed(with: Ink(hex: 0xE2B98A), sunny)
      let below = spot.y - (shore - crest(spot.x, noise))
      let snow = smooth(grain + 0.18 * sunny - below / 34, from: 0.38, to: 0.5)
      let scree = smooth(spot.y + 5 * grain, from: shore - 9, to: shore)
      return rock.mixed(with: Ink(hex: 0xF6F4F2), snow).mixed(with: Ink(hex: 0x9C8A78), scree * 0.7)
    }
  }

  private static func lake(on plate: inout Plate, shore: Float) {
    let above = plate
    let noise = Noise(seed: 50)
    let ramp = Ramp([(0, 0x3FC1D6), (0.3, 0x1487C4), (0.75, 0x0B4FA0), (1, 0x0A3B82)])
    plate.shade(rows: Int(shore)..<plate.height) { spot, _ in
      let depth = (spot.y - shore) / 46
      let wave = noise.rough(spot.x / (12 + 20 * depth), spot.y / (1 + 2 * depth), layers: 3) - 0.5
      let mirrored = above[Int(spot.x + wave * 6), Int(shore - 1 - (spot.y - shore) * 1.1 + wave * 8)]
      let calm = 0.55 * (1 - smooth(depth, from: 0, to: 0.75)) * smooth(wave, from: -0.3, to: 0.1)
      let glint = smooth(wave, from: 0.16, to: 0.3)
      return ramp.ink(at: depth + wave * 0.25).mixed(with: mirrored, calm)
        .mixed(with: Ink(hex: 0xC9F4F6), glint * 0.6)
    }
    plate.stroke([Spot(0, shore), Spot(160, shore)], 0.9, 0xE9FBF4, opacity: 0.7)
  }

  /// The near slopes at both sides, with flowers.
  private static func shoulders(on plate: inout Plate) {
    let noise = Noise(seed: 60)
    let slope = { (x: Float) -> Float in
      let left = 62 + x * 0.95
      let right = 74 + (160 - x) * 0.62
      return min(left, right) + 9 * (noise.rough(x / 12, 4) - 0.5)
    }
    plate.land(slope) { spot in
      let grain = noise.rough(spot.x / 6, spot.y / 5)
      let light = smooth(grain - (spot.y - slope(spot.x)) / 60, from: 0.2, to: 0.62)
      return Ink(hex: 0x1D3B2A).mixed(with: Ink(hex: 0x8DB04A), light)
    }
    var dice = Dice(seed: 66)
    for _ in 0..<46 {
      let x = dice.roll(0, 160)
      let spot = Spot(x, slope(x) + dice.roll(4, 34))
      plate.disc(spot, dice.roll(0.7, 1.5), dice.pick(0xFFE25A, 0xFFF6D0, 0xF2A6D8))
    }
  }
}
