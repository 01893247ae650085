import Articles
import Foundation
import Screen
import Testing

@testable import Typesetting

@Suite("Optimum fit") struct OptimumFitTests {
  static let dictionary = "/usr/share/hyphen/hyph_en_US.dic"
  static let hasDictionary = FileManager.default.fileExists(atPath: dictionary)
  private let text =
    "In olden times when wishing still helped one, there lived a king whose daughters were all beautiful; and the "
    + "youngest was so beautiful that the sun itself, which has seen so much, was astonished whenever it shone in her face."

  private func room(_ lines: [Slice], _ measure: Int) -> Int {
    lines.filter { !$0.endsText }.reduce(0) { $0 + (measure - $1.columns) * (measure - $1.columns) }
  }

  @Test("no other way to break the paragraph leaves less room", arguments: [10, 14, 20, 31])
  func least(measure: Int) {
    let galley = Galley(text, Manner(role: .articleBody))
    let words = text.split(separator: " ").map(\.count)
    // The least by trying all lines that begin with each word, from the last word back.
    var least = [Int](repeating: .max, count: words.count + 1)
    for start in words.indices.reversed() {
      var width = -1
      for end in start..<words.count {
        width += 1 + words[end]
        guard width <= measure else { break }
        let runt = start > 0 && width <= max(2, measure / 12) ? LineFitting(measure: measure).runtCost : 0
        let cost = end + 1 == words.count ? runt : (measure - width) * (measure - width)
        let rest = end + 1 == words.count ? 0 : least[end + 1]
        if rest != .max { least[start] = min(least[start], cost + rest) }
      }
    }
    #expect(room(breakOptimally(galley, LineFitting(measure: measure)), measure) <= least[0])
  }

  @Test("no line is wider than the measure, none of the text is lost", arguments: 8..<50) func whole(measure: Int) {
    let galley = Galley(text + " Donaudampfschifffahrtsgesellschaft\u{AD}skapitän 대한민국", Manner(role: .articleBody))
    var end = 0
    for line in breakOptimally(galley, LineFitting(measure: measure, indent: 2)) {
      #expect(line.columns <= measure - (end == 0 ? 2 : 0))
      #expect(line.content.lowerBound == end)
      end = line.next
    }
    #expect(end == galley.bytes.count)
  }

  @Test("words are taken apart by the language's patterns", .enabled(if: hasDictionary)) func hyphens() {
    let words = "The extraordinary representatives of international telecommunication administrations"
    var settings = TypeSettings(measure: 16)
    settings.hyphenator = Hyphenator()
    var story = article([.paragraph(Prose(words))])
    story.language = "en-US"
    let lines = typeset(story, settings: settings).lines
    #expect(lines.contains { $0.text.hasSuffix("-") })
    #expect(lines.allSatisfy { $0.columns <= 16 })
    let shown = lines.map { $0.text.hasSuffix("-") ? String($0.text.dropLast()) : $0.text + " " }.joined()
    #expect(shown == words + " ")
  }

  @Test(
    "no third line in a row ends in a hyphen, and the last word stays whole", .enabled(if: hasDictionary),
    arguments: 18..<60)
  func fewHyphens(measure: Int) {
    let hyphenator = Hyphenator()
    let words =
      text.split(separator: " ").map { String($0) }
      + ["representatives", "extraordinary", "administrations", "international"]
    var random = Generator(seed: UInt64(measure))
    for _ in 0..<20 {
      let chosen = (0..<60).compactMap { _ in words.randomElement(using: &random) } + ["telecommunication"]
      var galley = Galley(chosen.joined(separator: " "), Manner(role: .articleBody))
      _ = galley.hyphenate("en", by: hyphenator)
      let lines = breakOptimally(galley, LineFitting(measure: measure))
      var row = 0
      for line in lines {
        row = line.isHyphenated ? row + 1 : 0
        #expect(row <= 2)
      }
      #expect(galley.text(of: lines[lines.count - 1]).hasSuffix("telecommunication"))
    }
  }

  @Test("words are taken apart only where that saves room, and then much of it", .enabled(if: hasDictionary))
  func lessRoom() {
    var sums = (first: 0, whole: 0, set: 0)
    for measure in 30..<70 {
      let paragraph = [text, text.replacingOccurrences(of: "beautiful", with: "extraordinarily considerate")].joined(
        separator: " ")
      let room = ParagraphRoom(paragraph, measure: measure, language: "en", hyphenator: Hyphenator())
      #expect(room.leastWhole <= room.whole && room.least <= room.hyphenated)
      #expect(room.hyphens > 0 || room.hyphenated == room.whole)
      sums.first += room.firstFit
      sums.whole += room.whole
      sums.set += room.hyphenated
    }
    #expect(sums.whole < sums.first && sums.set * 10 < sums.first * 7)
  }

  @Test("without a dictionary of the language, or the language, words stay whole") func noDictionary() {
    for language in ["xx", "../en", "", nil] {
      var settings = TypeSettings(measure: 16)
      settings.hyphenator = Hyphenator()
      var story = article(["extraordinary representatives of international telecommunication"])
      story.language = language
      #expect(!typeset(story, settings: settings).text.contains("-"))
    }
  }

  @Test("capitals, addresses, compounds and code stay whole", .enabled(if: hasDictionary)) func leftWhole() {
    let hyphenator = Hyphenator()
    for word in [
      "INTERNATIONAL", "inter@international", "well-representation", "couldn’t’representation", "iRepresentation",
    ] {
      var galley = Galley(word, Manner(role: .articleBody))
      let parts = galley.hyphenate("en", by: hyphenator)
      #expect(!parts, "\(word)")
    }
    var code = Galley("representation", Manner(role: .articleCode))
    let codeParts = code.hyphenate("en", by: hyphenator)
    #expect(!codeParts)
    var plain = Galley("representation", Manner(role: .articleBody))
    let plainParts = plain.hyphenate("en", by: hyphenator)
    #expect(plainParts)
  }

  @Test("lines of Korean end within words where asked") func syllables() {
    var settings = TypeSettings(measure: 10)
    settings.korean = .syllable
    #expect(typeset(article(["대한민국의수도는서울"]), settings: settings).lines.map(\.text) == ["대한민국의", "수도는서울"])
  }
}
