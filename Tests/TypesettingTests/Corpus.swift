import Foundation

/// A folder of cases that were not written here, where there is one beside the checkout.
struct Corpus {
  struct Case: Decodable {
    struct Arguments: Decodable {
      var text: String
      var direction: String?
    }
    struct Expectation: Decodable {
      var breaks: [Int]?
      var levels: [Int?]?
      var visual: [Int]?
      var columns: Int?
      enum CodingKeys: String, CodingKey {
        case breaks, levels, visual, columns
        case paragraphLevel = "paragraph_level"
      }
      var paragraphLevel: Int?
    }
    var args: Arguments
    var expect: Expectation
  }

  static func exists(_ name: String) -> Bool { folder(name) != nil }

  static func cases(_ name: String) throws -> [Case] {
    guard let folder = folder(name) else { return [] }
    let text = try String(contentsOf: folder.appendingPathComponent("cases.jsonl"), encoding: .utf8)
    return try text.utf8.split(separator: 0x0A).map { try JSONDecoder().decode(Case.self, from: Data($0)) }
  }

  private static func folder(_ name: String) -> URL? {
    var candidates: [URL] = []
    if let path = ProcessInfo.processInfo.environment["BROADSHEET_CORPORA"] {
      candidates.append(URL(fileURLWithPath: path))
    }
    var folder = URL(fileURLWithPath: #filePath)
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      candidates.append(folder.appendingPathComponent("shared/corpora"))
    }
    return candidates.map { $0.appendingPathComponent(name) }.first { FileManager.default.fileExists(atPath: $0.path) }
  }
}
