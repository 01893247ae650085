import Foundation
import Screen
import Testing

@Suite struct DisplayWidthTests {
  @Test(
    "a text takes the columns a terminal gives it",
    arguments: [
      ("plain", 5), ("한국 신문", 9), ("ㅎㅏㄴ", 6), ("\u{1100}\u{1161}\u{11A8}", 2), ("e\u{301}", 1), ("a\u{2060}b", 2),
      ("★ Ⅳ №", 5), ("العَرَبِيَّة", 7), ("👍🏽", 2), ("👩‍👩‍👧", 2), ("⚠️", 2), ("⚠", 1), ("1️⃣", 2), ("🇰🇷", 2), ("🇰", 1),
      ("का", 2), ("\u{200B}", 0), ("", 0), ("｛", 2), ("\u{20000}", 2), ("\u{E0001}", 0), ("\u{10FFFF}", 1),
    ])
  func columns(text: String, columns: Int) {
    #expect(DisplayWidth.columns(of: text) == columns)
  }

  @Test("a text is cut where it no longer fits, never inside a letter")
  func prefix() {
    #expect(DisplayWidth.prefix(of: "한국 신문", columns: 5) == "한국 ")
    #expect(DisplayWidth.prefix(of: "한국", columns: 3) == "한")
    #expect(DisplayWidth.prefix(of: "news", columns: 9) == "news")
  }

  @Test("the columns of a text are those of its letters", arguments: ["क्षि", "x\r\ny", "🇰🇷🇫", "e\u{301}한\u{301}"])
  func sums(text: String) {
    #expect(DisplayWidth.columns(of: text) == text.map { DisplayWidth.columns(of: $0) }.reduce(0, +))
  }

  @Test("the width corpus is met in 99 of 100 cases", .enabled(if: Corpus.path("width/cases.jsonl") != nil))
  func corpus() throws {
    struct Case: Decodable {
      struct Arguments: Decodable { let text: String }
      struct Expectation: Decodable { let columns: Int, level: String }
      let kind: String
      let args: Arguments
      let expect: Expectation
    }
    let path = try #require(Corpus.path("width/cases.jsonl"))
    let cases = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      .map { try JSONDecoder().decode(Case.self, from: Data($0.utf8)) }
      .filter { $0.expect.level == "must" }
    let missed = cases.filter { DisplayWidth.columns(of: $0.args.text) != $0.expect.columns }
    for miss in missed {
      print("width", miss.kind, miss.args.text, miss.expect.columns, DisplayWidth.columns(of: miss.args.text))
    }
    print("width corpus: \(cases.count - missed.count) of \(cases.count)")
    #expect(Double(missed.count) <= 0.01 * Double(cases.count))
  }
}

/// Where the corpora lie, when they lie beside the checkout.
enum Corpus {
  static func path(_ name: String) -> String? {
    var folders: [String] = []
    if let folder = ProcessInfo.processInfo.environment["BROADSHEET_CORPORA"] { folders.append(folder) }
    var folder = URL(fileURLWithPath: #filePath)
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      folders.append(folder.appendingPathComponent("shared/corpora").path)
    }
    return folders.map { $0 + "/" + name }.first { FileManager.default.fileExists(atPath: $0) }
  }
}
