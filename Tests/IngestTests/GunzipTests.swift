import ProgramRunner
import Testing

@testable import Ingest

@Suite struct GunzipTests {
  @Test("a gzipped file is unpacked, whatever it is called")
  func plain() throws {
    let room = try Newsroom()
    try room.folder.write(try gzipped(feed([("One", nil)])), to: "feed.xml.gz")
    try room.folder.write(try gzipped(feed([("Two", nil)])), to: "feed.xml")
    #expect(try room.take().failures == [])
    #expect(try room.headlines() == ["One", "Two"])
  }

  @Test("several members are one file")
  func members() throws {
    #expect(try gunzip(gzipped("one ") + gzipped("") + gzipped("two"), limit: 100) == Array("one two".utf8))
  }

  @Test("padding after the last member is passed over")
  func padding() throws { #expect(try gunzip(gzipped("one") + [0, 0, 0, 0], limit: 100) == Array("one".utf8)) }

  @Test("what unpacks to more than the limit is refused before it fills the memory")
  func bomb() throws {
    let zeros = try gzipped([UInt8](repeating: 0, count: 1 << 20))
    #expect(throws: GunzipError.tooLarge) { try gunzip(zeros, limit: 1 << 19) }
    #expect(throws: GunzipError.tooLarge) { try gunzip(zeros + zeros, limit: 3 << 19) }
    #expect(try gunzip(zeros, limit: 1 << 20).count == 1 << 20)
  }

  @Test("a bomb is told as a failure of its file")
  func bombFile() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(try gzipped([UInt8](repeating: 0x20, count: 5 << 20)), to: "bomb.gz")
    #expect(
      contents(of: path, limit: 4 << 20) == .failure(ImportFailure(path: path, reason: "unpacks to more than 4 MB")))
  }

  @Test("a file over the limit is not even read")
  func large() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write([UInt8](repeating: 0x20, count: 2 << 20), to: "large.xml")
    #expect(contents(of: path, limit: 1 << 20) == .failure(ImportFailure(path: path, reason: "larger than 1 MB")))
  }

  @Test("broken gzip is told as that", arguments: [3, 12, 30, -9, -1])
  func broken(cut: Int) throws {
    let whole = try gzipped(feed([("One", nil), ("Two", nil)]))
    let part = cut > 0 ? Array(whole[..<cut]) : Array(whole.dropLast(-cut))
    #expect(throws: GunzipError.broken) { try gunzip(part, limit: 1 << 20) }
  }

  @Test("changed bytes are noticed")
  func changed() throws {
    var bytes = try gzipped(feed([("One", nil), ("Two", nil)]))
    bytes[bytes.count / 2] ^= 0x55
    #expect(throws: GunzipError.broken) { try gunzip(bytes, limit: 1 << 20) }
  }
}
