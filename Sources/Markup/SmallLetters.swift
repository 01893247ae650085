// Words in small letters. A page has thousands of names, headings and addresses that are compared so, nearly all of them
// without a capital outside ASCII; the library, which knows the letters of all scripts, is asked only for the others.

extension StringProtocol {
  /// The text in small letters, as `lowercased()` gives it.
  package func inSmallLetters() -> String {
    var text = String(self)
    let small = text.withUTF8 { smallLetters($0) }
    return small.map { String(decoding: $0, as: UTF8.self) } ?? text
  }
}

/// The bytes of a text in small letters; nil where they are already.
private func smallLetters(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
  guard let first = firstThatMayBeCapital(bytes) else { return nil }
  var small: [UInt8] = []
  small.reserveCapacity(bytes.count + 8)
  small.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[..<first]))
  var index = first
  while index < bytes.count {
    let end = min(index + lengthOfCharacter(bytes[index]), bytes.count)
    let character = UnsafeBufferPointer(rebasing: bytes[index..<end])
    if character.count == 1 {
      small.append(smallLetter(character[0]))
    } else if hasNoCase(character[0], character[1]) {
      small.append(contentsOf: character)
    } else {
      small.append(contentsOf: String(decoding: character, as: UTF8.self).lowercased().utf8)
    }
    index = end
  }
  return small
}

/// Where the first character stands that is, or may be, a capital.
private func firstThatMayBeCapital(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
  var index = 0
  while index < bytes.count {
    let byte = bytes[index]
    if byte < 0x80 {
      if byte >= 0x41 && byte <= 0x5A { return index }
      index += 1
    } else {
      guard hasNoCase(byte, index + 1 < bytes.count ? bytes[index + 1] : 0) else { return index }
      index += lengthOfCharacter(byte)
    }
  }
  return nil
}

/// How many bytes the character takes that begins with this one.
private func lengthOfCharacter(_ first: UInt8) -> Int { first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4 }

/// An ASCII capital as its small letter; any other byte as it is.
package func smallLetter(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

/// Whether the character that begins with these two bytes of UTF-8 is surely no capital: accented small letters, Cyrillic
/// and Greek ones, punctuation, Hebrew, Arabic, the scripts of India, Han, kana, Hangul, emoji.
private func hasNoCase(_ first: UInt8, _ second: UInt8) -> Bool {
  switch first {
  case 0xC2, 0xD7...0xDF, 0xE0, 0xE3...0xE9, 0xEB...0xEE: true
  case 0xC3: second >= 0x9F
  case 0xCE: second >= 0xAC
  case 0xD0: second >= 0xB0
  case 0xD1: second <= 0x9F
  case 0xE2: second < 0x84
  case 0xEA: second >= 0xB0
  case 0xEF: second != 0xBC
  case 0xF0: second == 0x9F
  default: false
  }
}
