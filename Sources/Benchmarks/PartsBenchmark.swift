// The parts of the way from a feed to a line of text, each alone on one thread.

internal import Articles
internal import Feeds
internal import SampleEdition
internal import Store
internal import Typesetting

/// The table of how fast each part is over the feeds in `folder`.
func partsTable(_ folder: FeedFolder, scratch: String) throws -> Table {
  var table = Table("Parts, processor time on one thread, \(grouped(folder.size)) articles", ["part", "speed", "time"])
  var files: [[UInt8]] = []
  for path in folder.feeds { files.append(try contents(of: path)) }
  let bytes = files.reduce(0) { $0 + $1.count }
  var batches: [[Article]] = []
  let parsing = try timed {
    for file in files {
      let parsed = try parseFeed(file, url: nil)
      batches.append(parsed.entries.map { article(from: $0, in: parsed.feed, source: parsed.feed.link ?? "feed") })
    }
  }
  table.add("parsing feeds", [rate(bytes, parsing), milliseconds(parsing)])

  let path = "\(scratch)/parts.db"
  let store = try Store(path: path, mode: .readWrite)
  defer { store.close() }
  let now = Timestamp(seconds: 1_795_000_000)
  let count = batches.reduce(0) { $0 + $1.count }
  func merge() throws { for batch in batches { try store.merge(batch, at: now) } }
  let merging = try timed(merge)
  table.add("taking into the store", [grouped(Int(Double(count) / merging)) + " articles/s", milliseconds(merging)])
  let again = try timed(merge)
  table.add("the same once more", [grouped(Int(Double(count) / again)) + " articles/s", milliseconds(again)])
  let text = batches.joined().reduce(0) { $0 + $1.headline.utf8.count + textLength($1) }
  let indexing = try timed { while try store.indexPending(limit: 20_000) > 0 {} }
  table.add("indexing for search", [rate(text, indexing), milliseconds(indexing)])

  let edition = try SampleEdition.make(at: now).articles
  let plain = batches.joined().prefix(2_000)
  for (name, articles) in [("setting the sample edition", edition), ("setting the feeds' stories", Array(plain))] {
    let text = articles.reduce(0) { $0 + textLength($1) }
    for (manner, settings) in [
      ("", TypeSettings(measure: 66)), (", justified", TypeSettings(measure: 66, justified: true)),
    ] {
      let setting = timed {
        for article in articles {
          var setter = ArticleSetter(article, settings: settings)
          setter.set(lines: .max)
        }
      }
      table.add(name + manner, [rate(text, setting), milliseconds(setting)])
    }
  }
  return table
}

private func textLength(_ article: Article) -> Int { article.body.reduce(0) { $0 + $1.plainText.utf8.count } }

private func rate(_ bytes: Int, _ seconds: Double) -> String { decimal(Double(bytes) / 1e6 / seconds, 1) + " MB/s" }
