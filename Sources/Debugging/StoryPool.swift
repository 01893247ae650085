// Stories that are related to one another, as the reader finds them where a page names none: the stories of a file are put
// into a store that lives in memory, and that is asked.

internal import Articles
internal import Store

/// The stories of one file, stored and indexed.
struct StoryPool {
  let path: String
  private let store: Store
  /// The names that the file gives its stories.
  private let names: [String]

  /// Reads a file with a JSON object a line: `id`, `title`, `text` with a blank line between paragraphs.
  init(path: String, _ bytes: [UInt8]) throws(Refusal) {
    var articles: [Article] = []
    for (line, text) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
      guard let story = JSONValue(parsing: text), let name = story["id"]?.text else {
        throw Refusal("\(path): line \(line + 1) is no JSON object with an id")
      }
      let body = (story["text"]?.text ?? "").split(separator: "\n").map { Block.paragraph(Prose(String($0))) }
      articles.append(
        Article(
          entryID: name, source: Self.source, publication: "Pool", headline: story["title"]?.text ?? "",
          url: Self.address(articles.count), body: body))
    }
    self.path = path
    names = articles.map(\.entryID)
    do throws(StoreError) {
      store = try Store(path: ":memory:", mode: .readWrite)
      try store.merge(articles, at: Timestamp(seconds: 0))
      try store.indexAll()
    } catch {
      throw Refusal(String(describing: error))
    }
  }

  private static let source = "https://pool.invalid"

  private static func address(_ index: Int) -> String { "\(source)/\(index)" }

  /// At most `count` stories that are near the one of this name, the nearest first.
  func related(to name: String, count: Int) throws(Refusal) -> [JSONValue] {
    guard let index = names.firstIndex(of: name) else { throw Refusal("\(path) holds no story \(name)") }
    let near: [NearStory]
    do throws(StoreError) {
      guard let id = try store.article(at: Self.address(index)) else { return [] }
      near = try store.nearest(to: id, limit: count)
    } catch {
      throw Refusal(String(describing: error))
    }
    return near.compactMap { story in
      let number = story.teaser.url.flatMap { Int($0.dropFirst(Self.source.count + 1)) }
      guard let number, names.indices.contains(number) else { return nil }
      return ["id": .string(names[number]), "score": .number(story.likeness)]
    }
  }
}

/// `related`: the stories of the file `pool` that are near the one called `id`, at most `k`.
func relatedVerb(_ request: Request, pool: inout StoryPool?) throws(Refusal) -> JSONValue {
  let path = try request.text("pool")
  if pool?.path != path { pool = try StoryPool(path: path, request.bytes(of: "pool")) }
  let count = min(max(request.number("k") ?? 10, 0), 10_000)
  return ["related": .array(try pool?.related(to: request.text("id"), count: count) ?? [])]
}
