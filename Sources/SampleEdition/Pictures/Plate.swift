import Articles
import Glibc

// The plate that a picture is drawn on, layer over layer. Edges are soft by the share of a pixel that a shape covers.

/// A picture while it is being drawn.
struct Plate {
  /// Width in pixels.
  let width: Int
  /// Height in pixels.
  let height: Int
  private var inks: [Ink]

  /// A plate of one color.
  init(width: Int = Pictures.width, height: Int = Pictures.height, _ ink: UInt32 = 0) {
    self.width = width
    self.height = height
    inks = [Ink](repeating: Ink(hex: ink), count: width * height)
  }

  /// The color of a pixel; outside the plate that of the nearest.
  subscript(column: Int, row: Int) -> Ink {
    get { inks[min(height - 1, max(0, row)) * width + min(width - 1, max(0, column))] }
    set {
      guard column >= 0, column < width, row >= 0, row < height else { return }
      inks[row * width + column] = newValue
    }
  }

  /// What was drawn, as bytes.
  var raster: Raster {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(inks.count * 3)
    for ink in inks {
      let scaled = (ink.clamped(lowerBound: .zero, upperBound: .one) * 255).rounded(.toNearestOrAwayFromZero)
      bytes.append(UInt8(scaled.x))
      bytes.append(UInt8(scaled.y))
      bytes.append(UInt8(scaled.z))
    }
    return Raster(width: width, height: height, bytes: bytes)
  }

  /// Colors each pixel of some rows (all, where none are named) by its place and what is there already.
  mutating func shade(rows: Range<Int>? = nil, _ ink: (Spot, Ink) -> Ink) {
    for row in (rows ?? 0..<height).clamped(to: 0..<height) {
      for column in 0..<width {
        let index = row * width + column
        inks[index] = ink(Spot(Float(column) + 0.5, Float(row) + 0.5), inks[index])
      }
    }
  }

  /// Washes the plate from top to bottom in the colors of a ramp whose places are rows.
  mutating func wash(_ ramp: Ramp) {
    shade { spot, _ in ramp.ink(at: spot.y) }
  }

