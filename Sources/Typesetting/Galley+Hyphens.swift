import Screen

extension Galley {
  /// Marks where its words may be taken apart; answers whether any may. Left whole are short words, words with capitals
  /// within, parts of what has hyphens, digits, points or apostrophes in it, addresses, and code.
  mutating func hyphenate(_ language: String, by hyphenator: Hyphenator) -> Bool {
    var places: [Int] = []
    _ = hyphenator.withPatterns(of: language) { patterns in
      bytes.withUnsafeBufferPointer { bytes in
        places = patterns.places(in: bytes) { start in !isCode(at: start) }
      }
    }
    places.removeAll { !marks[$0].beginsCluster }
    for place in places { allowHyphen(before: place) }
    return !places.isEmpty
  }

  private func isCode(at offset: Int) -> Bool { pieces[piece(at: offset)].manner.role == .articleCode }
}

extension Hyphenator {
  /// Where the words of a text may be taken apart, as offsets into its UTF-8; none where the language, a BCP 47 tag, has no
  /// dictionary. The same words are left whole as on the screen.
  public func places(in text: String, language: String) -> [Int] {
    var places: [Int] = []
    var text = text
    _ = withPatterns(of: language) { patterns in
      text.withUTF8 { bytes in places = patterns.places(in: bytes) { _ in true } }
    }
    // A mark is not parted from its letter.
    return places.filter { String.Index(text.utf8.index(text.startIndex, offsetBy: $0), within: text) != nil }
  }
}

extension Patterns {
  /// The bytes of valid UTF-8 before which its words may be taken apart; of those words that `isWanted`, which is given where
  /// each begins.
  fileprivate mutating func places(in bytes: UnsafeBufferPointer<UInt8>, where isWanted: (Int) -> Bool) -> [Int] {
    var places: [Int] = []
    var small: [UInt8] = []
    small.reserveCapacity(Self.mostLetters * 4)
    var index = 0
    while index < bytes.count {
      let start = index
      guard readWord(bytes, &index, &small), isWanted(start) else { continue }
      small.withUnsafeBufferPointer { small in
        addPlaces(points(in: small), from: start, to: index, bytes, &places)
      }
    }
    return places
  }
}

/// The bytes behind the letters of `points`: at least two letters stay before, three go to the next line.
private func addPlaces(
  _ points: UInt64, from start: Int, to end: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ places: inout [Int]
) {
  guard points != 0 else { return }
  var letter = 0
  var place = start
  var letters = 0
  while place < end {
    _ = decodeScalar(bytes, &place)
    letters += 1
  }
  place = start
  while place < end {
    _ = decodeScalar(bytes, &place)
    if points >> UInt64(letter) & 1 == 1, letter >= 1, letters - letter - 1 >= 3, place < end { places.append(place) }
    letter += 1
  }
}
/// Reads the word, or what is none, at `index`, which is moved behind it; `small` is it in small letters. Answers whether it
/// may be taken apart.
private func readWord(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ small: inout [UInt8]) -> Bool {
  let start = index
  var (letters, capitals) = (0, 0)
  small.removeAll(keepingCapacity: true)
  while index < bytes.count {
    let here = index
    let scalar = decodeScalar(bytes, &index)
    guard isLetter(scalar) else {
      // What stands between two words is passed over.
      if letters == 0 { return false }
      index = here
      break
    }
    letters += 1
    if scalar < 0x80 {
      if scalar < 0x61 { capitals += 1 }
      small.append(UInt8(truncatingIfNeeded: scalar | 0x20))
    } else if let letter = Unicode.Scalar(scalar) {
      let mapped = letter.properties.lowercaseMapping.utf8
      if mapped.count == index - here, !mapped.elementsEqual(bytes[here..<index]) {
        capitals += 1
        small += mapped
      } else {
        small += bytes[here..<index]
      }
    }
  }
  let isCapital = bytes[start] >= 0x41 && bytes[start] <= 0x5A || bytes[start] >= 0x80
  guard letters >= 6, letters <= Patterns.mostLetters, capitals <= (isCapital ? 1 : 0) else { return false }
  if start > 0, holds(bytes, behind: start) { return false }
  return index >= bytes.count || !holds(bytes, before: index)
}

private func isLetter(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x370...0x373, 0x386, 0x388...0x52F: true
  case 0x531...0x556, 0x561...0x587, 0x900...0xDFF, 0x10D0...0x10FF, 0x1E00...0x1FFC: true
  default: false
  }
}

/// Whether what stands before a word makes it part of something that is not taken apart.
private func holds(_ bytes: UnsafeBufferPointer<UInt8>, behind start: Int) -> Bool {
  isJoint(bytes[start - 1]) || start >= 3 && isJoint(bytes[start - 3], bytes[start - 2], bytes[start - 1])
}

/// The same of what stands behind it. A point or colon at the end of a sentence does not.
private func holds(_ bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> Bool {
  if [0x2E, 0x3A].contains(bytes[end]) {
    return end + 1 < bytes.count && bytes[end + 1] > 0x20 && bytes[end + 1] < 0x7F
  }
  return isJoint(bytes[end]) || end + 2 < bytes.count && isJoint(bytes[end], bytes[end + 1], bytes[end + 2])
}

private func isJoint(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x23, 0x26, 0x27, 0x2B, 0x2D, 0x2E, 0x2F, 0x30...0x3A, 0x3D, 0x40, 0x5C, 0x5F, 0x7E: true
  default: false
  }
}

/// An apostrophe, a hyphen, a soft hyphen's place or a joiner of three bytes.
private func isJoint(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
  first == 0xE2 && second == 0x80 && (third == 0x99 || third == 0x90 || third == 0x91)
}
