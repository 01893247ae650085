// Text cut into grapheme clusters, quickly: two neighbors of the plain classes never join, so a scalar between such is
// a cluster at no cost; only where something may join does the standard library decide.

/// A grapheme cluster of a text.
enum Cluster {
  /// One plain scalar, with the columns it takes.
  case scalar(Unicode.Scalar, columns: Int)
  /// Anything else: several scalars, or a control.
  case character(Character)
}

/// Calls `visit` with each cluster of `text`, until it answers false.
@inline(__always)
func walkClusters(of text: Substring, _ visit: (Cluster) -> Bool) {
  let walked: Void? = text.utf8.withContiguousStorageIfAvailable { walkClusters(of: $0, visit) }
  guard walked == nil else { return }
  for character in text { guard visit(.character(character)) else { return } }
}

@inline(__always)
private func walkClusters(of bytes: UnsafeBufferPointer<UInt8>, _ visit: (Cluster) -> Bool) {
  var offset = 0
  while offset < bytes.count {
    let first = bytes[offset]
    if first >= 0x20, first < 0x7F, offset + 1 == bytes.count || (bytes[offset + 1] < 0x80 && bytes[offset + 1] >= 0x20)
    {
      guard visit(.scalar(Unicode.Scalar(first), columns: 1)) else { return }
      offset += 1
      continue
    }
    let start = offset
    let scalar = decodeScalar(bytes, &offset)
    var previous = WidthClass(scalar)
    var isAlone = previous.isPlain
    // Run on to the first place where two plain scalars meet.
    while offset < bytes.count {
      var next = offset
      let following = WidthClass(decodeScalar(bytes, &next))
      if previous.isPlain, following.isPlain { break }
      (offset, previous, isAlone) = (next, following, false)
    }
    if isAlone {
      guard visit(.scalar(scalar, columns: previous == .wide ? 2 : 1)) else { return }
    } else {
      for character in String(decoding: bytes[start..<offset], as: UTF8.self) {
        guard visit(.character(character)) else { return }
      }
    }
  }
}

extension WidthClass {
  @inline(__always)
  fileprivate var isPlain: Bool { self == .narrow || self == .wide }
}

/// The scalar at `offset` of valid UTF-8, which is moved behind it.
@inline(__always)
private func decodeScalar(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: inout Int) -> Unicode.Scalar {
  let first = UInt32(bytes[offset])
  let count = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
  var value = count == 1 ? first : first & (0x7F >> UInt32(count))
  for index in 1..<max(1, count) where offset + index < bytes.count {
    value = value << 6 | UInt32(bytes[offset + index] & 0x3F)
  }
  offset += count
  return Unicode.Scalar(value) ?? "\u{FFFD}"
}
