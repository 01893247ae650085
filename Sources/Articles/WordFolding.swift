// How words are compared, by the search index and by all that finds words as it does.

/// A letter or digit as words are compared: small, without the accents of Latin letters (which may also follow as marks of
/// their own); nil for all else.
public func foldedLetter(_ scalar: Unicode.Scalar) -> UInt32? {
  let value = scalar.value
  if scalar.isASCII {
    if (0x41...0x5A).contains(value) { return value | 0x20 }
    return (0x61...0x7A).contains(value) || (0x30...0x39).contains(value) ? value : nil
  }
  if let base = latinBases[value] { return base }
  // Hangul and Han have no case, and are most of the text where they are used at all.
  if (0xAC00...0xD7A3).contains(value) || (0x4E00...0x9FFF).contains(value) { return value }
  // The sigma at the end of a word.
  if value == 0x3C2 { return 0x3C3 }
  let properties = scalar.properties
  guard properties.isAlphabetic || properties.numericType != nil else { return nil }
  return properties.changesWhenLowercased ? properties.lowercaseMapping.unicodeScalars.first?.value : value
}

/// A name as names are compared: in small letters, without the accents of Latin ones.
public func withoutAccents(_ name: String) -> String {
  if name.utf8.allSatisfy({ $0 < 0x80 }) { return name.lowercased() }
  var plain = String.UnicodeScalarView()
  for scalar in name.lowercased().unicodeScalars {
    if let base = latinBases[scalar.value].flatMap(Unicode.Scalar.init) {
      plain.append(base)
    } else if !(0x300...0x36F).contains(scalar.value) {
      plain.append(scalar)
    }
  }
  return String(plain)
}

/// Whether a scalar is Thai, Lao, kana, Han or a syllable of Hangul: of a script that is written without spaces, or with
/// spaces only between words that have their particles joined to them. Search finds any part of a word in them. Scripts
/// begin and end at multiples of 64.
@inlinable public func isUnspaced(_ value: UInt32) -> Bool {
  value >= 0x0E00
    && ((0x0E00...0x0EFF).contains(value) || (0x3040...0x30FF).contains(value) || (0x3400...0x9FFF).contains(value)
      || (0xAC00...0xD7BF).contains(value) || (0x2_0000...0x3_FFFF).contains(value))
}

/// Latin letters with accents and the letters they are compared as: the name of each says which one that is.
private let latinBases: [UInt32: UInt32] = {
  var bases: [UInt32: UInt32] = [:]
  for value in [0xC0..<0x250, 0x1E00..<0x1F00].joined() {
    guard let scalar = Unicode.Scalar(UInt32(value)), let name = scalar.properties.name,
      name.hasPrefix("LATIN "), let with = name.firstRange(of: " WITH ")
    else { continue }
    let letter = name[..<with.lowerBound].split(separator: " ").last ?? ""
    guard letter.count == 1, let base = letter.unicodeScalars.first, base.isASCII else { continue }
    bases[UInt32(value)] = base.value | 0x20
  }
  return bases
}()
