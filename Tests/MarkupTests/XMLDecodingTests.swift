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
