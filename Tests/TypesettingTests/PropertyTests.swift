import Articles
import Screen
import Testing
import Typesetting

/// Articles of all kinds of blocks with words of many scripts, the same in every run.
private struct Stories {
  var random: Generator

  static let words = [
    "the", "parliament", "of", "state-of-the-art", "and/or", "“quoted”", "3.5", "(brackets)", "—", "café", "ee\u{301}e",
    "대한민국의", "2020년", "北미사일", "日本語の文章。", "「東京」", "שלום", "עולם!", "مرحبا", "👨‍👩‍👧‍👦", "🇰🇷🇳🇴",
    "super\u{AD}cali\u{AD}fragilistic",
    "zero\u{200B}width", "https://example.com/a/very/long/path?with=query", "नमस्ते", "10\u{A0}km", "ﬀ", "ｗｉｄｅ", "한국",
    "Donaudampfschifffahrtsgesellschaftskapitän", "x\u{1B}[2Jy", "a\u{202E}b", "\u{9B}c", "e.g.", "…",
  ]

  mutating func text(_ most: Int) -> String {
    (0..<Int.random(in: 1...most, using: &random)).map { _ in Self.words.randomElement(using: &random) ?? "" }
      .joined(separator: " ")
  }

  mutating func prose(_ most: Int = 30) -> Prose {
    var runs: [Run] = []
    for index in 0..<Int.random(in: 1...4, using: &random) {
      let link = Int.random(in: 0..<5, using: &random) == 0 ? "https://l.example/\(index)" : nil
      runs.append(
        Run(text(most / 2) + (Bool.random(using: &random) ? " " : ""), [[], .italic, .bold, .code][index], link: link))
    }
    return Prose(runs)
  }

  mutating func block(depth: Int = 0) -> Block {
    switch Int.random(in: 0..<(depth > 2 ? 4 : 10), using: &random) {
    case 0, 1: return .paragraph(prose())
    case 2: return .crosshead(prose(6), level: 2)
    case 3: return .embed(Embed(kind: .video, url: "https://v.example/1", title: text(5)))
    case 4: return .quotation(blocks(depth + 1), attribution: prose(4))
    case 5, 6:
      let items = (0..<3).map { _ in blocks(depth + 1) }
      return .list(items, start: Bool.random(using: &random) ? 98 : nil)
    case 7:
      let columns = Int.random(in: 1...4, using: &random)
      let rows = (0..<3).map { _ in (0..<columns).map { _ in Table.Cell(prose(4)) } }
      return .table(Table(rows: rows, caption: prose(3)))
    case 8: return .figure(Photo(url: "p", caption: prose(8), credit: "Pool", width: 300, height: 200))
    default: return .rule
    }
  }

  mutating func blocks(_ depth: Int) -> [Block] {
    (0..<Int.random(in: 1...3, using: &random)).map { _ in block(depth: depth) }
  }

  mutating func article() -> Article {
    Article(
      entryID: "1", source: "", publication: "", headline: text(12), kicker: text(2), deck: text(9),
      bylines: [Byline(name: text(2))], body: (0..<6).map { _ in block() })
  }

  mutating func settings() -> TypeSettings {
    TypeSettings(
      measure: Int.random(in: 10...70, using: &random), size: TextSize(Int.random(in: -2...1, using: &random)),
      justified: Bool.random(using: &random), photoRows: 5)
  }
}

