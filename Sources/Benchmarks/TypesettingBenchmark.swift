// How well paragraphs are set, and how fast, beside programs that only fill lines.

internal import Articles
internal import SampleEdition
internal import Typesetting

private let measure = 66

/// The paragraphs of the sample edition in one language.
private func paragraphs(_ language: String) throws -> [String] {
  let articles = try SampleEdition.make(at: Timestamp(seconds: 1_795_000_000)).articles
  return articles.filter { $0.language?.hasPrefix(language) == true }.flatMap(\.body).compactMap { block in
    if case .paragraph(let prose) = block, prose.plainText.utf8.count > 2 * measure { prose.plainText } else { nil }
  }
}

/// The squares of the room that lines leave, against first fit, on the sample edition.
func paragraphTable() throws -> Table {
  var table = Table(
    "Squares of the room at line ends, last lines aside, sample edition",
    ["paragraphs", "first fit", "optimum", "less", "hyphenated", "less"])
  let hyphenator = Hyphenator()
  for (name, language) in [("English", "en"), ("Korean", "ko")] {
    let paragraphs = try paragraphs(language)
    for measure in [30, 40, 66] {
      var sums = (first: 0, optimum: 0, hyphenated: 0)
      for text in paragraphs {
        let room = ParagraphRoom(text, measure: measure, language: language, hyphenator: hyphenator)
        sums.first += room.firstFit
        sums.optimum += room.optimum
        sums.hyphenated += room.hyphenated
      }
      let less = { (sum: Int) in "\(100 - sum * 100 / max(1, sums.first)) %" }
      table.add(
        "\(grouped(paragraphs.count)) \(name) at \(measure)",
        [
          grouped(sums.first), grouped(sums.optimum), less(sums.optimum), grouped(sums.hyphenated),
          less(sums.hyphenated),
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
    ("optimum fit", false, false), ("hyphenated", false, true), ("justified and hyphenated", true, true),
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
