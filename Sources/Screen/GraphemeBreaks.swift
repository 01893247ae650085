// What a person takes for one letter, by UAX #29 of Unicode 17.0 (extended grapheme clusters). The rules are our own, since
// those of the standard library follow the library's version: a text must be cut alike on every machine. The end of a
// cluster depends on nothing before its beginning, so that a walk may start at any cluster.

/// What UAX #29 calls a scalar's Grapheme_Cluster_Break, in the order of the table.
enum GraphemeClass: UInt8 {
  case other, carriageReturn, lineFeed, control, extend, zeroWidthJoiner, regional, prepend, spacingMark
  case leading, vowel, trailing, leadingVowel, leadingVowelTrailing
}

/// All that UAX #29 asks of a scalar.
struct GraphemeProperties {
  private let bits: UInt8

  @inline(__always)
  init(_ scalar: UInt32) {
    guard scalar < 0x20000 else {
      // Plane 14 has tags and variation selectors; what is unassigned there does not show either.
      let isTag = (0xE0020...0xE007F).contains(scalar) || (0xE0100...0xE01EF).contains(scalar)
      let kind: GraphemeClass = scalar >> 12 != 0xE0 ? .other : isTag ? .extend : .control
      bits = kind.rawValue | (isTag ? 0x40 : 0)
      return
    }
    let block = Int(GraphemeTable.index[Int(scalar >> 7)])
    let word = GraphemeTable.words[block * 16 + Int(scalar >> 3) & 15]
    bits = UInt8(truncatingIfNeeded: word >> UInt64((scalar & 7) * 8))
  }

  @inline(__always) var kind: GraphemeClass { GraphemeClass(rawValue: bits & 0x0F) ?? .other }
  @inline(__always) var isPictographic: Bool { bits & 0x10 != 0 }
  /// Indic_Conjunct_Break: 0 none, 1 a consonant, 2 extending, 3 a linker.
  @inline(__always) var conjunct: UInt8 { bits >> 5 }
}

/// A cluster as it grows, scalar by scalar.
private struct GrowingCluster {
  private var last: GraphemeProperties
  private var regionals = 0
  /// Whether it is a pictograph with no more than extending scalars behind it, and whether a joiner follows those.
  private var isPictograph: Bool
  private var isJoined = false
  /// Whether it ends in a consonant with its marks, and whether a linker is among them.
  private var hasConsonant: Bool
  private var isLinked = false

  init(_ first: GraphemeProperties) {
    last = first
    isPictograph = first.isPictographic
    hasConsonant = first.conjunct == 1
    if first.kind == .regional { regionals = 1 }
  }

  /// Whether no cluster ends before `next`.
  func goesOn(with next: GraphemeProperties) -> Bool {
    switch (last.kind, next.kind) {
    case (.carriageReturn, .lineFeed): true  // GB3
    case (.carriageReturn, _), (.lineFeed, _), (.control, _): false  // GB4
    case (_, .carriageReturn), (_, .lineFeed), (_, .control): false  // GB5
    case (.leading, .leading), (.leading, .vowel), (.leading, .leadingVowel), (.leading, .leadingVowelTrailing): true
    case (.leadingVowel, .vowel), (.leadingVowel, .trailing), (.vowel, .vowel), (.vowel, .trailing): true
    case (.leadingVowelTrailing, .trailing), (.trailing, .trailing): true  // GB6 to GB8
    case (_, .extend), (_, .zeroWidthJoiner), (_, .spacingMark), (.prepend, _): true  // GB9, GB9a, GB9b
    case (.regional, .regional): regionals & 1 == 1  // GB12, GB13
    default: isLinked && next.conjunct == 1 || isJoined && next.isPictographic  // GB9c, GB11
    }
  }

  mutating func add(_ next: GraphemeProperties) {
    switch next.conjunct {
    case 1: (hasConsonant, isLinked) = (true, false)
    case 2: break
    case 3: isLinked = hasConsonant
    default: (hasConsonant, isLinked) = (false, false)
    }
    isJoined = isPictograph && next.kind == .zeroWidthJoiner
    if next.kind != .zeroWidthJoiner, next.kind != .extend { isPictograph = next.isPictographic }
    regionals = next.kind == .regional ? regionals + 1 : 0
    last = next
  }
}

/// The offset behind the grapheme cluster that begins at `start` of valid UTF-8.
public func endOfCluster(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
  var end = start
  guard start < bytes.count else { return start }
  var cluster = GrowingCluster(GraphemeProperties(decodeScalar(bytes, &end)))
  while end < bytes.count {
    var next = end
    let properties = GraphemeProperties(decodeScalar(bytes, &next))
    guard cluster.goesOn(with: properties) else { break }
    cluster.add(properties)
    end = next
  }
  return end
}

/// The UTF-8 offsets at which the clusters of `text` end, by UAX #29 of Unicode 17.0.
public func clusterEnds(_ text: String) -> [Int] {
  var text = text
  return text.withUTF8 { bytes in
    var ends: [Int] = []
    var offset = 0
    while offset < bytes.count {
      offset = endOfCluster(in: bytes, from: offset)
      ends.append(offset)
    }
    return ends
  }
}

/// The scalar at `offset` of valid UTF-8, which is moved behind it.
@inlinable @inline(__always)
public func decodeScalar(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: inout Int) -> UInt32 {
  let first = UInt32(bytes[offset])
  if first < 0x80 {
    offset += 1
    return first
  }
  let count = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
  var value = first & (0x7F >> UInt32(count))
  for index in 1..<count where offset + index < bytes.count {
    value = value << 6 | UInt32(bytes[offset + index] & 0x3F)
  }
  offset = min(offset + count, bytes.count)
  return value
}
