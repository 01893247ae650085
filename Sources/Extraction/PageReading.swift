// A page's bytes to its article. The order matters: what the page says of itself is read first, then the text is found,
// then what stands around the text.

public import Articles
import Feeds
import Markup

/// The longest page that is read.
private let lengthLimit = 32_000_000

/// Reads a newspaper's page that came from `url`; `moment` is when, for the lists on it. `firstPage` is the address of the
/// story's first page, where this is a later one.
public func extractPage(
  _ bytes: [UInt8], url: String?, firstPage: String? = nil, at moment: Timestamp? = nil
) throws(ExtractionError) -> ExtractedPage {
  if bytes.isEmpty { throw ExtractionError(reason: .empty, url: url) }
  if bytes.count > lengthLimit { throw ExtractionError(reason: .tooLong, url: url) }
  if isPacked(bytes) { throw ExtractionError(reason: .notText, url: url) }
  let text = decodeHTML(bytes)
  var tree = text.withUnsafeBufferPointer { HTMLTree(utf8: $0) }
  tree.showWithoutScripts()
  return PageReader(tree, url: url, firstPage: firstPage).page(at: moment)
}

/// The feeds that a page at `url` announces, without reading the rest of it.
public func announcedFeeds(_ bytes: [UInt8], url: String?) -> [AnnouncedFeed] {
  let text = decodeHTML(bytes)
  let tree = text.withUnsafeBufferPointer { HTMLTree(utf8: $0) }
  return PageHead(tree, url: url).feeds
}

/// Whether the bytes begin like a picture, a packed file, a PDF, or hold null bytes where no encoding has them.
private func isPacked(_ bytes: [UInt8]) -> Bool {
  let beginnings: [[UInt8]] = [
    [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], [0x47, 0x49, 0x46, 0x38], [0x50, 0x4B, 0x03, 0x04], [0x1F, 0x8B],
    [0x25, 0x50, 0x44, 0x46], [0x7F, 0x45, 0x4C, 0x46],
  ]
  if beginnings.contains(where: { bytes.starts(with: $0) }) { return true }
  let isWide = bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE])
  return !isWide && bytes.prefix(1_024).lazy.filter { $0 == 0 }.count > 32
}
