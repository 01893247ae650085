// Text cut into grapheme clusters, quickly: two neighbors of the plain classes never join, so a scalar between such is
// a cluster at no cost; only where something may join do the rules of UAX #29 decide.

/// A grapheme cluster of a text.
enum Cluster {
  /// One plain scalar, with the columns it takes.
  case scalar(Unicode.Scalar, columns: Int)
  /// Anything else: several scalars, or a control.
  case several(String.UnicodeScalarView)
}

/// Calls `visit` with each cluster of `text`, until it answers false.
@inline(__always)
func walkClusters(of text: Substring, _ visit: (Cluster) -> Bool) {
  let walked: Void? = text.utf8.withContiguousStorageIfAvailable { walkClusters(of: $0, visit) }
  guard walked == nil else { return }
  var copy = String(text)
  copy.withUTF8 { walkClusters(of: $0, visit) }
}

@inline(__always)
private func walkClusters(of bytes: UnsafeBufferPointer<UInt8>, _ visit: (Cluster) -> Bool) {
  var offset = 0
  var isWide: Bool?
  while offset < bytes.count {
    let first = bytes[offset]
    if first >= 0x20, first < 0x7F, offset + 1 == bytes.count || (bytes[offset + 1] < 0x80 && bytes[offset + 1] >= 0x20)
    {
      guard visit(.scalar(Unicode.Scalar(first), columns: 1)) else { return }
      offset += 1
      continue
    }
    let start = offset
    let scalar = Unicode.Scalar(decodeScalar(bytes, &offset)) ?? "\u{FFFD}"
    var previous = WidthClass(scalar)
    var isAlone = previous.isPlain
    // Run on to the first place where two plain scalars meet.
    while offset < bytes.count {
      var next = offset
      let following = WidthClass(Unicode.Scalar(decodeScalar(bytes, &next)) ?? "\u{FFFD}")
      if previous.isPlain, following.isPlain { break }
      (offset, previous, isAlone) = (next, following, false)
    }
    if isAlone {
      let takesTwo = isWide ?? TerminalHabits.current.isWide
      isWide = takesTwo
      let columns = previous == .wide || takesTwo && DisplayWidth.isAmbiguous(scalar) ? 2 : 1
      guard visit(.scalar(scalar, columns: columns)) else { return }
    } else {
      var place = start
      while place < offset {
        let end = min(offset, endOfCluster(in: bytes, from: place))
        let cluster = String(decoding: UnsafeBufferPointer(rebasing: bytes[place..<end]), as: UTF8.self)
        guard visit(.several(cluster.unicodeScalars)) else { return }
        place = end
      }
    }
  }
}

extension WidthClass {
  @inline(__always)
  fileprivate var isPlain: Bool { self == .narrow || self == .wide }
}