@Suite("Whatever the words") struct PropertyTests {
  @Test("no line is wider than the measure, and each as wide as it says", arguments: 0..<30) func width(seed: Int) {
    var stories = Stories(random: Generator(seed: UInt64(seed)))
    let settings = stories.settings()
    for line in typeset(stories.article(), settings: settings).lines {
      #expect(
        line.indent >= 0 && line.indent + line.columns <= settings.setMeasure, "\(settings.setMeasure): \(line.text)")
      guard !line.spans.isEmpty else { continue }
      #expect(line.columns == line.spans.reduce(0) { $0 + DisplayWidth.columns(of: $1.text) }, "\(line.text)")
      #expect(line.columns == line.spans.reduce(0) { $0 + $1.columns })
    }
  }

  @Test("what holds of lines holds where ambiguous characters are wide", arguments: 0..<30) func wide(seed: Int) {
    TerminalHabits(ambiguousWidth: .wide).applied { width(seed: seed) }
  }

  @Test("every letter is shown once, in the order it was written", arguments: 0..<30) func nothingLost(seed: Int) {
    var stories = Stories(random: Generator(seed: UInt64(seed) + 100))
    let article = stories.article()
    let set = typeset(article, settings: stories.settings())
    for (index, block) in article.body.enumerated() {
      let text = Array(block.plainText.utf8)
      var isShown = [Bool](repeating: false, count: text.count)
      for line in set.lines where line.position.block == index {
        var last = -1
        for span in line.spans.sorted(by: { ($0.source?.lowerBound ?? 0) < ($1.source?.lowerBound ?? 0) }) {
          guard let source = span.source else { continue }
          #expect(source.lowerBound >= last, "\(line.text)")
          last = source.upperBound
          for place in source {
            #expect(!isShown[place], "\(line.text)")
            isShown[place] = true
          }
          if !span.isReversed {
            #expect(Array(span.text.utf8.prefix(source.count)) == Array(text[source]), "\(line.text)")
          }
        }
      }
      let lost = String(decoding: zip(text, isShown).filter { !$1 }.map(\.0), as: UTF8.self)
      #expect(
        lost.unicodeScalars.allSatisfy { " \n\u{AD}\u{200B}\u{1B}\u{9B}\u{202E}".unicodeScalars.contains($0) },
        "\(lost)")
    }
  }

  @Test("nothing that steers a terminal is in a span", arguments: 0..<30) func clean(seed: Int) {
    var random = Generator(seed: UInt64(seed) + 200)
    let text = String(
      String.UnicodeScalarView(
        (0..<600).compactMap { _ in Unicode.Scalar(UInt32.random(in: 0..<0x2100, using: &random)) }))
    var story = article([
      .paragraph(Prose(text)), .code(text, language: nil), .list([[.paragraph(Prose(text))]], start: nil),
    ])
    story.headline = text
    for span in typeset(story, settings: TypeSettings()).lines.flatMap(\.spans) {
      for scalar in span.text.unicodeScalars {
        #expect(scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value))
        #expect(!(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value))
        #expect(![0xAD, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0xFEFF].contains(scalar.value))
      }
    }
  }

  @Test("setting twice, or a bit at a time, is the same", arguments: 0..<30) func sameAgain(seed: Int) {
    var stories = Stories(random: Generator(seed: UInt64(seed) + 300))
    let article = stories.article()
    let settings = stories.settings()
    let whole = typeset(article, settings: settings)
    #expect(whole == typeset(article, settings: settings))
    var setter = ArticleSetter(article, settings: settings)
    var lines: [Line] = []
    while lines.count < whole.lines.count { lines += setter.lines(in: lines.count..<lines.count + 3) }
    #expect(lines == whole.lines)
  }

  @Test("the first word of any line is to be seen at any other measure and size", arguments: 0..<30)
  func placesHold(seed: Int) {
    var stories = Stories(random: Generator(seed: UInt64(seed) + 400))
    let article = stories.article()
    let here = typeset(article, settings: stories.settings())
    let there = typeset(article, settings: stories.settings())
    for pair in zip(there.lines, there.lines.dropFirst()) {
      #expect(pair.0.position.block <= pair.1.position.block)
      #expect(pair.0.position.block < pair.1.position.block || pair.0.position.offset <= pair.1.position.offset)
    }
    for line in here.lines where line.kind == .text && line.spans.contains(where: { $0.source != nil }) {
      let found = there.lines[there.line(at: line.position)]
      #expect(found.position.block == line.position.block)
      let offset = line.position.offset
      let isSeen = found.position.offset == offset || found.spans.contains { $0.source?.contains(offset) == true }
      #expect(isSeen || found.kind == .table, "\(line.text) | \(found.text)")
    }
  }

  @Test("no wrapped line is wider than asked, however narrow", arguments: 0..<30) func wrapped(seed: Int) {
    var stories = Stories(random: Generator(seed: UInt64(seed) + 500))
    for columns in [2, 3, 7, 20, 41] {
      let text = stories.text(14)
      for line in wrap(text, columns: columns) {
        #expect(DisplayWidth.columns(of: line) <= columns, "\(columns): \(line)")
      }
      for line in wrap(text, columns: columns, maxLines: 2, balance: true) {
        #expect(DisplayWidth.columns(of: line) <= columns, "\(columns): \(line)")
      }
      #expect(DisplayWidth.columns(of: truncate(text, columns: columns)) <= columns)
    }
  }
}
