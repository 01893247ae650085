import Articles
import ProgramRunner
import Testing

@testable import Verbs

@Suite("Relating the stories of a file")
struct RelatedVerbTests {
  private static let pool = """
    {"id": "lava", "title": "Volcano erupts in Iceland", "text": "Lava reached the harbour.\\n\\nAsh fell on the town."}
    {"id": "ash", "title": "Ash over Iceland", "text": "The volcano threw ash; lava slowed near the harbour."}
    {"id": "cup", "title": "Cup goes to the rowers", "text": "Eight rowers won the cup by a length."}
    {"id": "boat", "title": "Rowers tired", "text": "After the cup, eight rowers slept."}
    """

  @Test("gives the nearest first, by the names of the file, never the story itself")
  func nearest() throws {
    let program = try Broadsheet()
    let file = try program.folder.write(Self.pool, to: "pool.jsonl")
    for (story, near) in [("lava", "ash"), ("boat", "cup")] {
      let found = try Self.answer(["pool": .string(file), "id": .string(story), "k": .number(3)], in: program)
      #expect(found["related"]?.elements.first?["id"]?.text == near)
      #expect(found["related"]?.elements.contains { $0["id"]?.text == story } == false)
      #expect(found["related"]?.elements.first?["score"]?.number.map { $0 > 0 && $0 <= 1 } == true)
    }
  }

  @Test("says which line of the file is no story, and that a story is not there")
  func refusals() throws {
    let program = try Broadsheet()
    let file = try program.folder.write(Self.pool + "\n[1]\n", to: "pool.jsonl")
    let broken = try Self.answer(["pool": .string(file), "id": "lava"], in: program)
    #expect(broken["error"]?.text?.contains("line 5") == true)
    try program.folder.write(Self.pool, to: "pool.jsonl")
    let missing = try Self.answer(["pool": .string(file), "id": "fog"], in: program)
    #expect(missing["error"]?.text?.contains("holds no story fog") == true)
  }

  /// What `debug serve` answers to one request.
  private static func answer(_ arguments: JSONValue, in program: Broadsheet) throws -> JSONValue {
    let request: JSONValue = ["id": "1", "verb": "related", "args": arguments]
    let outcome = try program.run(["debug", "serve"], input: request.json + "\n")
    let answer = try #require(JSONValue(parsing: Array(outcome.output.utf8)))
    return answer["ok"] == .boolean(true) ? answer["result"] ?? .null : answer
  }
}
