// Letters of all scripts as the ASCII that names of hosts are made of (RFC 3492). A label that begins with `xn--` holds it.

/// Punycode: a label's letters as ASCII, and back.
public enum Punycode {
  // The parameters of RFC 3492, 5.
  private static let base = 36
  private static let tMin = 1
  private static let tMax = 26
  private static let skew = 38
  private static let damp = 700
  private static let firstBias = 72
  private static let firstScalar: UInt32 = 0x80
  /// A label has at most 63 bytes (RFC 1035, 2.3.4); whatever claims to be a longer one is not taken apart.
  private static let longest = 256

  /// The code for `label`, without `xn--`; nil where it is longer than any label.
  public static func encode(_ label: String) -> String? {
    let scalars = label.unicodeScalars.map(\.value)
    guard scalars.count <= longest else { return nil }
    var output = scalars.filter { $0 < firstScalar }.map { UInt8(truncatingIfNeeded: $0) }
    let basic = output.count
    if basic > 0 { output.append(0x2D) }
    var (next, delta, bias, handled) = (firstScalar, 0, firstBias, basic)
    while handled < scalars.count {
      guard let smallest = scalars.filter({ $0 >= next }).min() else { return nil }
      delta += Int(smallest - next) * (handled + 1)
      next = smallest
      for scalar in scalars {
        if scalar < next { delta += 1 }
        guard scalar == next else { continue }
        var rest = delta
        var place = base
        while true {
          let threshold = threshold(at: place, bias)
          guard rest >= threshold else { break }
          output.append(digit(threshold + (rest - threshold) % (base - threshold)))
          rest = (rest - threshold) / (base - threshold)
          place += base
        }
        output.append(digit(rest))
        bias = adapted(delta, handled + 1, isFirst: handled == basic)
        delta = 0
        handled += 1
      }
      delta += 1
      next += 1
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// The letters that `code` stands for, without `xn--`; nil where it stands for none.
  public static func decode(_ code: String) -> String? {
    let bytes = Array(code.utf8)
    guard bytes.count <= longest, bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
    let hyphen = bytes.lastIndex(of: 0x2D)
    var scalars = bytes[..<(hyphen ?? 0)].map { UInt32($0) }
    var rest = bytes[(hyphen.map { $0 + 1 } ?? 0)...]
    var (next, index, bias) = (Int(firstScalar), 0, firstBias)
    while !rest.isEmpty {
      let before = index
      var weight = 1
      var place = base
      while true {
        guard let byte = rest.popFirst(), let value = value(of: byte) else { return nil }
        let (product, tooLarge) = value.multipliedReportingOverflow(by: weight)
        let (sum, tooFar) = index.addingReportingOverflow(product)
        guard !tooLarge, !tooFar else { return nil }
        index = sum
        let threshold = threshold(at: place, bias)
        guard value >= threshold else { break }
        let (heavier, overflows) = weight.multipliedReportingOverflow(by: base - threshold)
        guard !overflows else { return nil }
        weight = heavier
        place += base
      }
      let count = scalars.count + 1
      bias = adapted(index - before, count, isFirst: before == 0)
      next += index / count
      index %= count
      guard next <= 0x10FFFF, Unicode.Scalar(UInt32(next)) != nil else { return nil }
      scalars.insert(UInt32(next), at: index)
      index += 1
    }
    var text = String.UnicodeScalarView()
    for scalar in scalars.compactMap(Unicode.Scalar.init) { text.append(scalar) }
    return String(text)
  }

  private static func threshold(at place: Int, _ bias: Int) -> Int { min(max(place - bias, tMin), tMax) }

  /// RFC 3492, 6.1.
  private static func adapted(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / damp : delta / 2
    delta += delta / count
    var steps = 0
    while delta > (base - tMin) * tMax / 2 {
      delta /= base - tMin
      steps += base
    }
    return steps + (base - tMin + 1) * delta / (delta + skew)
  }

  private static func digit(_ value: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: value < 26 ? 0x61 + value : 0x16 + value)
  }

  private static func value(of byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30 + 26
    case 0x41...0x5A: Int(byte) - 0x41
    case 0x61...0x7A: Int(byte) - 0x61
    default: nil
    }
  }
}
