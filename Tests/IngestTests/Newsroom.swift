import Articles
import CZlib
import Glibc
import ProgramRunner
import Store
import Testing

@testable import Ingest

/// A folder with files to take in, and an empty store to take them into.
struct Newsroom {
  static let now = Timestamp(year: 2026, month: 11, day: 23, hour: 9)

  let folder: TemporaryFolder
  let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(path: ":memory:", mode: .readWrite)
  }

  /// Takes in files of the folder, by default all of it.
  @discardableResult func take(_ names: String..., url: String? = nil) throws -> ImportReport {
    try Importer(into: store, at: Self.now)
      .take(names.isEmpty ? [folder.path] : names.map(folder.file), url: url)
  }

  /// What the store holds, latest first.
  func teasers() throws -> [Teaser] {
    try store.page(.everything, order: .newest, after: nil, limit: 1_000).teasers
  }

  func headlines() throws -> [String] { try teasers().map(\.headline).sorted() }
}

/// A feed of stories, each a headline and its category.
func feed(
  _ items: [(String, String?)], called title: String = "Harbor News", at url: String = "https://harbor.example/feed"
) -> String {
  let entries = items.map { headline, category in
    "<item><title>\(headline)</title><guid>\(headline)</guid>\(category.map { "<category>\($0)</category>" } ?? "")"
      + "<description>&lt;p&gt;\(headline), told in full.&lt;/p&gt;</description></item>"
  }
  return """
    <?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>\(title)</title>
    <link>https://harbor.example/</link><atom:link rel="self" href="\(url)"/>\(entries.joined())</channel></rss>
    """
}

/// A report of so many new articles, changed ones, and ones known as they are.
func merged(_ inserted: Int, _ updated: Int, _ unchanged: Int) -> MergeReport {
  var report = MergeReport()
  (report.inserted, report.updated, report.unchanged) = (inserted, updated, unchanged)
  return report
}

/// A page with one article.
func page(_ headline: String) -> String {
  let sentence =
    "The ferry that was to leave at nine left at ten, and those on the quay had an hour to look at the sea. "
  let paragraphs = (1...6).map { "<p>\($0). \(String(repeating: sentence, count: 4))</p>" }.joined()
  return """
    <!DOCTYPE html><html lang="en"><head><title>\(headline)</title>
    <meta property="og:type" content="article"><meta property="og:title" content="\(headline)"></head>
    <body><article><h1>\(headline)</h1>\(paragraphs)</article></body></html>
    """
}

/// Bytes as a gzip member.
func gzipped(_ bytes: [UInt8]) throws -> [UInt8] {
  var stream = z_stream()
  let version = ZLIB_VERSION
  try #require(
    deflateInit2_(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, version, Int32(MemoryLayout<z_stream>.size))
      == Z_OK)
  defer { deflateEnd(&stream) }
  var source = bytes
  var result = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))) + 64)
  let count = source.withUnsafeMutableBufferPointer { source in
    result.withUnsafeMutableBufferPointer { result in
      stream.next_in = source.baseAddress
      stream.avail_in = UInt32(source.count)
      stream.next_out = result.baseAddress
      stream.avail_out = UInt32(result.count)
      deflate(&stream, Z_FINISH)
      return result.count - Int(stream.avail_out)
    }
  }
  return Array(result[..<count])
}

func gzipped(_ text: String) throws -> [UInt8] { try gzipped(Array(text.utf8)) }
