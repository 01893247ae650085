// The words of a text in small letters, for comparing headings and headlines. Pages have thousands of short lines that are
// looked at so; the library's tables of letters are asked for none of them.

import Markup

/// Where the words of a text stand, at most `limit`: runs of letters and figures.
func wordPlaces(of bytes: UnsafeBufferPointer<UInt8>, limit: Int) -> [Range<Int>] {
  var places: [Range<Int>] = []
  places.reserveCapacity(min(limit, 12))
  forEachWord(of: bytes) { place in
    places.append(place)
    return places.count < limit
  }
  return places
}

/// A number for each of a text's words in small letters, at most `limit`: equal words have equal numbers.
func wordNumbers(of text: String, limit: Int) -> [UInt64] {
  var numbers: [UInt64] = []
  var text = text.inSmallLetters()
  text.withUTF8 { bytes in
    forEachWord(of: bytes) { place in
      numbers.append(fingerprint(UnsafeBufferPointer(rebasing: bytes[place])))
      return numbers.count < limit
    }
  }
  return numbers
}

/// Gives the places of words to `take` until that says that it has enough.
private func forEachWord(of bytes: UnsafeBufferPointer<UInt8>, _ take: (Range<Int>) -> Bool) {
  var (start, index) = (0, 0)
  while index < bytes.count {
    let length = lengthOfGap(bytes, index)
    if length == 0 {
      index += 1
      continue
    }
    if index > start, !take(start..<index) { return }
    index += length
    start = index
  }
  if start < bytes.count { _ = take(start..<bytes.count) }
}

/// How many bytes a mark or blank takes that begins here; 0 for a byte of a letter or figure. Marks are those of ASCII and
/// Latin-1, general punctuation with the symbols after it (U+2000 to U+2BFF), and those of CJK (U+3000 to U+3004, U+3008 to
/// U+3020, U+FF01 to U+FF0F, U+FF1A to U+FF20).
private func lengthOfGap(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
  let first = bytes[index]
  if first < 0x80 {
    return (0x61...0x7A).contains(first) || (0x30...0x39).contains(first) || (0x41...0x5A).contains(first) ? 0 : 1
  }
  guard index + 1 < bytes.count else { return 0 }
  let second = bytes[index + 1]
  // U+00A0 to U+00BF, but the ordinals and the micro sign.
  if first == 0xC2 { return second == 0xAA || second == 0xB5 || second == 0xBA ? 0 : 2 }
  guard index + 2 < bytes.count else { return 0 }
  let third = bytes[index + 2]
  switch (first, second) {
  case (0xE2, 0x80...0xAF): return 3
  case (0xE3, 0x80): return third <= 0x84 || (0x88...0xA0).contains(third) ? 3 : 0
  case (0xEF, 0xBC): return third <= 0x8F || (0x9A...0xA0).contains(third) ? 3 : 0
  default: return 0
  }
}
