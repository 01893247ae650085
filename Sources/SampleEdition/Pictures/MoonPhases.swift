import Articles
import Glibc

extension Pictures {
  /// The moon from crescent to crescent across one night sky, full in the middle.
  static func moonPhases() -> Raster {
    var plate = Plate()
    plate.wash(Ramp([(0, 0x060818), (45, 0x0D1536), (78, 0x1E2C5E), (100, 0x3A4A86)]))
    let noise = Noise(seed: 70)
    plate.shade { spot, old in
      let along = spot.y - 62 + spot.x * 0.28
      let dust = smooth(noise.rough(spot.x / 20, spot.y / 14), from: 0.35, to: 0.8)
      return old.mixed(with: Ink(hex: 0x5A4E9A), 0.6 * dust * expf(-along * along / 700))
    }
    stars(on: &plate, count: 130, below: 92, seed: 12)
    let moons: [(x: Float, y: Float, radius: Float, phase: Float)] = [
      (11, 76, 7, 0.15), (32, 58, 11, 0.25), (128, 58, 11, 0.75), (149, 76, 7, 0.85), (80, 40, 29, 0.5),
    ]
    for moon in moons { draw(moon.phase, at: Spot(moon.x, moon.y), moon.radius, on: &plate) }
    plate.land({ 97 - 9 * noise.rough($0 / 22, 9) }) { _ in Ink(hex: 0x040612) }
    return plate.raster
  }

  /// The moon at a phase from 0, new, through 0.5, full, to 1, with its plains and rays.
  private static func draw(_ phase: Float, at center: Spot, _ radius: Float, on plate: inout Plate) {
    let sun = Spot(sinf(phase * 2 * .pi), -cosf(phase * 2 * .pi))
    plate.glow(center, radius * 2.1, 0xC8D8FF, strength: 0.2 + 0.3 * (1 - abs(phase - 0.5) * 2))
    let noise = Noise(seed: 1)
    let plains: [(x: Float, y: Float, size: Float)] = [
      (-0.38, -0.42, 0.34), (0.2, -0.34, 0.2), (0.42, -0.1, 0.24), (0.62, 0.14, 0.17), (-0.62, 0.02, 0.36),
      (-0.28, 0.36, 0.22), (0.74, -0.36, 0.11), (0.36, 0.28, 0.13),
    ]
    plate.disc(center, radius) { spot in
      let face = (spot - center) / radius
      let out = max(0, 1 - face.x * face.x - face.y * face.y).squareRoot()
      let light = smooth(face.x * sun.x + out * sun.y, from: -0.06, to: 0.3)
      let drift = Spot(noise.rough(face.x * 3 + 9, face.y * 3), noise.rough(face.x * 3, face.y * 3 + 9)) - 0.5
      var dark: Float = 0
      for patch in plains {
        let distance = (face + drift * 0.45 - Spot(patch.x, patch.y)) / patch.size
        dark += expf(-1.3 * (distance.x * distance.x + distance.y * distance.y))
      }
      let plain = smooth(dark, from: 0.3, to: 0.75)
      let from = face - Spot(-0.1, 0.74)
      let ray =
        max(0, 1 - from.length * 1.4) * smooth(noise.height(atan2f(from.y, from.x) * 4 + 20), from: 0.4, to: 0.9)
      let crater = smooth(0.13 - from.length, from: 0, to: 0.05)
      let rock = Ink(hex: 0xFFF6DC).mixed(with: Ink(hex: 0xE6D5AE), noise.rough(face.x * 6, face.y * 6))
      let ground = rock.mixed(with: Ink(hex: 0x8F8A94), plain * 0.9).mixed(with: .one, max(ray * 0.7, crater))
      let limb = 0.72 + 0.28 * out
      return Ink(hex: 0x141C3C).mixed(with: ground * limb, light)
    }
  }
}
