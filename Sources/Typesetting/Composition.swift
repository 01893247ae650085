import CUnistring

/// The one scalar that a letter and its marks, or the jamo of a syllable, are canonically equal to (UAX #15, form C); nil
/// where there is none.
func composed(_ character: Character) -> Unicode.Scalar? {
  let text = Array(character.utf8)
  guard text.count <= 64 else { return nil }
  var result = [UInt8](repeating: 0, count: 256)
  var count = result.count
  let isWhole = text.withUnsafeBufferPointer { text in
    result.withUnsafeMutableBufferPointer { broadsheet_compose(text.baseAddress, text.count, $0.baseAddress, &count) }
  }
  guard isWhole, count <= result.count else { return nil }
  let scalars = String(decoding: result[..<count], as: UTF8.self).unicodeScalars
  return scalars.count == 1 ? scalars.first : nil
}
