import Markup
import Testing

struct SmallLettersTests {
  @Test(arguments: [
    "", "ferry", "FERRY Sails", "ÄRGER mit Öl, ß und ÿ", "ĳ Ǆ İstanbul ISPARTA", "ΟΔΟΣ και άέΆ", "МОСКВА и Ёлка ёж",
    "연락선 FERRY 다시", "ﬁ Ａｂｃ Ⅷ Ⓐ ẞ", "𐐀 🚢 “Ferry” – sails…", "Ꭰ ა Ა Ꙁ Ⴀ Ⰰⰰ",
  ]) func theyAreThoseOfTheLibrary(text: String) {
    #expect(text.inSmallLetters() == text.lowercased())
    #expect(text.dropFirst().inSmallLetters() == text.dropFirst().lowercased())
  }

  @Test func everyLetterOfUnicodeAgrees() {
    for value in UInt32(0)...0x1_FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(scalar)
      if text.inSmallLetters().unicodeScalars.elementsEqual(text.lowercased().unicodeScalars) { continue }
      Issue.record("U+\(String(value, radix: 16))")
    }
  }

  @Test func partsOfNamesAreFoundInLettersOfAnySize() {
    let tree = HTMLTree("<p class=\"Story-PhotoGallery wide\" id=\"x\">")
    let names = NameParts(["gallery", "darkroom"])
    #expect(tree.nodes.contains { tree.attribute("class", of: $0, holds: names) })
    #expect(!tree.nodes.contains { tree.attribute("class", of: $0, holds: names, limit: 8) })
    #expect(!tree.nodes.contains { tree.attribute("id", of: $0, holds: names) })
    #expect(names.areHeld(by: "DARKROOM") && !names.areHeld(by: "darkroo"))
  }

  @Test func aTextIsPartedAtEverySeparator() {
    #expect("a - b -  - c".parts(by: " - ") == ["a", "b", "", "c"])
    #expect("a - ".parts(by: " - ") == ["a", ""])
    #expect("ferry".parts(by: " - ") == ["ferry"])
  }

  @Test func aLetterBearsNoMoreMarksThanALanguageSets() {
    let marks = String(repeating: "\u{301}", count: 100)
    #expect(collapseBlanks("e\(marks) e\u{301}").unicodeScalars.count == 1 + 30 + 1 + 2)
    let family = "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}"
    #expect(collapseBlanks("\(family) \(family)") == "\(family) \(family)")
  }
}
