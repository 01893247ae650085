import Glibc

// What the pictures are drawn with: colors and places.

/// A color: red, green and blue from 0 to 1, as a screen takes them.
typealias Ink = SIMD3<Float>

extension Ink {
  /// The color written `0xRRGGBB`.
  init(hex: UInt32) {
    self.init(Float(hex >> 16 & 255) / 255, Float(hex >> 8 & 255) / 255, Float(hex & 255) / 255)
  }

  /// This color with `share` of it, 0 to 1, given over to `other`.
  func mixed(with other: Ink, _ share: Float) -> Ink {
    let part = unit(share)
    return self * (1 - part) + other * part
  }
}

/// A ramp of colors: places from low to high and the color at each.
struct Ramp {
  /// The places and their colors.
  let stops: [(place: Float, ink: Ink)]

  /// A ramp of stops, each a place and a color written `0xRRGGBB`.
  init(_ stops: [(Float, UInt32)]) { self.stops = stops.map { (place: $0.0, ink: Ink(hex: $0.1)) } }

  /// The color at `place`.
  func ink(at place: Float) -> Ink {
    guard var before = stops.first else { return .zero }
    for stop in stops {
      guard stop.place < place else {
        let gap = stop.place - before.place
        return gap <= 0 ? stop.ink : before.ink.mixed(with: stop.ink, (place - before.place) / gap)
      }
      before = stop
    }
    return before.ink
  }
}

/// A place on the plate: columns of pixels from the left, rows from the top.
typealias Spot = SIMD2<Float>

extension Spot {
  /// How far it lies from the corner.
  var length: Float { (x * x + y * y).squareRoot() }

  /// The place `radius` away in the direction `angle`, in radians clockwise from the right.
  func reached(by radius: Float, towards angle: Float) -> Spot {
    Spot(x + radius * cosf(angle), y + radius * sinf(angle))
  }
}

/// `value`, or the nearer of 0 and 1 where it lies outside them.
func unit(_ value: Float) -> Float { min(1, max(0, value)) }

/// `value` brought from 0 at `low` to 1 at `high` along a soft curve.
func smooth(_ value: Float, from low: Float, to high: Float) -> Float {
  let share = unit((value - low) / (high - low))
  return share * share * (3 - 2 * share)
}
