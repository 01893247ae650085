// How well paragraphs are set, and how fast, beside programs that only fill lines.

internal import Articles
internal import SampleEdition
internal import Typesetting

private let measure = 66

/// The paragraphs of the sample edition in one language.
private func paragraphs(_ language: String) throws -> [String] {
  let articles = try SampleEdition.make(at: Timestamp(seconds: 1_795_000_000)).articles
  return articles.filter { $0.language?.hasPrefix(language) == true }.flatMap(\.body).compactMap { block in
    if case .paragraph(let prose) = block, isLong(prose.plainText) { prose.plainText } else { nil }
  }
}

private func isLong(_ text: String) -> Bool { text.utf8.count > 2 * measure }

/// Paragraphs of saved newspaper pages, by what people took to be their text: those of two sets in English, and of a third
/// those that are in Hangul.
private func corpusParagraphs(in folder: String) throws -> [(name: String, language: String, paragraphs: [String])] {
  func texts(_ corpus: String) throws -> [String] {
    let path = "\(folder)/\(corpus)/cases.jsonl"
    guard exists(path) else { return [] }
    return try contents(of: path).split(separator: 0x0A).flatMap { line in
      (JSONValue(parsing: line)?["gold"]?["text"]?.text ?? "").split(separator: "\n").map(String.init).filter(isLong)
    }
  }
  let isKorean = { (text: String) in
    text.unicodeScalars.count { (0xAC00...0xD7A3).contains($0.value) } * 3 > text.unicodeScalars.count
  }
  return [
    ("corpus English", "en", try texts("extract-fundus80") + texts("extract-zyte")),
    ("corpus Korean", "ko", try texts("extract-fundus").filter(isKorean)),
  ]
}

/// The squares of the room that lines leave, as a share of what first fit leaves: as we set them, and the least there is.
/// First fit keeps words whole, as programs for terminals do.
func paragraphTable(corpora: String?) throws -> Table {
  var table = Table(
    "Squares of the room at line ends, last lines aside: how much less than by first fit",
    [
      "paragraphs", "first fit", "words whole", "least possible", "as shipped", "least possible",
      "lines with a hyphen", "by syllables",
    ])
  let hyphenator = Hyphenator()
  var texts = [("English", "en", try paragraphs("en")), ("Korean", "ko", try paragraphs("ko"))]
  if let corpora { texts += try corpusParagraphs(in: corpora) }
  for (name, language, paragraphs) in texts where !paragraphs.isEmpty {
    for measure in [30, 40, 66, 90] {
      let rooms = paragraphs.map {
        ParagraphRoom($0, measure: measure, language: language, hyphenator: hyphenator)
      }
      let sum = { (part: KeyPath<ParagraphRoom, Int>) in rooms.reduce(0) { $0 + $1[keyPath: part] } }
      let first = max(1, sum(\.firstFit))
      let less = { (room: Int) in "\((100 * (first - room) + first / 2) / first) %" }
      let bySyllables = paragraphs.reduce(0) {
        $0
          + ParagraphRoom($1, measure: measure, language: language, hyphenator: hyphenator, korean: .syllable)
          .hyphenated
      }
      table.add(
        "\(grouped(paragraphs.count)) \(name) at \(measure)",
        [
          grouped(first), less(sum(\.whole)), less(sum(\.leastWhole)), less(sum(\.hyphenated)), less(sum(\.least)),
          decimal(100 * Double(sum(\.hyphens)) / Double(max(1, sum(\.lines))), 1) + " %",
          language == "ko" ? less(bySyllables) : nil,
        ])
    }
  }
  return table
}

/// A megabyte of each language set at 66 columns, beside `fmt`, `fold -s` and `w3m -dump`, and the first screen of 5 MB.
func settingTable(scratch: String) throws -> Table {
  var table = Table("Setting 1 MB at \(measure) columns", ["way", "English", "Korean"])
  let texts = try ["en", "ko"].map { try megabytes(1, of: paragraphs($0)) }
  let hyphenator = Hyphenator()
  for (name, justified, hyphenates) in [
    ("as shipped: optimum fit, hyphenated", false, true), ("optimum fit, words whole", false, false),
    ("justified and hyphenated", true, true),
  ] {
    var settings = TypeSettings(measure: measure, justified: justified)
    settings.hyphenator = hyphenates ? hyphenator : nil
    table.add(name, zip(texts, ["en", "ko"]).map { speed(of: $0, language: $1, settings) })
  }
  for (name, arguments, ending) in [
    ("fmt", ["-w", "\(measure)"], "txt"), ("fold", ["-s", "-w", "\(measure)"], "txt"),
    ("w3m", ["-dump", "-cols", "\(measure)", "-I", "UTF-8", "-O", "UTF-8"], "html"),
  ] where installed(name) != nil {
    table.add(
      "\(name) \(arguments[0])",
      try texts.enumerated().map { index, paragraphs in
        let path = "\(scratch)/text-\(index).\(ending)"
        let text = paragraphs.joined(separator: ending == "txt" ? "\n\n" : "</p>\n<p>")
        try write(ending == "txt" ? text : "<!doctype html><meta charset=utf-8><p>\(text)</p>", to: path)
        let seconds = try (0..<3).map { _ in try ChildProcess.run(name, arguments + [path]).seconds }.min() ?? 1
        return decimal(Double(text.utf8.count) / 1e6 / seconds, 1) + " MB/s"
      })
  }
  table.add(
    "first screen of a 5 MB article",
    try ["en", "ko"].map { language in
      let article = story(try megabytes(5, of: paragraphs(language)), language)
      var settings = TypeSettings(measure: measure)
      settings.hyphenator = hyphenator
      return milliseconds(
        least {
          var setter = ArticleSetter(article, settings: settings)
          setter.set(lines: 60)
        })
    })
  return table
}

/// Paragraphs again and again, until they are so many megabytes.
private func megabytes(_ count: Int, of paragraphs: [String]) -> [String] {
  guard !paragraphs.isEmpty else { return [] }
  var text: [String] = []
  var length = 0
  while length < count * 1_000_000 {
    let next = paragraphs[text.count % paragraphs.count]
    text.append(next)
    length += next.utf8.count
  }
  return text
}

private func story(_ paragraphs: [String], _ language: String) -> Article {
  Article(
    entryID: "1", source: "", publication: "", headline: "A long story", language: language,
    body: paragraphs.map { .paragraph(Prose($0)) })
}

private func speed(of paragraphs: [String], language: String, _ settings: TypeSettings) -> String {
  let article = story(paragraphs, language)
  let seconds = least {
    var setter = ArticleSetter(article, settings: settings)
    setter.set(lines: .max)
  }
  return decimal(Double(paragraphs.reduce(0) { $0 + $1.utf8.count }) / 1e6 / seconds, 1) + " MB/s"
}

/// The least time of five.
private func least(_ work: () -> Void) -> Double { (0..<5).map { _ in timed(work) }.min() ?? 0 }