  /// Fills outlines (a place inside two of them is outside) with colors by place.
  mutating func fill(_ outlines: [[Spot]], opacity: Float = 1, with ink: (Spot) -> Ink) {
    let ends = outlines.joined().map(\.y)
    guard let top = ends.min(), let bottom = ends.max() else { return }
    let first = max(0, Int(top.rounded(.down)))
    let last = min(height - 1, Int(bottom.rounded(.down)))
    guard first <= last else { return }
    let lines = 5
    var covered = [Float](repeating: 0, count: width)
    for row in first...last {
      for index in covered.indices { covered[index] = 0 }
      for line in 0..<lines {
        let level = Float(row) + (Float(line) + 0.5) / Float(lines)
        let crossings = outlines.flatMap { crossed(at: level, $0) }.sorted()
        for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
          cover(&covered, from: crossings[pair], to: crossings[pair + 1], by: 1 / Float(lines))
        }
      }
      for column in 0..<width where covered[column] > 0 {
        let index = row * width + column
        let spot = Spot(Float(column) + 0.5, Float(row) + 0.5)
        inks[index] = inks[index].mixed(with: ink(spot), covered[column] * opacity)
      }
    }
  }

  /// Fills one outline with one color.
  mutating func fill(_ outline: [Spot], _ ink: UInt32, opacity: Float = 1) {
    let even = Ink(hex: ink)
    fill([outline], opacity: opacity) { _ in even }
  }

  /// Fills an upright box.
  mutating func box(_ x: Float, _ y: Float, _ width: Float, _ height: Float, _ ink: UInt32, opacity: Float = 1) {
    fill([Spot(x, y), Spot(x + width, y), Spot(x + width, y + height), Spot(x, y + height)], ink, opacity: opacity)
  }

  /// Fills everything below a line of heights with colors by place.
  mutating func land(_ height: (Float) -> Float, with ink: (Spot) -> Ink) {
    var outline = stride(from: Float(-1), through: Float(width) + 1, by: 1).map { Spot($0, height($0)) }
    outline += [Spot(Float(width) + 1, Float(self.height)), Spot(-1, Float(self.height))]
    fill([outline], with: ink)
  }

  /// Fills an upright ellipse with colors by place; a circle where `stretch` is 1.
  mutating func disc(
    _ center: Spot, _ radius: Float, stretch: Float = 1, opacity: Float = 1, with ink: (Spot) -> Ink
  ) {
    near(center, Spot(radius, radius * stretch) + 1) { spot, old in
      let offset = (spot - center) / Spot(1, stretch)
      let edge = min(1, max(0, radius + 0.5 - offset.length))
      return edge > 0 ? old.mixed(with: ink(spot), edge * opacity) : old
    }
  }

  /// Fills an upright ellipse with one color.
  mutating func disc(_ center: Spot, _ radius: Float, _ ink: UInt32, stretch: Float = 1, opacity: Float = 1) {
    let even = Ink(hex: ink)
    disc(center, radius, stretch: stretch, opacity: opacity) { _ in even }
  }

  /// Draws a line through places, with round ends.
  mutating func stroke(_ path: [Spot], _ breadth: Float, _ ink: UInt32, opacity: Float = 1) {
    let even = Ink(hex: ink)
    guard var low = path.first, var high = path.first else { return }
    for spot in path {
      low = pointwiseMin(low, spot)
      high = pointwiseMax(high, spot)
    }
    let pieces = path.count == 1 ? [(low, high)] : Array(zip(path, path.dropFirst()))
    near((low + high) / 2, (high - low) / 2 + (breadth / 2 + 1)) { spot, old in
      var distance = Float.infinity
      for (start, end) in pieces {
        let along = end - start
        let square = along.x * along.x + along.y * along.y
        let from = spot - start
        let share = square > 0 ? min(1, max(0, (from.x * along.x + from.y * along.y) / square)) : 0
        distance = min(distance, (from - along * share).length)
      }
      // A line thinner than a pixel is a paler line.
      let edge = min(1, max(0, breadth / 2 + 0.5 - distance)) * min(1, breadth)
      return edge > 0 ? old.mixed(with: even, edge * opacity) : old
    }
  }

  /// Adds light around a place, fading out to `radius`.
  mutating func glow(_ center: Spot, _ radius: Float, _ ink: UInt32, strength: Float = 1, stretch: Float = 1) {
    let light = Ink(hex: ink)
    near(center, Spot(radius, radius * stretch)) { spot, old in
      let distance = ((spot - center) / Spot(1, stretch)).length / radius
      guard distance < 1 else { return old }
      let fade = (1 - distance) * (1 - distance) * strength
      return Ink.one - (Ink.one - old) * (Ink.one - light * min(1, fade))
    }
  }

  /// Recolors the pixels of a box around a place.
  private mutating func near(_ center: Spot, _ reach: Spot, _ ink: (Spot, Ink) -> Ink) {
    let columns = span(center.x, reach.x, width)
    for row in span(center.y, reach.y, height) {
      for column in columns {
        let index = row * width + column
        inks[index] = ink(Spot(Float(column) + 0.5, Float(row) + 0.5), inks[index])
      }
    }
  }

  private func span(_ center: Float, _ reach: Float, _ limit: Int) -> Range<Int> {
    let low = max(0, min(Float(limit), (center - reach).rounded(.down)))
    let high = max(low, min(Float(limit), (center + reach).rounded(.up)))
    return Int(low)..<Int(high)
  }

  /// Where a closed outline crosses the row `level`.
  private func crossed(at level: Float, _ outline: [Spot]) -> [Float] {
    guard var before = outline.last else { return [] }
    var crossings: [Float] = []
    for spot in outline {
      if (before.y <= level) != (spot.y <= level) {
        crossings.append(before.x + (spot.x - before.x) * (level - before.y) / (spot.y - before.y))
      }
      before = spot
    }
    return crossings
  }

  /// Adds `weight` to the pixels of a row from one place to another, to those at the ends by their share.
  private func cover(_ covered: inout [Float], from start: Float, to end: Float, by weight: Float) {
    let low = max(0, start)
    let high = min(Float(width), end)
    guard low < high else { return }
    for column in Int(low)..<min(width, Int(high.rounded(.up))) {
      let part = min(high, Float(column + 1)) - max(low, Float(column))
      covered[column] += part * weight
    }
  }
}
