import ProgramRunner
import Testing

@testable import Fetch

/// Documents packed in the newer ways, where libcurl knows them.
@Suite("Brotli and zstd")
struct PackedTests {
  static let text = "<rss><channel><title>Fog</title></channel></rss>"

  /// Whether libcurl says that it can unpack this.
  static func isKnown(_ coding: String) -> Bool {
    guard let server = try? LoopbackServer(answer: { _ in .init() }), let fetcher = try? Fetcher(FetchPolicy()) else {
      return false
    }
    _ = fetcher.fetch(FetchRequest(url: server.url(), ring: .machine))
    return server.requests.first?.headers["accept-encoding"]?.contains(coding) ?? false
  }

  private func fetch(_ bytes: [UInt8], _ coding: String, limit: Int) throws -> Result<FetchResponse, FetchError> {
    let server = try LoopbackServer { _ in .init(headers: ["Content-Encoding: \(coding)"], bytes: bytes) }
    var policy = FetchPolicy()
    policy.sizeLimit = limit
    return try Fetcher(policy).fetch(FetchRequest(url: server.url(), ring: .machine))
  }

  @Test("a feed packed with brotli is unpacked", .enabled("this libcurl knows no brotli") { isKnown("br") })
  func brotli() throws {
    // brotli 1.0.9 -c
    let packed = "a1780100ed3870632d131f65c59f9ac7c7686e9ebdc9c50b4ce4c0bd2d4ee4fa0c0546e73fa3c116853800"
    #expect(try fetch(bytes(packed), "br", limit: 1 << 20).get().body == Array(Self.text.utf8))
  }

  @Test("a feed packed with zstd is unpacked", .enabled("this libcurl knows no zstd") { isKnown("zstd") })
  func zstd() throws {
    // zstd 1.5.4 -c --no-check
    let packed =
      "28b52ffd20305d010014023c7273733e3c6368616e6e656c3e3c7469746c653e466f673c2f3c2f2f7273733e02003f0bd6431903"
    #expect(try fetch(bytes(packed), "zstd", limit: 1 << 20).get().body == Array(Self.text.utf8))
  }

  @Test("a bomb of brotli stops at the limit", .enabled("this libcurl knows no brotli") { isKnown("br") })
  func brotliBomb() throws {
    // 16 MB of zeros, brotli 1.0.9 -q 11 -w 24.
    let bomb = bytes("cfffff7ff82700e2b14020f7fe7f")
    #expect(try fetch(bomb, "br", limit: 1 << 20).kind == .tooLarge)
    #expect(try fetch(bomb, "br", limit: 32 << 20).get().body.count == 16 << 20)
  }

  @Test("a bomb of zstd stops at the limit", .enabled("this libcurl knows no zstd") { isKnown("zstd") })
  func zstdBomb() throws {
    // A frame of 64 MB of zeros: each block of four bytes is one byte 131,072 times (RFC 8878, 3.1.1.2).
    var bomb = bytes("28b52ffd0068")
    for block in 0..<512 { bomb += bytes(block < 511 ? "02001000" : "03001000") }
    #expect(try fetch(bomb, "zstd", limit: 1 << 20).kind == .tooLarge)
    #expect(try fetch(bomb, "zstd", limit: 128 << 20).get().body.count == 64 << 20)
  }

  private func bytes(_ hex: String) -> [UInt8] {
    let digits = Array(hex)
    return stride(from: 0, to: digits.count - 1, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
  }
}
