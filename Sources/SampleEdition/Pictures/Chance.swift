// Chance that falls the same way every time, so that a picture is the same wherever it is drawn.

/// A sequence of chances that is the same for the same seed on every machine.
struct Dice {
  private var state: UInt64

  /// The sequence numbered `seed`.
  init(seed: UInt64) { state = seed }

  /// The next chance, from 0 up to 1.
  mutating func roll() -> Float {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Float(scrambled(state) >> 40) / 16_777_216
  }

  /// The next chance between two bounds.
  mutating func roll(_ low: Float, _ high: Float) -> Float { low + (high - low) * roll() }

  /// One of several, each as likely.
  mutating func pick<Element>(_ first: Element, _ others: Element...) -> Element {
    let place = Int(roll() * Float(others.count + 1))
    return place == 0 ? first : others[min(others.count, place) - 1]
  }
}

/// Soft noise: hills and hollows about one unit apart.
struct Noise {
  private let seed: UInt64

  /// The field numbered `seed`.
  init(seed: UInt64) { self.seed = seed &* 0x9E37_79B9_7F4A_7C15 }

  /// The height at a place, from 0 to 1.
  func height(_ x: Float, _ y: Float = 0) -> Float {
    let left = x.rounded(.down)
    let top = y.rounded(.down)
    let across = smooth(x - left, from: 0, to: 1)
    let down = smooth(y - top, from: 0, to: 1)
    let upper = corner(left, top) * (1 - across) + corner(left + 1, top) * across
    let lower = corner(left, top + 1) * (1 - across) + corner(left + 1, top + 1) * across
    return upper * (1 - down) + lower * down
  }

  /// Noise upon finer noise, `layers` deep, from 0 to 1.
  func rough(_ x: Float, _ y: Float = 0, layers: Int = 4) -> Float {
    var sum: Float = 0
    var weight: Float = 0.5
    var scale: Float = 1
    for _ in 0..<layers {
      sum += weight * height(x * scale + weight * 17, y * scale)
      weight /= 2
      scale *= 2
    }
    return sum / (1 - weight * 2)
  }

  private func corner(_ x: Float, _ y: Float) -> Float {
    let place = UInt64(bitPattern: Int64(x)) &* 0x8DA6_B343 &+ UInt64(bitPattern: Int64(y)) &* 0xD816_3841
    return Float(scrambled(seed ^ place) >> 40) / 16_777_216
  }
}

/// The bits of `word` thrown together so that near numbers give far ones.
private func scrambled(_ word: UInt64) -> UInt64 {
  var bits = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
  bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
  return bits ^ (bits >> 31)
}
