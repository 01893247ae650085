import Faces
import Testing

@Suite("Faces of pixels") struct FaceTests {
  /// The letters of languages that a Latin, Greek or Cyrillic newspaper prints.
  static let alphabets: [(String, ClosedRange<UInt32>)] = [
    ("ASCII", 0x21...0x7E), ("Latin-1", 0xC0...0xFF), ("Latin Extended-A", 0x100...0x17F), ("Greek", 0x391...0x3A1),
    ("Cyrillic", 0x410...0x44F), ("quotation marks", 0x2018...0x201E),
  ]

  @Test("every face has the alphabets", arguments: Face.Size.allCases)
  func alphabets(size: Face.Size) {
    let face = Face.of(size)
    for (name, range) in Self.alphabets {
      let missing = range.compactMap(Unicode.Scalar.init).filter { face.letter($0) == nil && $0.value != 0x149 }
      #expect(missing == [], "\(name) at \(size.rawValue) pixels")
    }
  }

  @Test("every face has the syllables of KS X 1001, each in ink of its own", arguments: Face.Size.allCases)
  func commonSyllables(size: Face.Size) {
    let face = Face.of(size)
    for syllable in "가나다라마바사아자차카타파하각힝쿠국회는예산안을표로찰칵꿔뺐쌍" {
      let letter = syllable.unicodeScalars.first.flatMap(face.letter)
      #expect(letter.map { $0.rows.contains { $0 != 0 } } == true, "\(syllable)")
    }
    #expect(face.letter("한")?.rows != face.letter("안")?.rows)
  }

  @Test("the faces of 10 and 12 pixels have every syllable", arguments: [Face.Size.ten, .twelve])
  func allSyllables(size: Face.Size) {
    let face = Face.of(size)
    let missing = (0xAC00...0xD7A3 as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init).filter {
      face.letter($0).map { $0.rows.allSatisfy { $0 == 0 } } ?? true
    }
    #expect(missing == [])
  }

  @Test("a letter's ink ends before the next letter begins", arguments: Face.Size.allCases)
  func advances(size: Face.Size) {
    let face = Face.of(size)
    for value: UInt32 in 0x21...0x17F {
      guard let letter = Unicode.Scalar(value).flatMap(face.letter) else { continue }
      #expect(letter.rows.count == size.rawValue)
      let ink = letter.rows.reduce(0, |)
      #expect(16 - ink.trailingZeroBitCount < letter.advance || ink == 0, "U+\(String(value, radix: 16))")
    }
  }

  @Test("narrow letters take less room than wide ones") func proportional() throws {
    let face = Face.of(.twelve)
    let (narrow, wide) = (try #require(face.advance("i")), try #require(face.advance("m")))
    #expect(narrow < wide)
    #expect(face.advance("\u{2011}") == face.advance("-"))
  }

  @Test("what there is no picture of is told", arguments: ["\u{1F600}", "\u{0627}", "\u{0000}", "\u{10FFFF}"])
  func missing(scalar: Unicode.Scalar) {
    #expect(Face.of(.ten).letter(scalar) == nil)
    #expect(Face.of(.ten).advance(scalar) == nil)
  }
}
