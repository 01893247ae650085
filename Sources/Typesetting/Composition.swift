// Letters that are written as a base and its marks, or as jamo, have pictures only as the one letter that they make.
// Characters are equal where they are canonically equal (UAX #15), so looking one up finds it in either spelling.

/// The one scalar that a letter and its marks, or the jamo of a syllable, are canonically equal to; nil where there is none.
func composed(_ character: Character) -> Unicode.Scalar? {
  let scalars = character.unicodeScalars
  guard scalars.count <= 5, let first = scalars.first else { return nil }
  return jamo(first, in: scalars) ?? precomposed[character]
}

/// The syllable that conjoining jamo make (The Unicode Standard, 3.12).
private func jamo(_ first: Unicode.Scalar, in scalars: Character.UnicodeScalarView) -> Unicode.Scalar? {
  let values = scalars.map { Int($0.value) }
  var syllable: Int
  var rest = values.dropFirst()
  if (0x1100...0x1112).contains(first.value), let vowel = rest.first, (0x1161...0x1175).contains(vowel) {
    syllable = 0xAC00 + ((values[0] - 0x1100) * 21 + vowel - 0x1161) * 28
    rest = rest.dropFirst()
  } else if (0xAC00...0xD7A3).contains(first.value), (values[0] - 0xAC00) % 28 == 0 {
    syllable = values[0]
  } else {
    return nil
  }
  if let final = rest.first, (0x11A8...0x11C2).contains(final) {
    syllable += final - 0x11A7
    rest = rest.dropFirst()
  }
  return rest.isEmpty ? Unicode.Scalar(UInt32(syllable)) : nil
}

/// The letters of Latin, Greek and Cyrillic that are made of a base and marks.
private let precomposed: [Character: Unicode.Scalar] = {
  var letters: [Character: Unicode.Scalar] = [:]
  for range in [0xC0...0x24F, 0x386...0x4F9, 0x1E00...0x1FFC] as [ClosedRange<UInt32>] {
    for scalar in range.compactMap(Unicode.Scalar.init) { letters[Character(scalar)] = scalar }
  }
  return letters
}()
