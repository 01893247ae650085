import Markup
import Testing

@Suite("Bytes of XML in any encoding")
struct XMLDecodingTests {
  private func text(_ bytes: [UInt8], contentType: String? = nil) -> String {
    String(decoding: decodeXML(bytes, contentType: contentType).bytes, as: UTF8.self)
  }

  @Test("a byte order mark is believed before all else")
  func byteOrderMark() {
    let utf16 = "\u{FEFF}<a>é</a>".utf16.flatMap { unit in [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
    #expect(text(utf16, contentType: "text/xml; charset=utf-8") == "<a>é</a>")
    #expect(decodeXML(utf16).encoding == "utf-16be")
    #expect(text([0xEF, 0xBB, 0xBF] + Array("<a/>".utf8)) == "<a/>")
  }

  @Test("Korean is read as CP949, with the syllables that EUC-KR lacks")
  func korean() {
    // The second syllable, U+B620, is only in CP949.
    let bytes =
      Array("<?xml version='1.0' encoding='euc-kr'?><a>".utf8) + [0xB3, 0xE2, 0x8C, 0x63] + Array("</a>".utf8)
    #expect(text(bytes) == "<a>년똠</a>")
  }

  @Test("Japanese is read from Shift_JIS and told by its bytes")
  func japanese() {
    let word: [UInt8] = [0x82, 0xB1, 0x82, 0xCC, 0x93, 0xFA, 0x96, 0x7B, 0x8C, 0xEA, 0x82, 0xC5, 0x82, 0xB7]
    let bytes = Array("<a>".utf8) + word + word + word + Array("</a>".utf8)
    #expect(decodeXML(bytes).encoding == "shift_jis")
    #expect(text(bytes) == "<a>この日本語ですこの日本語ですこの日本語です</a>")
  }

  @Test(
    "an alphabet without a declaration is told by where its letters lie",
    arguments: [
      // "Правительство России объявило о новых мерах" in two encodings, then Greek and Hebrew words.
      ("koi8-r", "F0D2C1D7C9D4C5CCD8D3D4D7CF20F2CFD3D3C9C920CFC2DFD1D7C9CCCF20CF20CECFD7D9C820CDC5D2C1C8"),
      ("windows-1251", "CFF0E0E2E8F2E5EBFCF1F2E2EE20D0EEF1F1E8E820EEE1FAFFE2E8EBEE20EE20EDEEE2FBF520ECE5F0E0F5"),
      ("windows-1253", "C720EAF5E2DDF1EDE7F3E720E1EDE1EAEFDFEDF9F3E520F3DEECE5F1E120EDDDE120ECDDF4F1E1"),
      ("windows-1255", "E4EEEEF9ECE420E4E5E3E9F2E420E4E9E5ED20F2EC20F6F2E3E9ED"),
      ("windows-1252", "436166E9206672FC6820E0206C61"),
    ])
  func alphabets(_ encoding: String, _ digits: String) {
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(digits.dropFirst($0).prefix(2), radix: 16) }
    #expect(guessEncoding(bytes) == encoding)
  }

  @Test("the header is believed before the declaration, unless the bytes are plainly UTF-8")
  func headerAndDeclaration() {
    let latin = Array("<?xml version='1.0' encoding='utf-8'?><a>caf".utf8) + [0xE9] + Array("</a>".utf8)
    #expect(text(latin, contentType: "text/xml; charset=iso-8859-1") == "<a>café</a>")
    #expect(text(Array("<?xml version='1.0' encoding='iso-8859-1'?><a>café</a>".utf8)) == "<a>café</a>")
  }

  @Test("a stray byte in UTF-8 is taken for Windows-1252 and spoils nothing else")
  func strayByte() {
    let many = String(repeating: "é ", count: 40)
    #expect(text(Array("<a>\(many)".utf8) + [0x92] + Array("</a>".utf8)) == "<a>\(many)’</a>")
  }

  @Test("an encoding that nobody knows is guessed, and said")
  func unknownEncoding() {
    let decoded = decodeXML(Array("<?xml version='1.0' encoding='bogus'?><a>x</a>".utf8))
    #expect(decoded.encoding == "utf-8")
    #expect(decoded.warnings.count == 1)
  }

  @Test("control characters become spaces, and what stands before the first tag goes")
  func cleaning() {
    #expect(text(Array("\n warning: x\n<a>b\u{1B}\u{0}c\td</a>".utf8)) == "<a>b  c\td</a>")
  }

  @Test("every byte string decodes to UTF-8")
  func alwaysUTF8() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<300 {
      let bytes = (0..<64).map { _ in UInt8.random(in: 0...255, using: &generator) }
      for encoding in ["", "; charset=euc-kr", "; charset=utf-16", "; charset=utf-8", "; charset=shift_jis"] {
        #expect(isUTF8(Array(decodeXML(bytes, contentType: "text/xml\(encoding)").bytes)))
      }
    }
  }
}
