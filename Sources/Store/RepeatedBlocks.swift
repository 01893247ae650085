// Fingerprints of short blocks of pages, by host: which of them stood on how many pages. Bounded, so that years of reading
// take no more room than some months; what is let go first is what was seen longest ago.

internal import Articles
import SQLite

/// Hosts that are remembered, and what is remembered of each.
private let mostHosts = 200
private let mostPages = 300
private let mostBlocks = 2_000
/// After so many pages it is seen whether that is too much.
private let forgettingInterval = 16

/// The blocks of one page, by fingerprint.
public struct PageBlocks: Hashable, Sendable {
  /// The newspaper's host.
  public var host: String
  /// The fingerprint of the page's address.
  public var page: Int64
  /// The fingerprints of its blocks.
  public var blocks: Set<Int64>

  /// The blocks of a page.
  public init(host: String, page: Int64, blocks: Set<Int64>) {
    (self.host, self.page, self.blocks) = (host, page, blocks)
  }
}

extension Store {
  /// A fingerprint of some bytes.
  public static func mark(_ bytes: [UInt8]) -> Int64 { fingerprint(bytes) }

  /// Counts blocks of pages; a page that was counted before is not counted again.
  public func countBlocks(_ pages: [PageBlocks]) throws(StoreError) {
    try write { () throws(SQLiteError) in
      for page in pages { try count(page) }
    }
  }

  private func count(_ page: PageBlocks) throws(SQLiteError) {
    let seen = (try connection.number("SELECT max(seen) FROM block_hosts") ?? 0) &+ 1
    try connection.run(
      "INSERT INTO block_hosts (host, seen) VALUES (?, ?) ON CONFLICT (host) DO UPDATE SET seen = excluded.seen",
      [.text(page.host), .integer(seen)])
    guard let id = try connection.number("SELECT id FROM block_hosts WHERE host = ?", [.text(page.host)]) else {
      return
    }
    let isCounted = try connection.number(
      "SELECT count(*) FROM block_pages WHERE host = ? AND page = ?", [.integer(id), .integer(page.page)])
    guard isCounted == 0 else { return }
    try connection.run(
      "INSERT INTO block_pages VALUES (?, ?, ?)", [.integer(id), .integer(page.page), .integer(seen)])
    for block in page.blocks.sorted() {
      try connection.run(
        """
        INSERT INTO repeated_blocks VALUES (?, ?, 1, ?)
        ON CONFLICT (host, block) DO UPDATE SET pages = pages + 1, seen = excluded.seen
        """, [.integer(id), .integer(block), .integer(seen)])
    }
    if seen % Int64(forgettingInterval) == 0 { try forgetOldest(of: id) }
  }

  /// On how many pages of a host each of some blocks stood, where it was more than one, and how many pages are known.
  public func repeatedBlocks(
    _ blocks: Set<Int64>, of host: String
  ) throws(StoreError) -> (blocks: [Int64: Int], pages: Int) {
    try read { () throws(SQLiteError) in
      guard let id = try connection.number("SELECT id FROM block_hosts WHERE host = ?", [.text(host)]) else {
        return ([:], 0)
      }
      var known: [Int64: Int] = [:]
      for block in blocks {
        let pages = try connection.number(
          "SELECT pages FROM repeated_blocks WHERE host = ? AND block = ?", [.integer(id), .integer(block)])
        if let pages, pages > 1 { known[block] = Int(pages) }
      }
      let pages = try connection.number("SELECT count(*) FROM block_pages WHERE host = ?", [.integer(id)])
      return (known, Int(pages ?? 0))
    }
  }

  /// Lets go what is too much. Blocks that stood on one page only go before those that are known to recur.
  private func forgetOldest(of host: Int64) throws(SQLiteError) {
    try connection.run(
      """
      DELETE FROM block_pages WHERE host = ?1 AND page IN (
        SELECT page FROM block_pages WHERE host = ?1 ORDER BY seen DESC LIMIT -1 OFFSET ?2)
      """, [.integer(host), .integer(mostPages)])
    try connection.run(
      """
      DELETE FROM repeated_blocks WHERE host = ?1 AND block IN (
        SELECT block FROM repeated_blocks WHERE host = ?1 ORDER BY pages > 1 DESC, seen DESC LIMIT -1 OFFSET ?2)
      """, [.integer(host), .integer(mostBlocks)])
    try connection.run(
      "DELETE FROM block_hosts WHERE id IN (SELECT id FROM block_hosts ORDER BY seen DESC LIMIT -1 OFFSET ?)",
      [.integer(mostHosts)])
  }
}
