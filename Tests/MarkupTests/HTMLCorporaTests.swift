import Foundation
import Markup
import Testing

/// The folder of shared corpora: named by the environment, or found above the sources.
private let corpora: URL? = {
  if let path = ProcessInfo.processInfo.environment["BROADSHEET_CORPORA"] { return URL(fileURLWithPath: path) }
  var folder = URL(fileURLWithPath: #filePath)
  while folder.path != "/" {
    folder.deleteLastPathComponent()
    let candidate = folder.appendingPathComponent("shared/corpora")
    if FileManager.default.fileExists(atPath: candidate.path) { return candidate }
  }
  return nil
}()

/// The tests of HTML parsers that browsers share. What is missing of them is `selectedcontent`, which copies an option.
@Suite("HTML by the tests of html5lib", .enabled(if: corpora != nil, "the corpora are not beside the sources"))
struct HTMLCorporaTests {
  private func cases(_ name: String) throws -> [[String: Any]] {
    let folder = try #require(corpora)
    let text = try String(contentsOf: folder.appendingPathComponent("\(name)/cases.jsonl"), encoding: .utf8)
    return try text.split(separator: "\n").compactMap {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
  }

  private func passed(_ name: String, _ member: String, answer: ([String: Any]) -> String) throws -> (Int, of: Int) {
    let all = try cases(name)
    let right = all.filter { one in
      let expected = (one["expect"] as? [String: Any])?[member] as? String ?? ""
      return answer(one["args"] as? [String: Any] ?? [:]).lowercased() == expected.lowercased()
    }
    return (right.count, all.count)
  }

  @Test("trees are those that browsers build")
  func trees() throws {
    let (right, all) = try passed("html-tree", "tree") { args in
      let html = args["html"] as? String ?? ""
      guard let context = args["fragment"] as? String else { return HTMLTree(html).dump }
      // A fragment stands in a root element, which the tests leave out.
      return HTMLTree(fragment: html, context: context).dump.split(separator: "\n", omittingEmptySubsequences: false)
        .dropFirst().map { $0.hasPrefix("|   ") ? "| " + $0.dropFirst(4) : String($0) }.joined(separator: "\n")
    }
    #expect(right >= all - 3)
  }

  @Test("character references are decoded as browsers decode them")
  func references() throws {
    let (right, all) = try passed("html-entities", "text") { args in
      HTMLTree(fragment: args["html"] as? String ?? "", context: "div").textContent(0)
    }
    #expect(right == all)
  }

  @Test("encodings are found as browsers find them")
  func encodings() throws {
    let (right, all) = try passed("html-encoding", "encoding") { args in
      let bytes = Array(Data(base64Encoded: args["base64"] as? String ?? "") ?? Data())
      return declaredHTMLEncoding(bytes) ?? "windows-1252"
    }
    #expect(right == all)
  }
}
