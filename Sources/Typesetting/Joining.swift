// Letters of Arabic joined, through fribidi. A terminal that only puts letters into cells, as xterm does, shows each as if it
// stood alone, so they are written as the presentation forms that Unicode has for each place in a word (The Unicode Standard,
// 9.2). A terminal that joins letters itself leaves those as they are. Lam and alef become one letter in one cell. A letter
// that is joined to none stays the one of the text.

import CFriBidi
import Screen

/// What is shown for the bytes of a paragraph with Arabic letters.
struct JoinedForms: Sendable {
  /// By byte: the letter shown for the one that begins there; 0 for itself, `absorbed` where the one before shows it too.
  private(set) var forms: [UInt32]
  static let absorbed = UInt32.max

  /// The forms of the letters in `bytes`, whose bidi levels are `levels`; nil where none are joined.
  init?(_ bytes: [UInt8], levels: [UInt8]) {
    var scalars: [UInt32] = []
    var starts: [Int] = []
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        starts.append(index)
        scalars.append(decodeScalar(bytes, &index))
      }
    }
    guard scalars.contains(where: { (0x620...0x6FF).contains($0) || (0x750...0x77F).contains($0) }) else { return nil }
    let count = FriBidiStrIndex(scalars.count)
    let scalarLevels = starts.map { FriBidiLevel(levels[$0]) }
    var types = [FriBidiCharType](repeating: FriBidiCharType(0), count: scalars.count)
    var properties = [FriBidiArabicProp](repeating: 0, count: scalars.count)
    fribidi_get_bidi_types(scalars, count, &types)
    fribidi_get_joining_types(scalars, count, &properties)
    fribidi_join_arabic(types, count, scalarLevels, &properties)
    var shown = scalars
    fribidi_shape_arabic(broadsheet_arabic_flags(), scalarLevels, count, &properties, &shown)
    forms = [UInt32](repeating: 0, count: bytes.count)
    for index in scalars.indices where shown[index] != scalars[index] {
      if index + 1 < scalars.count, shown[index] == 0xFEFF {
        forms[starts[index]] = shown[index + 1]
        forms[starts[index + 1]] = Self.absorbed
      } else if forms[starts[index]] == 0, broadsheet_is_joined(properties[index]) != 0 {
        forms[starts[index]] = shown[index]
      }
    }
  }

  /// The text that shows a cluster of `bytes`.
  func text(of range: Range<Int>, in bytes: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    bytes.withUnsafeBufferPointer { bytes in
      var index = range.lowerBound
      while index < range.upperBound {
        let form = forms[index]
        let scalar = decodeScalar(bytes, &index)
        guard form != Self.absorbed, let shown = Unicode.Scalar(form == 0 ? scalar : form) else { continue }
        text.append(shown)
      }
    }
    return String(text)
  }
}
